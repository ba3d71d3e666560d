// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"
#include "core/epc/tagerror.h"
#include "core/gs1/elementstring.h"
#include "core/scan/grammarerror.h"
#include "core/scan/symboldecoder.h"

#include <QMetaType>

#include <chrono>
#include <optional>

namespace pw::domain {

/// What the operator has to notice: loudness and colour follow from it.
enum class Severity {
    Accepted, ///< done and on disk
    Notice,   ///< nothing wrong, nothing changed: "already in this container"
    Warning,  ///< done, but look: near expiry
    Refused,  ///< the trade says no
    Failed    ///< the world says no: not stored
};

/// The answer to one scan or one press of a button. The code is what journal, audit trail and
/// packwrightctl keep; sentences are made of it in ui/text.
enum class VerdictCode {
    // accepted
    ContainerOpened,
    ContainerResumed,
    ChildAdded,
    ChildAddedAndClosed, ///< it was the last one: the container is full and closed
    ContainerClosed,
    ContainerClosedPartial,
    ContainerSetAside, ///< left open, taken from the bench; scan its label to go on
    Undone,
    ChildrenAdded,
    ChildrenRemoved,
    Dissolved,
    ContainerReopened,
    Replaced,
    ToppedUp,
    Moved,
    Relabelled,
    ContainerSplit,
    ContainersMerged,
    ContentsVerified,
    Inspected,
    SampleTaken,
    UnitsDestroyed,
    UnitsDecommissioned,
    HoldPlaced,
    HoldReleased,
    LabelVerified,
    LabelScrapped,
    MistakeCorrected,
    Gathered, ///< noted for a container that gets its number last
    Listed,
    Usable,
    Cancelled,
    Dropped, ///< what was listed last is left out again
    HierarchyImported,
    OrderClosed, ///< a rework order
    ConflictResolved,
    PermitGiven, ///< to pack on data that are too old, or through a planned outage
    PermitEnded,
    // notice
    AlreadyInThisContainer, ///< R-SY-9
    ContainerAlreadyOpen,   ///< its own label again
    CommandTaken,           ///< a command code that is about the window, not the goods
    IgnoredCode,            ///< on purpose: an EAN-13 or carrier code beside the one we want (B7)
    AlreadyListed,
    LookedUp,    ///< may be used, but the page shown books nothing
    SeenAlready, ///< the same code from the same scanner a moment ago; not looked at again
    // warning
    NearExpiry,
    ListedUnknown,    ///< noted, though nobody here knows it
    ContentsMismatch, ///< the check is recorded, with findings
    // refused: the code
    Unreadable,    ///< no frame, no element string: see parseError, frameStatus
    SeparatorLost, ///< R-ID-7
    NotGs1,
    NoSerial,
    OtherKey,
    OtherScheme,       ///< a product numbered outside GS1, of which there is no record here
    ForgedCommand,     ///< looks like a command code, but is none of this site's
    UnexpectedBadge,   ///< a badge where none is asked for
    UnexpectedCommand, ///< a command that means nothing here
    CapsLockOn,        ///< A5: the keyboard exchanges capital and small letters
    KeyboardLayout,    ///< A5: the keyboard's layout is not the scanner's
    // refused: the scanner
    ScannerNotProven,   ///< it has not passed its test, or not today
    ScannerForContents, ///< its role: no container is opened with it
    ScannerForLabels,   ///< its role: container labels only
    ScannerForCommands, ///< its role: command codes only
    // refused: the unit
    NoMasterData,      ///< R-ID-6: GTIN unknown
    UnknownSerial,     ///< R-ID-6: GTIN known, serial not
    Unverified,        ///< R-ID-6: not in the cache and the cache is not complete
    NotCovered,        ///< R-ID-6: not in the cache, and its product or lot is not followed here
    AttributeMismatch, ///< R-ID-4: lot or expiry on the label differ from the record
    DuplicateIdentity,
    NotCommissioned,
    Quarantined,
    Recalled,
    Damaged,
    Stolen,
    Suspect,
    DataHold,
    Conflict, ///< stations contradict each other about it
    Expired,
    Shipped,
    Elsewhere,
    InUseElsewhere, ///< open at another station (M3)
    Decommissioned,
    Sampled,
    Destroyed,
    AlreadyAggregated, ///< R-AG-2: facts name the parent
    // refused: the container
    NoOpenContainer,
    WrongLevel,
    WrongProduct, ///< R-ID-5, mix policy
    WrongLot,     ///< mix policy
    ContainerFull,
    LabelExpected,      ///< as many are gathered as go in
    ContainerStillOpen, ///< scanned as a child before it was closed
    ContainerEmpty,
    ContainsHeld,     ///< a unit inside is held
    ForeignContainer, ///< an SSCC neither known nor of our pool
    NumberUsed,       ///< an SSCC of our pool whose life has ended
    PoolExhausted,
    NothingToUndo,
    NothingToClose,
    ReasonMissing,
    // refused: an operation
    Illegitimate,
    PackagingHold,
    NotAContainer,
    NotInThisContainer,
    NotAggregated,
    ContainerNotEmpty,
    WouldCycle,
    SameContainer,
    LabelStale,
    NotPermitted,
    SignatureMissing,
    SecondPersonMissing,
    NoSuchHold,
    NoConflict, ///< nobody contradicts anybody about it
    HoldNotReleasable,
    OfflineNotAllowed,
    TooFewChildren,
    SampleTooSmall, ///< F2: `count` were seen, `capacity` are asked for
    ChildrenDisagree,
    NothingSelected,
    NotBalanced,
    NotInOrder, ///< comes out of a rework order it never went into
    OrderNumberMissing,
    ContainerNotOpen,
    InferenceRefused,
    TooLate,
    AcknowledgeFirst,
    UnexpectedScan,
    ImportRefused, ///< rows of the file contradict what is known, or cannot be read
    // refused: the moment
    DataTooOld,      ///< staleness policy
    PermitNotNeeded, ///< the data are fresh enough for packing
    PermitPeriod,    ///< the end of an outage is not ahead, or further than the rules allow
    // failed
    NotStored,
    ReadOnly
};

/// Where a refused attribute differs.
struct AttributeDifference
{
    QString field; ///< "lot" or "expiry"
    QString scanned;
    QString recorded;
    bool onlyCase = false; ///< hint: caps lock
    friend bool operator==(const AttributeDifference &, const AttributeDifference &) = default;
};

/// Code and facts; whatever does not apply is empty.
struct Verdict
{
    VerdictCode code = VerdictCode::Unreadable;
    std::optional<epc::Epc> unit;
    std::optional<Level> unitLevel;
    std::optional<epc::Epc> container; ///< the open one, or the parent a unit already has
    std::optional<Level> containerLevel;
    QString productName;
    QString expectedProductName; ///< WrongProduct
    QString lot;
    QString expectedLot; ///< WrongLot
    QDate expiry;
    std::optional<Hold> hold;
    QList<AttributeDifference> differences;
    std::optional<gs1::ParseError> parseError;
    std::optional<scan::SymbolError> symbolError;
    std::optional<epc::TagError> tagError;
    std::optional<scan::GrammarError> grammarError;
    scan::FrameStatus frameStatus = scan::FrameStatus::Ok;
    int count = 0;    ///< children of `container` after this
    int affected = 0; ///< units an operation is about, where it is about several
    std::optional<int> capacity;
    std::optional<std::chrono::seconds> dataAge; ///< nothing: never synchronized
    QString station;                             ///< who else: of lastEventBy
    QDateTime at;   ///< of the last event of the unit, where it explains the refusal
    QString detail; ///< native error text for Failed, never translated

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

Severity severityOf(VerdictCode code);
/// Of several reasons the one with the higher number is told first: what the world cannot do, then
/// what is dangerous, what must not be used, what does not fit, and last what a reason or a
/// signature would mend.
int gravityOf(VerdictCode code);
/// Whether guided work has taken down what was scanned.
bool isTakenDown(VerdictCode code);
/// Stable, for journal, audit and JSON: "CHILD_ADDED", "UNKNOWN_SERIAL" …
QLatin1StringView toCode(VerdictCode code);
std::optional<VerdictCode> verdictFromCode(QStringView code);

} // namespace pw::domain

Q_DECLARE_METATYPE(pw::domain::Verdict)
