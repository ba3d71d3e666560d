// SPDX-License-Identifier: Apache-2.0
#include "core/sync/syncservice.h"
#include "tests/support/fakecentral.h"
#include "tests/unit/core/sync/syncfixture.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QThread>

using namespace pw;
using namespace pw::sync;
using namespace pw::test;
using domain::LinkState;

Q_DECLARE_METATYPE(pw::test::Fault)

/// The whole sync in a thread of its own, as in the station.
class TestSyncService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<domain::SyncView>(); }
    void init();
    void cleanup();

    void everythingArrives();
    void echoFollowsDelivery();
    void startsBeforeCentral();
    void linkStates_data();
    void linkStates();
    void foreignRepository();
    void centralRestoredFromACopy();
    void answersGoOnWhileTheFeedStartsAnew();
    void anyReplyFails_data();
    void anyReplyFails();
    void stopsWhileAsking();
    void missingDatabase();

private:
    void start(const Timings &timings = fastTimings());
    void stop();
    domain::SyncView view() const { return m_view; }

    SystemClock m_clock;
    std::unique_ptr<FakeCentral> m_central;
    std::unique_ptr<StationFixture> m_station;
    std::unique_ptr<QThread> m_thread;
    SyncService *m_service = nullptr; ///< lives in m_thread
    domain::SyncView m_view;
    QList<qint64> m_stationSeqs;
    QList<domain::SsccBlock> m_blocks;
};

void TestSyncService::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_central = std::make_unique<FakeCentral>();
    m_station = std::make_unique<StationFixture>();
    m_view = {};
    m_stationSeqs.clear();
    m_blocks.clear();
}

void TestSyncService::cleanup()
{
    stop();
    m_station.reset();
    m_central.reset();
}

void TestSyncService::start(const Timings &timings)
{
    SyncSettings settings;
    settings.central = {m_central->url(), u"WS1"_s, {}};
    settings.stationDatabase = m_station->files().stationDatabase;
    settings.cacheDatabase = m_station->files().cacheDatabase;
    settings.timings = timings;
    m_thread = std::make_unique<QThread>();
    m_service = new SyncService(settings, m_clock);
    m_service->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::started, m_service, &SyncService::start);
    connect(m_thread.get(), &QThread::finished, m_service, &QObject::deleteLater);
    connect(m_service, &SyncService::statusChanged, this,
            [this](const domain::SyncView &view) { m_view = view; });
    connect(m_service, &SyncService::cacheChanged, this, [this](qint64 stationSeq) {
        m_stationSeqs.append(stationSeq);
        QVERIFY(m_station->store->cache.renew());
    });
    connect(m_service, &SyncService::blockLeased, this, [this](const domain::SsccBlock &block) {
        if (!m_blocks.contains(block))
            m_blocks.append(block);
        QVERIFY(m_station->store->ssccBlocks.add(block));
    });
    m_thread->start();
}

void TestSyncService::stop()
{
    if (!m_thread)
        return;
    QMetaObject::invokeMethod(m_service, &SyncService::stop, Qt::BlockingQueuedConnection);
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
    QCoreApplication::processEvents(); // what it said last
}

void TestSyncService::everythingArrives()
{
    QVERIFY(appendEvent(*m_station->store, 1));
    m_central->putRow({{u"key"_s, pack(u"A"_s).key()},
                       {u"lifecycle"_s, u"commissioned"_s},
                       {u"custody"_s, u"here"_s},
                       {u"level"_s, u"pack"_s}});
    start();
    QTRY_COMPARE(m_central->state().eventIds(), eventIds({1}));
    QTRY_COMPARE(view().link, LinkState::Online);
    QTRY_COMPARE(view().pending, 0);
    QTRY_COMPARE(view().cachedUnits, 1);
    PW_EVENTUALLY(view().cacheAge && view().cacheAge->count() <= 1);
    PW_EVENTUALLY(m_station->store->cache.unit(pack(u"A"_s))->has_value());
    PW_EVENTUALLY(m_station->store->cache.masterData()->has_value());
    QTRY_COMPARE(m_blocks.size(), 2);
    QVERIFY(appendEvent(*m_station->store, 2));
    QMetaObject::invokeMethod(m_service, &SyncService::wake);
    QTRY_COMPARE(m_central->state().eventIds(), eventIds({1, 2}));
    QTRY_COMPARE(m_central->lastStatus()["station"_L1].toString(), u"WS1"_s);
}

