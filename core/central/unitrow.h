// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/records.h"

/// How a unit lies in the columns of either database. `Row` is one of its rows, `Values` takes the
/// values of a statement in their order.
namespace pw::central::unitrow {

/// Columns read() expects, in its order.
#define PW_UNIT_COLUMNS \
    "key, ver, lifecycle, disposition, persistent, parent, quantities, biz_location, biz_step, " \
    "event_time, station, level, custody, lot, expiry, flags"

/// Times as stores keep them: milliseconds since 1970-01-01 UTC.
qint64 toMilliseconds(const QDateTime &time);
QDateTime fromMilliseconds(qint64 time);

QString textOf(const QMap<QString, double> &quantities);
QMap<QString, double> quantitiesFrom(const QString &text);
qint64 flagsOf(const UnitRecord &unit);
void setFlags(UnitRecord &unit, qint64 flags);
bool saysHeld(qint64 flags);
QString uriFrom(const QString &key);
QString keyFrom(const QString &uri);

inline constexpr int FlagsColumn = 15;

/// Everything but the holds.
template <typename Row>
UnitRecord read(const Row &row)
{
    UnitRecord unit;
    int column = 0;
    unit.state.id = uriFrom(row.text(column++));
    unit.ver = row.integer(column++);
    unit.state.lifecycle = epcis::ObjectState::Lifecycle(row.integer(column++));
    unit.state.disposition = row.text(column++);
    unit.state.persistent = row.text(column++).split(u' ', Qt::SkipEmptyParts);
    unit.state.parent = uriFrom(row.text(column++));
    if (!row.isNull(column))
        unit.state.quantities = quantitiesFrom(row.text(column));
    ++column;
    unit.state.bizLocation = row.text(column++);
    unit.state.lastBizStep = row.text(column++);
    if (!row.isNull(column))
        unit.state.lastEventTime = fromMilliseconds(row.integer(column));
    ++column;
    unit.eventBy = row.text(column++);
    unit.level = row.text(column++);
    unit.custody = Custody(row.integer(column++));
    unit.lot = row.text(column++);
    unit.expiry = row.text(column++);
    setFlags(unit, row.integer(FlagsColumn));
    return unit;
}

/// The columns, then the event's sequence.
template <typename Values>
void add(Values &values, const UnitRecord &unit, qint64 event)
{
    const epcis::ObjectState &state = unit.state;
    values.add(keyFrom(state.id));
    values.add(unit.ver);
    values.add(qint64(state.lifecycle));
    values.add(state.disposition);
    values.add(state.persistent.join(u' '));
    values.addOptional(keyFrom(state.parent));
    values.addOptional(textOf(state.quantities));
    values.add(state.bizLocation);
    values.add(state.lastBizStep);
    if (state.lastEventTime.isValid())
        values.add(toMilliseconds(state.lastEventTime));
    else
        values.addNull();
    values.add(unit.eventBy);
    values.add(unit.level);
    values.add(qint64(unit.custody));
    values.addOptional(unit.lot);
    values.addOptional(unit.expiry);
    values.add(flagsOf(unit));
    values.add(event);
}

} // namespace pw::central::unitrow
