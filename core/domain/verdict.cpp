// SPDX-License-Identifier: Apache-2.0
#include "core/domain/verdict.h"

#include <array>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    VerdictCode code;
    Severity severity;
    QLatin1StringView text;
};

constexpr std::array Rows = {
    Row{VerdictCode::ContainerOpened, Severity::Accepted, "CONTAINER_OPENED"_L1},
    Row{VerdictCode::ContainerResumed, Severity::Accepted, "CONTAINER_RESUMED"_L1},
    Row{VerdictCode::ChildAdded, Severity::Accepted, "CHILD_ADDED"_L1},
    Row{VerdictCode::ChildAddedAndClosed, Severity::Accepted, "CHILD_ADDED_AND_CLOSED"_L1},
    Row{VerdictCode::ContainerClosed, Severity::Accepted, "CONTAINER_CLOSED"_L1},
    Row{VerdictCode::ContainerClosedPartial, Severity::Accepted, "CONTAINER_CLOSED_PARTIAL"_L1},
    Row{VerdictCode::ContainerSetAside, Severity::Accepted, "CONTAINER_SET_ASIDE"_L1},
    Row{VerdictCode::Undone, Severity::Accepted, "UNDONE"_L1},
    Row{VerdictCode::ChildrenAdded, Severity::Accepted, "CHILDREN_ADDED"_L1},
    Row{VerdictCode::ChildrenRemoved, Severity::Accepted, "CHILDREN_REMOVED"_L1},
    Row{VerdictCode::Dissolved, Severity::Accepted, "DISSOLVED"_L1},
    Row{VerdictCode::ContainerReopened, Severity::Accepted, "CONTAINER_REOPENED"_L1},
    Row{VerdictCode::Replaced, Severity::Accepted, "REPLACED"_L1},
    Row{VerdictCode::ToppedUp, Severity::Accepted, "TOPPED_UP"_L1},
    Row{VerdictCode::Moved, Severity::Accepted, "MOVED"_L1},
    Row{VerdictCode::Relabelled, Severity::Accepted, "RELABELLED"_L1},
    Row{VerdictCode::ContainerSplit, Severity::Accepted, "CONTAINER_SPLIT"_L1},
    Row{VerdictCode::ContainersMerged, Severity::Accepted, "CONTAINERS_MERGED"_L1},
    Row{VerdictCode::ContentsVerified, Severity::Accepted, "CONTENTS_VERIFIED"_L1},
    Row{VerdictCode::Inspected, Severity::Accepted, "INSPECTED"_L1},
    Row{VerdictCode::SampleTaken, Severity::Accepted, "SAMPLE_TAKEN"_L1},
    Row{VerdictCode::UnitsDestroyed, Severity::Accepted, "UNITS_DESTROYED"_L1},
    Row{VerdictCode::UnitsDecommissioned, Severity::Accepted, "UNITS_DECOMMISSIONED"_L1},
    Row{VerdictCode::HoldPlaced, Severity::Accepted, "HOLD_PLACED"_L1},
    Row{VerdictCode::HoldReleased, Severity::Accepted, "HOLD_RELEASED"_L1},
    Row{VerdictCode::LabelVerified, Severity::Accepted, "LABEL_VERIFIED"_L1},
    Row{VerdictCode::LabelScrapped, Severity::Accepted, "LABEL_SCRAPPED"_L1},
    Row{VerdictCode::MistakeCorrected, Severity::Accepted, "MISTAKE_CORRECTED"_L1},
    Row{VerdictCode::Gathered, Severity::Accepted, "GATHERED"_L1},
    Row{VerdictCode::Listed, Severity::Accepted, "LISTED"_L1},
    Row{VerdictCode::Usable, Severity::Accepted, "USABLE"_L1},
    Row{VerdictCode::Cancelled, Severity::Accepted, "CANCELLED"_L1},
    Row{VerdictCode::Dropped, Severity::Accepted, "DROPPED"_L1},
    Row{VerdictCode::HierarchyImported, Severity::Accepted, "HIERARCHY_IMPORTED"_L1},
    Row{VerdictCode::OrderClosed, Severity::Accepted, "ORDER_CLOSED"_L1},
    Row{VerdictCode::ConflictResolved, Severity::Accepted, "CONFLICT_RESOLVED"_L1},
    Row{VerdictCode::PermitGiven, Severity::Accepted, "PERMIT_GIVEN"_L1},
    Row{VerdictCode::PermitEnded, Severity::Accepted, "PERMIT_ENDED"_L1},
    Row{VerdictCode::AlreadyInThisContainer, Severity::Notice, "ALREADY_IN_THIS_CONTAINER"_L1},
    Row{VerdictCode::ContainerAlreadyOpen, Severity::Notice, "CONTAINER_ALREADY_OPEN"_L1},
    Row{VerdictCode::CommandTaken, Severity::Notice, "COMMAND_TAKEN"_L1},
    Row{VerdictCode::IgnoredCode, Severity::Notice, "IGNORED_CODE"_L1},
    Row{VerdictCode::AlreadyListed, Severity::Notice, "ALREADY_LISTED"_L1},
    Row{VerdictCode::LookedUp, Severity::Notice, "LOOKED_UP"_L1},
    Row{VerdictCode::SeenAlready, Severity::Notice, "SEEN_ALREADY"_L1},
    Row{VerdictCode::NearExpiry, Severity::Warning, "NEAR_EXPIRY"_L1},
    Row{VerdictCode::ListedUnknown, Severity::Warning, "LISTED_UNKNOWN"_L1},
    Row{VerdictCode::ContentsMismatch, Severity::Warning, "CONTENTS_MISMATCH"_L1},
    Row{VerdictCode::Unreadable, Severity::Refused, "UNREADABLE"_L1},
    Row{VerdictCode::SeparatorLost, Severity::Refused, "SEPARATOR_LOST"_L1},
    Row{VerdictCode::NotGs1, Severity::Refused, "NOT_GS1"_L1},
    Row{VerdictCode::NoSerial, Severity::Refused, "NO_SERIAL"_L1},
    Row{VerdictCode::OtherKey, Severity::Refused, "OTHER_KEY"_L1},
    Row{VerdictCode::OtherScheme, Severity::Refused, "OTHER_SCHEME"_L1},
    Row{VerdictCode::ForgedCommand, Severity::Refused, "FORGED_COMMAND"_L1},
    Row{VerdictCode::UnexpectedBadge, Severity::Refused, "UNEXPECTED_BADGE"_L1},
    Row{VerdictCode::UnexpectedCommand, Severity::Refused, "UNEXPECTED_COMMAND"_L1},
    Row{VerdictCode::CapsLockOn, Severity::Refused, "CAPS_LOCK_ON"_L1},
    Row{VerdictCode::KeyboardLayout, Severity::Refused, "KEYBOARD_LAYOUT"_L1},
    Row{VerdictCode::ScannerNotProven, Severity::Refused, "SCANNER_NOT_PROVEN"_L1},
    Row{VerdictCode::ScannerForContents, Severity::Refused, "SCANNER_FOR_CONTENTS"_L1},
    Row{VerdictCode::ScannerForLabels, Severity::Refused, "SCANNER_FOR_LABELS"_L1},
    Row{VerdictCode::ScannerForCommands, Severity::Refused, "SCANNER_FOR_COMMANDS"_L1},
    Row{VerdictCode::NoMasterData, Severity::Refused, "NO_MASTER_DATA"_L1},
    Row{VerdictCode::UnknownSerial, Severity::Refused, "UNKNOWN_SERIAL"_L1},
    Row{VerdictCode::Unverified, Severity::Refused, "UNVERIFIED"_L1},
    Row{VerdictCode::NotCovered, Severity::Refused, "NOT_COVERED"_L1},
    Row{VerdictCode::AttributeMismatch, Severity::Refused, "ATTRIBUTE_MISMATCH"_L1},
    Row{VerdictCode::DuplicateIdentity, Severity::Refused, "DUPLICATE_IDENTITY"_L1},
    Row{VerdictCode::NotCommissioned, Severity::Refused, "NOT_COMMISSIONED"_L1},
    Row{VerdictCode::Quarantined, Severity::Refused, "QUARANTINED"_L1},
    Row{VerdictCode::Recalled, Severity::Refused, "RECALLED"_L1},
    Row{VerdictCode::Damaged, Severity::Refused, "DAMAGED"_L1},
    Row{VerdictCode::Stolen, Severity::Refused, "STOLEN"_L1},
    Row{VerdictCode::Suspect, Severity::Refused, "SUSPECT"_L1},
    Row{VerdictCode::DataHold, Severity::Refused, "DATA_HOLD"_L1},
    Row{VerdictCode::Conflict, Severity::Refused, "CONFLICT"_L1},
    Row{VerdictCode::Expired, Severity::Refused, "EXPIRED"_L1},
    Row{VerdictCode::Shipped, Severity::Refused, "SHIPPED"_L1},
    Row{VerdictCode::Elsewhere, Severity::Refused, "ELSEWHERE"_L1},
    Row{VerdictCode::InUseElsewhere, Severity::Refused, "IN_USE_ELSEWHERE"_L1},
    Row{VerdictCode::Decommissioned, Severity::Refused, "DECOMMISSIONED"_L1},
    Row{VerdictCode::Sampled, Severity::Refused, "SAMPLED"_L1},
    Row{VerdictCode::Destroyed, Severity::Refused, "DESTROYED"_L1},
    Row{VerdictCode::AlreadyAggregated, Severity::Refused, "ALREADY_AGGREGATED"_L1},
    Row{VerdictCode::NoOpenContainer, Severity::Refused, "NO_OPEN_CONTAINER"_L1},
    Row{VerdictCode::WrongLevel, Severity::Refused, "WRONG_LEVEL"_L1},
    Row{VerdictCode::WrongProduct, Severity::Refused, "WRONG_PRODUCT"_L1},
    Row{VerdictCode::WrongLot, Severity::Refused, "WRONG_LOT"_L1},
    Row{VerdictCode::ContainerFull, Severity::Refused, "CONTAINER_FULL"_L1},
    Row{VerdictCode::LabelExpected, Severity::Refused, "LABEL_EXPECTED"_L1},
    Row{VerdictCode::ContainerStillOpen, Severity::Refused, "CONTAINER_STILL_OPEN"_L1},
    Row{VerdictCode::ContainerEmpty, Severity::Refused, "CONTAINER_EMPTY"_L1},
    Row{VerdictCode::ContainsHeld, Severity::Refused, "CONTAINS_HELD"_L1},
    Row{VerdictCode::ForeignContainer, Severity::Refused, "FOREIGN_CONTAINER"_L1},
    Row{VerdictCode::NumberUsed, Severity::Refused, "NUMBER_USED"_L1},
    Row{VerdictCode::PoolExhausted, Severity::Refused, "POOL_EXHAUSTED"_L1},
    Row{VerdictCode::NothingToUndo, Severity::Refused, "NOTHING_TO_UNDO"_L1},
    Row{VerdictCode::NothingToClose, Severity::Refused, "NOTHING_TO_CLOSE"_L1},
    Row{VerdictCode::ReasonMissing, Severity::Refused, "REASON_MISSING"_L1},
    Row{VerdictCode::Illegitimate, Severity::Refused, "ILLEGITIMATE"_L1},
    Row{VerdictCode::PackagingHold, Severity::Refused, "PACKAGING_HOLD"_L1},
    Row{VerdictCode::NotAContainer, Severity::Refused, "NOT_A_CONTAINER"_L1},
    Row{VerdictCode::NotInThisContainer, Severity::Refused, "NOT_IN_THIS_CONTAINER"_L1},
    Row{VerdictCode::NotAggregated, Severity::Refused, "NOT_AGGREGATED"_L1},
    Row{VerdictCode::ContainerNotEmpty, Severity::Refused, "CONTAINER_NOT_EMPTY"_L1},
    Row{VerdictCode::WouldCycle, Severity::Refused, "WOULD_CYCLE"_L1},
    Row{VerdictCode::SameContainer, Severity::Refused, "SAME_CONTAINER"_L1},
    Row{VerdictCode::LabelStale, Severity::Refused, "LABEL_STALE"_L1},
    Row{VerdictCode::NotPermitted, Severity::Refused, "NOT_PERMITTED"_L1},
    Row{VerdictCode::SignatureMissing, Severity::Refused, "SIGNATURE_MISSING"_L1},
    Row{VerdictCode::SecondPersonMissing, Severity::Refused, "SECOND_PERSON_MISSING"_L1},
    Row{VerdictCode::NoSuchHold, Severity::Refused, "NO_SUCH_HOLD"_L1},
    Row{VerdictCode::NoConflict, Severity::Refused, "NO_CONFLICT"_L1},
    Row{VerdictCode::HoldNotReleasable, Severity::Refused, "HOLD_NOT_RELEASABLE"_L1},
    Row{VerdictCode::OfflineNotAllowed, Severity::Refused, "OFFLINE_NOT_ALLOWED"_L1},
    Row{VerdictCode::TooFewChildren, Severity::Refused, "TOO_FEW_CHILDREN"_L1},
    Row{VerdictCode::SampleTooSmall, Severity::Refused, "SAMPLE_TOO_SMALL"_L1},
    Row{VerdictCode::ChildrenDisagree, Severity::Refused, "CHILDREN_DISAGREE"_L1},
    Row{VerdictCode::NothingSelected, Severity::Refused, "NOTHING_SELECTED"_L1},
    Row{VerdictCode::NotBalanced, Severity::Refused, "NOT_BALANCED"_L1},
    Row{VerdictCode::NotInOrder, Severity::Refused, "NOT_IN_ORDER"_L1},
    Row{VerdictCode::OrderNumberMissing, Severity::Refused, "ORDER_NUMBER_MISSING"_L1},
    Row{VerdictCode::ContainerNotOpen, Severity::Refused, "CONTAINER_NOT_OPEN"_L1},
    Row{VerdictCode::InferenceRefused, Severity::Refused, "INFERENCE_REFUSED"_L1},
    Row{VerdictCode::TooLate, Severity::Refused, "TOO_LATE"_L1},
    Row{VerdictCode::AcknowledgeFirst, Severity::Refused, "ACKNOWLEDGE_FIRST"_L1},
    Row{VerdictCode::UnexpectedScan, Severity::Refused, "UNEXPECTED_SCAN"_L1},
    Row{VerdictCode::ImportRefused, Severity::Refused, "IMPORT_REFUSED"_L1},
    Row{VerdictCode::DataTooOld, Severity::Refused, "DATA_TOO_OLD"_L1},
    Row{VerdictCode::PermitNotNeeded, Severity::Refused, "PERMIT_NOT_NEEDED"_L1},
    Row{VerdictCode::PermitPeriod, Severity::Refused, "PERMIT_PERIOD"_L1},
    Row{VerdictCode::NotStored, Severity::Failed, "NOT_STORED"_L1},
    Row{VerdictCode::ReadOnly, Severity::Failed, "READ_ONLY"_L1},
};

