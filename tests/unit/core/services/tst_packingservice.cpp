// SPDX-License-Identifier: Apache-2.0
#include "core/domain/commandjson.h"
#include "core/services/hierarchyservice.h"
#include "core/services/packingservice.h"
#include "core/store/cachewriter.h"
#include "core/store/transaction.h"
#include "tests/support/manualclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;

namespace {

const QByteArray MasterDataJson =
    R"({"version":"1","company":"C","site":"https://id.gs1.org/414/9521141100011","products":[
 {"gtin":"09521141012345","name":"Testolin","levels":[{"level":"carton","capacity":3},
 {"level":"pallet","capacity":2,"mix":"sameProduct"}]}]})";
const SsccBlock Cartons{u"c"_s, Level::Carton, u"19521141"_s, 1, 50};
const SsccBlock Pallets{u"p"_s, Level::Pallet, u"39521141"_s, 1, 50};

/// A station in a temporary folder: twelve good packs in the cache, blocks of numbers leased.
class Bench
{
public:
    Bench()
    {
        m_files = {m_folder.filePath(u"station.db"_s), m_folder.filePath(u"cache.db"_s)};
        open();
        auto database = store::Database::open(store::Schema::cache(), m_files.cacheDatabase,
                                              store::Database::Access::Shared);
        store::CacheWriter writer(**database);
        (void)writer.replaceMasterData(u"1"_s, MasterDataJson);
        (void)writer.reset(u"site"_s, u"epoch"_s);
        store::FeedPage page;
        page.scope = u"site"_s;
        page.epoch = u"epoch"_s;
        page.to = page.head = 12;
        page.upToDate = true;
        page.serverTime = clock.now();
        for (int i = 0; i < 12; ++i) {
            UnitState pack{packId(i)};
            pack.product = *gs1::Gtin::parse(u"09521141012345");
            pack.lot = u"L1"_s;
            pack.expiry = QDate(2029, 5, 31);
            if (i == 11)
                pack.holds = {{HoldClass::Quarantined, u"DEV-118"_s, u"QA-7"_s, clock.now()}};
            page.rows.append({i + 1, store::UnitRow{pack}});
        }
        (void)writer.apply(page, store::Moment::now(clock));
        store::Transaction transaction(store->database());
        (void)store->ssccBlocks.add(Cartons);
        (void)store->ssccBlocks.add(Pallets);
        (void)transaction.commit();
        world->renew();
    }

    void open()
    {
        service.reset();
        world.reset();
        store.reset();
        store = *store::StationStore::open(m_files);
        world = std::make_unique<services::UnitLookup>(*store, clock, u"WS1"_s);
        service = std::make_unique<services::PackingService>(
            *store, *world, clock,
            services::StationIdentity{u"WS1"_s, u"OP-1"_s, u"operator"_s,
                                      u"https://id.gs1.org/414/9521141100011/254/B1"_s,
                                      u"https://id.gs1.org/414/9521141100011"_s});
        service->restore();
    }

    static epc::Epc packId(int i)
    {
        return *epc::Sgtin::make(*gs1::Gtin::parse(u"09521141012345"), u"S%1"_s.arg(i));
    }

    VerdictCode scan(const QByteArray &bytes)
    {
        scan::RawScan raw{u"s1"_s, ++m_sequence, bytes, {}, clock.now(), clock.sinceBoot()};
        m_last = service->scan(raw, {}, false);
        return m_last.verdict.code;
    }
    VerdictCode scanPack(int i)
    {
        return scan("]d2010952114101234521S" + QByteArray::number(i)
                    + "\x1d"
                      "10L1");
    }
    VerdictCode scanLabel(const gs1::Sscc &sscc)
    {
        return scan("]C100" + sscc.toString().toLatin1());
    }
    QString cachePath() const { return m_files.cacheDatabase; }

