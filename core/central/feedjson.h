// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"

#include <QJsonArray>

namespace pw::central {

/// The rows of a page of changes, units and lots together, ascending by feed number.
QJsonArray feedRows(const FeedPage &page);

} // namespace pw::central
