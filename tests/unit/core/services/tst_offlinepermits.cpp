// SPDX-License-Identifier: Apache-2.0
#include "core/domain/unitcodes.h"
#include "core/services/offlinepermits.h"
#include "tests/unit/core/services/stationbench.h"

#include <QTest>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using pw::services::OfflinePermits;
using pw::test::Cartons;
using pw::test::StationBench;

#define COMPARE_CODE(code, expected) QCOMPARE(toCode(code), toCode(VerdictCode::expected))

namespace {

const Reason Why{u"NETWORK"_s, u"line cut, ticket 7"_s};

Actor supervisor(const StationBench &bench)
{
    return {u"SUP-1"_s,
            Role::Supervisor,
            Signature{u"SUP-1"_s, u"packing on old data"_s, bench.clock.now()},
            {}};
}

OfflinePermit asked(OfflinePermit::Kind kind, const QDateTime &until = {})
{
    OfflinePermit permit;
    permit.kind = kind;
    permit.until = until;
    permit.reason = Why;
    return permit;
}

OfflinePermits permitsOf(StationBench &bench)
{
    return {*bench.store, *bench.world, bench.clock, StationBench::identity(), bench.rules.roles};
}

QStringList actionsOf(StationBench &bench)
{
    QStringList actions;
    const auto entries = bench.store->audit.last(1000);
    for (const auto &[seq, entry] : *entries)
        actions.prepend(entry.action);
    return actions;
}

} // namespace

class TestOfflinePermits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void packingGoesOnWhenSigned();
    void eventsNameWhoPermitted();
    void whoMayPermit();
    void newDataEndIt();
    void survivesARestart();
    void takenBack();
    void plannedOutage();
    void clockThatIsSetHidesNothing();
    void whollyOrNotAtAll();
};

void TestOfflinePermits::packingGoesOnWhenSigned()
{
    StationBench bench;
    auto permits = permitsOf(bench);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    bench.clock.advance(9h);
    COMPARE_CODE(bench.scanPack(0), DataTooOld);
    COMPARE_CODE(permits.give(asked(OfflinePermit::Kind::OldData), supervisor(bench)).code,
                 PermitGiven);
    COMPARE_CODE(bench.scanPack(0), ChildAdded);
    COMPARE_CODE(bench.scanPack(11), Quarantined); // what is known to be held stays so
    QCOMPARE(permits.leave().limit, std::chrono::seconds(24h));
    bench.clock.advance(16h);
    COMPARE_CODE(bench.scanPack(1), DataTooOld); // 25 h
    QVERIFY(permits.review());
    QVERIFY(!permits.leave().permit);
    COMPARE_CODE(permits.give(asked(OfflinePermit::Kind::OldData), supervisor(bench)).code,
                 DataTooOld);
}

void TestOfflinePermits::eventsNameWhoPermitted()
{
    StationBench bench;
    auto permits = permitsOf(bench);
    bench.clock.advance(1h);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    bench.clock.advance(8h);
    COMPARE_CODE(permits.give(asked(OfflinePermit::Kind::OldData), supervisor(bench)).code,
                 PermitGiven);
    COMPARE_CODE(bench.scanPack(0), ChildAdded);
    const QList<QJsonObject> events = bench.events();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0]["agw:statusAge"_L1].toString(), u"PT3600S"_s);
    QVERIFY(!events[0].contains("agw:offlinePermit"_L1)); // nobody's leave was needed
    QCOMPARE(events[1]["agw:statusAge"_L1].toString(), u"PT32400S"_s);
    const QJsonObject permit = events[1]["agw:offlinePermit"_L1].toObject();
    QCOMPARE(permit["agw:signedBy"_L1].toString(), u"SUP-1"_s);
    QCOMPARE(permit["agw:code"_L1].toString(), u"NETWORK"_s);
    QCOMPARE(permit["agw:signedAt"_L1].toString(), toRfc3339(bench.clock.now()));
}

void TestOfflinePermits::whoMayPermit()
{
    StationBench bench;
    auto permits = permitsOf(bench);
    bench.clock.advance(9h);
    Actor actor = supervisor(bench);
    OfflinePermit permit = asked(OfflinePermit::Kind::OldData);
    permit.reason = {};
    COMPARE_CODE(permits.give(permit, actor).code, ReasonMissing);
    permit.reason = Why;
    actor.signature.reset();
    COMPARE_CODE(permits.give(permit, actor).code, SignatureMissing);
    actor = supervisor(bench);
    for (const Role role : {Role::Operator, Role::Admin}) {
        actor.role = role;
        COMPARE_CODE(permits.give(permit, actor).code, NotPermitted);
    }
    QVERIFY(!bench.world->permit());
    actor.role = Role::Qa;
    COMPARE_CODE(permits.give(permit, actor).code, PermitGiven);
}

