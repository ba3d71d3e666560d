// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/store/outboxrepository.h"
#include "core/store/stationstaterepository.h"
#include "core/sync/centralclient.h"
#include "core/sync/deliverypace.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <memory>

namespace pw::sync {

/// Events on their way to central.
struct OutboxBatch
{
    QList<store::OutboxEvent> events;
    QUrl job;      ///< of the capture; empty until central has taken it
    int polls = 0; ///< how often the job, or what is stored, was asked for
    qint64 bytes = 0;
    std::unique_ptr<QObject> context = std::make_unique<QObject>(); ///< of its exchanges
};

/// Brings the events of the outbox to central, in their order, one batch under way at a time.
///
/// An event counts as delivered only when its capture job has succeeded. What is unsure (the answer
/// was lost) is sent again: the eventID is fixed, so central takes it once. A repository without
/// our extension is asked first which of them it has. What central refuses is singled out, by the
/// job's errors or by halving, and parked with everything later that touches the same units; the
/// rest goes on. Failures of the network never end in anything but another try. Lives in the sync
/// thread.
class OutboxWorker : public QObject
{
    Q_OBJECT
public:
    OutboxWorker(store::Database &database, CentralClient &client, const Clock &clock,
                 const Timings &timings, QObject *parent = nullptr);

    /// `asksFirst`: this repository may not know repeated events for what they are. What may have
    /// been sent before is asked for before it is sent again.
    void start(bool asksFirst);
    void stop();

    /// Something may wait in the outbox.
    void wake();
    /// Central is reached again: do not wait out the back-off.
    void retryNow();
    void retryParked();
    /// The database of central is `epoch`. If it was another one before, everything kept is queued
    /// again: central has lost its memory, or was restored from a copy.
    void setEpoch(const QString &epoch);
    /// The feed is being asked: what has been delivered by now, the answer must show.
    void onFeedAsked();
    /// What the feed's answer, "your events up to `stationSeq` are in it" (-1: not told), is worth:
    /// -1 where an event older than that was delivered after the ask and may not be in it.
    qint64 shownBy(qint64 stationSeq) const;
    /// Central's database has been put back to an older copy of itself: it shows less than it had
    /// confirmed before it was asked. True once for each such answer; everything kept is then
    /// queued again.
    bool isPutBack(qint64 stationSeq);
    /// Forgets some events that were delivered long ago.
    void prune();

    Result<store::OutboxStats, store::StoreError> stats() { return m_outbox.stats(); }

Q_SIGNALS:
    void outboxChanged();
    void delivered();
    void failed(const pw::sync::SyncError &error);
    void storeFailed(const pw::store::StoreError &error);

private:
    void next();
    void ask();
    void post();
    void poll();
    void readBack();
    void onFound(const Result<EventKeys, SyncError> &found);
    void onReadBack(const Result<EventKeys, SyncError> &found);
    bool maySendTwice() const;
    void onCaptured(const Result<QUrl, SyncError> &location);
    void onJob(const Result<CaptureJob, SyncError> &job);
    void onDelivered();
    void onRefused(const QList<CaptureJob::Error> &errors);
    void onTooLarge(const SyncError &error);
    void onFailed(const SyncError &error);
    void pollAgain();
    void noteSent();
    void waitToSee();
    /// Events of the batch that `errors` point at, each with its error.
    QList<std::pair<qint64, CaptureJob::Error>>
    culprits(const QList<CaptureJob::Error> &errors) const;
    QList<qint64> seqs() const;
    bool requeueStored(const QString &epoch);
    /// In one transaction; false where it did not come about.
    bool write(const std::function<Result<Done, store::StoreError>()> &changes);
    void finish();
    void onStoreFailed(const store::StoreError &error);

    store::Database &m_database;
    store::UnitNumbers m_units;
    store::OutboxRepository m_outbox;
    store::StationStateRepository m_state;
    CentralClient &m_client;
    const Clock &m_clock;
    Timings m_timings;
    Backoff m_backoff;
    QTimer m_wait; ///< until the next try
    QTimer m_poll; ///< until the job is asked again
    std::optional<OutboxBatch> m_batch;
    DeliveryPace m_pace;
    QDeadlineTimer m_settled; ///< until then what was sent last may be stored and not yet seen
    qint64 m_sentUpTo = 0;    ///< events up to this `seq` may have been sent before
    qint64 m_confirmed = 0;   ///< highest sequence delivered before the feed was last asked
    std::optional<qint64> m_oldestLate; ///< lowest sequence delivered since then
    std::optional<qint64> m_putBackTo;  ///< the answer that was acted upon last
    bool m_running = false;
    bool m_asksFirst = false;
};

} // namespace pw::sync
