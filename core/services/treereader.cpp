// SPDX-License-Identifier: Apache-2.0
#include "core/services/treereader.h"

#include "core/store/transaction.h"

#include <QSet>

namespace pw::services {

using namespace domain;
using store::StoreError;

Result<QList<TreeNode>, StoreError> TreeReader::children(const epc::Epc &parent)
{
    const store::ReadingScope reading(m_store.database());
    QList<TreeNode> nodes;
    const auto add = [&nodes](const Result<TreeNode, StoreError> &node) {
        if (node)
            nodes.append(*node);
        return node.has_value();
    };
    const auto rows = m_store.cacheTree.childrenOf(parent);
    if (!rows)
        return Failure{rows.error()};
    for (const store::TreeRow &row : *rows) {
        const auto ours = m_held.isOurs(row.id);
        if (!ours)
            return Failure{ours.error()};
        if (*ours) // the overlay alone says what it is in
            continue;
        const bool maybe = row.container && m_held.isTouched(row.id); // nothing is in a pack
        const auto touched = maybe ? m_world.unit(row.id) : std::optional<UnitState>();
        if (const auto node = touched ? nodeOf(*touched) : nodeOf(row); !add(node))
            return Failure{node.error()};
    }
    const auto ours = m_store.overlay.childrenOf(parent);
    if (!ours)
        return Failure{ours.error()};
    for (const UnitState &child : *ours) {
        const auto merged = m_world.unit(child.id); // what central forbids counts as well
        if (const auto node = nodeOf(merged ? *merged : child); !add(node))
            return Failure{node.error()};
    }
    return nodes;
}

Result<std::optional<FullTree>, StoreError> TreeReader::fullTree(const epc::Epc &id, int maxNodes)
{
    const store::ReadingScope reading(m_store.database());
    const auto unit = m_world.unit(id);
    if (!unit)
        return std::optional<FullTree>();
    const auto root = nodeOf(*unit);
    if (!root)
        return Failure{root.error()};
    FullTree tree{{{*root, FullTree::NoParent}}, false};
    QSet<epc::Epc> seen{id}; // what central says may be a circle
    for (qsizetype i = 0; i < tree.nodes.size() && !tree.truncated; ++i) {
        if (tree.nodes[i].node.level == Level::Pack) // nothing can be in it
            continue;
        auto read = children(tree.nodes[i].node.id);
        if (!read)
            return Failure{read.error()};
        QList<TreeNode> below = *std::move(read);
        for (TreeNode &child : below) {
            if (tree.nodes.size() == maxNodes) {
                tree.truncated = true;
                break;
            }
            // A pack is in one place and ends every circle.
            if (child.level != Level::Pack) {
                if (seen.contains(child.id))
                    continue;
                seen.insert(child.id);
            }
            tree.nodes.append({std::move(child), i});
        }
    }
    return std::optional(tree);
}

Result<TreeNode, StoreError> TreeReader::nodeOf(const store::TreeRow &row)
{
    TreeNode node{row.id};
    node.level = row.level;
    node.lot = row.lot;
    node.held = row.held;
    if (!row.container)
        return node;
    const auto held = m_held.heldInside(row.id);
    if (!held)
        return Failure{held.error()};
    node.heldInside = *held;
    node.open = row.open;
    node.childCount = row.childCount;
    const auto product = row.product ? m_world.product(*row.product) : std::nullopt;
    if (const PackagingLevel *packaging = product ? product->packaging(row.level) : nullptr)
        node.capacity = packaging->capacity;
    return node;
}

Result<TreeNode, StoreError> TreeReader::nodeOf(const UnitState &unit)
{
    TreeNode node{unit.id};
    node.level = unit.level;
    node.childCount = unit.childCount;
    node.lot = unit.lot;
    node.held = !unit.holds.isEmpty();
    node.sync = unit.sync;
    if (!unit.container)
        return node;
    node.capacity = unit.container->capacity;
    node.open = unit.container->open;
    const auto held = m_held.heldInside(unit.id);
    if (!held)
        return Failure{held.error()};
    node.heldInside = *held;
    return node;
}

} // namespace pw::services
