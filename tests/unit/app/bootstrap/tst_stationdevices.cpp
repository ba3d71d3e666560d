// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/station.h"
#include "devices/emulation/ptyscanner.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::bootstrap;

using pw::devices::DeviceConfig;
using pw::devices::DeviceKind;
using pw::devices::ProofState;
using pw::devices::PtyScanner;
using pw::devices::SetupSession;
using pw::devices::Withheld;
using pw::scan::RawScan;
using pw::store::AuditEntry;

namespace {

const QByteArray Item = "]d20104012345678901"
                        "21A\r";

} // namespace

/// A whole station and its devices: the way back of a verdict, proofs, and what the audit trail
/// keeps. Central cannot be reached; that is no hindrance.
class TestStationDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void verdictGoesBackToTheDevice();
    void unprovenTypingScannerIsHeld();
    void dailyProof();
    void switchedAndSetUpAtRunTime();
    void roleIsRefusedByTheEngine();
    void repeatIsOneQuietLine();
    void setUpIsTakenOver();
    void whatCannotBeKeptIsNotDone();
    void cancelledSetUpChangesNothing();
    void onlyTested();

private:
    void start(const QList<DeviceSettings> &devices, bool daily = false);
    QStringList audit(const QString &action);
    void playSheet();

    std::unique_ptr<QTemporaryDir> m_folder;
    pw::SystemClock m_clock;
    std::unique_ptr<PtyScanner> m_line;
    std::unique_ptr<Station> m_station;
};

void TestStationDevices::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_line = std::make_unique<PtyScanner>(m_folder->filePath(u"scanner"_s));
    QCOMPARE(m_line->plug(), QString());
}

void TestStationDevices::cleanup()
{
    m_station.reset();
    m_line.reset();
}

void TestStationDevices::start(const QList<DeviceSettings> &devices, bool daily)
{
    Settings settings = demonstrationSettings();
    settings.embeddedCentral = false;
    settings.demonstration = false;
    settings.central = QUrl(u"http://127.0.0.1:9/"_s);
    settings.devices = devices;
    settings.scannerProofDaily = daily;
    m_station =
        std::make_unique<Station>(Paths::under(m_folder->filePath(u"home"_s)), settings, m_clock);
    const auto failure = m_station->start();
    QVERIFY2(!failure, failure ? qPrintable(failure->detail) : "");
}

/// "object detail" of the entries of that action, oldest first.
QStringList TestStationDevices::audit(const QString &action)
{
    QList<std::pair<qint64, AuditEntry>> entries;
    Engine *const engine = m_station->engine();
    QMetaObject::invokeMethod(
        engine,
        [engine, &entries] {
            if (const auto last = engine->store().audit.last(1000))
                entries = *last;
        },
        Qt::BlockingQueuedConnection);
    QStringList found;
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        if (entry->second.action == action)
            found.append(entry->second.object + u' ' + QString::fromUtf8(entry->second.detail));
    }
    return found;
}

void TestStationDevices::verdictGoesBackToTheDevice()
{
    start({{u"bench"_s, u"Bench"_s, u"serial"_s, m_line->link(), u"datalogic-usb-com"_s}});
    QTRY_VERIFY(!audit(u"DEVICE_STATE"_s).filter(u"READY"_s).isEmpty());
    QElapsedTimer timer;
    timer.start();
    m_line->write(Item); // no container is open: refused
    QByteArray heard;
    QTRY_VERIFY_WITH_TIMEOUT(!(heard += m_line->read()).isEmpty(), 2000);
    QCOMPARE(heard, QByteArray("F"));
    qInfo("bytes to answer: %lld ms", static_cast<long long>(timer.elapsed()));

    m_line->unplug();
    QTRY_VERIFY(!audit(u"DEVICE_STATE"_s).filter(u"LOST"_s).isEmpty());
}

