// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/schemastep.h"
#include "core/central/storeaudit.h"

namespace pw::central {

/// Where a store is, and of which kind.
struct StoreAddress
{
    enum class Kind { Sqlite, Postgres };
    Kind kind = Kind::Sqlite;
    QString place; ///< SQLite: the folder; PostgreSQL: what libpq connects to, without password
};

/// Opens a store as its one writer. StoreError::Code::InUse where it has one. SQLite is embedded:
/// it brings itself up to date whatever the policy.
Result<std::unique_ptr<EventStore>, StoreError> openStore(const StoreAddress &address,
                                                          SchemaPolicy policy);

/// Opens a store beside its writer, to be read from end to end.
Result<std::unique_ptr<StoreAudit>, StoreError> openAudit(const StoreAddress &address);

/// The versions of the schema, oldest first, and which of them the store has. Changes nothing; a
/// store that is not there yet has none.
Result<QList<SchemaStep>, StoreError> schemaSteps(const StoreAddress &address);

/// The file of a SQLite store.
QString databaseFile(const QString &folder);

} // namespace pw::central
