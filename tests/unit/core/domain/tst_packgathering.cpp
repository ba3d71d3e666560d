// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/fakeworld.h"

#include <QRandomGenerator>
#include <QTest>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;

#define COMPARE_CODE(verdict, expected) \
    QCOMPARE(toCode((verdict).code), toCode(VerdictCode::expected))

namespace {

/// Three packs to a carton, two cartons to a pallet; the label comes last.
struct Bench : FakeWorld
{
    Bench()
    {
        for (int i = 1; i <= 9; ++i)
            addPack(u"A%1"_s.arg(i));
        addPack(u"Z1"_s, u"L2"_s);
        (void)input(PressOrder{PackOrder::ChildrenFirst});
    }
    Verdict pack(int i) { return scanPack(u"A%1"_s.arg(i)); }
    SessionView view() const { return viewOf(state, *this); }
};

} // namespace

class TestPackGathering : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void labelLast();
    void nothingIsToldBeforeTheLabel();
    void severalLevels();
    void partialGoesOnContainerFirst();
    void goesIntoTheOpenOne();
    void refusesAtTheScan();
    void heldMeanwhileIsLeftOut();
    void labelOfAnotherLevelWaits();
    void undoLeavesOutTheLast();
    void startOver();
    void orderStaysWhileGathering();
    void wholeStepIsUndone();
    void labelOnlyFactsAreKept();
    void saysWhatIsNext();
    void survivesTheStore();
    void randomWalk();
};

void TestPackGathering::labelLast()
{
    Bench bench;
    const Verdict first = bench.pack(1);
    COMPARE_CODE(first, Gathered);
    QCOMPARE(first.count, 1);
    QCOMPARE(first.capacity, std::optional(3));
    QVERIFY(!first.container); // it has none yet
    (void)bench.pack(2);
    COMPARE_CODE(bench.pack(2), AlreadyListed);
    (void)bench.pack(3);
    COMPARE_CODE(bench.pack(4), LabelExpected);
    const Verdict closed = bench.scanLabel(bench.carton(1));
    COMPARE_CODE(closed, ContainerClosed);
    QCOMPARE(closed.count, 3);
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(bench.unit(bench.packId(u"A%1"_s.arg(i)))->parent,
                 std::optional(epc::Epc(bench.carton(1))));
    QVERIFY(bench.state.gathered.isEmpty());
    QVERIFY(bench.state.lastClosed);
    COMPARE_CODE(bench.pack(4), Gathered);
}

void TestPackGathering::nothingIsToldBeforeTheLabel()
{
    Bench bench;
    const qsizetype steps = bench.steps.size();
    (void)bench.pack(1);
    (void)bench.pack(2);
    QCOMPARE(bench.steps.size(), steps);
    QVERIFY(!bench.unit(bench.packId(u"A1"_s))->parent);
    (void)bench.scanLabel(bench.carton(1));
    QCOMPARE(bench.steps.size(), steps + 1); // one transaction, one undo
}

void TestPackGathering::severalLevels()
{
    Bench bench;
    for (int carton = 1; carton <= 2; ++carton) {
        for (int i = 1; i <= 3; ++i)
            (void)bench.pack(3 * carton - 3 + i);
        COMPARE_CODE(bench.scanLabel(bench.carton(carton)), ContainerClosed);
        COMPARE_CODE(bench.scanLabel(bench.carton(carton)), Gathered);
        if (carton == 1) { // packs and cartons are not mixed
            COMPARE_CODE(bench.pack(4), WrongLevel);
            (void)bench.input(PressStartOver{});
        }
    }
    (void)bench.input(PressStartOver{});
    COMPARE_CODE(bench.scanLabel(bench.carton(1)), Gathered);
    COMPARE_CODE(bench.scanLabel(bench.carton(2)), Gathered);
    COMPARE_CODE(bench.scanLabel(bench.pallet(1)), ContainerClosed);
    QCOMPARE(bench.unit(bench.pallet(1))->childCount, 2);
    QVERIFY(bench.state.open.isEmpty());
}

void TestPackGathering::partialGoesOnContainerFirst()
{
    Bench bench;
    (void)bench.pack(1);
    const Verdict added = bench.scanLabel(bench.carton(1));
    COMPARE_CODE(added, ChildrenAdded);
    QCOMPARE(bench.state.open.size(), 1);
    COMPARE_CODE(bench.pack(2), ChildAdded); // there is a carton for it now
    COMPARE_CODE(bench.input(PressClose{u"END_OF_LOT"_s, {}}), ContainerClosedPartial);
}

