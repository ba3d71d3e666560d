// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/operationsite.h"

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using namespace operationsite;

/// What a plan must not get wrong where operations meet: nothing said twice, no way around a rule.
class TestOperationEdges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptiedOnTheWayLeavesOnce();
    void nobodyIsNamedTwice();
    void dissolveCascadesFromTheContainer();
    void reworkCascades_data();
    void reworkCascades();
    void duplicateIdentityKeepsItsNumber();
    void splitAsksWhatMayEnter();
    void undoOfAHoldIsARelease();
    void undoOfAHoldLeavesTheOthers();
    void undoOfADestructionIsForWhoMayDestroy();
    void withdrawnNumberTakesNoHoldAlong();
    void lotsOfALayerCountTogether();
    void gravestProblemFirst();
    void sampleHeldAgainstThePlan();
};

void TestOperationEdges::emptiedOnTheWayLeavesOnce()
{
    Site site;
    const auto done =
        site.carryOut(op::Remove{{site.packId(u"B1"_s), site.part}}, operatorA(), Why);
    QCOMPARE(outcome(done), u"remove remove"_s); // part leaves the pallet because it is empty
}

void TestOperationEdges::nobodyIsNamedTwice()
{
    Site site;
    op::Quarantine quarantine;
    quarantine.holdId = u"urn:uuid:1"_s;
    quarantine.target = {HoldScope::Container, {site.packId(u"A1"_s), site.full}, {}, {}};
    auto done = site.carryOut(quarantine, operatorA(), Why);
    QVERIFY(done);
    QCOMPARE(std::get<PlaceHold>(done->commands.first()).units.size(), 4);
    done = site.carryOut(op::Release{quarantine.holdId, quarantine.target}, qa(), Why);
    QVERIFY(done);
    QCOMPARE(std::get<LiftHold>(done->commands.first()).units.size(), 4);
    done = site.carryOut(op::Destroy{{site.full, site.packId(u"A1"_s)}, true, {}, {}}, qa(), Why);
    QVERIFY(done);
    QCOMPARE(std::get<EndLife>(done->commands.last()).units.size(), 4);
    QCOMPARE(done->verdict.affected, 4);
}

void TestOperationEdges::dissolveCascadesFromTheContainer()
{
    Site site;
    site.rules.cascade = Cascade::Upward;
    QVERIFY(site.carryOut(op::Dissolve{site.full, 1, op::EmptyParents::Keep}, operatorA(), Why));
    QVERIFY(!site.record(site.part).parent); // R-DA-8: the pallet around it is no more
    QCOMPARE(site.record(site.load).childCount, 0);
}

void TestOperationEdges::reworkCascades_data()
{
    QTest::addColumn<int>("which");
    const char *names[] = {"replace", "split", "merge", "relabel"};
    for (int i = 0; i < int(std::size(names)); ++i)
        QTest::newRow(names[i]) << i;
}

void TestOperationEdges::reworkCascades()
{
    QFETCH(const int, which);
    Site site;
    site.rules.cascade = Cascade::Upward;
    const epc::Epc box = site.carton(3);
    site.build(box, Level::Carton, {site.packId(u"L3"_s)}, true);
    const QList<Operation> operations{
        op::Replace{site.packId(u"A1"_s), site.packId(u"L1"_s), op::Fate::Damaged, u"h"_s},
        op::Split{site.full, {site.packId(u"A1"_s)}, site.carton(9)}, op::Merge{site.part, box},
        op::Relabel{site.full, site.carton(9)}};
    const auto before = site.picture();
    const auto done = site.carryOut(operations[which], qa(), Why);
    QVERIFY2(done, qPrintable(outcome(done)));
    QCOMPARE(site.record(site.load).childCount, 0);
    QVERIFY(!site.record(site.full).parent);
    QVERIFY(!site.record(site.part).parent);
    const auto undone = site.takeBack(qa());
    QVERIFY2(undone, qPrintable(outcome(undone)));
    const auto after = site.picture();
    for (auto unit = before.cbegin(); unit != before.cend(); ++unit)
        QVERIFY2(after.value(unit.key(), *unit) == *unit, qPrintable(unit.key().key()));
}

