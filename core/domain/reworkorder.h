// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"

#include <QList>
#include <QString>

namespace pw::domain {

class World;

/// A batch of units taken into rework, and what became of each (E6, R-RW-6).
struct ReworkOrder
{
    QString id;
    QList<epc::Epc> in; ///< replacements drawn from stock included
    QList<epc::Epc> out;
    QList<epc::Epc> scrap;
    QList<epc::Epc> sample;
    QList<epc::Epc> returned; ///< to stock, as they came
    friend bool operator==(const ReworkOrder &, const ReworkOrder &) = default;
};

/// One unit that keeps an order open.
struct ReworkDifference
{
    enum class Kind {
        Unaccounted, ///< went in, came out nowhere
        NeverIn,     ///< came out, never went in
        Twice        ///< went in twice, or came out twice or in two ways
    };
    epc::Epc unit;
    Kind kind = Kind::Unaccounted;
    friend bool operator==(const ReworkDifference &, const ReworkDifference &) = default;
};

/// In against out + scrap + sample + returned by identity, never by count alone: each unit at most
/// once, in the order of the lists. An order is closed only when there is none.
QList<ReworkDifference> differencesOf(const ReworkOrder &order);

/// The order with what became of its units by the record: whose life has ended is scrap, or a
/// sample. What was only said to be scrapped is not.
ReworkOrder settledBy(const World &world, ReworkOrder order);

QLatin1StringView toCode(ReworkDifference::Kind kind);

} // namespace pw::domain
