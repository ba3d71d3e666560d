// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

#include <algorithm>

/// Taking back an earlier step: its commands in reverse, each still possible, and the containers as
/// they were.
namespace pw::domain {

namespace {

/// Whether a command of the way back meets the world it was made for. Somebody else, or a later
/// step, may have moved on.
class StillPossible
{
public:
    explicit StillPossible(Planner &planner) : p(planner) {}

    bool operator()(const AddChildren &c) const
    {
        const auto parent = here(c.parent);
        return parent && each(c.children, [](const UnitState &child) {
                   return !child.parent && !hasEnded(child.lifecycle);
               });
    }
    bool operator()(const RemoveChildren &c) const
    {
        const auto parent = here(c.parent);
        return parent && each(c.children, [&c](const UnitState &child) {
                   return child.parent == c.parent;
               });
    }
    bool operator()(const CloseContainer &c) const
    {
        const auto container = here(c.id);
        return container && container->container->open;
    }
    bool operator()(const ReopenContainer &c) const
    {
        const auto container = here(c.id);
        return container && !container->container->open && !container->parent;
    }
    bool operator()(const WithdrawContainer &c) const
    {
        const auto container = here(c.id);
        if (container && !container->holds.isEmpty()) // it would go with the number
            p.refuse(VerdictCode::TooLate, container);
        return container && container->holds.isEmpty() && !container->parent
               && p.world.childrenOf(c.id).isEmpty();
    }
    bool operator()(const LiftHold &c) const
    {
        return each(c.units, [&c](const UnitState &unit) {
            return std::any_of(unit.holds.cbegin(), unit.holds.cend(), [&c](const Hold &hold) {
                return c.hold.id.isEmpty() ? hold == c.hold : hold.id == c.hold.id;
            });
        });
    }
    bool operator()(const PlaceHold &) const { return true; }
    bool operator()(const LinkOrder &) const { return true; }
    bool operator()(const RetractEvent &c) const
    {
        return each(c.units, [](const UnitState &unit) { return unit.custody == Custody::Here; });
    }
    // No way back leads through these.
    bool operator()(const OpenContainer &) const { return false; }
    bool operator()(const EndLife &) const { return false; }
    bool operator()(const TakeSample &) const { return false; }
    bool operator()(const InspectUnits &) const { return false; }
    bool operator()(const ObserveContents &) const { return false; }
    bool operator()(const JudgeContents &) const { return false; }
    bool operator()(const VerifyLabel &) const { return false; }
    bool operator()(const ScrapLabel &) const { return false; }

private:
    std::optional<UnitState> here(const epc::Epc &id) const
    {
        const auto unit = p.known(id);
        if (unit && unit->container && unit->custody == Custody::Here && !hasEnded(unit->lifecycle))
            return unit;
        if (unit)
            p.refuse(VerdictCode::TooLate, unit);
        return {};
    }
    template <typename Test>
    bool each(const QList<epc::Epc> &ids, Test test) const
    {
        bool all = true;
        for (const epc::Epc &id : ids) {
            const auto unit = p.known(id);
            if (unit && !test(*unit))
                p.refuse(VerdictCode::TooLate, unit);
            all = all && unit && test(*unit);
        }
        return all;
    }

