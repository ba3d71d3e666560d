// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/reworkorder.h"
#include "core/domain/verdict.h"

/// A rework order as it is worked at: scan by scan units go in, and come out of it again.
namespace pw::domain {

/// What a scan says of a unit. That it was scrapped or sampled nobody says by scanning: the record
/// of its end does.
enum class OrderSide { In, Out, Returned };
inline constexpr std::array AllOrderSides = {OrderSide::In, OrderSide::Out, OrderSide::Returned};

struct OrderEntry
{
    epc::Epc unit; ///< a pack: a container stands for what is inside
    OrderSide side = OrderSide::In;
    epc::Epc scanned; ///< the unit itself, or the container that was scanned for it
    friend bool operator==(const OrderEntry &, const OrderEntry &) = default;
};

/// Longest number of an order, in characters.
inline constexpr qsizetype LongestOrderNumber = 40;

struct OrderWork
{
    QString number;
    QList<OrderEntry> entries; ///< in the order scanned
    bool isEmpty() const { return number.isEmpty() && entries.isEmpty(); }
    friend bool operator==(const OrderWork &, const OrderWork &) = default;
};

/// With scrap and samples by the record.
ReworkOrder orderOf(const OrderWork &work, const World &world);

/// What scanning `unit` adds; nothing where it is there already. A container stands for every pack
/// inside. Refused, with the first unit at fault: what never went in cannot come out, what has
/// ended or is not here cannot go in, what may not be used does not come out good.
Result<QList<OrderEntry>, Verdict> entriesFor(const OrderWork &work, const UnitState &unit,
                                              OrderSide side, const World &world);

/// Without what was scanned last.
void dropLastScan(OrderWork &work);

QLatin1StringView toCode(OrderSide side); ///< "in", "out", "returned"
std::optional<OrderSide> orderSideFromCode(QStringView code);

} // namespace pw::domain
