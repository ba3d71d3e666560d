// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sharedfile.h"
#include "tests/unit/core/services/importbench.h"

#include <QDirIterator>

using namespace pw;
using namespace pw::test;
using domain::VerdictCode;
using domain::imports::Fault;
using domain::imports::Outcome;

namespace {

/// A pallet of two cartons, three packs each, packed by scans.
QList<epc::Epc> packed(StationBench &bench)
{
    const auto scan = [&bench](VerdictCode wanted, VerdictCode code) {
        if (code != wanted)
            qFatal("%s", domain::toCode(code).data());
    };
    scan(VerdictCode::ContainerOpened, bench.scanLabel(Pallets.number(1)));
    for (int carton = 0; carton < 2; ++carton) {
        bench.clock.advance(std::chrono::seconds(1));
        scan(VerdictCode::ContainerOpened, bench.scanLabel(Cartons.number(carton + 1)));
        for (int i = 0; i < 3; ++i) {
            bench.clock.advance(std::chrono::seconds(1));
            scan(i < 2 ? VerdictCode::ChildAdded : VerdictCode::ChildAddedAndClosed,
                 bench.scanPack(carton * 3 + i));
        }
        (void)bench.scanLabel(Cartons.number(carton + 1));
    }
    return {epc::Epc(Pallets.number(1))};
}

QList<Fault> faultsOf(const services::ImportReport &report)
{
    QList<Fault> faults;
    for (const auto &answer : report.judgement.answers) {
        for (const auto &objection : answer.objections)
            faults.append(objection.fault);
    }
    return faults;
}

} // namespace

class TestImportService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void heldUnitsStayHeld();
    void dryRunWritesNothing();
    void everyFailureLeavesItAbsent_data();
    void everyFailureLeavesItAbsent();
    void whatIsKept();
    void topContainers();
    void contradictionRefusesTheFile();
    void partly();
    void othersUseTheEventId();
    void notPermitted();
    void dataTooOld();
    void unreadable();
    void scenarios_data();
    void scenarios();
};

void TestImportService::roundTrip_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("EPCIS 2.0 JSON") << u"json"_s;
    QTest::newRow("EPCIS 1.2 XML") << u"xml"_s;
    QTest::newRow("CSV") << u"csv"_s;
}

void TestImportService::roundTrip()
{
    QFETCH(const QString, format);
    StationBench bench;
    const QList<epc::Epc> roots = packed(bench);
    const auto hierarchy = gathered(*bench.store, *bench.world, roots);
    QCOMPARE(hierarchy.size(), 9);
    const QDateTime now = bench.clock.now();
    const QByteArray file = format == u"json"  ? asJson(hierarchy, now)
                            : format == u"xml" ? asXml(hierarchy, now)
                                               : domain::imports::hierarchyTable(hierarchy);
    ImportBench empty;
    const auto report = empty.import(file);
    QVERIFY2(report.isWritten, domain::toCode(report.verdict.code).data());
    QCOMPARE(report.judgement.count(Outcome::Refused), 0);
    QCOMPARE(services::toCode(report.format), format);
    QCOMPARE(empty.hash(roots), domain::hierarchyHash(*bench.world, roots));
    for (const auto &node : hierarchy) {
        const auto unit = empty.world->unit(node.unit.id);
        QVERIFY(unit);
        QCOMPARE(unit->level, node.unit.level);
        QCOMPARE(unit->lot, node.unit.lot);
        QCOMPARE(unit->expiry, node.unit.expiry);
        QCOMPARE(unit->childCount, node.unit.childCount);
        QVERIFY(!unit->container || (!unit->container->open && !unit->container->broken));
    }

    // The same file again has no effect.
    const auto before = empty.events();
    empty.clock.advance(std::chrono::seconds(60));
    const auto again = empty.import(file);
    QVERIFY(!again.isWritten);
    QCOMPARE(again.judgement.count(Outcome::Known), again.rows.size());
    QCOMPARE(empty.events(), before);

    // And what came in can be handed on in its turn.
    const auto further = gathered(*empty.store, *empty.world, roots);
    ImportBench third;
    QVERIFY(third.import(asJson(further, empty.clock.now())).isWritten);
    QCOMPARE(third.hash(roots), empty.hash(roots));
}

