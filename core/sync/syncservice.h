// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "core/store/database.h"
#include "core/sync/feedpuller.h"
#include "core/sync/localsite.h"
#include "core/sync/outboxworker.h"
#include "core/sync/ssccleaser.h"

#include <memory>

namespace pw::sync {

struct SyncSettings
{
    CentralAddress central;
    QString stationDatabase; ///< both opened by their owner already
    QString cacheDatabase;
    /// Events of a repository that is not ours; made here. Used where central's profile has no
    /// feed.
    QString peerDatabase = {};
    std::optional<LocalSite> site = {}; ///< likewise
    /// What is followed, the most urgent first. The last one covers what the station works with.
    QList<domain::FeedScope> scopes{domain::FeedScope::exceptions(), domain::FeedScope::site()};
    Timings timings;
};

/// All exchange with central: sends the outbox, follows the feed, leases numbers, and says how it
/// stands. Made anywhere, then moved to the sync thread; start() and everything after happens
/// there. Opens connections of its own and touches only outbox and cache.
class SyncService : public QObject
{
    Q_OBJECT
public:
    SyncService(const SyncSettings &settings, const Clock &clock, QObject *parent = nullptr);
    ~SyncService() override;

public Q_SLOTS:
    void start();
    /// Drops what is under way and closes the connections; what was not confirmed is sent again.
    /// Not from within a slot of one of the signals below.
    void stop();
    /// The engine has filled the outbox or used numbers.
    void wake();
    void retryParked();
    /// Someone does not want to wait for the next try.
    void retryNow();
    /// These are in somebody's hands: where central is a repository that is not ours, it is asked
    /// about them at once instead of with the next sweep.
    void lookAt(const pw::epc::Epc &unit);

Q_SIGNALS:
    void statusChanged(const pw::domain::SyncView &view);
    /// On disk; see FeedPuller::pageApplied. Master data may have changed as well.
    void cacheChanged(qint64 stationSeq);
    void outboxChanged();
    void blockLeased(const pw::domain::SsccBlock &block);
    /// The rows of a scope are not central's; packing stops until…
    void cacheDoubted(const QString &scope, int parts);
    /// …they are again. So many rows were wrong.
    void cacheMended(const QString &scope, int rows);

private:
    struct Parts;

    bool openDatabases();
    void connectParts();
    void connectFeed(RowSource &feed);
    void connectRefill();
    void refill(const QString &epoch);
    void startSweeps();
    void onDamaged(const QList<store::ScopeState> &read, const QList<store::ScopeState> &made);
    void discover();
    void startFeeds(const CentralInfo &central);
    void retryFeeds();
    void publishCache();
    void onDiscovered(const CentralInfo &central);
    void onReached();
    void onFailed(const SyncError &error);
    void onStoreFailed(const store::StoreError &error);
    void onMasterData(const domain::MasterData &data);
    void reportStatus();
    void publish();

    SyncSettings m_settings;
    const Clock &m_clock;
    std::unique_ptr<Parts> m_parts; ///< nothing: stopped
    domain::SyncView m_view;
};

} // namespace pw::sync
