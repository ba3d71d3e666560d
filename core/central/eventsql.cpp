// SPDX-License-Identifier: Apache-2.0
#include "core/central/eventsql.h"

#include "core/central/eventindex.h"

#include <algorithm>

namespace pw::central {

namespace {

const char *nameOf(EventColumn column)
{
    switch (column) {
    case EventColumn::EventId: return "event.event_id";
    case EventColumn::Type: return "event.type";
    case EventColumn::Action: return "event.action";
    case EventColumn::BizStep: return "event.biz_step";
    case EventColumn::Disposition: return "event.disposition";
    case EventColumn::ReadPoint: return "event.read_point";
    case EventColumn::BizLocation: return "event.biz_location";
    }
    Q_UNREACHABLE();
    return nullptr;
}

const char *signOf(NumberCondition::Comparison comparison)
{
    switch (comparison) {
    case NumberCondition::Comparison::Less: return " < ";
    case NumberCondition::Comparison::LessOrEqual: return " <= ";
    case NumberCondition::Comparison::Greater: return " > ";
    case NumberCondition::Comparison::GreaterOrEqual: return " >= ";
    }
    Q_UNREACHABLE();
    return nullptr;
}

/// The first text behind all that begin with `prefix`; prefixes end in ASCII.
QString behind(QString prefix)
{
    prefix.back() = QChar(char16_t(prefix.back().unicode() + 1));
    return prefix;
}

/// Alternatives in pairs of pairs: a chain of them is deeper than databases take.
QByteArray anyOf(QByteArrayList terms)
{
    while (terms.size() > 1) {
        QByteArrayList pairs;
        for (qsizetype i = 0; i < terms.size(); i += 2)
            pairs.append(i + 1 < terms.size()
                             ? QByteArray('(' + terms[i] + " OR " + terms[i + 1] + ')')
                             : terms[i]);
        terms = pairs;
    }
    return terms.isEmpty() ? QByteArray("1 = 0") : QByteArray('(' + terms.first() + ')');
}

} // namespace

EventSql::EventSql(const EventQuery &query, qint64 bound, Placeholder placeholder)
    : m_query(query), m_mark(placeholder == Placeholder::Question ? '?' : '$')
{
    m_terms.append("event.seq <= " + place(bound));
    for (const ColumnCondition &condition : query.columns)
        add(condition);
    for (const NameCondition &condition : query.names)
        add(condition);
    for (const ValueCondition &condition : query.values)
        add(condition);
    for (const NumberCondition &condition : query.numbers)
        add(condition);
    for (const AttributeCondition &condition : query.attributes)
        add(condition);
    addTime("event.record_time >= ", query.recordedFrom);
    addTime("event.record_time < ", query.recordedBefore);
    addTime("event.event_time >= ", query.happenedFrom);
    addTime("event.event_time < ", query.happenedBefore);
    addPosition();
}

QByteArray EventSql::place(const Value &value)
{
    m_values.append(value);
    return m_mark + QByteArray::number(m_values.size());
}

QByteArray EventSql::matches(const char *column, const QList<KeyPattern> &patterns)
{
    const QByteArray name(column);
    QByteArrayList exact;
    QByteArrayList terms;
    for (const KeyPattern &pattern : patterns) {
        if (!pattern.isPrefix) {
            exact.append(place(pattern.key));
            continue;
        }
        QByteArray term = '(' + name + " >= " + place(pattern.key) + " AND " + name + " < "
                          + place(behind(pattern.key));
        if (!pattern.contains.isEmpty()) // without letters, so it compares alike everywhere
            term += " AND " + name + " LIKE " + place(QString(u'%' + pattern.contains + u'%'));
        terms.append(term + ')');
    }
    if (!exact.isEmpty())
        terms.prepend(name + " IN (" + exact.join(", ") + ')');
    return anyOf(terms);
}

void EventSql::add(const ColumnCondition &condition)
{
    m_terms.append(matches(nameOf(condition.column), condition.anyOf));
}

void EventSql::add(const NameCondition &condition)
{
    // lint: allow sqltext: fixed pieces; every value is bound
    QByteArray term =
        "event.seq IN (SELECT n.event FROM event_epc n WHERE " + matches("n.epc", condition.anyOf);
    if (condition.roles != (EventIndex::AnyEpc | EventIndex::AnyClass))
        term += " AND (n.roles & " + place(qint64(condition.roles)) + ") <> 0";
    m_terms.append(term + ')');
}

void EventSql::add(const ValueCondition &condition)
{
    const auto rows = [this, &condition](const char *table,
                                         const QByteArray &comparison) -> QByteArray {
        // lint: allow sqltext: fixed pieces; every value is bound
        return QByteArray("event.seq IN (SELECT v.event FROM ") + table
               + " v WHERE v.field = (SELECT id FROM field WHERE name = " + place(condition.field)
               + ')' + comparison + ')';
    };
    const auto among = [this](const auto &wanted) -> QByteArray {
        QByteArrayList places;
        for (const auto &value : wanted)
            places.append(place(value));
        return " AND v.value IN (" + places.join(", ") + ')';
    };
    QByteArrayList terms;
    if (!condition.texts.isEmpty()) {
        QStringList keys;
        for (const QString &text : condition.texts)
            keys.append(valueKey(text));
        terms.append(rows("event_text", among(keys)));
    }
    if (!condition.numbers.isEmpty())
        terms.append(rows("event_number", among(condition.numbers)));
    if (terms.isEmpty())
        terms.append(rows("event_text", {}));
    m_terms.append('(' + terms.join(" OR ") + ')');
}

void EventSql::add(const NumberCondition &condition)
{
    // lint: allow sqltext: fixed pieces; every value is bound
    m_terms.append("event.seq IN (SELECT v.event FROM event_number v WHERE v.field ="
                   " (SELECT id FROM field WHERE name = "
                   + place(condition.field) + ") AND v.value" + signOf(condition.comparison)
                   + place(condition.value) + ')');
}

QByteArray EventSql::places(const QStringList &values)
{
    QByteArrayList list;
    for (const QString &value : values)
        list.append(place(value));
    return " IN (" + list.join(", ") + ')';
}

void EventSql::add(const AttributeCondition &condition)
{
    const auto elements = [&](const char *column) -> QByteArray {
        // lint: allow sqltext: fixed pieces; every value is bound
        QByteArray found = QByteArray(" IN (SELECT a.") + column
                           + " FROM vocabulary_attribute a WHERE a.name"
                           + places(condition.attributes);
        if (!condition.values.isEmpty())
            found += " AND a.value" + places(condition.values);
        return found + ')';
    };
    if (condition.column) {
        m_terms.append(nameOf(*condition.column) + elements("element"));
    } else if (condition.roles != 0) {
        // lint: allow sqltext: fixed pieces; every value is bound
        m_terms.append("event.seq IN (SELECT n.event FROM event_epc n WHERE n.epc"
                       + elements("element") + " AND (n.roles & " + place(qint64(condition.roles))
                       + ") <> 0)");
    } else {
        // lint: allow sqltext: fixed pieces; every value is bound
        m_terms.append("event.seq IN (SELECT v.event FROM event_text v WHERE v.field ="
                       " (SELECT id FROM field WHERE name = "
                       + place(condition.field) + ") AND v.value" + elements("id") + ')');
    }
}

void EventSql::addTime(const char *comparison, const QDateTime &time)
{
    if (time.isValid())
        m_terms.append(comparison + place(qint64(time.toMSecsSinceEpoch())));
}

void EventSql::addPosition()
{
    if (!m_query.after)
        return;
    const QByteArray beyond = m_query.ascending ? " > " : " < ";
    if (m_query.order == EventQuery::Order::RecordTime) { // recordTime follows the sequence
        m_terms.append("event.seq" + beyond + place(m_query.after->sequence));
        return;
    }
    const QByteArray time = place(m_query.after->eventTime);
    m_terms.append("(event.event_time, event.seq)" + beyond + '(' + time + ", "
                   + place(m_query.after->sequence) + ')');
}

QByteArray EventSql::page() const
{
    const QByteArray direction = m_query.ascending ? " ASC" : " DESC";
    const QByteArray order =
        m_query.order == EventQuery::Order::RecordTime
            ? QByteArray(" ORDER BY event.seq" + direction)
            : QByteArray(" ORDER BY event.event_time" + direction + ", event.seq" + direction);
    // The page is found by numbers alone, so that what has to be sorted is never whole events.
    // lint: allow sqltext: fixed pieces; every value is bound
    const QByteArray found = "SELECT event.seq FROM event" + where() + order + " LIMIT "
                             + QByteArray::number(m_query.perPage + 1);
    // lint: allow sqltext: fixed pieces; every value is bound
    return "SELECT event.seq, event.json, context.json, event.record_time, event.event_time"
           " FROM event LEFT JOIN context ON context.id = event.context WHERE event.seq IN ("
           + found + ')' + order;
}

QByteArray EventSql::count(qint64 limit) const
{
    // lint: allow sqltext: fixed pieces; every value is bound
    return "SELECT count(*) FROM (SELECT 1 FROM event" + where() + " LIMIT "
           + QByteArray::number(limit) + ") AS found";
}

} // namespace pw::central
