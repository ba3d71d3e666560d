// SPDX-License-Identifier: Apache-2.0
#include "core/domain/commandjson.h"
#include "core/domain/policy.h"
#include "core/domain/unitcodes.h"
#include "tests/unit/core/domain/workdriver.h"

#include <QtTest>

using namespace workdriver;

namespace {

const QString CaseId = u"urn:uuid:5e0b2b3a-0000-0000-0000-000000000001"_s;

/// B1 is recorded in the partial carton; WS2 says so, WS1 says it is in the full one.
void dispute(Site &site, const QString &serial = u"B1"_s, const QString &id = CaseId)
{
    Hold hold;
    hold.holdClass = HoldClass::Conflict;
    hold.id = id;
    const QDateTime at(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC);
    hold.dispute = Dispute{site.packId(serial),
                           {{u"WS1"_s, u"OP-1"_s, at, Story::Packed, site.full},
                            {u"WS2"_s, u"OP-2"_s, at.addSecs(300), Story::Packed, site.part}}};
    for (const epc::Epc &party : {site.packId(serial), site.full, site.part})
        site.record(party).holds.append(hold);
}

QString resolve(Site &site, op::Whereabouts found, const std::optional<epc::Epc> &container = {},
                const Actor &actor = qa())
{
    return outcome(site.carryOut(
        op::ResolveConflict{site.packId(u"B1"_s), found, container, u"urn:uuid:hold"_s}, actor,
        Why));
}

bool isDisputed(const Site &site, const epc::Epc &id)
{
    const auto unit = site.unit(id);
    return std::ranges::any_of(
        unit->holds, [](const Hold &hold) { return hold.holdClass == HoldClass::Conflict; });
}

} // namespace

/// Where a disputed unit is, by somebody who looked.
class TestResolveConflict : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsDoneWithIt();
    void whereItIsRecorded();
    void inTheOtherOne();
    void inNone();
    void openAtAnotherBench();
    void twoUnits();
    void oneAfterTheOther();
    void whoMay();
    void neverByOldData();
    void endedUnitsStayEnded();
    void isNotTakenBack();
    void keepsItsNumber();
    void theSession();
    void theHoldOnDisk();
};

void TestResolveConflict::nothingIsDoneWithIt()
{
    Site site;
    QVERIFY(site.carryOut(op::Remove{{site.full, site.part}}, supervisor(), Why));
    dispute(site);
    const epc::Epc pack = site.packId(u"B1"_s);
    QCOMPARE(refuseUnit(site.record(pack), site.today()), std::optional(VerdictCode::Conflict));
    QCOMPARE(outcome(site.carryOut(op::TopUp{site.part, {site.packId(u"L1"_s)}}, operatorA(), Why)),
             u"CONFLICT"_s);
    QCOMPARE(outcome(site.carryOut(op::Remove{{pack}}, operatorA(), Why)), u"NOT_PERMITTED"_s);
    QCOMPARE(outcome(site.carryOut(op::Aggregate{site.load, {site.part}}, operatorA())),
             u"CONFLICT"_s);
    // Two people of QA release holds, but not this one: somebody has to look.
    QCOMPARE(
        outcome(site.carryOut(op::Release{CaseId, {HoldScope::Serial, {pack}, {}, {}}}, qa(), Why)),
        u"HOLD_NOT_RELEASABLE"_s);
    // What else is in these containers is what it was.
    QVERIFY(effectiveHolds(site.record(site.packId(u"A1"_s)), site).isEmpty());
}

void TestResolveConflict::whereItIsRecorded()
{
    Site site;
    dispute(site);
    QCOMPARE(resolve(site, op::Whereabouts::Inside, site.part), u"lift"_s);
    for (const epc::Epc &party : {site.packId(u"B1"_s), site.full, site.part})
        QVERIFY(!isDisputed(site, party));
    QCOMPARE(site.record(site.packId(u"B1"_s)).parent, std::optional(site.part));
}

void TestResolveConflict::inTheOtherOne()
{
    Site site;
    QVERIFY(site.carryOut(op::Remove{{site.full, site.part}}, supervisor(), Why));
    QVERIFY(site.carryOut(op::Remove{{site.packId(u"A3"_s)}}, supervisor(), Why)); // makes room
    dispute(site);
    QCOMPARE(resolve(site, op::Whereabouts::Inside, site.full), u"lift remove reopen add close"_s);
    QCOMPARE(site.record(site.packId(u"B1"_s)).parent, std::optional(site.full));
    QVERIFY(!isDisputed(site, site.part));
}

void TestResolveConflict::inNone()
{
    Site site;
    QVERIFY(site.carryOut(op::Remove{{site.full, site.part}}, supervisor(), Why));
    dispute(site);
    QVERIFY(resolve(site, op::Whereabouts::Loose).startsWith(u"lift remove"_s));
    QVERIFY(!site.record(site.packId(u"B1"_s)).parent);
}

/// Its record says so, but that is what is put right.
void TestResolveConflict::openAtAnotherBench()
{
    Site site;
    QVERIFY(site.carryOut(op::Remove{{site.full, site.part}}, supervisor(), Why));
    dispute(site);
    UnitState &box = site.record(site.part);
    box.container->open = true;
    box.lastEventBy = u"WS2"_s;
    QVERIFY(resolve(site, op::Whereabouts::Loose).startsWith(u"lift remove"_s));
    Site shipped;
    dispute(shipped);
    shipped.record(shipped.part).custody = Custody::Shipped;
    QCOMPARE(resolve(shipped, op::Whereabouts::Loose), u"SHIPPED"_s);
}