void TestImportService::heldUnitsStayHeld()
{
    StationBench bench;
    const QList<epc::Epc> roots = packed(bench);
    domain::UnitState pack = *bench.world->unit(StationBench::packId(0));
    domain::Hold hold{domain::HoldClass::Illegitimate, u"DEV-9"_s, u"QA-7"_s, bench.clock.now()};
    hold.id = u"urn:uuid:0a1b2c3d-0000-4000-8000-000000000001"_s;
    domain::Hold recall{domain::HoldClass::Recalled, u"R-1"_s, {}, bench.clock.now()};
    pack.holds = {hold, recall};
    {
        store::Transaction transaction(bench.store->database());
        QVERIFY(bench.store->overlay.put(pack, 1));
        QVERIFY(transaction.commit());
    }
    const auto hierarchy = gathered(*bench.store, *bench.world, roots);
    ImportBench empty;
    const auto report = empty.import(asJson(hierarchy, bench.clock.now()));
    QVERIFY2(report.isWritten, domain::toCode(report.verdict.code).data());
    QCOMPARE(empty.hash(roots), domain::hierarchyHash(*bench.world, roots));
    // Forms that cannot say so say nothing.
    QVERIFY(asXml(hierarchy, bench.clock.now()).isEmpty());
    ImportBench other;
    const auto table = other.import(domain::imports::hierarchyTable(hierarchy));
    QVERIFY(!table.isWritten);
    QVERIFY(faultsOf(table).contains(Fault::StateNotTaken));
}

void TestImportService::dryRunWritesNothing()
{
    StationBench bench;
    const QList<epc::Epc> roots = packed(bench);
    const QByteArray file = asJson(gathered(*bench.store, *bench.world, roots), bench.clock.now());
    ImportBench empty;
    const auto report = empty.import(file, false, true);
    QCOMPARE(report.verdict.code, VerdictCode::HierarchyImported);
    QCOMPARE(report.judgement.records.size(), 9);
    QVERIFY(!report.isWritten);
    QVERIFY(!empty.world->unit(roots.first()));
    QVERIFY(empty.events().isEmpty());
    QCOMPARE(empty.store->audit.head()->seq, 0);
}

void TestImportService::everyFailureLeavesItAbsent_data()
{
    roundTrip_data();
}

void TestImportService::everyFailureLeavesItAbsent()
{
    QFETCH(const QString, format);
    StationBench bench;
    const QList<epc::Epc> roots = packed(bench);
    const auto hierarchy = gathered(*bench.store, *bench.world, roots);
    const QDateTime now = bench.clock.now();
    const QByteArray file = format == u"json"  ? asJson(hierarchy, now)
                            : format == u"xml" ? asXml(hierarchy, now)
                                               : domain::imports::hierarchyTable(hierarchy);
    ImportBench empty;
    const QByteArray absent = empty.hash(roots);
    bool done = false;
    int failures = 0;
    for (int failing = 0; !done; ++failing) {
        int access = 0;
        empty.store->database().setAccessHook([&] { return access++ != failing; });
        const auto report = empty.import(file);
        empty.store->database().setAccessHook({});
        (void)empty.world->takeFailure();
        done = report.isWritten; // what failed, if anything, came after the commit
        if (done)
            break;
        QCOMPARE(report.verdict.code, VerdictCode::NotStored);
        QCOMPARE(empty.hash(roots), absent);
        QVERIFY(empty.events().isEmpty());
        QCOMPARE(empty.store->audit.head()->seq, 0);
        QCOMPARE(empty.store->journal.last(10)->size(), 0);
        QCOMPARE(*empty.store->operations.lastEventSequence(), 0);
        ++failures;
        QVERIFY(failing < 5000);
    }
    QVERIFY(failures > 50);
    QCOMPARE(empty.store->audit.head()->seq, 1);
    QCOMPARE(empty.hash(roots), domain::hierarchyHash(*bench.world, roots));
}

