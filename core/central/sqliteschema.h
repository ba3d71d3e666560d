// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/schemastep.h"
#include "core/central/sqlite.h"

namespace pw::central::sqlite {

/// "PWC1": whose database a file is.
inline constexpr qint64 ApplicationId = 0x50574331;

/// Opens central's database for writing, proves that it is sound, ours and not newer than we are,
/// sets what durability needs and reads it back, and brings the schema up to date.
Result<Connection, StoreError> openForWriting(const QString &path);

/// A connection that only reads, on a database that openForWriting() has prepared.
Result<Connection, StoreError> openForReading(const QString &path);

/// Every version this program knows, oldest first. StoreError::Code::Foreign where the file is a
/// database of others.
Result<QList<SchemaStep>, StoreError> schemaSteps(Connection &connection);

/// For connections that only read: StoreError::Code::Outdated, Newer or Foreign where the schema is
/// not the one of this program.
Result<Done, StoreError> checkSchema(Connection &connection);

/// The schema this program writes: the number of its last migration.
int schemaVersion();

} // namespace pw::central::sqlite
