// SPDX-License-Identifier: Apache-2.0
// Writes documents for jsonschema_test.py: the events of each EPCIS document named as argument,
// read and written by us, as a capture document and as a query answer. One JSON text per line.
#include "core/domain/command.h"
#include "core/epcis/errordeclaration.h"
#include "core/epcis/eventfactory.h"
#include "core/epcis/hierarchyevents.h"
#include "core/epcis/importevents.h"
#include "core/epcis/jsonld.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace pw;

namespace {

const QDateTime Created(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);

void write(const QByteArray &document)
{
    std::printf("%s\n", document.constData());
}

void writeBoth(const QList<QJsonObject> &events)
{
    write(epcis::captureDocument(events, Created));
    write(epcis::queryDocument(events, Created));
}

bool rewrite(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto objects = epcis::eventsOfDocument(file.readAll());
    if (!objects)
        return false;
    QList<QJsonObject> events;
    for (const QJsonObject &object : *objects) {
        const auto event = epcis::eventFromJson(object);
        if (!event)
            return false;
        events.append(epcis::toJson(*event));
    }
    writeBoth(events);
    return true;
}

/// The events a station makes of its commands.
void writeFactoryEvents()
{
    const auto pack = *epc::Epc::fromUri(u"https://id.gs1.org/01/09521141012345/21/A%2B7"_s);
    const auto carton = *epc::Epc::fromUri(u"https://id.gs1.org/00/395211410000000015"_s);
    const epcis::EventContext context{u"urn:uuid:0a1b2c3d-0000-4000-8000-000000000001"_s,
                                      u"WS1"_s,
                                      u"OP-1"_s,
                                      u"https://id.gs1.org/414/9521141100011/254/BENCH1"_s,
                                      u"https://id.gs1.org/414/9521141100011"_s,
                                      u"+02:00"_s,
                                      17,
                                      std::chrono::seconds(40),
                                      false};
    domain::Hold hold;
    hold.reason = u"Deviation DEV-118"_s;
    hold.id = u"urn:uuid:0a1b2c3d-0000-4000-8000-0000000000aa"_s;
    const QList<domain::Command> commands = {
        domain::OpenContainer{carton, domain::Level::Carton},
        domain::AddChildren{{pack}, carton},
        domain::RemoveChildren{{pack}, carton},
        domain::CloseContainer{carton, true, {u"END_OF_LOT"_s, u"End of lot"_s}},
        domain::ReopenContainer{carton},
        domain::TakeSample{{pack}},
        domain::EndLife{{pack}, domain::EndLife::Kind::Destroy},
        domain::EndLife{{pack}, domain::EndLife::Kind::Sample},
        domain::EndLife{{carton}, domain::EndLife::Kind::Decommission, carton},
        domain::InspectUnits{{pack}, true},
        domain::InspectUnits{{pack}, false},
        domain::PlaceHold{hold, {pack}},
        domain::PlaceHold{hold, {}, pack.sgtin()->gtin(), u"L1"_s},
        domain::PlaceHold{{domain::HoldClass::Recalled, u"RC-4"_s}, {pack}},
        domain::PlaceHold{{domain::HoldClass::Damaged}, {pack}},
        domain::PlaceHold{{domain::HoldClass::Suspect}, {}, pack.sgtin()->gtin()},
        domain::LiftHold{hold, {pack}},
        domain::LiftHold{hold, {pack}, {}, {}, true},
        domain::LiftHold{hold, {}, pack.sgtin()->gtin(), u"L1"_s},
        domain::ObserveContents{carton, {pack}, {carton}},
        domain::JudgeContents{carton, domain::ContentsOutcome::MismatchQuantity},
        domain::JudgeContents{carton, domain::ContentsOutcome::MismatchInstance},
        domain::JudgeContents{carton, domain::ContentsOutcome::Complete,
                              domain::ContentsOutcome::MismatchQuantity},
        domain::JudgeContents{carton, domain::ContentsOutcome::Inferred},
        domain::VerifyLabel{carton},
        domain::WithdrawContainer{carton},
    };
    QList<QJsonObject> events;
    for (const domain::Command &command : commands)
        events.append(
            epcis::toJson(*epcis::eventFor(command, context, Created, events.size() + 1)));
    writeBoth(events);
    QList<QJsonObject> declared;
    for (const QJsonObject &event : std::as_const(events))
        declared.append(epcis::errorDeclarationOf(event, {Created,
                                                          domain::RetractEvent::Cause::DidNotOccur,
                                                          u"OP-1"_s,
                                                          u"WS1/99"_s,
                                                          {u"E01"_s, u"wrong"_s},
                                                          {},
                                                          {}}));
    writeBoth(declared);
}

/// A hierarchy as it is handed to a partner, and what is told of one that came in.
void writeHierarchy()
{
    const auto box = *epc::Epc::fromUri(u"https://id.gs1.org/00/395211410000000015"_s);
    domain::UnitState carton{box, domain::Level::Carton};
    carton.container = domain::ContainerState();
    domain::UnitState pack{*epc::Epc::fromUri(u"https://id.gs1.org/01/09521141012345/21/A%2B7"_s)};
    pack.lot = u"L1"_s;
    pack.expiry = QDate(2029, 5, 31);
    pack.lastEventAt = Created;
    domain::Hold hold{domain::HoldClass::Suspect, u"DEV-1"_s, u"QA-7"_s, Created};
    hold.id = u"urn:uuid:0a1b2c3d-0000-4000-8000-0000000000aa"_s;
    pack.holds = {hold, {domain::HoldClass::Damaged}};
    QList<QJsonObject> events;
    const auto handed = epcis::hierarchyEvents({{carton, -1}, {pack, 0}}, Created, u"+02:00"_s);
    for (const epcis::Event &event : handed)
        events.append(epcis::toJson(event));
    writeBoth(events);

    const epcis::EventContext context{u"urn:uuid:0a1b2c3d-0000-4000-8000-000000000002"_s,
                                      u"WS1"_s,
                                      u"OP-1"_s,
                                      u"https://id.gs1.org/414/9521141100011/254/BENCH1"_s,
                                      u"https://id.gs1.org/414/9521141100011"_s,
                                      u"+02:00"_s,
                                      17,
                                      std::chrono::seconds(40),
                                      false};
    events.clear();
    for (epcis::Event event :
         {epcis::importedUnits({pack}), epcis::importedUnits({carton}),
          epcis::importedContents(box, {pack.id}), epcis::receivedUnits({carton}, context)}) {
        completeEvent(event, context, Created, events.size() + 1);
        events.append(epcis::toJson(event));
    }
    writeBoth(events);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    writeFactoryEvents();
    writeHierarchy();
    const QStringList paths = QCoreApplication::arguments().sliced(1);
    for (const QString &path : paths) {
        if (!rewrite(path)) {
            std::fprintf(stderr, "cannot rewrite %s\n", qUtf8Printable(path));
            return 1;
        }
    }
    return 0;
}
