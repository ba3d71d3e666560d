// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/workdriver.h"

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using namespace operationsite;
using workdriver::Work;

Q_DECLARE_METATYPE(Actor)

class TestWorkSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scripts_data();
    void scripts();
    void stopsUntilAcknowledged();
    void sameUnitAgainAcknowledges();
    void nothingIsListedTwice();
    void dropsInReverse();
    void checkNeverStops();
    void unreadableLabelByItsContents();
    void sampledVerification();
    void findingsOfAVerification();
    void beforeAndAfter();
    void everyKindHasItsDesk();
    void reasonsOfTheSite();
    void secondPersonOfTheSite();
    void releaseFindsTheHold();
    void releaseAsksWhichHold();
    void releaseOfContents();
    void survivesTheStore();
    void refusesForeignJson();
};

/// Per kind of work the way from nothing to done.
void TestWorkSession::scripts_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<Actor>("actor");
    QTest::addColumn<QStringList>("script"); // word, what is said
    const auto row = [](WorkKind kind, const Actor &actor, const QStringList &script) {
        QTest::newRow(toCode(kind).latin1()) << int(kind) << actor << script;
    };
    row(WorkKind::Check, operatorA(),
        {u"A1"_s, u"USABLE any"_s, u"L1"_s, u"USABLE any"_s, u"X9"_s, u"UNKNOWN_SERIAL any"_s,
         u"L1"_s, u"USABLE any"_s});
    row(WorkKind::Unpack, operatorA(),
        {u"+confirm"_s, u"NOTHING_SELECTED acknowledge"_s, u"+ack"_s, u"LISTED unit"_s, u"A1"_s,
         u"LISTED reason"_s, u"A2"_s, u"LISTED reason"_s, u"+confirm"_s, u"REASON_MISSING reason"_s,
         u"+why"_s, u"LISTED unit!"_s, u"+confirm"_s, u"CHILDREN_REMOVED unit DISAGGREGATE"_s});
    row(WorkKind::Dissolve, operatorA(),
        {u"A1"_s, u"NOT_A_CONTAINER acknowledge"_s, u"+ack"_s, u"LISTED container"_s, u"full"_s,
         u"LISTED reason"_s, u"+why"_s, u"LISTED confirm!"_s, u"+confirm"_s,
         u"DISSOLVED container DISSOLVE"_s});
    row(WorkKind::Replace, operatorA(),
        {u"A1"_s, u"LISTED replacement"_s, u"L1"_s, u"LISTED reason"_s, u"+why"_s,
         u"LISTED confirm!"_s, u"+confirm"_s, u"REPLACED unit REPLACE"_s});
    row(WorkKind::TopUp, operatorA(),
        {u"box"_s, u"LISTED unit"_s, u"L1"_s, u"LISTED reason"_s, u"+why"_s, u"LISTED unit!"_s,
         u"L2"_s, u"LISTED unit!"_s, u"L4"_s, u"CONTAINER_FULL acknowledge"_s, u"+ack"_s,
         u"LISTED unit!"_s, u"+confirm"_s, u"TOPPED_UP container TOP_UP"_s});
    row(WorkKind::Move, operatorA(),
        {u"box"_s, u"LISTED unit"_s, u"A1"_s, u"LISTED reason"_s, u"+why"_s, u"LISTED unit!"_s,
         u"+confirm"_s, u"MOVED container MOVE_CHILD"_s});
    row(WorkKind::Relabel, operatorA(),
        {u"full"_s, u"LISTED number"_s, u"part"_s, u"UNEXPECTED_SCAN acknowledge"_s, u"+ack"_s,
         u"LISTED number"_s, u"free"_s, u"LISTED reason"_s, u"+why"_s, u"LISTED confirm!"_s,
         u"+confirm"_s, u"RELABELLED container RELABEL"_s});
    row(WorkKind::Split, operatorA(),
        {u"full"_s, u"LISTED unit"_s, u"A1"_s, u"LISTED number"_s, u"free"_s, u"LISTED reason"_s,
         u"+why"_s, u"LISTED unit!"_s, u"A2"_s, u"LISTED unit!"_s, u"+confirm"_s,
         u"CONTAINER_SPLIT container SPLIT"_s});
    row(WorkKind::Verify, operatorA(),
        {u"full"_s, u"LISTED unit!"_s, u"A1"_s, u"LISTED unit!"_s, u"A2"_s, u"LISTED unit!"_s,
         u"A3"_s, u"LISTED unit!"_s, u"+confirm"_s, u"CONTENTS_VERIFIED container VERIFY"_s});
    row(WorkKind::Inspect, supervisor(),
        {u"L1"_s, u"LISTED reason"_s, u"+why"_s, u"LISTED unit!"_s, u"+confirm"_s,
         u"INSPECTED unit INSPECT"_s});
    row(WorkKind::Sample, qa(),
        {u"L1"_s, u"LISTED reason"_s, u"+why"_s, u"LISTED unit!"_s, u"+confirm"_s,
         u"SAMPLE_TAKEN unit SAMPLE"_s});
    row(WorkKind::Destroy, qa(),
        {u"L1"_s, u"LISTED reason"_s, u"+why"_s, u"LISTED unit!"_s, u"+confirm"_s,
         u"UNITS_DESTROYED unit DESTROY"_s});
    row(WorkKind::Decommission, supervisor(),
        {u"full"_s, u"CONTAINER_NOT_EMPTY acknowledge"_s, u"+ack"_s, u"LISTED unit"_s, u"L1"_s,
         u"LISTED reason"_s, u"+why"_s, u"LISTED unit!"_s, u"+confirm"_s,
         u"UNITS_DECOMMISSIONED unit DECOMMISSION"_s});
    row(WorkKind::Hold, operatorA(),
        {u"A1"_s, u"LISTED reason"_s, u"+why"_s, u"LISTED unit!"_s, u"+confirm"_s,
         u"HOLD_PLACED unit QUARANTINE"_s});
    row(WorkKind::Release, qa(),
        {u"A1"_s, u"NO_SUCH_HOLD acknowledge"_s, u"+ack"_s, u"LISTED unit"_s});
    row(WorkKind::ScrapLabel, supervisor(),
        {u"free"_s, u"LISTED reason"_s, u"+why"_s, u"LISTED confirm!"_s, u"+confirm"_s,
         u"LABEL_SCRAPPED number SCRAP_LABEL"_s});
}

