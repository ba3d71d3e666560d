// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/postgres.h"
#include "core/central/schemastep.h"

namespace pw::central::postgres {

/// Connects as the one writer of the database (StoreError::Code::InUse where there is another), to
/// a server that confirms only what is on its disk. The writers' lock is the session's: it ends
/// with the connection.
Result<Connection, StoreError> openForWriting(const QString &target, SchemaPolicy policy);

/// Every version this program knows, oldest first. StoreError::Code::Foreign where the database
/// holds tables of others.
Result<QList<SchemaStep>, StoreError> schemaSteps(Connection &connection);

/// For connections that only read: StoreError::Code::Outdated, Newer or Foreign where the schema
/// is not the one of this program.
Result<Done, StoreError> checkSchema(Connection &connection);

} // namespace pw::central::postgres
