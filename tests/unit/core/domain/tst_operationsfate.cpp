// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/operationsite.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using namespace operationsite;

/// What is looked at, held, and what ends: contents checked, samples, destruction, holds.
class TestOperationsFate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verifyComplete();
    void verifyFindsEverything();
    void verifyMismatchHoldsUntilRight();
    void inferOnlyWhatWasNeverOpened();
    void sampleIsTheEnd();
    void inspectedMayComeBack();
    void destroyWithContentsListsAll();
    void decommissionOnlyEmpty();
    void holdOnContainer_data();
    void holdOnContainer();
    void severalHolds();
    void releaseNeedsFreshData();
    void recalledIsNotReleasedHere();
    void unknownCanBeHeld();
};

void TestOperationsFate::verifyComplete()
{
    Site site;
    const auto done =
        site.carryOut(op::Verify{site.full,
                                 {site.packId(u"A3"_s), site.packId(u"A1"_s), site.packId(u"A2"_s)},
                                 op::VerifyMode::Blind,
                                 0},
                      operatorA());
    QCOMPARE(outcome(done), u"observe judge"_s);
    QCOMPARE(done->verdict.code, VerdictCode::ContentsVerified);
    QCOMPARE(site.record(site.full).evidence, Evidence::Verified);
}

void TestOperationsFate::verifyFindsEverything()
{
    Site site;
    site.record(site.packId(u"A2"_s)).holds = {{HoldClass::Quarantined}};
    site.record(site.packId(u"L2"_s)).lifecycle = Lifecycle::Destroyed;
    const auto unknown = site.packId(u"NOBODY"_s);
    const auto done =
        site.carryOut(op::Verify{site.full,
                                 {site.packId(u"A1"_s), site.packId(u"A2"_s), site.packId(u"B1"_s),
                                  site.packId(u"L1"_s), site.packId(u"L2"_s), unknown},
                                 op::VerifyMode::Guided,
                                 0},
                      operatorA());
    QVERIFY(done);
    QCOMPARE(done->verdict.code, VerdictCode::ContentsMismatch);
    QHash<QString, VerifyFinding> findings;
    for (const VerifyFinding &finding : done->findings)
        findings.insert(finding.unit.sgtin()->serial(), finding);
    const auto kind = [&findings](const QString &serial) {
        return QString(toCode(findings.value(serial, {findings.begin()->unit}).kind));
    };
    QCOMPARE(kind(u"A1"_s), u"MATCH"_s);
    QCOMPARE(kind(u"A2"_s), u"HELD"_s);
    QCOMPARE(kind(u"A3"_s), u"MISSING"_s);
    QCOMPARE(kind(u"B1"_s), u"UNEXPECTED_ELSEWHERE"_s);
    QCOMPARE(kind(u"L1"_s), u"UNEXPECTED_LOOSE"_s);
    QCOMPARE(kind(u"L2"_s), u"UNEXPECTED_GONE"_s);
    QCOMPARE(kind(u"NOBODY"_s), u"UNKNOWN"_s);
    QCOMPARE(findings.find(u"B1"_s)->recordedIn, std::optional(site.part));
    QVERIFY(site.record(site.packId(u"A3"_s)).parent); // R-VF-1: absence proves nothing
}

void TestOperationsFate::verifyMismatchHoldsUntilRight()
{
    Site site;
    QVERIFY(site.carryOut(op::Remove{{site.full}}, operatorA(), Why));
    const QList<epc::Epc> all{site.packId(u"A1"_s), site.packId(u"A2"_s), site.packId(u"A3"_s)};
    QVERIFY(site.carryOut(op::Verify{site.full, all.sliced(1), op::VerifyMode::Guided, 0},
                          operatorA()));
    QCOMPARE(site.record(site.full).holds.first().id, u"mismatch_quantity"_s);
    QCOMPARE(outcome(site.carryOut(op::Aggregate{site.load, {site.full}}, operatorA())),
             u"DATA_HOLD"_s);
    // What is inside may be put right meanwhile; it is not held itself.
    QVERIFY(effectiveHolds(site.record(site.packId(u"A1"_s)), site).isEmpty());
    const auto done =
        site.carryOut(op::Verify{site.full, all, op::VerifyMode::Guided, 0}, operatorA());
    QVERIFY(done);
    QCOMPARE(std::get<JudgeContents>(done->commands.last()).settles,
             std::optional(ContentsOutcome::MismatchQuantity));
    QVERIFY(site.record(site.full).holds.isEmpty());
}