void TestSyncService::echoFollowsDelivery()
{
    auto state = unit(pack(u"A"_s));
    QVERIFY(m_station->store->overlay.put(state, 1));
    QVERIFY(appendEvent(*m_station->store, 1, {u"A"_s}));
    start();
    PW_EVENTUALLY(m_stationSeqs.contains(1));
    QTRY_COMPARE(view().pending, 0);
    QCOMPARE(*m_station->store->overlay.removeEchoed(1), 1);
}

void TestSyncService::startsBeforeCentral()
{
    QVERIFY(appendEvent(*m_station->store, 1));
    m_central->http().failAll(Fault::ConnectionCut);
    start();
    PW_EVENTUALLY(m_central->http().requests() >= 3);
    QCOMPARE(view().link, LinkState::NeverReached);
    QCOMPARE(view().pending, 1);
    m_central->http().failAll(Fault::None);
    QTRY_COMPARE(view().link, LinkState::Online);
    QTRY_COMPARE(view().pending, 0);
}

void TestSyncService::linkStates_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<LinkState>("link");
    QTest::newRow("server gone") << Fault::ConnectionCut << LinkState::Offline;
    QTest::newRow("server not well") << Fault::Unwell << LinkState::Offline;
    QTest::newRow("captive portal") << Fault::HtmlPage << LinkState::NotCentral;
    QTest::newRow("redirected") << Fault::Redirect << LinkState::NotCentral;
    QTest::newRow("signed in wrongly") << Fault::SignIn << LinkState::Refused;
}

void TestSyncService::linkStates()
{
    QFETCH(const Fault, fault);
    start();
    QTRY_COMPARE(view().link, LinkState::Online);
    m_central->http().failAll(fault);
    QVERIFY(appendEvent(*m_station->store, 1));
    QMetaObject::invokeMethod(m_service, &SyncService::wake);
    PW_EVENTUALLY(view().link != LinkState::Online);
    QTEST(view().link, "link");
    QVERIFY(!view().detail.isEmpty());
    m_central->http().failAll(Fault::None);
    QTRY_COMPARE(view().link, LinkState::Online);
    QTRY_COMPARE(view().pending, 0);
    QCOMPARE(view().parked, 0);
}

void TestSyncService::foreignRepository()
{
    m_central->makeForeign();
    QVERIFY(appendEvent(*m_station->store, 1));
    start();
    QTRY_COMPARE(m_central->state().eventIds(), eventIds({1}));
    QTRY_COMPARE(view().link, LinkState::Online);
    QVERIFY(!view().cacheAge);
}

