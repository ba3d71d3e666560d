// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/operationsite.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using namespace operationsite;

/// What goes into containers, out of them and from one to another: what it does, in which order,
/// and what is refused (domain.md, sections 3 to 7).
class TestOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aggregateALayerAtOnce();
    void aggregateNamesEveryProblem();
    void childOfAnother();
    void closedContainerTakesNothing();
    void noContainerInsideItself();
    void overpackIsRefused();
    void maxLots();
    void closePartialNeedsAReason();
    void heldInsideKeepsItOpen();
    void removeByChildrenAlone();
    void removeMakesLabelsStaleUpToTheTop();
    void lastOneOutLeavesThePallet();
    void cascadeUpward();
    void cascadeAsksForEverySibling();
    void extractingHeldIsForQa();
    void dissolveOneLevel();
    void dissolveToPacks();
    void replaceKeepsThePlace();
    void replaceChecksTheReplacement();
    void topUpReopensAndCloses();
    void moveToAnotherCarton();
    void staleLabelDoesNotTravelUp();
    void relabelKeepsContentsAndPlace();
    void relabelCarriesHoldsOver();
    void identifyByChildren();
    void split();
    void merge();
};

void TestOperations::aggregateALayerAtOnce()
{
    Site site;
    const epc::Epc box = site.carton(3);
    QVERIFY(site.carryOut(op::Commission{box, Level::Carton, false}, operatorA()));
    const auto done = site.carryOut(
        op::Aggregate{box, {site.packId(u"L1"_s), site.packId(u"L2"_s), site.packId(u"L1"_s)}},
        operatorA());
    QCOMPARE(outcome(done), u"add"_s);
    QCOMPARE(done->verdict.code, VerdictCode::ChildrenAdded);
    QCOMPARE(done->verdict.count, 2); // named twice, packed once
    QCOMPARE(site.record(box).lot, u"L1"_s);
}

void TestOperations::aggregateNamesEveryProblem()
{
    Site site;
    const epc::Epc box = site.carton(3);
    QVERIFY(site.carryOut(op::Commission{box, Level::Carton, false}, operatorA()));
    site.record(site.packId(u"L2"_s)).expiry = QDate(2020, 1, 1);
    const auto unknown = site.packId(u"NOBODY"_s);
    const auto refused = site.carryOut(
        op::Aggregate{box,
                      {site.packId(u"L1"_s), site.packId(u"L2"_s), site.packId(u"A1"_s), unknown}},
        operatorA());
    QVERIFY(!refused);
    QStringList codes;
    for (const Verdict &problem : refused.error())
        codes.append(toCode(problem.code));
    QCOMPARE(codes, QStringList({u"UNKNOWN_SERIAL"_s, u"EXPIRED"_s, u"ALREADY_AGGREGATED"_s}));
    QCOMPARE(site.record(box).childCount, 0); // nothing is half done
    QCOMPARE(outcome(site.carryOut(op::Aggregate{box, {site.packId(u"L2"_s)}}, operatorA())),
             u"EXPIRED"_s);
}

void TestOperations::childOfAnother()
{
    Site site;
    const epc::Epc box = site.carton(3);
    QVERIFY(site.carryOut(op::Commission{box, Level::Carton, false}, operatorA()));
    const auto refused = site.carryOut(op::Aggregate{box, {site.packId(u"A1"_s)}}, operatorA());
    QCOMPARE(outcome(refused), u"ALREADY_AGGREGATED"_s);
    QCOMPARE(refused.error().first().container, std::optional(site.full)); // R-AG-2: names it
}

void TestOperations::closedContainerTakesNothing()
{
    Site site;
    QCOMPARE(outcome(site.carryOut(op::Aggregate{site.part, {site.packId(u"L1"_s)}}, operatorA())),
             u"CONTAINER_NOT_OPEN"_s);
}

