// SPDX-License-Identifier: Apache-2.0
// A whole station whose central system is somebody else's EPCIS repository, with the quirks of
// known ones.
#include "app/bootstrap/station.h"
#include "core/epcis/jsonld.h"
#include "tests/e2e/packingscript.h"
#include "tests/support/hostilerepository.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using domain::VerdictCode;

namespace {

constexpr int Patience = 20'000; ///< ms

class Bench
{
public:
    Bench(const HostileRepository &repository, const QString &profile, const QByteArray &site)
        : m_settings(bootstrap::demonstrationSettings())
    {
        m_settings.embeddedCentral = false;
        m_settings.demonstration = false;
        m_settings.central = repository.url();
        m_settings.peerProfile = u"quick"_s;
        write(u"site.json"_s, site);
        QDir(m_folder.path()).mkdir(u"peer-profiles"_s);
        QFile builtIn(u":/packwright/peer-profiles/%1.json"_s.arg(profile));
        QVERIFY(builtIn.open(QIODevice::ReadOnly));
        QJsonObject quick = QJsonDocument::fromJson(builtIn.readAll()).object();
        quick["id"_L1] = "quick"_L1;
        QJsonObject query = quick["query"_L1].toObject();
        query["sweepSeconds"_L1] = 1;
        query["overlapSeconds"_L1] = 5;
        query["settleSeconds"_L1] = 1;
        quick["query"_L1] = query;
        quick["push"_L1] = QJsonObject{{"kind"_L1, "poll"_L1}, {"seconds"_L1, 1}};
        write(u"peer-profiles/quick.json"_s, QJsonDocument(quick).toJson());
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
            QObject::connect(m_station->sync(), &sync::SyncService::statusChanged, context,
                             [this](const domain::SyncView &view) { sync = view; });
        });
        return !m_station->start();
    }
    void stop() { m_station.reset(); }
    bool isReady() const
    {
        return sync.cacheAge && session.creatable.contains(domain::Level::Carton)
               && session.creatable.contains(domain::Level::Pallet);
    }
    /// The verdict on a scan.
    VerdictCode scan(const QByteArray &frame)
    {
        const qsizetype before = verdicts.size();
        auto *devices = m_station->devices();
        QMetaObject::invokeMethod(devices,
                                  [devices, frame] { devices->inject(u"sheet"_s, frame); });
        return QTest::qWaitFor([&] { return verdicts.size() > before; }, Patience)
                   ? verdicts.last()
                   : VerdictCode::Unreadable;
    }
    bool isHeld(const epc::Epc &unit)
    {
        bootstrap::Engine *const engine = m_station->engine();
        bool held = false;
        QMetaObject::invokeMethod(
            engine,
            [engine, unit, &held] {
                const auto known = engine->world().unit(unit);
                held = known && !known->holds.isEmpty();
            },
            Qt::BlockingQueuedConnection);
        return held;
    }
    bootstrap::Paths paths() const { return bootstrap::Paths::under(m_folder.path()); }

    QList<VerdictCode> verdicts;
    domain::SessionView session;
    domain::SyncView sync;

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    bootstrap::Settings m_settings;
    std::unique_ptr<bootstrap::Station> m_station;
};

/// QA puts a unit on hold somewhere else.
QJsonObject hold(const epc::Epc &unit)
{
    epcis::Event event;
    event.type = epcis::EventType::Object;
    event.action = epcis::Action::Observe;
    event.epcs = {unit.toUri()};
    event.eventId = u"urn:uuid:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    event.eventTime = QDateTime::currentDateTimeUtc();
    event.eventTimeZoneOffset = u"+00:00"_s;
    event.bizStep = u"holding"_s;
    event.disposition = u"non_sellable_other"_s;
    event.persistentSet = {u"unavailable"_s};
    return epcis::toJson(event);
}

epc::Epc pack(int number)
{
    return *epc::Sgtin::make(*gs1::Gtin::parse(u"09521141012345"),
                             u"G%1"_s.arg(number, 5, 10, QChar(u'0')));
}

} // namespace

