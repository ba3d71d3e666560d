// SPDX-License-Identifier: Apache-2.0
#include "core/domain/workchoices.h"
#include "tests/unit/core/domain/workdriver.h"

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using namespace operationsite;
using workdriver::Work;

/// Rework orders (E6, R-RW-6), and what can be chosen for work.
class TestOrderSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromNumberToSignature();
    void containersStandForTheirPacks();
    void whatNeverWentInCannotComeOut();
    void whatMayNotBeUsedDoesNotComeOutGood();
    void endsByTheRecord();
    void countedTwice();
    void onlyWhoMayCloses();
    void dropsAWholeScan();
    void isNotGivenUpByMistake();
    void survivesTheStore();
    void refusesAnEntryItCannotRead();
    void takesBackTheLink();
    void everyChoiceIsReached();
    void choicesAreExclusive();
};

namespace {

void scanned(Work &work, OrderSide side)
{
    WorkOptions options = work.state().options;
    options.orderSide = side;
    work.choose(options);
}

} // namespace

void TestOrderSession::fromNumberToSignature()
{
    Work work(WorkKind::ReworkOrder, supervisor());
    QCOMPARE(work.say(u"L1"_s), u"LISTED order"_s); // a scan is taken, whatever is still missing
    QCOMPARE(work.say(u"#  "_s), u"ORDER_NUMBER_MISSING order"_s);
    QCOMPARE(work.say(u"#RW-114"_s), u"LISTED unit"_s);
    QCOMPARE(work.say(u"L1"_s), u"ALREADY_LISTED unit"_s);
    QCOMPARE(work.say(u"L2"_s), u"LISTED unit"_s);
    QCOMPARE(work.say(u"+confirm"_s), u"NOT_BALANCED acknowledge"_s);
    QCOMPARE(work.say(u"+ack"_s), u"LISTED unit"_s);
    scanned(work, OrderSide::Out);
    QCOMPARE(work.say(u"L1"_s), u"LISTED unit"_s);
    scanned(work, OrderSide::Returned);
    QCOMPARE(work.say(u"L1"_s), u"ALREADY_LISTED unit"_s); // it came out already
    QCOMPARE(work.say(u"L2"_s), u"LISTED reason"_s);
    QCOMPARE(work.say(u"+why"_s), u"LISTED unit!"_s);
    QCOMPARE(work.say(u"+confirm"_s), u"ORDER_CLOSED order CLOSE_ORDER"_s);
    QVERIFY(work.state().order.isEmpty());
    const auto &closed = std::get<op::CloseOrder>(work.request->operation).order;
    QCOMPARE(closed.id, u"RW-114"_s);
    QCOMPARE(closed.in.size(), 2);
    QCOMPARE(closed.out, QList{work.site.packId(u"L1"_s)});
    QCOMPARE(closed.returned, QList{work.site.packId(u"L2"_s)});
}

void TestOrderSession::containersStandForTheirPacks()
{
    Work work(WorkKind::ReworkOrder);
    QCOMPARE(work.say(u"load"_s), u"LISTED order"_s);
    QCOMPARE(work.report().order->in, 4);
    QCOMPARE(work.say(u"full"_s), u"ALREADY_LISTED order"_s);
    QCOMPARE(work.say(u"A1"_s), u"ALREADY_LISTED order"_s);
    scanned(work, OrderSide::Out);
    QCOMPARE(work.say(u"full"_s), u"LISTED order"_s);
    const WorkReport report = work.report();
    QCOMPARE(report.order->out, 3);
    QCOMPARE(report.order->open, 1);
    QCOMPARE(report.order->differences.first().unit.id, work.site.packId(u"B1"_s));
}

void TestOrderSession::whatNeverWentInCannotComeOut()
{
    Work work(WorkKind::ReworkOrder);
    (void)work.say(u"L1"_s);
    for (const OrderSide side : {OrderSide::Out, OrderSide::Returned}) {
        scanned(work, side);
        QCOMPARE(work.say(u"L2"_s), u"NOT_IN_ORDER acknowledge"_s);
        QCOMPARE(work.say(u"+ack"_s), u"LISTED order"_s);
    }
    QCOMPARE(work.say(u"X9"_s), u"UNKNOWN_SERIAL acknowledge"_s);
    QCOMPARE(work.report().order->in, 1);
}

void TestOrderSession::whatMayNotBeUsedDoesNotComeOutGood()
{
    Work work(WorkKind::ReworkOrder);
    work.hold(u"L1"_s, {{HoldClass::Damaged, u"h1"_s}});
    QCOMPARE(work.say(u"L1"_s), u"LISTED order"_s); // that is what rework is for
    scanned(work, OrderSide::Out);
    QCOMPARE(work.say(u"L1"_s), u"DAMAGED acknowledge"_s);
    (void)work.say(u"+ack"_s);
    scanned(work, OrderSide::Returned);
    QCOMPARE(work.say(u"L1"_s), u"LISTED order"_s); // as it came
}

/// Nobody says "scrapped" by scanning: the end of its life says it.
void TestOrderSession::endsByTheRecord()
{
    Work work(WorkKind::ReworkOrder);
    for (const QString &word : {u"L1"_s, u"L2"_s, u"#RW-1"_s})
        (void)work.say(word);
    QCOMPARE(work.report().order->open, 2);
    QVERIFY(work.site.carryOut(op::Destroy{{work.site.packId(u"L1"_s)}, false, {}, {}}, qa(), Why));
    QVERIFY(work.site.carryOut(op::Sample{{work.site.packId(u"L2"_s)}}, qa(), Why));
    const WorkReport report = work.report();
    QCOMPARE(report.order->scrap, 1);
    QCOMPARE(report.order->sample, 1);
    QCOMPARE(report.order->open, 0);
    // A list that only says so is not believed.
    ReworkOrder said{u"RW-2"_s, {work.site.packId(u"L4"_s)}, {}, {work.site.packId(u"L4"_s)}, {},
                     {}};
    QCOMPARE(
        outcome(plan({op::CloseOrder{said}, supervisor(), Why, {}}, work.site, work.site.rules)),
        u"NOT_BALANCED"_s);
}

