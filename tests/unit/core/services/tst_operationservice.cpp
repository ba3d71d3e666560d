// SPDX-License-Identifier: Apache-2.0
#include "core/services/historyservice.h"
#include "tests/support/syncs.h"
#include "tests/unit/core/services/stationbench.h"

#include <QJsonArray>
#include <QtTest>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;
using pw::test::Cartons;
using pw::test::Pallets;
using pw::test::StationBench;

namespace {

const Reason Why{u"R1"_s, u"because"_s};

Actor operatorA()
{
    return {u"OP-A"_s, Role::Operator, {}, {}};
}
Actor qa()
{
    return {
        u"QA-1"_s, Role::Qa,
        Signature{u"QA-1"_s, u"released"_s, QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC)},
        SecondPerson{u"QA-2"_s, Role::Qa}};
}

Actor supervisor()
{
    return {
        u"SV-1"_s,
        Role::Supervisor,
        Signature{u"SV-1"_s, u"approved"_s, QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC)},
        {}};
}

/// A bench with a full carton (S0–S2) and a partial one (S3) on an open pallet; S4 … are loose.
class Site : public StationBench
{
public:
    Site()
    {
        (void)scanLabel(Pallets.number(1));
        (void)scanLabel(Cartons.number(1));
        for (int i = 0; i < 3; ++i)
            (void)scanPack(i);
        (void)scanLabel(Cartons.number(1));
        (void)scanLabel(Cartons.number(2));
        (void)scanPack(3);
        (void)service->press(PressClose{u"END"_s, u"End of lot"_s});
        (void)scanLabel(Cartons.number(2));
    }

    services::OperationOutcome run(const Operation &operation, const Actor &actor = operatorA(),
                                   const Reason &reason = Why)
    {
        return operations->carryOut({operation, actor, reason, {}});
    }

    /// What a station must never half do.
    QByteArray picture()
    {
        QByteArray picture;
        const auto add = [&picture](const QString &text) { picture += text.toUtf8() + '\n'; };
        QList<epc::Epc> ids{full(), part(), load()};
        for (int i = 0; i < 12; ++i)
            ids.append(packId(i));
        for (const epc::Epc &id : std::as_const(ids)) {
            const auto unit = world->unit(id);
            if (!unit)
                continue;
            add(id.key() + u' ' + (unit->parent ? unit->parent->key() : QString()) + u' '
                + QString::number(int(unit->lifecycle)) + u' ' + QString::number(unit->holds.size())
                + u' ' + QString::number(unit->childCount) + u' '
                + unit->lastEventAt.toString(Qt::ISODateWithMs)
                + (unit->container ? QString::number(int(unit->container->label))
                                         + QString::number(unit->container->open)
                                   : QString()));
        }
        add(QString::number(store->outbox.stats()->pending));
        const auto last = store->operations.lastUndoable();
        add(QString::number(last && *last ? (*last)->seq : 0));
        return picture;
    }

    static epc::Epc full() { return Cartons.number(1); }
    static epc::Epc part() { return Cartons.number(2); }
    static epc::Epc load() { return Pallets.number(1); }
};

} // namespace

class TestOperationService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void previewChangesNothing();
    void whatIsShownIsDone();
    void eventsCarryWhoAndWhy();
    void refusalsAreAudited();
    void sampledUnitsEndLast();
    void undoIsToldAndFound();
    void declaredErrorRepeatsItsOriginal();
    void takenBackBeforeItsEcho();
    void correctionOfAnEarlierStep();
    void drawnNumbersAreBurned();
    void openBenchFollows();
    void holdSurvivesUntilCentralReleases();
    void takenOutOfWhatALinePacked();
    void oneSyncAStep();
    void eventTimesRiseForEveryUnit();
    void failsWhollyOrNotAtAll_data();
    void failsWhollyOrNotAtAll();
};

void TestOperationService::previewChangesNothing()
{
    Site site;
    const QByteArray before = site.picture();
    Request request{op::Remove{{Site::packId(0)}}, operatorA(), Why, {}};
    QVERIFY(site.operations->preview(request));
    QCOMPARE(site.picture(), before);
}

void TestOperationService::whatIsShownIsDone()
{
    Site site;
    Request request{
        op::Replace{Site::packId(0), Site::packId(4), op::Fate::Damaged, {}}, operatorA(), Why, {}};
    const auto shown = site.operations->preview(request);
    QVERIFY(shown);
    const auto done = site.operations->carryOut(request);
    QVERIFY(done.problems.isEmpty());
    QVERIFY(done.plan.commands == shown->commands); // hold id included
    site.open();                                    // and it is on disk
    QCOMPARE(site.world->unit(Site::packId(4))->parent, std::optional(Site::full()));
    QCOMPARE(site.world->unit(Site::packId(0))->holds.first().holdClass, HoldClass::Damaged);
    QCOMPARE(site.world->unit(Site::full())->container->label, LabelState::Stale);
}

