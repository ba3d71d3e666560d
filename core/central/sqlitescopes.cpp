// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqlitescopes.h"

#include "core/base/logging.h"
#include "core/central/feedpage.h"
#include "core/central/sqlitereader.h"
#include "core/central/sqliterows.h"
#include "core/central/sqlitewriter.h"
#include "core/central/unitkey.h"

using namespace Qt::StringLiterals;

// The scopes of the feed: who is in them since when, and their checksums.
namespace pw::central {

using domain::FeedScope;
using domain::SetChecksum;
using sqlite::Statement;
using sqlite::toMilliseconds;

void SqliteWriter::putUnit(const UnitRecord &unit, qint64 event)
{
    UnitRecord stored = unit;
    const QString key = keyOf(unit.state.id);
    stored.ver = isUnitKey(key) ? ++m_head : 0;
    const ScopeMember member = scopeMember(m_digester, stored);
    const auto before = stored.ver > 0 ? memberOf(key, member.digest.part) : std::nullopt;
    run("INSERT OR REPLACE INTO unit (" PW_UNIT_COLUMNS ", event, digest, exceptional)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
        " ?18, ?19)",
        [&](Statement &statement) {
            sqlite::bindUnit(statement, stored, event);
            statement.bind(18, qint64(member.digest.value))
                .bind(19, qint64(member.facts.exceptional));
        });
    putHolds(key, unit.holds);
    if (stored.ver > 0)
        noteMoves(key, stored.ver, m_ledger.change(before, member));
}

std::optional<ScopeMember> SqliteWriter::memberOf(const QString &key, int part)
{
    std::optional<ScopeMember> member;
    run(
        "SELECT digest, exceptional, lot FROM unit WHERE key = ?1 AND ver > 0",
        [&](Statement &statement) { statement.bind(1, key); },
        [&](Statement &row) {
            member = {{part, quint64(row.integer(0))},
                      scopeFacts(key, row.text(2), row.integer(1) != 0)};
        });
    return member;
}

void SqliteWriter::noteMoves(const QString &key, qint64 ver, const ScopeLedger::Moves &moves)
{
    for (const QString &scope : moves.left) {
        run("INSERT INTO departed (scope, key, ver, at) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (scope, key) DO UPDATE SET ver = excluded.ver, at = excluded.at",
            [&](Statement &statement) {
                statement.bind(1, scope).bind(2, key).bind(3, ver).bind(4, m_now);
            });
    }
    for (const QString &scope : moves.entered) {
        run("DELETE FROM departed WHERE scope = ?1 AND key = ?2",
            [&](Statement &statement) { statement.bind(1, scope).bind(2, key); });
    }
}

void SqliteWriter::saveSums()
{
    m_ledger.flush([this](const QString &scope, const QByteArray &bytes) {
        run("INSERT INTO scope (name, sums) VALUES (?1, ?2)"
            " ON CONFLICT (name) DO UPDATE SET sums = excluded.sums",
            [&](Statement &statement) { statement.bind(1, scope).bindBlob(2, bytes); });
    });
}

void SqliteWriter::putLot(const LotRecord &lot)
{
    LotRecord stored = lot;
    stored.ver = ++m_head;
    const ScopeMember member = scopeMember(m_digester, stored);
    const bool held = !lot.holds.isEmpty();
    std::optional<ScopeMember> before;
    run(
        "SELECT digest FROM lot WHERE key = ?1 AND digest IS NOT NULL",
        [&](Statement &statement) { statement.bind(1, lot.key); },
        [&](Statement &row) {
            before = member;
            before->digest.value = quint64(row.integer(0));
        });
    run("INSERT INTO lot (key, ver, digest) VALUES (?1, ?2, ?3)"
        " ON CONFLICT (key) DO UPDATE SET ver = excluded.ver, digest = excluded.digest",
        [&](Statement &statement) {
            statement.bind(1, lot.key).bind(2, stored.ver);
            if (held)
                statement.bind(3, qint64(member.digest.value));
            else
                statement.bindNull(3);
        });
    putHolds(lot.key, lot.holds);
    // Its row stays and tells that it is free: nobody leaves a scope.
    m_ledger.change(before, held ? std::optional(member) : std::nullopt);
}

void SqliteWriter::removeDepartedBefore(const QDateTime &time)
{
    run("UPDATE meta SET value = max(value, coalesce((SELECT max(ver) FROM departed"
        " WHERE at < ?1), 0)) WHERE name = 'low_water'",
        [&](Statement &statement) { statement.bind(1, toMilliseconds(time)); });
    run("DELETE FROM departed WHERE at < ?1",
        [&](Statement &statement) { statement.bind(1, toMilliseconds(time)); });
}

QList<HoldRecord> SqliteReader::holdsOf(const QString &key)
{
    if (m_error)
        return {};
    const auto holds = sqlite::holdsOf(m_cache, key);
    if (holds)
        return *holds;
    m_error = holds.error();
    return {};
}

SetChecksum SqliteReader::readSums(const FeedScope &scope)
{
    SetChecksum sums;
    run(
        "SELECT sums FROM scope WHERE name = ?1",
        [&](Statement &statement) { statement.bind(1, scope.name()); },
        [&sums](Statement &row) {
            sums = SetChecksum::fromBytes(row.blob(0)).value_or(SetChecksum());
        });
    return sums;
}

Result<ScopeSums, StoreError> SqliteReader::scopeSums(const FeedScope &scope)
{
    return inOneMoment<ScopeSums>([&] {
        ScopeSums result;
        result.head = readHead();
        result.sums = readSums(scope);
        return result;
    });
}

namespace {

/// Units of a scope behind number ?1, up to ?2 of them; ?3 product, ?4 lot.
const char *unitsOf(FeedScope::Kind kind)
{
    switch (kind) {
    case FeedScope::Kind::Exceptions:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit"
               " WHERE exceptional = 1 AND ver > ?1 ORDER BY ver LIMIT ?2";
    case FeedScope::Kind::Batch:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit WHERE substr(key, 1, 17) = ?3"
               " AND ver > ?1 AND lot = ?4 ORDER BY ver LIMIT ?2";
    case FeedScope::Kind::Product:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit WHERE substr(key, 1, 17) = ?3"
               " AND ver > ?1 ORDER BY ver LIMIT ?2";
    case FeedScope::Kind::Site:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit WHERE ver > ?1 ORDER BY ver LIMIT ?2";
    }
    Q_UNREACHABLE();
    return nullptr;
}

} // namespace

void SqliteReader::readUnits(FeedPage &page, const FeedQuery &query)
{
    const FeedScope &scope = query.scope;
    const auto unitFrom = [this](Statement &row) {
        UnitRecord unit = sqlite::readUnit(row);
        if (sqlite::isHeld(row))
            unit.holds = holdsOf(row.text(0));
        return unit;
    };
    run(
        unitsOf(scope.kind()),
        [&](Statement &statement) {
            statement.bind(1, query.since).bind(2, qint64(query.limit));
            if (scope.gtin())
                statement.bind(3, productKey(scope));
            if (scope.kind() == FeedScope::Kind::Batch)
                statement.bind(4, scope.lot());
        },
        [&](Statement &row) { page.units.append(unitFrom(row)); });
    run(
        "SELECT " PW_UNIT_COLUMNS ", left_at FROM (SELECT unit.*, d.ver AS left_at FROM departed d"
        " JOIN unit ON unit.key = d.key WHERE d.scope = ?1 AND d.ver > ?2) AS gone"
        " ORDER BY left_at LIMIT ?3",
        [&](Statement &statement) {
            statement.bind(1, scope.name()).bind(2, query.since).bind(3, qint64(query.limit));
        },
        [&](Statement &row) {
            constexpr int AtColumn = 16;
            page.departed.append({row.integer(AtColumn), unitFrom(row)});
        });
}

void SqliteReader::readLots(FeedPage &page, const FeedQuery &query)
{
    run(
        "SELECT key, ver FROM lot WHERE ver > ?1 ORDER BY ver LIMIT ?2",
        [&](Statement &statement) { statement.bind(1, query.since).bind(2, qint64(query.limit)); },
        [&](Statement &row) {
            page.lots.append({row.text(0), row.integer(1), holdsOf(row.text(0))});
        });
}

Result<FeedPage, StoreError> SqliteReader::changes(const FeedQuery &query)
{
    return inOneMoment<FeedPage>([this, &query] {
        FeedPage page;
        page.head = readHead();
        run("SELECT value FROM meta WHERE name = 'low_water'", {},
            [&page](Statement &row) { page.lowWater = row.integer(0); });
        readUnits(page, query);
        if (query.scope.contains({{}, {}, false, true}))
            readLots(page, query);
        trim(page, query);
        if (page.upToDate())
            page.sums = readSums(query.scope);
        run(
            "SELECT seq FROM station WHERE name = ?1",
            [&query](Statement &statement) { statement.bind(1, query.station); },
            [&page](Statement &row) { page.stationSequence = row.integer(0); });
        run("SELECT version FROM master_data", {},
            [&page](Statement &row) { page.masterDataVersion = row.text(0); });
        return page;
    });
}

namespace {

/// Units by key behind ?1, up to ?2 of them; ?3 product.
const char *unitsByKey(FeedScope::Kind kind)
{
    switch (kind) {
    case FeedScope::Kind::Exceptions:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit"
               " WHERE key > ?1 AND exceptional = 1 ORDER BY key LIMIT ?2";
    case FeedScope::Kind::Batch:
    case FeedScope::Kind::Product:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit"
               " WHERE key > ?1 AND substr(key, 1, 17) = ?3 ORDER BY key LIMIT ?2";
    case FeedScope::Kind::Site:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit"
               " WHERE key > ?1 AND ver > 0 ORDER BY key LIMIT ?2";
    }
    Q_UNREACHABLE();
    return nullptr;
}

} // namespace

Result<PartsPage, StoreError> SqliteReader::parts(const PartsQuery &query)
{
    return inOneMoment<PartsPage>([this, &query] {
        PartsPage page;
        page.head = readHead();
        const domain::RowDigester digester(sqlite::epochOf(m_connection));
        const auto isWanted = [&](const QString &key) {
            return query.parts.test(digester.hash(key) >> 56);
        };
        int seen = 0;
        QString last;
        run(
            unitsByKey(query.scope.kind()),
            [&](Statement &statement) {
                statement.bind(1, query.after).bind(2, qint64(query.scan));
                if (query.scope.gtin())
                    statement.bind(3, productKey(query.scope));
            },
            [&](Statement &row) {
                ++seen;
                last = row.text(0);
                if (!isWanted(last))
                    return;
                UnitRecord unit = sqlite::readUnit(row);
                const bool isInBatch =
                    query.scope.kind() != FeedScope::Kind::Batch || unit.lot == query.scope.lot();
                if (!isInBatch)
                    return;
                if (sqlite::isHeld(row))
                    unit.holds = holdsOf(last);
                page.units.append(unit);
            });
        if (seen == query.scan)
            page.next = last;
        if (query.after.isEmpty() && query.scope.contains({{}, {}, false, true})) {
            run("SELECT key, ver FROM lot WHERE digest IS NOT NULL ORDER BY ver", {},
                [&](Statement &row) {
                    if (isWanted(row.text(0)))
                        page.lots.append({row.text(0), row.integer(1), holdsOf(row.text(0))});
                });
        }
        return page;
    });
}

namespace sqlite {

QString epochOf(Connection &connection)
{
    const auto epoch = connection.scalar("SELECT value FROM meta WHERE name = 'epoch'");
    return epoch ? *epoch : QString();
}

QByteArray sumsOf(Cache &cache, const QString &scope)
{
    auto query = cache.use("SELECT sums FROM scope WHERE name = ?1");
    if (!query)
        return {};
    const Query rows = *std::move(query);
    rows->bind(1, scope);
    return rows->step() == Statement::Step::Row ? rows->blob(0) : QByteArray();
}

namespace {

constexpr qsizetype FillPage = 5000; ///< rows in memory at a time

Result<QList<UnitRecord>, StoreError> unitsAfter(Cache &cache, const QString &key)
{
    auto query = cache.use("SELECT " PW_UNIT_COLUMNS " FROM unit WHERE key > ?1 AND ver > 0"
                           " ORDER BY key LIMIT ?2");
    if (!query)
        return Failure{query.error()};
    const Query rows = *std::move(query);
    rows->bind(1, key).bind(2, FillPage);
    QList<UnitRecord> units;
    Statement::Step step = rows->step();
    for (; step == Statement::Step::Row; step = rows->step()) {
        UnitRecord unit = readUnit(*rows.operator->());
        if (isHeld(*rows.operator->())) {
            auto holds = holdsOf(cache, rows->text(0));
            if (!holds)
                return Failure{holds.error()};
            unit.holds = *std::move(holds);
        }
        units.append(unit);
    }
    if (step == Statement::Step::Failed)
        return Failure{cache.lastError()};
    return units;
}

Result<Done, StoreError> execute(Cache &cache, const char *sql,
                                 const std::function<void(Statement &)> &bind)
{
    auto query = cache.use(sql);
    if (!query)
        return Failure{query.error()};
    const Query statement = *std::move(query);
    bind(*statement.operator->());
    if (statement->step() == Statement::Step::Failed)
        return Failure{cache.lastError()};
    return Done{};
}

Result<Done, StoreError> fillUnits(Cache &cache, const domain::RowDigester &digester,
                                   ScopeLedger &ledger)
{
    for (QString last;;) {
        const auto units = unitsAfter(cache, last);
        if (!units)
            return Failure{units.error()};
        if (units->isEmpty())
            return Done{};
        last = keyOf(units->last().state.id);
        for (const UnitRecord &unit : *units) {
            const ScopeMember member = scopeMember(digester, unit);
            const auto done =
                execute(cache, "UPDATE unit SET digest = ?2, exceptional = ?3 WHERE key = ?1",
                        [&](Statement &statement) {
                            statement.bind(1, keyOf(unit.state.id))
                                .bind(2, qint64(member.digest.value))
                                .bind(3, qint64(member.facts.exceptional));
                        });
            if (!done)
                return done;
            ledger.change({}, member);
        }
    }
}

Result<Done, StoreError> fillLots(Cache &cache, const domain::RowDigester &digester,
                                  ScopeLedger &ledger)
{
    QList<LotRecord> lots;
    {
        auto query = cache.use("SELECT key, ver FROM lot");
        if (!query)
            return Failure{query.error()};
        const Query rows = *std::move(query);
        while (rows->step() == Statement::Step::Row)
            lots.append({rows->text(0), rows->integer(1), {}});
    }
    for (LotRecord &lot : lots) {
        auto holds = holdsOf(cache, lot.key);
        if (!holds)
            return Failure{holds.error()};
        lot.holds = *std::move(holds);
        if (lot.holds.isEmpty())
            continue;
        const ScopeMember member = scopeMember(digester, lot);
        const auto done =
            execute(cache, "UPDATE lot SET digest = ?2 WHERE key = ?1", [&](Statement &statement) {
                statement.bind(1, lot.key).bind(2, qint64(member.digest.value));
            });
        if (!done)
            return done;
        ledger.change({}, member);
    }
    return Done{};
}

Result<Done, StoreError> fillAll(Connection &connection)
{
    Cache cache(connection);
    const domain::RowDigester digester(epochOf(connection));
    ScopeLedger ledger([](const QString &) { return QByteArray(); });
    auto done = fillUnits(cache, digester, ledger);
    if (done)
        done = fillLots(cache, digester, ledger);
    ledger.flush([&](const QString &scope, const QByteArray &bytes) {
        if (done)
            done =
                execute(cache, "INSERT INTO scope (name, sums) VALUES (?1, ?2)",
                        [&](Statement &statement) { statement.bind(1, scope).bindBlob(2, bytes); });
    });
    return done;
}

} // namespace

Result<Done, StoreError> fillScopes(Connection &connection)
{
    const auto mark = connection.scalar("SELECT value FROM meta WHERE name = 'unscoped'");
    if (!mark)
        return Failure{mark.error()};
    if (mark->isEmpty())
        return Done{};
    if (const auto begun = connection.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto done = fillAll(connection);
    if (done)
        done = connection.execute("DELETE FROM meta WHERE name = 'unscoped'; COMMIT");
    if (!done && !connection.execute("ROLLBACK"))
        qCWarning(lcCentral, "the scopes could not be rolled back");
    return done;
}

} // namespace sqlite

} // namespace pw::central
