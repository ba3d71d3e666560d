// SPDX-License-Identifier: Apache-2.0
#include "core/sync/feedpuller.h"
#include "tests/support/fakecentral.h"
#include "tests/support/manualclock.h"
#include "tests/unit/core/sync/syncfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace pw;
using namespace pw::sync;
using namespace pw::test;

Q_DECLARE_METATYPE(pw::test::Fault)

class TestFeedPuller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void followsTheFeed();
    void manyPages();
    void goesOnWhereItWas();
    void anyReplyFails_data();
    void anyReplyFails();
    void anyStoreAccessFails();
    void newDatabaseAtCentral();
    void tellsOurSequence();
    void pausesWhenNotHeld();
    void ageStopsWithTheAnswers();
    void masterData();

private:
    void restart();
    void putPack(int n, const QString &lot = u"L1"_s);
    bool hasPacks(int count);
    /// The lot of every pack, by serial.
    QMap<QString, QString> cached(int count);

    ManualClock m_clock;
    std::unique_ptr<FakeCentral> m_central;
    std::unique_ptr<StationFixture> m_station;
    std::unique_ptr<store::Database> m_connection;
    std::unique_ptr<CentralClient> m_client;
    std::unique_ptr<store::CacheWriter> m_writer;
    std::unique_ptr<FeedPuller> m_puller;
};

void TestFeedPuller::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_clock = ManualClock();
    m_central = std::make_unique<FakeCentral>();
    m_station = std::make_unique<StationFixture>();
}

void TestFeedPuller::cleanup()
{
    m_puller.reset();
    m_writer.reset();
    m_client.reset();
    m_connection.reset();
    m_station.reset();
    m_central.reset();
}

void TestFeedPuller::restart()
{
    m_puller.reset();
    m_writer.reset();
    m_client.reset();
    m_connection.reset();
    auto opened = store::Database::open(store::Schema::cache(), m_station->files().cacheDatabase,
                                        store::Database::Access::Shared);
    QVERIFY(opened);
    m_connection = *std::move(opened);
    m_client = std::make_unique<CentralClient>(CentralAddress{m_central->url(), u"WS1"_s, {}},
                                               fastTimings());
    m_writer = std::make_unique<store::CacheWriter>(*m_connection);
    m_puller =
        std::make_unique<FeedPuller>(*m_writer, *m_client, m_clock, fastTimings(), u"site"_s);
    CentralInfo info;
    info.hasSync = true;
    info.sync = m_central->url().resolved(QUrl(u"/sync/v1"_s));
    info.masterData = m_central->url().resolved(QUrl(u"/masterdata"_s));
    m_puller->start(info);
}

void TestFeedPuller::putPack(int n, const QString &lot)
{
    m_central->putRow({{u"key"_s, pack(u"S%1"_s.arg(n)).key()},
                       {u"lifecycle"_s, u"commissioned"_s},
                       {u"custody"_s, u"here"_s},
                       {u"level"_s, u"pack"_s},
                       {u"lot"_s, lot},
                       {u"holds"_s, QJsonArray()}});
}

QMap<QString, QString> TestFeedPuller::cached(int count)
{
    QMap<QString, QString> lots;
    auto &cache = m_station->store->cache;
    if (!cache.renew())
        return lots;
    for (int n = 1; n <= count; ++n) {
        const QString serial = u"S%1"_s.arg(n);
        const auto found = cache.unit(pack(serial));
        if (found && *found)
            lots.insert(serial, (*found)->lot);
    }
    return lots;
}

bool TestFeedPuller::hasPacks(int count)
{
    return cached(count).size() == count;
}

void TestFeedPuller::followsTheFeed()
{
    putPack(1);
    restart();
    PW_EVENTUALLY(hasPacks(1));
    PW_EVENTUALLY(m_puller->state()->upToDate);
    const int before = m_central->http().requests();
    putPack(2); // while the next ask is held
    PW_EVENTUALLY(hasPacks(2));
    QVERIFY(m_central->http().requests() - before <= 3);
    putPack(1, u"L2"_s);
    QTRY_COMPARE(cached(1).value(u"S1"_s), u"L2"_s);
    QCOMPARE(m_puller->state()->rows, 2);
}

void TestFeedPuller::manyPages()
{
    for (int n = 1; n <= 5100; ++n) // a page has 5000
        putPack(n);
    restart();
    PW_EVENTUALLY(m_puller->state() && m_puller->state()->upToDate);
    QVERIFY(hasPacks(5100));
    QCOMPARE(m_puller->state()->cursor, 5100);
}

void TestFeedPuller::goesOnWhereItWas()
{
    putPack(1);
    restart();
    PW_EVENTUALLY(hasPacks(1));
    m_puller.reset();
    putPack(2);
    restart();
    QSignalSpy applied(m_puller.get(), &FeedPuller::pageApplied);
    PW_EVENTUALLY(!applied.isEmpty());
    QCOMPARE(applied.first().at(1).toInt(), 1); // one row, not two
    QVERIFY(hasPacks(2));
}