class TestForeignRepository : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aShift_data();
    void aShift();
    void startsOnlyWithWhatItNeeds();

private:
    const PackingScript m_script{500, 1};
};

void TestForeignRepository::aShift_data()
{
    QTest::addColumn<bool>("fastnt");
    QTest::newRow("like FasTnT") << true;
    QTest::newRow("like Oliot") << false;
}

void TestForeignRepository::aShift()
{
    QFETCH(const bool, fastnt);
    HostileRepository repository(fastnt ? Quirks::likeFasTnT() : Quirks::likeOliot());
    const QJsonObject site = QJsonDocument::fromJson(m_script.siteJson()).object();
    for (const QJsonValue &document : site["documents"_L1].toArray()) {
        for (const QJsonValue &event : document["epcisBody"_L1]["eventList"_L1].toArray())
            repository.add(event.toObject(), 60'000);
    }
    const qsizetype before = repository.events().size();
    const auto allOnce = [&repository, before] {
        const auto events = repository.events().mid(before);
        return std::all_of(events.cbegin(), events.cend(), [&](const QJsonObject &event) {
            return repository.count(event["eventID"_L1].toString()) == 1;
        });
    };
    const auto &scans = m_script.scans();
    Bench bench(repository, fastnt ? u"fastnt"_s : u"oliot"_s, m_script.siteJson());
    QVERIFY(bench.start());
    QVERIFY(QTest::qWaitFor([&] { return bench.isReady(); }, Patience));

    // Pack and deliver.
    (void)bench.scan(scans[0].bytes); // pallet
    (void)bench.scan(scans[1].bytes); // carton
    for (int i = 2; i < 5; ++i)
        QCOMPARE(bench.scan(scans[i].bytes), VerdictCode::ChildAdded);
    QVERIFY(QTest::qWaitFor(
        [&] { return repository.events().size() >= before + 5 && bench.sync.pending == 0; },
        Patience));
    QVERIFY(allOnce());

    // Quarantine at the repository, by the poll; and one that became visible too late.
    repository.add(hold(pack(3)));
    QVERIFY(QTest::qWaitFor([&] { return bench.isHeld(pack(3)); }, Patience));
    QCOMPARE(bench.scan(scans[5].bytes), VerdictCode::Quarantined);
    repository.add(hold(pack(4)), 3000);
    QVERIFY(QTest::qWaitFor([&] { return bench.isHeld(pack(4)); }, Patience));
    QCOMPARE(bench.scan(scans[6].bytes), VerdictCode::Quarantined);

    // The station ends while nobody knows whether its event has arrived: it has.
    QVERIFY(QTest::qWaitFor([&] { return bench.sync.pending == 0; }, Patience));
    const int captures = repository.captures();
    repository.http().failAll(Fault::AnswerLost);
    QCOMPARE(bench.scan(scans[7].bytes), scans[7].expected);
    QCOMPARE(bench.scan(scans[8].bytes), scans[8].expected);
    QTest::qWait(1500); // it tries; questions are not answered, either
    bench.stop();
    repository.http().failAll(Fault::None);
    bench.sync = {};
    bench.sync.pending = -1;
    QVERIFY(bench.start());
    QVERIFY(QTest::qWaitFor([&] { return bench.sync.pending == 0; }, Patience));
    QVERIFY(repository.captures() > captures);
    QVERIFY(allOnce());
    QCOMPARE(bench.sync.parked, 0);
    // What was held before is so from the first scan on.
    QCOMPARE(bench.scan(scans[5].bytes), VerdictCode::Quarantined);
}

void TestForeignRepository::startsOnlyWithWhatItNeeds()
{
    HostileRepository repository(Quirks::none());
    Bench bench(repository, u"generic-epcis-2.0"_s, R"({"masterData":{}})");
    QVERIFY(!bench.start()); // site.json has no master data
    QVERIFY(QFile::remove(bench.paths().site));
    QVERIFY(!bench.start());
}

QTEST_GUILESS_MAIN(TestForeignRepository)
#include "tst_foreignrepository.moc"
