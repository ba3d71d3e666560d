// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/world.h"
#include "core/store/stationstore.h"

namespace pw::services {

/// The units about which stations contradict each other, with the stories in their hold
/// (domain::conflictOf()), as central's data and ours have it. The first hundreds; there are never
/// many.
Result<QList<domain::UnitState>, store::StoreError> disputedUnits(store::StationStore &store,
                                                                  const domain::World &world);

} // namespace pw::services