void TestImportService::whatIsKept()
{
    StationBench bench;
    const QList<epc::Epc> roots = packed(bench);
    const auto hierarchy = gathered(*bench.store, *bench.world, roots);
    const QByteArray file = asJson(hierarchy, bench.clock.now());
    ImportBench empty;
    const auto report = empty.import(file);
    QVERIFY(report.isWritten);
    // The sender's events as they came, then that the goods are here.
    const auto sent = *epcis::eventsOfDocument(file);
    const auto told = empty.events();
    QCOMPARE(told.size(), sent.size() + 1);
    for (const QJsonObject &event : sent)
        QVERIFY(told.contains(event));
    QCOMPARE(told.last()["bizStep"_L1].toString(), u"receiving"_s);
    QCOMPARE(told.last()["epcList"_L1].toArray(), QJsonArray{roots.first().toUri()});
    QCOMPARE(told.last()["agw:level"_L1].toString(), u"pallet"_s);
    QVERIFY(told.last()["eventTime"_L1].toString() > sent.last()["eventTime"_L1].toString());
    // Central's count of our events must not wait for what carries no number of ours.
    const auto batch = *empty.store->outbox.nextBatch(1000, 10'000'000);
    {
        store::Transaction transaction(empty.store->database());
        QVERIFY(empty.store->outbox.markStored({batch.first().seq}, empty.clock.now()));
        QVERIFY(transaction.commit());
    }
    QCOMPARE(*empty.store->outbox.lastStoredSequence(), 0);
    QVERIFY(batch.first().received && !batch.last().received);

    const auto operation = *empty.store->operations.find(report.operation);
    QCOMPARE(operation->kind, u"IMPORT"_s);
    QCOMPARE(operation->operatorId, u"SV-1"_s);
    const auto audited = empty.store->audit.last(1)->first().second;
    QCOMPARE(audited.action, u"HIERARCHY_IMPORTED"_s);
    const QJsonObject detail = QJsonDocument::fromJson(audited.detail).object();
    QCOMPARE(detail["sha256"_L1].toString(), QString::fromLatin1(report.sha256));
    QCOMPARE(detail["accepted"_L1].toInt(), sent.size());
    QCOMPARE(empty.store->journal.last(10)->size(), 1);
    const auto links = *empty.store->history.linksOf(StationBench::packId(0));
    QCOMPARE(links.size(), 1);
    QCOMPARE(links.first().parent, epc::Epc(Cartons.number(1)));
    QVERIFY(!empty.world->lastStep()); // it cannot be taken back as a step
}

/// Of central's and of our own, each once.
void TestImportService::topContainers()
{
    domain::UnitState loose = StationBench::pack(0);
    domain::UnitState box{epc::Epc(Cartons.number(40)), domain::Level::Carton};
    box.container = domain::ContainerState();
    domain::UnitState inside = box;
    inside.id = epc::Epc(Cartons.number(41));
    domain::UnitState pallet{epc::Epc(Pallets.number(40)), domain::Level::Pallet};
    pallet.container = domain::ContainerState();
    inside.parent = pallet.id;
    domain::UnitState ended = box;
    ended.id = epc::Epc(Cartons.number(42));
    ended.lifecycle = domain::Lifecycle::Decommissioned;
    ImportBench station({loose, box, inside, pallet, ended});
    const QByteArray table = "unit,parent\n" + Cartons.number(40).toString().toLatin1() + ','
                             + Pallets.number(41).toString().toLatin1() + '\n';
    QVERIFY(station.import(table).isWritten); // the box is inside, by what we know
    services::HeldIndex held(*station.store);
    services::TreeReader tree(*station.store, *station.world, held);
    const auto tops =
        services::HierarchyExport(*station.store, *station.world, tree).topContainers();
    QVERIFY(tops);
    QCOMPARE(*tops, (QList<epc::Epc>{pallet.id, epc::Epc(Pallets.number(41))}));
}

void TestImportService::contradictionRefusesTheFile()
{
    StationBench bench;
    const QList<epc::Epc> roots = packed(bench);
    const auto hierarchy = gathered(*bench.store, *bench.world, roots);
    // One pack of the first carton is known here, in another container.
    domain::UnitState pack = StationBench::pack(0);
    domain::UnitState box{epc::Epc(Cartons.number(40)), domain::Level::Carton};
    box.container = domain::ContainerState();
    pack.parent = box.id;
    ImportBench station({pack, box});
    const QByteArray before = station.hash({box.id});
    const auto report = station.import(domain::imports::hierarchyTable(hierarchy));
    QCOMPARE(report.verdict.code, VerdictCode::ImportRefused);
    QVERIFY(!report.isWritten);
    QVERIFY(faultsOf(report).contains(Fault::OtherParent));
    QVERIFY(!station.world->unit(roots.first()));
    QCOMPARE(station.hash({box.id}), before);
    QVERIFY(station.events().isEmpty());
    QCOMPARE(station.store->audit.last(1)->first().second.action, u"IMPORT_REFUSED"_s);
}

void TestImportService::partly()
{
    StationBench bench;
    const QList<epc::Epc> roots = packed(bench);
    const auto hierarchy = gathered(*bench.store, *bench.world, roots);
    domain::UnitState pack = StationBench::pack(0);
    pack.holds = {{domain::HoldClass::Quarantined, u"DEV-118"_s, u"QA-7"_s,
                   QDateTime(QDate(2026, 1, 1), QTime(1, 0), Qt::UTC)}};
    for (const QByteArray &file :
         {domain::imports::hierarchyTable(hierarchy), asJson(hierarchy, bench.clock.now())}) {
        ImportBench station({pack});
        const auto report = station.import(file, true);
        QVERIFY(report.isWritten);
        QVERIFY(report.judgement.count(Outcome::Refused) > 0);
        // The carton without the held pack came in whole, the other and the pallet not at all.
        const auto whole = station.world->unit(Cartons.number(2));
        QVERIFY(whole && whole->childCount == 3 && !whole->parent);
        QVERIFY(!station.world->unit(StationBench::packId(0))->parent);
        QVERIFY(station.world->childrenOf(Cartons.number(1)).isEmpty());
        QVERIFY(station.world->childrenOf(roots.first()).isEmpty());
    }
}

