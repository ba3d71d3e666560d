// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "core/store/stationstore.h"

namespace pw::services {

/// What central has refused, with the units it is about, for those who have to settle it.
Result<QList<domain::ParkedView>, store::StoreError> parkedEvents(store::StationStore &store);

} // namespace pw::services