    Planner &p;
};

/// What the inverse of a retracted event does beside the lifecycle: what it said is taken off
/// again.
bool takeOffMismatch(Planner &p, const Step &step)
{
    for (const Command &command : step.commands) {
        const auto *judge = std::get_if<JudgeContents>(&command);
        if (!judge)
            continue;
        auto container = p.world.unit(judge->container);
        if (!container)
            return false;
        const auto before = p.base.unit(judge->container);
        container->holds.removeIf([&judge](const Hold &hold) {
            return !hold.id.isEmpty() && hold.id == mismatchHoldId(judge->outcome);
        });
        if (judge->settles) {
            Hold hold;
            hold.holdClass = HoldClass::DataIssue;
            hold.id = mismatchHoldId(*judge->settles);
            container->holds.append(hold);
        }
        p.world.know(*container);
    }
    return true;
}

/// The holds that would go. That a unit was set apart as damaged while it was replaced goes back
/// with the replacement, and what a new label took over lies on the old one still.
QList<Hold> freedBy(const Step &step)
{
    QList<Hold> freed;
    QSet<epc::Epc> opened;
    for (const Command &command : step.commands) {
        if (const auto *open = std::get_if<OpenContainer>(&command))
            opened.insert(open->id);
        const auto *place = std::get_if<PlaceHold>(&command);
        if (!place)
            continue;
        const bool replaced =
            step.commands.size() > 1 && place->hold.holdClass == HoldClass::Damaged;
        const bool takenOver = !place->units.isEmpty() && opened.contains(place->units.first());
        if (!replaced && !takenOver)
            freed.append(place->hold);
    }
    return freed;
}

/// Taking a hold back is releasing it: not without fresh data, not the final ones (R-QT-7, R-QT-8).
bool mayFree(Planner &p, const QList<Hold> &freed)
{
    if (freed.isEmpty())
        return true;
    if (!p.permitted(Function::ReleaseHold)
        || !p.fresh(p.rules.freshness.release, VerdictCode::OfflineNotAllowed))
        return false;
    if (std::none_of(freed.cbegin(), freed.cend(), isFinal))
        return true;
    p.refuse(VerdictCode::HoldNotReleasable);
    return false;
}

/// Brought back to life is a unit only by who may end it so.
std::optional<Function> endedBy(const Step &step)
{
    for (const Command &command : step.commands) {
        const auto *end = std::get_if<EndLife>(&command);
        if (end && end->kind == EndLife::Kind::Destroy)
            return Function::Destroy;
        if (end && end->kind == EndLife::Kind::Sample)
            return Function::Sample;
    }
    return {};
}

bool runInverse(Planner &p, const Command &command)
{
    const auto *lift = std::get_if<LiftHold>(&command);
    if (!lift)
        return p.run(command);
    if (lift->product)
        return p.liftFromLot(lift->hold, *lift->product, lift->lot);
    return p.lift(lift->hold, p.known(lift->units));
}

/// Nothing: one's own last step; whoever could do it can take it back.
std::optional<Function> functionOf(const Step &step, const std::optional<Step> &last)
{
    if (!freedBy(step).isEmpty())
        return Function::ReleaseHold;
    if (!last || last->operation != step.operation)
        return Function::Correct;
    return endedBy(step);
}

} // namespace

Result<Plan, Problems> planOf(const op::TakeBack &o, Planner &p)
{
    const auto function = functionOf(o.step, p.base.lastStep());
    const auto inverse = inverseOf(o.step);
    const auto ended = endedBy(o.step);
    const bool permitted = (!function || p.permitted(*function))
                           && (!ended || ended == function || p.permitted(*ended))
                           && mayFree(p, freedBy(o.step));
    if (!permitted)
        return p.result(VerdictCode::MistakeCorrected, {}, {});
    if (!inverse || inverse->isEmpty()) {
        p.refuse(VerdictCode::NothingToUndo);
        return p.result(VerdictCode::MistakeCorrected, {}, {});
    }
    for (const Command &command : *inverse) {
        if (!std::visit(StillPossible(p), command) || !runInverse(p, command)) {
            if (!p.failed())
                p.refuse(VerdictCode::TooLate);
            break;
        }
    }
    if (!p.failed() && (!takeOffMismatch(p, o.step) || !p.world.restore(o.step.containers)))
        p.refuse(VerdictCode::NotStored);
    const bool isLast = function != Function::Correct && function != Function::ReleaseHold;
    return p.result(!isLast ? VerdictCode::MistakeCorrected : VerdictCode::Undone, {}, {});
}

} // namespace pw::domain
