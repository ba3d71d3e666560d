// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/feedstate.h"
#include "core/store/statement.h"

namespace pw::store {

/// How far each scope has been followed (`feed_state` of cache.db).
/// Confined to the thread of its database. Writes need an open Transaction.
class FeedStateRepository
{
public:
    explicit FeedStateRepository(Database &database);

    /// Nothing: the scope has not been started.
    Result<std::optional<FeedState>, StoreError> find(const QString &scope);
    /// Those that have been started.
    Result<QStringList, StoreError> scopes();
    /// Of central's database, the same for all scopes; empty: none has been started.
    Result<QString, StoreError> epoch();
    Result<Done, StoreError> put(const FeedState &state);

private:
    Statement m_find;
    Statement m_scopes;
    Statement m_epoch;
    Statement m_put;
};

} // namespace pw::store
