// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QRegularExpression>

using namespace pw;
using namespace pw::test;
using namespace pw::store;

class TestScanJournalRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everythingComesBack_data();
    void everythingComesBack();
    void newestFirst();
    void exportInPieces();

private:
    static ScanJournalEntry entry(const QByteArray &bytes, int second)
    {
        return {0,
                {u"scanner-1"_s, 7, bytes, scan::FrameStatus::Ok, at(second),
                 std::chrono::nanoseconds(987654321)},
                domain::VerdictCode::UnknownSerial,
                R"({"unit":"x"})",
                {}};
    }
};

void TestScanJournalRepository::everythingComesBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<scan::FrameStatus>("status");
    QTest::newRow("with separators") << QByteArray("]d20109521141012345\x1d"
                                                   "21A7")
                                     << scan::FrameStatus::Ok;
    QTest::newRow("nothing read") << QByteArray() << scan::FrameStatus::NoRead;
    QTest::newRow("framing error") << QByteArray("\x02") << scan::FrameStatus::FramingError;
    QTest::newRow("overflow, not even text")
        << QByteArray("\x00\xff\xfe", 3) << scan::FrameStatus::Overflow;
    QTest::newRow("cable pulled") << QByteArray("]C1") << scan::FrameStatus::DiscardedOnDisconnect;
}

void TestScanJournalRepository::everythingComesBack()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const scan::FrameStatus, status);
    StationFixture station;
    ScanJournalEntry added = entry(bytes, 3);
    added.scan.status = status;
    added.operation = *station.store->operations.append(
        {0, QUuid::createUuid(), u"X"_s, at(0), {}, "{}", {}, {}});
    const auto id = station.store->journal.append(added);
    PW_VERIFY(id);
    station.open();
    const auto last = station.store->journal.last(5);
    PW_VERIFY(last);
    QCOMPARE(last->size(), 1);
    const ScanJournalEntry &found = last->first();
    QCOMPARE(found.id, *id);
    QCOMPARE(found.scan.device, added.scan.device);
    QCOMPARE(found.scan.sequence, added.scan.sequence);
    QCOMPARE(found.scan.bytes, bytes);
    QCOMPARE(found.scan.status, status);
    QCOMPARE(found.scan.at, added.scan.at);
    QCOMPARE(found.scan.sinceBoot.count(), added.scan.sinceBoot.count());
    QCOMPARE(found.verdict, added.verdict);
    QCOMPARE(found.facts, added.facts);
    QCOMPARE(found.operation, added.operation);
}

void TestScanJournalRepository::newestFirst()
{
    StationFixture station;
    for (int i = 0; i < 5; ++i)
        PW_VERIFY(station.store->journal.append(entry(QByteArray::number(i), i)));
    const auto last = station.store->journal.last(2);
    PW_VERIFY(last);
    QCOMPARE(last->size(), 2);
    QCOMPARE(last->at(0).scan.bytes, "4");
    QCOMPARE(last->at(1).scan.bytes, "3");
}

void TestScanJournalRepository::exportInPieces()
{
    StationFixture station;
    for (int i = 0; i < 7; ++i)
        PW_VERIFY(station.store->journal.append(entry(QByteArray::number(i), i)));
    QByteArrayList seen;
    for (qint64 after = 0;;) {
        const auto piece = station.store->journal.range(at(1), at(6), after, 2);
        PW_VERIFY(piece);
        if (piece->isEmpty())
            break;
        for (const auto &found : *piece)
            seen.append(found.scan.bytes);
        after = piece->last().id;
    }
    QCOMPARE(seen, (QByteArrayList{"1", "2", "3", "4", "5"}));
}

QTEST_GUILESS_MAIN(TestScanJournalRepository)
#include "tst_scanjournalrepository.moc"