void TestOperations::noContainerInsideItself()
{
    Site site;
    site.rules.packaging = {{site.strict, Level::Pallet, 9, {Level::Pack, Level::Bundle}}};
    site.record(site.load).parent = site.full; // as only damaged data could have it
    site.record(site.full).parent.reset();
    QCOMPARE(outcome(site.carryOut(op::Aggregate{site.load, {site.full}}, operatorA())),
             u"WOULD_CYCLE"_s);
}

void TestOperations::overpackIsRefused()
{
    Site site;
    const epc::Epc box = site.carton(3);
    site.addPack(u"L4"_s);
    QVERIFY(site.carryOut(op::Commission{box, Level::Carton, false}, operatorA()));
    const auto refused = site.carryOut(op::Aggregate{box,
                                                     {site.packId(u"L1"_s), site.packId(u"L2"_s),
                                                      site.packId(u"L3"_s), site.packId(u"L4"_s)}},
                                       operatorA());
    QCOMPARE(outcome(refused), u"CONTAINER_FULL"_s);
    QCOMPARE(refused.error().first().unit, std::optional(site.packId(u"L4"_s)));
}

void TestOperations::maxLots()
{
    Site site;
    site.rules.packaging = {{site.mixed, Level::Carton, 2, {}}};
    const epc::Epc box = site.carton(3);
    QList<epc::Epc> packs;
    for (const QString &lot : {u"X"_s, u"Y"_s, u"Z"_s})
        packs.append(site.addPackOf(site.mixed, u"M"_s + lot, lot).id);
    QVERIFY(site.carryOut(op::Commission{box, Level::Carton, false}, operatorA()));
    QVERIFY(site.carryOut(op::Aggregate{box, {packs[0]}}, operatorA()));
    QVERIFY(site.carryOut(op::Aggregate{box, {packs[1]}}, operatorA()));
    QCOMPARE(outcome(site.carryOut(op::Aggregate{box, {packs[2]}}, operatorA())), u"WRONG_LOT"_s);
}

void TestOperations::closePartialNeedsAReason()
{
    Site site;
    const epc::Epc box = site.carton(3);
    site.build(box, Level::Carton, {site.packId(u"L1"_s)}, false);
    QCOMPARE(outcome(site.carryOut(op::Close{box}, operatorA())), u"REASON_MISSING"_s);
    const auto done = site.carryOut(op::Close{box}, operatorA(), Why);
    QCOMPARE(outcome(done), u"closePartial"_s);
    QCOMPARE(done->verdict.code, VerdictCode::ContainerClosedPartial);
}

void TestOperations::heldInsideKeepsItOpen()
{
    Site site;
    const epc::Epc box = site.carton(3);
    site.build(box, Level::Carton, {site.packId(u"L1"_s)}, false);
    site.record(site.packId(u"L1"_s)).holds = {{HoldClass::Quarantined}};
    QCOMPARE(outcome(site.carryOut(op::Close{box}, operatorA(), Why)), u"CONTAINS_HELD"_s);
}

void TestOperations::removeByChildrenAlone()
{
    Site site;
    const auto done =
        site.carryOut(op::Remove{{site.packId(u"A1"_s), site.packId(u"A2"_s)}}, operatorA(), Why);
    QCOMPARE(outcome(done), u"remove"_s);
    QVERIFY(!site.record(site.packId(u"A1"_s)).parent);
    QCOMPARE(site.record(site.full).childCount, 1);
    QVERIFY(site.record(site.full).container->partial);                // R-AG-11
    QCOMPARE(site.record(site.full).parent, std::optional(site.load)); // R-DA-5
    QCOMPARE(outcome(site.carryOut(op::Remove{{site.packId(u"A1"_s)}}, operatorA(), Why)),
             u"NOT_AGGREGATED"_s);
}

