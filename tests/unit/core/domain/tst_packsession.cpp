// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/fakeworld.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;

using Prepare = std::function<void(FakeWorld &)>;
Q_DECLARE_METATYPE(Prepare)

class TestPackSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void buildsCartonsAndPallet();
    void refusesPack_data();
    void refusesPack();
    void differencesOfTheLabel();
    void labelFillsWhatTheRecordLacks();
    void heldContainerTakesNothing();
    void mixPolicy();
    void labelsOutOfTurn();
    void partialNeedsReason();
    void setAsideAndResume();
    void heldWhilePacking();
    void containerForbiddenWhilePacking_data();
    void containerForbiddenWhilePacking();
    void openBundleIsNoChild();
    void undoTakesBackWholeSteps();
    void undoRefusedWhenTheWorldMovedOn();
    void dataAge();
    void nextAction();
    void restoredAfterRestart();
    void randomWalkKeepsEveryPackInOnePlace();
};

#define COMPARE_CODE(verdict, expected) \
    QCOMPARE(toCode((verdict).code), toCode(VerdictCode::expected))

void TestPackSession::buildsCartonsAndPallet()
{
    FakeWorld world;
    for (const QString &serial : {u"A1"_s, u"A2"_s, u"A3"_s, u"A4"_s, u"A5"_s, u"A6"_s})
        world.addPack(serial);
    COMPARE_CODE(world.scanLabel(world.pallet(1)), ContainerOpened);
    COMPARE_CODE(world.scanLabel(world.carton(1)), ContainerOpened);
    COMPARE_CODE(world.scanPack(u"A1"_s), ChildAdded);
    COMPARE_CODE(world.scanPack(u"A2"_s), ChildAdded);
    const Verdict third = world.scanPack(u"A3"_s);
    COMPARE_CODE(third, ChildAddedAndClosed);
    QCOMPARE(third.count, 3);
    QCOMPARE(third.capacity, std::optional(3));
    const Verdict placed = world.scanLabel(world.carton(1));
    COMPARE_CODE(placed, ChildAdded);
    QCOMPARE(placed.container, std::optional(epc::Epc(world.pallet(1))));
    COMPARE_CODE(world.scanLabel(world.carton(2)), ContainerOpened);
    for (const QString &serial : {u"A4"_s, u"A5"_s, u"A6"_s})
        (void)world.scanPack(serial);
    COMPARE_CODE(world.scanLabel(world.carton(2)), ChildAddedAndClosed);
    QVERIFY(world.state.open.isEmpty());
    const auto pallet = world.unit(world.pallet(1));
    QVERIFY(pallet);
    QCOMPARE(pallet->childCount, 2);
    QVERIFY(!pallet->container->open);
    QVERIFY(!pallet->container->partial);
    QCOMPARE(world.unit(world.packId(u"A5"_s))->parent, std::optional(epc::Epc(world.carton(2))));
}

