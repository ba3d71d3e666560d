// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/imports/hierarchytable.h"
#include "core/services/treereader.h"

#include <optional>

namespace pw::services {

/// Gathers hierarchies to be handed on, as this station knows them now. Lives in the thread of its
/// store.
class HierarchyExport
{
public:
    HierarchyExport(store::StationStore &store, const domain::World &world, TreeReader &tree)
        : m_store(store), m_world(world), m_tree(tree)
    {}

    static constexpr int AllLevels = -1;

    struct Gathered
    {
        domain::imports::Hierarchy hierarchy;
        bool truncated = false; ///< there is more than `maxUnits`
    };
    /// Nothing: the unit is not known. `levels` below it, 1 and up.
    Result<std::optional<Gathered>, store::StoreError> gather(const epc::Epc &unit, int levels,
                                                              int maxUnits);

    /// Every container in circulation that is in no other.
    Result<QList<epc::Epc>, store::StoreError> topContainers();

private:
    store::StationStore &m_store;
    const domain::World &m_world;
    TreeReader &m_tree;
};

} // namespace pw::services
