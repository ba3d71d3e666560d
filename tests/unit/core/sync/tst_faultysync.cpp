// SPDX-License-Identifier: Apache-2.0
#include "core/sync/syncservice.h"
#include "tests/support/faultproxy.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/sync/syncfixture.h"

#include <QRegularExpression>
#include <QThread>

using namespace pw;
using namespace pw::sync;
using namespace pw::test;

namespace {

const QByteArray Site =
    R"({"masterData":{"version":"v1","company":"Test","site":"https://id.gs1.org/414/9521141100011",)"
    R"("products":[{"gtin":"09521141012345","name":"P","levels":[{"level":"carton","capacity":25}]}]},)"
    R"("ssccPools":[{"level":"carton","prefix":"3952114100","first":1,"last":100000}],"documents":[]})";

} // namespace

/// Everything a station exchanges with a central system of ours, through a network that spoils it:
/// nothing hangs, nothing is lost, nothing happens twice.
class TestFaultySync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<domain::SyncView>(); }
    void cleanup();
    void everyFaultHeals_data();
    void everyFaultHeals();

private:
    void start(quint16 port);
    void stop();
    bool append(int n);
    std::optional<QJsonObject> ask(const QByteArray &target);
    QString siteChecksum();
    /// As the rows lie in the station's cache.
    QString cacheChecksum();
    qint64 leasedBlocks();
    bool hasDelivered();

    SystemClock m_clock;
    std::unique_ptr<RunningCentral> m_central;
    std::unique_ptr<StationFixture> m_station;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<QThread> m_thread;
    SyncService *m_service = nullptr; ///< lives in m_thread
    domain::SyncView m_view;
    QSet<QString> m_blocks;
    QStringList m_eventIds;
};

void TestFaultySync::cleanup()
{
    if (m_proxy)
        m_proxy->setPlan({}); // its own looks at what has left the stack by now
    stop();
    m_proxy.reset();
    m_station.reset();
    m_central.reset();
}

void TestFaultySync::start(quint16 port)
{
    using std::chrono::milliseconds;
    SyncSettings settings;
    settings.central = {QUrl(u"http://127.0.0.1:%1"_s.arg(port)), u"WS1"_s, {}};
    settings.stationDatabase = m_station->files().stationDatabase;
    settings.cacheDatabase = m_station->files().cacheDatabase;
    settings.timings = fastTimings();
    settings.timings.backoff = {milliseconds(5), milliseconds(50)};
    settings.timings.request = milliseconds(700); // less than a drip takes
    settings.timings.holdGrace = milliseconds(300);
    m_thread = std::make_unique<QThread>();
    m_service = new SyncService(settings, m_clock);
    m_service->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::started, m_service, &SyncService::start);
    connect(m_thread.get(), &QThread::finished, m_service, &QObject::deleteLater);
    connect(m_service, &SyncService::statusChanged, this,
            [this](const domain::SyncView &view) { m_view = view; });
    connect(m_service, &SyncService::blockLeased, this, [this](const domain::SsccBlock &block) {
        if (m_blocks.contains(block.id))
            return;
        m_blocks.insert(block.id);
        QVERIFY(m_station->store->ssccBlocks.add(block));
    });
    m_thread->start();
}

void TestFaultySync::stop()
{
    if (!m_thread)
        return;
    QMetaObject::invokeMethod(m_service, &SyncService::stop, Qt::BlockingQueuedConnection);
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
    QCoreApplication::processEvents();
}

/// A pack commissioned here, in the outbox.
bool TestFaultySync::append(int n)
{
    store::Transaction transaction(m_station->store->database());
    const auto operation = m_station->store->operations.append(
        {0, QUuid::createUuid(), u"TEST"_s, at(n), u"op"_s, "{}", {}, {}});
    if (!operation)
        return false;
    const QJsonObject json = with(
        objectEvent(u"ADD"_s, {packUri(u"OURS%1"_s.arg(n))}, u"commissioning"_s, u"active"_s, n),
        {{u"agw:seq"_s, u"WS1/%1"_s.arg(n)}});
    store::OutboxEvent event;
    event.eventId = json["eventID"_L1].toString();
    event.sequence = n;
    event.operation = *operation;
    event.document = QJsonDocument(json).toJson(QJsonDocument::Compact);
    event.createdAt = at(n);
    m_eventIds.append(event.eventId);
    return m_station->store->outbox.append(event) && transaction.commit();
}

std::optional<QJsonObject> TestFaultySync::ask(const QByteArray &target)
{
    test::HttpClient client(m_central->port());
    const auto reply = client.get(target);
    return reply && reply->status == 200 ? std::optional(reply->json()) : std::nullopt;
}

