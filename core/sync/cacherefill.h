// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/feedpuller.h"

#include <vector>

namespace pw::sync {

/// Fills a second cache beside the one in use, because central's feed no longer goes on from where
/// that is, and puts it in its place when every scope of it is complete. Until then the one in use
/// answers, growing older. What was fetched outlives a cut, not the end of the program. Lives in
/// the sync thread.
class CacheRefill : public QObject
{
    Q_OBJECT
public:
    /// `live` writes the cache at `path`, which nobody else writes while this runs.
    CacheRefill(store::CacheWriter &live, const QString &path, CentralClient &client,
                const Clock &clock, const Timings &timings, const QList<domain::FeedScope> &scopes,
                QObject *parent = nullptr);
    ~CacheRefill() override;

    /// From 0. Scopes that central does not have are left out.
    void start(const CentralInfo &central);
    void stop();
    bool isRunning() const { return m_filling || m_next.isActive(); }
    void retryNow();
    /// Changes of a scope that have not come yet, as far as is known; 0 while it is not running.
    qint64 behind(const QString &scope) const;

Q_SIGNALS:
    /// Central has answered.
    void progressed();
    /// The cache in use is the new one, on disk.
    void replaced();
    void failed(const pw::sync::SyncError &error);
    void storeFailed(const pw::store::StoreError &error);

private:
    struct Filling;

    bool begin();
    void onPage();
    void replace();
    void startPullers(FeedPuller *but = nullptr);

    store::CacheWriter &m_live;
    QString m_livePath;
    QString m_path;
    CentralClient &m_client;
    const Clock &m_clock;
    Timings m_timings;
    QList<domain::FeedScope> m_scopes;
    CentralInfo m_central;
    std::unique_ptr<Filling> m_filling; ///< nothing: not running
    QTimer m_next;                      ///< what the store refused is tried again
};

/// Whether central has this scope; one that names no scopes has the site.
bool hasScope(const CentralInfo &central, const QString &scope);

} // namespace pw::sync
