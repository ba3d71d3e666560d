// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/services/desks.h"

#include <QtTest>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;
using pw::test::Cartons;
using pw::test::Desks;
using pw::test::Pallets;
using pw::test::StationBench;
using Verb = scan::BenchCommand::Verb;

namespace {

const Reason Why{u"DAMAGED"_s, u"Damaged"_s};

} // namespace

class TestWorkService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesOutByScanner();
    void byCommandCodesAlone();
    void everyScanHasOneRow();
    void desksDoNotMeet();
    void survivesARestart();
    void undoTakesBackWhatWasDone();
    void undoAfterARestart();
    void drawsANumber();
    void signedReleaseNeedsTwo();
    void windowCommandsAreHandedBack();
    void operatorIsOnRecord();
    void operatorNotOnRecordDoesNotWork();
    void packingObeysTheRole();
    void startingAnotherKindBeginsAnew();
    void badgesChangeWhoWorks();
    void listsAreTakenLineByLine();
    void findingsStayUntilTheNextOne();
    void lookingUpTouchesNoDesk();
    void failsWhollyOrNotAtAll();
};

void TestWorkService::takesOutByScanner()
{
    Desks bench;
    QCOMPARE(bench.pack(Desk::Unpack, 0), u"LISTED"_s);
    QCOMPARE(bench.pack(Desk::Unpack, 3), u"NOT_AGGREGATED"_s);
    QCOMPARE(bench.press(Desk::Unpack, WorkAcknowledge()), u"LISTED"_s);
    QCOMPARE(bench.press(Desk::Unpack, Why), u"LISTED"_s);
    QVERIFY(bench.work->report(Desk::Unpack).canConfirm);
    QCOMPARE(bench.press(Desk::Unpack, WorkConfirm()), u"CHILDREN_REMOVED"_s);
    QVERIFY(!bench.world->unit(StationBench::packId(0))->parent);
    QVERIFY(bench.work->state(Desk::Unpack).units.isEmpty());
    QVERIFY(bench.store->audit.verify()->isSound());
    const QJsonObject event = bench.events().last();
    QCOMPARE(event["action"_L1].toString(), u"DELETE"_s);
    QCOMPARE(event["agw:reason"_L1].toObject()["agw:code"_L1].toString(), u"DAMAGED"_s);
}

void TestWorkService::byCommandCodesAlone()
{
    Desks bench;
    QCOMPARE(bench.pack(Desk::Unpack, 0), u"LISTED"_s);
    QCOMPARE(bench.command(Desk::Unpack, Verb::Confirm), u"REASON_MISSING"_s);
    QCOMPARE(bench.command(Desk::Unpack, Verb::Reason, u"damaged"_s), u"LISTED"_s);
    QCOMPARE(bench.command(Desk::Unpack, Verb::Confirm), u"CHILDREN_REMOVED"_s);
    QVERIFY(bench.last.logEntry);
    QCOMPARE(bench.command(Desk::Unpack, Verb::Undo), u"UNDONE"_s);
    QCOMPARE(bench.world->unit(StationBench::packId(0))->parent,
             std::optional(epc::Epc(Cartons.number(1))));
    QCOMPARE(bench.command(Desk::Unpack, Verb::Close), u"UNEXPECTED_COMMAND"_s);
    QCOMPARE(bench.command(Desk::Unpack, Verb::Acknowledge), u"LISTED"_s);
}

void TestWorkService::everyScanHasOneRow()
{
    Desks bench;
    const qsizetype before = bench.journaled();
    (void)bench.pack(Desk::Unpack, 0);
    (void)bench.scanAt(Desk::Unpack, "garbage");
    (void)bench.pack(Desk::Unpack, 1); // acknowledge first
    (void)bench.command(Desk::Unpack, Verb::Acknowledge);
    (void)bench.command(Desk::Unpack, Verb::Reason, u"damaged"_s);
    (void)bench.command(Desk::Unpack, Verb::Confirm);
    QCOMPARE(bench.journaled(), before + 6);
    const auto rows = bench.store->journal.last(1);
    QVERIFY(rows->first().operation.has_value()); // the one that carried it out
}

void TestWorkService::desksDoNotMeet()
{
    Desks bench;
    (void)bench.pack(Desk::Unpack, 0);
    (void)bench.pack(Desk::Hold, 4);
    QCOMPARE(bench.work->state(Desk::Unpack).units.size(), 1);
    QCOMPARE(bench.work->state(Desk::Hold).units, QList{StationBench::packId(4)});
}

