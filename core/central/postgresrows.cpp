// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgresrows.h"

namespace pw::central::postgres {

UnitRecord readUnit(const Row &row)
{
    return unitrow::read(row);
}

bool isHeld(const Row &unitRow)
{
    return unitrow::saysHeld(unitRow.integer(unitrow::FlagsColumn));
}

void bindUnit(Parameters &parameters, const UnitRecord &unit, qint64 event)
{
    unitrow::add(parameters, unit, event);
}

Result<QList<HoldRecord>, StoreError> holdsOf(Connection &connection, const QString &key)
{
    const auto rows =
        connection.run("SELECT disposition, reason, held_by, since, id, class, scope, mode,"
                       " owner, evidence FROM hold WHERE key = $1 ORDER BY disposition, id",
                       Parameters().add(key));
    if (!rows)
        return Failure{rows.error()};
    QList<HoldRecord> holds;
    for (int i = 0; i < rows->count(); ++i) {
        const Row row(*rows, i);
        holds.append({row.text(0), row.text(1), row.text(2), fromMilliseconds(row.integer(3)),
                      row.text(4), row.text(5), row.text(6), row.text(7), row.text(8),
                      row.text(9)});
    }
    return holds;
}

} // namespace pw::central::postgres