void TestPackSession::refusesPack_data()
{
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<VerdictCode>("code");
    const auto row = [](const char *name, VerdictCode code,
                        const std::function<void(UnitState &)> &change) {
        QTest::newRow(name) << Prepare([change](FakeWorld &world) {
            change(world.addPack(u"X"_s));
        }) << code;
    };
    const auto held = [](HoldClass holdClass) {
        return [holdClass](UnitState &pack) { pack.holds.append({holdClass, u"why"_s, {}, {}}); };
    };
    row("quarantined", VerdictCode::Quarantined, held(HoldClass::Quarantined));
    row("recalled", VerdictCode::Recalled, held(HoldClass::Recalled));
    row("damaged", VerdictCode::Damaged, held(HoldClass::Damaged));
    row("stolen", VerdictCode::Stolen, held(HoldClass::Stolen));
    row("suspect", VerdictCode::Suspect, held(HoldClass::Suspect));
    row("data missing", VerdictCode::DataHold, held(HoldClass::DataIssue));
    row("recalled outweighs damaged", VerdictCode::Recalled, [](UnitState &pack) {
        pack.holds = {{HoldClass::Damaged, {}, {}, {}}, {HoldClass::Recalled, {}, {}, {}}};
    });
    row("expired yesterday", VerdictCode::Expired,
        [](UnitState &pack) { pack.expiry = QDate(2026, 11, 20); });
    row("shipped", VerdictCode::Shipped, [](UnitState &p) { p.custody = Custody::Shipped; });
    row("elsewhere", VerdictCode::Elsewhere, [](UnitState &p) { p.custody = Custody::Elsewhere; });
    row("decommissioned", VerdictCode::Decommissioned,
        [](UnitState &p) { p.lifecycle = Lifecycle::Decommissioned; });
    row("sampled", VerdictCode::Sampled, [](UnitState &p) { p.lifecycle = Lifecycle::Sampled; });
    row("destroyed and quarantined: the end outweighs", VerdictCode::Destroyed, [](UnitState &p) {
        p.lifecycle = Lifecycle::Destroyed;
        p.holds.append({HoldClass::Quarantined, {}, {}, {}});
    });
    row("printed, never commissioned", VerdictCode::NotCommissioned,
        [](UnitState &p) { p.lifecycle = Lifecycle::Encoded; });
    row("two packs with one serial", VerdictCode::DuplicateIdentity,
        [](UnitState &p) { p.duplicateIdentity = true; });
    row("in another carton", VerdictCode::AlreadyAggregated,
        [](UnitState &p) { p.parent = *gs1::Sscc::parse(u"395211410000000015"); });
    QTest::newRow("serial nobody knows")
        << Prepare([](FakeWorld &) {}) << VerdictCode::UnknownSerial;
    QTest::newRow("unknown while the data is old")
        << Prepare([](FakeWorld &w) { w.age = std::chrono::minutes(16); })
        << VerdictCode::Unverified;
    QTest::newRow("product nobody knows")
        << Prepare([](FakeWorld &w) { w.products.removeFirst(); }) << VerdictCode::NoMasterData;
}

void TestPackSession::refusesPack()
{
    QFETCH(const Prepare, prepare);
    QFETCH(const VerdictCode, code);
    FakeWorld world;
    (void)world.scanLabel(world.carton(1));
    prepare(world);
    const PackState before = world.state;
    const auto units = world.units;
    const Verdict verdict = world.scanPack(u"X"_s);
    QCOMPARE(toCode(verdict.code), toCode(code));
    QCOMPARE(verdict.unit, std::optional(world.packId(u"X"_s)));
    QVERIFY(world.state == before);
    QVERIFY(world.units == units);
    // The answer is the same with nothing open: a status check needs no container.
    FakeWorld bare;
    prepare(bare);
    QCOMPARE(toCode(bare.scanPack(u"X"_s).code), toCode(code));
}

void TestPackSession::differencesOfTheLabel()
{
    FakeWorld world;
    world.addPack(u"A"_s, u"Lot7"_s);
    (void)world.scanLabel(world.carton(1));
    const Verdict lower = world.scanPack(u"A"_s, u"lOT7"_s);
    COMPARE_CODE(lower, AttributeMismatch);
    QCOMPARE(lower.differences.size(), 1);
    QVERIFY(lower.differences[0].onlyCase);
    const Verdict other = world.scanPack(u"A"_s, u"Lot8"_s);
    QVERIFY(!other.differences[0].onlyCase);
    const auto withExpiry = [&](QDate day, bool wholeMonth) {
        return world.input(scan::ScannedThing(scan::ScannedItem{
            *epc::Sgtin::make(world.strict, u"A"_s), u"Lot7"_s, gs1::Gs1Date{day, wholeMonth}}));
    };
    COMPARE_CODE(withExpiry(QDate(2028, 5, 30), false), AttributeMismatch);
    COMPARE_CODE(withExpiry(QDate(2028, 6, 30), true), AttributeMismatch);
    COMPARE_CODE(withExpiry(QDate(2028, 5, 31), true), ChildAdded);
}

