// SPDX-License-Identifier: Apache-2.0
#include "core/domain/orderwork.h"

#include "core/domain/plan.h"
#include "core/domain/policy.h"

#include <QSet>

#include <algorithm>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array SideCodes = {"in"_L1, "out"_L1, "returned"_L1};
static_assert(SideCodes.size() == AllOrderSides.size());

constexpr int Deepest = 32; ///< deeper is a circle in the data

/// The packs inside, or the unit itself if it is one.
void addPacks(const UnitState &unit, const World &world, int depth, QList<UnitState> &packs)
{
    if (!unit.container) {
        packs.append(unit);
        return;
    }
    if (depth > Deepest)
        return;
    const QList<epc::Epc> children = world.childrenOf(unit.id);
    for (const epc::Epc &id : children) {
        if (const auto child = world.unit(id))
            addPacks(*child, world, depth + 1, packs);
    }
}

std::optional<VerdictCode> refusalOf(const UnitState &pack, OrderSide side, bool wasIn,
                                     const World &world)
{
    if (side != OrderSide::In && !wasIn)
        return VerdictCode::NotInOrder;
    UnitState judged = pack;
    if (side == OrderSide::Out) {
        judged.holds = effectiveHolds(pack, world);
        return refuseUnit(judged, world.today());
    }
    // Damaged, held and expired units are what rework is for.
    judged.holds.clear();
    judged.expiry = {};
    return refuseUnit(judged, world.today());
}

} // namespace

ReworkOrder orderOf(const OrderWork &work, const World &world)
{
    ReworkOrder order;
    order.id = work.number;
    for (const OrderEntry &entry : work.entries) {
        switch (entry.side) {
        case OrderSide::In: order.in.append(entry.unit); break;
        case OrderSide::Out: order.out.append(entry.unit); break;
        case OrderSide::Returned: order.returned.append(entry.unit); break;
        }
    }
    return settledBy(world, order);
}

Result<QList<OrderEntry>, Verdict> entriesFor(const OrderWork &work, const UnitState &unit,
                                              OrderSide side, const World &world)
{
    QSet<epc::Epc> in, left;
    for (const OrderEntry &entry : work.entries)
        (entry.side == OrderSide::In ? in : left).insert(entry.unit);
    QList<UnitState> packs;
    addPacks(unit, world, 0, packs);
    Verdict refusal;
    if (packs.isEmpty()) {
        refusal.code = VerdictCode::ContainerEmpty;
        refusal.unit = unit.id;
        return Failure{refusal};
    }
    QList<OrderEntry> added;
    for (const UnitState &pack : std::as_const(packs)) {
        const bool wasIn = in.contains(pack.id);
        if (side == OrderSide::In ? wasIn : left.contains(pack.id))
            continue;
        if (const auto code = refusalOf(pack, side, wasIn, world)) {
            refusal.code = *code;
            refusal.unit = pack.id;
            return Failure{refusal};
        }
        added.append({pack.id, side, unit.id});
    }
    return added;
}

void dropLastScan(OrderWork &work)
{
    if (work.entries.isEmpty())
        return;
    const OrderEntry last = work.entries.last();
    while (!work.entries.isEmpty() && work.entries.last().scanned == last.scanned
           && work.entries.last().side == last.side)
        work.entries.removeLast();
}

QLatin1StringView toCode(OrderSide side)
{
    return SideCodes[size_t(side)];
}

std::optional<OrderSide> orderSideFromCode(QStringView code)
{
    for (const OrderSide side : AllOrderSides) {
        if (code == toCode(side))
            return side;
    }
    return {};
}

} // namespace pw::domain