void TestOrderSession::countedTwice()
{
    Work work(WorkKind::ReworkOrder);
    (void)work.say(u"L1"_s);
    scanned(work, OrderSide::Out);
    (void)work.say(u"L1"_s);
    QCOMPARE(work.report().order->open, 0);
    QVERIFY(work.site.carryOut(op::Destroy{{work.site.packId(u"L1"_s)}, false, {}, {}}, qa(), Why));
    const WorkReport report = work.report();
    QCOMPARE(report.order->open, 1);
    QVERIFY(report.order->differences.first().kind == ReworkDifference::Kind::Twice);
}

void TestOrderSession::onlyWhoMayCloses()
{
    Work work(WorkKind::ReworkOrder, operatorA());
    for (const QString &word : {u"#RW-1"_s, u"L1"_s, u"+why"_s})
        (void)work.say(word);
    scanned(work, OrderSide::Out);
    (void)work.say(u"L1"_s);
    QCOMPARE(work.say(u"+confirm"_s), u"NOT_PERMITTED acknowledge"_s);
    (void)work.say(u"+ack"_s);
    work.become({u"SV-1"_s, Role::Supervisor, {}, {}});
    QCOMPARE(work.say(u"+confirm"_s), u"SIGNATURE_MISSING unit"_s);
    work.become(supervisor());
    QVERIFY(work.say(u"+confirm"_s).startsWith(u"ORDER_CLOSED"_s));
}

void TestOrderSession::dropsAWholeScan()
{
    Work work(WorkKind::ReworkOrder);
    for (const QString &word : {u"L1"_s, u"full"_s})
        (void)work.say(word);
    QCOMPARE(work.report().order->in, 4);
    QVERIFY(work.say(u"+drop"_s).startsWith(u"DROPPED"_s));
    QCOMPARE(work.report().order->in, 1);
    QVERIFY(work.say(u"+drop"_s).startsWith(u"DROPPED"_s));
    QVERIFY(work.say(u"+drop"_s).startsWith(u"NOTHING_TO_UNDO"_s));
}

void TestOrderSession::isNotGivenUpByMistake()
{
    Work work(WorkKind::ReworkOrder);
    for (const QString &word : {u"#RW-1"_s, u"L1"_s})
        (void)work.say(word);
    QVERIFY(work.say(u"+cancel"_s).startsWith(u"REASON_MISSING"_s));
    QCOMPARE(work.report().order->in, 1);
    (void)work.say(u"+why"_s);
    QVERIFY(work.say(u"+cancel"_s).startsWith(u"CANCELLED"_s));
    QVERIFY(work.state().order.isEmpty());
}

void TestOrderSession::survivesTheStore()
{
    Work work(WorkKind::ReworkOrder);
    for (const QString &word : {u"#RW-1"_s, u"full"_s, u"L1"_s})
        (void)work.say(word);
    scanned(work, OrderSide::Out);
    (void)work.say(u"A1"_s);
    const auto kept = workStateFromJson(toJson(work.state()));
    QVERIFY(kept);
    QVERIFY(*kept == work.state());
}

void TestOrderSession::refusesAnEntryItCannotRead()
{
    Work work(WorkKind::ReworkOrder);
    (void)work.say(u"L1"_s);
    const QByteArray json = toJson(work.state());
    QVERIFY(!workStateFromJson(QByteArray(json).replace("\"in\"", "\"elsewhere\"")));
    QVERIFY(!workStateFromJson(QByteArray(json).replace("/21/L1", "/99/L1")));
}

void TestOrderSession::takesBackTheLink()
{
    const LinkOrder link{u"RW-1"_s, {Work(WorkKind::Check).site.packId(u"L1"_s)}, false};
    const Step step{1, {link}, {u"urn:uuid:1"_s}, {}, {}};
    const auto back = inverseOf(step);
    QVERIFY(back);
    QCOMPARE(back->size(), 1);
    QVERIFY(std::get<LinkOrder>(back->first()).removed);
}

/// Pressing each leads to the options in which it is the chosen one.
void TestOrderSession::everyChoiceIsReached()
{
    const QList<Hold> holds = {{HoldClass::Damaged}, {HoldClass::Suspect}};
    for (const WorkKind kind : AllWorkKinds) {
        WorkState state;
        state.kind = kind;
        const QList<WorkChoice> choices = choicesOf(state, holds);
        for (const WorkChoice &choice : choices) {
            state.options = choice.options;
            const QList<WorkChoice> then = choicesOf(state, holds);
            const auto same = std::ranges::find(then, choice.code, &WorkChoice::code);
            QVERIFY2(same != then.cend() && same->chosen, qPrintable(choice.code));
            QVERIFY(allChoiceCodes().contains(choice.code));
        }
    }
}

void TestOrderSession::choicesAreExclusive()
{
    WorkState state;
    state.kind = WorkKind::Dissolve;
    QStringList chosen;
    for (const WorkChoice &choice : choicesOf(state, {})) {
        if (choice.chosen)
            chosen.append(choice.code);
    }
    QCOMPARE(chosen, (QStringList{u"one-level"_s, u"end-empty"_s}));
}

QTEST_GUILESS_MAIN(TestOrderSession)
#include "tst_ordersession.moc"
