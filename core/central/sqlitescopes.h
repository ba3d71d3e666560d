// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/sqlitecache.h"

namespace pw::central::sqlite {

QString epochOf(Connection &connection);
/// Stored checksums of a scope; empty where there are none.
QByteArray sumsOf(Cache &cache, const QString &scope);
/// Once, for a store of a program that kept none: digests of all rows and sums of all scopes.
Result<Done, StoreError> fillScopes(Connection &connection);

} // namespace pw::central::sqlite