void TestOperationService::eventsCarryWhoAndWhy()
{
    Site site;
    const auto before = site.events().size();
    QVERIFY(site.run(op::Relabel{Site::full(), Cartons.number(9)}).problems.isEmpty());
    const QList<QJsonObject> events = site.events().sliced(before);
    QCOMPARE(events.size(), 7); // new, out of the old, old off, in, closed, on, old ended
    QString operationId, time;
    for (const QJsonObject &event : events) {
        QCOMPARE(event["agw:operation"_L1].toString(), u"RELABEL"_s);
        QCOMPARE(event["agw:operator"_L1].toString(), u"OP-A"_s);
        QCOMPARE(event["agw:reason"_L1].toObject()["agw:code"_L1].toString(), u"R1"_s);
        if (operationId.isEmpty())
            operationId = event["agw:operationId"_L1].toString();
        QCOMPARE(event["agw:operationId"_L1].toString(), operationId);
        QVERIFY(event["eventTime"_L1].toString() > time); // a millisecond after each other
        time = event["eventTime"_L1].toString();
    }
    QVERIFY(events.last()["agw:replacedBy"_L1].toString().endsWith(Cartons.number(9).toString()));
}

void TestOperationService::refusalsAreAudited()
{
    Site site;
    const auto before = site.store->audit.head()->seq;
    const auto refused = site.run(op::Sample{{Site::packId(0)}});
    QCOMPARE(refused.verdict.code, VerdictCode::NotPermitted);
    QVERIFY(refused.plan.commands.isEmpty());
    QCOMPARE(site.store->audit.head()->seq, before + 1);
    QVERIFY(site.store->audit.verify()->isSound());
}

void TestOperationService::sampledUnitsEndLast()
{
    Site site;
    const auto before = site.events().size();
    QVERIFY(site.run(op::Sample{{Site::packId(0)}}, qa()).problems.isEmpty());
    QStringList steps;
    for (const QJsonObject &event : site.events().sliced(before))
        steps.append(event["bizStep"_L1].toString());
    QCOMPARE(steps, QStringList({u"unpacking"_s, u"sampling"_s, u"decommissioning"_s}));
}

void TestOperationService::undoIsToldAndFound()
{
    Site site;
    QVERIFY(site.run(op::Remove{{Site::packId(0)}}).problems.isEmpty());
    const auto before = site.events().size();
    const auto step = site.world->lastStep();
    QVERIFY(step);
    QVERIFY(site.run(op::TakeBack{*step}).problems.isEmpty());
    QCOMPARE(site.world->unit(Site::packId(0))->parent, std::optional(Site::full()));
    QCOMPARE(site.world->unit(Site::full())->container->label, LabelState::Verified);
    const QJsonObject event = site.events().value(before);
    QCOMPARE(event["agw:operation"_L1].toString(), u"UNDO_DISAGGREGATE"_s);
    const QJsonArray restored = event["agw:restored"_L1].toArray();
    QCOMPARE(restored.size(), 2); // the carton and the pallet it stands on
    QVERIFY(restored[0][u"agw:id"].toString().endsWith(Cartons.number(1).toString()));
    // Taken back once: the step before is next.
    QVERIFY(site.world->lastStep()->operation < step->operation);
}

void TestOperationService::declaredErrorRepeatsItsOriginal()
{
    Site site;
    const auto before = site.events().size();
    QVERIFY(site.run(op::Destroy{{Site::packId(5)}, false, u"shredded"_s, u"C-1"_s}, qa())
                .problems.isEmpty());
    const QJsonObject original = site.events().value(before);
    QVERIFY(site.run(op::TakeBack{*site.world->lastStep()}, qa()).problems.isEmpty());
    QJsonObject declaration = site.events().value(before + 1);
    QCOMPARE(declaration.take("errorDeclaration"_L1)[u"reason"].toString(), u"did_not_occur"_s);
    QCOMPARE(declaration, original);
    QCOMPARE(site.world->unit(Site::packId(5))->lifecycle, Lifecycle::Commissioned);
}

