// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/command.h"
#include "core/domain/reworkorder.h"

#include <variant>

/// What a user asks for: everything done to packs, bundles, cartons and pallets at a bench. An
/// operation is planned (core/domain/plan.h), shown before and after, and carried out as a list of
/// commands in one transaction.
namespace pw::domain::op {

/// A free number of the pool becomes an open container (C1).
struct Commission
{
    epc::Epc number;
    Level level = Level::Carton;
    bool labelScanned = false; ///< it was opened by scanning its label
    friend bool operator==(const Commission &, const Commission &) = default;
};

/// Loose children enter an open container together: one, or a layer at once (C1, A8).
struct Aggregate
{
    epc::Epc parent;
    QList<epc::Epc> children;
    friend bool operator==(const Aggregate &, const Aggregate &) = default;
};

/// Full or, with a reason, partial (C7).
struct Close
{
    epc::Epc container;
    friend bool operator==(const Close &, const Close &) = default;
};

struct Reopen
{
    epc::Epc container;
    friend bool operator==(const Reopen &, const Reopen &) = default;
};

/// Children leave whatever they are in; their parents need not be scanned and may differ (D1).
struct Remove
{
    QList<epc::Epc> children;
    friend bool operator==(const Remove &, const Remove &) = default;
};

enum class EmptyParents { Keep, Decommission };

/// Everything leaves the container; with a depth above 1 the containers inside are dissolved, too
/// (D2, D3).
struct Dissolve
{
    static constexpr int ToPacks = 99;