void TestWorkSession::scripts()
{
    QFETCH(const int, kind);
    QFETCH(const Actor, actor);
    QFETCH(const QStringList, script);
    Work work{WorkKind(kind), actor};
    for (qsizetype i = 0; i + 1 < script.size(); i += 2) {
        const QString said = work.say(script[i]);
        QVERIFY2(said == script[i + 1],
                 qPrintable(u"%1 %2: \"%3\" instead of \"%4\""_s.arg(
                     QString::number(i / 2), script[i], said, script[i + 1])));
    }
}

void TestWorkSession::stopsUntilAcknowledged()
{
    Work work(WorkKind::Unpack);
    QCOMPARE(work.say(u"L1"_s), u"NOT_AGGREGATED acknowledge"_s);
    QCOMPARE(work.say(u"A1"_s), u"ACKNOWLEDGE_FIRST acknowledge"_s);
    QCOMPARE(work.say(u"noise"_s), u"ACKNOWLEDGE_FIRST acknowledge"_s);
    QCOMPARE(work.say(u"+confirm"_s), u"ACKNOWLEDGE_FIRST acknowledge"_s);
    QVERIFY(work.state().units.isEmpty());
    QCOMPARE(work.say(u"+ack"_s), u"LISTED unit"_s);
    QCOMPARE(work.say(u"A1"_s), u"LISTED reason"_s);
}

void TestWorkSession::sameUnitAgainAcknowledges()
{
    Work work(WorkKind::Unpack);
    (void)work.say(u"L1"_s);
    QCOMPARE(work.say(u"L1"_s), u"LISTED unit"_s); // read, but not taken down
    QVERIFY(work.state().units.isEmpty());
}

void TestWorkSession::nothingIsListedTwice()
{
    Work work(WorkKind::TopUp);
    (void)work.say(u"box"_s);
    QCOMPARE(work.say(u"box"_s), u"ALREADY_LISTED unit"_s);
    (void)work.say(u"L1"_s);
    QCOMPARE(work.say(u"L1"_s), u"ALREADY_LISTED reason"_s);
    QCOMPARE(work.state().units.size(), 1);
}

void TestWorkSession::dropsInReverse()
{
    Work work(WorkKind::Split);
    for (const QString &word : {u"full"_s, u"A1"_s, u"free"_s})
        (void)work.say(word);
    QVERIFY(work.say(u"+drop"_s).startsWith(u"DROPPED number"_s));
    QVERIFY(work.say(u"+drop"_s).startsWith(u"DROPPED unit"_s));
    QVERIFY(work.say(u"+drop"_s).startsWith(u"DROPPED container"_s));
    QVERIFY(work.say(u"+drop"_s).startsWith(u"NOTHING_TO_UNDO"_s));
}

