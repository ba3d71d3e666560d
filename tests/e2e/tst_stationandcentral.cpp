// SPDX-License-Identifier: Apache-2.0
// A whole station and a whole central system in one process: what happens between them when one of
// them ends, is put back to an older copy, or has forgotten the other.
#include "app/bootstrap/station.h"
#include "core/central/centralserver.h"
#include "core/central/seed.h"
#include "core/central/sqliteeventstore.h"
#include "core/domain/policy.h"
#include "tests/e2e/packingscript.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using domain::VerdictCode;

namespace {

constexpr int Seconds = 1000;

/// A central system on a port and a folder of its own, the same after every start.
class Central
{
public:
    explicit Central(const QByteArray &seedFile)
    {
        const auto store = std::move(*central::SqliteEventStore::open(m_folder.path()));
        (void)central::seed(store->writer(), seedFile, m_clock.now());
    }
    ~Central() { stop(); }

    void start()
    {
        m_store = std::move(*central::SqliteEventStore::open(m_folder.path()));
        m_server = std::make_unique<central::CentralServer>(*m_store, m_clock);
        m_port = *m_server->start(u"127.0.0.1"_s, m_port);
    }
    void stop()
    {
        m_server.reset();
        m_store.reset();
    }
    /// What a back-up made of a stopped central system holds.
    QHash<QString, QByteArray> files() const
    {
        QHash<QString, QByteArray> files;
        const QDir dir(m_folder.path());
        for (const QString &name : dir.entryList(QDir::Files)) {
            QFile file(dir.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                files.insert(name, file.readAll());
        }
        return files;
    }
    void putBack(const QHash<QString, QByteArray> &files)
    {
        QDir dir(m_folder.path());
        for (const QString &name : dir.entryList(QDir::Files))
            dir.remove(name);
        for (auto it = files.cbegin(); it != files.cend(); ++it) {
            QFile file(dir.filePath(it.key()));
            if (file.open(QIODevice::WriteOnly))
                file.write(it.value());
        }
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port)); }
    qint64 events() { return (*m_store->openReader())->counts()->events; }
    QList<central::ConflictCase> cases() { return *(*m_store->openReader())->conflicts(10); }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<central::SqliteEventStore> m_store;
    std::unique_ptr<central::CentralServer> m_server;
    quint16 m_port = 0;
};

/// A station with a simulated scanner, and what it last said.
class Bench
{
public:
    explicit Bench(const QUrl &central, const QString &id = u"PACK-1"_s)
        : m_settings(bootstrap::demonstrationSettings())
    {
        m_settings.station = id;
        m_settings.embeddedCentral = false;
        m_settings.demonstration = false;
        m_settings.central = central;
    }

    bool start()
    {
        m_station = std::make_unique<bootstrap::Station>(paths(), m_settings, m_clock);
        QObject::connect(m_station.get(), &bootstrap::Station::assembled, m_station.get(), [this] {
            auto *context = m_station.get(); // lives here: the signals are queued
            QObject::connect(m_station->engine(), &bootstrap::Engine::verdictReached, context,
                             [this](const domain::Verdict &v) { verdicts.append(v.code); });
            QObject::connect(m_station->engine(), &bootstrap::Engine::sessionChanged, context,
                             [this](const domain::SessionView &view) { session = view; });
            QObject::connect(m_station->engine(), &bootstrap::Engine::workChanged, context,
                             [this](const domain::WorkReport &report) { work = report; });
            QObject::connect(m_station->engine(), &bootstrap::Engine::conflictsRead, context,
                             [this](const QList<domain::UnitState> &units) { disputed = units; });
            QObject::connect(m_station->sync(), &sync::SyncService::statusChanged, context,
                             [this](const domain::SyncView &view) { sync = view; });
        });
        return !m_station->start();
    }
    void stop() { m_station.reset(); }
    void scan(const QByteArray &frame)
    {
        auto *devices = m_station->devices();
        QMetaObject::invokeMethod(devices,
                                  [devices, frame] { devices->inject(u"sheet"_s, frame); });
    }
    bool isReady() const
    {
        return sync.cacheAge && session.creatable.contains(domain::Level::Carton)
               && session.creatable.contains(domain::Level::Pallet);
    }
    bootstrap::Station &station() { return *m_station; }
    bootstrap::Paths paths() const { return bootstrap::Paths::under(m_folder.path()); }

    QList<VerdictCode> verdicts;
    domain::SessionView session;
    domain::SyncView sync;
    domain::WorkReport work;
    QList<domain::UnitState> disputed;

