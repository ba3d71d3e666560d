// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

#include "core/domain/offlinepermit.h"
#include "core/domain/scannedunit.h"

#include <algorithm>

namespace pw::domain {

bool liesOnContainerOnly(const Hold &hold)
{
    return hold.holdClass == HoldClass::Conflict || isMismatch(hold);
}

bool isMismatch(const Hold &hold)
{
    return hold.id == mismatchHoldId(ContentsOutcome::MismatchQuantity)
           || hold.id == mismatchHoldId(ContentsOutcome::MismatchInstance);
}

QList<epc::Epc> idsOf(const QList<UnitState> &units)
{
    QList<epc::Epc> ids;
    for (const UnitState &unit : units)
        ids.append(unit.id);
    return ids;
}

QList<Hold> effectiveHolds(const UnitState &unit, const World &world)
{
    QList<Hold> holds = unit.holds;
    auto parent = unit.parent;
    for (int depth = 0; parent && depth < MaxDepth; ++depth) {
        const auto above = world.unit(*parent);
        if (!above)
            break;
        for (const Hold &hold : above->holds) {
            const bool known =
                std::any_of(holds.cbegin(), holds.cend(), [&hold](const Hold &other) {
                    return !hold.id.isEmpty() && other.id == hold.id;
                });
            if (!known && !liesOnContainerOnly(hold))
                holds.append(hold);
        }
        parent = above->parent;
    }
    return holds;
}

Result<Plan, Problems> Planner::result(VerdictCode code, const std::optional<epc::Epc> &unit,
                                       const std::optional<epc::Epc> &container)
{
    if (!failed() && plan.commands.isEmpty()) // a look-up below failed: nothing can be said
        refuse(VerdictCode::NotStored);
    if (failed()) {
        std::stable_sort(problems.begin(), problems.end(), [](const Verdict &a, const Verdict &b) {
            return gravityOf(a.code) > gravityOf(b.code);
        });
        return Failure{problems};
    }
    plan.after = world.records();
    for (const UnitState &after : std::as_const(plan.after)) {
        if (const auto before = base.unit(after.id))
            plan.before.append(*before);
    }
    plan.containers = world.unitsBefore();
    const int affected = plan.verdict.affected;
    plan.verdict = verdict(code, unit ? world.unit(*unit) : std::nullopt);
    plan.verdict.affected = affected;
    if (container) {
        plan.verdict.container = *container;
        if (const auto record = world.unit(*container)) {
            plan.verdict.containerLevel = record->level;
            plan.verdict.count = record->childCount;
            plan.verdict.capacity = record->container ? record->container->capacity : std::nullopt;
        }
    }
    return std::move(plan);
}

Verdict Planner::verdict(VerdictCode code, const std::optional<UnitState> &unit) const
{
    Verdict result;
    result.code = code;
    result.dataAge = base.dataAge();
    if (!unit)
        return result;
    result.unit = unit->id;
    result.unitLevel = unit->level;
    result.lot = unit->lot;
    result.expiry = unit->expiry;
    result.hold = worstHold(unit->holds);
    result.station = unit->lastEventBy;
    result.at = unit->lastEventAt;
    if (unit->product) {
        if (const auto product = base.product(*unit->product))
            result.productName = product->name;
    }
    return result;
}

void Planner::refuse(VerdictCode code, const std::optional<UnitState> &unit,
                     const std::optional<epc::Epc> &container)
{
    Verdict problem = verdict(code, unit);
    problem.container = container ? container : (unit ? unit->parent : std::nullopt);
    if (problem.container) {
        if (const auto record = base.unit(*problem.container)) {
            problem.containerLevel = record->level;
            problem.count = record->childCount;
            problem.capacity = record->container ? record->container->capacity : std::nullopt;
        }
    }
    problems.append(problem);
}

void Planner::refuseUnknown(const epc::Epc &id)
{
    const VerdictCode code = codeOfUnknown(id, {}, base);
    Verdict problem = verdict(code, {});
    problem.unit = id;
    problems.append(problem);
}

bool Planner::permitted(Function function)
{
    const auto refusal = rules.roles.refuse(function, request.actor, request.reason);
    if (refusal)
        refuse(*refusal);
    return !refusal;
}

bool Planner::fresh(std::chrono::seconds limit, VerdictCode refusal)
{
    const auto age = base.dataAge();
    if (age && *age <= limit)
        return true;
    refuse(refusal);
    return false;
}

bool Planner::freshForPacking()
{
    return fresh(packingLimit(base, rules, request.actor, request.reason), VerdictCode::DataTooOld);
}

UnitFacts Planner::factsOf(const UnitState &unit) const
{
    UnitFacts facts;
    facts.staleLabelBlocks = rules.staleLabelBlocks;
    if (unit.container)
        facts.heldInside = world.heldInside(unit.id);
    return facts;
}

bool Planner::allowed(const UnitState &unit, UnitAction action)
{
    UnitState effective = unit;
    effective.holds = effectiveHolds(unit, world);
    const auto conditions = conditionsOf(effective, factsOf(unit), today);
    const UnitCondition worst = worstCondition(conditions, action);
    switch (cellOf(worst, action)) {
    case Cell::NotApplicable:
    case Cell::Allowed: return true;
    case Cell::ViaTop: refuse(VerdictCode::AlreadyAggregated, unit); return false;
    case Cell::WithReason:
        if (!request.reason.code.isEmpty())
            return true;
        refuse(VerdictCode::ReasonMissing, unit);
        return false;
    case Cell::ByQa: return permitted(Function::ExtractHeld);
    case Cell::ByQaWithSecond: return permitted(Function::ReleaseHold);
    case Cell::IntoHeldOnly:
    case Cell::Refused: break;
    }
    refuse(refusalOf(worst, effective), unit);
    return false;
}

std::optional<UnitState> Planner::known(const epc::Epc &id)
{
    auto unit = world.unit(id);
    if (!unit)
        refuseUnknown(id);
    return unit;
}

std::optional<UnitState> Planner::knownContainer(const epc::Epc &id)
{
    auto unit = known(id);
    if (!unit || unit->container)
        return unit;
    refuse(VerdictCode::NotAContainer, unit);
    return {};
}

QList<UnitState> Planner::known(const QList<epc::Epc> &ids)
{
    if (ids.isEmpty())
        refuse(VerdictCode::NothingSelected);
    QList<UnitState> units;
    QSet<epc::Epc> seen;
    for (const epc::Epc &id : ids) {
        if (seen.contains(id))
            continue;
        seen.insert(id);
        if (const auto unit = known(id))
            units.append(*unit);
    }
    return units;
}

bool Planner::freeNumber(const epc::Epc &number, Level level)
{
    const auto free = number.sscc() ? world.freeNumberLevel(*number.sscc()) : std::nullopt;
    if (free && *free == level)
        return true;
    Verdict problem = verdict(free                 ? VerdictCode::WrongLevel
                              : world.unit(number) ? VerdictCode::NumberUsed
                                                   : VerdictCode::ForeignContainer,
                              {});
    problem.unit = number;
    problem.unitLevel = free;
    problems.append(problem);
    return false;
}

bool Planner::changeable(const UnitState &container)
{
    if (hasEnded(container.lifecycle) || container.lifecycle != Lifecycle::Commissioned) {
        refuse(refusalOf(hasEnded(container.lifecycle) ? UnitCondition::Ended
                                                       : UnitCondition::NotCommissioned,
                         container),
               container);
        return false;
    }
    // R-SH-2, R-DA-7: what stands in something that left has left with it.
    std::optional<UnitState> above = container;
    for (int depth = 0; above && depth < MaxDepth; ++depth) {
        if (above->custody != Custody::Here) {
            refuse(refusalOf(UnitCondition::Away, above), container, above->id);
            return false;
        }
        above = above->parent ? world.unit(*above->parent) : std::nullopt;
    }
    const bool openElsewhere = container.container && container.container->open
                               && !container.lastEventBy.isEmpty()
                               && container.lastEventBy != base.station();
    if (openElsewhere)
        refuse(VerdictCode::InUseElsewhere, container);
    return !openElsewhere;
}

bool Planner::mayLeave(const UnitState &child)
{
    if (!child.parent) {
        refuse(VerdictCode::NotAggregated, child);
        return false;
    }
    const auto parent = known(*child.parent);
    return parent && changeable(*parent) && allowed(child, UnitAction::Remove);
}

} // namespace pw::domain
