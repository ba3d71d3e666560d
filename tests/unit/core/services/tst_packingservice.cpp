// SPDX-License-Identifier: Apache-2.0
#include "core/domain/commandjson.h"
#include "core/scan/commandcode.h"
#include "core/services/hierarchyservice.h"
#include "tests/unit/core/services/stationbench.h"

#include <QJsonArray>
#include <QTest>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;
using pw::test::Cartons;
using pw::test::Pallets;
using pw::test::StationBench;

class TestPackingService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyScanLeavesItsTraces();
    void siteRulesAreObeyed();
    void commandCodesPressButtons();
    void forgedCommandsPressNothing();
    void eventsTellTheStory();
    void undoIsTold();
    void restartGoesOnWhereItStopped();
    void labelLastOverARestart();
    void labelLastFailsWholly();
    void numbersAreNeverDrawnTwice();
    void overlayGivesWayToTheEcho();
    void centralsNoOutweighsOurs();
    void packedElsewhereMeanwhile();
    void closedElsewhereMeanwhile();
    void takenOutElsewhereMeanwhile();
    void doubtfulPackKeepsCartonOffPallet();
    void clockThatFellBack();
    void containersInACircle();
    void failsWhollyOrNotAtAll_data();
    void failsWhollyOrNotAtAll();
};

#define COMPARE_CODE(code, expected) QCOMPARE(toCode(code), toCode(VerdictCode::expected))

void TestPackingService::everyScanLeavesItsTraces()
{
    StationBench bench;
    COMPARE_CODE(bench.scanPack(0), NoOpenContainer);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    COMPARE_CODE(bench.scanPack(0), ChildAdded);
    COMPARE_CODE(bench.scanPack(11), Quarantined);
    QCOMPARE(bench.last().verdict.hold->reason, u"DEV-118"_s);
    COMPARE_CODE(bench.scan("garbage"), Unreadable);
    const auto journal = bench.store->journal.last(10);
    QCOMPARE(journal->size(), 5);
    QCOMPARE(journal->first().scan.bytes, QByteArray("garbage"));
    QCOMPARE(toCode(journal->at(1).verdict), "QUARANTINED"_L1);
    QVERIFY(journal->at(2).operation.has_value());
    const auto audit = bench.store->audit.verify();
    QVERIFY(audit->isSound());
    QCOMPARE(audit->entries, 5);
    QCOMPARE(bench.store->outbox.stats()->pending, 2);
}

void TestPackingService::siteRulesAreObeyed()
{
    StationBench bench;
    COMPARE_CODE(bench.scan("]C01Z999AA10123456784"), NotGs1);
    scan::ScanRules rules;
    rules.ignore = {{u"carrier"_s, {u"]C0"_s}, u"1Z"_s}};
    bench.service->setScanRules(rules);
    COMPARE_CODE(bench.scan("]C01Z999AA10123456784"), IgnoredCode);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    QCOMPARE(bench.store->journal.last(10)->size(), 3); // ignored ones are journaled, too
}

void TestPackingService::commandCodesPressButtons()
{
    using Verb = scan::BenchCommand::Verb;
    StationBench bench;
    scan::ScanRules rules;
    rules.commandKey = QByteArray(32, 'k');
    bench.service->setScanRules(rules);
    const auto command = [&](Verb verb, const QString &argument = {}) {
        return bench.scan("]d1" + scan::commandcode::encode({verb, argument}, rules.commandKey));
    };
    COMPARE_CODE(command(Verb::Close), NothingToClose);
    COMPARE_CODE(command(Verb::New, u"carton"_s), ContainerOpened);
    COMPARE_CODE(bench.scanPack(0), ChildAdded);
    COMPARE_CODE(bench.scanPack(1), ChildAdded);
    COMPARE_CODE(command(Verb::Undo), Undone);
    COMPARE_CODE(command(Verb::Close), ReasonMissing);
    COMPARE_CODE(command(Verb::Confirm), UnexpectedCommand);
    COMPARE_CODE(command(Verb::Partial, u"end-of-lot"_s), ContainerClosedPartial);
    COMPARE_CODE(command(Verb::New, u"crate"_s), UnexpectedCommand);
    COMPARE_CODE(command(Verb::Page, u"rework"_s), CommandTaken);
    QCOMPARE(bench.last().forWindow, (scan::BenchCommand{Verb::Page, u"rework"_s}));
    QCOMPARE(bench.store->journal.last(20)->size(), 10); // each of them is journaled
    const QJsonObject closed = bench.events().last();
    QCOMPARE(closed["agw:reason"_L1].toObject()["agw:code"_L1].toString(), u"END_OF_LOT"_s);
}