void TestPackGathering::goesIntoTheOpenOne()
{
    Bench bench;
    (void)bench.pack(1);
    (void)bench.scanLabel(bench.carton(1));
    (void)bench.input(PressSetAside{});
    (void)bench.pack(2);
    (void)bench.pack(3);
    COMPARE_CODE(bench.scanLabel(bench.carton(1)), ContainerClosed);
    QCOMPARE(bench.unit(bench.carton(1))->childCount, 3);
    // On an open pallet the carton is placed as ever.
    (void)bench.scanLabel(bench.pallet(1));
    COMPARE_CODE(bench.scanLabel(bench.carton(1)), ChildAdded);
    COMPARE_CODE(bench.pack(4), Gathered);
}

void TestPackGathering::refusesAtTheScan()
{
    Bench bench;
    (void)bench.pack(1);
    const Verdict lot = bench.scanPack(u"Z1"_s, u"L2"_s);
    COMPARE_CODE(lot, WrongLot);
    QCOMPARE(lot.expectedLot, u"L1"_s);
    bench.record(bench.packId(u"A2"_s)).holds.append({HoldClass::Quarantined, u"why"_s, {}, {}});
    COMPARE_CODE(bench.pack(2), Quarantined);
    COMPARE_CODE(bench.scanPack(u"nobody"_s), UnknownSerial);
    QCOMPARE(bench.state.gathered.size(), 1);
    bench.age = std::chrono::hours(9);
    COMPARE_CODE(bench.pack(3), DataTooOld);
    COMPARE_CODE(bench.scanLabel(bench.carton(1)), DataTooOld);
    QCOMPARE(bench.state.gathered.size(), 1);
}

/// Between scan and label the world moves on: nothing goes in, and what has to come out is named.
void TestPackGathering::heldMeanwhileIsLeftOut()
{
    Bench bench;
    for (int i = 1; i <= 3; ++i)
        (void)bench.pack(i);
    bench.record(bench.packId(u"A2"_s)).holds.append({HoldClass::Recalled, u"R-9"_s, {}, {}});
    QCOMPARE(bench.view().gathered->heldInside, 1);
    const Verdict refused = bench.scanLabel(bench.carton(1));
    COMPARE_CODE(refused, Recalled);
    QCOMPARE(refused.unit, std::optional(bench.packId(u"A2"_s)));
    QVERIFY(!bench.unit(bench.carton(1)));
    QVERIFY(!bench.unit(bench.packId(u"A1"_s))->parent);
    QCOMPARE(bench.state.gathered.size(), 2);
    COMPARE_CODE(bench.pack(4), Gathered);
    COMPARE_CODE(bench.scanLabel(bench.carton(1)), ContainerClosed);

    (void)bench.pack(5);
    bench.record(bench.packId(u"A5"_s)).parent = bench.carton(9); // by another station
    COMPARE_CODE(bench.scanLabel(bench.carton(2)), AlreadyAggregated);
    QVERIFY(bench.state.gathered.isEmpty());
}

void TestPackGathering::labelOfAnotherLevelWaits()
{
    Bench bench;
    (void)bench.pack(1);
    COMPARE_CODE(bench.scanLabel(bench.pallet(1)), ContainerOpened);
    QCOMPARE(bench.state.gathered.size(), 1);
    COMPARE_CODE(bench.scanLabel(bench.carton(1)), ChildrenAdded);
    QCOMPARE(bench.state.open.size(), 2);
}

void TestPackGathering::undoLeavesOutTheLast()
{
    Bench bench;
    (void)bench.pack(1);
    (void)bench.pack(2);
    COMPARE_CODE(bench.input(PressUndo{}), Dropped);
    QCOMPARE(bench.state.gathered.size(), 1);
    QCOMPARE(bench.state.gathered.first().id, bench.packId(u"A1"_s));
}

void TestPackGathering::startOver()
{
    Bench bench;
    COMPARE_CODE(bench.input(PressStartOver{}), NothingToUndo);
    (void)bench.pack(1);
    COMPARE_CODE(bench.input(PressStartOver{}), Cancelled);
    QVERIFY(bench.state.gathered.isEmpty());
    QCOMPARE(bench.state.order, PackOrder::ChildrenFirst);
}

void TestPackGathering::orderStaysWhileGathering()
{
    Bench bench;
    (void)bench.pack(1);
    COMPARE_CODE(bench.input(PressOrder{PackOrder::ContainerFirst}), UnexpectedCommand);
    QCOMPARE(bench.state.order, PackOrder::ChildrenFirst);
    COMPARE_CODE(bench.input(PressOrder{PackOrder::ChildrenFirst}), CommandTaken);
    (void)bench.input(PressStartOver{});
    COMPARE_CODE(bench.input(PressOrder{PackOrder::ContainerFirst}), CommandTaken);
    COMPARE_CODE(bench.pack(1), NoOpenContainer);
}