void TestWorkService::survivesARestart()
{
    Desks bench;
    WorkOptions options;
    options.fate = op::Fate::Destroyed;
    (void)bench.work->start(WorkKind::Replace, options);
    (void)bench.pack(Desk::Rework, 0);
    (void)bench.scanAt(Desk::Rework, "garbage"); // stops the line
    bench.restart();
    const WorkState &state = bench.work->state(Desk::Rework);
    QVERIFY(state.kind == WorkKind::Replace);
    QVERIFY(state.options == options);
    QCOMPARE(state.units, QList{StationBench::packId(0)});
    QVERIFY(state.stoppedBy && state.stoppedBy->code == VerdictCode::Unreadable);
}

void TestWorkService::undoTakesBackWhatWasDone()
{
    Desks bench;
    (void)bench.pack(Desk::Unpack, 0);
    (void)bench.press(Desk::Unpack, Why);
    (void)bench.press(Desk::Unpack, WorkConfirm());
    (void)bench.pack(Desk::Unpack, 1);
    // First what was only listed.
    QCOMPARE(QString(toCode(bench.work->undo(Desk::Unpack).verdict.code)), u"DROPPED"_s);
    QCOMPARE(QString(toCode(bench.work->undo(Desk::Unpack).verdict.code)), u"UNDONE"_s);
    QVERIFY(bench.world->unit(StationBench::packId(0))->parent);
    QCOMPARE(QString(toCode(bench.work->undo(Desk::Unpack).verdict.code)), u"NOTHING_TO_UNDO"_s);
    QVERIFY(!bench.work->report(Desk::Unpack).canUndo);
}

void TestWorkService::undoAfterARestart()
{
    Desks bench;
    (void)bench.pack(Desk::Unpack, 0);
    (void)bench.press(Desk::Unpack, Why);
    (void)bench.press(Desk::Unpack, WorkConfirm());
    bench.restart();
    QVERIFY(bench.work->report(Desk::Unpack).canUndo);
    QCOMPARE(QString(toCode(bench.work->undo(Desk::Unpack).verdict.code)), u"UNDONE"_s);
}

void TestWorkService::drawsANumber()
{
    Desks bench;
    (void)bench.work->start(WorkKind::Relabel, {});
    (void)bench.scanAt(Desk::Rework, "]C100" + Cartons.number(1).toString().toLatin1());
    QCOMPARE(QString(toCode(bench.work->drawNumber(Desk::Rework).verdict.code)), u"LISTED"_s);
    QVERIFY(bench.work->state(Desk::Rework).number);
    (void)bench.press(Desk::Rework, Why);
    QCOMPARE(bench.press(Desk::Rework, WorkConfirm()), u"RELABELLED"_s);
}

void TestWorkService::signedReleaseNeedsTwo()
{
    Desks bench;
    (void)bench.work->setOperator(u"QA-1"_s, Role::Qa);
    (void)bench.pack(Desk::Hold, 4);
    (void)bench.press(Desk::Hold, Why);
    QCOMPARE(bench.press(Desk::Hold, WorkConfirm()), u"HOLD_PLACED"_s);

    WorkOptions options;
    options.holdId = bench.world->unit(StationBench::packId(4))->holds.first().id;
    (void)bench.work->start(WorkKind::Release, options);
    (void)bench.pack(Desk::Hold, 4);
    (void)bench.press(Desk::Hold, Why);
    QCOMPARE(bench.press(Desk::Hold, WorkConfirm()), u"SIGNATURE_MISSING"_s);
    const auto alone = bench.work->confirmSigned(Desk::Hold, u"Release"_s, {});
    QCOMPARE(QString(toCode(alone.verdict.code)), u"SECOND_PERSON_MISSING"_s);
    const auto done =
        bench.work->confirmSigned(Desk::Hold, u"Release"_s, SecondPerson{u"QA-2"_s, Role::Qa});
    QCOMPARE(QString(toCode(done.verdict.code)), u"HOLD_RELEASED"_s);
    QVERIFY(!bench.work->actor().signature); // for one operation only
}

