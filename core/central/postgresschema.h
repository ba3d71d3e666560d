// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/postgres.h"
#include "core/central/schemastep.h"

namespace pw::central::postgres {

/// What every writing transaction does first, so that sequence and feed numbers are given by one
/// at a time, in the order of commits. "PWC2"; goes with the transaction.
inline constexpr char WriterLock[] = "SELECT pg_advisory_xact_lock(1347896114)";
/// The channel on which each writing transaction says that it has been committed.
inline constexpr char CommitChannel[] = "packwright_commit";

/// A connection for a writer, in pipeline mode, to a server that confirms only what is on its disk.
/// Several centrals may have one: each of their transactions takes WriterLock. The schema is
/// changed only while nobody has (StoreError::Code::InUse).
Result<Connection, StoreError> openForWriting(const QString &target, SchemaPolicy policy);

/// Every version this program knows, oldest first. StoreError::Code::Foreign where the database
/// holds tables of others.
Result<QList<SchemaStep>, StoreError> schemaSteps(Connection &connection);

/// For connections that only read: StoreError::Code::Outdated, Newer or Foreign where the schema
/// is not the one of this program.
Result<Done, StoreError> checkSchema(Connection &connection);

} // namespace pw::central::postgres
