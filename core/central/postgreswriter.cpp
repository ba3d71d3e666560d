// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgreswriter.h"

#include "core/central/postgresrows.h"
#include "core/central/postgresschema.h"
#include "core/central/postgresscopes.h"
#include "core/central/unitkey.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QThread>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace pw::central {

using postgres::Parameters;
using postgres::Row;
using postgres::toMilliseconds;

PostgresWriter::PostgresWriter(const QString &target, const QString &epoch,
                               postgres::Connection connection)
    : m_target(target),
      m_epoch(epoch),
      m_connection(std::move(connection)),
      m_id(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_digester(epoch),
      m_ledger([this](const QString &scope) { return sumsOf(scope); })
{
    m_sessionId = m_connection->sessionId();
}

void PostgresWriter::run(const char *sql, Bind &bind, Read &read)
{
    if (m_error)
        return;
    if (!m_connection)
        return fail({StoreError::Code::Unreachable, {}});
    Parameters parameters;
    if (bind)
        bind(parameters);
    if (!read) {
        if (const auto posted = m_connection->post(sql, parameters); !posted)
            fail(posted.error());
        return;
    }
    const auto rows = m_connection->run(sql, parameters);
    if (!rows)
        return fail(rows.error());
    for (int i = 0; i < rows->count(); ++i)
        read(Row(*rows, i));
}

void PostgresWriter::execute(const QByteArray &sql)
{
    if (m_error)
        return;
    if (!m_connection)
        return fail({StoreError::Code::Unreachable, {}});
    if (const auto done = m_connection->execute(sql); !done)
        fail(done.error());
}

void PostgresWriter::fail(const StoreError &error)
{
    if (!m_error)
        m_error = error;
}

void PostgresWriter::reconnect()
{
    m_connection.reset(); // first: its locks go with it
    m_sessionId = 0;
    forget();
    m_ledger.forget();
    auto opened = postgres::openForWriting(m_target, SchemaPolicy::Keep);
    if (!opened)
        return fail(opened.error());
    m_connection.emplace(*std::move(opened));
    m_sessionId = m_connection->sessionId();
    run("SELECT epoch FROM packwright_schema", {}, [this](const Row &row) {
        if (row.text(0) != m_epoch)
            fail({StoreError::Code::Foreign, row.text(0)});
    });
    if (m_error)
        m_connection.reset(); // what answers there is not the database we began with
}

void PostgresWriter::begin(const QDateTime &now)
{
    m_error.reset();
    if (!m_connection || m_connection->isLost())
        reconnect();
    m_hashes.clear();
    m_units.clear();
    m_stationSequences.clear();
    m_ledger.forget(); // another central may have written meanwhile
    ++m_transaction;
    run("BEGIN");
    run(postgres::WriterLock);
    m_now = toMilliseconds(now);
    m_lastSequence = 0;
    run("SELECT (SELECT value FROM meta WHERE name = 'head'),"
        " (SELECT value FROM meta WHERE name = 'partition_rows'),"
        " (SELECT value FROM meta WHERE name = 'partition_end'), last.seq, last.record_time"
        " FROM (VALUES (1)) AS one LEFT JOIN"
        " (SELECT seq, record_time FROM event ORDER BY seq DESC LIMIT 1) AS last ON true",
        {}, [this](const Row &row) {
            m_head = row.integer(0);
            m_partitionRows = row.integer(1);
            m_partitionEnd = row.integer(2);
            m_lastSequence = row.integer(3);
            m_now = qMax(m_now, row.integer(4));
        });
    makePartitions();
}

void PostgresWriter::makePartitions()
{
    // Half a partition ahead, so that none is made while events wait for it.
    while (!m_error && m_lastSequence + m_partitionRows / 2 + 1 >= m_partitionEnd) {
        const QByteArray from = QByteArray::number(m_partitionEnd);
        m_partitionEnd += m_partitionRows;
        // lint: allow sqltext: numbers of ours; a bound cannot be a parameter
        execute("CREATE TABLE event_from_" + from + " PARTITION OF event FOR VALUES FROM (" + from
                + ") TO (" + QByteArray::number(m_partitionEnd) + ')');
        run("UPDATE meta SET value = $1 WHERE name = 'partition_end'",
            [this](Parameters &parameters) { parameters.add(m_partitionEnd); });
    }
}

void PostgresWriter::expect(const Expected &expected)
{
    if (expected.eventIds.isEmpty())
        return;
    for (const QString &id : expected.eventIds) {
        m_hashes.insert({id, false}, std::nullopt);
        m_hashes.insert({id, true}, std::nullopt);
    }
    QStringList keys;
    for (const QString &uri : expected.uris) {
        keys.append(keyOf(uri));
        m_units.insert(keys.last(), std::nullopt);
    }
    run(
        "SELECT event_id, declaration, content_hash FROM event_key WHERE event_id = "
        "ANY($1::text[])",
        [&](Parameters &parameters) { parameters.add(expected.eventIds); },
        [this](const Row &row) {
            m_hashes.insert({row.text(0), row.integer(1) != 0}, row.blob(2));
        });
    QStringList held;
    run(
        "SELECT " PW_UNIT_COLUMNS " FROM unit WHERE key = ANY($1::text[])",
        [&](Parameters &parameters) { parameters.add(keys); },
        [&](const Row &row) {
            m_units.insert(row.text(0), postgres::readUnit(row));
            if (postgres::isHeld(row))
                held.append(row.text(0));
        });
    for (const QString &key : std::as_const(held))
        m_units[key]->holds = holds(key);
}

Result<Done, StoreError> PostgresWriter::commit()
{
    saveSums();
    for (auto it = m_stationSequences.cbegin(); it != m_stationSequences.cend(); ++it) {
        run("INSERT INTO station (name, seq) VALUES ($1, $2)"
            " ON CONFLICT (name) DO UPDATE SET seq = greatest(station.seq, excluded.seq)",
            [&it](Parameters &parameters) { parameters.add(it.key()).add(it.value()); });
    }
    run("UPDATE meta SET value = $1 WHERE name = 'head' AND value <> $1",
        [this](Parameters &parameters) { parameters.add(m_head); });
    run("INSERT INTO writer (id, last_transaction) VALUES ($1, $2) ON CONFLICT (id)"
        " DO UPDATE SET last_transaction = excluded.last_transaction",
        [this](Parameters &parameters) { parameters.add(m_id).add(m_transaction); });
    run("SELECT pg_notify($1, '')", [](Parameters &parameters) {
        parameters.add(QString::fromLatin1(postgres::CommitChannel));
    });
    if (!m_error) {
        // With all that has been posted: a failure in it leaves COMMIT undone.
        run("COMMIT");
        if (const auto settled = m_error ? Done{} : m_connection->settle(); !settled)
            fail(settled.error());
        if (m_error && m_connection->isLost() && hasCommitted())
            return Done{};
    }
    if (!m_error)
        return Done{};
    const StoreError error = *m_error;
    rollback();
    return Failure{error};
}

bool PostgresWriter::hasCommitted()
{
    const std::optional<StoreError> lost = std::exchange(m_error, std::nullopt);
    QDeadlineTimer limit(OutcomeLimit);
    for (unsigned long pause = 50; !limit.hasExpired(); pause = qMin(2 * pause, 1000UL)) {
        m_error.reset();
        qint64 last = 0;
        reconnect();
        run("BEGIN");
        run(postgres::WriterLock); // the lost transaction has it until it has ended
        run(
            "SELECT last_transaction FROM writer WHERE id = $1",
            [this](Parameters &parameters) { parameters.add(m_id); },
            [&last](const Row &row) { last = row.integer(0); });
        execute("COMMIT");
        if (!m_error) {
            m_error = lost;
            return last == m_transaction;
        }
        QThread::msleep(pause);
    }
    m_error = lost;
    return false;
}

void PostgresWriter::rollback()
{
    m_ledger.forget();
    m_error.reset();
    if (m_connection && !m_connection->isLost()) {
        (void)m_connection->settle(); // whatever it says is to be undone
        execute("ROLLBACK");          // a warning, no failure, where nothing is left to roll back
    }
    m_error.reset();
    forget();
}

void PostgresWriter::forget()
{
    m_hashes.clear();
    m_units.clear();
    m_fields.clear();
    m_contexts.clear();
}

void PostgresWriter::savepoint()
{
    m_savedSequence = m_lastSequence;
    m_savedHead = m_head;
    m_ledger.savepoint();
    m_savedStationSequences = m_stationSequences;
    run("SAVEPOINT job");
}

void PostgresWriter::releaseSavepoint()
{
    run("RELEASE job");
}

void PostgresWriter::rollbackToSavepoint()
{
    run("ROLLBACK TO job");
    run("RELEASE job");
    forget();
    m_stationSequences = m_savedStationSequences;
    m_lastSequence = m_savedSequence;
    m_head = m_savedHead;
    m_ledger.rollbackToSavepoint();
}

std::optional<QByteArray> PostgresWriter::contentHashOf(const QString &eventId, bool declaration)
{
    const auto known = m_hashes.constFind({eventId, declaration});
    if (known != m_hashes.cend())
        return *known;
    std::optional<QByteArray> hash;
    run(
        "SELECT content_hash FROM event_key WHERE event_id = $1 AND declaration = $2",
        [&](Parameters &parameters) { parameters.add(eventId).add(qint64(declaration)); },
        [&hash](const Row &row) { hash = row.blob(0); });
    m_hashes.insert({eventId, declaration}, hash);
    return hash;
}

QList<QByteArray> PostgresWriter::liveEventsOf(const QStringList &uris)
{
    QList<QByteArray> texts;
    run(
        "SELECT e.json FROM event e WHERE e.seq IN (SELECT n.event FROM event_epc n"
        "  WHERE n.epc IN (SELECT json_array_elements_text($1::json)) AND (n.roles & 15) <> 0)"
        " AND e.declaration = 0 AND NOT EXISTS"
        "  (SELECT 1 FROM event_key d WHERE d.event_id = e.event_id AND d.declaration = 1)"
        " ORDER BY e.event_time, e.seq",
        [&](Parameters &parameters) { parameters.add(keysAsJson(uris)); },
        [&texts](const Row &row) { texts.append(row.blob(0)); });
    return texts;
}

qint64 PostgresWriter::contextId(const QByteArray &json)
{
    if (const qint64 known = m_contexts.value(json))
        return known;
    const QByteArray hash = QCryptographicHash::hash(json, QCryptographicHash::Sha256);
    qint64 id = 0;
    run("INSERT INTO context (hash, json) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        [&](Parameters &parameters) { parameters.addBytes(hash).add(QString::fromUtf8(json)); });
    run(
        "SELECT id FROM context WHERE hash = $1",
        [&](Parameters &parameters) { parameters.addBytes(hash); },
        [&id](const Row &row) { id = row.integer(0); });
    m_contexts.insert(json, id);
    return id;
}

qint64 PostgresWriter::addEvent(const EventRecord &event)
{
    const qint64 context = event.context.isEmpty() ? 0 : contextId(event.context);
    const qint64 sequence = ++m_lastSequence;
    run("INSERT INTO event (seq, event_id, declaration, content_hash, event_time, record_time, "
        "type,"
        " action, biz_step, disposition, read_point, biz_location, context, json)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        [&](Parameters &parameters) {
            parameters.add(sequence)
                .add(event.eventId)
                .add(qint64(event.declaration))
                .addBytes(event.contentHash)
                .add(toMilliseconds(event.eventTime))
                .add(m_now)
                .add(event.type)
                .add(event.action)
                .add(event.bizStep)
                .add(event.disposition)
                .add(event.index.readPoint)
                .add(event.index.bizLocation);
            if (context == 0)
                parameters.addNull();
            else
                parameters.add(context);
            parameters.addBytes(event.json);
        });
    run("INSERT INTO event_key (event_id, declaration, seq, content_hash) VALUES ($1, $2, $3, $4)",
        [&](Parameters &parameters) {
            parameters.add(event.eventId)
                .add(qint64(event.declaration))
                .add(sequence)
                .addBytes(event.contentHash);
        });
    m_hashes.insert({event.eventId, event.declaration}, event.contentHash);
    putIndex(sequence, event.index);
    return sequence;
}

qint64 PostgresWriter::fieldId(const QString &name)
{
    if (const qint64 known = m_fields.value(name))
        return known;
    const auto bindName = [&name](Parameters &parameters) { parameters.add(name); };
    qint64 id = 0;
    const auto readId = [&id](const Row &row) { id = row.integer(0); };
    run("SELECT id FROM field WHERE name = $1", bindName, readId);
    if (id == 0)
        run("INSERT INTO field (name) VALUES ($1) RETURNING id", bindName, readId);
    m_fields.insert(name, id);
    return id;
}

void PostgresWriter::putIndex(qint64 sequence, const EventIndex &index)
{
    QStringList names;
    QList<qint64> roles;
    for (const EventIndex::Name &name : index.names) {
        names.append(name.key);
        roles.append(name.roles);
    }
    if (!names.isEmpty())
        run("INSERT INTO event_epc (epc, event, roles)"
            " SELECT epc, $1, roles FROM unnest($2::text[], $3::bigint[]) AS named(epc, roles)",
            [&](Parameters &parameters) { parameters.add(sequence).add(names).add(roles); });
    QList<qint64> textFields;
    QStringList texts;
    for (const EventIndex::Text &text : index.texts) {
        textFields.append(fieldId(text.field));
        texts.append(text.value);
    }
    if (!texts.isEmpty())
        run("INSERT INTO event_text (field, value, event)"
            " SELECT field, value, $1 FROM unnest($2::bigint[], $3::text[]) AS said(field, value)"
            " ON CONFLICT DO NOTHING",
            [&](Parameters &parameters) { parameters.add(sequence).add(textFields).add(texts); });
    QList<qint64> numberFields;
    QList<double> numbers;
    for (const EventIndex::Number &number : index.numbers) {
        numberFields.append(fieldId(number.field));
        numbers.append(number.value);
    }
    if (!numbers.isEmpty())
        run("INSERT INTO event_number (field, value, event)"
            " SELECT field, value, $1 FROM unnest($2::bigint[], $3::float8[]) AS said(field, value)"
            " ON CONFLICT DO NOTHING",
            [&](Parameters &parameters) {
                parameters.add(sequence).add(numberFields).add(numbers);
            });
}

void PostgresWriter::addAnomaly(qint64 event, const epcis::Anomaly &anomaly)
{
    run("INSERT INTO anomaly (event, code, object) VALUES ($1, $2, $3)",
        [&](Parameters &parameters) {
            parameters.add(event).add(anomaly.code).add(keyOf(anomaly.object));
        });
}

std::optional<UnitRecord> PostgresWriter::unit(const QString &uri)
{
    const QString key = keyOf(uri);
    if (const auto known = m_units.constFind(key); known != m_units.cend())
        return *known;
    std::optional<UnitRecord> unit;
    bool held = false;
    run(
        "SELECT " PW_UNIT_COLUMNS " FROM unit WHERE key = $1",
        [&](Parameters &parameters) { parameters.add(key); },
        [&](const Row &row) {
            unit = postgres::readUnit(row);
            held = postgres::isHeld(row);
        });
    if (held)
        unit->holds = holds(key);
    m_units.insert(key, unit);
    return unit;
}

QStringList PostgresWriter::childrenOf(const QString &uri)
{
    QStringList children;
    run(
        "SELECT key FROM unit WHERE parent = $1",
        [&](Parameters &parameters) { parameters.add(keyOf(uri)); },
        [&children](const Row &row) { children.append(uriOf(row.text(0))); });
    return children;
}

QList<HoldRecord> PostgresWriter::holds(const QString &key)
{
    if (m_error)
        return {};
    const auto holds = postgres::holdsOf(*m_connection, key);
    if (holds)
        return *holds;
    fail(holds.error());
    return {};
}

void PostgresWriter::putHolds(const QString &key, const QList<HoldRecord> &holds)
{
    run("DELETE FROM hold WHERE key = $1", [&](Parameters &parameters) { parameters.add(key); });
    for (const HoldRecord &hold : holds) {
        run("INSERT INTO hold (key, disposition, reason, held_by, since, id, class, scope, mode,"
            " owner, evidence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            [&](Parameters &parameters) {
                parameters.add(key)
                    .add(hold.disposition)
                    .add(hold.reason)
                    .add(hold.by)
                    .add(toMilliseconds(hold.since))
                    .add(hold.id)
                    .add(hold.holdClass)
                    .add(hold.scope)
                    .add(hold.mode)
                    .add(hold.owner)
                    .add(hold.evidence);
            });
    }
}

