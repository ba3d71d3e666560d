// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/sync/centralclient.h"
#include "core/sync/peerfolder.h"
#include "core/sync/rowsource.h"

#include <QTimer>

#include <memory>

namespace pw::sync {

/// What the sweeps have kept of themselves, for whoever looks from outside.
struct SweepRecord
{
    qint64 events = 0;     ///< of the repository, each once
    qint64 lateEvents = 0; ///< see PeerSweep::lateEvents()
    QStringList unread;    ///< eventIDs of those with no meaning here, as far as they are kept
    std::chrono::seconds overlap{0};
    QDateTime swept; ///< UTC, by the repository's clock; invalid: no sweep is complete yet
};
SweepRecord sweepRecordOf(store::PeerEventRepository &events);

/// Keeps the cache by the events of an EPCIS repository that is not ours: all of them once, in the
/// order of recordTime, then a window every half a minute that overlaps with what has been read
/// before, because repositories show events later than the time they give them. What came later
/// than it should is counted, and widens the overlap. Once a day the last day, once a week
/// everything is read again. In between it asks for what blocks units.
///
/// A sweep that is broken off, also by the end of the program, goes on where it was. The data's age
/// counts from the last complete one. Lives in the sync thread.
class PeerSweep : public RowSource
{
    Q_OBJECT
public:
    /// `scopes`: the last one covers the most. Rows outside of them are not kept.
    PeerSweep(store::CacheWriter &writer, store::Database &peer, CentralClient &client,
              const Clock &clock, const Timings &timings, const CentralAddress &address,
              const QList<domain::FeedScope> &scopes, QObject *parent = nullptr);

    const QString &scope() const override { return m_scopes.constLast(); }
    void start(const CentralInfo &central) override;
    void stop() override;
    void retryNow() override;
    void restart() override { retryNow(); }
    void reload() override;
    const std::optional<store::FeedState> &state() const override { return m_state; }

    /// Asks what the repository has about these units beyond the last sweep.
    void lookAt(const QList<epc::Epc> &units);

    /// Events that had become visible only after a sweep had passed their recordTime.
    qint64 lateEvents() const { return m_late; }
    std::chrono::seconds overlap() const { return m_overlap; }

private:
    enum class Kind { Window, Day, All };

    bool load();
    bool reset();
    void sweep();
    void probe();
    void begin();
    void ask(const QUrl &next = {});
    void onPage(const Result<CentralClient::EventsPage, SyncError> &page);
    void complete();
    void foldOn();
    void finish();
    void poll();
    void pollFor(const QString &parameter);
    void lookFor(const QStringList &units);
    void onFound(const Result<CentralClient::EventsPage, SyncError> &page);
    bool admit(const QList<QJsonObject> &events, bool isSweep);
    void noteUnread(const QString &eventId);
    void noteLate(const QDateTime &recordTime);
    int fold(); ///< -1: not all of it was possible
    CentralClient::EventQuery since(const QDateTime &from) const;
    QDateTime serverNow() const;
    store::Moment momentOf(const QDateTime &serverAt) const;
    void noteServerTime(const QDateTime &serverAt);
    void onFailed(const SyncError &error);
    void onStoreFailed(const store::StoreError &error);
    bool keep(const QList<std::pair<QString, QString>> &values);
    QDateTime instant(const QString &name);

    store::CacheWriter &m_writer;
    store::Database &m_peer;
    store::PeerEventRepository m_events;
    CentralClient &m_client;
    const Clock &m_clock;
    Timings m_timings;
    QString m_station;
    QString m_epoch; ///< of the cache, while it is made from this repository
    QStringList m_scopes;
    PeerFolder m_folder;
    Backoff m_backoff;
    QTimer m_next;
    QTimer m_poll;
    std::unique_ptr<QObject> m_context; ///< of the exchanges; nothing: stopped
    std::optional<store::FeedState> m_state;

    Kind m_kind = Kind::Window;
    bool m_sweeping = false;
    bool m_wasIncomplete = true; ///< the sweep under way is the first one
    QDateTime m_swept;           ///< everything recorded before is here, as far as we know
    QDateTime m_reached;         ///< of the sweep under way
    QDateTime m_bound;
    bool m_inOrder = true; ///< its events have come ascending so far
    int m_changed = 0;
    QUrl m_page;
    std::optional<qint64> m_serverOffset; ///< ms, repository's clock minus ours
    std::chrono::seconds m_overlap{0};
    qint64 m_late = 0;
    QStringList m_unread;
    QSet<QString> m_refusedPolls; ///< parameters the repository does not know
};

} // namespace pw::sync