/// The feed still tells of the step when the bench has already taken it back.
void TestOperationService::takenBackBeforeItsEcho()
{
    Site site;
    const epc::Epc destroyed = Site::packId(5);
    QVERIFY(site.run(op::Destroy{{destroyed}, false, u"shredded"_s, u"C-1"_s}, qa())
                .problems.isEmpty());
    UnitState echo = Site::pack(5);
    echo.lifecycle = Lifecycle::Destroyed;
    echo.lastEventBy = u"WS1"_s;
    echo.lastEventAt = site.world->unit(destroyed)->lastEventAt;
    QVERIFY(site.run(op::TakeBack{*site.world->lastStep()}, qa()).problems.isEmpty());
    site.hear({echo});
    QCOMPARE(site.world->unit(destroyed)->lifecycle, Lifecycle::Commissioned);
    // Another's end of it is no echo.
    echo.lastEventBy = u"WS2"_s;
    site.hear({echo});
    QCOMPARE(site.world->unit(destroyed)->lifecycle, Lifecycle::Destroyed);
}

void TestOperationService::correctionOfAnEarlierStep()
{
    Site site;
    const auto first = site.run(op::Remove{{Site::packId(0)}});
    QVERIFY(site.run(op::Remove{{Site::packId(3)}}).problems.isEmpty());
    const auto step = site.operations->step(first.operation);
    QVERIFY(step && *step);
    QCOMPARE(site.run(op::TakeBack{**step}).verdict.code, VerdictCode::NotPermitted);
    QVERIFY(site.run(op::TakeBack{**step}, qa()).problems.isEmpty());
    QCOMPARE(site.world->unit(Site::packId(0))->parent, std::optional(Site::full()));
    QVERIFY(!site.world->unit(Site::packId(3))->parent);
    QVERIFY(!*site.operations->step(first.operation)); // once is enough
}

void TestOperationService::drawnNumbersAreBurned()
{
    Site site;
    const auto first = site.operations->drawNumber(Level::Carton);
    site.open();
    const auto second = site.operations->drawNumber(Level::Carton);
    QVERIFY(first && *first && second && *second);
    QVERIFY(**first != **second);
}

void TestOperationService::openBenchFollows()
{
    Site site;
    (void)site.scanLabel(Cartons.number(5));
    (void)site.scanPack(4);
    QVERIFY(site.run(op::Remove{{Site::packId(4)}}).problems.isEmpty());
    site.service->refresh();
    QCOMPARE(site.service->state().open.last().count, 0);
    QCOMPARE(site.scanPack(4), VerdictCode::ChildAdded);
}

void TestOperationService::holdSurvivesUntilCentralReleases()
{
    Site site;
    op::Quarantine quarantine;
    quarantine.target = {HoldScope::Serial, {Site::packId(4)}, {}, {}};
    const auto held = site.run(quarantine);
    QVERIFY(held.problems.isEmpty());
    const Hold hold = site.world->unit(Site::packId(4))->holds.first();
    // The feed speaks of the unit, but of a moment before the hold: nothing is lost (R-QT-8).
    site.hear({});
    QCOMPARE(site.world->unit(Site::packId(4))->holds.size(), 1);
    UnitState echo = Site::pack(4);
    echo.holds = {hold};
    site.hear({echo});
    QCOMPARE(site.world->unit(Site::packId(4))->holds.size(), 1); // known by its id, not twice
}

/// What central still says is older than what was done to it: it must not undo that.
void TestOperationService::takenOutOfWhatALinePacked()
{
    Site site;
    const epc::Epc box = Cartons.number(40);
    UnitState lineCarton{box, Level::Carton};
    lineCarton.container = ContainerState();
    UnitState pack = StationBench::pack(5);
    pack.parent = box;
    for (UnitState *state : {&lineCarton, &pack}) {
        state->lastEventAt = site.clock.now().addDays(-3);
        state->lastEventBy = u"LINE-7"_s;
    }
    site.hear({lineCarton, pack});
    QCOMPARE(site.world->unit(pack.id)->parent, box);
    QCOMPARE(site.world->unit(box)->childCount, 1);
    QCOMPARE(site.world->unit(box)->lot, u"L1"_s);
    QCOMPARE(site.world->unit(box)->container->capacity, 3);
    const auto done = site.run(op::Remove{{pack.id}});
    QVERIFY(done.problems.isEmpty());
    QVERIFY(!site.world->unit(pack.id)->parent);
    QCOMPARE(site.world->unit(box)->childCount, 0);
    services::HistoryService history(*site.store, *site.world);
    QCOMPARE(history.pathToTop(pack.id)->size(), 1);
    // Packed by the line anew, later than our own removal: that counts.
    pack.lastEventAt = site.clock.now().addSecs(60);
    site.hear({pack});
    QCOMPARE(site.world->unit(pack.id)->parent, box);
    QCOMPARE(history.pathToTop(pack.id)->size(), 2);
}

