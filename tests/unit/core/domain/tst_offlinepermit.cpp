// SPDX-License-Identifier: Apache-2.0
#include "core/domain/offlinepermit.h"
#include "tests/unit/core/domain/fakeworld.h"

#include <QTest>

using namespace pw::domain;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

const QDateTime Heard(QDate(2026, 11, 21), QTime(6, 0), Qt::UTC);

OfflinePermit permitOf(OfflinePermit::Kind kind, const QDateTime &until = {})
{
    return {kind,
            Heard,
            until,
            {u"NETWORK"_s, u"line cut, ticket 7"_s},
            {u"SUP-1"_s, u"permitted"_s, Heard.addSecs(9 * 3600)},
            Role::Supervisor};
}

QString codeOf(const std::optional<VerdictCode> &code)
{
    return code ? QString(toCode(*code)) : u"ok"_s;
}

} // namespace

class TestOfflinePermit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void limits_data();
    void limits();
    void givenOrNot_data();
    void givenOrNot();
    void endsByItself_data();
    void endsByItself();
    void oneRequestSignedForItself();
    void keptAsJson();
    void whatIsNoPermit();
};

void TestOfflinePermit::limits_data()
{
    QTest::addColumn<int>("kind"); // -1: none
    QTest::addColumn<int>("untilHours");
    QTest::addColumn<int>("heardHours"); // later than the permit's data; -1: never heard
    QTest::addColumn<int>("limitHours");
    const int old = int(OfflinePermit::Kind::OldData);
    const int planned = int(OfflinePermit::Kind::Planned);
    QTest::newRow("nobody's leave") << -1 << 0 << 0 << 8;
    QTest::newRow("old data") << old << 0 << 0 << 24;
    QTest::newRow("old data, central heard since") << old << 0 << 1 << 8;
    QTest::newRow("old data, never heard") << old << 0 << -1 << 8;
    QTest::newRow("planned") << planned << 40 << 0 << 40;
    QTest::newRow("planned, heard since: the end stays") << planned << 40 << 10 << 30;
    QTest::newRow("planned, shorter than usual") << planned << 5 << 0 << 8;
    QTest::newRow("planned, over") << planned << 40 << 60 << 8;
    QTest::newRow("planned, longer than allowed") << planned << 400 << 0 << 80;
    QTest::newRow("planned, never heard") << planned << 40 << -1 << 8;
}

void TestOfflinePermit::limits()
{
    QFETCH(int, kind);
    QFETCH(int, untilHours);
    QFETCH(int, heardHours);
    QFETCH(int, limitHours);
    std::optional<OfflinePermit> permit;
    if (kind >= 0)
        permit = permitOf(OfflinePermit::Kind(kind), Heard.addSecs(untilHours * 3600));
    const auto heard =
        heardHours < 0 ? std::nullopt : std::optional(Heard.addSecs(heardHours * 3600));
    QCOMPARE(packingLimit(FreshnessLimits(), permit, heard), seconds(limitHours * 3600));
}

void TestOfflinePermit::givenOrNot_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("untilHours");
    QTest::addColumn<int>("ageMinutes"); // -1: not known
    QTest::addColumn<QString>("answer");
    const int old = int(OfflinePermit::Kind::OldData);
    const int planned = int(OfflinePermit::Kind::Planned);
    QTest::newRow("fresh") << old << 0 << 1 << u"PERMIT_NOT_NEEDED"_s;
    QTest::newRow("8 h to the minute") << old << 0 << 480 << u"PERMIT_NOT_NEEDED"_s;
    QTest::newRow("just over 8 h") << old << 0 << 481 << u"ok"_s;
    QTest::newRow("24 h") << old << 0 << 1440 << u"ok"_s;
    QTest::newRow("over 24 h") << old << 0 << 1441 << u"DATA_TOO_OLD"_s;
    QTest::newRow("never complete") << old << 0 << -1 << u"DATA_TOO_OLD"_s;
    QTest::newRow("weekend") << planned << 60 << 1 << u"ok"_s;
    QTest::newRow("longest") << planned << 72 << 1 << u"ok"_s;
    QTest::newRow("too long") << planned << 73 << 1 << u"PERMIT_PERIOD"_s;
    QTest::newRow("an end that has been") << planned << 1 << 61 << u"PERMIT_PERIOD"_s;
    QTest::newRow("planned when it is too late") << planned << 60 << 481 << u"DATA_TOO_OLD"_s;
    QTest::newRow("planned without data") << planned << 60 << -1 << u"DATA_TOO_OLD"_s;
}