void TestStationDevices::unprovenTypingScannerIsHeld()
{
    start({{u"types"_s, u"Types"_s, u"wedge"_s, {}, u"wedge-us"_s}});
    QCOMPARE(m_station->proofOf(u"types"_s), ProofState::Missing);
    QList<RawScan> withheld;
    QList<RawScan> passed;
    connect(m_station->devices(), &pw::devices::DeviceManager::withheld, this,
            [&withheld](const RawScan &scan, Withheld) { withheld.append(scan); });
    connect(m_station->devices(), &pw::devices::DeviceManager::scanned, this,
            [&passed](const RawScan &scan) { passed.append(scan); });
    const auto type = [this] {
        QMetaObject::invokeMethod(m_station->devices(), [manager = m_station->devices()] {
            manager->takeTyped(u"types"_s, {"]d20104012345678901", pw::scan::FrameStatus::Ok, {}});
        });
    };
    type();
    QTRY_COMPARE(withheld.size(), 1);
    QTRY_COMPARE(audit(u"SCANNER_NOT_PROVEN"_s).size(), 1);

    m_station->recordProof({u"types"_s, {}, m_clock.now(), true, true, {}});
    QCOMPARE(m_station->proofOf(u"types"_s), ProofState::Valid);
    type();
    QTRY_COMPARE(passed.size(), 1);
    QTRY_COMPARE(audit(u"DEVICE_PROOF"_s).size(), 1);

    // It is still known after a restart.
    m_station.reset();
    start({{u"types"_s, u"Types"_s, u"wedge"_s, {}, u"wedge-us"_s}});
    QCOMPARE(m_station->proofOf(u"types"_s), ProofState::Valid);
}

void TestStationDevices::dailyProof()
{
    start({{u"bench"_s, u"Bench"_s, u"serial"_s, m_line->link(), u"generic-rs232"_s}}, true);
    QCOMPARE(m_station->proofOf(u"bench"_s), ProofState::Missing);
    QSignalSpy changed(m_station.get(), &Station::proofChanged);
    const pw::devices::ProofRecord yesterday{u"bench"_s, m_line->link(), m_clock.now().addDays(-1),
                                             true,       true,           {}};
    m_station->recordProof(yesterday);
    QCOMPARE(m_station->proofOf(u"bench"_s), ProofState::Outdated);
    pw::devices::ProofRecord today = yesterday;
    today.at = m_clock.now();
    m_station->recordProof(today);
    QCOMPARE(m_station->proofOf(u"bench"_s), ProofState::Valid);
    QVERIFY(m_station->scanners().value(0).findings.isEmpty());
    QCOMPARE(changed.size(), 2);
    m_station->checkProofs(); // nothing has changed, so nobody is told
    QCOMPARE(changed.size(), 2);
}

void TestStationDevices::switchedAndSetUpAtRunTime()
{
    start({});
    DeviceConfig config;
    config.id = u"bench"_s;
    config.name = u"Bench"_s;
    config.kind = DeviceKind::Serial;
    config.port = m_line->link();
    config.profileId = u"datalogic-usb-com"_s;
    m_station->configureDevice(config);
    QTRY_VERIFY(!audit(u"DEVICE_STATE"_s).filter(u"READY"_s).isEmpty());
    QTRY_COMPARE(audit(u"DEVICE_CHANGED"_s).size(), 1);
    m_line->write(Item);
    QByteArray heard;
    QTRY_COMPARE((heard += m_line->read()), QByteArray("F"));
    m_station->setDeviceEnabled(u"bench"_s, false);
    QTRY_VERIFY(audit(u"DEVICE_STATE"_s).last().contains("DISABLED"_L1));
    QVERIFY(!m_station->deviceConfigs().value(0).enabled);
    m_station->recordProof({u"bench"_s, m_line->link(), m_clock.now(), true, true, {}});
    QCOMPARE(m_station->proofOf(u"bench"_s), ProofState::Valid);
    m_station->removeDevice(u"bench"_s);
    QVERIFY(m_station->deviceConfigs().isEmpty());
    QTRY_COMPARE(audit(u"DEVICE_REMOVED"_s).size(), 1);
    m_station->configureDevice(config); // under its old name it has proven nothing
    QCOMPARE(m_station->proofOf(u"bench"_s), ProofState::Missing);
}