void TestOfflinePermits::newDataEndIt()
{
    StationBench bench;
    auto permits = permitsOf(bench);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    bench.clock.advance(9h);
    (void)permits.give(asked(OfflinePermit::Kind::OldData), supervisor(bench));
    bench.hear({});          // online for a moment…
    bench.clock.advance(9h); // …and gone again: another outage, another decision
    COMPARE_CODE(bench.scanPack(0), DataTooOld);
    QVERIFY(permits.review());
    QCOMPARE(actionsOf(bench).last(), u"PERMIT_ENDED"_s);
    const auto entry = bench.store->audit.last(1)->first().second;
    QCOMPARE(entry.operatorId + entry.role, QString()); // nobody did it
    QVERIFY(!permits.review());
}

void TestOfflinePermits::survivesARestart()
{
    StationBench bench;
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    bench.clock.advance(9h);
    (void)permitsOf(bench).give(asked(OfflinePermit::Kind::OldData), supervisor(bench));
    bench.open();
    COMPARE_CODE(bench.scanPack(0), DataTooOld);
    auto permits = permitsOf(bench);
    permits.restore();
    COMPARE_CODE(bench.scanPack(0), ChildAdded);
}

void TestOfflinePermits::takenBack()
{
    StationBench bench;
    auto permits = permitsOf(bench);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    bench.clock.advance(9h);
    COMPARE_CODE(permits.end(supervisor(bench)).code, PermitNotNeeded);
    (void)permits.give(asked(OfflinePermit::Kind::OldData), supervisor(bench));
    COMPARE_CODE(permits.end({u"OP-1"_s, Role::Operator, {}, {}}).code, NotPermitted);
    COMPARE_CODE(bench.scanPack(0), ChildAdded);
    COMPARE_CODE(permits.end({u"SUP-2"_s, Role::Supervisor, {}, {}}).code, PermitEnded);
    COMPARE_CODE(bench.scanPack(1), DataTooOld);
    QVERIFY(bench.store->audit.verify()->isSound());
}

void TestOfflinePermits::plannedOutage()
{
    StationBench bench;
    auto permits = permitsOf(bench);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    const QDateTime until = bench.clock.now().addSecs(48 * 3600);
    COMPARE_CODE(
        permits.give(asked(OfflinePermit::Kind::Planned, until.addDays(2)), supervisor(bench)).code,
        PermitPeriod);
    const Verdict given =
        permits.give(asked(OfflinePermit::Kind::Planned, until), supervisor(bench));
    COMPARE_CODE(given.code, PermitGiven);
    QCOMPARE(given.at, until);
    bench.clock.advance(30h);
    COMPARE_CODE(bench.scanPack(0), ChildAdded);
    QCOMPARE(bench.events().last()["agw:offlinePermit"_L1].toObject()["agw:until"_L1].toString(),
             toRfc3339(until));
    bench.clock.advance(19h);
    COMPARE_CODE(bench.scanPack(1), DataTooOld);
}

void TestOfflinePermits::clockThatIsSetHidesNothing()
{
    StationBench bench;
    auto permits = permitsOf(bench);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    const QDateTime until = bench.clock.now().addSecs(10 * 3600);
    COMPARE_CODE(permits.give(asked(OfflinePermit::Kind::Planned, until), supervisor(bench)).code,
                 PermitGiven);
    bench.clock.advance(11h);
    bench.clock.setWallClock(until.addSecs(-5 * 3600));
    COMPARE_CODE(bench.scanPack(0), DataTooOld);
}

void TestOfflinePermits::whollyOrNotAtAll()
{
    StationBench bench;
    auto permits = permitsOf(bench);
    COMPARE_CODE(bench.scanLabel(Cartons.number(1)), ContainerOpened);
    bench.clock.advance(9h);
    int failures = 0;
    for (int failing = 0;; ++failing) {
        int access = 0;
        bench.store->database().setAccessHook([&] { return access++ != failing; });
        const Verdict verdict =
            permits.give(asked(OfflinePermit::Kind::OldData), supervisor(bench));
        bench.store->database().setAccessHook({});
        const bool given = verdict.code == VerdictCode::PermitGiven;
        QCOMPARE(bench.world->permit().has_value(), given);
        QCOMPARE(bench.store->state.value(u"offline.permit"_s)->has_value(), given);
        QCOMPARE(actionsOf(bench).contains(u"PERMIT_GIVEN"_s), given);
        if (given)
            break;
        COMPARE_CODE(verdict.code, NotStored);
        ++failures;
    }
    QVERIFY(failures >= 3); // begin, permit, audit, commit
}

QTEST_GUILESS_MAIN(TestOfflinePermits)
#include "tst_offlinepermits.moc"
