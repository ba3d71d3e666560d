// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgresreader.h"

#include "core/central/postgreseventquery.h"
#include "core/central/postgresrows.h"

#include <QJsonDocument>

#include <limits>

using namespace Qt::StringLiterals;

namespace pw::central {

using postgres::fromMilliseconds;
using postgres::Parameters;
using postgres::Row;

PostgresReader::PostgresReader(const QString &target, postgres::Connection connection)
    : m_target(target), m_connection(std::move(connection))
{}

void PostgresReader::begin()
{
    if (m_connection.isLost()) {
        auto opened = postgres::Connection::open(m_target);
        if (!opened) {
            m_error = opened.error();
            return;
        }
        m_connection = *std::move(opened);
    }
    run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {}, {});
}

void PostgresReader::run(const char *sql, Bind &bind, Read &read)
{
    if (m_error)
        return;
    Parameters parameters;
    if (bind)
        bind(parameters);
    const auto rows = m_connection.run(sql, parameters);
    if (!rows) {
        m_error = rows.error();
        return;
    }
    for (int i = 0; read && i < rows->count(); ++i)
        read(Row(*rows, i));
}

qint64 PostgresReader::readHead()
{
    qint64 head = 0;
    run("SELECT value FROM meta WHERE name = 'head'", {},
        [&head](const Row &row) { head = row.integer(0); });
    return head;
}

Result<qint64, StoreError> PostgresReader::bytes()
{
    return inOneMoment<qint64>([this] {
        qint64 bytes = 0;
        run("SELECT pg_database_size(current_database())", {},
            [&bytes](const Row &row) { bytes = row.integer(0); });
        return bytes;
    });
}

Result<QList<StationRecord>, StoreError> PostgresReader::stations()
{
    return inOneMoment<QList<StationRecord>>([this] {
        QList<StationRecord> stations;
        run("SELECT name, seq, status, seen_at FROM station ORDER BY name", {},
            [&stations](const Row &row) {
                const auto status = QJsonDocument::fromJson(row.text(2).toUtf8());
                const QDateTime seenAt =
                    row.isNull(3) ? QDateTime()
                                  : QDateTime::fromMSecsSinceEpoch(row.integer(3), Qt::UTC);
                stations.append({row.text(0), row.integer(1), status.object(), seenAt});
            });
        return stations;
    });
}

Result<StoreCounts, StoreError> PostgresReader::counts()
{
    return inOneMoment<StoreCounts>([this] {
        StoreCounts counts;
        counts.head = readHead();
        run("SELECT value FROM meta WHERE name = 'low_water'", {},
            [&counts](const Row &row) { counts.lowWater = row.integer(0); });
        // Sequence numbers have no holes and events are never removed.
        run("SELECT coalesce(max(seq), 0) FROM event", {},
            [&counts](const Row &row) { counts.events = row.integer(0); });
        return counts;
    });
}

Result<EventPage, StoreError> PostgresReader::events(const EventQuery &query)
{
    return inOneMoment<EventPage>([this, &query] {
        auto page = postgres::findEvents(m_connection, query);
        if (page)
            return *std::move(page);
        m_error = page.error();
        return EventPage();
    });
}

Result<qint64, StoreError> PostgresReader::countEvents(const EventQuery &query, qint64 limit)
{
    return inOneMoment<qint64>([&] {
        const auto count = postgres::countEvents(m_connection, query, limit);
        if (!count)
            m_error = count.error();
        return count ? *count : 0;
    });
}

namespace {

/// The next of a collection behind `$1`: one step along its index.
const char *nextOf(Collection collection)
{
    switch (collection) {
    case Collection::Epcs:
        return "SELECT min(epc) FROM event_epc WHERE epc > $1 AND (roles & 15) <> 0";
    case Collection::BizSteps: return "SELECT min(biz_step) FROM event WHERE biz_step > $1";
    case Collection::BizLocations:
        return "SELECT min(biz_location) FROM event WHERE biz_location > $1";
    case Collection::ReadPoints: return "SELECT min(read_point) FROM event WHERE read_point > $1";
    case Collection::Dispositions:
        return "SELECT min(disposition) FROM event WHERE disposition > $1";
    }
    Q_UNREACHABLE();
    return nullptr;
}

CaptureJob readJob(const Row &row)
{
    return {row.text(0),
            fromMilliseconds(row.integer(1)),
            fromMilliseconds(row.integer(2)),
            row.integer(3) != 0,
            row.text(4),
            QJsonDocument::fromJson(row.bytes(5)).array(),
            QJsonDocument::fromJson(row.bytes(6)).array()};
}

#define PW_POSTGRES_JOB_COLUMNS "id, created_at, finished_at, success, behaviour, errors, results"

} // namespace

Result<QStringList, StoreError> PostgresReader::collection(Collection collection,
                                                           const QString &after, int limit)
{
    return inOneMoment<QStringList>([&] {
        QStringList values;
        QString last = after;
        bool more = true;
        while (more && !m_error && values.size() < limit) {
            more = false;
            run(
                nextOf(collection), [&last](Parameters &parameters) { parameters.add(last); },
                [&](const Row &row) {
                    more = !row.isNull(0);
                    last = row.text(0);
                });
            if (more)
                values.append(last);
        }
        return values;
    });
}

Result<std::optional<CaptureJob>, StoreError> PostgresReader::job(const QString &id)
{
    return inOneMoment<std::optional<CaptureJob>>([this, &id] {
        std::optional<CaptureJob> job;
        run(
            "SELECT " PW_POSTGRES_JOB_COLUMNS " FROM capture_job WHERE id = $1",
            [&id](Parameters &parameters) { parameters.add(id); },
            [&job](const Row &row) { job = readJob(row); });
        return job;
    });
}

Result<QList<CaptureJob>, StoreError> PostgresReader::jobs(const std::optional<JobPosition> &after,
                                                           int limit)
{
    return inOneMoment<QList<CaptureJob>>([&] {
        QList<CaptureJob> jobs;
        run(
            "SELECT " PW_POSTGRES_JOB_COLUMNS " FROM capture_job WHERE (created_at, id) < ($1, $2)"
            " ORDER BY created_at DESC, id DESC LIMIT $3",
            [&](Parameters &parameters) {
                const qint64 time = after ? postgres::toMilliseconds(after->createdAt)
                                          : std::numeric_limits<qint64>::max();
                parameters.add(time).add(after ? after->id : QString()).add(qint64(limit));
            },
            [&jobs](const Row &row) { jobs.append(readJob(row)); });
        return jobs;
    });
}

Result<std::optional<MasterDataRecord>, StoreError> PostgresReader::masterData()
{
    return inOneMoment<std::optional<MasterDataRecord>>([this] {
        std::optional<MasterDataRecord> data;
        run("SELECT version, json FROM master_data", {}, [&data](const Row &row) {
            data = MasterDataRecord{row.text(0), row.blob(1)};
        });
        return data;
    });
}

} // namespace pw::central
