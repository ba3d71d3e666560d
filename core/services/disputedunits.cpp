// SPDX-License-Identifier: Apache-2.0
#include "core/services/disputedunits.h"

#include "core/domain/policy.h"

namespace pw::services {

using domain::UnitState;

Result<QList<UnitState>, store::StoreError> disputedUnits(store::StationStore &store,
                                                          const domain::World &world)
{
    constexpr int Most = 500;
    const auto parties = store.cacheHeld.inConflict(Most);
    if (!parties)
        return Failure{parties.error()};
    QList<UnitState> disputed;
    for (const epc::Epc &id : *parties) {
        // A container a story names has the hold, too, and what was resolved here is no longer one.
        const auto unit = world.unit(id);
        if (unit && domain::conflictOf(*unit))
            disputed.append(*unit);
    }
    return disputed;
}

} // namespace pw::services