void TestWorkService::windowCommandsAreHandedBack()
{
    Desks bench;
    QCOMPARE(bench.command(Desk::Unpack, Verb::Mode, u"dissolve"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(bench.last.forWindow, (scan::BenchCommand{Verb::Mode, u"dissolve"_s}));
}

void TestWorkService::operatorIsOnRecord()
{
    Desks bench;
    (void)bench.work->setOperator(u"SV-9"_s, Role::Supervisor);
    (void)bench.pack(Desk::Unpack, 0);
    QCOMPARE(bench.press(Desk::Unpack, WorkConfirm()), u"CHILDREN_REMOVED"_s); // needs no reason
    QCOMPARE(bench.events().last()["agw:operator"_L1].toString(), u"SV-9"_s);
}

void TestWorkService::operatorNotOnRecordDoesNotWork()
{
    Desks bench;
    const QString before = bench.work->actor().id;
    bench.store->database().setAccessHook([] { return false; });
    const Verdict refused = bench.work->setOperator(u"SV-9"_s, Role::Supervisor);
    bench.store->database().setAccessHook({});
    QCOMPARE(refused.code, VerdictCode::NotStored);
    QCOMPARE(bench.work->actor().id, before);
    QCOMPARE(bench.work->setOperator(u"SV-9"_s, Role::Supervisor).code, VerdictCode::CommandTaken);
    QCOMPARE(bench.work->actor().id, u"SV-9"_s);
}

void TestWorkService::packingObeysTheRole()
{
    Desks bench;
    bench.service->setOperator(u"QA-1"_s, Role::Qa);
    (void)bench.scanLabel(Cartons.number(2));
    QVERIFY(bench.last.verdict.code != VerdictCode::ContainerOpened);
    QCOMPARE(bench.StationBench::last().verdict.code, VerdictCode::NotPermitted);
    QVERIFY(!bench.world->unit(epc::Epc(Cartons.number(2))));
    bench.service->setOperator(u"OP-2"_s, Role::Operator);
    (void)bench.scanLabel(Cartons.number(2));
    QCOMPARE(bench.StationBench::last().verdict.code, VerdictCode::ContainerOpened);
    QCOMPARE(bench.events().last()["agw:operator"_L1].toString(), u"OP-2"_s);
}

void TestWorkService::startingAnotherKindBeginsAnew()
{
    Desks bench;
    (void)bench.pack(Desk::Unpack, 0);
    WorkOptions options;
    options.depth = 2;
    (void)bench.work->start(WorkKind::Unpack, options);
    QCOMPARE(bench.work->state(Desk::Unpack).units.size(), 1); // other options, same work
    (void)bench.work->start(WorkKind::Dissolve, options);
    QVERIFY(bench.work->state(Desk::Unpack).units.isEmpty());
    QCOMPARE(bench.work->state(Desk::Unpack).options.depth, 2);
}

void TestWorkService::badgesChangeWhoWorks()
{
    Desks bench;
    scan::ScanRules rules;
    rules.badgePrefix = u"PWB-"_s;
    bench.work->setScanRules(rules);
    bench.work->setPeople({u"QA-1"_s});
    QCOMPARE(bench.scanAt(Desk::Hold, "]C0PWB-QA-1"), u"COMMAND_TAKEN"_s);
    QCOMPARE(bench.last.badge, u"QA-1"_s);
    QCOMPARE(bench.scanAt(Desk::Hold, "]C0PWB-QA-9"), u"UNEXPECTED_BADGE"_s);
    QVERIFY(bench.last.badge.isEmpty());
}

void TestWorkService::listsAreTakenLineByLine()
{
    Desks bench;
    (void)bench.pack(Desk::Hold, 4);
    const auto lines = bench.work->takeList(
        Desk::Hold, {u"# complaint 118"_s, u"(01)09521141012345(21)S5"_s, u""_s, u"nonsense"_s,
                     u"https://id.gs1.org/01/09521141012345/21/S4"_s, u"01/09521141012345/21/S6"_s,
                     u"(01)09521141012345(21)S5"_s});
    QStringList codes;
    for (const ListLine &line : lines)
        codes.append(QString::number(line.number) + u' ' + toCode(line.verdict.code));
    QCOMPARE(codes, (QStringList{u"2 LISTED"_s, u"4 NOT_GS1"_s, u"5 ALREADY_LISTED"_s,
                                 u"6 LISTED"_s, u"7 ALREADY_LISTED"_s}));
    QCOMPARE(bench.work->state(Desk::Hold).units.size(), 3);
    QVERIFY(bench.world->unit(StationBench::packId(5))->holds.isEmpty()); // nothing is done yet
    (void)bench.press(Desk::Hold, Why);
    QCOMPARE(bench.press(Desk::Hold, WorkConfirm()), u"HOLD_PLACED"_s);
    for (int i = 4; i <= 6; ++i)
        QCOMPARE(bench.world->unit(StationBench::packId(i))->holds.size(), 1);
}

void TestWorkService::findingsStayUntilTheNextOne()
{
    Desks bench;
    (void)bench.work->start(WorkKind::Verify, {});
    (void)bench.scanAt(Desk::Check, "]C100" + Cartons.number(1).toString().toLatin1());
    (void)bench.pack(Desk::Check, 0);
    (void)bench.pack(Desk::Check, 7);
    QVERIFY(!bench.work->report(Desk::Check).verified); // it is still going on
    QCOMPARE(bench.press(Desk::Check, WorkConfirm()), u"CONTENTS_MISMATCH"_s);
    const auto verified = bench.work->report(Desk::Check).verified;
    QVERIFY(verified);
    QCOMPARE(verified->container.id, epc::Epc(Cartons.number(1)));
    QCOMPARE(verified->findings.size(), verified->units.size());
    QVERIFY(verified->findings.size() >= 2);
    (void)bench.scanAt(Desk::Check, "]C100" + Cartons.number(1).toString().toLatin1());
    QVERIFY(!bench.work->report(Desk::Check).verified);
}

void TestWorkService::lookingUpTouchesNoDesk()
{
    Desks bench;
    (void)bench.work->start(WorkKind::Verify, {});
    scan::RawScan raw{u"s1"_s, 1, "]d2010952114101234521S11", {}, bench.clock.now(), {}};
    const qsizetype rows = bench.journaled();
    const auto outcome = bench.work->lookUp(raw, {}, false);
    QCOMPARE(outcome.verdict.code, VerdictCode::Quarantined);
    QCOMPARE(bench.journaled(), rows + 1);
    QVERIFY(!bench.work->state(Desk::Check).container);
    // Green means that something was done.
    raw.bytes = "]d2010952114101234521S1";
    QCOMPARE(bench.work->lookUp(raw, {}, false).verdict.code, VerdictCode::LookedUp);
    // Nor does a key of a page that is not shown.
    (void)bench.scanAt(Desk::Check, "]C100" + Cartons.number(1).toString().toLatin1());
    raw.bytes = "]d1" + scan::commandcode::encode({Verb::Confirm, {}}, test::CommandKey);
    QCOMPARE(bench.work->lookUp(raw, {}, false).verdict.code, VerdictCode::UnexpectedCommand);
    QVERIFY(bench.work->state(Desk::Check).container);
    raw.bytes = "]d1" + scan::commandcode::encode({Verb::Page, u"hold"_s}, test::CommandKey);
    QVERIFY(bench.work->lookUp(raw, {}, false).forWindow);
}

/// Whatever access fails while it is carried out by scanner: done with its journal row and the
/// session closed, or nothing of it.
void TestWorkService::failsWhollyOrNotAtAll()
{
    int refused = 0;
    for (int failing = 0;; ++failing) {
        QVERIFY2(failing < 3000, "never got through");
        Desks bench;
        (void)bench.pack(Desk::Unpack, 0);
        (void)bench.press(Desk::Unpack, Why);
        const qsizetype rows = bench.journaled();
        const int pending = bench.store->outbox.stats()->pending;
        const WorkState before = bench.work->state(Desk::Unpack);
        int access = 0;
        bench.store->database().setAccessHook([&] { return access++ != failing; });
        const QString said = bench.command(Desk::Unpack, Verb::Confirm);
        const bool bitten = access > failing;
        bench.store->database().setAccessHook({});
        bench.world->renew();
        if (said == u"CHILDREN_REMOVED") {
            QVERIFY(!bench.world->unit(StationBench::packId(0))->parent);
            QCOMPARE(bench.journaled(), rows + 1);
            QVERIFY(bench.work->state(Desk::Unpack).units.isEmpty());
            bench.restart();
            QVERIFY(bench.work->state(Desk::Unpack).units.isEmpty());
            if (!bitten)
                break;
            continue; // after the commit
        }
        ++refused;
        QCOMPARE(said, u"NOT_STORED"_s);
        QVERIFY(bench.world->unit(StationBench::packId(0))->parent);
        if (bench.journaled() > rows) // the scan is on record as one that led to nothing
            QVERIFY(bench.store->journal.last(1)->first().verdict == VerdictCode::NotStored);
        QCOMPARE(bench.store->outbox.stats()->pending, pending);
        QVERIFY(bench.work->state(Desk::Unpack) == before);
        bench.restart();
        QCOMPARE(bench.work->state(Desk::Unpack).units.size(), 1);
    }
    QVERIFY(refused > 8); // it did reach into the transaction
}

QTEST_GUILESS_MAIN(TestWorkService)
#include "tst_workservice.moc"
