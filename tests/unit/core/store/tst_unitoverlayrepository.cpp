// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QRegularExpression>

using namespace pw;
using namespace pw::test;
using namespace pw::store;

class TestUnitOverlayRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everythingComesBack();
    void unknownUnit();
    void childrenOfParent();
    void openContainers();
    void topContainers();
    void syncFollowsTheOutbox();
    void echoRemovesWhatCentralShows();
    void echoKeepsOpenContainers();
    void echoKeepsWhatStillWaits();
    void numbersAreTakenBack();
    void olderDatabase();
};

namespace {

/// Stores an event of sequence `seq` that touches `units`, in one transaction with their records.
qint64 touch(StationStore &store, qint64 seq, const QList<domain::UnitState> &units)
{
    Transaction transaction(store.database());
    OutboxEvent event;
    for (const auto &state : units) {
        event.units.append(state.id);
        if (!store.overlay.put(state, seq))
            return -1;
    }
    const auto operation =
        store.operations.append({0, QUuid::createUuid(), u"TEST"_s, at(0), u"op"_s, "{}", {}, {}});
    if (!operation)
        return -1;
    event.eventId = u"urn:uuid:%1"_s.arg(seq);
    event.sequence = seq;
    event.operation = *operation;
    event.document = "{}";
    event.createdAt = at(0);
    const auto appended = store.outbox.append(event);
    return appended && transaction.commit() ? *appended : -1;
}

domain::SyncState syncOf(StationStore &store, const epc::Epc &id)
{
    const auto found = store.overlay.find(id);
    return found && *found ? (*found)->sync : domain::SyncState::InSync;
}

bool isOverlaid(StationStore &store, const epc::Epc &id)
{
    const auto found = store.overlay.find(id);
    return found && found->has_value();
}

} // namespace

void TestUnitOverlayRepository::everythingComesBack()
{
    StationFixture station;
    domain::UnitState state = unit(carton(7));
    state.lifecycle = domain::Lifecycle::Sampled;
    state.custody = domain::Custody::Shipped;
    state.product = *gs1::Gtin::parse(u"09521141012345");
    state.lot = u"L26/A"_s;
    state.expiry = QDate(2028, 5, 31);
    state.holds = {{domain::HoldClass::Damaged, u"wet \u2014 corner"_s, u"op7"_s, at(3)},
                   {domain::HoldClass::Suspect, {}, {}, {}}};
    state.parent = carton(8);
    state.container = {false, true, 10};
    state.childCount = 9;
    state.duplicateIdentity = true;
    state.lastEventAt = at(4).addMSecs(123);
    state.lastEventBy = u"WS1"_s;
    PW_VERIFY(station.store->overlay.put(state, 1));
    station.open();
    const auto found = station.store->overlay.find(state.id);
    PW_VERIFY(found);
    QVERIFY(*found);
    QVERIFY(**found == state);
}

void TestUnitOverlayRepository::unknownUnit()
{
    StationFixture station;
    const auto found = station.store->overlay.find(pack(u"A"_s));
    PW_VERIFY(found);
    QVERIFY(!*found);
}

void TestUnitOverlayRepository::childrenOfParent()
{
    StationFixture station;
    auto &overlay = station.store->overlay;
    for (const auto &serial : {u"B"_s, u"A"_s, u"C"_s}) {
        auto child = unit(pack(serial));
        child.parent = carton(serial == u"C" ? 2 : 1);
        PW_VERIFY(overlay.put(child, 1));
    }
    const auto children = overlay.childrenOf(carton(1));
    PW_VERIFY(children);
    QCOMPARE(children->size(), 2);
    QVERIFY(children->at(0).id == pack(u"A"_s) && children->at(1).id == pack(u"B"_s));
}

void TestUnitOverlayRepository::openContainers()
{
    StationFixture station;
    auto &overlay = station.store->overlay;
    const auto put = [&](int number, bool open, int second) {
        auto state = unit(carton(number));
        state.container = {open, false, {}};
        state.lastEventAt = at(second);
        return overlay.put(state, second).has_value();
    };
    QVERIFY(put(1, true, 20) && put(2, false, 5) && put(3, true, 10));
    const auto open = overlay.openContainersHere();
    PW_VERIFY(open);
    QCOMPARE(open->size(), 2);
    QVERIFY(open->at(0).id == carton(3) && open->at(1).id == carton(1));
}

void TestUnitOverlayRepository::topContainers()
{
    StationFixture station;
    QList<domain::UnitState> units{unit(pack(u"A"_s)), unit(carton(1)), unit(carton(2)),
                                   unit(carton(3)), unit(carton(4))};
    for (domain::UnitState &container : units) {
        if (container.id.sscc())
            container.container = domain::ContainerState();
    }
    units[1].parent = carton(2); // inside another
    units[3].lifecycle = domain::Lifecycle::Decommissioned;
    units[4].container->open = true;
    QVERIFY(touch(*station.store, 1, units) > 0);
    const auto tops = station.store->overlay.topContainers();
    PW_VERIFY(tops);
    QCOMPARE(tops->size(), 2);
    QCOMPARE(tops->first().id, carton(2));
    QCOMPARE(tops->last().id, carton(4));
}

