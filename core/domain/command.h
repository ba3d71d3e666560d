// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

/// The smallest things that can be done to the hierarchy. A command says everything needed to carry
/// it out, to tell central of it (one EPCIS event each) and to take it back; the services make a
/// list of them true in one transaction.
namespace pw::domain {

/// Why, as the catalogue of the rule set codes it. Empty code: none was asked for.
struct Reason
{
    QString code;
    QString text;
    friend bool operator==(const Reason &, const Reason &) = default;
};

/// A number of our pool becomes a container: commissioned and open.
struct OpenContainer
{
    epc::Epc id;
    Level level;
    LabelState label = LabelState::None; ///< Verified where its label was scanned to open it
    friend bool operator==(const OpenContainer &, const OpenContainer &) = default;
};

/// The children enter the parent, together.
struct AddChildren
{
    QList<epc::Epc> children; ///< not empty
    epc::Epc parent;
    friend bool operator==(const AddChildren &, const AddChildren &) = default;
};

/// Inverse of AddChildren. Always names the children: an event without would take away what came
/// in later, if it arrives late (R-DA-3).
struct RemoveChildren
{
    QList<epc::Epc> children; ///< not empty
    epc::Epc parent;
    friend bool operator==(const RemoveChildren &, const RemoveChildren &) = default;
};

struct CloseContainer
{
    epc::Epc id;
    bool partial = false;
    Reason reason; ///< of a partial
    friend bool operator==(const CloseContainer &, const CloseContainer &) = default;
};

/// Inverse of CloseContainer.
struct ReopenContainer
{
    epc::Epc id;
    friend bool operator==(const ReopenContainer &, const ReopenContainer &) = default;
};

/// Inverse of OpenContainer: the number ends unused and is never given out again.
struct WithdrawContainer
{
    epc::Epc id;
    friend bool operator==(const WithdrawContainer &, const WithdrawContainer &) = default;
};

/// The units' identities end (R-SD-1 … 5). They are loose and, if containers, empty.
struct EndLife
{
    enum class Kind {
        Decommission, ///< the thing may come back under a new identifier
        Destroy,      ///< the thing is gone
        Sample        ///< used up as a sample; a TakeSample comes before
    };
    QList<epc::Epc> units; ///< not empty
    Kind kind = Kind::Decommission;
    std::optional<epc::Epc> replacedBy; ///< the number that goes on for it (relabelling)
    friend bool operator==(const EndLife &, const EndLife &) = default;
};

/// Taken as a sample: destructive, an EndLife must follow (R-SD-1).
struct TakeSample
{
    QList<epc::Epc> units;
    friend bool operator==(const TakeSample &, const TakeSample &) = default;
};

/// Looked at and given back: not destructive (R-SD-1, E9).
struct InspectUnits
{
    QList<epc::Epc> units;
    bool conformant = true;
    friend bool operator==(const InspectUnits &, const InspectUnits &) = default;
};

/// A hold on units by name, or on a lot or product as a whole (then `units` is empty).
struct PlaceHold
{
    Hold hold;
    QList<epc::Epc> units;
    std::optional<gs1::Gtin> product;
    QString lot; ///< empty: the whole product
    friend bool operator==(const PlaceHold &, const PlaceHold &) = default;
};

/// Inverse of PlaceHold: this one hold goes, others stay (R-QT-7).
struct LiftHold
{
    Hold hold;
    QList<epc::Epc> units;
    std::optional<gs1::Gtin> product;
    QString lot;
    /// Another hold with the same persistent disposition stays on the units: central must not
    /// unset it.
    bool othersRemain = false;
    friend bool operator==(const LiftHold &, const LiftHold &) = default;
};

/// What a look into a container came to (R-VF-1, R-VF-2).
enum class ContentsOutcome {
    Complete,         ///< everything that should be inside is, and nothing else
    Inferred,         ///< taken from its label and unbroken closure, not opened
    MismatchQuantity, ///< too few or too many
    MismatchInstance  ///< the right number, others than recorded
};

/// The hold a mismatch lays on a container until its contents are found right: known by this id on
/// every station. Empty for the other outcomes.
QString mismatchHoldId(ContentsOutcome outcome);

/// Which children were seen in the parent. Changes no link: absence proves nothing (R-VF-1).
struct ObserveContents
{
    epc::Epc parent;
    QList<epc::Epc> seen;    ///< not empty
    QList<epc::Epc> missing; ///< recorded inside, not seen
    friend bool operator==(const ObserveContents &, const ObserveContents &) = default;
};

/// The judgement on a container that follows from looking.
struct JudgeContents
{
    epc::Epc container;
    ContentsOutcome outcome = ContentsOutcome::Complete;
    std::optional<ContentsOutcome> settles; ///< a mismatch found before, which is no longer so
    friend bool operator==(const JudgeContents &, const JudgeContents &) = default;
};

/// The label on the container was scanned and is right again for what is in it.
struct VerifyLabel
{
    epc::Epc id;
    friend bool operator==(const VerifyLabel &, const VerifyLabel &) = default;
};

/// A number whose label was printed and never applied, or spoilt (H4). It is burned.
struct ScrapLabel
{
    epc::Epc id;
    Level level;
    friend bool operator==(const ScrapLabel &, const ScrapLabel &) = default;
};

/// The units of a rework order are linked to its number, or set free of it again. Changes nothing
/// about the units themselves.
struct LinkOrder
{
    QString order;         ///< its number, as the site writes it
    QList<epc::Epc> units; ///< not empty
    bool removed = false;
    friend bool operator==(const LinkOrder &, const LinkOrder &) = default;
};

/// An earlier event of ours was wrong and no later event can put it right: it is declared an error
/// (R-SY-2). The units go back to what they were without it.
struct RetractEvent
{
    enum class Cause { DidNotOccur, IncorrectData };
    QString eventId;
    Cause cause = Cause::DidNotOccur;
    QList<epc::Epc> units; ///< what the event was about
    /// Of the units, without it; nothing where the event left it alone, as looking does.
    std::optional<Lifecycle> lifecycle;
    friend bool operator==(const RetractEvent &, const RetractEvent &) = default;
};

using Command =
    std::variant<OpenContainer, AddChildren, CloseContainer, RemoveChildren, ReopenContainer,
                 WithdrawContainer, EndLife, TakeSample, InspectUnits, PlaceHold, LiftHold,
                 ObserveContents, JudgeContents, VerifyLabel, ScrapLabel, RetractEvent, LinkOrder>;

/// Every unit a command names, in its order.
QList<epc::Epc> unitsOf(const Command &command);

/// A unit as it was before a step, as far as the commands do not tell.
struct UnitBefore
{
    epc::Epc id;
    std::optional<ContainerState> state; ///< of containers only
    Evidence evidence = Evidence::Unverified;
    QDateTime evidenceAt;
    friend bool operator==(const UnitBefore &, const UnitBefore &) = default;
};

/// What one scan, one press of a button or one operation did: done together, undone together.
struct Step
{
    qint64 operation = 0; ///< number of the operation in the store
    QList<Command> commands;
    QStringList eventIds;         ///< one a command, as told to central; empty where not known
    QList<UnitBefore> containers; ///< whose label, closure or evidence changed
    Reason reason;
    friend bool operator==(const Step &, const Step &) = default;
};

/// The commands that take a step back, last first; nothing if one of them has no way back.
std::optional<QList<Command>> inverseOf(const Step &step);

} // namespace pw::domain
