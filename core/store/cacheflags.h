// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <algorithm>

/// Numbers the cache keeps on disk: `unit.flags`, and enums as their number. Who reorders an enum
/// of the domain is told here, and writes a migration.
namespace pw::store::cacheflags {

inline constexpr int Duplicate = 1;
inline constexpr int Held = 2; ///< has rows in `hold`
inline constexpr int Container = 4;
inline constexpr int Open = 8;
inline constexpr int Partial = 16;
inline constexpr int Broken = 32;
inline constexpr int LabelShift = 6; ///< three bits
inline constexpr int LabelMask = 7;
inline constexpr int EvidenceShift = 9; ///< two bits
inline constexpr int EvidenceMask = 3;

static_assert(int(domain::Level::Pack) == 0 && int(domain::Level::Bundle) == 1
              && int(domain::Level::Carton) == 2 && int(domain::Level::Pallet) == 3);
static_assert(int(domain::Lifecycle::Allocated) == 0 && int(domain::Lifecycle::Encoded) == 1
              && int(domain::Lifecycle::Commissioned) == 2
              && int(domain::Lifecycle::Decommissioned) == 3 && int(domain::Lifecycle::Sampled) == 4
              && int(domain::Lifecycle::Destroyed) == 5);
static_assert(int(domain::Custody::Here) == 0 && int(domain::Custody::Shipped) == 1
              && int(domain::Custody::Elsewhere) == 2);

static_assert(int(domain::LabelState::None) == 0 && int(domain::LabelState::Sent) == 1
              && int(domain::LabelState::Verified) == 2 && int(domain::LabelState::Stale) == 3
              && int(domain::LabelState::Void) == 4);
static_assert(int(domain::Evidence::Unverified) == 0 && int(domain::Evidence::Inferred) == 1
              && int(domain::Evidence::Verified) == 2);

/// What the flags say of a container.
inline domain::ContainerState containerOf(int flags)
{
    domain::ContainerState container;
    container.open = flags & Open;
    container.partial = flags & Partial;
    container.broken = flags & Broken;
    // Nobody writes more than Void; what cannot be read is not a label that is right.
    container.label = domain::LabelState(
        std::min(flags >> LabelShift & LabelMask, int(domain::LabelState::Void)));
    return container;
}

inline domain::Evidence evidenceOf(int flags)
{
    return domain::Evidence(
        std::min(flags >> EvidenceShift & EvidenceMask, int(domain::Evidence::Verified)));
}

/// The flags of a unit as it comes from the feed.
inline int flagsOf(const domain::UnitState &unit)
{
    int flags = (unit.duplicateIdentity ? Duplicate : 0) | (unit.holds.isEmpty() ? 0 : Held);
    if (unit.container) {
        const domain::ContainerState &container = *unit.container;
        flags |= Container | (container.open ? Open : 0) | (container.partial ? Partial : 0)
                 | (container.broken ? Broken : 0) | int(container.label) << LabelShift;
    }
    return flags | int(unit.evidence) << EvidenceShift;
}

} // namespace pw::store::cacheflags
