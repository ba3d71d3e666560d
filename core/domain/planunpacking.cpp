// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

/// Taking apart: remove, dissolve.
namespace pw::domain {

namespace {

/// What leaves what, the outermost container first; every unit that is in the way is named.
void collect(Planner &p, const epc::Epc &container, int depth, QList<RemoveChildren> &removals)
{
    const QList<epc::Epc> children = p.world.childrenOf(container);
    if (children.isEmpty())
        return;
    removals.append({children, container});
    for (const epc::Epc &id : children) {
        const auto child = p.known(id);
        if (child && p.allowed(*child, UnitAction::Remove) && depth > 1 && child->container)
            collect(p, id, depth - 1, removals);
    }
}

} // namespace

Result<Plan, Problems> planOf(const op::Remove &o, Planner &p)
{
    if (!p.permitted(Function::Rework))
        return p.result(VerdictCode::ChildrenRemoved, {}, {});
    const QList<UnitState> children = p.known(o.children);
    std::optional<epc::Epc> parent;
    for (const UnitState &child : children) {
        if (p.mayLeave(child) && !parent)
            parent = child.parent;
    }
    if (!p.failed())
        p.takeOut(children);
    return p.result(VerdictCode::ChildrenRemoved,
                    children.size() == 1 ? std::optional(children.first().id) : std::nullopt,
                    parent);
}

Result<Plan, Problems> planOf(const op::Dissolve &o, Planner &p)
{
    const Function function = o.depth > 1 ? Function::DissolveDeep : Function::Rework;
    const auto container = p.permitted(function) ? p.knownContainer(o.container) : std::nullopt;
    if (!container || !p.changeable(*container))
        return p.result(VerdictCode::Dissolved, {}, {});
    if (container->childCount == 0 && p.world.childrenOf(o.container).isEmpty()) {
        p.refuse(VerdictCode::ContainerEmpty, container);
        return p.result(VerdictCode::Dissolved, {}, {});
    }
    QList<RemoveChildren> removals;
    collect(p, o.container, o.depth, removals);
    bool done = !p.failed();
    if (done)
        done = p.cascadeUp(o.container);
    // An empty container may not stay inside another (R-DA-6).
    const auto placed = done ? p.known(o.container) : std::nullopt;
    done = placed.has_value();
    if (placed && placed->parent)
        done = p.takeOut({*placed});
    QList<epc::Epc> emptied;
    for (const RemoveChildren &removal : std::as_const(removals)) {
        done = done && p.run(removal);
        emptied.append(removal.parent);
    }
    for (const epc::Epc &id : std::as_const(p.plan.emptied)) {
        if (!emptied.contains(id))
            emptied.append(id);
    }
    p.plan.emptied = emptied;
    // What holds a container goes on to hold it, even empty: its label must not come back.
    if (done && o.emptyParents == op::EmptyParents::Decommission)
        p.run(EndLife{emptied, EndLife::Kind::Decommission, {}});
    return p.result(VerdictCode::Dissolved, o.container, o.container);
}

} // namespace pw::domain
