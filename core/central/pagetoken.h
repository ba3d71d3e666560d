// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"

namespace pw::central {

/// Where a page ended, as text for a URL. It carries the highest sequence of the first page's
/// moment, so paging is stable while events are being stored.
QString toToken(const EventQuery::Position &position);
std::optional<EventQuery::Position> positionFromToken(const QString &token);

} // namespace pw::central
