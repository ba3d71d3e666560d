// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/siterules.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/historyaccess.h"
#include "app/ctl/operationarguments.h"
#include "core/domain/plan.h"
#include "core/services/topupcandidates.h"

#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

class TopUpSuggestionsCommand : public Command
{
public:
    QString name() const override { return u"topup-suggestions"_s; }
    QString summary() const override
    {
        return u"what may fill up a partial container, its own lot and the earliest expiry first"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"container"_s, u"The closed container."_s);
        parser.addPositionalArgument(u"candidates"_s,
                                     u"What is at hand; unless given, all that is loose here."_s,
                                     u"[unit…]"_s);
        parser.addOption({u"list"_s, u"Further candidates, one a line."_s, u"FILE"_s});
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const QStringList arguments = parser.positionalArguments();
        const auto container = anyUnitFrom(arguments.value(0));
        const auto named = unitsFrom(arguments.mid(1), parser.value(u"list"_s));
        if (!container || !named)
            return Usage;
        const bootstrap::Paths paths = bootstrap::Paths::fromEnvironment();
        const auto rules = bootstrap::siteRules(paths);
        if (!rules) {
            printError(u"%1 cannot be used; see: packwrightctl policy check"_s.arg(paths.rules));
            return CannotStart;
        }
        const SystemClock clock;
        const auto reader = openHistory(clock);
        if (!reader)
            return CannotStart;
        (void)reader->renewed();
        const auto record = reader->world().unit(*container);
        if (!record || !record->container) {
            printError(u"%1 is no container this station knows."_s.arg(container->toHri()));
            return Finding;
        }
        QList<epc::Epc> candidates = *named;
        if (candidates.isEmpty()) {
            const auto loose = services::topUpCandidates(*reader, *record);
            if (!loose) {
                printUnreadable(loose.error());
                return CannotStart;
            }
            candidates = *loose;
        }
        candidates.removeAll(*container);
        const auto suggested = suggestTopUps(*container, candidates, reader->world(), *rules);
        print(*record, suggested, reader->world(), parser.isSet(u"json"_s));
        return suggested.isEmpty() ? Finding : Success;
    }

private:
    static void print(const UnitState &container, const QList<epc::Epc> &suggested,
                      const World &world, bool asJson)
    {
        const auto &capacity = container.container->capacity;
        if (asJson) {
            QJsonArray units;
            for (const epc::Epc &id : suggested) {
                const auto unit = world.unit(id);
                QJsonObject told{{"key"_L1, id.key()}};
                if (unit) {
                    told["lot"_L1] = unit->lot;
                    told["expiry"_L1] = unit->expiry.toString(Qt::ISODate);
                }
                units.append(told);
            }
            QJsonObject answer{{"container"_L1, container.id.key()},
                               {"count"_L1, container.childCount},
                               {"suggestions"_L1, units}};
            if (capacity)
                answer["capacity"_L1] = *capacity;
            printJson(answer);
            return;
        }
        printLine(u"%1 holds %2%3"_s.arg(container.id.toHri())
                      .arg(container.childCount)
                      .arg(capacity ? u" of %1"_s.arg(*capacity) : QString()));
        for (const epc::Epc &id : suggested) {
            const auto unit = world.unit(id);
            printLine(
                u"  "_s + id.toHri()
                + (unit && !unit->lot.isEmpty() ? QString(u" · lot "_s + unit->lot) : QString())
                + (unit && unit->expiry.isValid()
                       ? QString(u" · expiry "_s + unit->expiry.toString(Qt::ISODate))
                       : QString()));
        }
        if (suggested.isEmpty())
            printError(u"Nothing that is loose here may go into it."_s);
    }
};

} // namespace

std::unique_ptr<Command> makeTopUpSuggestionsCommand()
{
    return std::make_unique<TopUpSuggestionsCommand>();
}

} // namespace pw::ctl
