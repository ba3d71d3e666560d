// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pw::central {

/// A key, or all keys that begin so. Keys as unitkey.h has them.
struct KeyPattern
{
    QString key;
    bool isPrefix = false;
    QString contains; ///< what must stand somewhere behind, such as `/21/`; empty: anything
    friend bool operator==(const KeyPattern &, const KeyPattern &) = default;
};

/// What an event has once, and a column for.
enum class EventColumn { EventId, Type, Action, BizStep, Disposition, ReadPoint, BizLocation };

/// The column matches one of the patterns.
struct ColumnCondition
{
    EventColumn column;
    QList<KeyPattern> anyOf;
};

/// The event names an object or class in one of the roles (EventIndex::Role) that matches one of
/// the patterns.
struct NameCondition
{
    int roles = 0;
    QList<KeyPattern> anyOf;
};

/// A field of the index (EventIndex) is there, and equals one of the texts or numbers if any are
/// given.
struct ValueCondition
{
    QString field;
    QStringList texts;
    QList<double> numbers;
};

/// A field of the index has a number that compares so. Times are milliseconds since 1970 UTC.
struct NumberCondition
{
    enum class Comparison { Less, LessOrEqual, Greater, GreaterOrEqual };
    QString field;
    Comparison comparison;
    double value = 0;
};

/// A field of the event has a vocabulary element with one of the attributes, and one of the values
/// if any are given. The field is the column, one of the roles (EventIndex::Role) or, of an
/// extension, a field of the index: the one of them that is set.
struct AttributeCondition
{
    std::optional<EventColumn> column;
    int roles = 0;
    QString field;
    QStringList attributes; ///< `{namespace}local`
    QStringList values;     ///< shortened by valueKey()
};

/// Which events, in what order. All conditions hold; invalid times do not restrict.
struct EventQuery
{
    enum class Order { RecordTime, EventTime };

    QList<ColumnCondition> columns;
    QList<NameCondition> names;
    QList<ValueCondition> values;
    QList<NumberCondition> numbers;
    QList<AttributeCondition> attributes;
    QDateTime recordedFrom;
    QDateTime recordedBefore;
    QDateTime happenedFrom;
    QDateTime happenedBefore;
    Order order = Order::RecordTime;
    bool ascending = false;
    int perPage = 30;
    /// Where the page before ended; pages of one query never see events stored after its first.
    struct Position
    {
        qint64 bound = 0; ///< highest sequence of the first page's moment
        qint64 eventTime = 0;
        qint64 sequence = 0;
        friend bool operator==(const Position &, const Position &) = default;
    };
    std::optional<Position> after;

    /// Restricts to events with one of these ids.
    void byId(const QStringList &ids) { restrict(EventColumn::EventId, ids); }
    /// Restricts a column to exact values.
    void restrict(EventColumn column, const QStringList &keys)
    {
        QList<KeyPattern> patterns;
        for (const QString &key : keys)
            patterns.append({key, false, {}});
        columns.append({column, patterns});
    }
};

} // namespace pw::central