void TestFeedPuller::anyReplyFails_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("server not well") << Fault::Unwell;
    QTest::newRow("cut before the work") << Fault::ConnectionCut;
    QTest::newRow("answer lost") << Fault::AnswerLost;
    QTest::newRow("answer cut off") << Fault::AnswerCutOff;
    QTest::newRow("answer dripping") << Fault::AnswerDripping;
    QTest::newRow("never answered") << Fault::Hang;
    QTest::newRow("late") << Fault::Late;
    QTest::newRow("captive portal") << Fault::HtmlPage;
    QTest::newRow("broken JSON") << Fault::NotJson;
}

void TestFeedPuller::anyReplyFails()
{
    QFETCH(const Fault, fault);
    for (int i = 0; i < 3; ++i) {
        m_central->http().failRequest(i, fault);
        const int before = m_central->http().requests();
        putPack(i + 1);
        restart();
        PW_EVENTUALLY(hasPacks(i + 1));
        PW_EVENTUALLY(m_central->http().requests() > before + i);
    }
    PW_EVENTUALLY(m_puller->state()->upToDate);
}

void TestFeedPuller::anyStoreAccessFails()
{
    int accesses = 0;
    for (int failures = 1; failures > 0; ++accesses) {
        restart();
        int left = accesses;
        failures = 0;
        m_connection->setAccessHook([&left, &failures] {
            const bool fails = left-- == 0;
            failures += fails ? 1 : 0;
            return !fails;
        });
        putPack(accesses + 1);
        PW_EVENTUALLY(hasPacks(accesses + 1));
        m_connection->setAccessHook({});
        PW_EVENTUALLY(m_puller->state()->rows == accesses + 1);
    }
    QVERIFY2(accesses > 5, "the hook has not bitten");
}

void TestFeedPuller::newDatabaseAtCentral()
{
    putPack(1);
    putPack(2);
    restart();
    PW_EVENTUALLY(hasPacks(2));
    QSignalSpy changed(m_puller.get(), &FeedPuller::epochChanged);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"starts again from 0"_s));
    m_central->loseEverything();
    putPack(3);
    QTRY_COMPARE(cached(3).keys(), QStringList{u"S3"_s});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toString(), u"epoch-1'"_s);
    PW_EVENTUALLY(m_puller->state()->upToDate);
}

void TestFeedPuller::tellsOurSequence()
{
    restart();
    QSignalSpy applied(m_puller.get(), &FeedPuller::pageApplied);
    PW_EVENTUALLY(!applied.isEmpty());
    QCOMPARE(applied.last().first().toLongLong(), 0); // up to date, and none of ours
    const QByteArray document =
        R"({"epcisBody":{"eventList":[{"eventID":"e","agw:seq":"WS1/7"}]}})";
    bool captured = false;
    m_client->capture(document, {7, 7}, this, [&captured](const Result<QUrl, SyncError> &answer) {
        captured = answer.has_value();
    });
    PW_EVENTUALLY(captured);
    QTRY_COMPARE(applied.last().first().toLongLong(), 7);
}

void TestFeedPuller::pausesWhenNotHeld()
{
    restart();
    PW_EVENTUALLY(m_puller->state() && m_puller->state()->upToDate);
    QElapsedTimer timer;
    timer.start();
    const int before = m_central->http().requests();
    for (int i = 0; i < 5; ++i) { // central answers at once, with nothing
        PW_EVENTUALLY(m_central->http().requests() > before + i);
        m_central->setMasterData(
            {u"m1"_s, u"Example"_s, {*gs1::Gln::parse(u"9521141000007"), {}}, {}});
    }
    QVERIFY2(timer.elapsed() >= 3 * fastTimings().changesPause.count(), "asked without a pause");
}

void TestFeedPuller::ageStopsWithTheAnswers()
{
    restart();
    PW_EVENTUALLY(m_puller->state() && m_puller->state()->upToDate);
    m_puller->stop();
    m_clock.advance(std::chrono::minutes(20));
    QCOMPARE(store::cacheAge(*m_puller->state(), m_clock),
             std::optional<std::chrono::seconds>(std::chrono::minutes(20)));
    m_central->http().failAll(Fault::HtmlPage); // an answer that says nothing about the feed
    restart();
    PW_EVENTUALLY(m_central->http().requests() > 3);
    QCOMPARE(store::cacheAge(*m_puller->state(), m_clock),
             std::optional<std::chrono::seconds>(std::chrono::minutes(20)));
    m_central->http().failAll(Fault::None);
    QTRY_COMPARE(store::cacheAge(*m_puller->state(), m_clock),
                 std::optional(std::chrono::seconds(0)));
}

void TestFeedPuller::masterData()
{
    restart();
    auto &cache = m_station->store->cache;
    PW_EVENTUALLY(cache.renew() && *cache.masterData());
    QCOMPARE((*cache.masterData())->version, u"m1"_s);
    QSignalSpy known(m_puller.get(), &FeedPuller::masterDataKnown);
    m_central->setMasterData({u"m2"_s, u"Other"_s, {*gs1::Gln::parse(u"9521141000007"), {}}, {}});
    QTRY_COMPARE(known.size(), 1);
    QVERIFY(cache.renew());
    QCOMPARE((*cache.masterData())->company, u"Other"_s);
}

QTEST_GUILESS_MAIN(TestFeedPuller)
#include "tst_feedpuller.moc"
