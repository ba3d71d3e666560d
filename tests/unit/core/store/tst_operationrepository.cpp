// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QRegularExpression>

using namespace pw;
using namespace pw::test;
using namespace pw::store;

class TestOperationRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everythingComesBack();
    void undoing();
    void undoneOnce();
    void stampsOnlyGrow();
    void stampIsGivenAgainAfterRollback();
    void stampsSurviveReopening();

private:
    static Operation operation(const QString &kind, std::optional<qint64> undoes = {})
    {
        return {0, QUuid::createUuid(), kind, at(1), u"op7"_s, R"({"a":1})", undoes, {}};
    }
};

void TestOperationRepository::everythingComesBack()
{
    StationFixture station;
    Operation added = operation(u"AGGREGATE"_s);
    const auto seq = station.store->operations.append(added);
    PW_VERIFY(seq);
    added.seq = *seq;
    station.open();
    const auto found = station.store->operations.find(*seq);
    PW_VERIFY(found);
    QVERIFY(*found == added);
}

void TestOperationRepository::undoing()
{
    StationFixture station;
    auto &operations = station.store->operations;
    const auto last = operations.lastUndoable();
    PW_VERIFY(last);
    QVERIFY(!*last);
    const auto first = operations.append(operation(u"OPEN"_s));
    const auto second = operations.append(operation(u"AGGREGATE"_s));
    QCOMPARE((*operations.lastUndoable())->seq, *second);
    const auto undo = operations.append(operation(u"UNDO"_s, *second));
    PW_VERIFY(operations.markUndone(*second, *undo));
    QCOMPARE((*operations.lastUndoable())->seq, *first); // an undo is not undone in turn
    QCOMPARE((*operations.find(*second))->undoneBy, std::optional(*undo));
}

void TestOperationRepository::undoneOnce()
{
    StationFixture station;
    auto &operations = station.store->operations;
    const auto first = operations.append(operation(u"OPEN"_s));
    const auto undo = operations.append(operation(u"UNDO"_s, *first));
    PW_VERIFY(operations.markUndone(*first, *undo));
    QVERIFY(!operations.markUndone(*first, *undo));
    QVERIFY(!operations.append(operation(u"UNDO"_s, *first)));
}

void TestOperationRepository::stampsOnlyGrow()
{
    StationFixture station;
    auto &operations = station.store->operations;
    const auto stamp = [&](const QDateTime &now) { return *operations.nextEventStamp(now); };
    QCOMPARE(*operations.lastEventSequence(), 0);
    QVERIFY((stamp(at(10)) == EventStamp{1, at(10)}));
    QVERIFY((stamp(at(10)) == EventStamp{2, at(10).addMSecs(1)}));
    QVERIFY((stamp(at(5)) == EventStamp{3, at(10).addMSecs(2)})); // the wall clock was set back
    QVERIFY((stamp(at(20)) == EventStamp{4, at(20)}));
    QCOMPARE(*operations.lastEventSequence(), 4);
}

void TestOperationRepository::stampIsGivenAgainAfterRollback()
{
    StationFixture station;
    {
        Transaction transaction(station.store->database());
        QCOMPARE(station.store->operations.nextEventStamp(at(10))->sequence, 1);
    }
    QCOMPARE(station.store->operations.nextEventStamp(at(10))->sequence, 1); // no hole
}

void TestOperationRepository::stampsSurviveReopening()
{
    StationFixture station;
    PW_VERIFY(station.store->operations.nextEventStamp(at(10)));
    station.open();
    QVERIFY(
        (*station.store->operations.nextEventStamp(at(0)) == EventStamp{2, at(10).addMSecs(1)}));
}

QTEST_GUILESS_MAIN(TestOperationRepository)
#include "tst_operationrepository.moc"
