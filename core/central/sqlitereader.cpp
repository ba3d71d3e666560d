// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqlitereader.h"

#include "core/central/sqliteeventquery.h"
#include "core/central/sqliterows.h"

#include <QJsonDocument>

#include <limits>

using namespace Qt::StringLiterals;

namespace pw::central {

using sqlite::fromMilliseconds;
using sqlite::Statement;

SqliteReader::SqliteReader(sqlite::Connection connection)
    : m_connection(std::move(connection)), m_cache(m_connection)
{}

void SqliteReader::run(const char *sql, Bind &bind, Row &row)
{
    if (m_error)
        return;
    auto prepared = m_cache.use(sql);
    if (!prepared) {
        m_error = prepared.error();
        return;
    }
    const sqlite::Query query = *std::move(prepared);
    if (bind)
        bind(*query.operator->());
    Statement::Step step = query->step();
    for (; step == Statement::Step::Row; step = query->step())
        row(*query.operator->());
    if (step == Statement::Step::Failed)
        m_error = m_cache.lastError();
}

qint64 SqliteReader::readHead()
{
    qint64 head = 0;
    run("SELECT value FROM meta WHERE name = 'head'", {},
        [&head](Statement &row) { head = row.integer(0); });
    return head;
}

Result<qint64, StoreError> SqliteReader::bytes()
{
    return inOneMoment<qint64>([this] {
        qint64 bytes = 0;
        run("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()", {},
            [&bytes](Statement &row) { bytes = row.integer(0); });
        return bytes;
    });
}

Result<QList<StationRecord>, StoreError> SqliteReader::stations()
{
    return inOneMoment<QList<StationRecord>>([this] {
        QList<StationRecord> stations;
        run("SELECT name, seq, status, seen_at FROM station ORDER BY name", {},
            [&stations](Statement &row) {
                const auto status = QJsonDocument::fromJson(row.text(2).toUtf8());
                const QDateTime seenAt =
                    row.isNull(3) ? QDateTime()
                                  : QDateTime::fromMSecsSinceEpoch(row.integer(3), Qt::UTC);
                stations.append({row.text(0), row.integer(1), status.object(), seenAt});
            });
        return stations;
    });
}

Result<StoreCounts, StoreError> SqliteReader::counts()
{
    return inOneMoment<StoreCounts>([this] {
        StoreCounts counts;
        counts.head = readHead();
        run("SELECT value FROM meta WHERE name = 'low_water'", {},
            [&counts](Statement &row) { counts.lowWater = row.integer(0); });
        // Sequence numbers have no holes and events are never removed.
        run("SELECT ifnull(max(seq), 0) FROM event", {},
            [&counts](Statement &row) { counts.events = row.integer(0); });
        return counts;
    });
}

Result<EventPage, StoreError> SqliteReader::events(const EventQuery &query)
{
    return inOneMoment<EventPage>([this, &query] {
        auto page = sqlite::findEvents(m_connection, query);
        if (page)
            return *std::move(page);
        m_error = page.error();
        return EventPage();
    });
}

Result<qint64, StoreError> SqliteReader::countEvents(const EventQuery &query, qint64 limit)
{
    return inOneMoment<qint64>([&] {
        const auto count = sqlite::countEvents(m_connection, query, limit);
        if (!count)
            m_error = count.error();
        return count ? *count : 0;
    });
}

namespace {

/// The next of a collection behind `?1`: one step along its index.
const char *nextOf(Collection collection)
{
    switch (collection) {
    case Collection::Epcs: return "SELECT min(epc) FROM event_epc WHERE epc > ?1 AND roles & 15";
    case Collection::BizSteps: return "SELECT min(biz_step) FROM event WHERE biz_step > ?1";
    case Collection::BizLocations:
        return "SELECT min(biz_location) FROM event WHERE biz_location > ?1";
    case Collection::ReadPoints: return "SELECT min(read_point) FROM event WHERE read_point > ?1";
    case Collection::Dispositions:
        return "SELECT min(disposition) FROM event WHERE disposition > ?1";
    }
    Q_UNREACHABLE();
    return nullptr;
}

} // namespace

Result<QStringList, StoreError> SqliteReader::collection(Collection collection,
                                                         const QString &after, int limit)
{
    return inOneMoment<QStringList>([&] {
        QStringList values;
        QString last = after;
        bool more = true;
        while (more && !m_error && values.size() < limit) {
            more = false;
            run(
                nextOf(collection), [&last](Statement &statement) { statement.bind(1, last); },
                [&](Statement &row) {
                    more = !row.isNull(0);
                    last = row.text(0);
                });
            if (more)
                values.append(last);
        }
        return values;
    });
}

namespace {

CaptureJob readJob(const Statement &row)
{
    return {row.text(0),
            fromMilliseconds(row.integer(1)),
            fromMilliseconds(row.integer(2)),
            row.integer(3) != 0,
            row.text(4),
            QJsonDocument::fromJson(row.blob(5)).array(),
            QJsonDocument::fromJson(row.blob(6)).array()};
}

#define PW_JOB_COLUMNS "id, created_at, finished_at, success, behaviour, errors, results"

} // namespace

Result<std::optional<CaptureJob>, StoreError> SqliteReader::job(const QString &id)
{
    return inOneMoment<std::optional<CaptureJob>>([this, &id] {
        std::optional<CaptureJob> job;
        run(
            "SELECT " PW_JOB_COLUMNS " FROM capture_job WHERE id = ?1",
            [&id](Statement &statement) { statement.bind(1, id); },
            [&job](Statement &row) { job = readJob(row); });
        return job;
    });
}

Result<QList<CaptureJob>, StoreError> SqliteReader::jobs(const std::optional<JobPosition> &after,
                                                         int limit)
{
    return inOneMoment<QList<CaptureJob>>([&] {
        QList<CaptureJob> jobs;
        run(
            "SELECT " PW_JOB_COLUMNS " FROM capture_job WHERE (created_at, id) < (?1, ?2)"
            " ORDER BY created_at DESC, id DESC LIMIT ?3",
            [&](Statement &statement) {
                const qint64 time = after ? sqlite::toMilliseconds(after->createdAt)
                                          : std::numeric_limits<qint64>::max();
                statement.bind(1, time)
                    .bind(2, after ? after->id : QString())
                    .bind(3, qint64(limit));
            },
            [&jobs](Statement &row) { jobs.append(readJob(row)); });
        return jobs;
    });
}

Result<std::optional<MasterDataRecord>, StoreError> SqliteReader::masterData()
{
    return inOneMoment<std::optional<MasterDataRecord>>([this] {
        std::optional<MasterDataRecord> data;
        run("SELECT version, json FROM master_data", {}, [&data](Statement &row) {
            data = MasterDataRecord{row.text(0), row.blob(1)};
        });
        return data;
    });
}

} // namespace pw::central
