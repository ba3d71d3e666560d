// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/cacheids.h"
#include "core/store/feedrow.h"
#include "core/store/feedstaterepository.h"
#include "core/store/masterdatarepository.h"
#include "core/store/pastlinks.h"

#include <functional>

namespace pw::store {

/// What a page of the feed has brought about.
struct AppliedPage
{
    int changed = 0; ///< rows that were new or newer
    FeedState state; ///< of its scope, as it is on disk now
};

/// Writes what central says into cache.db. Each call is one transaction of its own.
/// Confined to the thread of its database (the sync thread).
class CacheWriter
{
public:
    explicit CacheWriter(Database &database);

    /// Rows and cursor together; `at` is when the page came. A row whose `ver` is not above the one
    /// that is here changes nothing, so pages may come twice.
    Result<AppliedPage, StoreError> apply(const FeedPage &page, const Moment &at);

    /// Forgets every unit: the scope starts again from 0, and has never been up to date.
    Result<Done, StoreError> reset(const QString &scope, const QString &epoch);

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
    };

    Result<int, StoreError> applyRows(const FeedPage &page, qint64 &added);
    Result<Change, StoreError> applyRow(const FeedRow &row);
    Result<std::optional<Known>, StoreError> known(const UnitKey &key);
    Result<Change, StoreError> put(const domain::UnitState &unit, qint64 ver);
    Result<Change, StoreError> putLotHold(const LotHoldRow &row, qint64 ver);
    Result<Change, StoreError> remove(const RemovedRow &row, qint64 ver);
    Result<Done, StoreError> write(Statement &statement, const UnitKey &key,
                                   const domain::UnitState &unit, qint64 ver);
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
    FeedStateRepository m_feedState;
    MasterDataRepository m_masterData;
    QDateTime m_pageTime;        ///< of the page being applied
    bool m_keepsHistory = false; ///< the scope was complete before the page
};

} // namespace pw::store
