// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/historyview.h"
#include "core/domain/world.h"
#include "core/services/heldindex.h"

namespace pw::services {

/// Trees of any size: a level at once, or all of it. What central knows is loaded set by set; only
/// what this station has changed is looked up unit by unit. Lives in the thread of its store.
class TreeReader
{
public:
    TreeReader(store::StationStore &store, const domain::World &world, HeldIndex &held)
        : m_store(store), m_world(world), m_held(held)
    {}

    /// In the order of product and serial, this station's own doings last. Of a container only
    /// central has changed last, `lot` and `capacity` are told where they cost nothing: with up to
    /// a hundred children that are items.
    Result<QList<domain::TreeNode>, store::StoreError> children(const epc::Epc &parent);

    /// Nothing: not known. Breadth first, so that a tree cut off at `maxNodes` has its upper levels
    /// whole.
    Result<std::optional<domain::FullTree>, store::StoreError> fullTree(const epc::Epc &id,
                                                                        int maxNodes);

private:
    Result<domain::TreeNode, store::StoreError> nodeOf(const store::TreeRow &row);
    Result<domain::TreeNode, store::StoreError> nodeOf(const domain::UnitState &unit);

    store::StationStore &m_store;
    const domain::World &m_world;
    HeldIndex &m_held;
};

} // namespace pw::services
