// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgresaudit.h"

#include "core/central/postgresrows.h"
#include "core/central/postgresschema.h"

using namespace Qt::StringLiterals;

namespace pw::central {

using postgres::fromMilliseconds;
using postgres::Row;

Result<std::unique_ptr<StoreAudit>, StoreError> PostgresAudit::open(const QString &target)
{
    auto opened = postgres::Connection::open(target);
    if (!opened)
        return Failure{opened.error()};
    std::unique_ptr<PostgresAudit> audit(new PostgresAudit(*std::move(opened)));
    if (const auto known = postgres::checkSchema(audit->m_connection); !known)
        return Failure{known.error()};
    const auto begun =
        audit->m_connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (!begun)
        return Failure{begun.error()};
    return std::unique_ptr<StoreAudit>(std::move(audit));
}

Result<Done, StoreError> PostgresAudit::each(const char *declare,
                                             const std::function<void(const Row &)> &take,
                                             const postgres::Parameters &parameters)
{
    if (const auto declared = m_connection.runOnce(declare, parameters); !declared)
        return Failure{declared.error()};
    for (;;) {
        const auto rows = m_connection.run("FETCH 1000 FROM audit");
        if (!rows)
            return Failure{rows.error()};
        if (rows->count() == 0)
            return m_connection.execute("CLOSE audit");
        for (int i = 0; i < rows->count(); ++i)
            take(Row(*rows, i));
    }
}

Result<QStringList, StoreError> PostgresAudit::damages()
{
    QStringList found;
    static constexpr const char *Questions[] = {
        "SELECT 'events: ' || count(*) || ', but the last one is number ' || max(seq) FROM event"
        " HAVING count(*) <> coalesce(max(seq), 0)",
        "SELECT 'event ' || coalesce(e.event_id, k.event_id) || ' and its key do not fit together'"
        " FROM event e FULL JOIN event_key k ON k.seq = e.seq"
        " WHERE (e.event_id, e.declaration, e.content_hash)"
        "  IS DISTINCT FROM (k.event_id, k.declaration, k.content_hash)",
        "SELECT 'feed number ' || ver || ' is given ' || count(*) || ' times' FROM"
        " (SELECT ver FROM unit WHERE ver > 0 UNION ALL SELECT ver FROM lot) given"
        " GROUP BY ver HAVING count(*) > 1",
        "SELECT 'feed number ' || max(ver) || ' is above the head' FROM"
        " (SELECT ver FROM unit UNION ALL SELECT ver FROM lot) given"
        " HAVING max(ver) > (SELECT value FROM meta WHERE name = 'head')",
    };
    for (const char *question : Questions) {
        const auto rows = m_connection.run(question);
        if (!rows)
            return Failure{rows.error()};
        for (int i = 0; i < rows->count(); ++i)
            found.append(rows->text(i, 0));
    }
    return found;
}

Result<Done, StoreError>
PostgresAudit::eachEvent(const RecordedRange &range,
                         const std::function<void(const StoredEvent &)> &take)
{
    return each(
        "DECLARE audit CURSOR FOR SELECT e.seq, e.event_id, e.declaration, e.content_hash, e.json,"
        " c.json, e.record_time FROM event e LEFT JOIN context c ON c.id = e.context"
        " WHERE e.record_time >= $1 AND e.record_time < $2 ORDER BY e.seq",
        [&take](const Row &row) {
            take({row.integer(0), row.text(1), row.integer(2) != 0, row.blob(3), row.blob(4),
                  row.bytes(5), fromMilliseconds(row.integer(6))});
        },
        postgres::Parameters().add(firstOf(range)).add(endOf(range)));
}

Result<Done, StoreError>
PostgresAudit::eachUnit(const std::function<void(const UnitRecord &)> &take)
{
    std::optional<StoreError> error;
    const auto done =
        each("DECLARE audit CURSOR FOR SELECT " PW_UNIT_COLUMNS " FROM unit ORDER BY key",
             [&](const Row &row) {
                 UnitRecord unit = postgres::readUnit(row);
                 if (postgres::isHeld(row)) {
                     auto holds = postgres::holdsOf(m_connection, row.text(0));
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

Result<Done, StoreError> PostgresAudit::eachLot(const std::function<void(const LotRecord &)> &take)
{
    std::optional<StoreError> error;
    const auto done =
        each("DECLARE audit CURSOR FOR SELECT key, ver FROM lot ORDER BY key", [&](const Row &row) {
            const auto holds = postgres::holdsOf(m_connection, row.text(0));
            if (holds)
                take({row.text(0), row.integer(1), *holds});
            else
                error = holds.error();
        });
    if (error)
        return Failure{*error};
    return done;
}

Result<QList<StoredBlock>, StoreError> PostgresAudit::blocks()
{
    QList<StoredBlock> blocks;
    const auto done =
        each("DECLARE audit CURSOR FOR SELECT id, request_id, station, level, prefix, first, last,"
             " created_at FROM sscc_block ORDER BY created_at",
             [&blocks](const Row &row) {
                 blocks.append({{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
                                 row.integer(5), row.integer(6)},
                                fromMilliseconds(row.integer(7))});
             });
    if (!done)
        return Failure{done.error()};
    return blocks;
}

} // namespace pw::central
