// SPDX-License-Identifier: Apache-2.0
#include "ui/text/disputewords.h"
#include "ui/text/readingfault.h"
#include "ui/text/terms.h"
#include "ui/text/verdictwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace pw::text {

using namespace Qt::StringLiterals;
using domain::Verdict;
using domain::VerdictCode;

namespace {

struct VerdictCause
{
    Q_DECLARE_TR_FUNCTIONS(VerdictCause)
};

/// Starts a sentence: "Pack A7K2", "Carton 19 …"; without identity "This one".
QString subject(const Verdict &v)
{
    return v.unit ? capitalised(named(*v.unit, v.unitLevel)) : VerdictCause::tr("This unit");
}

QString container(const Verdict &v)
{
    return v.container ? capitalised(named(*v.container, v.containerLevel))
                       : capitalised(theOneIs(v.containerLevel));
}

QString where(const Verdict &v)
{
    return v.container ? inNamed(*v.container, v.containerLevel) : inTheOne(v.containerLevel);
}

/// `dated` takes unit and time, `plain` only the unit.
QString sinceOrPlain(const Verdict &v, const QString &dated, const QString &plain)
{
    return v.at.isValid() ? dated.arg(subject(v), moment(v.at)) : plain.arg(subject(v));
}

QString added(const Verdict &v)
{
    return VerdictCause::tr("%1 is now %2: %3.")
        .arg(subject(v), inTheOne(v.containerLevel), filling(v.count, v.capacity));
}

QString undone(const Verdict &v)
{
    if (v.unit && v.container && *v.unit != *v.container)
        return VerdictCause::tr("%1 is no longer %2: %3 left.")
            .arg(capitalised(named(*v.unit, v.unit->sgtin() && v.unitLevel != domain::Level::Bundle
                                                ? domain::Level::Pack
                                                : v.unitLevel)),
                 inTheOne(v.containerLevel), filling(v.count, v.capacity));
    if (v.count > 0)
        return VerdictCause::tr("%1 is open again with %2.")
            .arg(container(v), filling(v.count, v.capacity));
    return VerdictCause::tr("%1 is withdrawn. Its number will not be used again.")
        .arg(container(v));
}

QString difference(const domain::AttributeDifference &d)
{
    if (d.field == "lot"_L1)
        return VerdictCause::tr("The label says lot %1, the record lot %2.")
            .arg(d.scanned, d.recorded);
    if (d.field == "serial"_L1)
        return VerdictCause::tr("The label says serial number %1, the record %2.")
            .arg(d.scanned, d.recorded);
    return VerdictCause::tr("The label says expiry %1, the record %2.")
        .arg(date(QDate::fromString(d.scanned, Qt::ISODate)),
             date(QDate::fromString(d.recorded, Qt::ISODate)));
}

QString differences(const Verdict &v)
{
    QStringList sentences;
    for (const domain::AttributeDifference &d : v.differences)
        sentences.append(difference(d));
    return sentences.isEmpty() ? VerdictCause::tr("The label differs from the record.")
                               : sentences.join(u' ');
}

QString held(const Verdict &v, const QString &sentence)
{
    QString text = sentence;
    if (v.hold && v.hold->since.isValid())
        text = VerdictCause::tr("%1, since %2").arg(text, moment(v.hold->since));
    if (v.hold && !v.hold->reason.isEmpty())
        text = VerdictCause::tr("%1: %2", "a hold and its reason").arg(text, v.hold->reason);
    return text.endsWith(u'.') ? text : QString(text + u'.');
}

/// "Serial number A7K2 of Cardiolin", as far as both are known.
QString serialNumber(const Verdict &v)
{
    if (!v.unit)
        return VerdictCause::tr("This serial number");
    return v.productName.isEmpty()
               ? VerdictCause::tr("Serial number %1").arg(grouped(*v.unit))
               : VerdictCause::tr("Serial number %1 of %2").arg(grouped(*v.unit), v.productName);
}

QString unverified(const Verdict &v)
{
    if (!v.dataAge)
        //: %1: "Serial number A7K2 of Cardiolin"
        return VerdictCause::tr("%1 is not in this station's list, which has never been "
                                "synchronized.")
            .arg(serialNumber(v));
    return VerdictCause::tr("%1 is not in this station's list, which is %2 old.")
        .arg(serialNumber(v), duration(*v.dataAge));
}

QString wrongProduct(const Verdict &v)
{
    if (v.productName.isEmpty() || v.expectedProductName.isEmpty())
        return VerdictCause::tr("This product does not belong %1.")
            .arg(intoTheOne(v.containerLevel));
    return VerdictCause::tr("This is %1; %2 is for %3.")
        .arg(v.productName, theOneIs(v.containerLevel), v.expectedProductName);
}

QString wrongLot(const Verdict &v)
{
    if (v.lot.isEmpty() || v.expectedLot.isEmpty())
        return VerdictCause::tr("This lot does not belong %1.").arg(intoTheOne(v.containerLevel));
    return VerdictCause::tr("This is lot %1; %2 holds lot %3 only.")
        .arg(v.lot, theOneIs(v.containerLevel), v.expectedLot);
}

QString ignored(const Verdict &v)
{
    return v.productName.isEmpty()
               ? VerdictCause::tr("This code has no serial number. Nothing has changed.")
               : VerdictCause::tr("This code of %1 has no serial number. Nothing has changed.")
                     .arg(v.productName);
}

QString nearExpiry(const Verdict &v)
{
    const QString in = inTheOne(v.containerLevel);
    return v.expiry.isValid() ? VerdictCause::tr("%1 is %2, but expires soon: %3.")
                                    .arg(subject(v), in, date(v.expiry))
                              : VerdictCause::tr("%1 is %2, but expires soon.").arg(subject(v), in);
}

QString shipped(const Verdict &v)
{
    if (v.container)
        return VerdictCause::tr("%1 is recorded %2, which has been shipped.")
            .arg(subject(v), where(v));
    return sinceOrPlain(v, VerdictCause::tr("%1 was shipped (%2)."),
                        VerdictCause::tr("%1 is recorded as shipped."));
}

QString separatorLost(const Verdict &v)
{
    if (v.parseError && !v.parseError->ai.isEmpty())
        return VerdictCause::tr(
                   "The value of AI (%1) is too long: the scanner has lost a separator "
                   "of the code.")
            .arg(v.parseError->ai);
    if (!v.differences.isEmpty()) // R-ID-7d
        //: %1, %2: serial numbers
        return VerdictCause::tr(
                   "Serial number %1 is not known, but %2 is: the scanner has probably "
                   "lost a separator of the code.")
            .arg(v.differences.first().scanned, v.differences.first().recorded);
    return VerdictCause::tr("The scanner may have lost a separator of the code: where one field "
                            "ends cannot be told.");
}

QString dataTooOld(const Verdict &v)
{
    if (!v.dataAge)
        return VerdictCause::tr("This station has no data from central that it can rely on.");
    return VerdictCause::tr("This station's data are %1 old: too old for packing.")
        .arg(duration(*v.dataAge));
}

} // namespace

