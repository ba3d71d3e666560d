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

template <typename T>
Result<T, StoreError> SqliteReader::inOneMoment(const std::function<T()> &read)
{
    m_error.reset();
    run("BEGIN", {}, {});
    T value = read();
    const std::optional<StoreError> error = m_error;
    m_error.reset();
    run("COMMIT", {}, {});
    if (error)
        return Failure{*error};
    return value;
}

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

Result<qint64, StoreError> SqliteReader::feedRows()
{
    return inOneMoment<qint64>([this] {
        qint64 rows = 0;
        run("SELECT (SELECT count(*) FROM unit WHERE ver > 0) + (SELECT count(*) FROM lot)", {},
            [&rows](Statement &row) { rows = row.integer(0); });
        return rows;
    });
}

Result<StoreCounts, StoreError> SqliteReader::counts()
{
    return inOneMoment<StoreCounts>([this] {
        StoreCounts counts;
        counts.head = readHead();
        // Sequence numbers have no holes and events are never removed.
        run("SELECT ifnull(max(seq), 0) FROM event", {},
            [&counts](Statement &row) { counts.events = row.integer(0); });
        return counts;
    });
}

void SqliteReader::readRows(FeedPage &page, const FeedQuery &query)
{
    const auto range = [&query](Statement &statement) {
        statement.bind(1, query.since).bind(2, qint64(query.limit));
    };
    const auto withHolds = [this](QList<HoldRecord> &holds, const QString &key) {
        auto read = sqlite::holdsOf(m_cache, key);
        if (read)
            holds = *std::move(read);
        else
            m_error = read.error();
    };
    run("SELECT " PW_UNIT_COLUMNS " FROM unit WHERE ver > ?1 ORDER BY ver LIMIT ?2", range,
        [&](Statement &row) {
            UnitRecord unit = sqlite::readUnit(row);
            if (sqlite::isHeld(row))
                withHolds(unit.holds, row.text(0));
            page.units.append(unit);
        });
    run("SELECT key, ver FROM lot WHERE ver > ?1 ORDER BY ver LIMIT ?2", range,
        [&](Statement &row) {
            LotRecord lot{row.text(0), row.integer(1), {}};
            withHolds(lot.holds, lot.key);
            page.lots.append(lot);
        });
}

namespace {

/// Cuts both lists where `limit` rows in all end, and says up to which number the page reaches.
void trim(FeedPage &page, const FeedQuery &query)
{
    qsizetype unit = 0;
    qsizetype lot = 0;
    page.to = query.since;
    constexpr qint64 None = std::numeric_limits<qint64>::max();
    while (unit + lot < query.limit && (unit < page.units.size() || lot < page.lots.size())) {
        const qint64 nextUnit = unit < page.units.size() ? page.units[unit].ver : None;
        const qint64 nextLot = lot < page.lots.size() ? page.lots[lot].ver : None;
        page.to = qMin(nextUnit, nextLot);
        ++(nextUnit < nextLot ? unit : lot);
    }
    const bool everything =
        unit == page.units.size() && lot == page.lots.size() && unit + lot < query.limit;
    if (everything)
        page.to = page.head;
    page.units.resize(unit);
    page.lots.resize(lot);
}

} // namespace

Result<FeedPage, StoreError> SqliteReader::changes(const FeedQuery &query)
{
    return inOneMoment<FeedPage>([this, &query] {
        FeedPage page;
        page.head = readHead();
        readRows(page, query);
        trim(page, query);
        run(
            "SELECT seq FROM station WHERE name = ?1",
            [&query](Statement &statement) { statement.bind(1, query.station); },
            [&page](Statement &row) { page.stationSequence = row.integer(0); });
        run("SELECT version FROM master_data", {},
            [&page](Statement &row) { page.masterDataVersion = row.text(0); });
        return page;
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

Result<std::optional<CaptureJob>, StoreError> SqliteReader::job(const QString &id)
{
    return inOneMoment<std::optional<CaptureJob>>([this, &id] {
        std::optional<CaptureJob> job;
        run(
            "SELECT id, created_at, finished_at, success, behaviour, errors FROM capture_job"
            " WHERE id = ?1",
            [&id](Statement &statement) { statement.bind(1, id); },
            [&job](Statement &row) {
                job = CaptureJob{row.text(0),
                                 fromMilliseconds(row.integer(1)),
                                 fromMilliseconds(row.integer(2)),
                                 row.integer(3) != 0,
                                 row.text(4),
                                 QJsonDocument::fromJson(row.blob(5)).array()};
            });
        return job;
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
