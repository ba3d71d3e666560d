// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/historyaccess.h"
#include "app/ctl/searchhits.h"

#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class WhereCommand : public Command
{
public:
    QString name() const override { return u"where"_s; }
    QString summary() const override
    {
        return u"what a unit is in, up to the outermost container, and what is beside it"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"unit"_s, u"SSCC of 18 digits, or a Digital Link."_s);
        parser.addOption({u"limit"_s, u"At most so many siblings."_s, u"N"_s, u"100"_s});
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto unit = unitFrom(parser.positionalArguments().value(0), name());
        const auto limit = countFrom(parser.value(u"limit"_s), u"--limit"_s);
        if (!unit || !limit)
            return Usage;
        const SystemClock clock;
        const auto reader = openHistory(clock);
        if (!reader)
            return CannotStart;
        services::HistoryService &history = reader->renewed();
        const auto path = history.pathToTop(*unit);
        const auto siblings = history.siblings(*unit, *limit);
        if (!path || !siblings) {
            printUnreadable(path ? siblings.error() : path.error());
            return CannotStart;
        }
        if (path->isEmpty()) {
            printError(u"%1 is not known at this station."_s.arg(unit->toHri()));
            return Finding;
        }
        print(*path, *siblings, parser.isSet(u"json"_s));
        return Success;
    }

private:
    static void print(const QList<domain::SearchHit> &path, const QList<epc::Epc> &siblings,
                      bool asJson)
    {
        if (asJson) {
            QJsonArray steps, beside;
            for (const domain::SearchHit &step : path)
                steps.append(json(step));
            for (const epc::Epc &sibling : siblings)
                beside.append(sibling.key());
            printJson({{"path"_L1, steps}, {"siblings"_L1, beside}});
            return;
        }
        for (qsizetype depth = 0; depth < path.size(); ++depth)
            printLine(QString(depth * 2, u' ') + line(path[depth]));
        for (const epc::Epc &sibling : siblings)
            printLine(u"beside it: "_s + sibling.toHri());
    }
};

} // namespace

std::unique_ptr<Command> makeWhereCommand()
{
    return std::make_unique<WhereCommand>();
}

} // namespace pw::ctl
