// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/operationsite.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using namespace operationsite;

/// Who may, and taking steps back.
class TestOperationsUndo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rolesAreAsked();
    void shippedIsNotTouched();
    void openElsewhereIsNotTouched();
    void undoRestores_data();
    void undoRestores();
    void lookingIntoWhatHasEnded();
    void undoTooLate();
};

void TestOperationsUndo::rolesAreAsked()
{
    Site site;
    QCOMPARE(outcome(site.carryOut(op::Remove{{site.packId(u"A1"_s)}}, operatorA())),
             u"REASON_MISSING"_s);
    QCOMPARE(outcome(site.carryOut(op::Aggregate{site.load, {site.packId(u"L1"_s)}}, qa(), Why)),
             u"NOT_PERMITTED"_s);
    QCOMPARE(outcome(site.carryOut(op::Remove{{site.packId(u"A1"_s)}},
                                   {u"AD"_s, Role::Admin, {}, {}}, Why)),
             u"NOT_PERMITTED"_s);
}

void TestOperationsUndo::shippedIsNotTouched()
{
    Site site;
    site.record(site.load).custody = Custody::Shipped;
    QCOMPARE(outcome(site.carryOut(op::Remove{{site.packId(u"A1"_s)}}, operatorA(), Why)),
             u"SHIPPED"_s); // R-SH-2: its pallet has left
    QCOMPARE(outcome(site.carryOut(op::Dissolve{site.full, 1, op::EmptyParents::Keep}, operatorA(),
                                   Why)),
             u"SHIPPED"_s);
}

void TestOperationsUndo::openElsewhereIsNotTouched()
{
    Site site;
    site.record(site.load).lastEventBy = u"WS2"_s;
    QCOMPARE(outcome(site.carryOut(op::Remove{{site.full}}, operatorA(), Why)),
             u"IN_USE_ELSEWHERE"_s);
}

void TestOperationsUndo::undoRestores_data()
{
    QTest::addColumn<int>("which");
    const char *names[] = {"remove", "last one out", "dissolve deep", "replace",  "move",
                           "top up", "reopen",       "verify",        "mismatch", "label",
                           "sample", "destroy",      "hold",          "merge",    "inspect"};
    for (int i = 0; i < int(std::size(names)); ++i)
        QTest::newRow(names[i]) << i;
}

void TestOperationsUndo::undoRestores()
{
    QFETCH(const int, which);
    Site site;
    QVERIFY(site.carryOut(op::Close{site.load}, operatorA(), Why));
    QVERIFY(site.carryOut(op::ConfirmLabel{site.load}, operatorA()));
    const epc::Epc box = site.carton(3);
    site.build(box, Level::Carton, {site.packId(u"L3"_s)}, true);
    const auto pack = [&site](const char *serial) {
        return site.packId(QString::fromLatin1(serial));
    };
    op::Quarantine quarantine;
    quarantine.holdId = u"urn:uuid:1"_s;
    quarantine.target = {HoldScope::Container, {site.load}, {}, {}};
    const QList<Operation> operations{
        op::Remove{{pack("A1"), pack("A2")}},
        op::Remove{{pack("B1")}},
        op::Dissolve{site.load, op::Dissolve::ToPacks, op::EmptyParents::Decommission},
        op::Replace{pack("A1"), pack("L1"), op::Fate::Damaged, u"h"_s},
        op::Move{{pack("B1")}, box},
        op::TopUp{box, {pack("L1")}},
        op::Reopen{box},
        op::Verify{box, {pack("L3")}, op::VerifyMode::Guided, 0},
        op::Verify{box, {pack("L1")}, op::VerifyMode::Guided, 0},
        op::ConfirmLabel{box},
        op::Sample{{pack("A1")}},
        op::Destroy{{site.full}, true, {}, {}},
        quarantine,
        op::Merge{site.part, box},
        op::Inspect{{pack("L1")}, true}};
    const auto before = site.picture();
    Actor who = qa(); // QA's rights but for packing
    const auto done = site.carryOut(operations[which], who, Why);
    QVERIFY2(done, qPrintable(outcome(done)));
    QVERIFY(site.picture() != before || which == 9 || which == 14); // those only look
    const auto undone = site.takeBack(who);
    QVERIFY2(undone, qPrintable(outcome(undone)));
    const auto after = site.picture();
    for (auto unit = before.cbegin(); unit != before.cend(); ++unit)
        QVERIFY2(after.value(unit.key(), *unit) == *unit, qPrintable(unit.key().key()));
    QCOMPARE(after.size(), before.size());
}

/// To take back a look must not bring back to life what had ended before.
void TestOperationsUndo::lookingIntoWhatHasEnded()
{
    Site site;
    const epc::Epc box = site.carton(3);
    UnitState ended{box};
    ended.level = Level::Carton;
    ended.container = ContainerState{};
    ended.lifecycle = Lifecycle::Decommissioned;
    site.units.insert(box, ended);
    QVERIFY(site.carryOut(op::Verify{box, {}, op::VerifyMode::Guided, 0}, operatorA(), Why));
    QVERIFY(site.takeBack(operatorA()));
    QCOMPARE(site.unit(box)->lifecycle, Lifecycle::Decommissioned);
}

void TestOperationsUndo::undoTooLate()
{
    Site site;
    QVERIFY(site.carryOut(op::Remove{{site.packId(u"A1"_s)}}, operatorA(), Why));
    const Step step = site.steps.last();
    QVERIFY(site.carryOut(op::Destroy{{site.packId(u"A1"_s)}, false, {}, {}}, qa(), Why));
    const auto refused = site.carryOut(op::TakeBack{step}, supervisor(), Why);
    QCOMPARE(outcome(refused), u"TOO_LATE"_s);
    // An earlier step is corrected with a reason, not undone by whoever stands there.
    QCOMPARE(outcome(site.carryOut(op::TakeBack{step}, operatorA(), Why)), u"NOT_PERMITTED"_s);
}

QTEST_GUILESS_MAIN(TestOperationsUndo)
#include "tst_operationsundo.moc"
