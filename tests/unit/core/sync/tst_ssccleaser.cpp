// SPDX-License-Identifier: Apache-2.0
#include "core/sync/ssccleaser.h"
#include "tests/support/fakecentral.h"
#include "tests/unit/core/sync/syncfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace pw;
using namespace pw::sync;
using namespace pw::test;
using domain::Level;

class TestSsccLeaser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void leasesEachLevelOnce();
    void leasesAgainWhenLow();
    void answerLostTakesNoSecondBlock();
    void repeatsUntilStored();
    void poolExhausted();

private:
    void store(const domain::SsccBlock &block);

    std::unique_ptr<FakeCentral> m_central;
    std::unique_ptr<StationFixture> m_station;
    std::unique_ptr<store::Database> m_connection;
    std::unique_ptr<CentralClient> m_client;
    std::unique_ptr<SsccLeaser> m_leaser;
    CentralInfo m_info;
    bool m_storing = true;
    int m_told = 0;
};

void TestSsccLeaser::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_central = std::make_unique<FakeCentral>();
    m_station = std::make_unique<StationFixture>();
    auto opened =
        store::Database::open(store::Schema::station(), m_station->files().stationDatabase,
                              store::Database::Access::Shared);
    QVERIFY(opened);
    m_connection = *std::move(opened);
    m_client = std::make_unique<CentralClient>(CentralAddress{m_central->url(), u"WS1"_s, {}},
                                               fastTimings());
    m_leaser = std::make_unique<SsccLeaser>(*m_connection, *m_client, fastTimings());
    m_leaser->setLevels({Level::Carton, Level::Pallet});
    connect(m_leaser.get(), &SsccLeaser::leased, this, &TestSsccLeaser::store);
    m_info.ssccBlocks = m_central->url().resolved(QUrl(u"/sscc-blocks"_s));
    m_storing = true;
    m_told = 0;
}

void TestSsccLeaser::cleanup()
{
    m_leaser.reset();
    m_client.reset();
    m_connection.reset();
    m_station.reset();
    m_central.reset();
}

/// What the engine does.
void TestSsccLeaser::store(const domain::SsccBlock &block)
{
    ++m_told;
    if (m_storing)
        QVERIFY(m_station->store->ssccBlocks.add(block));
}

void TestSsccLeaser::leasesEachLevelOnce()
{
    m_leaser->start(m_info);
    QTRY_COMPARE(m_station->store->ssccBlocks.blocks()->size(), 2);
    for (int i = 0; i < 5; ++i)
        m_leaser->check();
    bool answered = false; // an exchange that comes after whatever these have started
    m_client->discover(this,
                       [&answered](const Result<CentralInfo, SyncError> &) { answered = true; });
    PW_EVENTUALLY(answered);
    QCOMPARE(m_central->state().blocks.size(), 2);
    QCOMPARE(*m_station->store->ssccBlocks.remaining(Level::Carton), 500);
    QCOMPARE(*m_station->store->ssccBlocks.remaining(Level::Pallet), 500);
}

void TestSsccLeaser::leasesAgainWhenLow()
{
    m_leaser->setLevels({Level::Carton});
    m_leaser->start(m_info);
    auto &blocks = m_station->store->ssccBlocks;
    QTRY_COMPARE(*blocks.remaining(Level::Carton), 500);
    {
        store::Transaction transaction(m_station->store->database());
        for (int i = 0; i < 399; ++i)
            QVERIFY(*blocks.next(Level::Carton));
        QVERIFY(transaction.commit());
    }
    m_leaser->check();
    QCOMPARE(m_central->state().blocks.size(), 1); // 101 left
    QVERIFY(*blocks.next(Level::Carton));
    m_leaser->check();
    QTRY_COMPARE(*blocks.remaining(Level::Carton), 600);
}

void TestSsccLeaser::answerLostTakesNoSecondBlock()
{
    m_leaser->setLevels({Level::Carton});
    m_central->http().failRequest(0, Fault::AnswerLost);
    m_central->http().failRequest(1, Fault::AnswerCutOff);
    m_leaser->start(m_info);
    QTRY_COMPARE(m_station->store->ssccBlocks.blocks()->size(), 1);
    QCOMPARE(m_central->state().blocks.size(), 1);
}

void TestSsccLeaser::repeatsUntilStored()
{
    m_leaser->setLevels({Level::Carton});
    m_storing = false; // the engine's disk is full
    m_leaser->start(m_info);
    PW_EVENTUALLY(m_told >= 3);
    QCOMPARE(m_central->state().blocks.size(), 1);
    m_storing = true;
    QTRY_COMPARE(m_station->store->ssccBlocks.blocks()->size(), 1);
}

void TestSsccLeaser::poolExhausted()
{
    m_central->http().failAll(Fault::Unwell);
    QSignalSpy failed(m_leaser.get(), &SsccLeaser::failed);
    m_leaser->start(m_info);
    PW_EVENTUALLY(failed.size() >= 2);
    QVERIFY(m_station->store->ssccBlocks.blocks()->isEmpty());
}

QTEST_GUILESS_MAIN(TestSsccLeaser)
#include "tst_ssccleaser.moc"