void TestStationDevices::roleIsRefusedByTheEngine()
{
    DeviceSettings labels{u"labels"_s, u"Labels"_s, u"serial"_s, m_line->link(),
                          u"datalogic-usb-com"_s};
    labels.role = u"parent"_s;
    start({labels});
    QSignalSpy verdicts(m_station->engine(), &Engine::verdictReached);
    QTRY_VERIFY(!audit(u"DEVICE_STATE"_s).filter(u"READY"_s).isEmpty());
    m_line->write(Item);
    QTRY_COMPARE(audit(u"SCANNER_FOR_LABELS"_s).size(), 1);
    QByteArray heard;
    QTRY_COMPARE((heard += m_line->read()), QByteArray("F"));
    QTRY_COMPARE(verdicts.size(), 1);
}

void TestStationDevices::repeatIsOneQuietLine()
{
    DeviceSettings reader{u"reader"_s, u"Reader"_s, u"serial"_s, m_line->link(),
                          u"datalogic-usb-com"_s};
    reader.repeatMs = 60'000;
    start({reader});
    QList<pw::domain::VerdictCode> logged;
    connect(
        m_station->engine(), &Engine::scanLogged, this,
        [&logged](const pw::domain::ScanLogEntry &entry) { logged.append(entry.verdict.code); });
    QSignalSpy verdicts(m_station->engine(), &Engine::verdictReached);
    QTRY_VERIFY(!audit(u"DEVICE_STATE"_s).filter(u"READY"_s).isEmpty());
    m_line->write(Item + Item + Item + "]C0OTHERCODE\r");
    QTRY_COMPARE(logged.size(), 3);
    QCOMPARE(logged[1], pw::domain::VerdictCode::SeenAlready);
    QTRY_COMPARE(verdicts.size(), 2); // none for the repeats
    QByteArray heard;
    QTRY_COMPARE((heard += m_line->read()), QByteArray("FF"));
}

/// Plays the whole sheet down the line while the set-up of the station listens.
void TestStationDevices::playSheet()
{
    SetupSession *const setup = m_station->setup();
    qsizetype seen = 0;
    const auto watch =
        connect(setup, &SetupSession::changed, this,
                [&seen](const pw::domain::SetupView &view) { seen = view.seen.size(); });
    const auto codes = pw::labels::testSheetCodes();
    for (qsizetype i = 0; i < codes.size(); ++i) {
        m_line->write(codes[i].frame + "\r\n");
        QTRY_COMPARE(seen, i + 1);
    }
    disconnect(watch);
}

void TestStationDevices::setUpIsTakenOver()
{
    start({});
    DeviceConfig found;
    found.kind = DeviceKind::Serial;
    found.port = m_line->link();
    found.profileId = u"generic-rs232"_s;
    SetupSession *const setup = m_station->setup();
    QMetaObject::invokeMethod(setup, [setup, found] { setup->begin(found); });
    playSheet();
    QSignalSpy kept(m_station.get(), &Station::setupKept);
    QSignalSpy changed(m_station.get(), &Station::devicesChanged);
    found.id = u"scanner-1"_s;
    found.name = u"Hand scanner"_s;
    found.role = pw::devices::DeviceRole::Children;
    m_station->finishSetup(found);
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(kept[0].value(1).toBool(), true);
    QCOMPARE(changed.size(), 1);
    const DeviceConfig config = m_station->deviceConfigs().value(0);
    QCOMPARE(config.profileId, u"site-scanner-1"_s);
    QVERIFY(m_station->deviceProfiles().load(config.profileId));
    QCOMPARE(config.role, pw::devices::DeviceRole::Children);
    const auto scanners = m_station->scanners();
    QCOMPARE(scanners[0].proof, ProofState::Valid);
    QCOMPARE(scanners[0].testedBy, demonstrationSettings().operatorId);
    QSignalSpy verdicts(m_station->engine(), &Engine::verdictReached);
    m_line->write(Item);
    QTRY_COMPARE(verdicts.size(), 1); // it works

    // Its own profile goes with it.
    m_station->removeDevice(u"scanner-1"_s);
    QVERIFY(m_station->deviceConfigs().isEmpty());
    QVERIFY(!m_station->deviceProfiles().load(config.profileId));
}

