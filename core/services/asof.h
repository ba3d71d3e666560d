// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/historyview.h"
#include "core/store/stationstore.h"

#include <QSet>

namespace pw::services {

/// The hierarchy of a past moment: for every unit the last thing anybody said of where it is, up to
/// that moment.
class AsOf
{
public:
    explicit AsOf(store::StationStore &store) : m_store(store) {}

    static constexpr int AllLevels = -1;

    /// `levels` below the container, 1 and up: a page that opens level by level asks for one.
    Result<domain::AsOfTree, store::StoreError> tree(const epc::Epc &container, const QDateTime &at,
                                                     int maxUnits, int levels = AllLevels);
    /// What `unit` was directly in; nothing: in none, or not known.
    Result<std::optional<domain::AsOfNode>, store::StoreError> parentAt(const epc::Epc &unit,
                                                                        const QDateTime &at);

private:
    Result<Done, store::StoreError> addChildren(domain::AsOfNode &node, domain::AsOfTree &tree,
                                                int maxUnits, int levels, QSet<epc::Epc> &seen);
    Result<QList<domain::AsOfNode>, store::StoreError> childrenAt(const epc::Epc &parent,
                                                                  const QDateTime &at);
    static std::optional<domain::AsOfNode> place(const std::optional<store::Link> &own,
                                                 std::optional<store::CacheLink> central,
                                                 const QDateTime &at);

    store::StationStore &m_store;
};

} // namespace pw::services
