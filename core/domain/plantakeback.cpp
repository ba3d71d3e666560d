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
        return container && !container->parent && p.world.childrenOf(c.id).isEmpty();
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

/// That a unit was set apart as damaged while it was replaced goes back with the replacement; any
/// other hold is released by who may release.
bool freesSomething(const Step &step)
{
    return std::any_of(step.commands.cbegin(), step.commands.cend(), [&](const Command &command) {
        const auto *place = std::get_if<PlaceHold>(&command);
        return place && (step.commands.size() == 1 || place->hold.holdClass != HoldClass::Damaged);
    });
}

/// Nothing: one's own last step; whoever could do it can take it back.
std::optional<Function> functionOf(const Step &step, const std::optional<Step> &last)
{
    if (freesSomething(step))
        return Function::ReleaseHold;
    if (last && last->operation == step.operation)
        return {};
    return Function::Correct;
}

} // namespace

Result<Plan, Problems> planOf(const op::TakeBack &o, Planner &p)
{
    const auto function = functionOf(o.step, p.base.lastStep());
    const auto inverse = inverseOf(o.step);
    if (function && !p.permitted(*function))
        return p.result(VerdictCode::MistakeCorrected, {}, {});
    if (!inverse || inverse->isEmpty()) {
        p.refuse(VerdictCode::NothingToUndo);
        return p.result(VerdictCode::MistakeCorrected, {}, {});
    }
    for (const Command &command : *inverse) {
        if (!std::visit(StillPossible(p), command) || !p.run(command)) {
            if (!p.failed())
                p.refuse(VerdictCode::TooLate);
            break;
        }
    }
    if (!p.failed() && (!takeOffMismatch(p, o.step) || !p.world.restore(o.step.containers)))
        p.refuse(VerdictCode::NotStored);
    return p.result(function ? VerdictCode::MistakeCorrected : VerdictCode::Undone, {}, {});
}

} // namespace pw::domain
