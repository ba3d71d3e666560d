// SPDX-License-Identifier: Apache-2.0
#include "ui/text/importwords.h"

#include "ui/text/terms.h"

#include <QCoreApplication>

namespace pw::text {

using namespace Qt::StringLiterals;
using namespace domain::imports;

namespace {

struct ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

QString unitName(const std::optional<epc::Epc> &unit)
{
    return unit ? unit->toHri() : ImportWords::tr("This unit");
}

QString otherName(const std::optional<epc::Epc> &container)
{
    return container ? container->toHri() : ImportWords::tr("another container");
}

QString causeOf(const Objection &o)
{
    const QString unit = unitName(o.unit);
    switch (o.fault) {
    case Fault::InvalidEvent:
        return ImportWords::tr("The event is not as EPCIS wants it, at %1.").arg(o.detail);
    case Fault::UnsupportedEvent: return ImportWords::tr("%1 tells of no packing.").arg(o.detail);
    case Fault::NotAUnit:
        return ImportWords::tr("This names neither a serialised item nor an SSCC: %1.")
            .arg(o.detail);
    case Fault::NotSerialised:
        return ImportWords::tr("It tells of goods by quantity only, without serials: %1.")
            .arg(o.detail);
    case Fault::UnknownOriginal:
        return ImportWords::tr("It declares an event a mistake that is not in this file: %1.")
            .arg(o.detail);
    case Fault::EventIdReused:
        return ImportWords::tr("Another event has come under the same eventID: %1.").arg(o.detail);
    case Fault::OwnEvent:
        return ImportWords::tr("It claims to be of this station (%1), which did no such thing.")
            .arg(o.detail);
    case Fault::InFuture: return ImportWords::tr("It lies in the future: %1.").arg(moment(o.at));
    case Fault::MissingValue: return ImportWords::tr("There is nothing under %1.").arg(o.detail);
    case Fault::BadValue: return ImportWords::tr("This value cannot be: %1.").arg(o.detail);
    case Fault::WrongColumnCount:
        return ImportWords::tr("The row has more cells than the heading: %1.").arg(o.detail);
    case Fault::StateNotTaken:
        return ImportWords::tr("A table can only bring units that may be used, not: %1.")
            .arg(o.detail);
    // of what is known of the unit
    case Fault::NoMasterData:
        return ImportWords::tr("The product %1 is not one of this site.").arg(o.detail);
    case Fault::OwnNumber:
        return ImportWords::tr("%1 is a number of this station that was never used.").arg(unit);
    case Fault::NotCommissioned:
        return ImportWords::tr("%1 is known neither here nor by the file.").arg(unit);
    case Fault::AlreadyCommissioned:
        return ImportWords::tr("%1 is known already and would come into being again.").arg(unit);
    case Fault::AttributeMismatch:
        return ImportWords::tr("%1 is recorded differently (file / record): %2.")
            .arg(unit, o.detail);
    case Fault::OtherParent:
        return ImportWords::tr("%1 is recorded in %2.").arg(unit, otherName(o.other));
    case Fault::NotInside:
        return ImportWords::tr("%1 is not recorded in %2.").arg(unit, otherName(o.other));
    case Fault::WouldCycle: return ImportWords::tr("%1 would be inside itself.").arg(unit);
    case Fault::NotAContainer: return ImportWords::tr("%1 is no container.").arg(unit);
    case Fault::Ended: return ImportWords::tr("%1 is out of use.").arg(unit);
    case Fault::Held:
        return o.detail.isEmpty()
                   ? ImportWords::tr("%1 is on hold.").arg(unit)
                   : ImportWords::tr("%1 is of a lot on hold: %2.").arg(unit, o.detail);
    case Fault::NotHere: return ImportWords::tr("%1 is recorded elsewhere.").arg(unit);
    case Fault::DuplicateIdentity:
        return ImportWords::tr("%1 has been seen twice and is under investigation.").arg(unit);
    case Fault::OpenHere: return ImportWords::tr("%1 is open at a bench.").arg(unit);
    case Fault::StillInside:
        return ImportWords::tr("%1 would end inside %2.").arg(unit, otherName(o.other));
    case Fault::NotEmpty: return ImportWords::tr("%1 would end with something in it.").arg(unit);
    case Fault::OlderThanKnown:
        return ImportWords::tr("Something later is known of %1, of %2.").arg(unit, moment(o.at));
    case Fault::ContentsDiffer:
        return ImportWords::tr("%1 is not among the recorded contents of %2.")
            .arg(unit, otherName(o.other));
    case Fault::ContainerRefused:
        return ImportWords::tr(
                   "Another row of %1 is refused; it is taken over whole or not at all.")
            .arg(otherName(o.other));
    }
    Q_UNREACHABLE();
}

QString remedyFor(Fault fault)
{
    switch (fault) {
    case Fault::InvalidEvent:
    case Fault::EventIdReused:
    case Fault::NotAUnit: return ImportWords::tr("Ask the sender for a corrected file.");
    case Fault::UnsupportedEvent:
    case Fault::UnknownOriginal:
        return ImportWords::tr("Hand it in at the central system, or leave it out.");
    case Fault::NotSerialised:
        return ImportWords::tr("Ask the sender for the serials, or leave it out.");
    case Fault::OwnEvent: return ImportWords::tr("Find out where the file comes from.");
    case Fault::InFuture: return ImportWords::tr("Check the clock here, and ask the sender.");
    case Fault::MissingValue:
    case Fault::BadValue:
    case Fault::WrongColumnCount: return ImportWords::tr("Correct the row.");
    case Fault::StateNotTaken:
        return ImportWords::tr("Take the EPCIS form of the file, or leave the unit out.");
    case Fault::NoMasterData: return ImportWords::tr("Have the product set up, then try again.");
    case Fault::OwnNumber: return ImportWords::tr("Find out who used the number.");
    case Fault::NotCommissioned:
        return ImportWords::tr("Ask the sender for the commissioning events as well.");
    case Fault::AlreadyCommissioned:
        return ImportWords::tr("Hand in the events of the new units apart, or as a table.");
    case Fault::AttributeMismatch:
        return ImportWords::tr("Compare with the label and ask the sender.");
    case Fault::OtherParent:
    case Fault::NotInside:
    case Fault::ContentsDiffer:
        return ImportWords::tr("Verify the container; correct it by rework.");
    case Fault::WouldCycle:
    case Fault::NotAContainer:
    case Fault::StillInside:
    case Fault::NotEmpty: return ImportWords::tr("Ask the sender what is in what.");
    case Fault::Ended: return ImportWords::tr("Leave it out and ask QA.");
    case Fault::Held: return ImportWords::tr("Have the hold released first.");
    case Fault::NotHere: return ImportWords::tr("Book its return first.");
    case Fault::DuplicateIdentity: return ImportWords::tr("Ask QA.");
    case Fault::OpenHere: return ImportWords::tr("Close it first.");
    case Fault::OlderThanKnown: return ImportWords::tr("Ask the sender for a newer file.");
    case Fault::ContainerRefused: return ImportWords::tr("Settle the other row first.");
    }
    Q_UNREACHABLE();
}

QString place(qint64 line, qint64 column)
{
    if (line == 0)
        return {};
    return column == 0 ? ImportWords::tr("line %1").arg(line)
                       : ImportWords::tr("line %1, column %2").arg(line).arg(column);
}

QString with(const QString &sentence, const QStringList &facts)
{
    QStringList told = facts;
    told.removeAll(QString());
    return told.isEmpty() ? sentence : QString(sentence + u" ("_s + told.join(u"; "_s) + u')');
}

} // namespace

Message messageFor(const Objection &objection)
{
    return {{}, causeOf(objection), remedyFor(objection.fault), {}};
}

Message messageFor(const epcis::ReadFault &fault)
{
    using Code = epcis::ReadFault::Code;
    const auto say = [&fault](const QString &cause, const QString &remedy) {
        return Message{{},
                       with(cause, {place(fault.line, fault.column), fault.path, fault.detail}),
                       remedy,
                       {}};
    };
    const QString again = ImportWords::tr("Ask the sender for the file again.");
    switch (fault.code) {
    case Code::NotJson: return say(ImportWords::tr("The file is no right JSON."), again);
    case Code::DuplicateMember:
        return say(ImportWords::tr("A member stands twice in the file."), again);
    case Code::NotXml: return say(ImportWords::tr("The file is no right XML."), again);
    case Code::Forbidden:
        return say(ImportWords::tr("The file defines a document type; nothing of it is read."),
                   again);
    case Code::TooLarge:
        return say(ImportWords::tr("The file is larger than may be read."),
                   ImportWords::tr("Hand it in in parts."));
    case Code::TooDeep: return say(ImportWords::tr("The file is nested too deeply."), again);
    case Code::NotADocument:
        return say(ImportWords::tr("The file is no EPCIS document."),
                   ImportWords::tr("Check that it is the right file, or name its format."));
    case Code::BadElement:
        return say(ImportWords::tr("An element of the file means nothing where it stands."), again);
    case Code::NoEvents:
        return say(ImportWords::tr("There is no event in the file."),
                   ImportWords::tr("Check that it is the right file."));
    }
    Q_UNREACHABLE();
}

Message messageFor(const TableError &error)
{
    using Code = TableError::Code;
    const auto say = [&error](const QString &cause, const QString &remedy) {
        const qint64 column = error.csv ? error.csv->column : 0;
        return Message{{}, with(cause, {place(error.line, column), error.detail}), remedy, {}};
    };
    const auto csv = [&error] {
        switch (error.csv->code) {
        case CsvError::Code::NotUtf8: return ImportWords::tr("The table is not in UTF-8.");
        case CsvError::Code::Nul: return ImportWords::tr("The file is no table.");
        case CsvError::Code::OpenQuote: return ImportWords::tr("A quote is never closed.");
        case CsvError::Code::TextAfterQuote:
            return ImportWords::tr("Something stands behind a closing quote.");
        }
        Q_UNREACHABLE();
    };
    switch (error.code) {
    case Code::Csv: return say(csv(), ImportWords::tr("Save it again as CSV in UTF-8."));
    case Code::Empty:
        return say(ImportWords::tr("There is no unit in the file."),
                   ImportWords::tr("Check that it is the right file."));
    case Code::NoUnitColumn:
        return say(ImportWords::tr("No column is called unit or serial."),
                   ImportWords::tr("Name the columns: unit, parent, gtin, serial, lot, expiry."));
    case Code::DoubleColumn:
        return say(ImportWords::tr("Two columns mean the same."),
                   ImportWords::tr("Leave one of them out."));
    case Code::NoHeading:
        return say(ImportWords::tr("The first row is neither a heading nor a unit."),
                   ImportWords::tr("Name the columns: unit, parent, gtin, serial, lot, expiry."));
    }
    Q_UNREACHABLE();
}

Message messageFor(const epcis::Xml12Refusal &refusal)
{
    using Reason = epcis::Xml12Refusal::Reason;
    const auto say = [&refusal](const QString &cause, const QString &remedy) {
        return Message{{}, with(cause, {refusal.member, refusal.value}), remedy, {}};
    };
    const QString json = ImportWords::tr("Hand it over as JSON.");
    switch (refusal.reason) {
    case Reason::EventType: return say(ImportWords::tr("EPCIS 1.2 has no such event."), json);
    case Reason::HeldState:
        return say(ImportWords::tr("EPCIS 1.2 cannot say that a unit is on hold; the receiver "
                                   "would take it for a good one."),
                   ImportWords::tr("Hand it over as JSON, or have the hold released."));
    case Reason::Identifier:
        return say(ImportWords::tr("An identifier has no form that EPCIS 1.2 takes."), json);
    case Reason::CompanyPrefix:
        return say(ImportWords::tr("Where the company prefix of a number ends is not known."),
                   ImportWords::tr("Put GS1's list into company-prefixes.csv, or hand it over as "
                                   "JSON."));
    case Reason::Member:
    case Reason::Namespace:
    case Reason::Text: return say(ImportWords::tr("A value cannot be told in EPCIS 1.2."), json);
    }
    Q_UNREACHABLE();
}

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Accepted: return ImportWords::tr("accepted");
    case Outcome::Known: return ImportWords::tr("known already");
    case Outcome::NoEffect: return ImportWords::tr("without effect");
    case Outcome::Refused: return ImportWords::tr("refused");
    }
    Q_UNREACHABLE();
}

} // namespace pw::text