void TestImportService::othersUseTheEventId()
{
    StationBench bench;
    const QList<epc::Epc> roots = packed(bench);
    const QByteArray file = asJson(gathered(*bench.store, *bench.world, roots), bench.clock.now());
    ImportBench empty;
    QVERIFY(empty.import(file).isWritten);
    QByteArray forged = file;
    forged.replace("\"in_progress\"", "\"container_closed\"");
    const auto report = empty.import(forged);
    QVERIFY(!report.isWritten);
    QCOMPARE(faultsOf(report), QList<Fault>(3, Fault::EventIdReused));
}

void TestImportService::notPermitted()
{
    ImportBench empty;
    const QByteArray file = Cartons.number(3).toString().toLatin1();
    const domain::Actor packer{u"OP-1"_s, domain::Role::Operator, {}, {}};
    const auto report = empty.service->run({u"f"_s, file, {}, {}}, {packer, {}, false, false});
    QCOMPARE(report.verdict.code, VerdictCode::NotPermitted);
    QCOMPARE(empty.store->audit.last(1)->first().second.action, u"NOT_PERMITTED"_s);
    const auto silent =
        empty.service->run({u"f"_s, file, {}, {}}, {ImportBench::supervisor(), {}, false, true});
    QCOMPARE(silent.verdict.code, VerdictCode::ReasonMissing);
    QVERIFY(!empty.world->unit(Cartons.number(3)));
    QVERIFY(empty.import(file).isWritten);
    QVERIFY(empty.world->unit(Cartons.number(3)));
}

void TestImportService::dataTooOld()
{
    ImportBench empty;
    empty.clock.advance(std::chrono::hours(30));
    const auto report = empty.import(Cartons.number(3).toString().toLatin1());
    QCOMPARE(report.verdict.code, VerdictCode::DataTooOld);
    QVERIFY(!report.isWritten);
}

void TestImportService::unreadable()
{
    ImportBench empty;
    const auto json = empty.import("{\"type\":\n \"EPCISDocument\",,}");
    QVERIFY(json.documentFault);
    QCOMPARE(json.documentFault->code, epcis::ReadFault::Code::NotJson);
    QCOMPARE(json.documentFault->line, 2);
    QCOMPARE(json.verdict.code, VerdictCode::ImportRefused);
    const auto xml =
        empty.import("<?xml version=\"1.0\"?>\n<e:EPCISDocument "
                     "xmlns:e=\"urn:epcglobal:epcis:xsd:1\" schemaVersion=\"1.2\" "
                     "creationDate=\"2026-01-01T00:00:00Z\"><EPCISBody></e:EPCISDocument>");
    QCOMPARE(xml.documentFault->code, epcis::ReadFault::Code::NotXml);
    QCOMPARE(empty.import("").tableFault->code, domain::imports::TableError::Code::Empty);
    QCOMPARE(empty.store->audit.last(9)->size(), 3);
}

void TestImportService::scenarios_data()
{
    PW_REQUIRE_SHARED("standards/examples-ours/scenarios");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("refused");
    const auto row = [](const char *name, int refused) {
        QTest::newRow(name) << u"standards/examples-ours/scenarios/%1.jsonld"_s.arg(
            QLatin1StringView(name))
                            << refused;
    };
    row("s01-happy-path", 0);
    row("s03-error-declaration-incorrect-data", 0);
    row("s05-declaration-before-original", 0);
    row("s07-relabel-pallet", 0);
    row("s09-late-arrival-of-earlier-event", 0);
    row("s11-events-after-end-of-life", -1); // what cannot be true is refused
    row("s13-class-level-children", -1);     // contents without serials
}

void TestImportService::scenarios()
{
    PW_REQUIRE_SHARED("standards/examples-ours/scenarios");
    QFETCH(const QString, path);
    QFETCH(const int, refused);
    const auto file = readSharedFile(path);
    QVERIFY(file);
    ImportBench empty;
    const auto report = empty.import(*file, false, true);
    QVERIFY(!report.documentFault);
    if (refused == 0) {
        QCOMPARE(faultsOf(report), QList<Fault>());
        QCOMPARE(report.verdict.code, VerdictCode::HierarchyImported);
    } else {
        QCOMPARE(report.verdict.code, VerdictCode::ImportRefused);
    }
    QVERIFY(empty.events().isEmpty());
}

QTEST_GUILESS_MAIN(TestImportService)
#include "tst_importservice.moc"