void TestUnitOverlayRepository::syncFollowsTheOutbox()
{
    StationFixture station;
    auto &store = *station.store;
    const qint64 first = touch(store, 1, {unit(pack(u"A"_s))});
    QCOMPARE(syncOf(store, pack(u"A"_s)), domain::SyncState::Pending);
    const qint64 second = touch(store, 2, {unit(pack(u"A"_s))});
    PW_VERIFY(store.outbox.park(second, u"400"_s, u"no"_s));
    QCOMPARE(syncOf(store, pack(u"A"_s)), domain::SyncState::Parked);
    PW_VERIFY(store.outbox.unpark(second));
    PW_VERIFY(store.outbox.markStored({first, second}, at(9)));
    QCOMPARE(syncOf(store, pack(u"A"_s)), domain::SyncState::InSync);
}

void TestUnitOverlayRepository::echoRemovesWhatCentralShows()
{
    StationFixture station;
    auto &store = *station.store;
    const qint64 first = touch(store, 1, {unit(pack(u"A"_s))});
    const qint64 second = touch(store, 2, {unit(pack(u"B"_s))});
    PW_VERIFY(store.outbox.markStored({first, second}, at(9)));
    const auto removed = store.overlay.removeEchoed(1);
    PW_VERIFY(removed);
    QCOMPARE(*removed, 1);
    QVERIFY(!isOverlaid(store, pack(u"A"_s)));
    QVERIFY(isOverlaid(store, pack(u"B"_s)));
}

void TestUnitOverlayRepository::echoKeepsOpenContainers()
{
    StationFixture station;
    auto &store = *station.store;
    auto open = unit(carton(1));
    open.container = {true, false, {}};
    const qint64 first = touch(store, 1, {open});
    PW_VERIFY(store.outbox.markStored({first}, at(9)));
    PW_VERIFY(store.overlay.removeEchoed(1));
    QVERIFY(isOverlaid(store, open.id));
    open.container->open = false;
    const qint64 second = touch(store, 2, {open});
    PW_VERIFY(store.outbox.markStored({second}, at(9)));
    PW_VERIFY(store.overlay.removeEchoed(2));
    QVERIFY(!isOverlaid(store, open.id));
}

void TestUnitOverlayRepository::echoKeepsWhatStillWaits()
{
    StationFixture station;
    auto &store = *station.store;
    const qint64 parked = touch(store, 1, {unit(pack(u"A"_s))});
    const qint64 stored = touch(store, 2, {unit(pack(u"B"_s))});
    touch(store, 3, {unit(pack(u"C"_s))});
    PW_VERIFY(store.outbox.park(parked, u"400"_s, u"no"_s));
    PW_VERIFY(store.outbox.markStored({stored}, at(9)));
    PW_VERIFY(store.overlay.removeEchoed(3)); // central counts by the highest it has
    QVERIFY(isOverlaid(store, pack(u"A"_s)));
    QVERIFY(!isOverlaid(store, pack(u"B"_s)));
    QVERIFY(isOverlaid(store, pack(u"C"_s)));
}

/// A number given in a transaction that came to nothing is not one that is known.
void TestUnitOverlayRepository::numbersAreTakenBack()
{
    StationFixture station;
    auto &store = *station.store;
    {
        Transaction transaction(store.database());
        PW_VERIFY(store.overlay.put(unit(pack(u"A"_s)), 1));
        QVERIFY(isOverlaid(store, pack(u"A"_s)));
    }
    QVERIFY(!isOverlaid(store, pack(u"A"_s)));
    QVERIFY(touch(store, 1, {unit(pack(u"B"_s))}) > 0); // may get the number A had
    QVERIFY(!isOverlaid(store, pack(u"A"_s)));
    QVERIFY(touch(store, 2, {unit(pack(u"A"_s))}) > 0);
    QVERIFY(isOverlaid(store, pack(u"A"_s)) && isOverlaid(store, pack(u"B"_s)));
    station.open();
    QVERIFY((*station.store->overlay.find(pack(u"A"_s)))->id == pack(u"A"_s));
}

/// A unit the history has never heard of, in a container it has not heard of, either.
void TestUnitOverlayRepository::olderDatabase()
{
    QTemporaryDir folder;
    const StationFiles files{folder.filePath(u"station.db"_s), folder.filePath(u"cache.db"_s)};
    const auto child = pack(u"A"_s);
    {
        Schema before = Schema::station();
        before.migrations.resize(5);
        const auto old = Database::open(before, files.stationDatabase, Database::Access::Owner);
        PW_VERIFY(old);
        Statement insert(**old, "INSERT INTO unit_overlay VALUES (?1,'pack','sampled','here',NULL,"
                                "'L1','2029-05-31','[]',?2,NULL,NULL,0,1,7,'WS1',3,'none',0,"
                                "'verified',9)");
        PW_VERIFY(insert.execute(child.key(), carton(8).key()));
    }
    const auto store = StationStore::open(files);
    PW_VERIFY(store);
    const auto found = (*store)->overlay.find(child);
    PW_VERIFY(found);
    QVERIFY(*found);
    domain::UnitState expected{child};
    expected.lifecycle = domain::Lifecycle::Sampled;
    expected.lot = u"L1"_s;
    expected.expiry = QDate(2029, 5, 31);
    expected.parent = carton(8);
    expected.duplicateIdentity = true;
    expected.lastEventAt = QDateTime::fromMSecsSinceEpoch(7, Qt::UTC);
    expected.lastEventBy = u"WS1"_s;
    expected.evidence = domain::Evidence::Verified;
    expected.evidenceAt = QDateTime::fromMSecsSinceEpoch(9, Qt::UTC);
    QVERIFY(**found == expected);
    const auto children = (*store)->overlay.childrenOf(carton(8));
    PW_VERIFY(children);
    QCOMPARE(children->size(), 1);
}

QTEST_GUILESS_MAIN(TestUnitOverlayRepository)
#include "tst_unitoverlayrepository.moc"
