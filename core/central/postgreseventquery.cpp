// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgreseventquery.h"

#include "core/central/postgresrows.h"
#include "core/central/unitkey.h"

namespace pw::central::postgres {

namespace {

/// Builds `WHERE` from fixed pieces; values only ever go in as parameters.
class Condition
{
public:
    void among(const char *column, const QStringList &values)
    {
        if (values.isEmpty())
            return;
        QByteArrayList places;
        for (const QString &value : values)
            places.append(place(value));
        m_terms.append(QByteArray(column) + " IN (" + places.join(',') + ')');
    }
    void anyEpc(const QStringList &epcs)
    {
        if (epcs.isEmpty())
            return;
        QByteArrayList places;
        for (const QString &epc : epcs)
            places.append(place(keyOf(epc)));
        m_terms.append("seq IN (SELECT event FROM event_epc WHERE epc IN (" + places.join(',')
                       + "))");
    }
    void compare(const char *comparison, const QDateTime &time)
    {
        if (time.isValid())
            compare(comparison, toMilliseconds(time));
    }
    void compare(const char *comparison, qint64 value)
    {
        m_terms.append(QByteArray(comparison) + ' ' + place(value));
    }
    void after(const EventQuery &query)
    {
        if (!query.after)
            return;
        compare("seq <=", query.after->bound);
        const QByteArray beyond = query.ascending ? ">" : "<";
        if (query.order == EventQuery::Order::RecordTime) // recordTime follows the sequence
            return compare(QByteArray("seq " + beyond).constData(), query.after->sequence);
        const QByteArray time = place(query.after->eventTime);
        const QByteArray sequence = place(query.after->sequence);
        m_terms.append("(event_time, seq) " + beyond + " (" + time + ", " + sequence + ')');
    }
    QByteArray text() const { return m_terms.isEmpty() ? "true" : m_terms.join(" AND "); }
    Parameters parameters() const
    {
        Parameters parameters;
        for (const auto &value : m_values) {
            if (const auto *number = std::get_if<qint64>(&value))
                parameters.add(*number);
            else
                parameters.add(std::get<QString>(value));
        }
        return parameters;
    }

private:
    QByteArray place(const std::variant<qint64, QString> &value)
    {
        m_values.append(value);
        return '$' + QByteArray::number(m_values.size());
    }

    QByteArrayList m_terms;
    QList<std::variant<qint64, QString>> m_values;
};

QByteArray orderOf(const EventQuery &query)
{
    const QByteArray direction = query.ascending ? " ASC" : " DESC";
    if (query.order == EventQuery::Order::RecordTime)
        return "seq" + direction;
    return "event_time" + direction + ", seq" + direction;
}

Result<qint64, StoreError> lastSequence(Connection &connection)
{
    const auto last = connection.run("SELECT coalesce(max(seq), 0) FROM event");
    if (!last)
        return Failure{last.error()};
    return last->integer(0, 0);
}

} // namespace

Result<EventPage, StoreError> findEvents(Connection &connection, const EventQuery &query)
{
    const auto bound =
        query.after ? Result<qint64, StoreError>(query.after->bound) : lastSequence(connection);
    if (!bound)
        return Failure{bound.error()};

    Condition condition;
    condition.among("event_id", query.eventIds);
    condition.anyEpc(query.anyEpcs);
    condition.among("type", query.types);
    condition.among("action", query.actions);
    condition.among("biz_step", query.bizSteps);
    condition.among("disposition", query.dispositions);
    condition.compare("record_time >=", query.recordedFrom);
    condition.compare("record_time <", query.recordedBefore);
    condition.compare("event_time >=", query.happenedFrom);
    condition.compare("event_time <", query.happenedBefore);
    condition.after(query);
    // One more than asked for tells whether there is a next page.
    // lint: allow sqltext: fixed pieces; every value is bound
    const auto rows = connection.runOnce(
        "SELECT seq, event.json, context.json, record_time, event_time FROM event"
        " LEFT JOIN context ON context.id = event.context WHERE "
            + condition.text() + " ORDER BY " + orderOf(query) + " LIMIT "
            + QByteArray::number(query.perPage + 1),
        condition.parameters());
    if (!rows)
        return Failure{rows.error()};

    EventPage page;
    EventQuery::Position last{*bound, 0, 0};
    for (int i = 0; i < rows->count(); ++i) {
        const Row row(*rows, i);
        if (page.events.size() == query.perPage) {
            page.next = last;
            return page;
        }
        page.events.append(
            {row.integer(0), row.blob(1), row.bytes(2), fromMilliseconds(row.integer(3))});
        last.sequence = row.integer(0);
        last.eventTime = row.integer(4);
    }
    return page;
}

} // namespace pw::central::postgres
