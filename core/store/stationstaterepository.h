// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/statement.h"

namespace pw::store {

/// Small things the station must not forget (`station_state` of station.db), by name: its own id,
/// central's epoch, marks of the work session.
/// Confined to the thread of its database. Writes need an open Transaction.
class StationStateRepository
{
public:
    explicit StationStateRepository(Database &database);

    Result<std::optional<QString>, StoreError> value(const QString &name);
    Result<Done, StoreError> set(const QString &name, const QString &value);
    Result<Done, StoreError> remove(const QString &name);

private:
    Statement m_value;
    Statement m_set;
    Statement m_remove;
};

} // namespace pw::store
