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

template <typename T>
Result<T, StoreError> PostgresReader::inOneMoment(const std::function<T()> &read)
{
    m_error.reset();
    if (m_connection.isLost()) {
        auto opened = postgres::Connection::open(m_target);
        if (!opened)
            return Failure{opened.error()};
        m_connection = *std::move(opened);
    }
    run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {}, {});
    T value = read();
    const std::optional<StoreError> error = m_error;
    m_error.reset();
    run("COMMIT", {}, {}); // of a transaction that failed it is a rollback
    if (error)
        return Failure{*error};
    return value;
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

Result<qint64, StoreError> PostgresReader::feedRows()
{
    return inOneMoment<qint64>([this] {
        qint64 rows = 0;
        run("SELECT (SELECT count(*) FROM unit WHERE ver > 0) + (SELECT count(*) FROM lot)", {},
            [&rows](const Row &row) { rows = row.integer(0); });
        return rows;
    });
}

Result<StoreCounts, StoreError> PostgresReader::counts()
{
    return inOneMoment<StoreCounts>([this] {
        StoreCounts counts;
        counts.head = readHead();
        // Sequence numbers have no holes and events are never removed.
        run("SELECT coalesce(max(seq), 0) FROM event", {},
            [&counts](const Row &row) { counts.events = row.integer(0); });
        return counts;
    });
}

void PostgresReader::readRows(FeedPage &page, const FeedQuery &query)
{
    const auto range = [&query](Parameters &parameters) {
        parameters.add(query.since).add(qint64(query.limit));
    };
    const auto withHolds = [this](QList<HoldRecord> &holds, const QString &key) {
        auto read = postgres::holdsOf(m_connection, key);
        if (read)
            holds = *std::move(read);
        else
            m_error = read.error();
    };
    run("SELECT " PW_POSTGRES_UNIT_COLUMNS " FROM unit WHERE ver > $1 ORDER BY ver LIMIT $2", range,
        [&](const Row &row) {
            UnitRecord unit = postgres::readUnit(row);
            if (postgres::isHeld(row))
                withHolds(unit.holds, row.text(0));
            page.units.append(unit);
        });
    run("SELECT key, ver FROM lot WHERE ver > $1 ORDER BY ver LIMIT $2", range,
        [&](const Row &row) {
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

Result<FeedPage, StoreError> PostgresReader::changes(const FeedQuery &query)
{
    return inOneMoment<FeedPage>([this, &query] {
        FeedPage page;
        page.head = readHead();
        readRows(page, query);
        trim(page, query);
        run(
            "SELECT seq FROM station WHERE name = $1",
            [&query](Parameters &parameters) { parameters.add(query.station); },
            [&page](const Row &row) { page.stationSequence = row.integer(0); });
        run("SELECT version FROM master_data", {},
            [&page](const Row &row) { page.masterDataVersion = row.text(0); });
        return page;
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

Result<std::optional<CaptureJob>, StoreError> PostgresReader::job(const QString &id)
{
    return inOneMoment<std::optional<CaptureJob>>([this, &id] {
        std::optional<CaptureJob> job;
        run(
            "SELECT id, created_at, finished_at, success, behaviour, errors FROM capture_job"
            " WHERE id = $1",
            [&id](Parameters &parameters) { parameters.add(id); },
            [&job](const Row &row) {
                job = CaptureJob{row.text(0),
                                 fromMilliseconds(row.integer(1)),
                                 fromMilliseconds(row.integer(2)),
                                 row.integer(3) != 0,
                                 row.text(4),
                                 QJsonDocument::fromJson(row.bytes(5)).array()};
            });
        return job;
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