void TestPackingService::forgedCommandsPressNothing()
{
    StationBench bench;
    scan::ScanRules rules;
    rules.commandKey = QByteArray(32, 'k');
    bench.service->setScanRules(rules);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    const auto forged =
        scan::commandcode::encode({scan::BenchCommand::Verb::SetAside, {}}, QByteArray(32, 'x'));
    COMPARE_CODE(bench.scan("]d1" + forged), ForgedCommand);
    QCOMPARE(bench.service->state().open.size(), 1);
}

void TestPackingService::eventsTellTheStory()
{
    StationBench bench;
    (void)bench.scanLabel(Cartons.number(1));
    for (int i = 0; i < 3; ++i)
        (void)bench.scanPack(i);
    const auto events = bench.events();
    QCOMPARE(events.size(), 5); // opened, three packs, closed
    QCOMPARE(events[0]["bizStep"_L1].toString(), u"commissioning"_s);
    QCOMPARE(events[0]["agw:level"_L1].toString(), u"carton"_s);
    QCOMPARE(events[1]["parentID"_L1].toString(), epc::Epc(Cartons.number(1)).toUri());
    QCOMPARE(events[4]["disposition"_L1].toString(), u"container_closed"_s);
    // The third pack and the closing are one user action.
    QCOMPARE(events[3]["agw:operationId"_L1], events[4]["agw:operationId"_L1]);
    QString previous;
    QSet<QString> ids;
    for (const QJsonObject &event : events) {
        QVERIFY(event["eventTime"_L1].toString()
                > previous); // strictly later, though the clock stood
        previous = event["eventTime"_L1].toString();
        ids.insert(event["eventID"_L1].toString());
    }
    QCOMPARE(ids.size(), events.size());
    QCOMPARE(events[4]["agw:seq"_L1].toString(), u"WS1/5"_s);
}

void TestPackingService::undoIsTold()
{
    StationBench bench;
    (void)bench.scanLabel(Cartons.number(1));
    for (int i = 0; i < 3; ++i)
        (void)bench.scanPack(i);
    COMPARE_CODE(bench.service->press(PressUndo{}).verdict.code, Undone);
    const auto events = bench.events();
    QCOMPARE(events.size(), 7);
    QCOMPARE(events[5]["agw:operation"_L1].toString(), u"UNDO_CLOSE"_s);
    QCOMPARE(events[6]["action"_L1].toString(), u"DELETE"_s);
    QCOMPARE(events[6]["childEPCs"_L1].toArray().first().toString(),
             StationBench::packId(2).toUri());
    QVERIFY(!bench.world->unit(StationBench::packId(2))->parent);
    QCOMPARE(bench.service->view().open.last().count, 2);
    COMPARE_CODE(bench.service->press(PressUndo{}).verdict.code, Undone);
    QCOMPARE(bench.service->view().open.last().count, 1);
}

void TestPackingService::restartGoesOnWhereItStopped()
{
    StationBench bench;
    (void)bench.scanLabel(Pallets.number(1));
    (void)bench.scanLabel(Cartons.number(1));
    (void)bench.scanPack(0);
    const SessionView before = bench.service->view();
    bench.open();
    QVERIFY(bench.service->view() == before);
    COMPARE_CODE(bench.scanPack(0), AlreadyInThisContainer);
    COMPARE_CODE(bench.service->press(PressUndo{}).verdict.code, Undone);
}