void TestPackGathering::wholeStepIsUndone()
{
    Bench bench;
    for (int i = 1; i <= 3; ++i)
        (void)bench.pack(i);
    (void)bench.scanLabel(bench.carton(1));
    COMPARE_CODE(bench.input(PressUndo{}), Undone);
    for (int i = 1; i <= 3; ++i)
        QVERIFY(!bench.unit(bench.packId(u"A%1"_s.arg(i)))->parent);
    QCOMPARE(bench.unit(bench.carton(1))->lifecycle, Lifecycle::Decommissioned);
    QVERIFY(bench.state.open.isEmpty() && !bench.state.lastClosed);
}

/// What only the label told must not be lost between scan and label: the lot decides on recalls.
void TestPackGathering::labelOnlyFactsAreKept()
{
    Bench bench;
    bench.record(bench.packId(u"A1"_s)).lot.clear();
    COMPARE_CODE(bench.scanPack(u"A1"_s, u"L7"_s), Gathered);
    bench.lotHolds.insert(u"L7"_s, {HoldClass::Recalled, u"R-1"_s, {}, {}});
    COMPARE_CODE(bench.scanLabel(bench.carton(1)), Recalled);
}

void TestPackGathering::saysWhatIsNext()
{
    Bench bench;
    QCOMPARE(bench.view().next, NextAction::Gather);
    QVERIFY(!bench.view().gathered);
    (void)bench.pack(1);
    QCOMPARE(bench.view().next, NextAction::Gather);
    QCOMPARE(bench.view().gathered->level, Level::Carton);
    QCOMPARE(bench.view().gathered->count, 1);
    QVERIFY(!bench.view().gathered->numbered);
    QCOMPARE(bench.view().expectedChild, Level::Pack);
    QVERIFY(bench.view().canUndo && !bench.view().canClose && !bench.view().canSetAside);
    (void)bench.pack(2);
    (void)bench.pack(3);
    QCOMPARE(bench.view().next, NextAction::LabelNext);
}

void TestPackGathering::survivesTheStore()
{
    Bench bench;
    (void)bench.pack(1);
    (void)bench.pack(2);
    QVERIFY(gatheredFromJson(toJson(bench.state.gathered)) == bench.state.gathered);
    for (const QByteArray &json : {QByteArray("{"), QByteArray("[{}]"), QByteArray(R"(["x"])")})
        QVERIFY(gatheredFromJson(json).isEmpty());
}

/// Whatever is scanned and pressed: a pack is in one carton at most, none holds too many or two
/// lots, and what is gathered is in none.
void TestPackGathering::randomWalk()
{
    QRandomGenerator random(20261126);
    for (int walk = 0; walk < 200; ++walk) {
        Bench bench;
        for (int step = 0; step < 60; ++step) {
            const int choice = random.bounded(20);
            if (choice < 10)
                (void)bench.pack(1 + random.bounded(9));
            else if (choice == 10)
                (void)bench.scanPack(u"Z1"_s, u"L2"_s);
            else if (choice < 14)
                (void)bench.scanLabel(bench.carton(1 + random.bounded(4)));
            else if (choice == 14)
                (void)bench.scanLabel(bench.pallet(1));
            else if (choice == 15)
                (void)bench.input(PressUndo{});
            else if (choice == 16)
                (void)bench.input(PressClose{u"END_OF_LOT"_s, {}});
            else if (choice == 17)
                (void)bench.input(PressSetAside{});
            else if (choice == 18)
                (void)bench.input(PressOrder{PackOrder(random.bounded(2))});
            else
                (void)bench.input(PressStartOver{});
            for (const GatheredChild &child : std::as_const(bench.state.gathered))
                QVERIFY(!bench.unit(child.id)->parent);
            for (const UnitState &unit : std::as_const(bench.units)) {
                if (!unit.container)
                    continue;
                const QList<epc::Epc> children = bench.childrenOf(unit.id);
                QCOMPARE(children.size(), unit.childCount);
                QVERIFY(children.size() <= (unit.level == Level::Carton ? 3 : 2));
                QSet<QString> lots;
                for (const epc::Epc &child : children)
                    lots.insert(bench.unit(child)->lot);
                QVERIFY(unit.level != Level::Carton || lots.size() <= 1);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestPackGathering)
#include "tst_packgathering.moc"
