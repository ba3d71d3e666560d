// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/fakeworld.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

/// The cases most programs of the trade fail (domain.md, section 8), as far as the rules decide
/// them; by their numbers there.
class TestRivals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void case02_cartonOpenOnTwoStations();
    void case04_holdArrivesWhileTheCartonIsOpen();
    void case05_lotInLowerCase();
    void case08_decommissionedPackIntoABox();
    void case09_lastPackOutOfACartonOnAPallet();
    void case15_sameSerialOfAnotherProduct();
    void case16_palletRecordedShipped();
};

namespace {

const Reason Why{u"R1"_s, u"because"_s};

Actor operatorA()
{
    return {u"OP-A"_s, Role::Operator, {}, {}};
}

QString outcome(const Result<Plan, Problems> &planned)
{
    return planned ? u"done"_s : QString(toCode(planned.error().first().code));
}

/// An open carton 1 with pack A.
class Site : public FakeWorld
{
public:
    Site() : box(carton(1)), pack(addPack(u"A"_s).id)
    {
        QVERIFY(carryOut(op::Commission{box, Level::Carton, true}, operatorA()));
        QVERIFY(carryOut(op::Aggregate{box, {pack}}, operatorA()));
    }
    epc::Epc box, pack;
};

} // namespace

void TestRivals::case02_cartonOpenOnTwoStations()
{
    Site site;
    QCOMPARE(site.record(site.box).childCount, 1);
    site.stationName = u"WS2"_s;
    QCOMPARE(outcome(site.carryOut(op::Close{site.box}, operatorA(), Why)), u"IN_USE_ELSEWHERE"_s);
}

void TestRivals::case04_holdArrivesWhileTheCartonIsOpen()
{
    Site site;
    site.record(site.pack).holds = {{HoldClass::Recalled}};
    QCOMPARE(outcome(site.carryOut(op::Close{site.box}, operatorA(), Why)), u"CONTAINS_HELD"_s);
}

void TestRivals::case05_lotInLowerCase()
{
    FakeWorld site;
    site.scanLabel(site.carton(1));
    site.addPack(u"A"_s, u"LX7"_s);
    const Verdict verdict = site.scanPack(u"A"_s, u"lx7"_s);
    QVERIFY(!verdict.differences.isEmpty());
    QVERIFY(verdict.differences.first().onlyCase);
    QVERIFY(!site.record(site.packId(u"A"_s)).parent);
}

void TestRivals::case08_decommissionedPackIntoABox()
{
    Site site;
    const epc::Epc ended = site.addPack(u"B"_s).id;
    site.record(ended).lifecycle = Lifecycle::Decommissioned;
    QCOMPARE(outcome(site.carryOut(op::Aggregate{site.box, {ended}}, operatorA())),
             u"DECOMMISSIONED"_s);
}

void TestRivals::case09_lastPackOutOfACartonOnAPallet()
{
    Site site;
    const epc::Epc load = site.pallet(1);
    QVERIFY(site.carryOut(op::Close{site.box}, operatorA(), Why));
    QVERIFY(site.carryOut(op::Commission{load, Level::Pallet, true}, operatorA()));
    QVERIFY(site.carryOut(op::Aggregate{load, {site.box}}, operatorA()));
    QVERIFY(site.carryOut(op::Close{load}, operatorA(), Why));
    const auto done = site.carryOut(op::Remove{{site.pack}}, operatorA(), Why);
    QCOMPARE(outcome(done), u"done"_s);
    QVERIFY(!site.record(site.box).parent); // no empty carton on a pallet
    QCOMPARE(done->emptied, QList<epc::Epc>({site.box, load}));
    QCOMPARE(site.record(load).container->label, LabelState::Stale);
}

void TestRivals::case15_sameSerialOfAnotherProduct()
{
    FakeWorld site;
    const epc::Epc box = site.carton(1);
    const epc::Epc first = site.addPackOf(site.mixed, u"SAME"_s, u"L1"_s).id;
    const epc::Epc second = site.addPackOf(site.strict, u"SAME"_s, u"L1"_s).id;
    QVERIFY(site.carryOut(op::Commission{box, Level::Carton, true}, operatorA()));
    QCOMPARE(outcome(site.carryOut(op::Aggregate{box, {first, second}}, operatorA())), u"done"_s);
    QCOMPARE(site.record(box).childCount, 2);
}

void TestRivals::case16_palletRecordedShipped()
{
    Site site;
    const epc::Epc load = site.pallet(1);
    QVERIFY(site.carryOut(op::Close{site.box}, operatorA(), Why));
    QVERIFY(site.carryOut(op::Commission{load, Level::Pallet, true}, operatorA()));
    QVERIFY(site.carryOut(op::Aggregate{load, {site.box}}, operatorA()));
    site.record(load).custody = Custody::Shipped;
    QCOMPARE(outcome(site.carryOut(op::Remove{{site.pack}}, operatorA(), Why)), u"SHIPPED"_s);
}

QTEST_GUILESS_MAIN(TestRivals)
#include "tst_rivals.moc"