void TestOfflinePermit::givenOrNot()
{
    QFETCH(int, kind);
    QFETCH(int, untilHours);
    QFETCH(int, ageMinutes);
    QFETCH(QString, answer);
    const bool known = ageMinutes >= 0;
    const OfflinePermit permit =
        permitOf(OfflinePermit::Kind(kind), Heard.addSecs(untilHours * 3600));
    QCOMPARE(
        codeOf(refusePermit(permit, FreshnessLimits(), known ? std::optional(Heard) : std::nullopt,
                            known ? std::optional(seconds(ageMinutes * 60)) : std::nullopt)),
        answer);
    OfflinePermit endless = permit;
    endless.until = {};
    if (endless.kind == OfflinePermit::Kind::Planned && answer == u"ok"_s)
        QCOMPARE(codeOf(refusePermit(endless, FreshnessLimits(), Heard, 60s)), u"PERMIT_PERIOD"_s);
}

void TestOfflinePermit::endsByItself_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("heardHours");
    QTest::addColumn<int>("ageHours"); // -1: not known
    QTest::addColumn<bool>("ended");
    const int old = int(OfflinePermit::Kind::OldData);
    const int planned = int(OfflinePermit::Kind::Planned);
    QTest::newRow("the same data") << old << 0 << 20 << false;
    QTest::newRow("too old even so") << old << 0 << 25 << true;
    QTest::newRow("newer data") << old << 1 << 0 << true;
    QTest::newRow("data in doubt for a while") << old << 0 << -1 << false;
    QTest::newRow("within the outage") << planned << 0 << 40 << false;
    QTest::newRow("outage over") << planned << 0 << 41 << true;
    QTest::newRow("online between") << planned << 10 << 1 << false;
    QTest::newRow("online after its end") << planned << 41 << 0 << true;
}

void TestOfflinePermit::endsByItself()
{
    QFETCH(int, kind);
    QFETCH(int, heardHours);
    QFETCH(int, ageHours);
    QFETCH(bool, ended);
    const OfflinePermit permit = permitOf(OfflinePermit::Kind(kind), Heard.addSecs(40 * 3600));
    const auto age = ageHours < 0 ? std::nullopt : std::optional(seconds(ageHours * 3600));
    QCOMPARE(hasEnded(permit, FreshnessLimits(), Heard.addSecs(heardHours * 3600), age), ended);
}

void TestOfflinePermit::oneRequestSignedForItself()
{
    FakeWorld world;
    const RuleSet rules;
    Actor actor{u"SUP-1"_s, Role::Supervisor, Signature{u"SUP-1"_s, u"x"_s, Heard}, {}};
    const Reason reason{u"NETWORK"_s, {}};
    QCOMPARE(packingLimit(world, rules, actor, reason), seconds(24h));
    QCOMPARE(packingLimit(world, rules, actor, {}), seconds(8h)); // no reason
    world.limits.packing = 72h;                                   // a planned outage
    QCOMPARE(packingLimit(world, rules, actor, reason), seconds(72h));
    world.limits.packing = 8h;
    actor.role = Role::Operator;
    QCOMPARE(packingLimit(world, rules, actor, reason), seconds(8h));
}

void TestOfflinePermit::keptAsJson()
{
    for (const OfflinePermit &permit :
         {permitOf(OfflinePermit::Kind::OldData),
          permitOf(OfflinePermit::Kind::Planned, Heard.addSecs(60 * 3600))})
        QCOMPARE(permitFromJson(toJson(permit)), std::optional(permit));
}

void TestOfflinePermit::whatIsNoPermit()
{
    const QByteArray good = toJson(permitOf(OfflinePermit::Kind::Planned, Heard.addSecs(3600)));
    QVERIFY(permitFromJson(good));
    for (const char *member : {"kind", "dataFrom", "until", "signedBy", "role", "signedAt"}) {
        QByteArray bad = good;
        bad.replace(QByteArray(member), QByteArray("other"));
        QVERIFY2(bad != good && !permitFromJson(bad), member);
    }
    QVERIFY(!permitFromJson("not JSON"));
}

QTEST_APPLESS_MAIN(TestOfflinePermit)
#include "tst_offlinepermit.moc"
