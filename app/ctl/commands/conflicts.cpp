// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/historyaccess.h"
#include "core/domain/policy.h"
#include "core/domain/unitcodes.h"
#include "core/services/disputedunits.h"

#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class ConflictsCommand : public Command
{
public:
    QString name() const override { return u"conflicts"_s; }
    QString summary() const override
    {
        return u"units that stations contradict each other about, and who says what"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const SystemClock clock;
        const auto reader = openHistory(clock);
        if (!reader)
            return CannotStart;
        (void)reader->renewed();
        const auto disputed = services::disputedUnits(reader->store(), reader->world());
        if (!disputed) {
            printUnreadable(disputed.error());
            return CannotStart;
        }
        const bool asJson = parser.isSet(u"json"_s);
        for (const domain::UnitState &unit : *disputed) {
            const domain::Hold &conflict = *domain::conflictOf(unit);
            if (asJson)
                printJson({{"unit"_L1, unit.id.key()}, {"hold"_L1, domain::toJson(conflict)}});
            else
                print(unit, *conflict.dispute);
        }
        if (disputed->isEmpty() && !asJson)
            printLine(u"No station contradicts another one."_s);
        return disputed->isEmpty() ? Success : Finding;
    }

private:
    static QString storyOf(const domain::Claim &claim)
    {
        if (claim.container)
            return u"put it into "_s + claim.container->toHri();
        switch (claim.story) {
        case domain::Story::Held: return u"put it on hold"_s;
        case domain::Story::Ended: return u"ended its life"_s;
        case domain::Story::Packed:
        case domain::Story::Handled: break;
        }
        return u"worked on it"_s;
    }

    static void print(const domain::UnitState &unit, const domain::Dispute &dispute)
    {
        printLine(unit.id.toHri());
        for (const domain::Claim &claim : dispute.claims) {
            const QString station = claim.station.isEmpty() ? u"another system"_s : claim.station;
            printLine(u"  %1: %2 %3"_s.arg(local(claim.at), station, storyOf(claim)));
        }
    }
};

} // namespace

std::unique_ptr<Command> makeConflictsCommand()
{
    return std::make_unique<ConflictsCommand>();
}

} // namespace pw::ctl
