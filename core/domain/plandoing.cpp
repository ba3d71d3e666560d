// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

/// What plans are made of: commands that come true one after the other.
namespace pw::domain {

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