QString verdictCause(const Verdict &v)
{
    switch (v.code) {
    case VerdictCode::ContainerOpened:
        return VerdictCause::tr("%1 is open and empty.").arg(container(v));
    case VerdictCode::ContainerResumed:
        return VerdictCause::tr("%1 is back on the bench with %2.")
            .arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::ChildAdded: return added(v);
    case VerdictCode::ChildAddedAndClosed:
        return VerdictCause::tr("%1 was the last one: %2 is full and closed, %3.")
            .arg(subject(v), theOneIs(v.containerLevel), filling(v.count, v.capacity));
    case VerdictCode::ContainerClosed:
        return VerdictCause::tr("%1 is closed with %2.")
            .arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::ContainerClosedPartial:
        return VerdictCause::tr("%1 is closed as PARTIAL with %2.")
            .arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::ContainerSetAside:
        return VerdictCause::tr("%1 stays open with %2 and is off the bench.")
            .arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::Undone: return undone(v);
    case VerdictCode::ChildrenAdded:
        return VerdictCause::tr("%1 now holds %2.").arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::ChildrenRemoved:
        return VerdictCause::tr("%1 now holds %2.").arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::Dissolved: return VerdictCause::tr("%1 is dissolved.").arg(container(v));
    case VerdictCode::ContainerReopened:
        return VerdictCause::tr("%1 is open again with %2.")
            .arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::Replaced: return VerdictCause::tr("%1 has been replaced.").arg(subject(v));
    case VerdictCode::ToppedUp:
        return VerdictCause::tr("%1 now holds %2.").arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::Moved:
        return VerdictCause::tr("%1 now holds %2.").arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::Relabelled:
        return VerdictCause::tr("%1 carries the contents on under its new number.")
            .arg(container(v));
    case VerdictCode::ContainerSplit:
        return VerdictCause::tr("%1 was split off with %2.")
            .arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::ContainersMerged:
        return VerdictCause::tr("%1 now holds %2.").arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::ContentsVerified:
        return VerdictCause::tr("%1 was checked: %2, all as recorded.")
            .arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::Inspected: return VerdictCause::tr("%1 has been inspected.").arg(subject(v));
    case VerdictCode::SampleTaken:
        return VerdictCause::tr("%1 is taken as a sample.").arg(subject(v));
    case VerdictCode::UnitsDestroyed:
        return VerdictCause::tr("%1 is recorded as destroyed.").arg(subject(v));
    case VerdictCode::UnitsDecommissioned:
        return VerdictCause::tr("%1 is out of use.").arg(subject(v));
    case VerdictCode::HoldPlaced: return VerdictCause::tr("%1 is on hold now.").arg(subject(v));
    case VerdictCode::HoldReleased:
        return VerdictCause::tr("The hold on %1 is released.")
            .arg(v.unit ? named(*v.unit, v.unitLevel) : VerdictCause::tr("this unit"));
    case VerdictCode::LabelVerified:
        return VerdictCause::tr("The label of %1 is right again.")
            .arg(v.container ? named(*v.container, v.containerLevel) : theOne(v.containerLevel));
    case VerdictCode::LabelScrapped:
        return VerdictCause::tr("The number of %1 will not be used.")
            .arg(v.container ? named(*v.container, v.containerLevel) : theOne(v.containerLevel));
    case VerdictCode::MistakeCorrected:
        return VerdictCause::tr("The earlier step has been taken back.");
    case VerdictCode::Gathered:
        //: %1: "Pack …"; %2: "the carton"; %3: "3 of 25"
        return VerdictCause::tr("%1 is noted for %2: %3.")
            .arg(subject(v), theOne(v.containerLevel), filling(v.count, v.capacity));
    case VerdictCode::Listed:
        return v.unit ? VerdictCause::tr("%1 is taken down.").arg(subject(v))
                      : VerdictCause::tr("It is noted.");
    case VerdictCode::Usable:
        return VerdictCause::tr("Nothing is known against %1.")
            .arg(v.unit ? named(*v.unit, v.unitLevel) : VerdictCause::tr("this unit"));
    case VerdictCode::Cancelled: return VerdictCause::tr("Nothing has been done.");
    case VerdictCode::Dropped: return VerdictCause::tr("What was scanned last is left out again.");
    case VerdictCode::OrderClosed:
        return VerdictCause::tr("%Ln unit(s) are accounted for.", nullptr, v.affected);
    case VerdictCode::PermitGiven:
        return v.at.isValid()
                   //: %1: date and time
                   ? VerdictCause::tr("Packing goes on without central until %1.").arg(moment(v.at))
                   : VerdictCause::tr("Packing goes on with the data there are.");
    case VerdictCode::PermitEnded:
        return VerdictCause::tr("What was permitted for want of central has ended.");
    case VerdictCode::ConflictResolved:
        return VerdictCause::tr("It is on record where %1 is.")
            .arg(v.unit ? named(*v.unit, v.unitLevel) : VerdictCause::tr("this unit"));
    case VerdictCode::HierarchyImported: return VerdictCause::tr("The file is taken over.");
    case VerdictCode::AlreadyInThisContainer:
        return VerdictCause::tr("%1 is already %2. Nothing has changed.")
            .arg(subject(v), inTheOne(v.containerLevel));
    case VerdictCode::ContainerAlreadyOpen:
        return VerdictCause::tr("%1 is already open here. Nothing has changed.").arg(subject(v));
    case VerdictCode::CommandTaken: return VerdictCause::tr("The command code was understood.");
    case VerdictCode::IgnoredCode: return ignored(v);
    case VerdictCode::AlreadyListed:
        return VerdictCause::tr("%1 has been scanned already. Nothing has changed.")
            .arg(subject(v));
    case VerdictCode::LookedUp:
        return VerdictCause::tr("Nothing is known against %1, and nothing was booked.")
            .arg(v.unit ? named(*v.unit, v.unitLevel) : VerdictCause::tr("this unit"));
    case VerdictCode::SeenAlready:
        return VerdictCause::tr("The scanner has sent this code a moment ago. It counts once.");
    case VerdictCode::NearExpiry: return nearExpiry(v);
    case VerdictCode::ListedUnknown:
        return VerdictCause::tr("%1 is taken down, but not known here.").arg(subject(v));
    case VerdictCode::ContentsMismatch:
        return VerdictCause::tr("%1 does not hold what is recorded.").arg(container(v));
    case VerdictCode::Unreadable: return readingFault(readingFaultOf(v));
    case VerdictCode::SeparatorLost: return separatorLost(v);
    case VerdictCode::NotGs1:
        return VerdictCause::tr("This is not a GS1 code of a pack or a container.");
    case VerdictCode::NoSerial:
        return VerdictCause::tr("This code names a product, but no serial number.");
    case VerdictCode::OtherKey:
        return VerdictCause::tr("This GS1 code names something else, such as a place or an asset.");
    case VerdictCode::OtherScheme:
        return VerdictCause::tr(
            "This product is numbered outside GS1; there is no record of it here.");
    case VerdictCode::ForgedCommand:
        return VerdictCause::tr("This looks like a command code, but it is none of this site's.");
    case VerdictCode::UnexpectedBadge:
        return VerdictCause::tr("This is a badge, and nobody is asked for one now.");
    case VerdictCode::UnexpectedCommand:
        return VerdictCause::tr("This command means nothing here.");
    case VerdictCode::CapsLockOn:
        return VerdictCause::tr("Caps Lock is on, so capital and small letters arrive exchanged.");
    case VerdictCode::KeyboardLayout:
        return VerdictCause::tr(
            "The computer's keyboard layout is not the scanner's, so characters arrive wrong.");
    case VerdictCode::ScannerNotProven:
        return VerdictCause::tr(
            "This scanner has not passed its test, so it may change codes unnoticed.");
    case VerdictCode::ScannerForContents:
        return VerdictCause::tr("This scanner is only for what goes into the container.");
    case VerdictCode::ScannerForLabels:
        return VerdictCause::tr("This scanner is only for container labels.");
    case VerdictCode::ScannerForCommands:
        return VerdictCause::tr("This scanner is only for command codes.");
    case VerdictCode::NoMasterData:
        return v.unit && v.unit->sgtin()
                   ? VerdictCause::tr("GTIN %1 is not in this site's product list.")
                         .arg(v.unit->sgtin()->gtin().toString())
                   : VerdictCause::tr("The product is not in this site's product list.");
    case VerdictCode::UnknownSerial:
        return VerdictCause::tr("%1 is not on record.").arg(serialNumber(v));
    case VerdictCode::Unverified: return unverified(v);
    case VerdictCode::NotCovered:
        return VerdictCause::tr("%1 is of a lot this station does not follow: whether it may be "
                                "used is not known here.")
            .arg(serialNumber(v));
    case VerdictCode::AttributeMismatch: return differences(v);
    case VerdictCode::DuplicateIdentity:
        return VerdictCause::tr("%1 has been seen twice and is being investigated.")
            .arg(subject(v));
    case VerdictCode::NotCommissioned:
        return VerdictCause::tr("%1 was printed, but never activated on the line.").arg(subject(v));
    case VerdictCode::Quarantined:
        return held(v, VerdictCause::tr("%1 is in quarantine").arg(subject(v)));
    case VerdictCode::Recalled:
        return held(v, VerdictCause::tr("%1 has been recalled").arg(subject(v)));
    case VerdictCode::Damaged:
        return held(v, VerdictCause::tr("%1 is recorded as damaged").arg(subject(v)));
    case VerdictCode::Stolen:
        return held(v, VerdictCause::tr("%1 is reported stolen").arg(subject(v)));
    case VerdictCode::Suspect:
        return held(v, VerdictCause::tr("%1 is under suspicion").arg(subject(v)));
    case VerdictCode::DataHold:
        return held(v, v.unit ? VerdictCause::tr("The records of %1 are being corrected")
                                    .arg(named(*v.unit, v.unitLevel))
                              : VerdictCause::tr("Its records are being corrected"));
    case VerdictCode::Conflict: return disputeCause(v);
    case VerdictCode::Expired:
        return v.expiry.isValid()
                   ? VerdictCause::tr("%1 expired on %2.").arg(subject(v), date(v.expiry))
                   : VerdictCause::tr("%1 has expired.").arg(subject(v));
    case VerdictCode::Shipped: return shipped(v);
    case VerdictCode::Elsewhere:
        return VerdictCause::tr("%1 is recorded at another site.").arg(subject(v));
    case VerdictCode::InUseElsewhere:
        return v.station.isEmpty()
                   ? VerdictCause::tr("%1 is open at another station.").arg(subject(v))
                   : VerdictCause::tr("%1 is open at station %2.").arg(subject(v), v.station);
    case VerdictCode::Decommissioned:
        return sinceOrPlain(v, VerdictCause::tr("%1 was taken out of use (%2)."),
                            VerdictCause::tr("%1 was taken out of use."));
    case VerdictCode::Sampled:
        return sinceOrPlain(v, VerdictCause::tr("%1 was taken as a sample (%2)."),
                            VerdictCause::tr("%1 was taken as a sample."));
    case VerdictCode::Destroyed:
        return sinceOrPlain(v, VerdictCause::tr("%1 is recorded as destroyed (%2)."),
                            VerdictCause::tr("%1 is recorded as destroyed."));
    case VerdictCode::AlreadyAggregated:
        return VerdictCause::tr("%1 is already %2.").arg(subject(v), where(v));
    case VerdictCode::NoOpenContainer:
        return VerdictCause::tr("No container is open that it could go into.");
    case VerdictCode::WrongLevel:
        return v.containerLevel ? VerdictCause::tr("%1 does not go straight %2.")
                                      .arg(subject(v), intoTheOne(v.containerLevel))
                                : VerdictCause::tr("%1 does not go into anything that is open now.")
                                      .arg(subject(v));
    case VerdictCode::WrongProduct: return wrongProduct(v);
    case VerdictCode::WrongLot: return wrongLot(v);
    case VerdictCode::ContainerFull:
        return VerdictCause::tr("%1 is full: %2.").arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::LabelExpected:
        return VerdictCause::tr("%1 is complete: %2.")
            .arg(container(v), filling(v.count, v.capacity));
    case VerdictCode::ContainerStillOpen:
        return v.unit
                   ? VerdictCause::tr("%1 cannot be opened yet: another container is still open.")
                         .arg(subject(v))
                   : VerdictCause::tr("Another container is still open on the bench.");
    case VerdictCode::ContainerEmpty:
        return VerdictCause::tr("%1 is empty.").arg(v.unit ? subject(v) : container(v));
    case VerdictCode::ContainsHeld:
        return VerdictCause::tr("%1 contains something that is on hold.")
            .arg(v.unit ? subject(v) : container(v));
    case VerdictCode::ForeignContainer:
        return VerdictCause::tr("%1 is neither known here nor one of this station's numbers.")
            .arg(subject(v));
    case VerdictCode::NumberUsed:
        return VerdictCause::tr("%1 has been used before and cannot be used again.")
            .arg(subject(v));
    case VerdictCode::PoolExhausted:
        return VerdictCause::tr("This station has no free container numbers left.");
    case VerdictCode::NothingToUndo:
        return VerdictCause::tr("There is no step here that can be taken back.");
    case VerdictCode::NothingToClose: return VerdictCause::tr("No container is open.");
    case VerdictCode::ReasonMissing:
        if (!v.container)
            return VerdictCause::tr("This needs a reason.");
        return VerdictCause::tr("%1 is not full: closing it needs a reason.").arg(container(v));
    case VerdictCode::Illegitimate:
        return VerdictCause::tr("%1 is recorded as illegitimate.").arg(subject(v));
    case VerdictCode::PackagingHold:
        return VerdictCause::tr("%1 is on hold for its packaging or label.").arg(subject(v));
    case VerdictCode::NotAContainer:
        return VerdictCause::tr("%1 is not a container.").arg(subject(v));
    case VerdictCode::NotInThisContainer:
        return VerdictCause::tr("%1 is not recorded in this container.").arg(subject(v));
    case VerdictCode::NotAggregated:
        return VerdictCause::tr("%1 is not recorded in any container.").arg(subject(v));
    case VerdictCode::ContainerNotEmpty:
        return VerdictCause::tr("%1 still has contents.").arg(subject(v));
    case VerdictCode::WouldCycle:
        return VerdictCause::tr("%1 would be inside itself.").arg(subject(v));
    case VerdictCode::SameContainer:
        return VerdictCause::tr("%1 is there already.").arg(subject(v));
    case VerdictCode::LabelStale:
        return VerdictCause::tr("The label of %1 no longer states its contents.")
            .arg(v.unit ? named(*v.unit, v.unitLevel) : VerdictCause::tr("this unit"));
    case VerdictCode::NotPermitted: return VerdictCause::tr("Your role may not do this.");
    case VerdictCode::SignatureMissing: return VerdictCause::tr("This needs a signature.");
    case VerdictCode::SecondPersonMissing:
        return VerdictCause::tr("This needs a second, different person.");
    case VerdictCode::NoConflict:
        return VerdictCause::tr("Nobody contradicts anybody about %1.")
            .arg(v.unit ? named(*v.unit, v.unitLevel) : VerdictCause::tr("this unit"));
    case VerdictCode::NoSuchHold: return VerdictCause::tr("%1 has no such hold.").arg(subject(v));
    case VerdictCode::HoldNotReleasable:
        return VerdictCause::tr("This hold on %1 cannot be released at a station.")
            .arg(v.unit ? named(*v.unit, v.unitLevel) : VerdictCause::tr("this unit"));
    case VerdictCode::OfflineNotAllowed:
        return VerdictCause::tr("This needs current data from the central system.");
    case VerdictCode::TooFewChildren:
        return VerdictCause::tr("One unit alone does not tell the container.");
    case VerdictCode::SampleTooSmall:
        return VerdictCause::tr("%1 of %2 units of the sample were looked at.")
            .arg(v.count)
            .arg(v.capacity.value_or(0));
    case VerdictCode::ChildrenDisagree:
        return VerdictCause::tr("These units are recorded in different containers.");
    case VerdictCode::NothingSelected: return VerdictCause::tr("No unit was scanned for this.");
    case VerdictCode::NotBalanced: return VerdictCause::tr("What came in is not accounted for.");
    case VerdictCode::NotInOrder:
        return VerdictCause::tr("%1 never went into this rework order.").arg(subject(v));
    case VerdictCode::OrderNumberMissing:
        return VerdictCause::tr("The rework order has no number, or one that is too long.");
    case VerdictCode::ContainerNotOpen: return VerdictCause::tr("%1 is closed.").arg(subject(v));
    case VerdictCode::InferenceRefused:
        return VerdictCause::tr("%1 may not be taken as complete without looking.").arg(subject(v));
    case VerdictCode::TooLate:
        return VerdictCause::tr("%1 has moved on since that step.").arg(subject(v));
    case VerdictCode::AcknowledgeFirst:
        return VerdictCause::tr("The last refusal has not been acknowledged.");
    case VerdictCode::UnexpectedScan:
        return VerdictCause::tr("This is not what the next step needs.");
    case VerdictCode::ImportRefused:
        return VerdictCause::tr("The file cannot be taken over as it is. Nothing has changed.");
    case VerdictCode::DataTooOld: return dataTooOld(v);
    case VerdictCode::PermitNotNeeded:
        return VerdictCause::tr("There is nothing to permit or to end.");
    case VerdictCode::PermitPeriod:
        return VerdictCause::tr("The outage must end ahead, and not later than the site's rules "
                                "allow.");
    case VerdictCode::NotStored:
        return VerdictCause::tr("The step could not be written to disk. Nothing has changed.");
    case VerdictCode::ReadOnly:
        return VerdictCause::tr("This station's records are damaged: it only reads now.");
    }
    Q_UNREACHABLE();
}

} // namespace pw::text
