// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/cachedigests.h"

namespace pw::store {

/// The checksum of one scope of the cache.
struct ScopeState
{
    domain::FeedScope scope = domain::FeedScope::site();
    domain::SetChecksum sums;
    /// Highest feed number of a row that has come or gone: the sums can only be compared with
    /// central's of this number or later.
    qint64 touched = 0;
};

/// The checksums of the scopes that are followed (`scope_sums` of cache.db), kept up in the
/// transaction that changes rows. Confined to the thread of its database.
class ScopeSums
{
public:
    ScopeSums(Database &database, const QList<domain::FeedScope> &scopes);

    const QList<domain::FeedScope> &scopes() const { return m_scopes; }
    /// Whether any scope that is followed contains such a row: others are not kept.
    bool covers(const domain::ScopeFacts &facts) const;

    /// Reads them, in a Transaction; those that were never kept are made from the rows.
    Result<Done, StoreError> begin(CacheDigests &digests);
    void add(const CachedMember &row, qint64 ver);
    void remove(const CachedMember &row, qint64 ver);
    Result<Done, StoreError> write();

    const ScopeState *state(const QString &scope) const;

    /// What the rows say, whatever is kept. In one read transaction with kept().
    static Result<QList<ScopeState>, StoreError> compute(CacheDigests &digests,
                                                         const QList<domain::FeedScope> &scopes);
    Result<QList<ScopeState>, StoreError> kept();
    /// The rows of the moment for which `read` was kept add up to `made`.
    void correct(const QList<ScopeState> &read, const QList<ScopeState> &made);
    /// Makes the sums anew from the rows, in the Transaction begun with begin().
    Result<Done, StoreError> recount(CacheDigests &digests);

private:
    QList<domain::FeedScope> m_scopes;
    Statement m_find;
    Statement m_put;
    QList<ScopeState> m_states;
};

} // namespace pw::store
