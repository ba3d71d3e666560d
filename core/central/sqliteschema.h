// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/sqlite.h"

namespace pw::central::sqlite {

/// "PWC1": whose database a file is.
inline constexpr qint64 ApplicationId = 0x50574331;

/// Opens central's database for writing, proves that it is sound, ours and not newer than we are,
/// sets what durability needs and reads it back, and brings the schema up to date.
Result<Connection, StoreError> openForWriting(const QString &path);

/// A connection that only reads, on a database that openForWriting() has prepared.
Result<Connection, StoreError> openForReading(const QString &path);

/// The schema this program writes: the number of its last migration.
int schemaVersion();

} // namespace pw::central::sqlite
