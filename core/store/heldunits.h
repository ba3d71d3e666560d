// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"
#include "core/store/statement.h"
#include "core/store/unitnumbers.h"

#include <QList>

#include <optional>

namespace pw::store {

/// What counting forbidden units needs of one unit. Forbidden: held, of doubtful identity, or
/// ended.
struct HeldUnit
{
    epc::Epc id;
    std::optional<epc::Epc> parent;
    bool forbidden = false;
    friend bool operator==(const HeldUnit &, const HeldUnit &) = default;
};

/// Units of this station (`unit_overlay`).
class OverlayHeldUnits
{
public:
    OverlayHeldUnits(Database &database, UnitNumbers &numbers);

    Result<QList<HeldUnit>, StoreError> all();
    Result<std::optional<HeldUnit>, StoreError> find(const epc::Epc &id);

private:
    UnitNumbers &m_numbers;
    Statement m_all;
    Statement m_find;
};

/// Units of the cache, on the connection of the CacheReader.
class CacheHeldUnits
{
public:
    explicit CacheHeldUnits(Database &database);

    struct Count
    {
        epc::Epc parent;
        int forbidden = 0; ///< directly inside
    };
    /// By an index of the few there are; a hold on a whole lot costs one pass over its product.
    Result<QList<Count>, StoreError> countByParent();
    Result<std::optional<HeldUnit>, StoreError> find(const epc::Epc &id);
    /// Units and containers in a conflict, up to `limit`.
    Result<QList<epc::Epc>, StoreError> inConflict(int limit);

private:
    Statement m_counts;
    Statement m_heldLots;
    Statement m_lotCounts;
    Statement m_find;
    Statement m_conflicts;
};

} // namespace pw::store
