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

/// Why a unit is held. Everything blocks; the classes differ in colour, owner, clock and remedy.
enum class HoldClass {
    Quarantined,
    Recalled,
    Damaged,
    Stolen,
    Suspect,
    DataIssue, ///< good product, doubtful data
    Illegitimate,
    PackagingLabel,
    ProductNoData, ///< it is here, nobody announced it
    DataNoProduct, ///< announced, and not here
    Conflict       ///< stations contradict each other about it; only central places and lifts it
};

/// What a hold was placed on.
enum class HoldScope { Serial, Container, Lot, Product, List };

/// R-QT-3: what a hold on a container means for what leaves it.
enum class HoldMode {
    Snapshot,   ///< everything inside at that time carries it, and keeps it after removal
    WhileInside ///< the container carries it; what is taken out leaves it behind
};

/// What a station says it did to a unit.
enum class Story { Packed, Held, Ended, Handled };

/// One of the stories that cannot all be true, as a station told it.
struct Claim
{
    QString station;
    QString by;   ///< pseudonymous
    QDateTime at; ///< UTC
    Story story = Story::Handled;
    std::optional<epc::Epc> container; ///< of Packed: what it was put into
    friend bool operator==(const Claim &, const Claim &) = default;
};

/// What a conflict is about. The hold lies on the unit and on every container the stories name.
struct Dispute
{
    epc::Epc unit;
    QList<Claim> claims; ///< in the order they say it happened
    friend bool operator==(const Dispute &, const Dispute &) = default;
};

/// One reason why a unit must not be used. Several may lie on one unit; it is free when none is
/// left (G3).
struct Hold
{
    HoldClass holdClass = HoldClass::Quarantined;
    QString reason;   ///< as its owner wrote it
    QString by;       ///< pseudonymous
    QDateTime since;  ///< UTC; invalid where central did not say
    QString id;       ///< `urn:uuid:…`; empty: placed by a system that names none
    QString owner;    ///< role that may release it, as its code; empty: QA
    QString evidence; ///< deviation, complaint or notice number
    HoldScope scope = HoldScope::Serial;
    HoldMode mode = HoldMode::Snapshot;
    std::optional<Dispute> dispute; ///< of a conflict
    friend bool operator==(const Hold &, const Hold &) = default;
};

/// What the label on a container is worth.
enum class LabelState {
    None,     ///< none printed
    Sent,     ///< sent to the printer, not yet seen on the container
    Verified, ///< scanned on the container, agrees with its contents
    Stale,    ///< the contents have changed since (D6)
    Void
};

/// What is only true of containers.
struct ContainerState
{
    bool open = false;
    bool partial = false;        ///< closed with less than its capacity
    std::optional<int> capacity; ///< children; nothing until the first child tells the product
    LabelState label = LabelState::None;
    /// Contents changed or seen open since they were last verified: nothing may be inferred
    /// (R-VF-4, F6).
    bool broken = false;
    friend bool operator==(const ContainerState &, const ContainerState &) = default;
};

/// How we know what is inside, or that a unit is where its record says.
enum class Evidence { Unverified, Inferred, Verified };

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
    Evidence evidence = Evidence::Unverified;
    QDateTime evidenceAt; ///< UTC; invalid: never looked at
    SyncState sync = SyncState::InSync;

    friend bool operator==(const UnitState &, const UnitState &) = default;
};

} // namespace pw::domain
