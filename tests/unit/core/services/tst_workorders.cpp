// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/services/desks.h"

#include <QtTest>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;
using pw::test::Cartons;
using pw::test::Desks;
using pw::test::StationBench;
using Verb = scan::BenchCommand::Verb;

/// Rework orders, lists in turns, and choices by command code, with the store beneath.
class TestWorkOrders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byCommandCodesAlone();
    void staysOpenWhileOtherWorkIsDone();
    void failsWhollyOrNotAtAll();
    void choicesByCommandCode();
    void listInTurns();
    void droppedListChangesNothing();
    void overtakenListChangesNothing();
    void scansBetweenTurnsAreKept();

private:
    static QString close(Desks &bench)
    {
        (void)bench.work->setOperator(u"SV-1"_s, Role::Supervisor);
        const auto closed = bench.work->confirmSigned(Desk::Rework, u"Balanced"_s, {});
        bench.last = closed;
        return toCode(closed.verdict.code);
    }
    static void openOrder(Desks &bench)
    {
        QCOMPARE(bench.command(Desk::Rework, Verb::Mode, u"rework-order"_s), u"COMMAND_TAKEN"_s);
        (void)bench.work->start(WorkKind::ReworkOrder, {}); // as the engine does then
        QCOMPARE(bench.command(Desk::Rework, Verb::Order, u"rw-114"_s), u"LISTED"_s);
        QCOMPARE(bench.pack(Desk::Rework, 3), u"LISTED"_s);
        QCOMPARE(bench.pack(Desk::Rework, 4), u"LISTED"_s);
    }
};