    static UnitState pack(int i)
    {
        UnitState pack{packId(i)};
        pack.product = *gs1::Gtin::parse(u"09521141012345");
        pack.lot = u"L1"_s;
        pack.expiry = QDate(2029, 5, 31);
        return pack;
    }
    /// Central's feed goes on with these rows, and all our events have arrived there.
    void hear(const QList<UnitState> &units)
    {
        const auto sent = store->outbox.nextBatch(1000, 10'000'000);
        QList<qint64> seqs;
        for (const store::OutboxEvent &event : *sent)
            seqs.append(event.seq);
        {
            store::Transaction transaction(store->database());
            (void)store->outbox.markStored(seqs, clock.now());
            (void)transaction.commit();
        }
        auto database = store::Database::open(store::Schema::cache(), m_files.cacheDatabase,
                                              store::Database::Access::Shared);
        store::CacheWriter writer(**database);
        store::FeedPage page{u"site"_s, u"epoch"_s,  m_head, m_head, m_head,
                             true,      clock.now(), u"1"_s, 0,      {}};
        for (const UnitState &unit : units)
            page.rows.append({++m_head, store::UnitRow{unit}});
        page.to = page.head = m_head;
        (void)writer.apply(page, store::Moment::now(clock));
        world->renew();
        service->refresh();
    }
    const services::Outcome &last() const { return m_last; }

    QList<QJsonObject> events()
    {
        QList<QJsonObject> events;
        const auto batch = store->outbox.nextBatch(1000, 10'000'000);
        for (const store::OutboxEvent &event : *batch)
            events.append(QJsonDocument::fromJson(event.document).object());
        return events;
    }

private:
    QTemporaryDir m_folder; // goes last, when nothing in it is open any more
    store::StationFiles m_files;

public:
    test::ManualClock clock{QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC)};
    std::unique_ptr<store::StationStore> store;
    std::unique_ptr<services::UnitLookup> world;
    std::unique_ptr<services::PackingService> service;

private:
    quint64 m_sequence = 0;
    qint64 m_head = 12;
    services::Outcome m_last;
};

} // namespace

class TestPackingService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyScanLeavesItsTraces();
    void eventsTellTheStory();
    void undoIsTold();
    void restartGoesOnWhereItStopped();
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
    Bench bench;
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

void TestPackingService::eventsTellTheStory()
{
    Bench bench;
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
    Bench bench;
    (void)bench.scanLabel(Cartons.number(1));
    for (int i = 0; i < 3; ++i)
        (void)bench.scanPack(i);
    COMPARE_CODE(bench.service->press(PressUndo{}).verdict.code, Undone);
    const auto events = bench.events();
    QCOMPARE(events.size(), 7);
    QCOMPARE(events[5]["agw:operation"_L1].toString(), u"UNDO_CLOSE"_s);
    QCOMPARE(events[6]["action"_L1].toString(), u"DELETE"_s);
    QCOMPARE(events[6]["childEPCs"_L1].toArray().first().toString(), Bench::packId(2).toUri());
    QVERIFY(!bench.world->unit(Bench::packId(2))->parent);
    QCOMPARE(bench.service->view().open.last().count, 2);
    COMPARE_CODE(bench.service->press(PressUndo{}).verdict.code, Undone);
    QCOMPARE(bench.service->view().open.last().count, 1);
}

void TestPackingService::restartGoesOnWhereItStopped()
{
    Bench bench;
    (void)bench.scanLabel(Pallets.number(1));
    (void)bench.scanLabel(Cartons.number(1));
    (void)bench.scanPack(0);
    const SessionView before = bench.service->view();
    bench.open();
    QVERIFY(bench.service->view() == before);
    COMPARE_CODE(bench.scanPack(0), AlreadyInThisContainer);
    COMPARE_CODE(bench.service->press(PressUndo{}).verdict.code, Undone);
}

void TestPackingService::numbersAreNeverDrawnTwice()
{
    Bench bench;
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
    Bench bench;
    (void)bench.scanLabel(Cartons.number(1));
    for (int i = 0; i < 3; ++i)
        (void)bench.scanPack(i);
    QCOMPARE(bench.world->childrenOf(Cartons.number(1)).size(), 3);
    QVERIFY(bench.world->unit(Bench::packId(0))->sync == SyncState::Pending);
    const services::HierarchyService hierarchy(*bench.world);
    const auto roots = hierarchy.roots(bench.service->state());
    QCOMPARE(roots.size(), 1);
    QCOMPARE(hierarchy.children(roots[0].id).size(), 3);
    QCOMPARE(hierarchy.pathToTop(Bench::packId(0)).size(), 2);
}