void TestSyncService::centralRestoredFromACopy()
{
    for (int n = 1; n <= 3; ++n)
        QVERIFY(appendEvent(*m_station->store, n));
    m_central->putRow({{u"key"_s, pack(u"A"_s).key()},
                       {u"lifecycle"_s, u"commissioned"_s},
                       {u"custody"_s, u"here"_s},
                       {u"level"_s, u"pack"_s}});
    start();
    QTRY_COMPARE(m_central->state().events.size(), 3);
    QTRY_COMPARE(view().pending, 0);
    QTRY_COMPARE(view().cachedUnits, 1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"filled anew beside"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another database"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"filled anew is in use"_s));
    m_central->loseEverything();
    QTRY_COMPARE(m_central->state().eventIds(), eventIds({1, 2, 3}));
    QTRY_COMPARE(view().cachedUnits, 0);
    QTRY_VERIFY(view().cacheAge && view().cacheAge->count() <= 1);
}

void TestSyncService::answersGoOnWhileTheFeedStartsAnew()
{
    const auto row = [](const QString &serial) {
        return QJsonObject{{u"key"_s, pack(serial).key()},
                           {u"lifecycle"_s, u"commissioned"_s},
                           {u"custody"_s, u"here"_s},
                           {u"level"_s, u"pack"_s}};
    };
    const auto isKnown = [this](const QString &serial) {
        const auto found = m_station->store->cache.unit(pack(serial));
        return found && found->has_value();
    };
    m_central->putRow(row(u"A"_s));
    start();
    QTRY_VERIFY(isKnown(u"A"_s));
    QTRY_VERIFY(view().cacheAge);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"filled anew beside"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another database"_s));
    // The question that is held hears of the new feed; whatever is asked next fails.
    m_central->http().failAll(Fault::BadGateway);
    m_central->loseEverything();
    m_central->putRow(row(u"B"_s));
    QTRY_COMPARE(view().link, LinkState::Offline);
    QVERIFY(isKnown(u"A"_s) && !isKnown(u"B"_s));
    QVERIFY(view().cacheAge); // how old the answers are is still known
    QCOMPARE(view().cachedUnits, 1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"filled anew is in use"_s));
    m_central->http().failAll(Fault::None);
    QTRY_VERIFY(isKnown(u"B"_s));
    QVERIFY(!isKnown(u"A"_s));
    QTRY_VERIFY(view().cacheAge && view().cacheAge->count() <= 1);
    m_central->putRow(row(u"C"_s)); // and it is followed
    QTRY_VERIFY(isKnown(u"C"_s));
    const QDir folder = QFileInfo(m_station->files().cacheDatabase).dir();
    QVERIFY(folder.entryList({u"*.refill*"_s})
                .filter(QRegularExpression(u"refill(-wal)?$"_s))
                .isEmpty());
}

void TestSyncService::anyReplyFails_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("cut before the work") << Fault::ConnectionCut;
    QTest::newRow("work done, answer lost") << Fault::AnswerLost;
    QTest::newRow("captive portal") << Fault::HtmlPage;
}

void TestSyncService::anyReplyFails()
{
    QFETCH(const Fault, fault);
    QStringList expected;
    for (int i = 0; i < 8; ++i) {
        m_central->http().failRequest(i, fault);
        QVERIFY(appendEvent(*m_station->store, i + 1));
        expected.append(eventId(i + 1));
        start();
        PW_EVENTUALLY(m_station->store->outbox.stats()->pending == 0 && view().cacheAge);
        stop();
        m_view = {};
    }
    QCOMPARE(m_central->state().eventIds(), expected);
    QCOMPARE(m_central->state().blocks.size(), 2); // and not one for every lost answer
}

void TestSyncService::stopsWhileAsking()
{
    m_central->http().failAll(Fault::Hang);
    Timings patient = fastTimings();
    patient.request = std::chrono::seconds(60);
    start(patient);
    PW_EVENTUALLY(m_central->http().requests() >= 1);
    QElapsedTimer timer;
    timer.start();
    stop();
    QVERIFY(timer.elapsed() < 10'000);
}

void TestSyncService::missingDatabase()
{
    SyncSettings settings;
    settings.stationDatabase = m_station->folder.filePath(u"nowhere.db"_s);
    SyncService service(settings, m_clock);
    QSignalSpy status(&service, &SyncService::statusChanged);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"UNWRITABLE"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"UNWRITABLE"_s));
    service.start();
    QCOMPARE(status.size(), 1);
    QVERIFY(!status.first().first().value<domain::SyncView>().detail.isEmpty());
    service.wake(); // and nothing happens
    service.stop();
}

QTEST_GUILESS_MAIN(TestSyncService)
#include "tst_syncservice.moc"