void TestWorkSession::checkNeverStops()
{
    Work work(WorkKind::Check);
    work.site.record(work.site.packId(u"L2"_s)).holds = {{HoldClass::Quarantined}};
    QCOMPARE(work.say(u"noise"_s), u"UNREADABLE any"_s);
    QCOMPARE(work.say(u"L2"_s), u"QUARANTINED any"_s);
    QCOMPARE(work.say(u"X9"_s), u"UNKNOWN_SERIAL any"_s);
    QCOMPARE(work.say(u"L1"_s), u"USABLE any"_s);
    work.site.record(work.site.packId(u"A2"_s)).holds = {{HoldClass::Recalled}};
    QCOMPARE(work.say(u"full"_s), u"CONTAINS_HELD any"_s);
}

/// R-RW-3: what was scanned out of it tells which container it is.
void TestWorkSession::unreadableLabelByItsContents()
{
    Work work(WorkKind::Relabel);
    QCOMPARE(work.say(u"A1"_s), u"TOO_FEW_CHILDREN container"_s);
    QCOMPARE(work.say(u"A2"_s), u"LISTED number"_s);
    QVERIFY(work.state().container == work.site.full);
    QVERIFY(work.state().units.isEmpty());
}

void TestWorkSession::sampledVerification()
{
    WorkOptions options;
    options.sampled = true;
    Work work(WorkKind::Verify, operatorA(), options);
    work.site.rules.samplePlan = {{10, 2}};
    (void)work.say(u"full"_s);
    QCOMPARE(work.report().sample, work.site.rules.sampleOf(3));
    QCOMPARE(work.say(u"A1"_s), u"LISTED unit"_s); // one is too few
    QVERIFY(!work.report().canConfirm);
    QCOMPARE(work.say(u"A2"_s), u"LISTED unit!"_s);
    QVERIFY(work.say(u"+confirm"_s).startsWith(u"CONTENTS_VERIFIED"_s));
}

void TestWorkSession::findingsOfAVerification()
{
    Work work(WorkKind::Verify);
    work.site.record(work.site.packId(u"A2"_s)).holds = {{HoldClass::Quarantined}};
    for (const QString &word : {u"full"_s, u"A1"_s, u"A2"_s, u"L1"_s, u"B1"_s, u"X9"_s})
        QVERIFY(work.say(word).startsWith(u"LISTED"_s));
    const WorkReport report = work.report();
    QStringList kinds;
    for (const VerifyFinding &finding : report.findings)
        kinds.append(toCode(finding.kind));
    kinds.sort();
    QStringList expected;
    using Kind = VerifyFinding::Kind;
    for (const Kind kind : {Kind::Match, Kind::Held, Kind::UnexpectedLoose, Kind::UnexpectedInside,
                            Kind::Unknown, Kind::Missing})
        expected.append(toCode(kind));
    expected.sort();
    QCOMPARE(kinds, expected);
    QCOMPARE(report.contents, 3);
    QVERIFY(work.say(u"+confirm"_s).startsWith(u"CONTENTS_MISMATCH"_s));
}

void TestWorkSession::beforeAndAfter()
{
    Work work(WorkKind::Replace, supervisor());
    for (const QString &word : {u"A1"_s, u"L1"_s, u"+why"_s})
        (void)work.say(word);
    const WorkReport report = work.report();
    QVERIFY(report.canConfirm);
    QVERIFY(!report.preview.before.isEmpty() && !report.preview.after.isEmpty());
    QCOMPARE(report.units.size(), 2);
    QCOMPARE(report.units[0].parent, std::optional(work.site.full));
}

void TestWorkSession::everyKindHasItsDesk()
{
    int kinds = 0;
    for (const Desk desk : AllDesks) {
        QCOMPARE(deskFromCode(QString(toCode(desk))), std::optional(desk));
        for (const WorkKind kind : kindsOf(desk)) {
            QVERIFY(deskOf(kind) == desk);
            ++kinds;
        }
    }
    QCOMPARE(kinds, int(WorkKindCount));
}

void TestWorkSession::reasonsOfTheSite()
{
    Work work(WorkKind::Unpack);
    work.site.rules.reasons = {
        {u"DAMAGED"_s, {}, {u"UNPACK"_s}}, {u"QA"_s, {}, {u"HOLD"_s}}, {u"OTHER"_s, {}, {}}};
    const WorkReport report = work.report();
    QCOMPARE(report.reasons.size(), 2);
    QCOMPARE(report.reasons[0].code, u"DAMAGED"_s);
}

/// Who has to sign along is what the site's matrix says, not what the kind of work is.
void TestWorkSession::secondPersonOfTheSite()
{
    Work work(WorkKind::Unpack);
    (void)work.say(u"A1"_s);
    QCOMPARE(work.report().second, SecondPersonNeeded::Nobody);
    work.site.rules.roles.set(Function::Rework, Role::Operator, Permission::WithSecondPerson);
    QCOMPARE(work.report().second, SecondPersonNeeded::Anybody);
    work.site.rules.roles.set(Function::Rework, Role::Operator, Permission::SignedBySecond);
    QCOMPARE(work.report().second, SecondPersonNeeded::SameRole);
}

