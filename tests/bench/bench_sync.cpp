// SPDX-License-Identifier: Apache-2.0
// The exchange of many stations with one central system: how soon a quarantine is known everywhere
// while events come in, what a thousand waiting stations cost, how fast a station follows a large
// site, and how fast it counts its own rows.
#include "core/store/cachewriter.h"
#include "core/store/transaction.h"
#include "core/sync/syncservice.h"
#include "tests/bench/bigcache.h"
#include "tests/support/childprocess.h"
#include "tests/support/faultproxy.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QThread>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

using namespace pw;
using namespace pw::test;

namespace {

constexpr int Stations = 50;
constexpr int EventsPerSecond = 500;
constexpr int Senders = 8;
constexpr int Quarantines = 100;
constexpr int IdlePolls = 1000;
constexpr int SiteRows = 400'000;
constexpr int RowsPerEvent = 2000;

QJsonObject quarantine(const QString &uri)
{
    return with(
        objectEvent(u"OBSERVE"_s, {uri}, u"inspecting"_s, {}, 1),
        {{u"persistentDisposition"_s, QJsonObject{{u"set"_s, QJsonArray{u"unavailable"_s}}}}});
}

/// A central system of its own, whole program.
class Central
{
public:
    bool start()
    {
        if (!m_process.start())
            return false;
        const auto line = m_process.waitForLine(QRegularExpression(u"^listening "_s));
        m_port = line ? line->section(u':', -1).toUShort() : quint16(0);
        return m_port != 0;
    }
    quint16 port() const { return m_port; }
    QString pid() const { return QString::number(m_process.processId()); }

private:
    QTemporaryDir m_data;
    ChildProcess m_process{u"packwright-central"_s,
                           {u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, m_data.path()}};
    quint16 m_port = 0;
};

bool capture(test::HttpClient &client, const QJsonObject &event)
{
    const auto reply = client.post("/capture", document({event}));
    return reply && reply->status == 202;
}

} // namespace

class BenchSync : public QObject
{
    Q_OBJECT

private:
    std::optional<double> follow(quint16 port);

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<domain::SyncView>(); }
    void quarantineUnderLoad();
    void idleStations();
    void largeSite();
    void countingRows();
};

void BenchSync::quarantineUnderLoad()
{
    Central central;
    QVERIFY(central.start());
    test::HttpClient setup(central.port());
    QStringList packs;
    for (int i = 0; i < Quarantines; ++i)
        packs.append(packUri(u"Q%1"_s.arg(i)));
    QVERIFY(capture(setup, objectEvent(u"ADD"_s, packs, u"commissioning"_s, u"active"_s)));

    // Stations: each follows the exceptions by held requests, as the sync does.
    QElapsedTimer clock;
    clock.start();
    std::array<std::atomic<qint64>, Quarantines> placedAt{};
    std::mutex mutex;
    std::vector<double> delays; // milliseconds
    std::atomic<bool> stopping = false;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int station = 0; station < Stations; ++station) {
        threads.emplace_back([&] {
            test::HttpClient client(central.port());
            qint64 since = 0;
            while (!stopping) {
                const auto reply =
                    client.get("/sync/v1/scopes/exceptions/changes?limit=5000&wait=2&since="
                               + QByteArray::number(since));
                const qint64 now = clock.nsecsElapsed();
                if (!reply || reply->status != 200) {
                    ++failures;
                    continue;
                }
                since = reply->json()["to"_L1].toInteger();
                for (const QJsonValue &row : reply->json()["rows"_L1].toArray()) {
                    const int number = row["key"_L1].toString().section(u'Q', -1).toInt();
                    const std::lock_guard lock(mutex);
                    delays.push_back(double(now - placedAt[size_t(number)]) / 1e6);
                }
            }
        });
    }
    // Work: packs commissioned one by one, at a steady rate.
    std::atomic<int> sent = 0;
    for (int sender = 0; sender < Senders; ++sender) {
        threads.emplace_back([&, sender] {
            test::HttpClient client(central.port());
            const qint64 step = qint64(Senders) * 1'000'000'000 / EventsPerSecond;
            qint64 next = clock.nsecsElapsed() + step * sender / Senders;
            for (int i = 0; !stopping; ++i, next += step) {
                const qint64 ahead = next - clock.nsecsElapsed();
                if (ahead > 0)
                    std::this_thread::sleep_for(std::chrono::nanoseconds(ahead));
                if (capture(client, objectEvent(u"ADD"_s, {packUri(u"W%1N%2"_s.arg(sender).arg(i))},
                                                u"commissioning"_s, u"active"_s)))
                    ++sent;
                else
                    ++failures;
            }
        });
    }
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const qint64 begin = clock.elapsed();
    const int sentBefore = sent;
    for (int i = 0; i < Quarantines; ++i) {
        placedAt[size_t(i)] = clock.nsecsElapsed();
        QVERIFY(capture(setup, quarantine(packs[i])));
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    const double rate = double(sent - sentBefore) * 1000 / double(clock.elapsed() - begin);
    std::this_thread::sleep_for(std::chrono::seconds(2));
    stopping = true;
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures, 0);
    QCOMPARE(delays.size(), size_t(Quarantines) * Stations); // every one everywhere, once
    std::sort(delays.begin(), delays.end());
    qInfo("quarantine known at %d stations under %.0f events/s: p50 %.1f ms, p99 %.1f ms, max %.1f "
          "ms",
          Stations, rate, delays[delays.size() / 2], delays[delays.size() * 99 / 100],
          delays.back());
    QVERIFY(delays[delays.size() * 99 / 100] <= 2000); // F12
}

