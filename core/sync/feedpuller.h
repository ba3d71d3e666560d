// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/store/cachewriter.h"
#include "core/sync/cachemender.h"
#include "core/sync/rowsource.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace pw::sync {

/// Follows central's change feed of one scope into the cache: asks, writes rows and cursor in one
/// transaction, asks again; central holds an ask until there is news. A feed that does not go on
/// from where we are is followed again from 0. Rows that turn out not to be central's are fetched
/// again. Fetches master data when its version changes. Lives in the sync thread.
class FeedPuller : public RowSource
{
    Q_OBJECT
public:
    /// `writer` is shared by the pullers of all scopes.
    FeedPuller(store::CacheWriter &writer, CentralClient &client, const Clock &clock,
               const Timings &timings, const QString &scope, QObject *parent = nullptr);

    const QString &scope() const override { return m_scope; }
    /// One of several is enough.
    void setFetchesMasterData(bool fetches) { m_fetchesMasterData = fetches; }
    /// Where to begin again, a cache that was complete is not emptied: superseded() is told instead
    /// and nothing more is asked until start().
    void setKeepsComplete(bool keeps) { m_keepsComplete = keeps; }

    void start(const CentralInfo &central) override;
    void stop() override;
    void retryNow() override;
    void restart() override;
    /// Follows the feed from 0, for what it said so far is no longer so.
    void reload() override;

    const std::optional<store::FeedState> &state() const override { return m_state; }

Q_SIGNALS:
    /// The feed goes on from 0 with `epoch`; what is here stays for whoever can use it.
    void superseded(const QString &epoch);

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
    bool m_keepsComplete = false;
    bool m_fetchingMasterData = false;
    bool m_doubted = false; ///< told
    int m_mendings = 0;     ///< since the rows were central's
    int m_mendedRows = 0;
};

} // namespace pw::sync
