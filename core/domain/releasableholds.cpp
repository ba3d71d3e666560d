// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"
#include "core/domain/worksession.h"

#include <algorithm>

namespace pw::domain {

namespace {

constexpr int Deepest = 32; ///< deeper is a circle in the data

void addHolds(const QList<Hold> &holds, QList<Hold> &found)
{
    for (const Hold &hold : holds) {
        const bool known =
            std::ranges::any_of(found, [&hold](const Hold &other) { return other.id == hold.id; });
        if (!known && !isFinal(hold))
            found.append(hold);
    }
}

void addHoldsOf(const epc::Epc &id, bool withContents, const World &world, int depth,
                QList<Hold> &found)
{
    const auto unit = world.unit(id);
    if (!unit || depth > Deepest)
        return;
    addHolds(unit->holds, found);
    if (!withContents || !unit->container || world.heldInside(id) == 0)
        return;
    const QList<epc::Epc> children = world.childrenOf(id);
    for (const epc::Epc &child : children)
        addHoldsOf(child, true, world, depth + 1, found);
}

} // namespace

QList<Hold> releasableHolds(const QList<epc::Epc> &units, bool withContents, const World &world)
{
    QList<Hold> common;
    for (const epc::Epc &id : units) {
        QList<Hold> own;
        addHoldsOf(id, withContents, world, 0, own);
        if (id == units.first())
            common = own;
        common.removeIf([&own](const Hold &hold) {
            return std::ranges::none_of(own,
                                        [&hold](const Hold &other) { return other.id == hold.id; });
        });
    }
    return common;
}

} // namespace pw::domain