    epc::Epc container;
    int depth = 1; ///< levels, 1 and up
    EmptyParents emptyParents = EmptyParents::Decommission;
    friend bool operator==(const Dissolve &, const Dissolve &) = default;
};

/// What becomes of a unit that was replaced.
enum class Fate { Damaged, Quarantined, Decommissioned, Destroyed };

/// One out, one in, in the same place (E1, R-RW-1).
struct Replace
{
    epc::Epc damaged;
    epc::Epc replacement;
    Fate fate = Fate::Damaged;
    QString holdId; ///< of the hold a fate places, as in Quarantine
    friend bool operator==(const Replace &, const Replace &) = default;
};

/// Loose children fill up a closed partial container, which is open in between (E2, R-AG-8).
struct TopUp
{
    epc::Epc container;
    QList<epc::Epc> children;
    friend bool operator==(const TopUp &, const TopUp &) = default;
};

/// Children leave where they are and enter the target (E3). Never silent.
struct Move
{
    QList<epc::Epc> children;
    epc::Epc target;
    friend bool operator==(const Move &, const Move &) = default;
};

/// Contents and place go on under a new number; the old one ends (E4, R-RW-2).
struct Relabel
{
    epc::Epc container; ///< identifyParent() tells it where its label cannot be read (R-RW-3)
    epc::Epc number;    ///< free number of the pool
    friend bool operator==(const Relabel &, const Relabel &) = default;
};

/// Some children go into a new container beside the old one (E5).
struct Split
{
    epc::Epc container;
    QList<epc::Epc> children;
    epc::Epc number; ///< free number of the pool
    friend bool operator==(const Split &, const Split &) = default;
};

/// Everything of the source goes into the target; the source ends (E5).
struct Merge
{
    epc::Epc source;
    epc::Epc target;
    friend bool operator==(const Merge &, const Merge &) = default;
};

enum class VerifyMode {
    Blind,   ///< what should be inside is not shown
    Guided,  ///< it is
    Inferred ///< by its label and unbroken closure alone (F3, R-VF-4)
};

/// What was seen inside a container is held against what is recorded (F1, F2).
struct Verify
{
    epc::Epc container;
    QList<epc::Epc> seen; ///< none with Inferred
    VerifyMode mode = VerifyMode::Guided;
    int sample = 0; ///< as many at least, and no fewer than the site's plan asks for; 0: all
    friend bool operator==(const Verify &, const Verify &) = default;
};

/// Looked at and given back (E9).
struct Inspect
{
    QList<epc::Epc> units;
    bool conformant = true;
    friend bool operator==(const Inspect &, const Inspect &) = default;
};

/// Taken as a sample; does not come back (H1, R-SD-1). Leaves its container first.
struct Sample
{
    QList<epc::Epc> units;
    friend bool operator==(const Sample &, const Sample &) = default;
};

/// H2. Of a container with contents every unit inside is listed in the plan (R-SD-5).
struct Destroy
{
    QList<epc::Epc> units;
    bool withContents = false;
    QString method;
    QString document; ///< number of the certificate
    friend bool operator==(const Destroy &, const Destroy &) = default;
};

/// H3. Containers must be empty.
struct Decommission
{
    QList<epc::Epc> units;
    friend bool operator==(const Decommission &, const Decommission &) = default;
};

/// The renewed label was scanned on the container (D6, J3).
struct ConfirmLabel
{
    epc::Epc container;
    friend bool operator==(const ConfirmLabel &, const ConfirmLabel &) = default;
};

/// A number whose label was printed and never applied (H4).
struct ScrapNumber
{
    epc::Epc number;
    friend bool operator==(const ScrapNumber &, const ScrapNumber &) = default;
};

/// What a hold is placed on: `units` by name (a list, a container with HoldScope::Container), or a
/// lot or product as a whole.
struct HoldTarget
{
    HoldScope scope = HoldScope::Serial;
    QList<epc::Epc> units;
    std::optional<gs1::Gtin> product;
    QString lot;
    friend bool operator==(const HoldTarget &, const HoldTarget &) = default;
};

/// G1, G2.
struct Quarantine
{
    QString
        holdId; ///< `urn:uuid:…`, made by who asks: the plan and what is carried out agree on it
    HoldTarget target;
    HoldClass holdClass = HoldClass::Quarantined;
    HoldMode mode = HoldMode::Snapshot;
    QString evidence;
    friend bool operator==(const Quarantine &, const Quarantine &) = default;
};

/// One hold is lifted from the units that carry it (G6, R-QT-7).
struct Release
{
    QString holdId;
    HoldTarget target; ///< units: those of the hold to free; none: all that carry it
    friend bool operator==(const Release &, const Release &) = default;
};

/// A rework order that balances is closed: everything in it came out, was scrapped, sampled or went
/// back to stock (E6, R-RW-6).
struct CloseOrder
{
    ReworkOrder order;
    friend bool operator==(const CloseOrder &, const CloseOrder &) = default;
};

/// Where somebody who looked found a disputed unit.
enum class Whereabouts {
    Inside,  ///< in a container, one of those the stories name or another
    Loose,   ///< in none
    TwoUnits ///< there are two units of that number: a falsification until QA knows better
};

/// Stations contradict each other about a unit; somebody has looked, and what is so is recorded:
/// the unit is put where it was found, and every conflict about it is over (K6, R-SY-8).
struct ResolveConflict
{
    epc::Epc unit;
    Whereabouts found = Whereabouts::Inside;
    std::optional<epc::Epc> container; ///< of Inside
    QString holdId;                    ///< of the hold that TwoUnits places, as in Quarantine
    friend bool operator==(const ResolveConflict &, const ResolveConflict &) = default;
};

/// An earlier step of this station is taken back (R4, R-SY-2): by ordinary events where possible.
struct TakeBack
{
    Step step;
    friend bool operator==(const TakeBack &, const TakeBack &) = default;
};

} // namespace pw::domain::op

namespace pw::domain {

using Operation =
    std::variant<op::Commission, op::Aggregate, op::Close, op::Reopen, op::Remove, op::Dissolve,
                 op::Replace, op::TopUp, op::Move, op::Relabel, op::Split, op::Merge, op::Verify,
                 op::Inspect, op::Sample, op::Destroy, op::Decommission, op::ConfirmLabel,
                 op::ScrapNumber, op::Quarantine, op::Release, op::TakeBack, op::CloseOrder,
                 op::ResolveConflict>;

/// Stable code, as `agw:operation` carries it: "REPLACE", "RELABEL", "TOP_UP", "MOVE_CHILD" …
QLatin1StringView codeOf(const Operation &operation);

} // namespace pw::domain