void TestOperationsFate::inferOnlyWhatWasNeverOpened()
{
    Site site;
    const op::Verify infer{site.full, {}, op::VerifyMode::Inferred, 0};
    QCOMPARE(outcome(site.carryOut(infer, operatorA())), u"judge"_s);
    QCOMPARE(site.record(site.full).evidence, Evidence::Inferred);
    QCOMPARE(
        outcome(site.carryOut(op::Verify{site.part, {}, op::VerifyMode::Inferred, 0}, operatorA())),
        u"INFERENCE_REFUSED"_s); // R-AG-11: a partial is never inferred as full
    QVERIFY(site.carryOut(
        op::Replace{site.packId(u"A1"_s), site.packId(u"L1"_s), op::Fate::Damaged, u"h"_s},
        operatorA(), Why));
    QCOMPARE(outcome(site.carryOut(infer, operatorA())), u"INFERENCE_REFUSED"_s);
}

void TestOperationsFate::sampleIsTheEnd()
{
    Site site;
    const epc::Epc pack = site.packId(u"A1"_s);
    QCOMPARE(outcome(site.carryOut(op::Sample{{pack}}, supervisor(), Why)), u"NOT_PERMITTED"_s);
    QCOMPARE(outcome(site.carryOut(op::Sample{{pack}}, qa(), Why)), u"remove sample end"_s);
    QCOMPARE(site.record(pack).lifecycle, Lifecycle::Sampled);
    QCOMPARE(outcome(site.carryOut(op::TopUp{site.part, {pack}}, operatorA(), Why)),
             u"SAMPLED"_s); // the carton stands on the pallet
    QVERIFY(site.carryOut(op::Remove{{site.part}}, operatorA(), Why));
    QCOMPARE(outcome(site.carryOut(op::TopUp{site.part, {pack}}, operatorA(), Why)),
             u"SAMPLED"_s); // R-RW-5: it can never re-enter
}

void TestOperationsFate::inspectedMayComeBack()
{
    Site site;
    const epc::Epc pack = site.packId(u"B1"_s);
    QVERIFY(site.carryOut(op::Remove{{pack}}, operatorA(), Why));
    QCOMPARE(outcome(site.carryOut(op::Inspect{{pack}, true}, qa(), Why)), u"inspect"_s);
    QVERIFY(site.carryOut(op::Reopen{site.part}, operatorA(), Why));
    QCOMPARE(outcome(site.carryOut(op::Aggregate{site.part, {pack}}, operatorA())), u"add"_s);
}

void TestOperationsFate::destroyWithContentsListsAll()
{
    Site site;
    QCOMPARE(outcome(site.carryOut(op::Destroy{{site.full}, false, {}, {}}, qa(), Why)),
             u"CONTAINER_NOT_EMPTY"_s);
    const auto done =
        site.carryOut(op::Destroy{{site.full}, true, u"shredded"_s, u"C-1"_s}, qa(), Why);
    QCOMPARE(outcome(done), u"remove remove end"_s);
    QCOMPARE(std::get<EndLife>(done->commands.last()).units.size(), 4); // never implied (H6)
    QCOMPARE(done->verdict.affected, 4);
    QCOMPARE(site.record(site.packId(u"A1"_s)).lifecycle, Lifecycle::Destroyed);
}

void TestOperationsFate::decommissionOnlyEmpty()
{
    Site site;
    QCOMPARE(outcome(site.carryOut(op::Decommission{{site.full}}, supervisor(), Why)),
             u"CONTAINER_NOT_EMPTY"_s);
    QCOMPARE(outcome(site.carryOut(op::Decommission{{site.packId(u"A1"_s)}}, supervisor(), Why)),
             u"remove end"_s); // R-SD-4: out of its carton first
}

void TestOperationsFate::holdOnContainer_data()
{
    QTest::addColumn<HoldMode>("mode");
    QTest::addColumn<bool>("keepsItOutside");
    QTest::newRow("as of now") << HoldMode::Snapshot << true;
    QTest::newRow("while inside") << HoldMode::WhileInside << false;
}