void TestWorkSession::releaseFindsTheHold()
{
    Work work(WorkKind::Release, qa());
    work.hold(u"L1"_s, {{HoldClass::Quarantined, u"H1"_s}});
    work.hold(u"L2"_s, {{HoldClass::Quarantined, u"H2"_s}});
    work.hold(u"L3"_s, {{HoldClass::Recalled, u"R1"_s}});
    QCOMPARE(work.say(u"L3"_s), u"HOLD_NOT_RELEASABLE acknowledge"_s);
    (void)work.say(u"+ack"_s);
    QCOMPARE(work.say(u"L1"_s), u"LISTED reason"_s);
    QCOMPARE(work.say(u"L2"_s), u"NO_SUCH_HOLD acknowledge"_s); // another hold: another release
    (void)work.say(u"+ack"_s);
    (void)work.say(u"+why"_s);
    QCOMPARE(work.say(u"+confirm"_s), u"HOLD_RELEASED unit RELEASE"_s);
    QVERIFY(work.state().options.holdId.isEmpty());
    QCOMPARE(work.say(u"L2"_s), u"LISTED reason"_s);
    (void)work.say(u"+cancel"_s);
    QVERIFY(work.state().options.holdId.isEmpty());
}

void TestWorkSession::releaseAsksWhichHold()
{
    Work work(WorkKind::Release, qa());
    work.hold(u"L1"_s, {{HoldClass::Quarantined, u"H1"_s}, {HoldClass::Damaged, u"H2"_s}});
    work.hold(u"L2"_s, {{HoldClass::Damaged, u"H2"_s}});
    QCOMPARE(work.say(u"L1"_s), u"LISTED hold"_s);
    QCOMPARE(work.report().holds.size(), 2);
    QCOMPARE(work.say(u"+confirm"_s), u"NOTHING_SELECTED acknowledge"_s);
    (void)work.say(u"+ack"_s);
    QCOMPARE(work.say(u"L2"_s), u"LISTED reason"_s); // only one is on both
    QCOMPARE(work.state().options.holdId, u"H2"_s);
}

void TestWorkSession::releaseOfContents()
{
    WorkOptions options;
    options.withContents = true;
    Work work(WorkKind::Release, qa(), options);
    work.hold(u"A2"_s, {{HoldClass::Quarantined, u"H1"_s}});
    QCOMPARE(work.say(u"load"_s), u"LISTED reason"_s);
    QCOMPARE(work.state().options.holdId, u"H1"_s);
    (void)work.say(u"+why"_s);
    QCOMPARE(work.say(u"+confirm"_s), u"HOLD_RELEASED unit RELEASE"_s);
}

void TestWorkSession::survivesTheStore()
{
    WorkState state;
    state.kind = WorkKind::Split;
    state.options.depth = 3;
    state.options.holdClass = HoldClass::Suspect;
    state.options.holdMode = HoldMode::WhileInside;
    state.options.fate = op::Fate::Destroyed;
    state.options.verifyMode = op::VerifyMode::Guided;
    state.options.emptyParents = op::EmptyParents::Keep;
    state.options.sampled = state.options.withContents = true;
    state.options.conformant = false;
    state.options.holdId = u"urn:uuid:1"_s;
    state.options.document = u"DEV-7"_s;
    state.options.method = u"burnt"_s;
    Site site;
    state.container = site.full;
    state.units = {site.packId(u"A1"_s), site.packId(u"A2"_s)};
    state.number = epc::Epc(site.carton(9));
    state.reason = Why;
    state.stoppedBy = Verdict();
    state.stoppedBy->code = VerdictCode::NotAggregated;
    state.stoppedBy->unit = site.packId(u"L1"_s);
    const auto read = workStateFromJson(toJson(state));
    QVERIFY(read);
    QCOMPARE(read->stoppedBy->code, state.stoppedBy->code);
    QCOMPARE(read->stoppedBy->unit, state.stoppedBy->unit);
    WorkState plain = *read;
    plain.stoppedBy = state.stoppedBy;
    QVERIFY(plain == state);
}

void TestWorkSession::refusesForeignJson()
{
    for (const QByteArray &json :
         {""_ba, "[]"_ba, R"({"kind":"DANCE"})"_ba, R"({"kind":"SPLIT","units":["nothing"]})"_ba})
        QVERIFY2(!workStateFromJson(json), json.constData());
}

QTEST_GUILESS_MAIN(TestWorkSession)
#include "tst_worksession.moc"
