// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

#include <algorithm>

namespace pw::domain {

namespace {

constexpr int MaxDepth = 32; ///< of containers in each other: deeper is a circle in the data

bool isMismatch(const Hold &hold)
{
    return hold.id == mismatchHoldId(ContentsOutcome::MismatchQuantity)
           || hold.id == mismatchHoldId(ContentsOutcome::MismatchInstance);
}

bool isHeldItself(const UnitState &unit)
{
    return std::any_of(unit.holds.cbegin(), unit.holds.cend(),
                       [](const Hold &hold) { return !isMismatch(hold); });
}

} // namespace

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
            if (!known && !isMismatch(hold))
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
    if (failed())
        return Failure{problems};
    plan.after = world.records();
    for (const UnitState &after : std::as_const(plan.after)) {
        if (const auto before = base.unit(after.id))
            plan.before.append(*before);
    }
    plan.containers = world.containersBefore();
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
    const auto age = base.dataAge();
    const bool certain = age && *age <= rules.freshness.unknownIsCertain;
    Verdict problem = verdict(certain ? VerdictCode::UnknownSerial : VerdictCode::Unverified, {});
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
    const bool maySign =
        !rules.roles.refuse(Function::OverrideStaleData, request.actor, request.reason);
    return fresh(maySign ? rules.freshness.packingSigned : rules.freshness.packing,
                 VerdictCode::DataTooOld);
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
    const auto conditions = conditionsOf(effective, factsOf(unit), base.today());
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

QSet<QString> Planner::lotsInside(const epc::Epc &container, int depth) const
{
    QSet<QString> lots;
    const QList<epc::Epc> children = world.childrenOf(container);
    for (const epc::Epc &id : children) {
        const auto child = world.unit(id);
        if (!child)
            continue;
        if (child->lot.isEmpty() && child->container && depth < MaxDepth)
            lots += lotsInside(id, depth + 1);
        else
            lots.insert(child->lot);
    }
    return lots;
}

bool Planner::fitsOne(const UnitState &child, const UnitState &parent, ContainerContents &contents)
{
    const auto childProduct = child.product ? base.product(*child.product) : std::nullopt;
    auto product = childProduct;
    if (contents.count > 0 && contents.product && contents.product != child.product)
        product = base.product(*contents.product);
    if (!product) {
        refuse(VerdictCode::NoMasterData, child);
        return false;
    }
    const PackagingRule *rule = rules.packagingRule(product->gtin, parent.level);
    UnitState asked = child;
    if (rule && rule->alsoTakes.contains(child.level))
        asked.level = product->childLevelOf(parent.level).value_or(child.level);
    if (const auto refusal = refuseChild(asked, contents, *product)) {
        Verdict problem = verdict(*refusal, child);
        problem.container = parent.id;
        problem.containerLevel = parent.level;
        problem.count = contents.count;
        problem.capacity = contents.capacity;
        problem.expectedProductName = product->name;
        problem.expectedLot = contents.lot;
        problems.append(problem);
        return false;
    }
    if (rule && contents.count > 0 && child.lot != contents.lot) {
        QSet<QString> lots = lotsInside(parent.id);
        lots.insert(child.lot);
        if (lots.size() > rule->maxLots) {
            refuse(VerdictCode::WrongLot, child, parent.id);
            return false;
        }
    }
    if (isNearExpiry(child, *product, base.today()))
        plan.warnings.append(verdict(VerdictCode::NearExpiry, child));
    contents = withChild(contents, child, *product);
    return true;
}

bool Planner::fits(const QList<UnitState> &children, const UnitState &parent)
{
    const auto before = problems.size();
    const bool parentHeld = isHeldItself(parent);
    QSet<epc::Epc> above; // the parent and what it is in
    std::optional<UnitState> at = parent;
    for (int depth = 0; at && depth < MaxDepth; ++depth) {
        above.insert(at->id);
        at = at->parent ? world.unit(*at->parent) : std::nullopt;
    }
    ContainerContents contents = contentsOf(parent);
    for (const UnitState &child : children) {
        if (above.contains(child.id)) {
            refuse(VerdictCode::WouldCycle, child, parent.id);
            continue;
        }
        UnitState loose = child;
        loose.parent.reset(); // that it leaves where it is has been asked already
        const auto conditions = conditionsOf(loose, factsOf(child), base.today());
        const UnitCondition worst = worstCondition(conditions, UnitAction::AddAsChild);
        const Cell cell = cellOf(worst, UnitAction::AddAsChild);
        if (cell == Cell::Refused || (cell == Cell::IntoHeldOnly && !parentHeld)) {
            refuse(refusalOf(worst, child), child, parent.id);
            continue;
        }
        if (parentHeld && cell != Cell::IntoHeldOnly) { // what is free would be held with the rest
            refuse(refusalOf(UnitCondition::Held, parent), parent);
            continue;
        }
        if (child.container && child.container->open) {
            refuse(VerdictCode::ContainerStillOpen, child);
            continue;
        }
        fitsOne(child, parent, contents);
    }
    return problems.size() == before;
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

bool Planner::run(const Command &command)
{
    if (!world.apply(command)) {
        refuse(VerdictCode::NotStored);
        return false;
    }
    plan.commands.append(command);
    return true;
}

bool Planner::open(const epc::Epc &number, Level level, LabelState label)
{
    return freeNumber(number, level) && run(OpenContainer{number, level, label});
}

bool Planner::takeOut(const QList<UnitState> &children)
{
    QList<epc::Epc> parents; // in the order first met
    QHash<epc::Epc, QList<epc::Epc>> byParent;
    for (const UnitState &child : children) {
        if (!byParent.contains(*child.parent))
            parents.append(*child.parent);
        byParent[*child.parent].append(child.id);
    }
    for (const epc::Epc &parent : std::as_const(parents)) {
        QList<epc::Epc> leaving = byParent[parent];
        leaving.removeIf([&](const epc::Epc &id) { // emptied, or dissolved around, it has left
            const auto child = known(id);
            return !child || child->parent != parent;
        });
        if (failed())
            return false;
        if (leaving.isEmpty())
            continue;
        if (!run(RemoveChildren{leaving, parent}) || !leaveEmptied(parent) || !cascadeUp(parent))
            return false;
    }
    return true;
}

bool Planner::leaveEmptied(const epc::Epc &parent)
{
    auto container = world.unit(parent);
    for (int depth = 0; container && container->childCount == 0 && depth < MaxDepth; ++depth) {
        plan.emptied.append(container->id);
        if (!container->parent)
            return true;
        const epc::Epc above = *container->parent;
        if (!run(RemoveChildren{{container->id}, above}))
            return false;
        container = world.unit(above);
    }
    return true;
}

bool Planner::cascadeUp(const epc::Epc &container)
{
    if (rules.cascade == Cascade::None)
        return true;
    auto at = world.unit(container);
    for (int depth = 0; at && at->parent && depth < MaxDepth; ++depth) {
        const epc::Epc above = *at->parent;
        const QList<epc::Epc> leaving = world.childrenOf(above);
        for (const epc::Epc &id : leaving) { // what stands beside it may be held
            const auto child = known(id);
            if (child)
                allowed(*child, UnitAction::Remove);
        }
        if (failed() || !run(RemoveChildren{leaving, above}))
            return false;
        plan.emptied.append(above);
        at = world.unit(above); // what that was in is dissolved next
    }
    return true;
}

bool Planner::addTo(const UnitState &container, const QList<UnitState> &children)
{
    const bool wasOpen = container.container->open;
    if (!wasOpen && !run(ReopenContainer{container.id}))
        return false;
    if (!run(AddChildren{idsOf(children), container.id}))
        return false;
    return wasOpen || close(container.id, request.reason);
}

bool Planner::close(const epc::Epc &container, const Reason &reason)
{
    const auto record = world.unit(container);
    if (!record || !record->container) {
        refuse(VerdictCode::NotStored);
        return false;
    }
    const auto capacity = record->container->capacity;
    const bool partial = !capacity || record->childCount < *capacity;
    return run(CloseContainer{container, partial, partial ? reason : Reason()});
}

QList<UnitState> Planner::inside(const epc::Epc &container)
{
    QList<UnitState> found;
    QSet<epc::Epc> seen{container};
    QList<epc::Epc> open{container};
    while (!open.isEmpty()) {
        const QList<epc::Epc> children = world.childrenOf(open.takeFirst());
        for (const epc::Epc &id : children) {
            if (seen.contains(id)) // a circle in what central says
                continue;
            seen.insert(id);
            const auto child = known(id);
            if (!child)
                continue;
            found.append(*child);
            if (child->container)
                open.append(id);
        }
    }
    return found;
}

} // namespace pw::domain
