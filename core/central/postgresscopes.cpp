// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgresscopes.h"

#include "core/base/logging.h"
#include "core/central/feedpage.h"
#include "core/central/postgresreader.h"
#include "core/central/postgresrows.h"
#include "core/central/postgreswriter.h"
#include "core/central/unitkey.h"

using namespace Qt::StringLiterals;

// The scopes of the feed: who is in them since when, and their checksums.
namespace pw::central {

using domain::FeedScope;
using domain::SetChecksum;
using postgres::Parameters;
using postgres::Row;
using postgres::toMilliseconds;

void PostgresWriter::putUnit(const UnitRecord &unit, qint64 event)
{
    UnitRecord stored = unit;
    const QString key = keyOf(unit.state.id);
    stored.ver = isUnitKey(key) ? ++m_head : 0;
    const ScopeMember member = scopeMember(m_digester, stored);
    const auto known = m_units.constFind(key);
    const bool noneBefore = known != m_units.cend() && (!*known || (*known)->holds.isEmpty());
    const auto before = stored.ver > 0 ? memberOf(key, member.digest.part) : std::nullopt;
    run("INSERT INTO unit (" PW_UNIT_COLUMNS ", event, digest, exceptional)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,"
        " $18, $19)"
        " ON CONFLICT (key) DO UPDATE SET "
        "ver = excluded.ver, lifecycle = excluded.lifecycle, disposition = excluded.disposition, "
        "persistent = excluded.persistent, parent = excluded.parent, quantities = "
        "excluded.quantities, "
        "biz_location = excluded.biz_location, biz_step = excluded.biz_step, event_time = "
        "excluded.event_time, "
        "station = excluded.station, level = excluded.level, custody = excluded.custody, "
        "lot = excluded.lot, expiry = excluded.expiry, flags = excluded.flags, "
        "event = excluded.event, digest = excluded.digest, exceptional = excluded.exceptional",
        [&](Parameters &parameters) {
            postgres::bindUnit(parameters, stored, event);
            parameters.add(qint64(member.digest.value)).add(qint64(member.facts.exceptional));
        });
    if (!noneBefore || !unit.holds.isEmpty())
        putHolds(key, unit.holds);
    stored.state.lastEventId.clear(); // as it would be read
    m_units.insert(key, stored);
    if (stored.ver > 0)
        noteMoves(key, stored.ver, m_ledger.change(before, member));
}

std::optional<ScopeMember> PostgresWriter::memberOf(const QString &key, int part)
{
    // What is remembered need not be asked for: the digest follows from the record.
    if (const auto known = m_units.constFind(key); known != m_units.cend())
        return *known && (*known)->ver > 0 ? std::optional(scopeMember(m_digester, **known))
                                           : std::nullopt;
    std::optional<ScopeMember> member;
    run(
        "SELECT digest, exceptional, lot FROM unit WHERE key = $1 AND ver > 0",
        [&](Parameters &parameters) { parameters.add(key); },
        [&](const Row &row) {
            member = {{part, quint64(row.integer(0))},
                      scopeFacts(key, row.text(2), row.integer(1) != 0)};
        });
    return member;
}

void PostgresWriter::noteMoves(const QString &key, qint64 ver, const ScopeLedger::Moves &moves)
{
    for (const QString &scope : moves.left) {
        run("INSERT INTO departed (scope, key, ver, at) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT (scope, key) DO UPDATE SET ver = excluded.ver, at = excluded.at",
            [&](Parameters &parameters) { parameters.add(scope).add(key).add(ver).add(m_now); });
    }
    for (const QString &scope : moves.entered) {
        run("DELETE FROM departed WHERE scope = $1 AND key = $2",
            [&](Parameters &parameters) { parameters.add(scope).add(key); });
    }
}

QByteArray PostgresWriter::sumsOf(const QString &scope)
{
    QByteArray sums;
    run(
        "SELECT sums FROM scope WHERE name = $1",
        [&scope](Parameters &parameters) { parameters.add(scope); },
        [&sums](const Row &row) { sums = row.blob(0); });
    return sums;
}

void PostgresWriter::saveSums()
{
    m_ledger.flush([this](const QString &scope, const QByteArray &bytes) {
        run("INSERT INTO scope (name, sums) VALUES ($1, $2)"
            " ON CONFLICT (name) DO UPDATE SET sums = excluded.sums",
            [&](Parameters &parameters) { parameters.add(scope).addBytes(bytes); });
    });
}

void PostgresWriter::putLot(const LotRecord &lot)
{
    LotRecord stored = lot;
    stored.ver = ++m_head;
    const ScopeMember member = scopeMember(m_digester, stored);
    const bool held = !lot.holds.isEmpty();
    std::optional<ScopeMember> before;
    run(
        "SELECT digest FROM lot WHERE key = $1 AND digest IS NOT NULL",
        [&](Parameters &parameters) { parameters.add(lot.key); },
        [&](const Row &row) {
            before = member;
            before->digest.value = quint64(row.integer(0));
        });
    run("INSERT INTO lot (key, ver, digest) VALUES ($1, $2, $3)"
        " ON CONFLICT (key) DO UPDATE SET ver = excluded.ver, digest = excluded.digest",
        [&](Parameters &parameters) {
            parameters.add(lot.key).add(stored.ver);
            if (held)
                parameters.add(qint64(member.digest.value));
            else
                parameters.addNull();
        });
    putHolds(lot.key, lot.holds);
    // Its row stays and tells that it is free: nobody leaves a scope.
    m_ledger.change(before, held ? std::optional(member) : std::nullopt);
}

void PostgresWriter::removeDepartedBefore(const QDateTime &time)
{
    run("UPDATE meta SET value = greatest(value, coalesce((SELECT max(ver) FROM departed"
        " WHERE at < $1), 0)) WHERE name = 'low_water'",
        [&](Parameters &parameters) { parameters.add(toMilliseconds(time)); });
    run("DELETE FROM departed WHERE at < $1",
        [&](Parameters &parameters) { parameters.add(toMilliseconds(time)); });
}

QList<HoldRecord> PostgresReader::holdsOf(const QString &key)
{
    if (m_error)
        return {};
    const auto holds = postgres::holdsOf(m_connection, key);
    if (holds)
        return *holds;
    m_error = holds.error();
    return {};
}

SetChecksum PostgresReader::readSums(const FeedScope &scope)
{
    SetChecksum sums;
    run(
        "SELECT sums FROM scope WHERE name = $1",
        [&](Parameters &parameters) { parameters.add(scope.name()); },
        [&sums](const Row &row) {
            sums = SetChecksum::fromBytes(row.blob(0)).value_or(SetChecksum());
        });
    return sums;
}

Result<ScopeSums, StoreError> PostgresReader::scopeSums(const FeedScope &scope)
{
    return inOneMoment<ScopeSums>([&] {
        ScopeSums result;
        result.head = readHead();
        result.sums = readSums(scope);
        return result;
    });
}

namespace {

/// Units of a scope behind number $1, up to $2 of them; $3 product, $4 lot.
const char *unitsOf(FeedScope::Kind kind)
{
    switch (kind) {
    case FeedScope::Kind::Exceptions:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit"
               " WHERE exceptional = 1 AND ver > $1 ORDER BY ver LIMIT $2";
    case FeedScope::Kind::Batch:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit WHERE substr(key, 1, 17) = $3"
               " AND ver > $1 AND lot = $4 ORDER BY ver LIMIT $2";
    case FeedScope::Kind::Product:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit WHERE substr(key, 1, 17) = $3"
               " AND ver > $1 ORDER BY ver LIMIT $2";
    case FeedScope::Kind::Site:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit WHERE ver > $1 ORDER BY ver LIMIT $2";
    }
    Q_UNREACHABLE();
    return nullptr;
}

} // namespace

void PostgresReader::readUnits(FeedPage &page, const FeedQuery &query)
{
    const FeedScope &scope = query.scope;
    const auto unitFrom = [this](const Row &row) {
        UnitRecord unit = postgres::readUnit(row);
        if (postgres::isHeld(row))
            unit.holds = holdsOf(row.text(0));
        return unit;
    };
    run(
        unitsOf(scope.kind()),
        [&](Parameters &parameters) {
            parameters.add(query.since).add(qint64(query.limit));
            if (scope.gtin())
                parameters.add(productKey(scope));
            if (scope.kind() == FeedScope::Kind::Batch)
                parameters.add(scope.lot());
        },
        [&](const Row &row) { page.units.append(unitFrom(row)); });
    run(
        "SELECT " PW_UNIT_COLUMNS ", left_at FROM (SELECT unit.*, d.ver AS left_at FROM departed d"
        " JOIN unit ON unit.key = d.key WHERE d.scope = $1 AND d.ver > $2) AS gone"
        " ORDER BY left_at LIMIT $3",
        [&](Parameters &parameters) {
            parameters.add(scope.name()).add(query.since).add(qint64(query.limit));
        },
        [&](const Row &row) {
            constexpr int AtColumn = 16;
            page.departed.append({row.integer(AtColumn), unitFrom(row)});
        });
}

void PostgresReader::readLots(FeedPage &page, const FeedQuery &query)
{
    run(
        "SELECT key, ver FROM lot WHERE ver > $1 ORDER BY ver LIMIT $2",
        [&](Parameters &parameters) { parameters.add(query.since).add(qint64(query.limit)); },
        [&](const Row &row) {
            page.lots.append({row.text(0), row.integer(1), holdsOf(row.text(0))});
        });
}

Result<FeedPage, StoreError> PostgresReader::changes(const FeedQuery &query)
{
    return inOneMoment<FeedPage>([this, &query] {
        FeedPage page;
        page.head = readHead();
        run("SELECT value FROM meta WHERE name = 'low_water'", {},
            [&page](const Row &row) { page.lowWater = row.integer(0); });
        readUnits(page, query);
        if (query.scope.contains({{}, {}, false, true}))
            readLots(page, query);
        trim(page, query);
        if (page.upToDate())
            page.sums = readSums(query.scope);
        run(
            "SELECT seq FROM station WHERE name = $1",
            [&query](Parameters &parameters) { parameters.add(query.station); },
            [&page](const Row &row) { page.stationSequence = row.integer(0); });
        run("SELECT version FROM master_data", {},
            [&page](const Row &row) { page.masterDataVersion = row.text(0); });
        return page;
    });
}

namespace {

/// Units by key behind $1, up to $2 of them; $3 product.
const char *unitsByKey(FeedScope::Kind kind)
{
    switch (kind) {
    case FeedScope::Kind::Exceptions:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit"
               " WHERE key > $1 AND exceptional = 1 ORDER BY key LIMIT $2";
    case FeedScope::Kind::Batch:
    case FeedScope::Kind::Product:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit"
               " WHERE key > $1 AND substr(key, 1, 17) = $3 ORDER BY key LIMIT $2";
    case FeedScope::Kind::Site:
        return "SELECT " PW_UNIT_COLUMNS " FROM unit"
               " WHERE key > $1 AND ver > 0 ORDER BY key LIMIT $2";
    }
    Q_UNREACHABLE();
    return nullptr;
}

} // namespace

Result<PartsPage, StoreError> PostgresReader::parts(const PartsQuery &query)
{
    return inOneMoment<PartsPage>([this, &query] {
        PartsPage page;
        page.head = readHead();
        const domain::RowDigester digester(postgres::epochOf(m_connection));
        const auto isWanted = [&](const QString &key) {
            return query.parts.test(digester.hash(key) >> 56);
        };
        int seen = 0;
        QString last;
        run(
            unitsByKey(query.scope.kind()),
            [&](Parameters &parameters) {
                parameters.add(query.after).add(qint64(query.scan));
                if (query.scope.gtin())
                    parameters.add(productKey(query.scope));
            },
            [&](const Row &row) {
                ++seen;
                last = row.text(0);
                if (!isWanted(last))
                    return;
                UnitRecord unit = postgres::readUnit(row);
                const bool isInBatch =
                    query.scope.kind() != FeedScope::Kind::Batch || unit.lot == query.scope.lot();
                if (!isInBatch)
                    return;
                if (postgres::isHeld(row))
                    unit.holds = holdsOf(last);
                page.units.append(unit);
            });
        if (seen == query.scan)
            page.next = last;
        if (query.after.isEmpty() && query.scope.contains({{}, {}, false, true})) {
            run("SELECT key, ver FROM lot WHERE digest IS NOT NULL ORDER BY ver", {},
                [&](const Row &row) {
                    if (isWanted(row.text(0)))
                        page.lots.append({row.text(0), row.integer(1), holdsOf(row.text(0))});
                });
        }
        return page;
    });
}

namespace postgres {

QString epochOf(Connection &connection)
{
    const auto rows = connection.run("SELECT epoch FROM packwright_schema");
    return rows && rows->count() == 1 ? rows->text(0, 0) : QString();
}

namespace {

constexpr qsizetype FillPage = 5000; ///< rows in memory at a time

Result<Done, StoreError> fillUnits(Connection &connection, const domain::RowDigester &digester,
                                   ScopeLedger &ledger)
{
    for (QString last;;) {
        const auto rows = connection.run("SELECT " PW_UNIT_COLUMNS " FROM unit"
                                         " WHERE key > $1 AND ver > 0 ORDER BY key LIMIT $2",
                                         Parameters().add(last).add(FillPage));
        if (!rows)
            return Failure{rows.error()};
        if (rows->count() == 0)
            return Done{};
        for (int i = 0; i < rows->count(); ++i) {
            const Row row(*rows, i);
            UnitRecord unit = readUnit(row);
            last = row.text(0);
            if (isHeld(row)) {
                auto holds = holdsOf(connection, last);
                if (!holds)
                    return Failure{holds.error()};
                unit.holds = *std::move(holds);
            }
            const ScopeMember member = scopeMember(digester, unit);
            const auto done =
                connection.run("UPDATE unit SET digest = $2, exceptional = $3 WHERE key = $1",
                               Parameters()
                                   .add(last)
                                   .add(qint64(member.digest.value))
                                   .add(qint64(member.facts.exceptional)));
            if (!done)
                return Failure{done.error()};
            ledger.change({}, member);
        }
    }
}

Result<Done, StoreError> fillLots(Connection &connection, const domain::RowDigester &digester,
                                  ScopeLedger &ledger)
{
    const auto rows = connection.run("SELECT key, ver FROM lot");
    if (!rows)
        return Failure{rows.error()};
    for (int i = 0; i < rows->count(); ++i) {
        auto holds = holdsOf(connection, rows->text(i, 0));
        if (!holds)
            return Failure{holds.error()};
        if (holds->isEmpty())
            continue;
        const LotRecord lot{rows->text(i, 0), rows->integer(i, 1), *std::move(holds)};
        const ScopeMember member = scopeMember(digester, lot);
        const auto done =
            connection.run("UPDATE lot SET digest = $2 WHERE key = $1",
                           Parameters().add(lot.key).add(qint64(member.digest.value)));
        if (!done)
            return Failure{done.error()};
        ledger.change({}, member);
    }
    return Done{};
}

} // namespace

Result<Done, StoreError> fillScopes(Connection &connection)
{
    const auto mark = connection.run("SELECT value FROM meta WHERE name = 'unscoped'");
    if (!mark)
        return Failure{mark.error()};
    if (mark->count() == 0)
        return Done{};
    // A step that fails takes its transaction with it: the connection is given up.
    if (const auto begun = connection.execute("BEGIN"); !begun)
        return begun;
    const domain::RowDigester digester(epochOf(connection));
    ScopeLedger ledger([](const QString &) { return QByteArray(); });
    auto done = fillUnits(connection, digester, ledger);
    if (done)
        done = fillLots(connection, digester, ledger);
    ledger.flush([&](const QString &scope, const QByteArray &bytes) {
        if (!done)
            return;
        const auto stored = connection.run("INSERT INTO scope (name, sums) VALUES ($1, $2)",
                                           Parameters().add(scope).addBytes(bytes));
        if (!stored)
            done = Failure{stored.error()};
    });
    if (!done)
        return done;
    return connection.execute("DELETE FROM meta WHERE name = 'unscoped'; COMMIT");
}

} // namespace postgres

} // namespace pw::central