/// However much a step says and keeps, the disk is waited for once; no step is done before.
void TestOperationService::oneSyncAStep()
{
    Site site;
    (void)site.scanLabel(Cartons.number(3));
    int before = test::fileSyncs().count;
    QCOMPARE(site.scanPack(4), VerdictCode::ChildAdded);
    QCOMPARE(test::fileSyncs().count - before, 1);
    before = test::fileSyncs().count;
    QVERIFY(site.run(op::Aggregate{Cartons.number(3), {Site::packId(5), Site::packId(6)}})
                .problems.isEmpty());
    QCOMPARE(test::fileSyncs().count - before, 1);
    before = test::fileSyncs().count;
    QVERIFY(site.run(op::Dissolve{Site::load(), op::Dissolve::ToPacks}, supervisor())
                .problems.isEmpty());
    QCOMPARE(test::fileSyncs().count - before, 1);
    before = test::fileSyncs().count;
    QVERIFY(!site.run(op::Remove{{Site::packId(8)}}).problems.isEmpty()); // a refusal is kept, too
    QCOMPARE(test::fileSyncs().count - before, 1);
}

void TestOperationService::eventTimesRiseForEveryUnit()
{
    Site site;
    QVERIFY(site.run(op::Remove{{Site::packId(0)}}).problems.isEmpty());
    const QDateTime removed = site.world->unit(Site::packId(0))->lastEventAt;
    site.clock.setWallClock(site.clock.now().addSecs(-600)); // R-AG-6, the clock was set back
    QVERIFY(site.run(op::Inspect{{Site::packId(0)}, true}, qa()).problems.isEmpty());
    QVERIFY(site.world->unit(Site::packId(0))->lastEventAt > removed);
}

void TestOperationService::failsWhollyOrNotAtAll_data()
{
    QTest::addColumn<int>("which");
    const char *names[] = {"remove", "last one out", "dissolve", "replace", "move",
                           "top up", "relabel",      "split",    "merge",   "verify",
                           "sample", "destroy",      "hold",     "label",   "scrap"};
    for (int i = 0; i < int(std::size(names)); ++i)
        QTest::newRow(names[i]) << i;
}

/// The i-th access to the database fails, for every i: the operation is there wholly or not at all,
/// and the operator is told.
void TestOperationService::failsWhollyOrNotAtAll()
{
    QFETCH(const int, which);
    op::Quarantine quarantine;
    quarantine.holdId = u"urn:uuid:1"_s;
    quarantine.target = {HoldScope::Container, {Site::load()}, {}, {}};
    const QList<Operation> operations{
        op::Remove{{Site::packId(0)}},
        op::Remove{{Site::packId(3)}},
        op::Dissolve{Site::load(), op::Dissolve::ToPacks, op::EmptyParents::Decommission},
        op::Replace{Site::packId(0), Site::packId(4), op::Fate::Damaged, u"urn:uuid:2"_s},
        op::Move{{Site::packId(3)}, Cartons.number(7)},
        op::TopUp{Cartons.number(7), {Site::packId(4)}},
        op::Relabel{Site::full(), Cartons.number(9)},
        op::Split{Site::full(), {Site::packId(0)}, Cartons.number(9)},
        op::Merge{Site::part(), Cartons.number(7)},
        op::Verify{Site::full(), {Site::packId(0)}, op::VerifyMode::Guided, 0},
        op::Sample{{Site::packId(0)}},
        op::Destroy{{Site::full()}, true, {}, {}},
        quarantine,
        op::ConfirmLabel{Site::full()},
        op::ScrapNumber{Cartons.number(9)}};
    int refused = 0;
    std::unique_ptr<Site> site; // good for the next try as long as nothing came of the last one
    QByteArray before;
    for (int failing = 0;; ++failing) {
        QVERIFY2(failing < 3000, "never got through");
        if (!site) {
            site = std::make_unique<Site>();
            (void)site->scanLabel(Cartons.number(7));
            (void)site->scanPack(6);
            before = site->picture();
        }
        int access = 0;
        site->store->database().setAccessHook([&] { return access++ != failing; });
        const auto outcome = site->run(operations[which], qa());
        const bool bitten = access > failing;
        site->store->database().setAccessHook({});
        if (outcome.problems.isEmpty()) {
            QVERIFY(site->picture() != before);
            site.reset();
            if (bitten)
                continue; // after the commit: what failed is read again when it is needed
            break;
        }
        ++refused;
        QCOMPARE(outcome.verdict.code, VerdictCode::NotStored);
        QCOMPARE(site->picture(), before);
    }
    QVERIFY(refused > 8); // it did reach into the transaction
}

QTEST_GUILESS_MAIN(TestOperationService)
#include "tst_operationservice.moc"
