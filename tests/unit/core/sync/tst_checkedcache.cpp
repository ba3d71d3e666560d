// SPDX-License-Identifier: Apache-2.0
#include "core/sync/syncservice.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/sync/syncfixture.h"

#include <QThread>

using namespace pw;
using namespace pw::sync;
using namespace pw::test;

/// A station's cache beside a central system of ours: what both say of the rows, and what becomes
/// of a row that is changed behind the station's back.
class TestCheckedCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<domain::SyncView>(); }
    void init();
    void cleanup();

    void bothComeToTheSameSums();
    void changedRowIsFoundMendedAndTold();
    void holdReachesBothScopes();
    void exceptionsComeBeforeALargeSite();
    void otherLotsAreNotKept();

private:
    bool capture(const QList<QJsonObject> &events);
    void start(const QList<domain::FeedScope> &scopes = SyncSettings().scopes);
    void stop();
    bool commission(int from, int to, const QString &lot = {});
    /// Central's checksums of the scopes, and the station's of the same moment.
    QMap<QString, QString> centrals();
    QMap<QString, QString> stations();
    bool tamper(const QByteArray &sql);
    std::optional<domain::UnitState> find(const QString &serial);

    SystemClock m_clock;
    std::unique_ptr<RunningCentral> m_central;
    std::unique_ptr<StationFixture> m_station;
    std::unique_ptr<QThread> m_thread;
    SyncService *m_service = nullptr; ///< lives in m_thread
    domain::SyncView m_view;
    bool m_wasInDoubt = false;
    QStringList m_doubted;
    QMap<QString, int> m_mended;
};

void TestCheckedCache::init()
{
    m_central = std::make_unique<RunningCentral>();
    QVERIFY(m_central->port() != 0);
    m_station = std::make_unique<StationFixture>();
    m_view = {};
    m_wasInDoubt = false;
    m_doubted.clear();
    m_mended.clear();
}

void TestCheckedCache::cleanup()
{
    stop();
    m_station.reset();
    m_central.reset();
}

bool TestCheckedCache::capture(const QList<QJsonObject> &events)
{
    test::HttpClient client(m_central->port());
    const auto reply = client.post("/capture", document(events));
    return reply && reply->status == 202;
}

bool TestCheckedCache::commission(int from, int to, const QString &lot)
{
    QStringList packs;
    for (int i = from; i < to; ++i)
        packs.append(packUri(QString::number(i)));
    QJsonObject event = objectEvent(u"ADD"_s, packs, u"commissioning"_s, u"active"_s);
    if (!lot.isEmpty())
        event.insert(u"ilmd"_s, QJsonObject{{u"cbvmda:lotNumber"_s, lot}});
    return capture({event});
}

void TestCheckedCache::start(const QList<domain::FeedScope> &scopes)
{
    SyncSettings settings;
    settings.scopes = scopes;
    settings.central = {QUrl(u"http://127.0.0.1:%1"_s.arg(m_central->port())), u"WS1"_s, {}};
    settings.stationDatabase = m_station->files().stationDatabase;
    settings.cacheDatabase = m_station->files().cacheDatabase;
    settings.timings.cacheCheck = std::chrono::milliseconds(100);
    settings.timings.changesPause = std::chrono::milliseconds(50);
    settings.timings.status = std::chrono::milliseconds(50);
    m_thread = std::make_unique<QThread>();
    m_service = new SyncService(settings, m_clock);
    m_service->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::started, m_service, &SyncService::start);
    connect(m_thread.get(), &QThread::finished, m_service, &QObject::deleteLater);
    connect(m_service, &SyncService::statusChanged, this, [this](const domain::SyncView &view) {
        m_view = view;
        m_wasInDoubt = m_wasInDoubt || (view.cacheInDoubt && !view.cacheAge);
    });
    connect(m_service, &SyncService::cacheDoubted, this,
            [this](const QString &scope) { m_doubted.append(scope); });
    connect(m_service, &SyncService::cacheMended, this,
            [this](const QString &scope, int rows) { m_mended[scope] += rows; });
    m_thread->start();
}

void TestCheckedCache::stop()
{
    if (!m_thread)
        return;
    QMetaObject::invokeMethod(m_service, &SyncService::stop, Qt::BlockingQueuedConnection);
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
    QCoreApplication::processEvents();
}

