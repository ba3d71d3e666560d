// SPDX-License-Identifier: Apache-2.0
#include "ui/text/readingfault.h"
#include "ui/text/terms.h"
#include "ui/text/verdictwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace pw::text {

using domain::Verdict;
using domain::VerdictCode;

namespace {

struct VerdictRemedy
{
    Q_DECLARE_TR_FUNCTIONS(VerdictRemedy)
};

QString toGo(const Verdict &v)
{
    const int left = v.capacity.value_or(0) - v.count;
    return left > 0 ? VerdictRemedy::tr("%Ln to go.", nullptr, left)
                    : VerdictRemedy::tr("Scan the next one.");
}

QString afterUndo(const Verdict &v)
{
    if (v.unit && v.container && *v.unit != *v.container)
        return v.containerLevel == domain::Level::Pallet
                   ? VerdictRemedy::tr("Take it off the pallet now.")
                   : VerdictRemedy::tr("Take it out by hand now.");
    if (v.count > 0)
        return VerdictRemedy::tr("Open it by hand and go on.");
    return VerdictRemedy::tr("Destroy its label.");
}

bool onlyCaseDiffers(const Verdict &v)
{
    return !v.differences.isEmpty()
           && std::all_of(v.differences.cbegin(), v.differences.cend(),
                          [](const domain::AttributeDifference &d) { return d.onlyCase; });
}

QString checkCapsLock()
{
    return VerdictRemedy::tr("Only upper and lower case differ: check Caps Lock, then scan again.");
}

} // namespace