void TestPackingService::centralsNoOutweighsOurs()
{
    Bench bench;
    (void)bench.scanLabel(Cartons.number(1));
    (void)bench.scanPack(0);
    auto database = store::Database::open(store::Schema::cache(), bench.cachePath(),
                                          store::Database::Access::Shared);
    store::CacheWriter writer(**database);
    store::FeedPage page{u"site"_s, u"epoch"_s, 12, 13, 13, true, bench.clock.now(), u"1"_s, 0, {}};
    UnitState pack{Bench::packId(0)};
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
    QVERIFY(bench.world->unit(Bench::packId(0))->parent); // ours is still true, too
}

void TestPackingService::packedElsewhereMeanwhile()
{
    Bench bench;
    (void)bench.scanLabel(Cartons.number(1));
    (void)bench.scanPack(0);
    (void)bench.service->press(PressUndo{}); // the overlay says: loose
    UnitState pack = Bench::pack(0);
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
    Bench bench;
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
    Bench bench;
    (void)bench.scanLabel(Cartons.number(1));
    (void)bench.scanPack(0);
    (void)bench.scanPack(1);
    // Central has echoed the packs, and then QA took one out.
    UnitState inside = Bench::pack(0);
    inside.parent = epc::Epc(Cartons.number(1));
    inside.lastEventBy = u"WS1"_s;
    UnitState out = Bench::pack(1);
    out.lastEventBy = u"QA"_s;
    bench.hear({inside, out});
    {
        store::Transaction transaction(bench.store->database());
        (void)bench.store->overlay.removeEchoed(1000);
        (void)transaction.commit();
    }
    bench.hear({Bench::pack(5)});
    QCOMPARE(bench.service->view().open.last().count, 1);
    COMPARE_CODE(bench.scanPack(2), ChildAdded); // the second one of three: not full
    QCOMPARE(bench.last().verdict.count, 2);
    COMPARE_CODE(bench.scanPack(3), ChildAddedAndClosed);
}

void TestPackingService::doubtfulPackKeepsCartonOffPallet()
{
    Bench bench;
    (void)bench.scanLabel(Pallets.number(1));
    (void)bench.scanLabel(Cartons.number(1));
    for (int i = 0; i < 3; ++i)
        (void)bench.scanPack(i);
    UnitState pack = Bench::pack(1);
    pack.duplicateIdentity = true;
    bench.hear({pack});
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainsHeld);
}

void TestPackingService::clockThatFellBack()
{
    Bench bench;
    UnitState pack = Bench::pack(0);
    pack.expiry = QDate(2026, 11, 20); // central's clock says the 21st
    bench.hear({pack});
    (void)bench.scanLabel(Cartons.number(1));
    bench.clock.setWallClock(bench.clock.now().addDays(-3));
    COMPARE_CODE(bench.scanPack(0), Expired);
}

void TestPackingService::containersInACircle()
{
    Bench bench;
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
        Bench bench;
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
            QVERIFY(bench.world->unit(Bench::packId(5))->parent);
            if (bitten)
                continue;
            break;
        }
        COMPARE_CODE(code, NotStored);
        QVERIFY(bench.service->view() == before);
        QCOMPARE(bench.store->outbox.stats()->pending, pending);
        QVERIFY(!bench.world->unit(Bench::packId(5))->parent);
        QVERIFY(bench.store->audit.verify()->isSound());
        // Nothing is half done: the same scan now goes through.
        QCOMPARE(severityOf(bench.scanPack(5)), Severity::Accepted);
        bench.open();
        QVERIFY(bench.world->unit(Bench::packId(5))->parent);
    }
}

QTEST_GUILESS_MAIN(TestPackingService)
#include "tst_packingservice.moc"
