// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/statement.h"
#include "core/store/unitnumbers.h"

#include <QList>

#include <chrono>

namespace pw::store {

/// An event on its way to central.
struct OutboxEvent
{
    qint64 seq = 0;  ///< given by append(); the order of delivery
    QString eventId; ///< fixed when the event is made: every attempt carries the same bytes
    bool declaration = false; ///< it declares the event of this id an error
    bool received = false;    ///< somebody else's, handed on as it came
    qint64 sequence = 0;      ///< n of its agw:seq; a received one carries none of ours
    qint64 operation = 0;     ///< seq of the operation it belongs to
    QByteArray document;      ///< the event as JSON
    QList<epc::Epc> units;    ///< that it touches; empty when read back
    QDateTime createdAt;      ///< UTC
    int attempts = 0;
    QDateTime nextAttemptAt; ///< UTC; when the last failure meant to try again
    QString captureUrl;      ///< of the capture job that took it; empty: none yet
    QString lastCode;        ///< of the last failure
    QString lastText;
};

/// One that is still here, for people to see.
struct WaitingEvent
{
    OutboxEvent event;
    bool isHeldUp = false; ///< by a parked one of the same units: it must not overtake it
};

struct OutboxStats
{
    int pending = 0;    ///< queued or parked: central does not have them
    QDateTime oldestAt; ///< when the oldest of those was made; invalid: none
    int parked = 0;
    friend bool operator==(const OutboxStats &, const OutboxStats &) = default;
};

/// Events of this station that central must have (`outbox` of station.db), each queued, stored (by
/// central) or parked (refused: a person must look). There is no state "sending": a crash would
/// leave it lying, and delivering again does no harm.
/// Confined to the thread of its database. Writes need an open Transaction.
class OutboxRepository
{
public:
    OutboxRepository(Database &database, UnitNumbers &numbers);

    Result<qint64, StoreError> append(const OutboxEvent &event);
    /// The document of an event of ours, as it was sent; nothing once it is pruned.
    Result<std::optional<QByteArray>, StoreError> document(const QString &eventId);

    /// The next events to send, in order. Events that touch a unit of an earlier parked event, or
    /// of one that waits for it, are left out. Ends at the border of an operation unless one alone
    /// is longer; the first event is always in.
    Result<QList<OutboxEvent>, StoreError> nextBatch(int maxEvents, qint64 maxBytes);

    /// Central has them, by the capture job at `captureUrl` (empty: not known which).
    Result<Done, StoreError> markStored(const QList<qint64> &seqs, const QDateTime &at,
                                        const QString &captureUrl = {});
    /// The attempt did not get through; they stay queued. `nextAttemptAt` is for people to see: a
    /// wall clock set back must not keep the events here.
    Result<Done, StoreError> markRetry(const QList<qint64> &seqs, const QDateTime &nextAttemptAt,
                                       const QString &code);
    Result<Done, StoreError> park(qint64 seq, const QString &code, const QString &text);
    /// Back to the queue, in its old place.
    Result<Done, StoreError> unpark(qint64 seq);
    Result<QList<OutboxEvent>, StoreError> parked();
    /// The first `limit` that are queued, in order.
    Result<QList<WaitingEvent>, StoreError> waiting(int limit);
    /// Everything still kept is queued again: central has lost its memory. Returns how many.
    Result<int, StoreError> requeueStored();

    /// The highest sequence (OutboxEvent::sequence) among the stored ones of our own that are kept;
    /// 0: none.
    Result<qint64, StoreError> lastStoredSequence();

    Result<OutboxStats, StoreError> stats();
    /// Forgets up to `limit` events stored before `before`; never one that is queued or parked.
    Result<int, StoreError> prune(const QDateTime &before, int limit);

private:
    class ParkedUnits;

    Result<Done, StoreError> each(Statement &statement, const QList<qint64> &seqs,
                                  const auto &...args);

    UnitNumbers &m_numbers;
    Statement m_append;
    Statement m_appendUnit;
    Statement m_document;
    Statement m_queued;
    Statement m_units;
    Statement m_stored;
    Statement m_retry;
    Statement m_park;
    Statement m_unpark;
    Statement m_parked;
    Statement m_requeue;
    Statement m_lastStored;
    Statement m_stats;
    Statement m_pruneUnits;
    Statement m_prune;
};

} // namespace pw::store