/// A record without lot or expiry must not turn a recalled or expired pack into an OK.
void TestPackSession::labelFillsWhatTheRecordLacks()
{
    FakeWorld world;
    world.addPack(u"A"_s, {}).expiry = {};
    (void)world.scanLabel(world.carton(1));
    const auto scan = [&](const QString &lot, QDate expiry) {
        return world.input(scan::ScannedThing(scan::ScannedItem{
            *epc::Sgtin::make(world.strict, u"A"_s), lot, gs1::Gs1Date{expiry, false}}));
    };
    COMPARE_CODE(scan(u"L1"_s, QDate(2026, 11, 20)), Expired);
    world.lotHolds.insert(u"L1"_s, {HoldClass::Recalled, u"R-1"_s, {}, {}});
    COMPARE_CODE(scan(u"L1"_s, QDate(2029, 5, 31)), Recalled);
    world.lotHolds.clear();
    COMPARE_CODE(scan(u"L1"_s, QDate(2029, 5, 31)), ChildAdded);
    QVERIFY(world.state.open.last() == contentsOf(*world.unit(world.carton(1))));
    QCOMPARE(world.unit(world.packId(u"A"_s))->lot, u"L1"_s);
}

void TestPackSession::heldContainerTakesNothing()
{
    FakeWorld world;
    world.addPack(u"A"_s);
    world.addPack(u"B"_s);
    (void)world.scanLabel(world.carton(1));
    (void)world.scanPack(u"A"_s);
    world.record(world.carton(1)).holds = {{HoldClass::Quarantined, u"QA"_s, {}, {}}};
    const Verdict refused = world.scanPack(u"B"_s);
    COMPARE_CODE(refused, Quarantined);
    QCOMPARE(refused.unit, std::optional(epc::Epc(world.carton(1))));
    COMPARE_CODE(world.input(PressClose{u"BATCH_END"_s, {}}), Quarantined);
    COMPARE_CODE(world.input(PressUndo{}), Undone); // taking out stays possible
    COMPARE_CODE(world.input(PressSetAside{}), ContainerSetAside);
}

void TestPackSession::mixPolicy()
{
    FakeWorld world;
    world.addPack(u"A"_s);
    world.addPack(u"B"_s, u"L2"_s);
    world.addPackOf(world.mixed, u"M1"_s, u"M"_s);
    world.addPackOf(world.mixed, u"M2"_s, u"N"_s);
    (void)world.scanLabel(world.carton(1));
    (void)world.scanPack(u"A"_s);
    const Verdict lot = world.scanPack(u"B"_s, u"L2"_s);
    COMPARE_CODE(lot, WrongLot);
    QCOMPARE(lot.expectedLot, u"L1"_s);
    const Verdict product = world.scanPackOf(world.mixed, u"M1"_s);
    COMPARE_CODE(product, WrongProduct);
    QCOMPARE(product.expectedProductName, u"Strictolin"_s);
    COMPARE_CODE(world.input(PressClose{u"BATCH_END"_s, {}}), ContainerClosedPartial);
    (void)world.scanLabel(world.carton(2));
    COMPARE_CODE(world.scanPackOf(world.mixed, u"M1"_s), ChildAdded);
    COMPARE_CODE(world.scanPackOf(world.mixed, u"M2"_s), ChildAdded);
    QVERIFY(world.state.open.last().mixed);
}

void TestPackSession::labelsOutOfTurn()
{
    FakeWorld world;
    world.addPack(u"A"_s);
    COMPARE_CODE(world.scanPack(u"A"_s), NoOpenContainer);
    COMPARE_CODE(world.scanLabel(*gs1::Sscc::parse(u"395211410000000015")), ForeignContainer);
    (void)world.scanLabel(world.carton(1));
    COMPARE_CODE(world.scanLabel(world.carton(1)), ContainerAlreadyOpen);
    COMPARE_CODE(world.scanLabel(world.carton(2)), ContainerStillOpen);
    COMPARE_CODE(world.scanLabel(world.pallet(1)), ContainerStillOpen);
    COMPARE_CODE(world.scanPack(u"A"_s), ChildAdded);
    COMPARE_CODE(world.scanPack(u"A"_s), AlreadyInThisContainer);
    COMPARE_CODE(world.input(PressClose{u"BATCH_END"_s, {}}), ContainerClosedPartial);
    COMPARE_CODE(world.scanLabel(world.carton(1)), NoOpenContainer);
    (void)world.scanLabel(world.pallet(1));
    COMPARE_CODE(world.scanPack(u"A"_s), AlreadyAggregated);
    world.addPack(u"B"_s);
    COMPARE_CODE(world.scanPack(u"B"_s), WrongLevel); // no packs loose on a pallet
}

