// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/postgres.h"

namespace pw::central::postgres {

/// The simple event query over the event tables; one page, by position and never by offset.
Result<EventPage, StoreError> findEvents(Connection &connection, const EventQuery &query);
/// How many events there are, counted up to `limit`.
Result<qint64, StoreError> countEvents(Connection &connection, const EventQuery &query,
                                       qint64 limit);

} // namespace pw::central::postgres