void TestOperations::removeMakesLabelsStaleUpToTheTop()
{
    Site site;
    QVERIFY(site.carryOut(op::Close{site.load}, operatorA(), Why));
    QVERIFY(site.carryOut(op::ConfirmLabel{site.load}, operatorA()));
    QVERIFY(site.carryOut(op::Remove{{site.packId(u"A1"_s)}}, operatorA(), Why));
    for (const epc::Epc &container : {site.full, site.load}) {
        QCOMPARE(site.record(container).container->label, LabelState::Stale);
        QVERIFY(site.record(container).container->broken);
    }
    QCOMPARE(site.record(site.part).container->label, LabelState::Verified);
}

void TestOperations::lastOneOutLeavesThePallet()
{
    Site site;
    const auto done = site.carryOut(op::Remove{{site.packId(u"B1"_s)}}, operatorA(), Why);
    QCOMPARE(outcome(done), u"remove remove"_s); // R-DA-6
    QCOMPARE(done->emptied, QList{site.part});
    QVERIFY(!site.record(site.part).parent);
    QCOMPARE(outcome(site.carryOut(op::Decommission{{site.part}}, supervisor(), Why)), u"end"_s);
}

void TestOperations::cascadeUpward()
{
    Site site;
    site.rules.cascade = Cascade::Upward;
    const auto done = site.carryOut(op::Remove{{site.packId(u"A1"_s)}}, operatorA(), Why);
    QCOMPARE(outcome(done), u"remove remove"_s);
    QVERIFY(!site.record(site.part).parent); // everything around is dissolved …
    QCOMPARE(site.record(site.packId(u"A2"_s)).parent, std::optional(site.full)); // … not inside
}

void TestOperations::cascadeAsksForEverySibling()
{
    Site site;
    site.rules.cascade = Cascade::Upward;
    site.record(site.part).holds = {{HoldClass::Quarantined}};
    QCOMPARE(outcome(site.carryOut(op::Remove{{site.packId(u"A1"_s)}}, operatorA(), Why)),
             u"NOT_PERMITTED"_s);
    QVERIFY(site.record(site.part).parent); // a held one does not leave unasked
    QCOMPARE(outcome(site.carryOut(op::Remove{{site.packId(u"A1"_s)}}, qa(), Why)),
             u"remove remove"_s);
}

void TestOperations::extractingHeldIsForQa()
{
    Site site;
    const epc::Epc pack = site.packId(u"A1"_s);
    site.record(pack).holds = {{HoldClass::Quarantined}};
    QCOMPARE(outcome(site.carryOut(op::Remove{{pack}}, operatorA(), Why)), u"NOT_PERMITTED"_s);
    QCOMPARE(outcome(site.carryOut(op::Remove{{pack}}, qa(), Why)), u"remove"_s);
    QCOMPARE(site.record(pack).holds.size(), 1); // it stays held, the carton is free (R-QT-2)
    QCOMPARE(site.heldInside(site.full), 0);
}

void TestOperations::dissolveOneLevel()
{
    Site site;
    const auto done =
        site.carryOut(op::Dissolve{site.load, 1, op::EmptyParents::Keep}, operatorA(), Why);
    QCOMPARE(outcome(done), u"remove"_s);
    QVERIFY(!site.record(site.full).parent);
    QCOMPARE(site.record(site.packId(u"A1"_s)).parent, std::optional(site.full)); // R-DA-2
    QCOMPARE(site.record(site.full).container->label, LabelState::Verified);      // R-DA-9
}

void TestOperations::dissolveToPacks()
{
    Site site;
    const op::Dissolve deep{site.load, op::Dissolve::ToPacks, op::EmptyParents::Decommission};
    QCOMPARE(outcome(site.carryOut(deep, operatorA(), Why)), u"NOT_PERMITTED"_s);
    const auto done = site.carryOut(deep, supervisor(), Why);
    QCOMPARE(outcome(done), u"remove remove remove end"_s);
    for (const QString &serial : {u"A1"_s, u"A2"_s, u"A3"_s, u"B1"_s})
        QVERIFY(!site.record(site.packId(serial)).parent);
    for (const epc::Epc &container : {site.full, site.part, site.load})
        QCOMPARE(site.record(container).lifecycle, Lifecycle::Decommissioned);
}