/// What was gathered is on disk before it is green, told to nobody before its label, and then
/// told as one step.
void TestPackingService::labelLastOverARestart()
{
    StationBench bench;
    scan::ScanRules rules;
    rules.commandKey = QByteArray(32, 'k');
    bench.service->setScanRules(rules);
    const auto order = scan::commandcode::encode(
        {scan::BenchCommand::Verb::Mode, u"children-first"_s}, rules.commandKey);
    COMPARE_CODE(bench.scan("]d1" + order), CommandTaken);
    COMPARE_CODE(bench.scanPack(0), Gathered);
    COMPARE_CODE(bench.scanPack(1), Gathered);
    QCOMPARE(bench.store->outbox.stats()->pending, 0);
    bench.open();
    QCOMPARE(bench.service->state().gathered.size(), 2);
    QCOMPARE(bench.service->state().order, PackOrder::ChildrenFirst);
    QCOMPARE(services::HierarchyService(*bench.world).roots(bench.service->state()).size(), 2);
    bench.service->refresh();
    QCOMPARE(bench.service->state().gathered.size(), 2);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ChildrenAdded);
    QCOMPARE(bench.events().last()["childEPCs"_L1].toArray().size(), 2);
    QVERIFY(bench.service->state().gathered.isEmpty());
    bench.open();
    QVERIFY(bench.service->state().gathered.isEmpty());
    QCOMPARE(bench.service->state().open.size(), 1);
}

void TestPackingService::labelLastFailsWholly()
{
    int refused = 0;
    for (int failing = 0;; ++failing) {
        QVERIFY2(failing < 500, "never got through");
        StationBench bench;
        (void)bench.service->press(PressOrder{PackOrder::ChildrenFirst});
        for (int i = 0; i < 3; ++i)
            (void)bench.scanPack(i);
        int access = 0;
        bench.store->database().setAccessHook([&] { return access++ != failing; });
        (void)bench.scanLabel(Cartons.number(1));
        const bool bitten = access > failing;
        bench.store->database().setAccessHook({});
        bench.world->renew();
        const bool done = bench.last().verdict.code == VerdictCode::ContainerClosed;
        QCOMPARE(bench.world->unit(epc::Epc(Cartons.number(1))).has_value(), done);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(bench.world->unit(StationBench::packId(i))->parent.has_value(), done);
        QCOMPARE(bench.store->outbox.stats()->pending > 0, done);
        bench.open();
        QCOMPARE(bench.service->state().gathered.size(), done ? 0 : 3);
        if (done && !bitten)
            break;
        refused += done ? 0 : 1;
    }
    QVERIFY(refused > 8);
}

void TestPackingService::numbersAreNeverDrawnTwice()
{
    StationBench bench;
    QSet<QString> drawn;
    COMPARE_CODE(bench.scanLabel(Cartons.number(2)), ContainerOpened); // a label out of turn
    drawn.insert(Cartons.number(2).toString());
    (void)bench.service->press(PressUndo{}); // withdrawn: used all the same
    for (int i = 0; i < 49; ++i) {
        const auto outcome = bench.service->openNew(Level::Carton);
        COMPARE_CODE(outcome.verdict.code, ContainerOpened);
        const QString number = outcome.verdict.unit->sscc()->toString();
        QVERIFY2(!drawn.contains(number), qPrintable(number));
        drawn.insert(number);
        (void)bench.service->press(PressSetAside{});
    }
    COMPARE_CODE(bench.service->openNew(Level::Carton).verdict.code, PoolExhausted);
}

