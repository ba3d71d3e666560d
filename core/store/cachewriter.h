// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/cacheids.h"
#include "core/store/feedrow.h"
#include "core/store/feedstaterepository.h"
#include "core/store/masterdatarepository.h"
#include "core/store/pastlinks.h"
#include "core/store/scopesums.h"

#include <QSet>

#include <bitset>
#include <functional>
#include <memory>

namespace pw::store {

class Transaction;

/// What a page of the feed has brought about.
struct AppliedPage
{
    int changed = 0; ///< rows that were new or newer
    FeedState state; ///< of its scope, as it is on disk now
    /// It goes on from where the cache is not, and has changed nothing.
    bool gap = false;
    QList<int> badParts; ///< of the checksum, where the page told all of them
};

/// Parts of a checksum.
using PartSet = std::bitset<domain::SetChecksum::Parts>;

/// While the rows of some parts of a scope are fetched again: which keys have come, and from when.
struct Mending
{
    QString scope;
    PartSet parts;
    qint64 firstHead = -1; ///< of the first answer
    qint64 lastHead = 0;
    QSet<quint64> seen; ///< hashes of keys
    int mended = 0;     ///< rows that were wrong
};

/// Writes what central says into cache.db. Each call is one transaction of its own.
/// Confined to the thread of its database (the sync thread).
class CacheWriter
{
public:
    /// `scopes`: what is followed. Rows in none of them are not kept.
    explicit CacheWriter(Database &database,
                         const QList<domain::FeedScope> &scopes = {domain::FeedScope::site()});

    /// What was kept of scopes that are no longer followed would grow old unseen: where there is
    /// any, all of it goes.
    Result<Done, StoreError> forgetUnfollowed();

    /// Rows and cursor together; `at` is when the page came. A row whose `ver` is not above the one
    /// that is here changes nothing, so pages may come twice.
    Result<AppliedPage, StoreError> apply(const FeedPage &page, const Moment &at);

    /// Forgets every unit: all scopes start again from 0, and have never been up to date.
    Result<Done, StoreError> reset(const QString &epoch);

    /// Makes this empty cache one that replaceBy() can take in: it goes on with the numbers of the
    /// one at `path`, so that none changes its meaning.
    Result<Done, StoreError> continueNumbersOf(const QString &path);
    /// Everything is as in the cache at `path`, which nobody has open, from one moment to the next:
    /// readers see the one or the other.
    Result<Done, StoreError> replaceBy(const QString &path);

    /// The checksums that are kept should have been `made` when they were `read`: the rows have
    /// been changed behind our back. Their scopes are in doubt from now on.
    Result<Done, StoreError> correct(const QList<ScopeState> &read, const QList<ScopeState> &made);
    /// Rows of the parts, as central has them, whatever is here.
    Result<Done, StoreError> mend(Mending &mending, const PartsAnswer &answer);
    /// After the last of them: rows of the parts that central does not have go.
    Result<Done, StoreError> endMending(Mending &mending);

    Result<Done, StoreError> replaceMasterData(const QString &version, const QByteArray &document);
    /// Nothing: none yet.
    Result<std::optional<domain::MasterData>, StoreError> masterData();

    /// Nothing: the scope has not been started.
    Result<std::optional<FeedState>, StoreError> feedState(const QString &scope);

    /// Fills an empty cache: units from `next` until it returns nothing, fastest in the order of
    /// product and serial. Says nothing about any feed. Returns how many.
    Result<qint64, StoreError> load(const std::function<std::optional<domain::UnitState>()> &next);

private:
    enum class Change { None, Updated, Added, Removed };

    struct Known
    {
        qint64 ver = 0;
        std::optional<qint64> parent;
        QDateTime eventAt;
        CachedRow row;
    };

    CacheDigests &digests(const QString &epoch);
    Result<int, StoreError> applyRows(const QList<FeedRow> &rows);
    Result<Change, StoreError> applyRow(const FeedRow &row);
    void compare(const FeedPage &page, AppliedPage &applied) const;
    Result<Done, StoreError> commit(Transaction &transaction, Result<Done, StoreError> done);
    Result<std::optional<Known>, StoreError> known(const UnitKey &key);
    Result<Change, StoreError> put(const domain::UnitState &unit, qint64 ver);
    Result<Change, StoreError> putLotHold(const LotHoldRow &row, qint64 ver);
    Result<Change, StoreError> remove(const RemovedRow &row, qint64 ver);
    Result<Change, StoreError> removeUnit(const UnitKey &key, qint64 ver);
    Result<CachedRow, StoreError> write(Statement &statement, const UnitKey &key,
                                        const domain::UnitState &unit, qint64 ver);
    Result<Done, StoreError> link(const UnitKey &key, const std::optional<Known> &known,
                                  const std::optional<qint64> &parent, const QDateTime &at);
    Result<bool, StoreError> forgetLotHold(const LotKey &key, qint64 product, qint64 ver);
    Result<Done, StoreError> putHolds(const UnitKey &key, const QList<domain::Hold> &holds);

    Database &m_database;
    CacheIds m_ids;
    PastLinks m_pastLinks;
    Statement m_known;
    Statement m_insert;
    Statement m_update;
    Statement m_delete;
    Statement m_clearHolds;
    Statement m_addHold;
    Statement m_putLotHold;
    Statement m_dropLotHold;
    Statement m_findLotHold;
    ScopeSums m_sums;
    QString m_epoch;
    std::unique_ptr<CacheDigests> m_digests; ///< of m_epoch
    bool m_force = false; ///< what comes replaces what is here, whatever its number
    FeedStateRepository m_feedState;
    MasterDataRepository m_masterData;
    QDateTime m_pageTime;        ///< of the page being applied
    qint64 m_newestHead = 0;     ///< of the feed: no row that is right has a higher number
    bool m_keepsHistory = false; ///< the scope was complete before the page
};

} // namespace pw::store
