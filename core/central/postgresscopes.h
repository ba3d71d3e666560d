// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/postgres.h"

namespace pw::central::postgres {

QString epochOf(Connection &connection);
/// Stored checksums of a scope; empty where there are none.
QByteArray sumsOf(Connection &connection, const QString &scope);
/// Once, for a store of a program that kept none: digests of all rows and sums of all scopes.
Result<Done, StoreError> fillScopes(Connection &connection);

} // namespace pw::central::postgres
