// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/postgres.h"

namespace pw::central::postgres {

/// Connects as the one writer of the database (StoreError::Code::InUse where there is another) and
/// brings the schema up to date. The writers' lock is the session's: it ends with the connection.
Result<Connection, StoreError> openForWriting(const QString &target);

} // namespace pw::central::postgres
