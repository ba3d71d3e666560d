// SPDX-License-Identifier: Apache-2.0
#include "core/store/stationstaterepository.h"

namespace pw::store {

StationStateRepository::StationStateRepository(Database &database)
    : m_value(database, "SELECT value FROM station_state WHERE name = ?1"),
      m_set(database, "INSERT OR REPLACE INTO station_state VALUES (?1, ?2)"),
      m_remove(database, "DELETE FROM station_state WHERE name = ?1")
{}

Result<std::optional<QString>, StoreError> StationStateRepository::value(const QString &name)
{
    auto rows = m_value.query(name);
    if (rows.next())
        return std::optional(rows.text(0));
    if (rows.error())
        return Failure{*rows.error()};
    return std::optional<QString>();
}

Result<Done, StoreError> StationStateRepository::set(const QString &name, const QString &value)
{
    if (const auto stored = m_set.execute(name, value); !stored)
        return Failure{stored.error()};
    return Done();
}

Result<Done, StoreError> StationStateRepository::remove(const QString &name)
{
    if (const auto removed = m_remove.execute(name); !removed)
        return Failure{removed.error()};
    return Done();
}

} // namespace pw::store
