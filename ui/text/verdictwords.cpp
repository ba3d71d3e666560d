// SPDX-License-Identifier: Apache-2.0
#include "ui/text/verdictwords.h"

#include <QCoreApplication>

namespace pw::text {

using domain::VerdictCode;

namespace {

struct VerdictWord
{
    Q_DECLARE_TR_FUNCTIONS(VerdictWord)
};

} // namespace

QString verdictWord(VerdictCode code)
{
    switch (code) { // one or two short words: they are read from 2 m
    case VerdictCode::ContainerOpened: return VerdictWord::tr("Opened");
    case VerdictCode::ContainerResumed: return VerdictWord::tr("Resumed");
    case VerdictCode::ChildAdded: return VerdictWord::tr("Added");
    case VerdictCode::ChildAddedAndClosed: return VerdictWord::tr("Full and closed");
    case VerdictCode::ContainerClosed: return VerdictWord::tr("Closed");
    case VerdictCode::ContainerClosedPartial: return VerdictWord::tr("Closed, partial");
    case VerdictCode::ContainerSetAside: return VerdictWord::tr("Set aside");
    case VerdictCode::Undone: return VerdictWord::tr("Undone");
    case VerdictCode::ChildrenAdded: return VerdictWord::tr("Added");
    case VerdictCode::ChildrenRemoved: return VerdictWord::tr("Taken out");
    case VerdictCode::Dissolved: return VerdictWord::tr("Dissolved");
    case VerdictCode::ContainerReopened: return VerdictWord::tr("Reopened");
    case VerdictCode::Replaced: return VerdictWord::tr("Replaced");
    case VerdictCode::ToppedUp: return VerdictWord::tr("Topped up");
    case VerdictCode::Moved: return VerdictWord::tr("Moved");
    case VerdictCode::Relabelled: return VerdictWord::tr("Relabelled");
    case VerdictCode::ContainerSplit: return VerdictWord::tr("Split");
    case VerdictCode::ContainersMerged: return VerdictWord::tr("Merged");
    case VerdictCode::ContentsVerified: return VerdictWord::tr("Contents right");
    case VerdictCode::Inspected: return VerdictWord::tr("Inspected");
    case VerdictCode::SampleTaken: return VerdictWord::tr("Sampled");
    case VerdictCode::UnitsDestroyed: return VerdictWord::tr("Destroyed");
    case VerdictCode::UnitsDecommissioned: return VerdictWord::tr("Out of use");
    case VerdictCode::HoldPlaced: return VerdictWord::tr("On hold");
    case VerdictCode::HoldReleased: return VerdictWord::tr("Released");
    case VerdictCode::LabelVerified: return VerdictWord::tr("Label right");
    case VerdictCode::LabelScrapped: return VerdictWord::tr("Label scrapped");
    case VerdictCode::MistakeCorrected: return VerdictWord::tr("Corrected");
    case VerdictCode::Gathered: return VerdictWord::tr("Noted");
    case VerdictCode::Listed: return VerdictWord::tr("Taken down");
    case VerdictCode::Usable: return VerdictWord::tr("May be used");
    case VerdictCode::Cancelled: return VerdictWord::tr("Cancelled");
    case VerdictCode::Dropped: return VerdictWord::tr("Left out");
    case VerdictCode::OrderClosed: return VerdictWord::tr("Order closed");
    case VerdictCode::ConflictResolved: return VerdictWord::tr("Resolved");
    case VerdictCode::PermitGiven: return VerdictWord::tr("Permitted");
    case VerdictCode::PermitEnded: return VerdictWord::tr("Permit ended");
    case VerdictCode::HierarchyImported: return VerdictWord::tr("Taken over");
    case VerdictCode::AlreadyInThisContainer: return VerdictWord::tr("Already in");
    case VerdictCode::ContainerAlreadyOpen: return VerdictWord::tr("Already open");
    case VerdictCode::CommandTaken: return VerdictWord::tr("Command");
    case VerdictCode::IgnoredCode: return VerdictWord::tr("Ignored");
    case VerdictCode::AlreadyListed: return VerdictWord::tr("Already scanned");
    case VerdictCode::LookedUp: return VerdictWord::tr("Only looked up");
    case VerdictCode::SeenAlready: return VerdictWord::tr("Seen already");
    case VerdictCode::NearExpiry: return VerdictWord::tr("Near expiry");
    case VerdictCode::ListedUnknown: return VerdictWord::tr("Unknown");
    case VerdictCode::ContentsMismatch: return VerdictWord::tr("Contents differ");
    case VerdictCode::Unreadable: return VerdictWord::tr("Not readable");
    case VerdictCode::SeparatorLost: return VerdictWord::tr("Separator lost");
    case VerdictCode::NotGs1: return VerdictWord::tr("Wrong code");
    case VerdictCode::NoSerial: return VerdictWord::tr("No serial number");
    case VerdictCode::OtherKey: return VerdictWord::tr("Other code");
    case VerdictCode::OtherScheme: return VerdictWord::tr("Other numbering");
    case VerdictCode::ForgedCommand: return VerdictWord::tr("False command");
    case VerdictCode::UnexpectedBadge: return VerdictWord::tr("Badge");
    case VerdictCode::UnexpectedCommand: return VerdictWord::tr("Not now");
    case VerdictCode::CapsLockOn: return VerdictWord::tr("Caps Lock");
    case VerdictCode::KeyboardLayout: return VerdictWord::tr("Keyboard layout");
    case VerdictCode::ScannerNotProven: return VerdictWord::tr("Scanner not tested");
    case VerdictCode::ScannerForContents:
    case VerdictCode::ScannerForLabels:
    case VerdictCode::ScannerForCommands: return VerdictWord::tr("Other scanner");
    case VerdictCode::NoMasterData: return VerdictWord::tr("Unknown product");
    case VerdictCode::UnknownSerial: return VerdictWord::tr("Unknown serial");
    case VerdictCode::Unverified: return VerdictWord::tr("Not verified");
    case VerdictCode::NotCovered: return VerdictWord::tr("Not covered");
    case VerdictCode::AttributeMismatch: return VerdictWord::tr("Label differs");
    case VerdictCode::DuplicateIdentity: return VerdictWord::tr("Duplicate");
    case VerdictCode::NotCommissioned: return VerdictWord::tr("Not activated");
    case VerdictCode::Quarantined: return VerdictWord::tr("Quarantined");
    case VerdictCode::Recalled: return VerdictWord::tr("Recalled");
    case VerdictCode::Damaged: return VerdictWord::tr("Damaged");
    case VerdictCode::Stolen: return VerdictWord::tr("Stolen");
    case VerdictCode::Suspect: return VerdictWord::tr("Suspect");
    case VerdictCode::DataHold: return VerdictWord::tr("Data hold");
    case VerdictCode::Conflict: return VerdictWord::tr("Contradiction");
    case VerdictCode::Expired: return VerdictWord::tr("Expired");
    case VerdictCode::Shipped: return VerdictWord::tr("Shipped");
    case VerdictCode::Elsewhere: return VerdictWord::tr("Elsewhere");
    case VerdictCode::InUseElsewhere: return VerdictWord::tr("In use");
    case VerdictCode::Decommissioned: return VerdictWord::tr("Out of use");
    case VerdictCode::Sampled: return VerdictWord::tr("Sampled");
    case VerdictCode::Destroyed: return VerdictWord::tr("Destroyed");
    case VerdictCode::AlreadyAggregated: return VerdictWord::tr("Already packed");
    case VerdictCode::NoOpenContainer: return VerdictWord::tr("Nothing open");
    case VerdictCode::WrongLevel: return VerdictWord::tr("Wrong level");
    case VerdictCode::WrongProduct: return VerdictWord::tr("Wrong product");
    case VerdictCode::WrongLot: return VerdictWord::tr("Wrong lot");
    case VerdictCode::ContainerFull: return VerdictWord::tr("Full");
    case VerdictCode::LabelExpected: return VerdictWord::tr("Label now");
    case VerdictCode::ContainerStillOpen: return VerdictWord::tr("Still open");
    case VerdictCode::ContainerEmpty: return VerdictWord::tr("Empty");
    case VerdictCode::ContainsHeld: return VerdictWord::tr("Hold inside");
    case VerdictCode::ForeignContainer: return VerdictWord::tr("Foreign label");
    case VerdictCode::NumberUsed: return VerdictWord::tr("Number used");
    case VerdictCode::PoolExhausted: return VerdictWord::tr("No numbers left");
    case VerdictCode::NothingToUndo: return VerdictWord::tr("Nothing to undo");
    case VerdictCode::NothingToClose: return VerdictWord::tr("Nothing to close");
    case VerdictCode::ReasonMissing: return VerdictWord::tr("Reason missing");
    case VerdictCode::Illegitimate: return VerdictWord::tr("Illegitimate");
    case VerdictCode::PackagingHold: return VerdictWord::tr("Label fault");
    case VerdictCode::NotAContainer: return VerdictWord::tr("No container");
    case VerdictCode::NotInThisContainer: return VerdictWord::tr("Not in there");
    case VerdictCode::NotAggregated: return VerdictWord::tr("Loose");
    case VerdictCode::ContainerNotEmpty: return VerdictWord::tr("Not empty");
    case VerdictCode::WouldCycle: return VerdictWord::tr("Inside itself");
    case VerdictCode::SameContainer: return VerdictWord::tr("Same one");
    case VerdictCode::LabelStale: return VerdictWord::tr("Label out of date");
    case VerdictCode::NotPermitted: return VerdictWord::tr("Not permitted");
    case VerdictCode::SignatureMissing: return VerdictWord::tr("Signature missing");
    case VerdictCode::SecondPersonMissing: return VerdictWord::tr("Second person");
    case VerdictCode::NoConflict: return VerdictWord::tr("No contradiction");
    case VerdictCode::NoSuchHold: return VerdictWord::tr("No such hold");
    case VerdictCode::HoldNotReleasable: return VerdictWord::tr("Not releasable");
    case VerdictCode::OfflineNotAllowed: return VerdictWord::tr("Offline");
    case VerdictCode::TooFewChildren: return VerdictWord::tr("Scan one more");
    case VerdictCode::SampleTooSmall: return VerdictWord::tr("Sample too small");
    case VerdictCode::ChildrenDisagree: return VerdictWord::tr("Do not agree");
    case VerdictCode::NothingSelected: return VerdictWord::tr("Nothing chosen");
    case VerdictCode::NotBalanced: return VerdictWord::tr("Not balanced");
    case VerdictCode::NotInOrder: return VerdictWord::tr("Not in the order");
    case VerdictCode::OrderNumberMissing: return VerdictWord::tr("Number missing");
    case VerdictCode::ContainerNotOpen: return VerdictWord::tr("Closed");
    case VerdictCode::InferenceRefused: return VerdictWord::tr("Open and check");
    case VerdictCode::TooLate: return VerdictWord::tr("Too late");
    case VerdictCode::AcknowledgeFirst: return VerdictWord::tr("Acknowledge first");
    case VerdictCode::UnexpectedScan: return VerdictWord::tr("Not asked for");
    case VerdictCode::ImportRefused: return VerdictWord::tr("File refused");
    case VerdictCode::DataTooOld: return VerdictWord::tr("Data too old");
    case VerdictCode::PermitNotNeeded: return VerdictWord::tr("Not needed");
    case VerdictCode::PermitPeriod: return VerdictWord::tr("Wrong period");
    case VerdictCode::NotStored: return VerdictWord::tr("Not saved");
    case VerdictCode::ReadOnly: return VerdictWord::tr("Read only");
    }
    Q_UNREACHABLE();
}

} // namespace pw::text
