// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventquery.h"

#include <QByteArray>
#include <QByteArrayList>

#include <variant>

namespace pw::central {

/// The simple event query as one SELECT, for any database that has the tables of migrations/.
///
/// Only fixed pieces become text; every value is bound. Ranges of keys compare by code point, so
/// key columns need that collation (SQLite's default, PostgreSQL's "C").
class EventSql
{
public:
    enum class Placeholder {
        Question, ///< `?1`, SQLite
        Dollar    ///< `$1`, PostgreSQL
    };
    using Value = std::variant<qint64, double, QString>;

    /// `bound` is the highest sequence the answer may contain.
    EventSql(const EventQuery &query, qint64 bound, Placeholder placeholder);

    /// seq, json, context's json, record_time, event_time; one row more than `query.perPage` tells
    /// that there is a next page.
    QByteArray page() const;
    /// How many events there are, counted up to `limit`.
    QByteArray count(qint64 limit) const;
    /// What to bind, in the order of the placeholders' numbers.
    const QList<Value> &values() const { return m_values; }

private:
    QByteArray place(const Value &value);
    QByteArray matches(const char *column, const QList<KeyPattern> &patterns);
    void add(const ColumnCondition &condition);
    void add(const NameCondition &condition);
    void add(const ValueCondition &condition);
    void add(const NumberCondition &condition);
    void add(const AttributeCondition &condition);
    QByteArray places(const QStringList &values);
    void addTime(const char *comparison, const QDateTime &time);
    void addPosition();
    QByteArray where() const { return " WHERE " + m_terms.join(" AND "); }

    EventQuery m_query;
    char m_mark;
    QByteArrayList m_terms;
    QList<Value> m_values;
};

} // namespace pw::central
