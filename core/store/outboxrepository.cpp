// SPDX-License-Identifier: Apache-2.0
#include "core/store/outboxrepository.h"

#include <QSet>

#include <algorithm>

namespace pw::store {

using namespace Qt::StringLiterals;

namespace {

QByteArray selectEvents(const char *rest)
{
    return QByteArray(
               "SELECT seq, event_id, agw_seq, operation_seq, document, created_at, attempts,"
               " next_attempt_at, capture_url, last_code, last_text, state, declaration, received "
               "FROM "
               "outbox ")
           + rest;
}

OutboxEvent eventFrom(const Rows &rows)
{
    OutboxEvent event;
    event.seq = rows.integer(0);
    event.eventId = rows.text(1);
    event.sequence = rows.integer(2);
    event.operation = rows.integer(3);
    event.document = rows.bytes(4);
    event.createdAt = rows.instant(5);
    event.attempts = rows.number(6);
    if (event.attempts > 0)
        event.nextAttemptAt = rows.instant(7);
    event.captureUrl = rows.text(8);
    event.lastCode = rows.text(9);
    event.lastText = rows.text(10);
    event.declaration = rows.flag(12);
    event.received = rows.flag(13);
    return event;
}

Result<Done, StoreError> done(const Result<int, StoreError> &changed)
{
    if (!changed)
        return Failure{changed.error()};
    return Done();
}

bool isParked(const Rows &rows)
{
    return rows.text(11) == "parked"_L1;
}

/// The event behind the end of the batch, if any, must be of another operation than the last one
/// in it: an operation is delivered whole unless it alone is longer than a batch.
void endAtOperation(QList<OutboxEvent> &batch, qint64 nextOperation)
{
    if (batch.isEmpty() || batch.first().operation == nextOperation)
        return;
    while (batch.last().operation == nextOperation)
        batch.removeLast();
}

} // namespace

/// Units of parked events, and of events behind them, as the outbox is gone through in order.
class OutboxRepository::ParkedUnits
{
public:
    explicit ParkedUnits(Statement &units) : m_units(units) {}

