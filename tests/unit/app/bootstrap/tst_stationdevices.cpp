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

private:
    void start(const QList<DeviceSettings> &devices, bool daily = false);
    QStringList audit(const QString &action);

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
    QTRY_COMPARE(audit(u"SCAN_WITHHELD"_s).filter(u"NOT_PROVEN"_s).size(), 1);

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
    m_station->removeDevice(u"bench"_s);
    QVERIFY(m_station->deviceConfigs().isEmpty());
}

QTEST_GUILESS_MAIN(TestStationDevices)
#include "tst_stationdevices.moc"