void TestOperations::replaceKeepsThePlace()
{
    Site site;
    const auto done = site.carryOut(
        op::Replace{site.packId(u"A1"_s), site.packId(u"L1"_s), op::Fate::Damaged, u"h"_s},
        operatorA(), Why);
    QCOMPARE(outcome(done), u"remove hold add"_s);
    QCOMPARE(site.record(site.packId(u"L1"_s)).parent, std::optional(site.full));
    QCOMPARE(site.record(site.packId(u"A1"_s)).holds.first().holdClass, HoldClass::Damaged);
    QCOMPARE(site.record(site.full).childCount, 3);
    QVERIFY(!site.record(site.full).container->partial);
    QCOMPARE(outcome(site.carryOut(
                 op::Replace{site.packId(u"A2"_s), site.packId(u"L2"_s), op::Fate::Destroyed, {}},
                 qa(), Why)),
             u"remove end add"_s);
}

void TestOperations::replaceChecksTheReplacement()
{
    Site site;
    site.addPack(u"W1"_s, u"OTHER-LOT"_s);
    QCOMPARE(outcome(site.carryOut(
                 op::Replace{site.packId(u"A1"_s), site.packId(u"W1"_s), op::Fate::Damaged, {}},
                 operatorA(), Why)),
             u"WRONG_LOT"_s);
    QVERIFY(site.record(site.packId(u"A1"_s)).parent); // R-RW-1: then nothing happens
    QCOMPARE(outcome(site.carryOut(
                 op::Replace{site.packId(u"A1"_s), site.packId(u"B1"_s), op::Fate::Damaged, {}},
                 operatorA(), Why)),
             u"ALREADY_AGGREGATED"_s);
}

void TestOperations::topUpReopensAndCloses()
{
    Site site;
    QVERIFY(site.carryOut(op::Remove{{site.part}}, operatorA(), Why));
    const auto done = site.carryOut(
        op::TopUp{site.part, {site.packId(u"L1"_s), site.packId(u"L2"_s)}}, operatorA(), Why);
    QCOMPARE(outcome(done), u"reopen add close"_s);
    QCOMPARE(site.record(site.part).childCount, 3);
    QVERIFY(!site.record(site.part).container->partial);
    QCOMPARE(site.record(site.part).container->label, LabelState::Stale); // R-AG-8
}

void TestOperations::moveToAnotherCarton()
{
    Site site;
    const epc::Epc box = site.carton(3);
    QVERIFY(site.carryOut(op::Commission{box, Level::Carton, false}, operatorA()));
    const auto done = site.carryOut(op::Move{{site.packId(u"A1"_s)}, box}, operatorA(), Why);
    QCOMPARE(outcome(done), u"remove add"_s);
    QCOMPARE(site.record(site.packId(u"A1"_s)).parent, std::optional(box));
    QCOMPARE(outcome(site.carryOut(op::Move{{site.packId(u"A1"_s)}, box}, operatorA(), Why)),
             u"SAME_CONTAINER"_s);
    QCOMPARE(outcome(site.carryOut(op::Move{{site.packId(u"L1"_s)}, box}, operatorA(), Why)),
             u"NOT_AGGREGATED"_s); // never silently instead of adding
}

void TestOperations::staleLabelDoesNotTravelUp()
{
    Site site;
    QVERIFY(site.carryOut(op::Remove{{site.packId(u"A1"_s)}}, operatorA(), Why));
    QVERIFY(site.carryOut(op::Remove{{site.full}}, operatorA(), Why));
    QCOMPARE(outcome(site.carryOut(op::Aggregate{site.load, {site.full}}, operatorA())),
             u"LABEL_STALE"_s);
    QVERIFY(site.carryOut(op::ConfirmLabel{site.full}, operatorA()));
    QCOMPARE(outcome(site.carryOut(op::Aggregate{site.load, {site.full}}, operatorA())), u"add"_s);
}

