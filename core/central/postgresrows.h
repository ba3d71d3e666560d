// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/postgres.h"
#include "core/central/unitrow.h"

/// How records lie in the tables of migrations/postgresql_*.sql.
namespace pw::central::postgres {

using unitrow::fromMilliseconds;
using unitrow::toMilliseconds;

/// The columns PW_UNIT_COLUMNS: everything but the holds.
UnitRecord readUnit(const Row &row);
/// Whether there are holds to be read besides.
bool isHeld(const Row &unitRow);
/// `$1` … in the order of PW_UNIT_COLUMNS, then the event's sequence.
void bindUnit(Parameters &parameters, const UnitRecord &unit, qint64 event);

Result<QList<HoldRecord>, StoreError> holdsOf(Connection &connection, const QString &key);

} // namespace pw::central::postgres
