// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"
#include "core/store/statement.h"

#include <functional>
#include <optional>

namespace pw::store {

/// What a search among the units this station had to do with asks for; what is empty is not asked.
struct StationSearch
{
    QString serialPart;
    std::optional<gs1::Gtin> gtin;
    QDateTime from, to; ///< something was done to it, or it was scanned, in [from, to)
    QString operatorId; ///< … by this person
    /// Only units of the overlay, where no time or person is asked: all others are in the cache as
    /// they are.
    bool overlayOnly = false;
};

/// Searches the units named in operations and scans of this station (station.db).
class HistorySearch
{
public:
    explicit HistorySearch(Database &database);

    /// Units in the order of their keys, after `after`, to `found` until it returns false.
    Result<Done, StoreError> search(const StationSearch &asked, const QString &after,
                                    const std::function<bool(const epc::Epc &)> &found);
    /// Whether search() would find this one.
    Result<bool, StoreError> matches(const StationSearch &asked, const epc::Epc &unit);
    /// Whether this station ever had to do with it.
    Result<bool, StoreError> knows(const epc::Epc &unit);

private:
    Statement m_any;
    Statement m_overlay;
    Statement m_active;
    Statement m_known;
    Statement m_overlaid;
    Statement m_wasActive;
};

} // namespace pw::store