void TestOperationEdges::duplicateIdentityKeepsItsNumber()
{
    Site site;
    site.record(site.full).duplicateIdentity = true;
    QCOMPARE(outcome(site.carryOut(op::Relabel{site.full, site.carton(9)}, qa(), Why)),
             u"DUPLICATE_IDENTITY"_s);
}

void TestOperationEdges::splitAsksWhatMayEnter()
{
    Site site;
    const op::Split split{site.full, {site.packId(u"A1"_s)}, site.carton(9)};
    site.record(site.packId(u"A1"_s)).holds = {{HoldClass::Quarantined}};
    QCOMPARE(outcome(site.carryOut(split, qa(), Why)), u"QUARANTINED"_s);
    site.record(site.packId(u"A1"_s)).holds.clear();
    site.record(site.packId(u"A1"_s)).expiry = QDate(2020, 1, 1);
    QCOMPARE(outcome(site.carryOut(split, qa(), Why)), u"EXPIRED"_s);
}

void TestOperationEdges::undoOfAHoldIsARelease()
{
    Site site;
    op::Quarantine quarantine;
    quarantine.holdId = u"urn:uuid:1"_s;
    quarantine.target = {HoldScope::Serial, {site.packId(u"L1"_s)}, {}, {}};
    QVERIFY(site.carryOut(quarantine, operatorA(), Why));
    QCOMPARE(outcome(site.takeBack(operatorA())), u"NOT_PERMITTED"_s);
    site.age.reset();
    QCOMPARE(outcome(site.takeBack(qa())), u"OFFLINE_NOT_ALLOWED"_s); // R-QT-8
    site.age = std::chrono::seconds(5);
    QCOMPARE(outcome(site.takeBack(qa())), u"lift"_s);
    quarantine.holdClass = HoldClass::Recalled;
    QVERIFY(site.carryOut(quarantine, operatorA(), Why));
    QCOMPARE(outcome(site.takeBack(qa())), u"HOLD_NOT_RELEASABLE"_s); // R-QT-7
}

void TestOperationEdges::undoOfAHoldLeavesTheOthers()
{
    Site site;
    for (const QString &id : {u"urn:uuid:1"_s, u"urn:uuid:2"_s}) {
        op::Quarantine quarantine;
        quarantine.holdId = id;
        quarantine.target = {HoldScope::Serial, {site.packId(u"L1"_s)}, {}, {}};
        if (id.endsWith(u'2'))
            quarantine.target.units.append(site.packId(u"L2"_s));
        QVERIFY(site.carryOut(quarantine, operatorA(), Why));
    }
    const auto undone = site.takeBack(qa());
    QCOMPARE(outcome(undone), u"lift lift"_s);
    const auto &first = std::get<LiftHold>(undone->commands.first());
    QCOMPARE(first.units, QList{site.packId(u"L1"_s)}); // central must not unset its word
    QVERIFY(first.othersRemain);
    QVERIFY(!std::get<LiftHold>(undone->commands.last()).othersRemain);
    QCOMPARE(site.record(site.packId(u"L1"_s)).holds.size(), 1);
}

void TestOperationEdges::undoOfADestructionIsForWhoMayDestroy()
{
    Site site;
    QVERIFY(site.carryOut(op::Destroy{{site.packId(u"L1"_s)}, false, {}, {}}, qa(), Why));
    QCOMPARE(outcome(site.takeBack(operatorA())), u"NOT_PERMITTED"_s);
    QCOMPARE(site.record(site.packId(u"L1"_s)).lifecycle, Lifecycle::Destroyed);
    QCOMPARE(outcome(site.takeBack(qa())), u"retract"_s);
}

void TestOperationEdges::withdrawnNumberTakesNoHoldAlong()
{
    Site site;
    QVERIFY(site.carryOut(op::Relabel{site.full, site.carton(9)}, operatorA(), Why));
    const Step relabelled = site.steps.last();
    op::Quarantine quarantine;
    quarantine.holdId = u"urn:uuid:1"_s;
    quarantine.target = {HoldScope::Serial, {site.carton(9)}, {}, {}};
    QVERIFY(site.carryOut(quarantine, operatorA(), Why));
    QCOMPARE(outcome(site.carryOut(op::TakeBack{relabelled}, supervisor(), Why)), u"TOO_LATE"_s);
}