    /// Runs in the engine's thread, after what was asked before.
    template <typename Call>
    void ask(Call call)
    {
        bootstrap::Engine *const engine = m_station->engine();
        QMetaObject::invokeMethod(engine, [engine, call] { call(*engine); });
    }
    std::optional<epc::Epc> parentOf(const epc::Epc &unit)
    {
        bootstrap::Engine *const engine = m_station->engine();
        std::optional<epc::Epc> parent;
        QMetaObject::invokeMethod(
            engine,
            [engine, unit, &parent] {
                if (const auto known = engine->world().unit(unit))
                    parent = known->parent;
            },
            Qt::BlockingQueuedConnection);
        return parent;
    }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    bootstrap::Settings m_settings;
    std::unique_ptr<bootstrap::Station> m_station;
};

} // namespace

class TestStationAndCentral : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scansBeforeTheEndAreJournaled();
    void centralPutBackGetsEverythingAgain_data();
    void centralPutBackGetsEverythingAgain();
    void stationMadeAnewUsesNoSequenceTwice();
    void twoStationsPackOneUnit();

private:
    const PackingScript m_script{500, 1};
};

void TestStationAndCentral::scansBeforeTheEndAreJournaled()
{
    constexpr int Scans = 100;
    Bench bench(QUrl(u"http://127.0.0.1:9"_s)); // nobody there
    QVERIFY(bench.start());
    for (int i = 0; i < Scans; ++i)
        bench.scan(m_script.scans()[2].bytes);
    bench.stop();
    const auto store =
        store::StationStore::open({bench.paths().stationDatabase, bench.paths().cacheDatabase});
    QVERIFY(store);
    QCOMPARE((*store)->journal.last(1000)->size(), Scans);
}

void TestStationAndCentral::centralPutBackGetsEverythingAgain_data()
{
    QTest::addColumn<bool>("grows");
    QTest::newRow("the feed is shorter than what we have seen") << false;
    QTest::newRow("the feed has grown past what we have seen") << true;
}

/// The copy has the same epoch: nothing but its contents tells that it is one.
void TestStationAndCentral::centralPutBackGetsEverythingAgain()
{
    QFETCH(const bool, grows);
    Central central(m_script.siteJson());
    const auto copy = central.files();
    central.start();
    const qint64 seeded = central.events();
    Bench bench(central.url());
    QVERIFY(bench.start());
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(), 10 * Seconds);
    constexpr int Scans = 6; // pallet, carton, four packs
    for (int i = 0; i < Scans; ++i)
        bench.scan(m_script.scans()[i].bytes);
    QTRY_COMPARE_WITH_TIMEOUT(central.events(), seeded + Scans, 10 * Seconds);
    QTRY_COMPARE_WITH_TIMEOUT(bench.sync.pending, 0, 10 * Seconds);

    bench.stop();

    central.stop();
    central.putBack(copy);
    central.start();
    QCOMPARE(central.events(), seeded);
    qint64 others = 0;
    if (grows) {
        Bench other(central.url(), u"PACK-2"_s);
        QVERIFY(other.start());
        QTRY_VERIFY_WITH_TIMEOUT(other.isReady(), 10 * Seconds);
        constexpr int First = 8; // other packs, but numbers of a block that is leased again
        for (int i : {0, 1, First, First + 1, First + 2, First + 3, First + 4, First + 5})
            other.scan(m_script.scans()[i].bytes);
        QTRY_COMPARE_WITH_TIMEOUT(other.verdicts.size(), 8, 10 * Seconds);
        QTRY_COMPARE_WITH_TIMEOUT(other.sync.pending, 0, 10 * Seconds);
        others = central.events() - seeded;
        QVERIFY(others > Scans);
    }
    bench.sync = {};
    QVERIFY(bench.start());
    QTRY_COMPARE_WITH_TIMEOUT(central.events(), seeded + Scans + others, 15 * Seconds);
    // Done once, and quiet afterwards.
    QTRY_VERIFY_WITH_TIMEOUT(bench.sync.pending == 0 && bench.sync.cacheAge, 10 * Seconds);
}