    /// Whether the event of this row must stay: it is parked, or behind one that is.
    Result<bool, StoreError> hold(const Rows &event)
    {
        const bool parked = isParked(event);
        m_seenParked = m_seenParked || parked;
        if (!m_seenParked) // nothing can be held up: most days never ask
            return false;
        QList<qint64> units;
        auto rows = m_units.query(event.integer(0));
        while (rows.next())
            units.append(rows.integer(0));
        if (rows.error())
            return Failure{*rows.error()};
        const bool heldUp = parked
                            || std::any_of(units.cbegin(), units.cend(),
                                           [this](qint64 unit) { return m_held.contains(unit); });
        if (heldUp)
            m_held.unite(QSet<qint64>(units.cbegin(), units.cend()));
        return heldUp;
    }

private:
    Statement &m_units;
    QSet<qint64> m_held;
    bool m_seenParked = false;
};

OutboxRepository::OutboxRepository(Database &database, UnitNumbers &numbers)
    : m_numbers(numbers),
      m_append(database,
               "INSERT INTO outbox (event_id, declaration, agw_seq, operation_seq, document,"
               " created_at, received, units) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
               " RETURNING seq"),
      m_appendUnit(database, "INSERT OR IGNORE INTO outbox_unit VALUES (?1, ?2)"),
      m_document(database, "SELECT document FROM outbox WHERE event_id = ?1 AND declaration = 0"),
      m_queued(database,
               selectEvents("INDEXED BY outbox_unsent WHERE state <> 'stored' ORDER BY seq")),
      m_units(database, "SELECT e.value FROM outbox o, json_each(o.units) e WHERE o.seq = ?1"),
      m_stored(
          database,
          "UPDATE outbox SET state = 'stored', stored_at = ?2,"
          " capture_url = ?3, last_code = '', last_text = '' WHERE seq = ?1 AND state = 'queued'"),
      m_retry(database, "UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?2,"
                        " last_code = ?3 WHERE seq = ?1 AND state = 'queued'"),
      m_park(database,
             "UPDATE outbox SET state = 'parked', attempts = attempts + 1, last_code = ?2,"
             " last_text = ?3 WHERE seq = ?1 AND state = 'queued'"),
      m_unpark(database, "UPDATE outbox SET state = 'queued', next_attempt_at = 0"
                         " WHERE seq = ?1 AND state = 'parked'"),
      m_parked(database, selectEvents("INDEXED BY outbox_unsent WHERE state <> 'stored' AND state "
                                      "= 'parked' ORDER BY seq")),
      m_requeue(database,
                "UPDATE outbox SET state = 'queued', next_attempt_at = 0, capture_url = '',"
                " stored_at = NULL WHERE state = 'stored'"),
      // By the index of agw_seq, from its end: only what waits is stepped over.
      m_lastStored(database, "SELECT agw_seq FROM outbox WHERE +state = 'stored' AND NOT received"
                             " ORDER BY agw_seq DESC LIMIT 1"),
      m_stats(database, "SELECT pending, parked, (SELECT created_at FROM outbox WHERE seq = oldest)"
                        " FROM (SELECT count(*) pending, min(seq) oldest,"
                        "  count(*) FILTER (WHERE state = 'parked') parked"
                        "  FROM outbox INDEXED BY outbox_unsent WHERE state <> 'stored')"),
      m_pruneUnits(database, "DELETE FROM outbox_unit WHERE (unit_id, seq) IN"
                             " (SELECT e.value, o.seq FROM (SELECT seq, units FROM outbox"
                             "   WHERE state = 'stored' AND stored_at < ?1"
                             "   ORDER BY stored_at, seq LIMIT ?2) o, json_each(o.units) e)"),
      m_prune(database, "DELETE FROM outbox WHERE seq IN (SELECT seq FROM outbox"
                        " WHERE state = 'stored' AND stored_at < ?1"
                        " ORDER BY stored_at, seq LIMIT ?2)")
{}

Result<qint64, StoreError> OutboxRepository::append(const OutboxEvent &event)
{
    QList<qint64> numbers;
    numbers.reserve(event.units.size());
    QString list; // a JSON array
    for (const epc::Epc &unit : event.units) {
        const auto number = m_numbers.of(unit);
        if (!number)
            return Failure{number.error()};
        numbers.append(*number);
        list += (list.isEmpty() ? u"[" : u",") + QString::number(*number);
    }
    list += list.isEmpty() ? u"[]" : u"]";
    qint64 seq = 0;
    {
        auto rows =
            m_append.query(event.eventId, event.declaration, event.sequence, event.operation,
                           Utf8{event.document}, event.createdAt, event.received, list);
        if (!rows.next())
            return Failure{rows.error().value_or(StoreError{})};
        seq = rows.integer(0);
    }
    for (const qint64 number : std::as_const(numbers)) {
        if (const auto added = m_appendUnit.execute(number, seq); !added)
            return Failure{added.error()};
    }
    return seq;
}

Result<std::optional<QByteArray>, StoreError> OutboxRepository::document(const QString &eventId)
{
    auto rows = m_document.query(eventId);
    if (rows.next())
        return std::optional(rows.bytes(0));
    if (rows.error())
        return Failure{*rows.error()};
    return std::optional<QByteArray>();
}

Result<QList<OutboxEvent>, StoreError> OutboxRepository::nextBatch(int maxEvents, qint64 maxBytes)
{
    QList<OutboxEvent> batch;
    ParkedUnits parked(m_units);
    qint64 bytes = 0;
    auto rows = m_queued.query();
    while (rows.next()) {
        const auto heldUp = parked.hold(rows);
        if (!heldUp)
            return Failure{heldUp.error()};
        if (*heldUp)
            continue;
        const OutboxEvent event = eventFrom(rows);
        bytes += event.document.size();
        if (!batch.isEmpty() && (batch.size() >= maxEvents || bytes > maxBytes)) {
            endAtOperation(batch, event.operation);
            break;
        }
        batch.append(event);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return batch;
}

Result<QList<WaitingEvent>, StoreError> OutboxRepository::waiting(int limit)
{
    QList<WaitingEvent> events;
    ParkedUnits parked(m_units);
    auto rows = m_queued.query();
    while (events.size() < limit && rows.next()) {
        const auto heldUp = parked.hold(rows);
        if (!heldUp)
            return Failure{heldUp.error()};
        if (!isParked(rows))
            events.append({eventFrom(rows), *heldUp});
    }
    if (rows.error())
        return Failure{*rows.error()};
    return events;
}

Result<Done, StoreError> OutboxRepository::each(Statement &statement, const QList<qint64> &seqs,
                                                const auto &...args)
{
    for (const qint64 seq : seqs) {
        if (const auto changed = statement.execute(seq, args...); !changed)
            return Failure{changed.error()};
    }
    return Done();
}

Result<Done, StoreError> OutboxRepository::markStored(const QList<qint64> &seqs,
                                                      const QDateTime &at,
                                                      const QString &captureUrl)
{
    return each(m_stored, seqs, at, captureUrl);
}

Result<Done, StoreError> OutboxRepository::markRetry(const QList<qint64> &seqs,
                                                     const QDateTime &nextAttemptAt,
                                                     const QString &code)
{
    return each(m_retry, seqs, nextAttemptAt, code);
}

Result<Done, StoreError> OutboxRepository::park(qint64 seq, const QString &code,
                                                const QString &text)
{
    return done(m_park.execute(seq, code, text));
}

Result<Done, StoreError> OutboxRepository::unpark(qint64 seq)
{
    return done(m_unpark.execute(seq));
}

Result<QList<OutboxEvent>, StoreError> OutboxRepository::parked()
{
    QList<OutboxEvent> events;
    auto rows = m_parked.query();
    while (rows.next())
        events.append(eventFrom(rows));
    if (rows.error())
        return Failure{*rows.error()};
    return events;
}

Result<int, StoreError> OutboxRepository::requeueStored()
{
    return m_requeue.execute();
}

Result<qint64, StoreError> OutboxRepository::lastStoredSequence()
{
    auto rows = m_lastStored.query();
    if (rows.next())
        return rows.integer(0);
    if (rows.error())
        return Failure{*rows.error()};
    return qint64(0);
}

Result<OutboxStats, StoreError> OutboxRepository::stats()
{
    auto rows = m_stats.query();
    if (!rows.next())
        return Failure{rows.error().value_or(StoreError{})};
    return OutboxStats{rows.number(0), rows.instant(2), rows.number(1)};
}

Result<int, StoreError> OutboxRepository::prune(const QDateTime &before, int limit)
{
    if (const auto pruned = m_pruneUnits.execute(before, limit); !pruned)
        return pruned;
    return m_prune.execute(before, limit);
}

} // namespace pw::store
