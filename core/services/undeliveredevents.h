// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "core/store/stationstore.h"

namespace pw::services {

/// What central has refused, with the units it is about, for those who have to settle it.
Result<QList<domain::ParkedView>, store::StoreError> parkedEvents(store::StationStore &store);

/// What has not been sent yet, the oldest first, at most `limit`.
Result<QList<domain::WaitingView>, store::StoreError> waitingEvents(store::StationStore &store,
                                                                    int limit);

} // namespace pw::services
