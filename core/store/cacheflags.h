// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <type_traits>

/// Numbers the cache keeps on disk: `unit.flags`, and enums as their number. Who reorders an enum
/// of the domain is told here, and writes a migration.
namespace pw::store::cacheflags {

inline constexpr int Duplicate = 1;
inline constexpr int Held = 2; ///< has rows in `hold`
inline constexpr int Container = 4;
inline constexpr int Open = 8;
inline constexpr int Partial = 16;

static_assert(int(domain::Level::Pack) == 0 && int(domain::Level::Bundle) == 1
              && int(domain::Level::Carton) == 2 && int(domain::Level::Pallet) == 3);
static_assert(int(domain::Lifecycle::Allocated) == 0 && int(domain::Lifecycle::Encoded) == 1
              && int(domain::Lifecycle::Commissioned) == 2
              && int(domain::Lifecycle::Decommissioned) == 3 && int(domain::Lifecycle::Sampled) == 4
              && int(domain::Lifecycle::Destroyed) == 5);
static_assert(int(domain::Custody::Here) == 0 && int(domain::Custody::Shipped) == 1
              && int(domain::Custody::Elsewhere) == 2);

/// The flags of a unit as it comes from the feed.
inline int flagsOf(const domain::UnitState &unit)
{
    int flags = (unit.duplicateIdentity ? Duplicate : 0) | (unit.holds.isEmpty() ? 0 : Held);
    if (unit.container) {
        flags |=
            Container | (unit.container->open ? Open : 0) | (unit.container->partial ? Partial : 0);
    }
    return flags;
}

} // namespace pw::store::cacheflags