void TestOperationEdges::lotsOfALayerCountTogether()
{
    Site site;
    site.rules.packaging = {{site.mixed, Level::Carton, 2, {}}};
    const epc::Epc box = site.carton(3);
    QList<epc::Epc> packs;
    for (const QString &lot : {u"X"_s, u"Y"_s, u"Z"_s})
        packs.append(site.addPackOf(site.mixed, u"M"_s + lot, lot).id);
    QVERIFY(site.carryOut(op::Commission{box, Level::Carton, false}, operatorA()));
    const auto three = site.carryOut(op::Aggregate{box, packs}, operatorA());
    QCOMPARE(outcome(three), u"WRONG_LOT"_s);
    QCOMPARE(three.error().first().unit, packs[2]);
    QCOMPARE(outcome(site.carryOut(op::Aggregate{box, packs.first(2)}, operatorA())), u"add"_s);
}

/// What is dangerous is told before what is in the way, and a missing reason last.
void TestOperationEdges::gravestProblemFirst()
{
    Site site;
    const epc::Epc box = site.carton(3);
    QVERIFY(site.carryOut(op::Commission{box, Level::Carton, false}, operatorA()));
    site.record(site.packId(u"L2"_s)).lifecycle = Lifecycle::Decommissioned;
    site.record(site.packId(u"L3"_s)).holds = {{HoldClass::Stolen}};
    site.record(site.packId(u"A2"_s)).holds = {{HoldClass::Recalled}}; // and in another carton
    QList<epc::Epc> layer;
    for (const QString &serial : {u"A1"_s, u"L2"_s, u"L3"_s, u"A2"_s})
        layer.append(site.packId(serial));
    const auto refused = site.carryOut(op::Aggregate{box, layer}, operatorA());
    QVERIFY(!refused);
    QStringList codes;
    for (const Verdict &problem : refused.error())
        codes.append(toCode(problem.code));
    QCOMPARE(codes, (QStringList{u"STOLEN"_s, u"RECALLED"_s, u"DECOMMISSIONED"_s,
                                 u"ALREADY_AGGREGATED"_s}));
    QVERIFY(gravityOf(VerdictCode::NotStored) > gravityOf(VerdictCode::Stolen));
    QVERIFY(gravityOf(VerdictCode::WrongLot) > gravityOf(VerdictCode::SignatureMissing));
}

/// Whoever carries it out, page or program, cannot make the plan smaller (F2).
void TestOperationEdges::sampleHeldAgainstThePlan()
{
    Site site;
    site.rules.samplePlan = {{10, 2}};
    const auto verify = [&site](const QStringList &seen, int sample) {
        op::Verify verify{site.full, {}, op::VerifyMode::Blind, sample};
        for (const QString &serial : seen)
            verify.seen.append(site.packId(serial));
        return site.carryOut(verify, operatorA());
    };
    const auto one = verify({u"A1"_s}, 1);
    QCOMPARE(outcome(one), u"SAMPLE_TOO_SMALL"_s);
    QCOMPARE(one.error().first().count, 1);
    QCOMPARE(one.error().first().capacity, 2);
    QCOMPARE(outcome(verify({u"A1"_s, u"A1"_s}, 2)), u"SAMPLE_TOO_SMALL"_s); // one, looked at twice
    QCOMPARE(outcome(verify({u"A1"_s, u"A2"_s}, 2)), u"observe"_s); // the rest is not judged
    QCOMPARE(outcome(verify({u"A1"_s, u"A2"_s}, 3)), u"SAMPLE_TOO_SMALL"_s); // more was promised
    site.rules.samplePlan.clear(); // no plan: everything is looked at
    QCOMPARE(outcome(verify({u"A1"_s, u"A2"_s}, 2)), u"SAMPLE_TOO_SMALL"_s);
    const auto all = verify({u"A1"_s, u"A2"_s, u"A3"_s}, 2);
    QCOMPARE(outcome(all), u"observe judge"_s);
    QCOMPARE(all->verdict.code, VerdictCode::ContentsVerified);
}

QTEST_GUILESS_MAIN(TestOperationEdges)
#include "tst_operationedges.moc"