void TestPackSession::partialNeedsReason()
{
    FakeWorld world;
    world.addPack(u"A"_s);
    COMPARE_CODE(world.input(PressClose{}), NothingToClose);
    (void)world.scanLabel(world.carton(1));
    COMPARE_CODE(world.input(PressClose{u"BATCH_END"_s, {}}), ContainerEmpty);
    (void)world.scanPack(u"A"_s);
    COMPARE_CODE(world.input(PressClose{}), ReasonMissing);
    COMPARE_CODE(world.input(PressClose{u"BATCH_END"_s, {}}), ContainerClosedPartial);
    QVERIFY(world.unit(world.carton(1))->container->partial);
    QCOMPARE(world.unit(world.carton(1))->childCount, 1);
}

void TestPackSession::setAsideAndResume()
{
    FakeWorld world;
    world.addPack(u"A"_s);
    world.addPack(u"B"_s);
    (void)world.scanLabel(world.carton(1));
    (void)world.scanPack(u"A"_s);
    COMPARE_CODE(world.input(PressSetAside{}), ContainerSetAside);
    (void)world.scanLabel(world.carton(2));
    COMPARE_CODE(world.scanLabel(world.carton(1)), ContainerStillOpen);
    COMPARE_CODE(world.input(PressSetAside{}), ContainerSetAside);
    const Verdict resumed = world.scanLabel(world.carton(1));
    COMPARE_CODE(resumed, ContainerResumed);
    QCOMPARE(resumed.count, 1);
    COMPARE_CODE(world.scanPack(u"B"_s), ChildAdded);
    world.record(world.carton(2)).lastEventBy = u"WS9"_s;
    (void)world.input(PressSetAside{});
    const Verdict inUse = world.scanLabel(world.carton(2));
    COMPARE_CODE(inUse, InUseElsewhere);
    QCOMPARE(inUse.station, u"WS9"_s);
}

void TestPackSession::heldWhilePacking()
{
    FakeWorld world;
    for (const QString &serial : {u"A"_s, u"B"_s, u"C"_s})
        world.addPack(serial);
    (void)world.scanLabel(world.pallet(1));
    (void)world.scanLabel(world.carton(1));
    (void)world.scanPack(u"A"_s);
    (void)world.scanPack(u"B"_s);
    world.record(world.packId(u"A"_s)).holds = {{HoldClass::Quarantined, u"QA"_s, {}, {}}};
    QCOMPARE(viewOf(world.state, world).next, NextAction::RemoveHeld);
    QCOMPARE(viewOf(world.state, world).open.last().heldInside, 1);
    // Full, but it may not close and travel on while something in it is held.
    COMPARE_CODE(world.scanPack(u"C"_s), ChildAdded);
    COMPARE_CODE(world.input(PressClose{}), ContainsHeld);
    world.record(world.packId(u"A"_s)).holds.clear();
    COMPARE_CODE(world.input(PressClose{}), ContainerClosed);
    world.record(world.packId(u"A"_s)).holds = {{HoldClass::Quarantined, u"QA"_s, {}, {}}};
    COMPARE_CODE(world.scanLabel(world.carton(1)), ContainsHeld);
}

void TestPackSession::containerForbiddenWhilePacking_data()
{
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<VerdictCode>("code");
    const auto row = [](const char *name, VerdictCode code,
                        const std::function<void(UnitState &)> &change) {
        QTest::newRow(name) << Prepare([change](FakeWorld &world) {
            change(world.record(world.carton(1)));
        }) << code;
    };
    row("the open carton is quarantined", VerdictCode::Quarantined, [](UnitState &carton) {
        carton.holds = {{HoldClass::Quarantined, u"QA"_s, {}, {}}};
    });
    row("central has ended its life", VerdictCode::Decommissioned,
        [](UnitState &carton) { carton.lifecycle = Lifecycle::Decommissioned; });
    row("central says it has left", VerdictCode::Shipped,
        [](UnitState &carton) { carton.custody = Custody::Shipped; });
    row("a pack inside expired at midnight", VerdictCode::Expired,
        [](UnitState &carton) { carton.expiry = QDate(2026, 11, 20); });
}