void TestPackingService::overlayGivesWayToTheEcho()
{
    StationBench bench;
    (void)bench.scanLabel(Cartons.number(1));
    for (int i = 0; i < 3; ++i)
        (void)bench.scanPack(i);
    QCOMPARE(bench.world->childrenOf(Cartons.number(1)).size(), 3);
    QVERIFY(bench.world->unit(StationBench::packId(0))->sync == SyncState::Pending);
    const services::HierarchyService hierarchy(*bench.world);
    const auto roots = hierarchy.roots(bench.service->state());
    QCOMPARE(roots.size(), 1);
    QCOMPARE(hierarchy.children(roots[0].id).size(), 3);
    QCOMPARE(hierarchy.pathToTop(StationBench::packId(0)).size(), 2);
}

void TestPackingService::centralsNoOutweighsOurs()
{
    StationBench bench;
    (void)bench.scanLabel(Cartons.number(1));
    (void)bench.scanPack(0);
    auto database = store::Database::open(store::Schema::cache(), bench.cachePath(),
                                          store::Database::Access::Shared);
    store::CacheWriter writer(**database);
    store::FeedPage page{u"site"_s, u"epoch"_s, 12, 13, 13, true, bench.clock.now(), u"1"_s, 0, {}};
    UnitState pack{StationBench::packId(0)};
    pack.product = *gs1::Gtin::parse(u"09521141012345");
    pack.lot = u"L1"_s;
    pack.holds = {{HoldClass::Recalled, u"R-1"_s, {}, {}}};
    page.rows = {{13, store::UnitRow{pack}}};
    QVERIFY(writer.apply(page, store::Moment::now(bench.clock)));
    bench.world->renew();
    bench.service->refresh();
    QCOMPARE(bench.service->view().open.last().heldInside, 1);
    QCOMPARE(bench.service->view().next, NextAction::RemoveHeld);
    COMPARE_CODE(bench.scanPack(0), Recalled);
    QVERIFY(bench.world->unit(StationBench::packId(0))->parent); // ours is still true, too
}

void TestPackingService::packedElsewhereMeanwhile()
{
    StationBench bench;
    (void)bench.scanLabel(Cartons.number(1));
    (void)bench.scanPack(0);
    (void)bench.service->press(PressUndo{}); // the overlay says: loose
    UnitState pack = StationBench::pack(0);
    pack.parent = epc::Epc(Cartons.number(40));
    pack.lastEventBy = u"WS2"_s;
    bench.hear({pack});
    COMPARE_CODE(bench.scanPack(0), AlreadyAggregated);
    pack.lastEventBy = u"WS1"_s; // what we ourselves had said before the undo is no objection
    pack.parent = epc::Epc(Cartons.number(1));
    bench.hear({pack});
    COMPARE_CODE(bench.scanPack(0), ChildAdded);
}

void TestPackingService::closedElsewhereMeanwhile()
{
    StationBench bench;
    (void)bench.scanLabel(Cartons.number(1));
    (void)bench.scanPack(0);
    UnitState carton{epc::Epc(Cartons.number(1)), Level::Carton};
    carton.container = ContainerState{false, true, {}};
    carton.lastEventBy = u"WS2"_s;
    bench.hear({carton});
    QVERIFY(bench.service->view().open.isEmpty());
    COMPARE_CODE(bench.scanPack(1), NoOpenContainer);
}

void TestPackingService::takenOutElsewhereMeanwhile()
{
    StationBench bench;
    (void)bench.scanLabel(Cartons.number(1));
    (void)bench.scanPack(0);
    (void)bench.scanPack(1);
    // Central has echoed the packs, and then QA took one out.
    UnitState inside = StationBench::pack(0);
    inside.parent = epc::Epc(Cartons.number(1));
    inside.lastEventBy = u"WS1"_s;
    UnitState out = StationBench::pack(1);
    out.lastEventBy = u"QA"_s;
    bench.hear({inside, out});
    {
        store::Transaction transaction(bench.store->database());
        (void)bench.store->overlay.removeEchoed(1000);
        (void)transaction.commit();
    }
    bench.hear({StationBench::pack(5)});
    QCOMPARE(bench.service->view().open.last().count, 1);
    COMPARE_CODE(bench.scanPack(2), ChildAdded); // the second one of three: not full
    QCOMPARE(bench.last().verdict.count, 2);
    COMPARE_CODE(bench.scanPack(3), ChildAddedAndClosed);
}

