// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/postgres.h"

namespace pw::central::postgres {

QString epochOf(Connection &connection);
/// Once, for a store of a program that kept none: digests of all rows and sums of all scopes.
Result<Done, StoreError> fillScopes(Connection &connection);

} // namespace pw::central::postgres