LotRecord PostgresWriter::lot(const QString &key)
{
    return {key, 0, holds(key)};
}

void PostgresWriter::addJob(const CaptureJob &job)
{
    run("INSERT INTO capture_job (id, created_at, finished_at, success, behaviour, errors,"
        " results) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [&](Parameters &parameters) {
            const QByteArray errors = QJsonDocument(job.errors).toJson(QJsonDocument::Compact);
            const QByteArray results = QJsonDocument(job.results).toJson(QJsonDocument::Compact);
            parameters.add(job.id)
                .add(toMilliseconds(job.createdAt))
                .add(toMilliseconds(job.finishedAt))
                .add(qint64(job.success))
                .add(job.behaviour)
                .add(QString::fromUtf8(errors))
                .add(QString::fromUtf8(results));
        });
}

void PostgresWriter::removeJobsBefore(const QDateTime &time)
{
    run("DELETE FROM capture_job WHERE finished_at < $1",
        [&](Parameters &parameters) { parameters.add(toMilliseconds(time)); });
}

void PostgresWriter::noteSequence(const QString &station, qint64 sequence)
{
    qint64 &last = m_stationSequences[station];
    last = qMax(last, sequence);
}

void PostgresWriter::putStatus(const QString &station, const QJsonObject &status)
{
    run("INSERT INTO station (name, status, seen_at) VALUES ($1, $2, $3)"
        " ON CONFLICT (name) DO UPDATE SET status = excluded.status, seen_at = excluded.seen_at",
        [&](Parameters &parameters) {
            const QByteArray json = QJsonDocument(status).toJson(QJsonDocument::Compact);
            parameters.add(station).add(QString::fromUtf8(json)).add(m_now);
        });
}

void PostgresWriter::putMasterData(const MasterDataRecord &data)
{
    run("INSERT INTO master_data (id, version, json) VALUES (1, $1, $2)"
        " ON CONFLICT (id) DO UPDATE SET version = excluded.version, json = excluded.json",
        [&](Parameters &parameters) { parameters.add(data.version).addBytes(data.json); });
}

bool PostgresWriter::isEmpty()
{
    bool empty = false;
    run("SELECT (NOT (EXISTS (SELECT 1 FROM event) OR EXISTS (SELECT 1 FROM master_data)"
        " OR EXISTS (SELECT 1 FROM sscc_pool)))::int",
        {}, [&empty](const Row &row) { empty = row.integer(0) != 0; });
    return empty;
}

} // namespace pw::central
