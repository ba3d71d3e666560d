// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/sqlitecache.h"
#include "core/central/unitrow.h"

/// How records lie in the tables of migrations/*.sql.
namespace pw::central::sqlite {

using unitrow::fromMilliseconds;
using unitrow::toMilliseconds;

/// The columns PW_UNIT_COLUMNS: everything but the holds.
UnitRecord readUnit(const Statement &row);
/// Whether there are holds to be read besides.
bool isHeld(const Statement &unitRow);
/// `?1` … in the order of PW_UNIT_COLUMNS, then the event's sequence.
void bindUnit(Statement &statement, const UnitRecord &unit, qint64 event);

Result<QList<HoldRecord>, StoreError> holdsOf(Cache &cache, const QString &key);

} // namespace pw::central::sqlite
