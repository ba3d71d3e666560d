// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/orderarguments.h"

#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using domain::ReworkDifference;
using domain::ReworkOrder;

namespace {

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
        addOrderOptions(parser);
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        if (!parser.isSet(u"in"_s)) {
            printError(u"rework-order needs --in FILE."_s);
            return Usage;
        }
        const auto order = orderFrom(parser, parser.positionalArguments().value(0));
        if (!order)
            return Usage;
        const QList<ReworkDifference> differences = domain::differencesOf(*order);
        if (parser.isSet(u"json"_s))
            printJson(json(*order, differences));
        else
            print(*order, differences);
        return differences.isEmpty() ? Success : Finding;
    }

private:
    static QJsonObject json(const ReworkOrder &order, const QList<ReworkDifference> &differences)
    {
        QJsonObject object{{"order"_L1, order.id}, {"balanced"_L1, differences.isEmpty()}};
        for (const OrderList &list : orderLists())
            object[list.key] = int((order.*list.units).size());
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
        for (const OrderList &list : orderLists())
            counts.append(list.key + u' ' + QString::number((order.*list.units).size()));
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
