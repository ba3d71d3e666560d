// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QRegularExpression>

using namespace pw;
using namespace pw::test;
using namespace pw::store;
using domain::Level;

namespace {

const domain::SsccBlock First{u"b1"_s, Level::Carton, u"39521141"_s, 100, 102};
const domain::SsccBlock Second{u"b2"_s, Level::Carton, u"39521141"_s, 500, 501};
const domain::SsccBlock Pallets{u"b3"_s, Level::Pallet, u"19521141"_s, 1, 9};

} // namespace

class TestSsccBlockRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void numbersInOrderUntilExhausted();
    void burnedStaysBurned();
    void rollbackGivesTheNumberAgain();
    void takenIsPassedBy();
    void blockAgainIsIgnored();
    void whoseNumber();
    void remaining();
};

void TestSsccBlockRepository::numbersInOrderUntilExhausted()
{
    StationFixture station;
    auto &blocks = station.store->ssccBlocks;
    QVERIFY(!*blocks.next(Level::Carton)); // none leased
    PW_VERIFY(blocks.add(First));
    PW_VERIFY(blocks.add(Second));
    for (const qint64 reference : {100, 101, 102})
        QVERIFY(**blocks.next(Level::Carton) == First.number(reference));
    for (const qint64 reference : {500, 501})
        QVERIFY(**blocks.next(Level::Carton) == Second.number(reference));
    const auto none = blocks.next(Level::Carton);
    PW_VERIFY(none);
    QVERIFY(!*none);
    QVERIFY(!*blocks.next(Level::Pallet));
}

void TestSsccBlockRepository::burnedStaysBurned()
{
    StationFixture station;
    PW_VERIFY(station.store->ssccBlocks.add(First));
    PW_VERIFY(station.store->ssccBlocks.next(Level::Carton));
    station.open();
    QVERIFY(**station.store->ssccBlocks.next(Level::Carton) == First.number(101));
}

void TestSsccBlockRepository::rollbackGivesTheNumberAgain()
{
    StationFixture station;
    PW_VERIFY(station.store->ssccBlocks.add(First));
    {
        Transaction transaction(station.store->database());
        QVERIFY(**station.store->ssccBlocks.next(Level::Carton) == First.number(100));
    }
    QVERIFY(**station.store->ssccBlocks.next(Level::Carton) == First.number(100));
}

void TestSsccBlockRepository::takenIsPassedBy()
{
    StationFixture station;
    auto &blocks = station.store->ssccBlocks;
    PW_VERIFY(blocks.add(First));
    PW_VERIFY(blocks.take(First.number(100)));
    PW_VERIFY(blocks.take(First.number(102)));
    PW_VERIFY(blocks.take(First.number(102)));
    QVERIFY(**blocks.next(Level::Carton) == First.number(101));
    QVERIFY(!*blocks.next(Level::Carton));
}

void TestSsccBlockRepository::blockAgainIsIgnored()
{
    StationFixture station;
    auto &blocks = station.store->ssccBlocks;
    PW_VERIFY(blocks.add(First));
    PW_VERIFY(blocks.next(Level::Carton));
    PW_VERIFY(blocks.add(First)); // the lease was answered twice
    QVERIFY(**blocks.next(Level::Carton) == First.number(101));
    QCOMPARE(blocks.blocks()->size(), 1);
}

void TestSsccBlockRepository::whoseNumber()
{
    StationFixture station;
    auto &blocks = station.store->ssccBlocks;
    for (const auto &block : {First, Second, Pallets})
        PW_VERIFY(blocks.add(block));
    QVERIFY(*blocks.blockOf(Second.number(500)) == Second);
    QVERIFY(*blocks.levelOf(Pallets.number(9)) == Level::Pallet);
    const domain::SsccBlock beyond{{}, Level::Pallet, Pallets.prefix, 1, 10};
    QVERIFY(!*blocks.blockOf(beyond.number(10)));
    QVERIFY(!*blocks.blockOf(*gs1::Sscc::parse(u"106141412345678908")));
}

void TestSsccBlockRepository::remaining()
{
    StationFixture station;
    auto &blocks = station.store->ssccBlocks;
    QCOMPARE(*blocks.remaining(Level::Carton), 0);
    QCOMPARE(*blocks.lastBlockSize(Level::Carton), 0);
    PW_VERIFY(blocks.add(First));
    PW_VERIFY(blocks.add(Second));
    QCOMPARE(*blocks.remaining(Level::Carton), 5);
    QCOMPARE(*blocks.lastBlockSize(Level::Carton), 2);
    PW_VERIFY(blocks.next(Level::Carton));
    QCOMPARE(*blocks.remaining(Level::Carton), 4);
}

QTEST_GUILESS_MAIN(TestSsccBlockRepository)
#include "tst_ssccblockrepository.moc"
