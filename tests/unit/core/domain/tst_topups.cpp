// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/fakeworld.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

/// E2: what may fill up a partial container.
class TestTopUps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatMayEnter();
    void noMoreThanThereIsRoomFor();
    void ownLotFirst();
    void notInsideAnother();
    void suggestionsCanBeCarriedOut();
};

namespace {

const Reason Why{u"R1"_s, u"because"_s};

Actor operatorA()
{
    return {u"OP-A"_s, Role::Operator, {}, {}};
}

/// Carton 1, closed, with one pack.
class Site : public FakeWorld
{
public:
    explicit Site(gs1::Gtin FakeWorld::*product = &FakeWorld::strict) : box(carton(1))
    {
        const epc::Epc inside = addPackOf(this->*product, u"A"_s, u"L1"_s).id;
        QVERIFY(carryOut(op::Commission{box, Level::Carton, true}, operatorA()));
        QVERIFY(carryOut(op::Aggregate{box, {inside}}, operatorA()));
        QVERIFY(carryOut(op::Close{box}, operatorA(), Why));
    }
    epc::Epc box;
};

} // namespace

void TestTopUps::onlyWhatMayEnter()
{
    Site world;
    world.addPack(u"HELD"_s).holds = {{HoldClass::Quarantined}};
    world.addPack(u"OLD"_s).expiry = QDate(2020, 1, 1);
    world.addPack(u"GONE"_s).lifecycle = Lifecycle::Sampled;
    world.addPack(u"LOT"_s, u"L2"_s);
    world.addPackOf(world.mixed, u"OTHER"_s, u"L1"_s);
    world.addPack(u"GOOD"_s);
    QList<epc::Epc> all{world.packId(u"NOBODY"_s)};
    for (const UnitState &unit : std::as_const(world.units))
        all.append(unit.id);
    QCOMPARE(suggestTopUps(world.box, all, world, world.rules), QList{world.packId(u"GOOD"_s)});
}

void TestTopUps::noMoreThanThereIsRoomFor()
{
    Site world;
    for (const QString &serial : {u"B"_s, u"C"_s, u"D"_s})
        world.addPack(serial);
    world.record(world.packId(u"D"_s)).expiry = QDate(2027, 12, 31);
    const auto suggested =
        suggestTopUps(world.box, {world.packId(u"B"_s), world.packId(u"C"_s), world.packId(u"D"_s)},
                      world, world.rules);
    QCOMPARE(suggested, QList<epc::Epc>({world.packId(u"D"_s), world.packId(u"B"_s)}));
}

void TestTopUps::ownLotFirst()
{
    Site world(&FakeWorld::mixed);
    const epc::Epc other = world.addPackOf(world.mixed, u"B"_s, u"L2"_s).id;
    const epc::Epc same = world.addPackOf(world.mixed, u"C"_s, u"L1"_s).id;
    world.record(other).expiry = QDate(2027, 12, 31);
    QCOMPARE(suggestTopUps(world.box, {other, same}, world, world.rules), QList({same, other}));
}

void TestTopUps::notInsideAnother()
{
    Site world;
    world.addPack(u"B"_s);
    world.record(world.box).parent = world.pallet(1);
    QVERIFY(suggestTopUps(world.box, {world.packId(u"B"_s)}, world, world.rules).isEmpty());
}

void TestTopUps::suggestionsCanBeCarriedOut()
{
    Site world;
    for (const QString &serial : {u"B"_s, u"C"_s})
        world.addPack(serial);
    const auto suggested =
        suggestTopUps(world.box, {world.packId(u"B"_s), world.packId(u"C"_s)}, world, world.rules);
    QVERIFY(world.carryOut(op::TopUp{world.box, suggested}, operatorA(), Why));
    QCOMPARE(world.record(world.box).childCount, 3);
    QVERIFY(suggestTopUps(world.box, {world.packId(u"B"_s)}, world, world.rules).isEmpty());
}

QTEST_GUILESS_MAIN(TestTopUps)
#include "tst_topups.moc"