constexpr bool inEnumOrder()
{
    for (size_t i = 0; i < Rows.size(); ++i) {
        if (size_t(Rows[i].code) != i)
            return false;
    }
    return Rows.size() == size_t(VerdictCode::ReadOnly) + 1;
}
static_assert(inEnumOrder(), "one row per VerdictCode, in its order");

} // namespace

Severity severityOf(VerdictCode code)
{
    return Rows[size_t(code)].severity;
}

int gravityOf(VerdictCode code)
{
    if (severityOf(code) == Severity::Failed)
        return 5;
    switch (code) {
    case VerdictCode::Stolen:
    case VerdictCode::Illegitimate:
    case VerdictCode::Recalled:
    case VerdictCode::DuplicateIdentity:
    case VerdictCode::Suspect: return 4;
    case VerdictCode::Destroyed:
    case VerdictCode::Sampled:
    case VerdictCode::Decommissioned:
    case VerdictCode::Shipped:
    case VerdictCode::Elsewhere:
    case VerdictCode::Quarantined:
    case VerdictCode::Damaged:
    case VerdictCode::DataHold:
    case VerdictCode::Conflict:
    case VerdictCode::PackagingHold:
    case VerdictCode::Expired:
    case VerdictCode::ContainsHeld:
    case VerdictCode::UnknownSerial:
    case VerdictCode::Unverified:
    case VerdictCode::NotCovered:
    case VerdictCode::NotCommissioned: return 3;
    case VerdictCode::ReasonMissing:
    case VerdictCode::SignatureMissing:
    case VerdictCode::SecondPersonMissing:
    case VerdictCode::AcknowledgeFirst: return 1;
    default: return 2; // it does not fit here and now
    }
}

bool isTakenDown(VerdictCode code)
{
    return code == VerdictCode::Listed || code == VerdictCode::ListedUnknown;
}

QLatin1StringView toCode(VerdictCode code)
{
    return Rows[size_t(code)].text;
}

std::optional<VerdictCode> verdictFromCode(QStringView code)
{
    for (const Row &row : Rows) {
        if (code == row.text)
            return row.code;
    }
    return {};
}

} // namespace pw::domain