void TestStationDevices::whatCannotBeKeptIsNotDone()
{
    const DeviceSettings bench{u"bench"_s, u"Bench"_s, u"serial"_s, m_line->link(),
                               u"datalogic-usb-com"_s};
    start({bench});
    bool full = true;
    m_station->setDeviceKeeper([&full](const QList<DeviceConfig> &) {
        using Kept = pw::Result<pw::Done, QString>;
        return full ? Kept(pw::Failure{u"No space left on device"_s}) : Kept(pw::Done{});
    });
    const auto before = m_station->deviceConfigs();
    QSignalSpy notKept(m_station.get(), &Station::devicesNotKept);
    QSignalSpy setupNotKept(m_station.get(), &Station::setupNotKept);
    m_station->setDeviceEnabled(u"bench"_s, false);
    m_station->removeDevice(u"bench"_s);
    DeviceConfig second = before[0];
    second.id = u"second"_s;
    m_station->configureDevice(second);
    QCOMPARE(notKept.size(), 3);
    QCOMPARE(notKept[0][0].toString(), u"No space left on device"_s);
    QCOMPARE(m_station->deviceConfigs(), before);

    // A set-up can be tried again once there is room.
    m_station->setDeviceEnabled(u"bench"_s, true);
    SetupSession *const setup = m_station->setup();
    QMetaObject::invokeMethod(setup, [setup, before] { setup->begin(before[0]); });
    playSheet();
    m_station->finishSetup(before[0]);
    QTRY_COMPARE(setupNotKept.size(), 1);
    QCOMPARE(m_station->deviceConfigs(), before);
    full = false;
    QSignalSpy kept(m_station.get(), &Station::setupKept);
    m_station->finishSetup(before[0]);
    QTRY_COMPARE(kept.size(), 1);
    QVERIFY(m_station->deviceConfigs() != before);
}

void TestStationDevices::cancelledSetUpChangesNothing()
{
    const DeviceSettings bench{u"bench"_s, u"Bench"_s, u"serial"_s, m_line->link(),
                               u"datalogic-usb-com"_s};
    start({bench});
    const auto before = m_station->deviceConfigs();
    SetupSession *const setup = m_station->setup();
    QMetaObject::invokeMethod(setup, [setup, before] { setup->begin(before[0]); });
    playSheet();
    QMetaObject::invokeMethod(setup, &SetupSession::end);
    QTRY_VERIFY(audit(u"DEVICE_STATE"_s).last().contains("READY"_L1)
                && audit(u"DEVICE_STATE"_s).last().startsWith("bench"_L1));
    QCOMPARE(m_station->deviceConfigs(), before);
    QCOMPARE(m_station->proofOf(u"bench"_s), ProofState::Missing);
    QSignalSpy verdicts(m_station->engine(), &Engine::verdictReached);
    m_line->write(Item);
    QTRY_COMPARE(verdicts.size(), 1);
}

void TestStationDevices::onlyTested()
{
    const DeviceSettings bench{u"bench"_s, u"Bench"_s, u"serial"_s, m_line->link(),
                               u"datalogic-usb-com"_s};
    start({bench}, true);
    QTRY_VERIFY(!audit(u"DEVICE_STATE"_s).filter(u"READY"_s).isEmpty());
    SetupSession *const setup = m_station->setup();
    QMetaObject::invokeMethod(setup, [setup] { setup->retest(u"bench"_s); });
    playSheet();
    const auto before = m_station->deviceConfigs();
    m_station->finishSetup(before[0]);
    QTRY_COMPARE(m_station->proofOf(u"bench"_s), ProofState::Valid);
    QCOMPARE(m_station->deviceConfigs(), before);
    QTRY_COMPARE(audit(u"DEVICE_PROOF"_s).size(), 1);
    QSignalSpy verdicts(m_station->engine(), &Engine::verdictReached);
    m_line->write(Item);
    QTRY_COMPARE(verdicts.size(), 1);
    QTRY_COMPARE(audit(u"SCANNER_NOT_PROVEN"_s).size(), 0);
}

QTEST_GUILESS_MAIN(TestStationDevices)
#include "tst_stationdevices.moc"
