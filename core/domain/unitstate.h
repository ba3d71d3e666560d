// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"

#include <QDate>
#include <QDateTime>
#include <QList>

#include <optional>

/// State of packs and containers on independent axes; there is no single status field. The display
/// status is computed, worst wins.
namespace pw::domain {

/// Packaging level, from the sales pack outwards.
enum class Level { Pack, Bundle, Carton, Pallet };

enum class Lifecycle { Allocated, Encoded, Commissioned, Decommissioned, Sampled, Destroyed };
bool hasEnded(Lifecycle lifecycle);

enum class Custody { Here, Shipped, Elsewhere };

/// Why a unit is held. Everything blocks; the classes differ in colour, owner and remedy.
enum class HoldClass { Quarantined, Recalled, Damaged, Stolen, Suspect, DataIssue };

struct Hold
{
    HoldClass holdClass = HoldClass::Quarantined;
    QString reason;  ///< as its owner wrote it
    QString by;      ///< pseudonymous
    QDateTime since; ///< UTC; invalid where central did not say
    friend bool operator==(const Hold &, const Hold &) = default;
};

/// What is only true of containers.
struct ContainerState
{
    bool open = false;
    bool partial = false;        ///< closed with less than its capacity
    std::optional<int> capacity; ///< children; nothing until the first child tells the product
    friend bool operator==(const ContainerState &, const ContainerState &) = default;
};

/// Whether central knows what this station has done to the unit.
enum class SyncState { InSync, Pending, Parked };

/// Everything known about one unit: overlay over cache.
struct UnitState
{
    epc::Epc id;
    Level level = Level::Pack;
    Lifecycle lifecycle = Lifecycle::Commissioned;
    Custody custody = Custody::Here;
    std::optional<gs1::Gtin> product; ///< of a container: of its contents, if it is one product
    QString lot;                      ///< of a container: of its contents, if it is one lot
    QDate expiry;                     ///< of a container: the earliest inside
    QList<Hold> holds;
    std::optional<epc::Epc> parent;
    std::optional<ContainerState> container;
    int childCount = 0;
    bool duplicateIdentity = false; ///< seen twice as physical units: under investigation
    QDateTime lastEventAt;          ///< UTC; the next event of the unit must be later
    QString lastEventBy;            ///< station of the last event, where known
    SyncState sync = SyncState::InSync;

    friend bool operator==(const UnitState &, const UnitState &) = default;
};

} // namespace pw::domain
