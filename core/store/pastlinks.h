// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/cacheids.h"

namespace pw::store {

/// Writes what was in what into cache.db while the feed goes by (`past_link`, `history_start`).
/// For the writing connection, inside its Transaction.
class PastLinks
{
public:
    explicit PastLinks(Database &database);

    /// The cache is complete for the first time: from now on changes are recorded.
    Result<Done, StoreError> begin(const QDateTime &at);

    /// The unit's row has changed. `knownSince`: the last event its old row knew of, invalid where
    /// none; `at`: the event that changed it. The feed shows only the last change of a unit, so
    /// what was between two looks is not here.
    Result<Done, StoreError> record(const UnitKey &unit, std::optional<qint64> oldParent,
                                    std::optional<qint64> newParent, const QDateTime &knownSince,
                                    const QDateTime &at);

private:
    Statement m_begin;
    Statement m_end;
    Statement m_addPast;
    Statement m_keepStart;
    Statement m_add;
};

} // namespace pw::store