void TestStationAndCentral::stationMadeAnewUsesNoSequenceTwice()
{
    Central central(m_script.siteJson());
    central.start();
    constexpr int Scans = 4;
    {
        Bench before(central.url());
        QVERIFY(before.start());
        QTRY_VERIFY_WITH_TIMEOUT(before.isReady(), 10 * Seconds);
        for (int i = 0; i < Scans; ++i)
            before.scan(m_script.scans()[i].bytes);
        QTRY_COMPARE_WITH_TIMEOUT(before.verdicts.size(), Scans, 10 * Seconds);
        QTRY_COMPARE_WITH_TIMEOUT(before.sync.pending, 0, 10 * Seconds);
    }
    Bench anew(central.url()); // same station, empty folder
    QVERIFY(anew.start());
    QTRY_VERIFY_WITH_TIMEOUT(anew.isReady(), 10 * Seconds);
    auto *engine = anew.station().engine();
    qint64 last = -1;
    QMetaObject::invokeMethod(
        engine, [engine] { return *engine->store().operations.lastEventSequence(); },
        Qt::BlockingQueuedConnection, &last);
    QCOMPARE(last, Scans);
}

/// Offline at two benches; both learn of it, neither wins, and QA's look at one of them settles it
/// for both (K6, R-SY-8).
void TestStationAndCentral::twoStationsPackOneUnit()
{
    using domain::Desk;
    Central central(m_script.siteJson());
    central.start();
    Bench one(central.url());
    Bench two(central.url(), u"PACK-2"_s);
    for (Bench *bench : {&one, &two}) {
        QVERIFY(bench->start());
        QTRY_VERIFY_WITH_TIMEOUT(bench->isReady(), 10 * Seconds);
    }
    central.stop();
    const QByteArray code = m_script.scans()[2].bytes;
    for (Bench *bench : {&one, &two}) {
        bench->ask([](bootstrap::Engine &engine) { engine.openNew(domain::Level::Carton); });
        bench->scan(code);
        QTRY_COMPARE_WITH_TIMEOUT(bench->verdicts.size(), 2, 10 * Seconds);
        QCOMPARE(bench->verdicts.last(), VerdictCode::ChildAdded);
    }
    const epc::Epc firstBox = one.session.open.last().id;
    central.start();
    for (Bench *bench : {&one, &two}) {
        QTRY_COMPARE_WITH_TIMEOUT(bench->disputed.size(), 1, 30 * Seconds);
        const domain::Hold *conflict = domain::conflictOf(bench->disputed.first());
        QVERIFY(conflict);
        QCOMPARE(conflict->dispute->claims.size(), 2);
        QCOMPARE(conflict->dispute->claims[0].station, u"PACK-1"_s);
        QCOMPARE(conflict->dispute->claims[0].container, std::optional(firstBox));
    }
    const epc::Epc pack = one.disputed.first().id;
    // Nothing more goes into the disputed boxes, and the pack goes nowhere.
    two.scan(m_script.scans()[3].bytes);
    QTRY_COMPARE_WITH_TIMEOUT(two.verdicts.value(2), VerdictCode::Conflict, 10 * Seconds);
    // QA finds it in the first one.
    one.ask([pack, firstBox](bootstrap::Engine &engine) {
        engine.setOperator(u"QA-001"_s, domain::Role::Qa);
        engine.setDesk(Desk::Hold);
        engine.startWork(domain::WorkKind::ResolveConflict, {});
        const auto scanned = [&engine](const scan::ScannedThing &thing) {
            engine.pressWork(Desk::Hold, thing);
        };
        scanned(scan::ScannedItem{*pack.sgtin(), {}, {}, {}, {}});
        scanned(scan::ScannedLogisticUnit{*firstBox.sscc()});
        engine.pressWork(Desk::Hold, domain::Reason{u"FOUND"_s, u"looked"_s});
        engine.confirmSigned(Desk::Hold, u"It is in the first box"_s, {});
    });
    QTRY_COMPARE_WITH_TIMEOUT(one.verdicts.value(one.verdicts.size() - 1),
                              VerdictCode::ConflictResolved, 10 * Seconds);
    for (Bench *bench : {&one, &two}) {
        QTRY_VERIFY_WITH_TIMEOUT(bench->disputed.isEmpty(), 30 * Seconds);
        QTRY_COMPARE_WITH_TIMEOUT(bench->parentOf(pack), std::optional(firstBox), 10 * Seconds);
    }
    const auto cases = central.cases();
    QCOMPARE(cases.size(), 1);
    QCOMPARE(cases.first().state, central::ConflictCase::State::Resolved);
    QCOMPARE(cases.first().closedBy, u"QA-001@PACK-1"_s);
}

QTEST_GUILESS_MAIN(TestStationAndCentral)
#include "tst_stationandcentral.moc"
