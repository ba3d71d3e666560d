// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqliteaudit.h"

#include "core/central/sqliterows.h"
#include "core/central/sqliteschema.h"

using namespace Qt::StringLiterals;

namespace pw::central {

using sqlite::Connection;
using sqlite::fromMilliseconds;
using sqlite::Statement;

SqliteAudit::SqliteAudit(Connection connection)
    : m_connection(std::move(connection)), m_cache(m_connection)
{}

Result<std::unique_ptr<StoreAudit>, StoreError> SqliteAudit::open(const QString &path)
{
    auto opened = sqlite::openForReading(path);
    if (!opened)
        return Failure{opened.error()};
    std::unique_ptr<SqliteAudit> audit(new SqliteAudit(*std::move(opened)));
    if (const auto known = sqlite::checkSchema(audit->m_connection); !known)
        return Failure{known.error()};
    if (const auto begun = audit->m_connection.execute("BEGIN"); !begun)
        return Failure{begun.error()};
    return std::unique_ptr<StoreAudit>(std::move(audit));
}

Result<Done, StoreError> SqliteAudit::each(const char *sql,
                                           const std::function<void(Statement &)> &take,
                                           const std::function<void(Statement &)> &bind)
{
    auto prepared = m_cache.use(sql);
    if (!prepared)
        return Failure{prepared.error()};
    const sqlite::Query query = *std::move(prepared);
    if (bind)
        bind(*query.operator->());
    Statement::Step step = query->step();
    for (; step == Statement::Step::Row; step = query->step())
        take(*query.operator->());
    if (step == Statement::Step::Failed)
        return Failure{m_cache.lastError()};
    return Done{};
}

Result<QStringList, StoreError> SqliteAudit::damages()
{
    QStringList found;
    const auto note = [&found](Statement &row) {
        if (row.text(0) != u"ok")
            found.append(row.text(0));
    };
    static constexpr const char *Questions[] = {
        "PRAGMA integrity_check",
        "SELECT 'table ' || \"table\" || ': row ' || ifnull(rowid, '?') || ' names a row of ' || "
        "parent"
        " || ' that is not there' FROM pragma_foreign_key_check",
        "SELECT 'events: ' || count(*) || ', but the last one is number ' || max(seq) FROM event"
        " HAVING count(*) <> ifnull(max(seq), 0)",
        "SELECT 'feed number ' || ver || ' is given ' || count(*) || ' times' FROM"
        " (SELECT ver FROM unit WHERE ver > 0 UNION ALL SELECT ver FROM lot)"
        " GROUP BY ver HAVING count(*) > 1",
        "SELECT 'feed number ' || max(ver) || ' is above the head' FROM"
        " (SELECT ver FROM unit UNION ALL SELECT ver FROM lot)"
        " HAVING max(ver) > (SELECT value FROM meta WHERE name = 'head')",
    };
    for (const char *question : Questions) {
        if (const auto asked = each(question, note); !asked)
            return Failure{asked.error()};
    }
    return found;
}

Result<Done, StoreError>
SqliteAudit::eachEvent(const RecordedRange &range,
                       const std::function<void(const StoredEvent &)> &take)
{
    return each(
        "SELECT e.seq, e.event_id, e.declaration, e.content_hash, e.json, c.json, e.record_time"
        " FROM event e LEFT JOIN context c ON c.id = e.context"
        " WHERE e.record_time >= ?1 AND e.record_time < ?2 ORDER BY e.seq",
        [&take](Statement &row) {
            take({row.integer(0), row.text(1), row.integer(2) != 0, row.blob(3), row.blob(4),
                  row.blob(5), fromMilliseconds(row.integer(6))});
        },
        [&range](Statement &statement) {
            statement.bind(1, firstOf(range)).bind(2, endOf(range));
        });
}

Result<Done, StoreError> SqliteAudit::eachUnit(const std::function<void(const UnitRecord &)> &take)
{
    std::optional<StoreError> error;
    const auto done =
        each("SELECT " PW_UNIT_COLUMNS " FROM unit ORDER BY key", [&](Statement &row) {
            UnitRecord unit = sqlite::readUnit(row);
            if (sqlite::isHeld(row)) {
                auto holds = sqlite::holdsOf(m_cache, row.text(0));
                if (!holds)
                    error = holds.error();
                else
                    unit.holds = *std::move(holds);
            }
            take(unit);
        });
    if (error)
        return Failure{*error};
    return done;
}

Result<Done, StoreError> SqliteAudit::eachLot(const std::function<void(const LotRecord &)> &take)
{
    std::optional<StoreError> error;
    const auto done = each("SELECT key, ver FROM lot ORDER BY key", [&](Statement &row) {
        const auto holds = sqlite::holdsOf(m_cache, row.text(0));
        if (holds)
            take({row.text(0), row.integer(1), *holds});
        else
            error = holds.error();
    });
    if (error)
        return Failure{*error};
    return done;
}

Result<QList<StoredBlock>, StoreError> SqliteAudit::blocks()
{
    QList<StoredBlock> blocks;
    const auto done = each("SELECT id, request_id, station, level, prefix, first, last, created_at"
                           " FROM sscc_block ORDER BY created_at",
                           [&blocks](Statement &row) {
                               blocks.append({{row.text(0), row.text(1), row.text(2), row.text(3),
                                               row.text(4), row.integer(5), row.integer(6)},
                                              fromMilliseconds(row.integer(7))});
                           });
    if (!done)
        return Failure{done.error()};
    return blocks;
}

} // namespace pw::central
