// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"
#include "core/store/statement.h"

namespace pw::store {

/// One line of a tree, as central knows it.
struct TreeRow
{
    epc::Epc id;
    domain::Level level = domain::Level::Pack;
    QString lot; ///< of a container: that of its children, where they are up to a hundred, and one
    bool held = false;
    bool container = false;
    bool open = false;
    int childCount = 0;
    std::optional<gs1::Gtin> product; ///< of a container: of its first child, where that is an item
};

/// A unit without what would have to be gathered: no holds by name, no contents of a container.
struct BriefUnit
{
    domain::UnitState state;
    bool forbidden = false; ///< held, by itself or its lot, or of doubtful identity, or ended
};

/// Loads trees level by level from cache.db, on the connection of the CacheReader: nothing is
/// looked up unit by unit.
class CacheTree
{
public:
    explicit CacheTree(Database &database);

    /// Direct children, by product and serial.
    Result<QList<TreeRow>, StoreError> childrenOf(const epc::Epc &parent);

    /// Containers in circulation that are in no other, by product and serial. Looks at every unit.
    Result<QList<epc::Epc>, StoreError> topContainers();

    /// Nothing: central has never named it. Costs the same for a pallet as for a pack.
    Result<std::optional<BriefUnit>, StoreError> brief(const epc::Epc &id);

private:
    Result<Done, StoreError> addContents(TreeRow &row, qint64 parentNumber);

    Statement m_children;
    Statement m_contents;
    Statement m_tops;
    Statement m_brief;
};

} // namespace pw::store
