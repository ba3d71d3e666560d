// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/sqlite.h"

namespace pw::central::sqlite {

/// The simple event query over the event tables; one page, by position and never by offset.
Result<EventPage, StoreError> findEvents(Connection &connection, const EventQuery &query);

} // namespace pw::central::sqlite
