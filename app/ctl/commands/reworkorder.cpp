// SPDX-License-Identifier: Apache-2.0
#include "core/domain/reworkorder.h"

#include "app/ctl/commands/commands.h"
#include "app/ctl/operationarguments.h"

#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using domain::ReworkDifference;
using domain::ReworkOrder;

namespace {

/// A list of the order and its option.
struct List
{
    QString option;
    QString meaning;
    QList<epc::Epc> ReworkOrder::*units;
};

const QList<List> &lists()
{
    static const QList<List> all{
        {u"in"_s, u"Taken into rework."_s, &ReworkOrder::in},
        {u"out"_s, u"Came out good."_s, &ReworkOrder::out},
        {u"scrap"_s, u"Scrapped."_s, &ReworkOrder::scrap},
        {u"sample"_s, u"Taken as samples."_s, &ReworkOrder::sample},
        {u"returned"_s, u"Back to stock, as they came."_s, &ReworkOrder::returned}};
    return all;
}

class ReworkOrderCommand : public Command
{
public:
    QString name() const override { return u"rework-order"_s; }
    QString summary() const override
    {
        return u"whether a rework order is balanced, unit by unit: in = out + scrap + sample + "
               "returned"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"order"_s, u"Its number, for the answer."_s, u"[order]"_s);
        for (const List &list : lists())
            parser.addOption(
                {list.option, list.meaning + u" One unit a line; may be repeated."_s, u"FILE"_s});
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        ReworkOrder order;
        order.id = parser.positionalArguments().value(0);
        if (!parser.isSet(u"in"_s)) {
            printError(u"rework-order needs --in FILE."_s);
            return Usage;
        }
        for (const List &list : lists()) {
            const QStringList files = parser.values(list.option);
            for (const QString &file : files) {
                const auto units = unitsFrom({}, file);
                if (!units)
                    return Usage;
                order.*list.units += *units;
            }
        }
        const QList<ReworkDifference> differences = domain::differencesOf(order);
        if (parser.isSet(u"json"_s))
            printJson(json(order, differences));
        else
            print(order, differences);
        return differences.isEmpty() ? Success : Finding;
    }

private:
    static QJsonObject json(const ReworkOrder &order, const QList<ReworkDifference> &differences)
    {
        QJsonObject object{{"order"_L1, order.id}, {"balanced"_L1, differences.isEmpty()}};
        for (const List &list : lists())
            object[list.option] = int((order.*list.units).size());
        QJsonArray told;
        for (const ReworkDifference &difference : differences)
            told.append(QJsonObject{{"unit"_L1, difference.unit.key()},
                                    {"code"_L1, domain::toCode(difference.kind)}});
        object["differences"_L1] = told;
        return object;
    }

    static void print(const ReworkOrder &order, const QList<ReworkDifference> &differences)
    {
        QStringList counts;
        for (const List &list : lists())
            counts.append(list.option + u' ' + QString::number((order.*list.units).size()));
        printLine(counts.join(u", "_s));
        for (const ReworkDifference &difference : differences)
            printLine(domain::toCode(difference.kind) + u' ' + difference.unit.toHri());
        printLine(differences.isEmpty() ? u"Balanced: it may be closed."_s
                                        : u"Not balanced: it stays open."_s);
    }
};

} // namespace

std::unique_ptr<Command> makeReworkOrderCommand()
{
    return std::make_unique<ReworkOrderCommand>();
}

} // namespace pw::ctl