void TestPackSession::containerForbiddenWhilePacking()
{
    QFETCH(const Prepare, prepare);
    QFETCH(const VerdictCode, code);
    FakeWorld world;
    for (const QString &serial : {u"A"_s, u"B"_s, u"C"_s})
        world.addPack(serial);
    (void)world.scanLabel(world.carton(1));
    (void)world.scanPack(u"A"_s);
    (void)world.scanPack(u"B"_s);
    prepare(world);
    const Verdict added = world.scanPack(u"C"_s);
    QCOMPARE(toCode(added.code), toCode(code));
    QCOMPARE(added.unit, std::optional(epc::Epc(world.carton(1))));
    QVERIFY(!world.unit(world.packId(u"C"_s))->parent);
    QCOMPARE(toCode(world.input(PressClose{u"BATCH_END"_s, {}}).code), toCode(code));
}

void TestPackSession::openBundleIsNoChild()
{
    FakeWorld world;
    world.products[0].levels.prepend({Level::Bundle, 3, MixPolicy::SameProductSameLot});
    UnitState &bundle = world.addPack(u"BUNDLE"_s);
    bundle.level = Level::Bundle;
    bundle.container = ContainerState{true, false, 3};
    bundle.childCount = 1;
    (void)world.scanLabel(world.carton(1));
    COMPARE_CODE(world.scanPack(u"BUNDLE"_s), ContainerStillOpen);
    world.record(world.packId(u"BUNDLE"_s)).container->open = false;
    COMPARE_CODE(world.scanPack(u"BUNDLE"_s), ChildAdded);
}

void TestPackSession::undoTakesBackWholeSteps()
{
    FakeWorld world;
    for (const QString &serial : {u"A"_s, u"B"_s, u"C"_s})
        world.addPack(serial);
    COMPARE_CODE(world.input(PressUndo{}), NothingToUndo);
    QList<std::pair<PackState, QHash<epc::Epc, UnitState>>> history;
    const auto remember = [&] { history.append({world.state, world.units}); };
    remember();
    (void)world.scanLabel(world.carton(1));
    for (const QString &serial : {u"A"_s, u"B"_s, u"C"_s}) {
        remember();
        (void)world.scanPack(serial);
    }
    QVERIFY(world.state.open.isEmpty()); // the third one closed it
    while (!history.isEmpty()) {
        const Verdict verdict = world.input(PressUndo{});
        COMPARE_CODE(verdict, Undone);
        const auto [state, units] = history.takeLast();
        if (state.open.isEmpty())
            break; // the container itself went: its number stays used
        QVERIFY(world.state == state);
        for (const UnitState &unit : units) {
            QCOMPARE(world.unit(unit.id)->parent, unit.parent);
            QCOMPARE(world.unit(unit.id)->childCount, unit.childCount);
            QCOMPARE(world.unit(unit.id)->product, unit.product);
        }
    }
    QVERIFY(world.state.open.isEmpty());
    COMPARE_CODE(world.scanLabel(world.carton(1)), Decommissioned);
    COMPARE_CODE(world.input(PressUndo{}), NothingToUndo);
}

void TestPackSession::undoRefusedWhenTheWorldMovedOn()
{
    FakeWorld world;
    world.addPack(u"A"_s);
    (void)world.scanLabel(world.carton(1));
    (void)world.scanPack(u"A"_s);
    world.record(world.packId(u"A"_s)).parent =
        epc::Epc(world.carton(7)); // another station moved it
    COMPARE_CODE(world.input(PressUndo{}), NothingToUndo);
}

void TestPackSession::dataAge()
{
    FakeWorld world;
    world.addPack(u"A"_s);
    world.addPack(u"B"_s);
    (void)world.scanLabel(world.carton(1));
    world.limits.packing = std::chrono::hours(3);
    world.age = world.limits.packing;
    COMPARE_CODE(world.scanPack(u"A"_s), ChildAdded);
    world.age = world.limits.packing + std::chrono::seconds(1);
    const Verdict old = world.scanPack(u"B"_s);
    COMPARE_CODE(old, DataTooOld);
    QCOMPARE(old.dataAge, world.age);
    COMPARE_CODE(world.input(PressClose{u"BATCH_END"_s, {}}), DataTooOld);
    COMPARE_CODE(world.input(PressUndo{}), Undone); // taking back stays possible
    world.age.reset();
    COMPARE_CODE(world.scanLabel(world.carton(2)), DataTooOld); // never synchronized
}