void BenchSync::idleStations()
{
    Central central;
    QVERIFY(central.start());
    test::HttpClient setup(central.port());
    QVERIFY(
        capture(setup, objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s)));
    const qint64 before = bench::residentKiB(central.pid());
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < IdlePolls; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(u"127.0.0.1"_s, central.port());
        QVERIFY(socket->waitForConnected());
        socket->write("GET /sync/v1/scopes/exceptions/changes?since=0&wait=25 HTTP/1.1\r\n"
                      "Host: 127.0.0.1\r\n\r\n");
        socket->waitForBytesWritten();
        sockets.push_back(std::move(socket));
    }
    QTest::qWait(2000);
    const qint64 during = bench::residentKiB(central.pid());
    qInfo("%d waiting stations: central %.1f MB, %.1f MB without them", IdlePolls,
          double(during) / 1024, double(before) / 1024);
    QVERIFY(during <= 50 * 1024);
}

void BenchSync::largeSite()
{
    Central central;
    QVERIFY(central.start());
    test::HttpClient setup(central.port());
    for (int i = 0; i < SiteRows; i += RowsPerEvent) {
        QStringList packs;
        for (int n = i; n < i + RowsPerEvent; ++n)
            packs.append(packUri(u"S%1X%2"_s.arg(n, 7, 10, QLatin1Char('0'))
                                     .arg((n * 7919) % 9973, 4, 10, QLatin1Char('0'))));
        QVERIFY(capture(setup, objectEvent(u"ADD"_s, packs, u"commissioning"_s, u"active"_s)));
    }
    FaultProxy whole(central.port());
    const auto undisturbed = follow(whole.port());
    QVERIFY(undisturbed);
    qInfo("a site of %d units followed from nothing in %.1f s: %.0f units/s, %.0f bytes each on the"
          " way, checksum agrees",
          SiteRows, *undisturbed, SiteRows / *undisturbed,
          double(whole.bytesToClients()) / SiteRows);

    // F11: the same, cut five times in the middle of an answer.
    FaultProxy cutting(central.port());
    int pages = 0;
    cutting.setPlan([&pages](const QByteArray &head) {
        const bool isPage = head.contains("/scopes/site/changes");
        return isPage && ++pages % 15 == 0 && pages <= 75 ? NetFault::CutInAnswerBody
                                                          : NetFault::None;
    });
    const auto cut = follow(cutting.port());
    QVERIFY(cut);
    QCOMPARE(cutting.bitten(NetFault::CutInAnswerBody), 5);
    const double twice = double(cutting.bytesToClients() - whole.bytesToClients()) * 100
                         / double(whole.bytesToClients());
    qInfo("cut five times: %.1f s, %.1f %% of the bytes twice", *cut, twice);
    QVERIFY(twice <= 5);
}

/// How many seconds a new station takes until it has all of the site.
std::optional<double> BenchSync::follow(quint16 port)
{
    StationFixture station;
    sync::SyncSettings settings;
    settings.central = {QUrl(u"http://127.0.0.1:%1"_s.arg(port)), u"WS1"_s, {}};
    settings.stationDatabase = station.files().stationDatabase;
    settings.cacheDatabase = station.files().cacheDatabase;
    const SystemClock clock;
    sync::SyncService service(settings, clock);
    domain::SyncView last;
    connect(&service, &sync::SyncService::statusChanged, this,
            [&last](const domain::SyncView &view) { last = view; });
    QElapsedTimer timer;
    timer.start();
    service.start();
    const bool isComplete =
        QTest::qWaitFor([&last] { return last.cacheAge && last.cachedUnits == SiteRows; }, 200'000);
    const double seconds = double(timer.elapsed()) / 1000;
    service.stop();
    return isComplete ? std::optional(seconds) : std::nullopt;
}

void BenchSync::countingRows()
{
    StationFixture station;
    const SystemClock clock;
    bench::fillCache(station.files().cacheDatabase, clock);
    auto database = store::Database::open(store::Schema::cache(), station.files().cacheDatabase,
                                          store::Database::Access::ReadOnly);
    QVERIFY(database);
    store::CacheDigests digests(**database, u"e"_s);
    QElapsedTimer timer;
    timer.start();
    const store::ReadingScope oneMoment(**database);
    const auto states = store::ScopeSums::compute(
        digests, {domain::FeedScope::exceptions(), domain::FeedScope::site()});
    QVERIFY(states);
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const qint64 rows = states->last().sums.rows();
    QCOMPARE(rows, bench::Products * bench::SerialsPerProduct);
    qInfo("%lld rows of the cache counted in %.2f s: %.2f us each", qlonglong(rows), seconds,
          seconds * 1e6 / double(rows));
}

QTEST_GUILESS_MAIN(BenchSync)
#include "bench_sync.moc"