void TestWorkOrders::byCommandCodesAlone()
{
    Desks bench;
    openOrder(bench);
    QCOMPARE(bench.command(Desk::Rework, Verb::Choose, u"comes-out"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(bench.pack(Desk::Rework, 3), u"LISTED"_s);
    QCOMPARE(bench.command(Desk::Rework, Verb::Choose, u"to-stock"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(bench.pack(Desk::Rework, 4), u"LISTED"_s);
    QCOMPARE(bench.command(Desk::Rework, Verb::Reason, u"damaged"_s), u"LISTED"_s);
    QCOMPARE(close(bench), u"ORDER_CLOSED"_s);

    const QJsonObject event = bench.events().last();
    QCOMPARE(event["type"_L1].toString(), u"TransactionEvent"_s);
    QCOMPARE(event["action"_L1].toString(), u"ADD"_s);
    QCOMPARE(event["epcList"_L1].toArray().size(), 2);
    const QJsonObject order = event["bizTransactionList"_L1].toArray()[0].toObject();
    QCOMPARE(order["type"_L1].toString(), u"prodorder"_s);
    QVERIFY(order["bizTransaction"_L1].toString().endsWith(u"RW-114"_s));
    // The batch record: every unit by name, and who signed.
    const QByteArray last = bench.store->audit.last(1)->first().second.detail;
    for (const char *word : {"RW-114", "returned", "SV-1", "Balanced", "/21/S3", "/21/S4"})
        QVERIFY2(last.contains(word), last.constData());
    QVERIFY(!bench.work->report(Desk::Rework).canUndo);
}

void TestWorkOrders::staysOpenWhileOtherWorkIsDone()
{
    Desks bench;
    openOrder(bench);
    (void)bench.work->start(WorkKind::Move, {});
    QVERIFY(!bench.work->report(Desk::Rework).order);
    bench.restart();
    QVERIFY(bench.work->state(Desk::Rework).kind == WorkKind::Move);
    (void)bench.work->start(WorkKind::ReworkOrder, {});
    const auto order = bench.work->report(Desk::Rework).order;
    QVERIFY(order);
    QCOMPARE(order->number, u"RW-114"_s);
    QCOMPARE(order->in, 2);
    // And once closed, it is not brought back by leaving and coming again.
    (void)bench.command(Desk::Rework, Verb::Choose, u"comes-out"_s);
    (void)bench.pack(Desk::Rework, 3);
    (void)bench.pack(Desk::Rework, 4);
    (void)bench.command(Desk::Rework, Verb::Reason, u"damaged"_s);
    QCOMPARE(close(bench), u"ORDER_CLOSED"_s);
    (void)bench.work->start(WorkKind::Move, {});
    (void)bench.work->start(WorkKind::ReworkOrder, {});
    QVERIFY(bench.work->state(Desk::Rework).order.isEmpty());
}

/// Whatever access fails, what was counted is neither lost nor doubled.
void TestWorkOrders::failsWhollyOrNotAtAll()
{
    bool survived = false;
    for (int failing = 0; !survived; ++failing) {
        QVERIFY(failing < 200);
        Desks bench;
        openOrder(bench);
        int access = 0;
        bench.store->database().setAccessHook([&] { return access++ != failing; });
        const auto left = bench.work->start(WorkKind::Move, {});
        bench.store->database().setAccessHook({});
        survived = access <= failing;
        const bool moved = left.verdict.code == VerdictCode::CommandTaken;
        QCOMPARE(bench.work->state(Desk::Rework).kind == WorkKind::Move, moved);
        bench.restart();
        (void)bench.work->start(WorkKind::ReworkOrder, {});
        QCOMPARE(bench.work->report(Desk::Rework).order->in, 2);
    }
}

void TestWorkOrders::choicesByCommandCode()
{
    Desks bench;
    (void)bench.work->start(WorkKind::Dissolve, {});
    QCOMPARE(bench.command(Desk::Unpack, Verb::Choose, u"to-packs"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(bench.work->state(Desk::Unpack).options.depth, op::Dissolve::ToPacks);
    QCOMPARE(bench.command(Desk::Unpack, Verb::Choose, u"hold-1"_s), u"UNEXPECTED_COMMAND"_s);
    QCOMPARE(bench.work->state(Desk::Unpack).options.depth, op::Dissolve::ToPacks);
    (void)bench.press(Desk::Unpack, WorkAcknowledge());
    QCOMPARE(bench.command(Desk::Unpack, Verb::Choose, u"keep-empty"_s), u"COMMAND_TAKEN"_s);
    QVERIFY(bench.work->state(Desk::Unpack).options.emptyParents == op::EmptyParents::Keep);
    QCOMPARE(bench.work->state(Desk::Unpack).options.depth, op::Dissolve::ToPacks);
    bench.restart();
    QCOMPARE(bench.work->state(Desk::Unpack).options.depth, op::Dissolve::ToPacks);
}

namespace {

QStringList serials(int first, int count)
{
    QStringList lines;
    for (int i = first; i < first + count; ++i)
        lines.append(u"(01)09521141012345(21)S%1"_s.arg(i));
    return lines;
}

} // namespace

void TestWorkOrders::listInTurns()
{
    Desks bench;
    const QStringList lines = serials(3, 5);
    auto taking = bench.work->beginList(Desk::Hold, lines);
    int turns = 0;
    for (; !taking.isJudged(); ++turns)
        bench.work->judgeLines(taking, 2);
    QCOMPARE(turns, 3);
    QVERIFY(bench.work->state(Desk::Hold).units.isEmpty()); // nothing before its end
    const auto results = bench.work->endList(taking);
    QCOMPARE(results.size(), 5);
    QCOMPARE(bench.work->state(Desk::Hold).units.size(), 5);
}

void TestWorkOrders::droppedListChangesNothing()
{
    Desks bench;
    (void)bench.pack(Desk::Hold, 6);
    {
        auto taking = bench.work->beginList(Desk::Hold, serials(3, 3));
        bench.work->judgeLines(taking, 2);
    }
    QCOMPARE(bench.work->state(Desk::Hold).units, QList{StationBench::packId(6)});
}

void TestWorkOrders::overtakenListChangesNothing()
{
    Desks bench;
    auto taking = bench.work->beginList(Desk::Hold, serials(3, 3));
    bench.work->judgeLines(taking, 3);
    WorkOptions options;
    options.holdClass = HoldClass::Suspect;
    (void)bench.work->start(WorkKind::Hold, options); // judged for another class of hold
    const auto results = bench.work->endList(taking);
    for (const ListLine &line : results)
        QCOMPARE(line.verdict.code, VerdictCode::Cancelled);
    QVERIFY(bench.work->state(Desk::Hold).units.isEmpty());
}

void TestWorkOrders::scansBetweenTurnsAreKept()
{
    Desks bench;
    auto taking = bench.work->beginList(Desk::Hold, serials(3, 3));
    bench.work->judgeLines(taking, 1);
    (void)bench.pack(Desk::Hold, 4); // also on the list
    (void)bench.pack(Desk::Hold, 7);
    bench.work->judgeLines(taking, 2);
    (void)bench.work->endList(taking);
    const QList<epc::Epc> expected{StationBench::packId(4), StationBench::packId(7),
                                   StationBench::packId(3), StationBench::packId(5)};
    QCOMPARE(bench.work->state(Desk::Hold).units, expected);
}

QTEST_GUILESS_MAIN(TestWorkOrders)
#include "tst_workorders.moc"
