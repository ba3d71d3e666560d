// SPDX-License-Identifier: Apache-2.0
#include "core/services/hierarchyexport.h"

#include <QSet>

namespace pw::services {

using namespace Qt::StringLiterals;
using namespace domain;
using imports::Hierarchy;
using imports::HierarchyNode;
using store::StoreError;

Result<std::optional<HierarchyExport::Gathered>, StoreError>
HierarchyExport::gather(const epc::Epc &unit, int levels, int maxUnits)
{
    const auto tree = m_tree.fullTree(unit, maxUnits);
    if (!tree)
        return Failure{tree.error()};
    if (!*tree)
        return std::optional<Gathered>();
    Gathered gathered{{}, (*tree)->truncated};
    QList<qsizetype> places; // of the tree's nodes in the hierarchy
    QList<int> depths;
    for (const FullTree::Node &node : (*tree)->nodes) {
        const bool isRoot = node.parent == FullTree::NoParent;
        const int depth = isRoot ? 0 : depths[node.parent] + 1;
        const qsizetype parent = isRoot ? HierarchyNode::NoParent : places[node.parent];
        depths.append(depth);
        places.append(gathered.hierarchy.size());
        if (levels != AllLevels && depth > levels)
            continue;
        const auto record = m_world.unit(node.node.id);
        if (!record) // it was there a moment ago: a look-up has failed
            return Failure{StoreError{StoreError::Code::Io, 0, u"unit "_s + node.node.id.key()}};
        gathered.hierarchy.append({*record, parent});
    }
    return std::optional(gathered);
}

Result<QList<epc::Epc>, StoreError> HierarchyExport::topContainers()
{
    const auto centrals = m_store.cacheTree.topContainers();
    if (!centrals)
        return centrals;
    QList<epc::Epc> known = *centrals;
    const auto ours = m_store.overlay.topContainers();
    if (!ours)
        return Failure{ours.error()};
    for (const UnitState &container : *ours)
        known.append(container.id);
    QSet<epc::Epc> seen;
    QList<epc::Epc> tops;
    for (const epc::Epc &id : std::as_const(known)) {
        if (seen.contains(id))
            continue;
        seen.insert(id);
        const auto record = m_world.unit(id);
        if (record && record->container && !record->parent && !hasEnded(record->lifecycle))
            tops.append(id);
    }
    return tops;
}

} // namespace pw::services