void TestOperations::relabelKeepsContentsAndPlace()
{
    Site site;
    const epc::Epc number = site.carton(9);
    const auto done = site.carryOut(op::Relabel{site.full, number}, operatorA(), Why);
    QCOMPARE(outcome(done), u"open remove remove add close add end"_s); // R-RW-2
    QCOMPARE(site.record(number).parent, std::optional(site.load));
    QCOMPARE(site.record(number).childCount, 3);
    QCOMPARE(site.record(site.full).lifecycle, Lifecycle::Decommissioned);
    const auto &end = std::get<EndLife>(done->commands.last());
    QCOMPARE(end.replacedBy, std::optional(number));
    QCOMPARE(outcome(site.carryOut(op::Relabel{site.part, number}, operatorA(), Why)),
             u"NUMBER_USED"_s);
    QCOMPARE(outcome(site.carryOut(op::Relabel{site.part, site.pallet(9)}, operatorA(), Why)),
             u"WRONG_LEVEL"_s);
}

void TestOperations::relabelCarriesHoldsOver()
{
    Site site;
    Hold hold;
    hold.id = u"urn:uuid:1"_s;
    site.record(site.full).holds = {hold};
    const auto done = site.carryOut(op::Relabel{site.full, site.carton(9)}, operatorA(), Why);
    QVERIFY(done);
    QCOMPARE(site.record(site.carton(9)).holds, QList{hold});
}

void TestOperations::identifyByChildren()
{
    Site site;
    const auto one = identifyParent({site.packId(u"A1"_s)}, site);
    QVERIFY(!one);
    QCOMPARE(one.error().first().code, VerdictCode::TooFewChildren);
    const auto two = identifyParent({site.packId(u"A1"_s), site.packId(u"A3"_s)}, site);
    QVERIFY(two);
    QCOMPARE(*two, site.full);
    const auto same = identifyParent({site.packId(u"A1"_s), site.packId(u"A1"_s)}, site);
    QVERIFY(!same); // one pack scanned twice is one witness
    const auto only = identifyParent({site.packId(u"B1"_s)}, site);
    QVERIFY(only);
    QCOMPARE(*only, site.part);
    const auto mixedUp = identifyParent({site.packId(u"A1"_s), site.packId(u"B1"_s)}, site);
    QCOMPARE(mixedUp.error().first().code, VerdictCode::ChildrenDisagree);
}

void TestOperations::split()
{
    Site site;
    const epc::Epc number = site.carton(9);
    const auto done =
        site.carryOut(op::Split{site.full, {site.packId(u"A1"_s)}, number}, operatorA(), Why);
    QCOMPARE(outcome(done), u"open remove add closePartial"_s);
    QCOMPARE(site.record(number).childCount, 1);
    QCOMPARE(site.record(site.full).childCount, 2);
    QVERIFY(site.record(site.full).container->partial);
    QCOMPARE(outcome(site.carryOut(op::Split{site.full, {site.packId(u"B1"_s)}, site.carton(10)},
                                   operatorA(), Why)),
             u"NOT_IN_THIS_CONTAINER"_s);
}

void TestOperations::merge()
{
    Site site;
    const epc::Epc box = site.carton(3);
    site.build(box, Level::Carton, {site.packId(u"L1"_s)}, true);
    const auto done = site.carryOut(op::Merge{site.part, box}, operatorA(), Why);
    QCOMPARE(outcome(done), u"remove remove reopen add closePartial end"_s);
    QCOMPARE(site.record(box).childCount, 2);
    QCOMPARE(site.record(site.part).lifecycle, Lifecycle::Decommissioned);
    QCOMPARE(outcome(site.carryOut(op::Merge{site.full, box}, operatorA(), Why)),
             u"CONTAINER_FULL"_s);
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
