// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqlitewriter.h"

#include "core/central/sqliterows.h"
#include "core/central/sqlitescopes.h"
#include "core/central/unitkey.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw::central {

using sqlite::Statement;
using sqlite::toMilliseconds;

SqliteWriter::SqliteWriter(sqlite::Connection connection)
    : m_connection(std::move(connection)),
      m_cache(m_connection),
      m_index(m_cache),
      m_digester(sqlite::epochOf(m_connection)),
      m_ledger([this](const QString &scope) { return sqlite::sumsOf(m_cache, scope); })
{}

void SqliteWriter::run(const char *sql, Bind &bind, Row &row)
{
    if (m_error)
        return;
    auto prepared = m_cache.use(sql);
    if (!prepared)
        return fail(prepared.error());
    const sqlite::Query query = *std::move(prepared);
    if (bind)
        bind(*query.operator->());
    Statement::Step step = query->step();
    for (; step == Statement::Step::Row; step = query->step()) {
        if (row)
            row(*query.operator->());
    }
    if (step == Statement::Step::Failed)
        fail(m_cache.lastError());
}

void SqliteWriter::execute(const char *sql)
{
    run(sql);
}

void SqliteWriter::fail(const StoreError &error)
{
    if (!m_error)
        m_error = error;
}

void SqliteWriter::begin(const QDateTime &now)
{
    m_error.reset();
    execute("BEGIN IMMEDIATE");
    m_now = toMilliseconds(now);
    m_lastSequence = 0;
    run("SELECT seq, record_time FROM event ORDER BY seq DESC LIMIT 1", {}, [this](Statement &row) {
        m_lastSequence = row.integer(0);
        m_now = qMax(m_now, row.integer(1));
    });
    run("SELECT value FROM meta WHERE name = 'head'", {},
        [this](Statement &row) { m_head = row.integer(0); });
}

Result<Done, StoreError> SqliteWriter::commit()
{
    saveSums();
    run("UPDATE meta SET value = ?1 WHERE name = 'head' AND value <> ?1",
        [this](Statement &statement) { statement.bind(1, m_head); });
    execute("COMMIT");
    if (!m_error)
        return Done{};
    const StoreError error = *m_error;
    rollback();
    return Failure{error};
}

void SqliteWriter::rollback()
{
    m_ledger.forget();
    m_error.reset();
    m_index.forgetFields();
    // Some failures have rolled back already; then there is nothing left to do here.
    execute("ROLLBACK");
    m_error.reset();
}

void SqliteWriter::savepoint()
{
    m_savedSequence = m_lastSequence;
    m_savedHead = m_head;
    m_ledger.savepoint();
    execute("SAVEPOINT job");
}

void SqliteWriter::releaseSavepoint()
{
    execute("RELEASE job");
}

void SqliteWriter::rollbackToSavepoint()
{
    execute("ROLLBACK TO job");
    execute("RELEASE job");
    m_index.forgetFields();
    m_lastSequence = m_savedSequence;
    m_head = m_savedHead;
    m_ledger.rollbackToSavepoint();
}

std::optional<QByteArray> SqliteWriter::contentHashOf(const QString &eventId, bool declaration)
{
    std::optional<QByteArray> hash;
    run(
        "SELECT content_hash FROM event WHERE event_id = ?1 AND declaration = ?2",
        [&](Statement &statement) { statement.bind(1, eventId).bind(2, qint64(declaration)); },
        [&hash](Statement &row) { hash = row.blob(0); });
    return hash;
}

QList<QByteArray> SqliteWriter::liveEventsOf(const QStringList &uris)
{
    QList<QByteArray> texts;
    run(
        "SELECT e.json FROM event e WHERE e.seq IN (SELECT n.event FROM event_epc n"
        "  WHERE n.epc IN (SELECT value FROM json_each(?1)) AND (n.roles & 15) <> 0)"
        " AND e.declaration = 0 AND NOT EXISTS"
        "  (SELECT 1 FROM event d WHERE d.event_id = e.event_id AND d.declaration = 1)"
        " ORDER BY e.event_time, e.seq",
        [&](Statement &statement) { statement.bind(1, keysAsJson(uris)); },
        [&texts](Statement &row) { texts.append(row.blob(0)); });
    return texts;
}

qint64 SqliteWriter::contextId(const QByteArray &json)
{
    const QString text = QString::fromUtf8(json);
    qint64 id = 0;
    run("INSERT OR IGNORE INTO context (json) VALUES (?1)",
        [&](Statement &statement) { statement.bind(1, text); });
    run(
        "SELECT id FROM context WHERE json = ?1",
        [&](Statement &statement) { statement.bind(1, text); },
        [&id](Statement &row) { id = row.integer(0); });
    return id;
}

qint64 SqliteWriter::addEvent(const EventRecord &event)
{
    const qint64 context = event.context.isEmpty() ? 0 : contextId(event.context);
    const qint64 sequence = ++m_lastSequence;
    run("INSERT INTO event (seq, event_id, declaration, content_hash, event_time, record_time, "
        "type,"
        " action, biz_step, disposition, context, json, read_point, biz_location)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        [&](Statement &statement) {
            statement.bind(1, sequence)
                .bind(2, event.eventId)
                .bind(3, qint64(event.declaration))
                .bindBlob(4, event.contentHash)
                .bind(5, toMilliseconds(event.eventTime))
                .bind(6, m_now)
                .bind(7, event.type)
                .bind(8, event.action)
                .bind(9, event.bizStep)
                .bind(10, event.disposition)
                .bindBlob(12, event.json)
                .bind(13, event.index.readPoint)
                .bind(14, event.index.bizLocation);
            if (context == 0)
                statement.bindNull(11);
            else
                statement.bind(11, context);
        });
    if (m_error)
        return sequence;
    if (const auto indexed = m_index.write(sequence, event.index); !indexed)
        fail(indexed.error());
    return sequence;
}

