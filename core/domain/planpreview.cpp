// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planpreview.h"

#include <QHash>

namespace pw::domain {

namespace {

constexpr int MaxDepth = 32; ///< deeper is a circle in the data

using ByParent = QHash<epc::Epc, QList<const UnitState *>>;

PreviewNode nodeOf(const UnitState &unit, const ByParent &byParent, int depth)
{
    PreviewNode node{unit, {}};
    if (depth == MaxDepth)
        return node;
    const auto children = byParent.value(unit.id);
    for (const UnitState *child : children)
        node.children.append(nodeOf(*child, byParent, depth + 1));
    return node;
}

QList<PreviewNode> treesOf(const QList<UnitState> &units)
{
    QSet<epc::Epc> known;
    for (const UnitState &unit : units)
        known.insert(unit.id);
    ByParent byParent;
    QList<const UnitState *> roots;
    for (const UnitState &unit : units) {
        if (unit.parent && known.contains(*unit.parent))
            byParent[*unit.parent].append(&unit);
        else
            roots.append(&unit);
    }
    QList<PreviewNode> trees;
    for (const UnitState *root : std::as_const(roots))
        trees.append(nodeOf(*root, byParent, 0));
    return trees;
}

} // namespace

PlanPreview previewOf(const Plan &plan)
{
    return {treesOf(plan.before), treesOf(plan.after)};
}

} // namespace pw::domain
