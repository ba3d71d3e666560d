// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgreseventquery.h"

#include "core/central/eventsql.h"
#include "core/central/postgresrows.h"

namespace pw::central::postgres {

namespace {

/// The highest sequence the answer may contain.
Result<qint64, StoreError> boundOf(Connection &connection, const EventQuery &query)
{
    if (query.after)
        return query.after->bound;
    const auto last = connection.run("SELECT coalesce(max(seq), 0) FROM event");
    if (!last)
        return Failure{last.error()};
    return last->integer(0, 0);
}

Parameters valuesOf(const EventSql &sql)
{
    Parameters parameters;
    for (const EventSql::Value &value : sql.values()) {
        if (const auto *number = std::get_if<qint64>(&value))
            parameters.add(*number);
        else if (const auto *real = std::get_if<double>(&value))
            parameters.addReal(*real);
        else
            parameters.add(std::get<QString>(value));
    }
    return parameters;
}

} // namespace

Result<EventPage, StoreError> findEvents(Connection &connection, const EventQuery &query)
{
    const auto bound = boundOf(connection, query);
    if (!bound)
        return Failure{bound.error()};
    const EventSql sql(query, *bound, EventSql::Placeholder::Dollar);
    const auto rows = connection.runOnce(sql.page(), valuesOf(sql));
    if (!rows)
        return Failure{rows.error()};
    EventPage page;
    EventQuery::Position last{*bound, 0, 0};
    for (int i = 0; i < rows->count(); ++i) {
        const Row row(*rows, i);
        if (page.events.size() == query.perPage) {
            page.next = last;
            break;
        }
        page.events.append(
            {row.integer(0), row.blob(1), row.bytes(2), fromMilliseconds(row.integer(3))});
        last.sequence = row.integer(0);
        last.eventTime = row.integer(4);
    }
    return page;
}

Result<qint64, StoreError> countEvents(Connection &connection, const EventQuery &query,
                                       qint64 limit)
{
    const auto bound = boundOf(connection, query);
    if (!bound)
        return Failure{bound.error()};
    const EventSql sql(query, *bound, EventSql::Placeholder::Dollar);
    const auto rows = connection.runOnce(sql.count(limit), valuesOf(sql));
    if (!rows)
        return Failure{rows.error()};
    return rows->integer(0, 0);
}

} // namespace pw::central::postgres