void SqliteWriter::addAnomaly(qint64 event, const epcis::Anomaly &anomaly)
{
    run("INSERT INTO anomaly (event, code, object) VALUES (?1, ?2, ?3)", [&](Statement &statement) {
        statement.bind(1, event).bind(2, anomaly.code).bind(3, keyOf(anomaly.object));
    });
}

std::optional<UnitRecord> SqliteWriter::unit(const QString &uri)
{
    const QString key = keyOf(uri);
    std::optional<UnitRecord> unit;
    bool held = false;
    run(
        "SELECT " PW_UNIT_COLUMNS " FROM unit WHERE key = ?1",
        [&](Statement &statement) { statement.bind(1, key); },
        [&](Statement &row) {
            unit = sqlite::readUnit(row);
            held = sqlite::isHeld(row);
        });
    if (held)
        unit->holds = holds(key);
    return unit;
}

QStringList SqliteWriter::childrenOf(const QString &uri)
{
    QStringList children;
    run(
        "SELECT key FROM unit WHERE parent = ?1",
        [&](Statement &statement) { statement.bind(1, keyOf(uri)); },
        [&children](Statement &row) { children.append(uriOf(row.text(0))); });
    return children;
}

QList<HoldRecord> SqliteWriter::holds(const QString &key)
{
    if (m_error)
        return {};
    const auto holds = sqlite::holdsOf(m_cache, key);
    if (holds)
        return *holds;
    fail(holds.error());
    return {};
}

void SqliteWriter::putHolds(const QString &key, const QList<HoldRecord> &holds)
{
    run("DELETE FROM hold WHERE key = ?1", [&](Statement &statement) { statement.bind(1, key); });
    for (const HoldRecord &hold : holds) {
        run("INSERT INTO hold (key, disposition, reason, held_by, since, id, class, scope, mode,"
            " owner, evidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            [&](Statement &statement) {
                statement.bind(1, key)
                    .bind(2, hold.disposition)
                    .bind(3, hold.reason)
                    .bind(4, hold.by)
                    .bind(5, toMilliseconds(hold.since))
                    .bind(6, hold.id)
                    .bind(7, hold.holdClass)
                    .bind(8, hold.scope)
                    .bind(9, hold.mode)
                    .bind(10, hold.owner)
                    .bind(11, hold.evidence);
            });
    }
}

LotRecord SqliteWriter::lot(const QString &key)
{
    return {key, 0, holds(key)};
}

void SqliteWriter::addJob(const CaptureJob &job)
{
    run("INSERT INTO capture_job (id, created_at, finished_at, success, behaviour, errors,"
        " results) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        [&](Statement &statement) {
            const QByteArray errors = QJsonDocument(job.errors).toJson(QJsonDocument::Compact);
            const QByteArray results = QJsonDocument(job.results).toJson(QJsonDocument::Compact);
            statement.bind(1, job.id)
                .bind(2, toMilliseconds(job.createdAt))
                .bind(3, toMilliseconds(job.finishedAt))
                .bind(4, qint64(job.success))
                .bind(5, job.behaviour)
                .bind(6, QString::fromUtf8(errors))
                .bind(7, QString::fromUtf8(results));
        });
}

void SqliteWriter::removeJobsBefore(const QDateTime &time)
{
    run("DELETE FROM capture_job WHERE finished_at < ?1",
        [&](Statement &statement) { statement.bind(1, toMilliseconds(time)); });
}

void SqliteWriter::noteSequence(const QString &station, qint64 sequence)
{
    run("INSERT INTO station (name, seq) VALUES (?1, ?2)"
        " ON CONFLICT (name) DO UPDATE SET seq = max(seq, excluded.seq)",
        [&](Statement &statement) { statement.bind(1, station).bind(2, sequence); });
}

void SqliteWriter::putStatus(const QString &station, const QJsonObject &status)
{
    run("INSERT INTO station (name, status, seen_at) VALUES (?1, ?2, ?3)"
        " ON CONFLICT (name) DO UPDATE SET status = excluded.status, seen_at = excluded.seen_at",
        [&](Statement &statement) {
            const QByteArray json = QJsonDocument(status).toJson(QJsonDocument::Compact);
            statement.bind(1, station).bind(2, QString::fromUtf8(json)).bind(3, m_now);
        });
}

void SqliteWriter::putMasterData(const MasterDataRecord &data)
{
    run("INSERT OR REPLACE INTO master_data (id, version, json) VALUES (1, ?1, ?2)",
        [&](Statement &statement) { statement.bind(1, data.version).bindBlob(2, data.json); });
}

bool SqliteWriter::isEmpty()
{
    bool empty = false;
    run("SELECT NOT (EXISTS (SELECT 1 FROM event) OR EXISTS (SELECT 1 FROM master_data)"
        " OR EXISTS (SELECT 1 FROM sscc_pool))",
        {}, [&empty](Statement &row) { empty = row.integer(0) != 0; });
    return empty;
}

} // namespace pw::central
