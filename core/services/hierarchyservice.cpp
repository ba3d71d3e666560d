// SPDX-License-Identifier: Apache-2.0
#include "core/services/hierarchyservice.h"

namespace pw::services {

using namespace domain;

TreeNode HierarchyService::nodeOf(const UnitState &unit) const
{
    TreeNode node{unit.id};
    node.level = unit.level;
    node.childCount = unit.childCount;
    node.lot = unit.lot;
    node.held = !unit.holds.isEmpty();
    node.sync = unit.sync;
    if (unit.container) {
        node.capacity = unit.container->capacity;
        node.open = unit.container->open;
        node.heldInside = m_world.heldInside(unit.id);
    }
    return node;
}

std::optional<TreeNode> HierarchyService::node(const epc::Epc &id) const
{
    const auto unit = m_world.unit(id);
    return unit ? std::optional(nodeOf(*unit)) : std::nullopt;
}

QList<TreeNode> HierarchyService::roots(const PackState &state) const
{
    QList<TreeNode> roots;
    for (const ContainerContents &open : state.open) {
        if (const auto root = node(open.id))
            roots.append(*root);
    }
    if (state.lastClosed) {
        if (const auto root = node(state.lastClosed->id))
            roots.append(*root);
    }
    for (const GatheredChild &child : state.gathered) {
        if (const auto root = node(child.id))
            roots.append(*root);
    }
    return roots;
}

QList<TreeNode> HierarchyService::children(const epc::Epc &parent) const
{
    QList<TreeNode> nodes;
    const QList<epc::Epc> ids = m_world.childrenOf(parent);
    for (const epc::Epc &id : ids) {
        if (const auto child = node(id))
            nodes.append(*child);
    }
    return nodes;
}

QList<TreeNode> HierarchyService::pathToTop(const epc::Epc &id) const
{
    constexpr int MaxDepth = 32; // deeper is a cycle, not a packaging
    QList<TreeNode> path;
    auto unit = m_world.unit(id);
    while (unit && path.size() < MaxDepth) {
        path.append(nodeOf(*unit));
        unit = unit->parent ? m_world.unit(*unit->parent) : std::nullopt;
    }
    return path;
}

} // namespace pw::services