void TestPackingService::doubtfulPackKeepsCartonOffPallet()
{
    StationBench bench;
    (void)bench.scanLabel(Pallets.number(1));
    (void)bench.scanLabel(Cartons.number(1));
    for (int i = 0; i < 3; ++i)
        (void)bench.scanPack(i);
    UnitState pack = StationBench::pack(1);
    pack.duplicateIdentity = true;
    bench.hear({pack});
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainsHeld);
}

void TestPackingService::clockThatFellBack()
{
    StationBench bench;
    UnitState pack = StationBench::pack(0);
    pack.expiry = QDate(2026, 11, 20); // central's clock says the 21st
    bench.hear({pack});
    (void)bench.scanLabel(Cartons.number(1));
    bench.clock.setWallClock(bench.clock.now().addDays(-3));
    COMPARE_CODE(bench.scanPack(0), Expired);
}

void TestPackingService::containersInACircle()
{
    StationBench bench;
    UnitState inner{epc::Epc(Cartons.number(30)), Level::Carton};
    UnitState outer{epc::Epc(Pallets.number(30)), Level::Pallet};
    inner.container = outer.container = ContainerState{};
    inner.parent = outer.id;
    outer.parent = inner.id;
    bench.hear({inner, outer});
    COMPARE_CODE(bench.scanLabel(Cartons.number(30)), AlreadyAggregated);
    QCOMPARE(bench.world->heldInside(outer.id), 0);
    QVERIFY(!services::HierarchyService(*bench.world).pathToTop(inner.id).isEmpty());
}

void TestPackingService::failsWhollyOrNotAtAll_data()
{
    QTest::addColumn<bool>("closes");
    QTest::newRow("pack into carton") << false;
    QTest::newRow("last pack: added and closed") << true;
}

void TestPackingService::failsWhollyOrNotAtAll()
{
    QFETCH(const bool, closes);
    for (int failing = 0;; ++failing) {
        QVERIFY2(failing < 500, "never got through");
        StationBench bench;
        (void)bench.scanLabel(Cartons.number(1));
        for (int i = 0; i < (closes ? 2 : 1); ++i)
            (void)bench.scanPack(i);
        const SessionView before = bench.service->view();
        const int pending = bench.store->outbox.stats()->pending;
        int access = 0;
        bench.store->database().setAccessHook([&] { return access++ != failing; });
        const VerdictCode code = bench.scanPack(5);
        const bool bitten = access > failing;
        bench.store->database().setAccessHook({});
        if (severityOf(code) == Severity::Accepted) {
            // Committed; what failed after that, if anything, is read again when it is needed.
            QVERIFY(failing > 8); // it did reach into the transaction
            QVERIFY(bench.store->outbox.stats()->pending > pending);
            QVERIFY(bench.world->unit(StationBench::packId(5))->parent);
            if (bitten)
                continue;
            break;
        }
        COMPARE_CODE(code, NotStored);
        QVERIFY(bench.service->view() == before);
        QCOMPARE(bench.store->outbox.stats()->pending, pending);
        QVERIFY(!bench.world->unit(StationBench::packId(5))->parent);
        QVERIFY(bench.store->audit.verify()->isSound());
        // Nothing is half done: the same scan now goes through.
        QCOMPARE(severityOf(bench.scanPack(5)), Severity::Accepted);
        bench.open();
        QVERIFY(bench.world->unit(StationBench::packId(5))->parent);
    }
}

QTEST_GUILESS_MAIN(TestPackingService)
#include "tst_packingservice.moc"