QString verdictRemedy(const Verdict &v)
{
    switch (v.code) {
    case VerdictCode::ContainerOpened: return VerdictRemedy::tr("Scan what goes in first.");
    case VerdictCode::ContainerResumed: return VerdictRemedy::tr("Go on where it was left.");
    case VerdictCode::ChildAdded: return toGo(v);
    case VerdictCode::ChildAddedAndClosed:
    case VerdictCode::ContainerClosed:
        return VerdictRemedy::tr("Scan its label to place it, or open the next one.");
    case VerdictCode::ContainerClosedPartial:
        return VerdictRemedy::tr("Mark it as PARTIAL before it leaves the bench.");
    case VerdictCode::ContainerSetAside:
        return VerdictRemedy::tr("Scan its label to go on with it.");
    case VerdictCode::Undone: return afterUndo(v);
    case VerdictCode::ChildrenAdded: return VerdictRemedy::tr("Go on.");
    case VerdictCode::ChildrenRemoved:
        return VerdictRemedy::tr("Its label and those around it are out of date: renew them.");
    case VerdictCode::Dissolved: return VerdictRemedy::tr("Remove its label.");
    case VerdictCode::ContainerReopened:
        return VerdictRemedy::tr("Close it again when it is done.");
    case VerdictCode::Replaced:
        return VerdictRemedy::tr("Put the replaced unit where its reason says.");
    case VerdictCode::ToppedUp: return VerdictRemedy::tr("Renew its label.");
    case VerdictCode::Moved: return VerdictRemedy::tr("Renew the labels of both containers.");
    case VerdictCode::Relabelled: return VerdictRemedy::tr("Destroy the old label.");
    case VerdictCode::ContainerSplit: return VerdictRemedy::tr("Renew both labels.");
    case VerdictCode::ContainersMerged:
        return VerdictRemedy::tr("Destroy the label of the emptied one.");
    case VerdictCode::ContentsVerified: return VerdictRemedy::tr("Nothing to do.");
    case VerdictCode::Inspected: return VerdictRemedy::tr("It may be put back.");
    case VerdictCode::SampleTaken: return VerdictRemedy::tr("It must not be packed again.");
    case VerdictCode::UnitsDestroyed: return VerdictRemedy::tr("File the certificate.");
    case VerdictCode::UnitsDecommissioned: return VerdictRemedy::tr("Make its code unreadable.");
    case VerdictCode::HoldPlaced: return VerdictRemedy::tr("Bring it to the quarantine area.");
    case VerdictCode::HoldReleased: return VerdictRemedy::tr("Check whether another hold remains.");
    case VerdictCode::LabelVerified: return VerdictRemedy::tr("Go on.");
    case VerdictCode::LabelScrapped: return VerdictRemedy::tr("Destroy the label.");
    case VerdictCode::MistakeCorrected:
        return VerdictRemedy::tr("Check the goods against the screen.");
    case VerdictCode::Gathered:
        return VerdictRemedy::tr("Take the next one; the label comes last.");
    case VerdictCode::Listed: return VerdictRemedy::tr("Go on, or confirm.");
    case VerdictCode::Usable: return VerdictRemedy::tr("Use it.");
    case VerdictCode::Cancelled: return VerdictRemedy::tr("Start again when you are ready.");
    case VerdictCode::Dropped: return VerdictRemedy::tr("Go on.");
    case VerdictCode::OrderClosed: return VerdictRemedy::tr("Go on with the next order.");
    case VerdictCode::PermitGiven: return VerdictRemedy::tr("Every event names who permitted it.");
    case VerdictCode::PermitEnded: return VerdictRemedy::tr("Go on while the data are fresh.");
    case VerdictCode::ConflictResolved: return VerdictRemedy::tr("Every station is told.");
    case VerdictCode::HierarchyImported: return VerdictRemedy::tr("Verify what has arrived.");
    case VerdictCode::AlreadyInThisContainer: return VerdictRemedy::tr("Take the next one.");
    case VerdictCode::ContainerAlreadyOpen: return VerdictRemedy::tr("Go on packing.");
    case VerdictCode::CommandTaken: return VerdictRemedy::tr("Go on.");
    case VerdictCode::IgnoredCode:
        return VerdictRemedy::tr("Scan the code that carries the serial number.");
    case VerdictCode::AlreadyListed: return VerdictRemedy::tr("Take the next one.");
    case VerdictCode::LookedUp:
        return VerdictRemedy::tr("To work with it, go to that page and scan it again.");
    case VerdictCode::SeenAlready: return VerdictRemedy::tr("Take the next code.");
    case VerdictCode::NearExpiry:
        return VerdictRemedy::tr("Ask if it may still be packed. Undo takes it out.");
    case VerdictCode::ListedUnknown:
        return VerdictRemedy::tr("Look whether it belongs here, then go on.");
    case VerdictCode::ContentsMismatch:
        return VerdictRemedy::tr("Decide on every finding; the container must not leave.");
    case VerdictCode::Unreadable: return readingRemedy(readingFaultOf(v));
    case VerdictCode::SeparatorLost:
        return VerdictRemedy::tr("Put it aside and have the scanner's settings checked.");
    case VerdictCode::NotGs1:
        return VerdictRemedy::tr("Scan the Data Matrix of a pack or the label of a container.");
    case VerdictCode::NoSerial:
        return VerdictRemedy::tr("Scan the code that carries the serial number.");
    case VerdictCode::OtherKey: return VerdictRemedy::tr("Scan a pack or a container label.");
    case VerdictCode::OtherScheme:
        return VerdictRemedy::tr("Put it aside: it is not packed at this bench.");
    case VerdictCode::ForgedCommand:
        return VerdictRemedy::tr("Use this site's own command sheet and tell your supervisor.");
    case VerdictCode::UnexpectedBadge: return VerdictRemedy::tr("Go on.");
    case VerdictCode::UnexpectedCommand:
        return VerdictRemedy::tr("Use it where its button is shown.");
    case VerdictCode::CapsLockOn: return VerdictRemedy::tr("Turn Caps Lock off and scan again.");
    case VerdictCode::KeyboardLayout:
        return VerdictRemedy::tr("Have the scanner set up again, then scan again.");
    case VerdictCode::ScannerNotProven:
        return VerdictRemedy::tr("Press F11 and test it with the sheet, or use another scanner.");
    case VerdictCode::ScannerForContents:
        return VerdictRemedy::tr("Scan the container label with the scanner meant for labels.");
    case VerdictCode::ScannerForLabels:
        return VerdictRemedy::tr("Scan this with the scanner meant for the contents.");
    case VerdictCode::ScannerForCommands:
        return VerdictRemedy::tr("Scan goods with another scanner.");
    case VerdictCode::NoMasterData:
        return VerdictRemedy::tr("Put it aside and ask for the product to be added.");
    case VerdictCode::UnknownSerial:
        return onlyCaseDiffers(v) ? checkCapsLock()
                                  : VerdictRemedy::tr("Do not pack it. Put it aside and call QA.");
    case VerdictCode::Unverified:
        return onlyCaseDiffers(v) ? checkCapsLock()
                                  : VerdictRemedy::tr(
                                      "Put it aside and scan it again when the station is online.");
    case VerdictCode::NotCovered:
        return VerdictRemedy::tr("Pack it at a station that follows this lot, or have the lot "
                                 "added to this station's settings.");
    case VerdictCode::AttributeMismatch:
        return onlyCaseDiffers(v)
                   ? checkCapsLock()
                   : VerdictRemedy::tr("It may be falsified. Put it aside and call QA.");
    case VerdictCode::DuplicateIdentity: return VerdictRemedy::tr("Put it aside and call QA.");
    case VerdictCode::NotCommissioned:
        return VerdictRemedy::tr("Put it aside; it goes back to the line.");
    case VerdictCode::Quarantined:
        return VerdictRemedy::tr("Bring it to the quarantine area. Only QA releases it.");
    case VerdictCode::Recalled:
        return VerdictRemedy::tr("Bring it to the recall area and call QA.");
    case VerdictCode::Damaged: return VerdictRemedy::tr("Put it with the damaged goods.");
    case VerdictCode::Stolen:
        return VerdictRemedy::tr("Keep it here and call the supervisor at once.");
    case VerdictCode::Suspect: return VerdictRemedy::tr("Keep it separate and call QA at once.");
    case VerdictCode::DataHold:
        return VerdictRemedy::tr("Put it aside until its records are corrected.");
    case VerdictCode::Conflict:
        return VerdictRemedy::tr("Leave it as it is and call QA: on the page Hold, Resolve.");
    case VerdictCode::Expired: return VerdictRemedy::tr("Put it with the expired goods.");
    case VerdictCode::Shipped:
        return VerdictRemedy::tr("It should not be here. Put it aside and call QA.");
    case VerdictCode::Elsewhere: return VerdictRemedy::tr("Put it aside and ask how it came here.");
    case VerdictCode::InUseElsewhere: return VerdictRemedy::tr("Finish it at that station.");
    case VerdictCode::Decommissioned:
    case VerdictCode::Sampled:
    case VerdictCode::Destroyed:
        return VerdictRemedy::tr("It cannot be packed again. Put it aside and call QA.");
    case VerdictCode::AlreadyAggregated:
        return VerdictRemedy::tr("Take it out there first, or check that it is the right one.");
    case VerdictCode::NoOpenContainer:
        return VerdictRemedy::tr("Scan a container label or press New.");
    case VerdictCode::WrongLevel:
        return VerdictRemedy::tr("First open the container it belongs in.");
    case VerdictCode::WrongProduct:
        return VerdictRemedy::tr("Put it back. To pack it, set the open container aside first.");
    case VerdictCode::WrongLot:
        return VerdictRemedy::tr("Put it back. To pack it, open another container.");
    case VerdictCode::ContainerFull: return VerdictRemedy::tr("Close it and open the next one.");
    case VerdictCode::LabelExpected:
        return VerdictRemedy::tr("Scan its label, then take this one again.");
    case VerdictCode::ContainerStillOpen:
        return VerdictRemedy::tr("Close that one or set it aside, then try again.");
    case VerdictCode::ContainerEmpty:
        return VerdictRemedy::tr("Fill it first, or take back its opening with Undo.");
    case VerdictCode::ContainsHeld: return VerdictRemedy::tr("Take what is on hold out first.");
    case VerdictCode::ForeignContainer: return VerdictRemedy::tr("Use a label of this station.");
    case VerdictCode::NumberUsed: return VerdictRemedy::tr("Take a new label.");
    case VerdictCode::PoolExhausted:
        return VerdictRemedy::tr("Bring the station online: it then fetches new numbers.");
    case VerdictCode::NothingToUndo:
        return VerdictRemedy::tr("Go on packing. Earlier steps are corrected by rework.");
    case VerdictCode::NothingToClose:
        return VerdictRemedy::tr("Scan a container label or press New.");
    case VerdictCode::ReasonMissing:
        if (!v.container)
            return VerdictRemedy::tr("Choose the reason, then go on.");
        return VerdictRemedy::tr("Press Close again and pick a reason.");
    case VerdictCode::Illegitimate:
        return VerdictRemedy::tr("Keep it separate and call QA at once.");
    case VerdictCode::PackagingHold: return VerdictRemedy::tr("Put it aside for rework.");
    case VerdictCode::NotAContainer: return VerdictRemedy::tr("Scan the label of a container.");
    case VerdictCode::NotInThisContainer: return VerdictRemedy::tr("Check what it is recorded in.");
    case VerdictCode::NotAggregated: return VerdictRemedy::tr("Nothing to take out.");
    case VerdictCode::ContainerNotEmpty: return VerdictRemedy::tr("Take everything out first.");
    case VerdictCode::WouldCycle: return VerdictRemedy::tr("Scan another container.");
    case VerdictCode::SameContainer: return VerdictRemedy::tr("Scan the other container.");
    case VerdictCode::LabelStale: return VerdictRemedy::tr("Renew the label and scan it.");
    case VerdictCode::NotPermitted: return VerdictRemedy::tr("Ask the supervisor or QA.");
    case VerdictCode::SignatureMissing: return VerdictRemedy::tr("Sign and try again.");
    case VerdictCode::SecondPersonMissing:
        return VerdictRemedy::tr("Have it confirmed by a second person.");
    case VerdictCode::NoConflict:
        return VerdictRemedy::tr("Scan the unit itself. The page Tasks lists all contradictions.");
    case VerdictCode::NoSuchHold: return VerdictRemedy::tr("Look at the holds of the unit.");
    case VerdictCode::HoldNotReleasable:
        return VerdictRemedy::tr("QA decides in the central system.");
    case VerdictCode::OfflineNotAllowed:
        return VerdictRemedy::tr("Try again when the station is online.");
    case VerdictCode::TooFewChildren: return VerdictRemedy::tr("Scan a second unit of it.");
    case VerdictCode::SampleTooSmall: return VerdictRemedy::tr("Scan more units of it.");
    case VerdictCode::ChildrenDisagree:
        return VerdictRemedy::tr("Scan units from one container only.");
    case VerdictCode::NothingSelected: return VerdictRemedy::tr("Scan at least one unit.");
    case VerdictCode::NotBalanced: return VerdictRemedy::tr("Account for every unit, then close.");
    case VerdictCode::NotInOrder:
        return VerdictRemedy::tr("Set it aside, or take it into the order first.");
    case VerdictCode::OrderNumberMissing:
        return VerdictRemedy::tr("Give the number that is on the order.");
    case VerdictCode::ContainerNotOpen:
        return VerdictRemedy::tr("Reopen it with a reason, or top it up.");
    case VerdictCode::InferenceRefused: return VerdictRemedy::tr("Verify its contents.");
    case VerdictCode::TooLate: return VerdictRemedy::tr("Correct it by rework.");
    case VerdictCode::AcknowledgeFirst:
        return VerdictRemedy::tr("Read it, then acknowledge it or scan the same unit again.");
    case VerdictCode::UnexpectedScan:
        return VerdictRemedy::tr("Look at the top: it says what to scan.");
    case VerdictCode::ImportRefused: return VerdictRemedy::tr("Read the answers to its rows.");
    case VerdictCode::DataTooOld:
        return VerdictRemedy::tr("Bring the station online, or have a supervisor permit packing "
                                 "on the page Central.");
    case VerdictCode::PermitNotNeeded: return VerdictRemedy::tr("Go on packing.");
    case VerdictCode::PermitPeriod: return VerdictRemedy::tr("Choose a shorter outage.");
    case VerdictCode::NotStored:
        return VerdictRemedy::tr("Scan again. If it stays, stop and call support.");
    case VerdictCode::ReadOnly: return VerdictRemedy::tr("Stop packing and call the supervisor.");
    }
    Q_UNREACHABLE();
}

} // namespace pw::text
