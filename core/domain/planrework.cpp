// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

#include <algorithm>

/// Rework: replace, move, relabel, split, merge.
namespace pw::domain {

namespace {

/// The place a unit leaves counts as free for the one that takes it.
UnitState without(UnitState container, const UnitState &child)
{
    --container.childCount;
    if (container.childCount == 0) {
        container.product.reset();
        container.lot.clear();
    }
    Q_UNUSED(child)
    return container;
}

bool giveFate(Planner &p, const epc::Epc &unit, op::Fate fate, const QString &holdId)
{
    Hold hold;
    hold.id = holdId;
    hold.reason = p.request.reason.text;
    hold.by = p.request.actor.id;
    hold.since = p.request.at;
    switch (fate) {
    case op::Fate::Damaged:
        hold.holdClass = HoldClass::Damaged;
        return p.permitted(Function::PlaceHold) && p.run(PlaceHold{hold, {unit}, {}, {}});
    case op::Fate::Quarantined:
        return p.permitted(Function::PlaceHold) && p.run(PlaceHold{hold, {unit}, {}, {}});
    case op::Fate::Decommissioned:
        return p.permitted(Function::Decommission)
               && p.run(EndLife{{unit}, EndLife::Kind::Decommission, {}});
    case op::Fate::Destroyed:
        return p.permitted(Function::Destroy) && p.run(EndLife{{unit}, EndLife::Kind::Destroy, {}});
    }
    Q_UNREACHABLE();
}

/// What lay on the old container lies on the one that goes on for it.
bool carryHoldsOver(Planner &p, const UnitState &from, const epc::Epc &to)
{
    for (const Hold &hold : from.holds) {
        if (!p.run(PlaceHold{hold, {to}, {}, {}}))
            return false;
    }
    return true;
}

} // namespace

Result<Plan, Problems> planOf(const op::Replace &o, Planner &p)
{
    const bool mayTry = p.permitted(Function::Rework) && p.freshForPacking();
    const auto damaged = mayTry ? p.known(o.damaged) : std::nullopt;
    const auto replacement = damaged ? p.known(o.replacement) : std::nullopt;
    if (!replacement)
        return p.result(VerdictCode::Replaced, {}, {});
    if (o.damaged == o.replacement)
        p.refuse(VerdictCode::SameContainer, replacement);
    if (replacement->parent)
        p.refuse(VerdictCode::AlreadyAggregated, replacement);
    if (!p.mayLeave(*damaged) || p.failed())
        return p.result(VerdictCode::Replaced, {}, {});
    const epc::Epc parent = *damaged->parent;
    const auto container = p.knownContainer(parent);
    if (!container || !p.fits({*replacement}, without(*container, *damaged)))
        return p.result(VerdictCode::Replaced, {}, {});
    if (p.run(RemoveChildren{{o.damaged}, parent}) && p.cascadeUp(parent)
        && giveFate(p, o.damaged, o.fate, o.holdId))
        p.run(AddChildren{{o.replacement}, parent});
    return p.result(VerdictCode::Replaced, o.damaged, parent);
}

Result<Plan, Problems> planOf(const op::Move &o, Planner &p)
{
    const bool mayTry = p.permitted(Function::Rework) && p.freshForPacking();
    const auto target = mayTry ? p.knownContainer(o.target) : std::nullopt;
    if (!target || !p.changeable(*target))
        return p.result(VerdictCode::Moved, {}, {});
    if (!target->container->open && target->parent)
        p.refuse(VerdictCode::AlreadyAggregated, target);
    const QList<UnitState> children = p.known(o.children);
    for (const UnitState &child : children) {
        if (child.parent == o.target)
            p.refuse(VerdictCode::SameContainer, child);
        else
            p.mayLeave(child);
    }
    if (!p.failed() && p.fits(children, *target) && p.takeOut(children)) {
        // What was around the target may have gone, but it is still itself.
        if (const auto now = p.known(o.target))
            p.addTo(*now, children);
    }
    return p.result(VerdictCode::Moved,
                    children.size() == 1 ? std::optional(children.first().id) : std::nullopt,
                    o.target);
}

Result<Plan, Problems> planOf(const op::Relabel &o, Planner &p)
{
    const auto old = p.permitted(Function::Rework) ? p.knownContainer(o.container) : std::nullopt;
    if (!old || !p.changeable(*old) || !p.freeNumber(o.number, old->level))
        return p.result(VerdictCode::Relabelled, {}, {});
    const QList<epc::Epc> children = p.world.childrenOf(o.container);
    if (old->duplicateIdentity) { // under a new number nobody would look for the other one
        p.refuse(VerdictCode::DuplicateIdentity, old);
        return p.result(VerdictCode::Relabelled, {}, {});
    }
    // The stories name the old number: nobody could settle what would lie on the new one.
    if (std::ranges::any_of(
            old->holds, [](const Hold &hold) { return hold.holdClass == HoldClass::Conflict; })) {
        p.refuse(VerdictCode::Conflict, old);
        return p.result(VerdictCode::Relabelled, {}, {});
    }
    // As epcis.md has it for relabelling: the new one is there before anything moves.
    bool done = p.run(OpenContainer{o.number, old->level, LabelState::None});
    if (done && !children.isEmpty())
        done = p.run(RemoveChildren{children, o.container});
    if (done)
        done = p.cascadeUp(o.container);
    const auto placed = done ? p.known(o.container) : std::nullopt;
    done = placed.has_value();
    const auto parent = placed ? placed->parent : std::nullopt; // a market may take it away
    if (done && parent)
        done = p.run(RemoveChildren{{o.container}, *parent});
    if (done && !children.isEmpty())
        done = p.run(AddChildren{children, o.number});
    if (done && !old->container->open && !children.isEmpty())
        done = p.close(o.number, p.request.reason);
    if (done && parent)
        done = p.run(AddChildren{{o.number}, *parent});
    if (done)
        done = carryHoldsOver(p, *old, o.number);
    if (done)
        p.run(EndLife{{o.container}, EndLife::Kind::Decommission, o.number});
    return p.result(VerdictCode::Relabelled, o.number, o.number);
}

Result<Plan, Problems> planOf(const op::Split &o, Planner &p)
{
    const auto from = p.permitted(Function::Rework) ? p.knownContainer(o.container) : std::nullopt;
    if (!from || !p.changeable(*from) || !p.freeNumber(o.number, from->level))
        return p.result(VerdictCode::ContainerSplit, {}, {});
    const QList<UnitState> children = p.known(o.children);
    for (const UnitState &child : children) {
        if (child.parent != o.container)
            p.refuse(VerdictCode::NotInThisContainer, child, o.container);
        else
            p.mayLeave(child);
    }
    if (children.size() >= from->childCount) // that would be a new label, not two containers
        p.refuse(VerdictCode::ContainerEmpty, from);
    if (!p.failed() && p.open(o.number, from->level, LabelState::None)) {
        const bool moved = p.fits(children, *p.world.unit(o.number))
                           && p.run(RemoveChildren{idsOf(children), o.container})
                           && p.cascadeUp(o.container)
                           && p.run(AddChildren{idsOf(children), o.number});
        if (moved && !from->container->open)
            p.close(o.number, p.request.reason);
    }
    return p.result(VerdictCode::ContainerSplit, o.number, o.number);
}

Result<Plan, Problems> planOf(const op::Merge &o, Planner &p)
{
    const bool mayTry = p.permitted(Function::Rework) && p.freshForPacking();
    const auto source = mayTry ? p.knownContainer(o.source) : std::nullopt;
    const auto target = source ? p.knownContainer(o.target) : std::nullopt;
    if (!target || !p.changeable(*source) || !p.changeable(*target))
        return p.result(VerdictCode::ContainersMerged, {}, {});
    if (o.source == o.target)
        p.refuse(VerdictCode::SameContainer, source);
    if (!target->container->open && target->parent)
        p.refuse(VerdictCode::AlreadyAggregated, target);
    const QList<UnitState> children = p.known(p.world.childrenOf(o.source));
    for (const UnitState &child : children)
        p.allowed(child, UnitAction::Remove);
    if (p.failed() || !p.fits(children, *target))
        return p.result(VerdictCode::ContainersMerged, {}, {});
    bool done = p.run(RemoveChildren{idsOf(children), o.source});
    if (done)
        done = p.cascadeUp(o.source);
    const auto placed = done ? p.known(o.source) : std::nullopt;
    if (placed && placed->parent)
        done = p.takeOut({*placed});
    const auto now = placed && done ? p.known(o.target) : std::nullopt;
    if (now && p.addTo(*now, children))
        p.run(EndLife{{o.source}, EndLife::Kind::Decommission, o.target});
    return p.result(VerdictCode::ContainersMerged, o.target, o.target);
}

} // namespace pw::domain