QMap<QString, QString> TestCheckedCache::centrals()
{
    QMap<QString, QString> sums;
    test::HttpClient client(m_central->port());
    const auto reply = client.get("/sync/v1/scopes");
    const QJsonArray scopes = reply ? reply->json()["scopes"_L1].toArray() : QJsonArray();
    for (const QJsonValue &scope : scopes)
        sums.insert(scope["name"_L1].toString(), scope["setChecksum"_L1].toString());
    return sums;
}

QMap<QString, QString> TestCheckedCache::stations()
{
    QMap<QString, QString> sums;
    auto opened = store::Database::open(store::Schema::cache(), m_station->files().cacheDatabase,
                                        store::Database::Access::Shared);
    if (!opened)
        return sums;
    store::CacheDigests digests(**opened, m_central->epoch());
    const auto states = store::ScopeSums::compute(
        digests, {domain::FeedScope::exceptions(), domain::FeedScope::site()});
    for (const store::ScopeState &state : states ? *states : QList<store::ScopeState>())
        sums.insert(state.scope.name(), domain::SetChecksum::toText(state.sums.total()));
    return sums;
}

bool TestCheckedCache::tamper(const QByteArray &sql)
{
    auto opened = store::Database::open(store::Schema::cache(), m_station->files().cacheDatabase,
                                        store::Database::Access::Shared);
    return opened && (*opened)->execute(sql);
}

std::optional<domain::UnitState> TestCheckedCache::find(const QString &serial)
{
    if (!m_station->store->cache.renew())
        return {};
    const auto unit = m_station->store->cache.unit(pack(serial));
    return unit ? *unit : std::nullopt;
}

/// Everything a row can say.
void TestCheckedCache::bothComeToTheSameSums()
{
    QStringList packs;
    for (int i = 0; i < 30; ++i)
        packs.append(packUri(u"S%2F"_s + QString::number(i)));
    QVERIFY(capture(
        {with(objectEvent(u"ADD"_s, packs, u"commissioning"_s, u"active"_s),
              {{u"ilmd"_s, QJsonObject{{u"cbvmda:lotNumber"_s, u"L/26 A"_s},
                                       {u"cbvmda:itemExpirationDate"_s, u"2028-05-31"_s}}}})}));
    QVERIFY(capture(
        {objectEvent(u"ADD"_s, {ssccUri(1), ssccUri(2)}, u"commissioning"_s, u"active"_s, 1),
         aggregationEvent(u"ADD"_s, ssccUri(1), packs.first(10), 2),
         aggregationEvent(u"ADD"_s, ssccUri(2), packs.sliced(10, 5), 3)}));
    QVERIFY(capture(
        {with(objectEvent(u"OBSERVE"_s, packs.sliced(3, 2), u"inspecting"_s, {}, 4),
              {{u"persistentDisposition"_s,
                QJsonObject{{u"set"_s, QJsonArray{u"unavailable"_s, u"damaged"_s}}}}}),
         objectEvent(u"DELETE"_s, packs.sliced(20, 3), u"destroying"_s, u"destroyed"_s, 5),
         objectEvent(u"DELETE"_s, packs.sliced(24, 2), u"decommissioning"_s, u"inactive"_s, 6),
         objectEvent(u"OBSERVE"_s, {ssccUri(2)}, u"shipping"_s, u"in_transit"_s, 7),
         objectEvent(u"OBSERVE"_s, {packUri(u"never-seen"_s)}, u"inspecting"_s, {}, 8)}));
    // Commissioned twice: duplicates.
    QVERIFY(
        capture({objectEvent(u"ADD"_s, packs.sliced(27, 1), u"commissioning"_s, u"active"_s, 9)}));
    QVERIFY(centrals()[u"exceptions"_s] != u"0000000000000000"_s);
    QVERIFY(centrals()[u"site"_s] != u"0000000000000000"_s);
    start();
    PW_EVENTUALLY(m_view.cacheAge);
    QCOMPARE(stations(), centrals());
    QVERIFY(!m_view.cacheInDoubt);
    QVERIFY(capture({with(
        objectEvent(u"OBSERVE"_s, packs.sliced(3, 2), u"inspecting"_s, {}, 10),
        {{u"persistentDisposition"_s, QJsonObject{{u"unset"_s, QJsonArray{u"unavailable"_s}}}}})}));
    PW_EVENTUALLY(stations() == centrals());
    QVERIFY(m_doubted.isEmpty());
}

