// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/records.h"
#include "core/central/sqlitecache.h"

/// How records lie in the tables of migrations/*.sql.
namespace pw::central::sqlite {

/// Columns readUnit() expects, in its order.
#define PW_UNIT_COLUMNS \
    "key, ver, lifecycle, disposition, persistent, parent, quantities, biz_location, biz_step, " \
    "event_time, station, level, custody, lot, expiry, flags"

qint64 toMilliseconds(const QDateTime &time);
QDateTime fromMilliseconds(qint64 time);

/// Everything but the holds.
UnitRecord readUnit(const Statement &row);
/// Whether there are holds to be read besides.
bool isHeld(const Statement &unitRow);
/// `?1` … in the order of PW_UNIT_COLUMNS, then the event's sequence.
void bindUnit(Statement &statement, const UnitRecord &unit, qint64 event);

Result<QList<HoldRecord>, StoreError> holdsOf(Cache &cache, const QString &key);

} // namespace pw::central::sqlite