QString TestFaultySync::siteChecksum()
{
    const auto scope = ask("/sync/v1/scopes/site");
    return scope ? (*scope)["setChecksum"_L1].toString() : QString();
}

QString TestFaultySync::cacheChecksum()
{
    auto opened = store::Database::open(store::Schema::cache(), m_station->files().cacheDatabase,
                                        store::Database::Access::Shared);
    if (!opened)
        return {};
    store::CacheDigests digests(**opened, m_central->epoch());
    const auto states = store::ScopeSums::compute(digests, {domain::FeedScope::site()});
    return states ? domain::SetChecksum::toText(states->first().sums.total()) : QString();
}

qint64 TestFaultySync::leasedBlocks()
{
    return m_central->count("SELECT count(*) FROM sscc_block");
}

bool TestFaultySync::hasDelivered()
{
    const auto stats = m_station->store->outbox.stats();
    return stats && stats->pending == 0;
}

void TestFaultySync::everyFaultHeals_data()
{
    QTest::addColumn<int>("fault");
    const auto row = [](const char *name, NetFault fault) { QTest::newRow(name) << int(fault); };
    row("delay", NetFault::Delay);
    row("connection refused", NetFault::Refused);
    row("cut in the head", NetFault::CutInHead);
    row("cut in the body", NetFault::CutInBody);
    row("cut before the answer", NetFault::CutBeforeAnswer);
    row("cut in the answer's head", NetFault::CutInAnswerHead);
    row("cut in the answer's body", NetFault::CutInAnswerBody);
    row("reset", NetFault::Reset);
    row("duplicate", NetFault::Duplicate);
    row("half open", NetFault::HalfOpen);
    row("half open afterwards", NetFault::HalfOpenAfterwards);
    row("502 with a page", NetFault::BadGateway);
    row("captive portal", NetFault::CaptivePortal);
    row("length too large", NetFault::LengthTooLarge);
    row("length too small", NetFault::LengthTooSmall);
    row("slow drip", NetFault::SlowDrip);
    row("garbage", NetFault::Garbage);
}

void TestFaultySync::everyFaultHeals()
{
    QFETCH(const int, fault);
    m_central = std::make_unique<RunningCentral>(Site);
    QVERIFY(m_central->port() != 0);
    m_station = std::make_unique<StationFixture>();
    m_proxy = std::make_unique<FaultProxy>(m_central->port());
    m_view = {};
    m_blocks.clear();
    m_eventIds.clear();
    // Of each kind of exchange the first one, and of the later ones every third.
    QHash<QByteArray, int> seen;
    bool isSpoiling = true;
    m_proxy->setPlan([&](const QByteArray &head) {
        QByteArray path = head.split(' ').value(1).split('?').first();
        if (path.startsWith("/capture/"))
            path = "job"; // each has a path of its own
        const int count = seen[path]++;
        return isSpoiling && count % 3 == 0 ? NetFault(fault) : NetFault::None;
    });
    int n = 0;
    QVERIFY(append(++n) && append(++n));
    start(m_proxy->port());
    test::HttpClient others(m_central->port());
    for (int round = 0; round < 2; ++round) {
        const auto reply = others.post(
            "/capture", document({objectEvent(u"ADD"_s, {packUri(u"THEIRS%1"_s.arg(round))},
                                              u"commissioning"_s, u"active"_s)}));
        QVERIFY(reply && reply->status == 202);
        QVERIFY(append(++n));
        QMetaObject::invokeMethod(m_service, &SyncService::wake);
        // No fault may hold anything up for longer.
        QTRY_VERIFY_WITH_TIMEOUT(hasDelivered() && m_view.cacheAge, 30'000);
    }
    isSpoiling = false;
    PW_EVENTUALLY(hasDelivered() && m_view.parked == 0);
    PW_EVENTUALLY(siteChecksum() == cacheChecksum());
    PW_EVENTUALLY(!m_blocks.isEmpty() && leasedBlocks() == m_blocks.size());
    QVERIFY(m_proxy->bitten(NetFault(fault)) > 0);
    QVERIFY(seen.contains("/capture") && seen.contains("/sscc-blocks"));
    // Each event once, and no other.
    QCOMPARE(m_central->count("SELECT count(*) FROM event"), n + 2);
    QCOMPARE(m_central->count("SELECT count(*) FROM unit WHERE flags & 16"), 0); // made twice
    for (const QString &id : std::as_const(m_eventIds)) {
        const auto found = ask("/events?EQ_eventID=" + QUrl::toPercentEncoding(id));
        QVERIFY(found);
        QCOMPARE((*found)["epcisBody"_L1]["queryResults"_L1]["resultsBody"_L1]["eventList"_L1]
                     .toArray()
                     .size(),
                 1);
    }
}

QTEST_GUILESS_MAIN(TestFaultySync)
#include "tst_faultysync.moc"