void TestPackSession::nextAction()
{
    FakeWorld world;
    for (const QString &serial : {u"A"_s, u"B"_s, u"C"_s})
        world.addPack(serial);
    const auto view = [&] { return viewOf(world.state, world); };
    QCOMPARE(view().next, NextAction::OpenContainer);
    QVERIFY(!view().canClose);
    (void)world.scanLabel(world.pallet(1));
    QCOMPARE(view().next, NextAction::OpenOrClose);
    QCOMPARE(view().creatable, QList<Level>{Level::Carton});
    (void)world.scanLabel(world.carton(1));
    QCOMPARE(view().next, NextAction::AddChild);
    QVERIFY(!view().canClose);
    for (const QString &serial : {u"A"_s, u"B"_s, u"C"_s})
        (void)world.scanPack(serial);
    QCOMPARE(view().next, NextAction::PlaceOnParent);
    (void)world.scanLabel(world.carton(1));
    QCOMPARE(view().next, NextAction::OpenOrClose);
    QVERIFY(!view().lastClosed);
    QVERIFY(view().canClose && view().canUndo && view().canSetAside);
}

void TestPackSession::restoredAfterRestart()
{
    FakeWorld world;
    world.addPack(u"A"_s);
    (void)world.scanLabel(world.pallet(1));
    (void)world.scanLabel(world.carton(1));
    (void)world.scanPack(u"A"_s);
    const PackState before = world.state;
    QVERIFY(restored({world.pallet(1), world.carton(1)}, {}, world) == before);
    (void)world.input(PressClose{u"BATCH_END"_s, {}});
    const PackState closed = world.state;
    QVERIFY(restored({world.pallet(1)}, epc::Epc(world.carton(1)), world) == closed);
    // A container that was closed or placed meanwhile does not come back to the bench.
    QVERIFY(restored({world.carton(1)}, {}, world).open.isEmpty());
}

void TestPackSession::randomWalkKeepsEveryPackInOnePlace()
{
    for (quint32 seed = 1; seed <= 60; ++seed) {
        QRandomGenerator random(seed);
        FakeWorld world;
        for (int i = 0; i < 12; ++i)
            world.addPackOf(i % 3 ? world.strict : world.mixed, u"S%1"_s.arg(i),
                            i % 4 ? u"L1"_s : u"L2"_s);
        for (int step = 0; step < 200; ++step) {
            switch (random.bounded(8)) {
            case 0: (void)world.scanLabel(world.carton(1 + int(random.bounded(6)))); break;
            case 1: (void)world.scanLabel(world.pallet(1 + int(random.bounded(3)))); break;
            case 2: (void)world.input(PressClose{u"BATCH_END"_s, {}}); break;
            case 3: (void)world.input(PressUndo{}); break;
            case 4: (void)world.input(PressSetAside{}); break;
            default: {
                const int i = int(random.bounded(13));
                (void)world.scanPackOf(i % 3 ? world.strict : world.mixed, u"S%1"_s.arg(i));
            }
            }
            for (int i = 1; i < world.state.open.size(); ++i)
                QVERIFY(world.state.open[i].level < world.state.open[i - 1].level);
            for (const UnitState &unit : std::as_const(world.units)) {
                if (!unit.container)
                    continue;
                const auto children = world.childrenOf(unit.id);
                QCOMPARE(unit.childCount, int(children.size()));
                QVERIFY(!unit.container->capacity || unit.childCount <= *unit.container->capacity);
                for (const epc::Epc &child : children)
                    QVERIFY(world.unit(child)->level < unit.level);
                if (hasEnded(unit.lifecycle))
                    QVERIFY(children.isEmpty() && !unit.parent);
            }
            for (const ContainerContents &open : std::as_const(world.state.open))
                QVERIFY(open == contentsOf(*world.unit(open.id)));
        }
    }
}

QTEST_GUILESS_MAIN(TestPackSession)
#include "tst_packsession.moc"