void TestOperationsFate::holdOnContainer()
{
    QFETCH(const HoldMode, mode);
    QFETCH(const bool, keepsItOutside);
    Site site;
    const epc::Epc pack = site.packId(u"A1"_s);
    op::Quarantine quarantine;
    quarantine.holdId = u"urn:uuid:1"_s;
    quarantine.target = {HoldScope::Container, {site.full}, {}, {}};
    quarantine.mode = mode;
    QVERIFY(site.carryOut(quarantine, operatorA(), Why));
    QVERIFY(!effectiveHolds(site.record(pack), site).isEmpty());
    QCOMPARE(outcome(site.carryOut(op::Remove{{pack}}, operatorA(), Why)), u"NOT_PERMITTED"_s);
    QVERIFY(site.carryOut(op::Remove{{pack}}, qa(), Why));
    QCOMPARE(!effectiveHolds(site.record(pack), site).isEmpty(), keepsItOutside);
}

void TestOperationsFate::severalHolds()
{
    Site site;
    const epc::Epc pack = site.packId(u"L1"_s);
    const auto hold = [&](const QString &id, HoldClass holdClass) {
        op::Quarantine quarantine;
        quarantine.holdId = id;
        quarantine.target = {HoldScope::Serial, {pack}, {}, {}};
        quarantine.holdClass = holdClass;
        return site.carryOut(quarantine, operatorA(), Why);
    };
    QVERIFY(hold(u"urn:uuid:1"_s, HoldClass::Quarantined));
    QVERIFY(hold(u"urn:uuid:2"_s, HoldClass::Quarantined));
    const auto release = [&](const QString &id) {
        return site.carryOut(op::Release{id, {HoldScope::Serial, {pack}, {}, {}}}, qa(), Why);
    };
    auto done = release(u"urn:uuid:1"_s);
    QVERIFY(done);
    QVERIFY(std::get<LiftHold>(done->commands.first()).othersRemain);
    QCOMPARE(site.record(pack).holds.size(), 1); // free only when none is left (G3)
    QCOMPARE(outcome(release(u"urn:uuid:1"_s)), u"NO_SUCH_HOLD"_s);
    done = release(u"urn:uuid:2"_s);
    QVERIFY(!std::get<LiftHold>(done->commands.first()).othersRemain);
    QVERIFY(site.record(pack).holds.isEmpty());
}

void TestOperationsFate::releaseNeedsFreshData()
{
    Site site;
    Hold hold;
    hold.id = u"urn:uuid:1"_s;
    site.record(site.packId(u"L1"_s)).holds = {hold};
    const op::Release release{hold.id, {HoldScope::Serial, {site.packId(u"L1"_s)}, {}, {}}};
    site.age.reset();
    QCOMPARE(outcome(site.carryOut(release, qa(), Why)), u"OFFLINE_NOT_ALLOWED"_s);
    site.age = std::chrono::hours(1);
    QCOMPARE(outcome(site.carryOut(release, qa(), Why)), u"OFFLINE_NOT_ALLOWED"_s);
    site.age = std::chrono::minutes(1);
    QCOMPARE(outcome(site.carryOut(release, operatorA(), Why)), u"NOT_PERMITTED"_s);
    QCOMPARE(outcome(site.carryOut(release, qa(), Why)), u"lift"_s);
}

void TestOperationsFate::recalledIsNotReleasedHere()
{
    Site site;
    Hold hold;
    hold.id = u"urn:uuid:1"_s;
    hold.holdClass = HoldClass::Recalled;
    site.record(site.packId(u"L1"_s)).holds = {hold};
    QCOMPARE(
        outcome(site.carryOut(
            op::Release{hold.id, {HoldScope::Serial, {site.packId(u"L1"_s)}, {}, {}}}, qa(), Why)),
        u"HOLD_NOT_RELEASABLE"_s); // R-QT-7
}

void TestOperationsFate::unknownCanBeHeld()
{
    Site site;
    const epc::Epc unknown = site.packId(u"NOBODY"_s);
    op::Quarantine quarantine;
    quarantine.holdId = u"urn:uuid:1"_s;
    quarantine.target = {HoldScope::Serial, {unknown}, {}, {}};
    QVERIFY(site.carryOut(quarantine, operatorA(), Why));
    QCOMPARE(site.record(unknown).lifecycle, Lifecycle::Allocated); // still nothing to be packed
}

QTEST_GUILESS_MAIN(TestOperationsFate)
#include "tst_operationsfate.moc"
