// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqliteeventquery.h"

#include "core/central/eventsql.h"
#include "core/central/sqliterows.h"

namespace pw::central::sqlite {

namespace {

/// The highest sequence the answer may contain.
Result<qint64, StoreError> boundOf(Connection &connection, const EventQuery &query)
{
    if (query.after)
        return query.after->bound;
    const auto last = connection.scalar("SELECT ifnull(max(seq), 0) FROM event");
    if (!last)
        return Failure{last.error()};
    return last->toLongLong();
}

Result<Statement, StoreError> prepared(Connection &connection, const EventSql &sql,
                                       const QByteArray &text)
{
    auto statement = connection.prepare(text);
    if (!statement)
        return statement;
    Statement rows = *std::move(statement);
    int index = 1;
    for (const EventSql::Value &value : sql.values()) {
        if (const auto *number = std::get_if<qint64>(&value))
            rows.bind(index++, *number);
        else if (const auto *real = std::get_if<double>(&value))
            rows.bindReal(index++, *real);
        else
            rows.bind(index++, std::get<QString>(value));
    }
    return rows;
}

} // namespace

Result<EventPage, StoreError> findEvents(Connection &connection, const EventQuery &query)
{
    const auto bound = boundOf(connection, query);
    if (!bound)
        return Failure{bound.error()};
    const EventSql sql(query, *bound, EventSql::Placeholder::Question);
    auto statement = prepared(connection, sql, sql.page());
    if (!statement)
        return Failure{statement.error()};
    Statement rows = *std::move(statement);

    EventPage page;
    EventQuery::Position last{*bound, 0, 0};
    Statement::Step step = rows.step();
    for (; step == Statement::Step::Row; step = rows.step()) {
        if (page.events.size() == query.perPage) {
            page.next = last;
            return page;
        }
        page.events.append(
            {rows.integer(0), rows.blob(1), rows.blob(2), fromMilliseconds(rows.integer(3))});
        last.sequence = rows.integer(0);
        last.eventTime = rows.integer(4);
    }
    if (step == Statement::Step::Failed)
        return Failure{connection.lastError()};
    return page;
}

Result<qint64, StoreError> countEvents(Connection &connection, const EventQuery &query,
                                       qint64 limit)
{
    const auto bound = boundOf(connection, query);
    if (!bound)
        return Failure{bound.error()};
    const EventSql sql(query, *bound, EventSql::Placeholder::Question);
    auto statement = prepared(connection, sql, sql.count(limit));
    if (!statement)
        return Failure{statement.error()};
    Statement rows = *std::move(statement);
    if (rows.step() != Statement::Step::Row)
        return Failure{connection.lastError()};
    return rows.integer(0);
}

} // namespace pw::central::sqlite