/// Nobody knows which of them is the real one.
void TestResolveConflict::twoUnits()
{
    Site site;
    dispute(site);
    QCOMPARE(resolve(site, op::Whereabouts::TwoUnits), u"lift hold"_s);
    const auto holds = site.record(site.packId(u"B1"_s)).holds;
    QCOMPARE(holds.size(), 1);
    QCOMPARE(holds.first().holdClass, HoldClass::Suspect);
    QCOMPARE(holds.first().id, u"urn:uuid:hold"_s);
    QVERIFY(!isDisputed(site, site.full));
}

/// Packed offline at two benches, it is rarely one pack alone.
void TestResolveConflict::oneAfterTheOther()
{
    Site site;
    QVERIFY(site.carryOut(op::Remove{{site.full, site.part}}, supervisor(), Why));
    QVERIFY(site.carryOut(op::Remove{{site.packId(u"A3"_s)}}, supervisor(), Why));
    dispute(site);
    dispute(site, u"A2"_s, CaseId + u'2');
    QCOMPARE(resolve(site, op::Whereabouts::Inside, site.full), u"lift remove reopen add close"_s);
    QVERIFY(isDisputed(site, site.full)); // by the other one still
    QCOMPARE(outcome(site.carryOut(
                 op::ResolveConflict{site.packId(u"A2"_s), op::Whereabouts::Inside, site.full, {}},
                 qa(), Why)),
             u"lift"_s);
    QVERIFY(!isDisputed(site, site.full));
}

void TestResolveConflict::whoMay()
{
    Site site;
    dispute(site);
    QCOMPARE(resolve(site, op::Whereabouts::Inside, site.part, operatorA()), u"NOT_PERMITTED"_s);
    QCOMPARE(resolve(site, op::Whereabouts::Inside, site.part, supervisor()), u"NOT_PERMITTED"_s);
    const Actor unsignedQa{u"QA-1"_s, Role::Qa, {}, {}};
    QCOMPARE(resolve(site, op::Whereabouts::Inside, site.part, unsignedQa), u"SIGNATURE_MISSING"_s);
    const auto other = site.carryOut(
        op::ResolveConflict{site.packId(u"A1"_s), op::Whereabouts::Loose, {}, {}}, qa(), Why);
    QCOMPARE(outcome(other), u"NO_CONFLICT"_s);
    QCOMPARE(resolve(site, op::Whereabouts::Inside), u"NOTHING_SELECTED"_s);
}

void TestResolveConflict::neverByOldData()
{
    Site site;
    dispute(site);
    site.age = std::chrono::hours(1);
    QCOMPARE(resolve(site, op::Whereabouts::Inside, site.part), u"OFFLINE_NOT_ALLOWED"_s);
}

void TestResolveConflict::endedUnitsStayEnded()
{
    Site site;
    QVERIFY(site.carryOut(op::Remove{{site.full, site.part}}, supervisor(), Why));
    dispute(site);
    UnitState &pack = site.record(site.packId(u"B1"_s));
    pack.parent.reset();
    pack.lifecycle = Lifecycle::Destroyed;
    QCOMPARE(resolve(site, op::Whereabouts::Inside, site.part), u"DESTROYED"_s);
    QCOMPARE(resolve(site, op::Whereabouts::Loose), u"lift"_s); // it is gone, as recorded
}

void TestResolveConflict::isNotTakenBack()
{
    Site site;
    dispute(site);
    QCOMPARE(resolve(site, op::Whereabouts::Inside, site.part), u"lift"_s);
    QVERIFY(!site.takeBack(qa()));
}

/// Under a new number what lies on it could not be settled: the stories name the old one.
void TestResolveConflict::keepsItsNumber()
{
    Site site;
    dispute(site);
    const op::Relabel relabel{site.part, site.carton(40)};
    QCOMPARE(outcome(site.carryOut(relabel, supervisor(), Why)), u"CONFLICT"_s);
    QCOMPARE(resolve(site, op::Whereabouts::Inside, site.part), u"lift"_s);
    QVERIFY(site.carryOut(relabel, supervisor(), Why));
}

void TestResolveConflict::theSession()
{
    Work work(WorkKind::ResolveConflict, qa());
    dispute(work.site);
    QCOMPARE(work.say(u"L1"_s), u"NO_CONFLICT acknowledge"_s);
    (void)work.say(u"+ack"_s);
    QCOMPARE(work.say(u"B1"_s), u"LISTED where"_s);
    QCOMPARE(work.say(u"part"_s), u"LISTED reason"_s);
    QCOMPARE(work.say(u"+why"_s), u"LISTED confirm!"_s);
    QCOMPARE(work.say(u"+confirm"_s), u"CONFLICT_RESOLVED unit RESOLVE_CONFLICT"_s);
    const auto &done = std::get<op::ResolveConflict>(work.request->operation);
    QCOMPARE(done.unit, work.site.packId(u"B1"_s));
    QCOMPARE(done.container, std::optional(work.site.part));

    Work other(WorkKind::ResolveConflict, qa());
    dispute(other.site);
    WorkOptions two;
    two.found = op::Whereabouts::TwoUnits;
    other.choose(two);
    QCOMPARE(other.say(u"B1"_s), u"LISTED reason"_s); // no container is asked for
    QCOMPARE(workStateFromJson(toJson(other.state()))->options.found, op::Whereabouts::TwoUnits);
}

void TestResolveConflict::theHoldOnDisk()
{
    Site site;
    dispute(site);
    const Hold hold = site.record(site.part).holds.first();
    QCOMPARE(holdFromJson(toJson(hold)), hold);
    QVERIFY(!conflictOf(site.record(site.part))); // it is not what is disputed
    QCOMPARE(*conflictOf(site.record(site.packId(u"B1"_s))), hold);
}

QTEST_GUILESS_MAIN(TestResolveConflict)
#include "tst_resolveconflict.moc"
