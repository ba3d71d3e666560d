// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/postgres.h"
#include "core/central/records.h"

/// How records lie in the tables of migrations/postgresql_*.sql.
namespace pw::central::postgres {

/// Columns readUnit() expects, in its order.
#define PW_POSTGRES_UNIT_COLUMNS \
    "key, ver, lifecycle, disposition, persistent, parent, quantities, biz_location, biz_step, " \
    "event_time, station, level, custody, lot, expiry, flags"

qint64 toMilliseconds(const QDateTime &time);
QDateTime fromMilliseconds(qint64 time);

/// Everything but the holds.
UnitRecord readUnit(const Row &row);
/// Whether there are holds to be read besides.
bool isHeld(const Row &unitRow);
/// `$1` … in the order of PW_POSTGRES_UNIT_COLUMNS, then the event's sequence.
void bindUnit(Parameters &parameters, const UnitRecord &unit, qint64 event);

Result<QList<HoldRecord>, StoreError> holdsOf(Connection &connection, const QString &key);

} // namespace pw::central::postgres
