// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/store/cachewriter.h"
#include "core/sync/cachemender.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace pw::sync {

/// Follows central's change feed of one scope into the cache: asks, writes rows and cursor in one
/// transaction, asks again; central holds an ask until there is news. A feed that does not go on
/// from where we are is followed again from 0. Rows that turn out not to be central's are fetched
/// again. Fetches master data when its version changes. Lives in the sync thread.
class FeedPuller : public QObject
{
    Q_OBJECT
public:
    /// `writer` is shared by the pullers of all scopes.
    FeedPuller(store::CacheWriter &writer, CentralClient &client, const Clock &clock,
               const Timings &timings, const QString &scope, QObject *parent = nullptr);

    const QString &scope() const { return m_scope; }
    /// One of several is enough.
    void setFetchesMasterData(bool fetches) { m_fetchesMasterData = fetches; }

    void start(const CentralInfo &central);
    void stop();
    /// Do not wait out the back-off.
    void retryNow();
    /// What the cache says of the scope has been changed by someone else: whatever is on its way is
    /// out of date.
    void restart();
    /// Forgets the cache and follows the feed from 0, for what it said so far is no longer so.
    void reload();

    const std::optional<store::FeedState> &state() const { return m_state; }

Q_SIGNALS:
    /// The next applied() answers a question that is put only now.
    void asked();
    /// The cache has moved on, on disk: `rows` changed, and our events up to `stationSeq` show in
    /// it
    /// (-1: not told).
    void pageApplied(qint64 stationSeq, int rows);
    /// At the start what the cache has, then every newer version, on disk.
    void masterDataKnown(const pw::domain::MasterData &data);
    void failed(const pw::sync::SyncError &error);
    void storeFailed(const pw::store::StoreError &error);
    /// The cache was emptied: every scope starts again.
    void startedOver();
    /// The rows are not those of central, in so many of 256 parts (0: not known yet)…
    void doubted(const QString &scope, int parts);
    /// …and now they are, after so many were wrong.
    void mended(const QString &scope, int rows);
    /// Central's database is another one now.
    void epochChanged(const QString &epoch);

private:
    void ask();
    void onPage(const Result<store::FeedPage, SyncError> &page);
    void onGone(const SyncError &error);
    bool noteDoubt(const store::AppliedPage &applied, bool upToDate);
    void onMended(int rows);
    bool startOver(const QString &epoch);
    void fetchMasterData(const QString &version);
    void again(std::chrono::milliseconds delay);
    void onFailed(const SyncError &error);
    void onStoreFailed(const store::StoreError &error);
    bool loadState();

    store::CacheWriter &m_writer;
    CentralClient &m_client;
    const Clock &m_clock;
    Timings m_timings;
    QString m_scope;
    Backoff m_backoff;
    CacheMender m_mender;
    QTimer m_wait;
    QElapsedTimer m_asked;
    std::unique_ptr<QObject> m_context; ///< of the exchanges; nothing: stopped
    CentralInfo m_central;
    std::optional<store::FeedState> m_state;
    bool m_asking = false;
    bool m_holding = false; ///< the ask under way may wait for news
    bool m_heard = false;   ///< central has answered since start()
    bool m_fetchesMasterData = true;
    bool m_fetchingMasterData = false;
    bool m_doubted = false; ///< told
    int m_mendings = 0;     ///< since the rows were central's
    int m_mendedRows = 0;
};

} // namespace pw::sync