void TestCheckedCache::changedRowIsFoundMendedAndTold()
{
    QStringList packs;
    for (int i = 0; i < 300; ++i)
        packs.append(packUri(QString::number(i)));
    QVERIFY(
        capture({objectEvent(u"ADD"_s, packs, u"commissioning"_s, u"active"_s),
                 objectEvent(u"DELETE"_s, packs.first(1), u"destroying"_s, u"destroyed"_s, 1)}));
    start();
    PW_EVENTUALLY(m_view.cacheAge && m_view.cachedUnits == 300);
    QCOMPARE(find(u"0"_s)->lifecycle, domain::Lifecycle::Destroyed);
    QVERIFY(tamper("UPDATE unit SET lifecycle = 2 WHERE serial = '0'"));
    PW_EVENTUALLY(m_wasInDoubt);
    PW_EVENTUALLY(m_view.cacheAge && !m_view.cacheInDoubt);
    QCOMPARE(find(u"0"_s)->lifecycle, domain::Lifecycle::Destroyed);
    QCOMPARE(stations(), centrals());
    QVERIFY(m_doubted.contains(u"site"_s));
    PW_EVENTUALLY(m_mended.contains(u"site"_s));
    int mended = 0;
    for (const int rows : std::as_const(m_mended))
        mended += rows;
    QCOMPARE(mended, 1); // not the other 299
}

void TestCheckedCache::holdReachesBothScopes()
{
    QVERIFY(capture({objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s)}));
    start();
    PW_EVENTUALLY(m_view.cachedUnits == 1);
    QVERIFY(capture({with(
        objectEvent(u"OBSERVE"_s, {packUri(u"A"_s)}, u"inspecting"_s, {}, 1),
        {{u"persistentDisposition"_s, QJsonObject{{u"set"_s, QJsonArray{u"recalled"_s}}}}})}));
    PW_EVENTUALLY(find(u"A"_s)->holds.size() == 1);
    PW_EVENTUALLY(stations() == centrals());
    const auto exceptions = m_station->store->cache.feedState(u"exceptions"_s);
    QVERIFY(exceptions && *exceptions);
    PW_EVENTUALLY(m_station->store->cache.renew()
                  && (*m_station->store->cache.feedState(u"exceptions"_s))->rows == 1);
}

void TestCheckedCache::exceptionsComeBeforeALargeSite()
{
    for (int i = 0; i < 40'000; i += 4000)
        QVERIFY(commission(i, i + 4000));
    QVERIFY(capture({objectEvent(u"DELETE"_s, {packUri(u"39999"_s)}, u"destroying"_s,
                                 u"destroyed"_s, 1)})); // the last row of the site's feed
    start();
    PW_EVENTUALLY(find(u"39999"_s));
    QCOMPARE(find(u"39999"_s)->lifecycle, domain::Lifecycle::Destroyed);
    const auto site = m_station->store->cache.feedState(u"site"_s);
    QVERIFY(site);
    QVERIFY(!*site || !(*site)->upToDate);
    PW_EVENTUALLY(m_view.cachedUnits == 40'000 && m_view.cacheAge);
    QCOMPARE(stations(), centrals());
}

void TestCheckedCache::otherLotsAreNotKept()
{
    QVERIFY(commission(0, 10, u"L1"_s) && commission(10, 20, u"L2"_s));
    QVERIFY(capture({objectEvent(u"DELETE"_s, {packUri(u"15"_s), packUri(u"5"_s)}, u"destroying"_s,
                                 u"destroyed"_s, 1)}));
    start({domain::FeedScope::exceptions(),
           domain::FeedScope::batch(*gs1::Gtin::parse(u"09521141012345"), u"L1"_s)});
    PW_EVENTUALLY(m_view.cacheAge && m_view.cachedUnits == 10);
    QVERIFY(find(u"1"_s) && find(u"5"_s) && find(u"15"_s));
    QVERIFY(!find(u"11"_s));
    QVERIFY(m_doubted.isEmpty());
}

QTEST_GUILESS_MAIN(TestCheckedCache)
#include "tst_checkedcache.moc"
