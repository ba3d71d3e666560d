// SPDX-License-Identifier: Apache-2.0
#include "devices/emulation/ptyscanner.h"
#include "devices/emulation/script.h"
#include "devices/emulation/tcpreader.h"
#include "devices/hid/fakehidtransport.h"
#include "devices/setup/profilewriter.h"
#include "devices/setup/setupsession.h"
#include "devices/wedge/keyencoder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::domain::DeviceState;
using pw::scan::RawScan;
using Step = ScannerProof::Step;

namespace {

DeviceConfig device(DeviceKind kind, const QString &port, const QString &profile)
{
    DeviceConfig config;
    config.kind = kind;
    config.port = port;
    config.profileId = profile;
    return config;
}

} // namespace

/// Acceptance test U1: the set-up finds the right profile on each emulator within a minute.
class TestSetupSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void u1Serial_data();
    void u1Serial();
    void u1LineSpeed_data();
    void u1LineSpeed();
    void u1Hid();
    void u1TcpServer();
    void u1TcpClient();
    void u1Wedge();
    void saysWhatIsWrong();
    void nothingIsBooked();
    void savedProfileWorks();
    void retestOfAnOwnDevice();
    void looks();
    void ownDeviceStepsAside();
    void answersAtTheDevice();

private:
    void playSheet(const std::function<void(const QByteArray &)> &send, const QByteArray &prefix,
                   const QByteArray &terminator);
    Step step() const { return m_session->view().step; }

    QTemporaryDir m_folder;
    pw::SystemClock m_clock;
    std::shared_ptr<FakeHidTransport> m_usb;
    std::unique_ptr<DeviceManager> m_manager;
    std::unique_ptr<SetupSession> m_session;
    QList<RawScan> m_booked;
};

void TestSetupSession::init()
{
    m_booked.clear();
    m_usb = std::make_shared<FakeHidTransport>();
    m_manager = std::make_unique<DeviceManager>(QList<DeviceConfig>{}, DeviceProfiles(), m_clock,
                                                nullptr, m_usb);
    m_session = std::make_unique<SetupSession>(*m_manager, DeviceProfiles(), m_clock);
    connect(m_manager.get(), &DeviceManager::scanned, this,
            [this](const RawScan &scan) { m_booked.append(scan); });
    m_manager->start();
}

void TestSetupSession::cleanup()
{
    m_session.reset();
    m_manager.reset();
}

/// One code after the other, as the page asks for them.
void TestSetupSession::playSheet(const std::function<void(const QByteArray &)> &send,
                                 const QByteArray &prefix, const QByteArray &terminator)
{
    QElapsedTimer timer;
    timer.start();
    for (const auto &code : pw::labels::testSheetCodes()) {
        send(prefix + code.frame + terminator);
        QTRY_VERIFY(m_session->view().seen.contains(code.id));
    }
    QVERIFY(timer.elapsed() < 60'000);
}

void TestSetupSession::u1Serial_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("terminator");
    QTest::newRow("CR") << QByteArray() << QByteArray("\r");
    QTest::newRow("CR LF") << QByteArray() << QByteArray("\r\n");
    QTest::newRow("STX ETX") << QByteArray("\x02") << QByteArray("\x03");
}

void TestSetupSession::u1Serial()
{
    QFETCH(const QByteArray, prefix);
    QFETCH(const QByteArray, terminator);
    PtyScanner line(m_folder.filePath(u"scanner"_s));
    QCOMPARE(line.plug(), QString());
    m_session->begin(device(DeviceKind::Serial, line.link(), u"generic-rs232"_s));
    QTRY_COMPARE(m_session->view().deviceState, DeviceState::Ready);
    playSheet([&line](const QByteArray &bytes) { line.write(bytes); }, prefix, terminator);
    QCOMPARE(step(), Step::Passed);
    const SetupResult result = m_session->result(u"Bench_1"_s, u"Bench"_s, DeviceRole::Children);
    QVERIFY(result.proof.passed && result.proof.separatorProven);
    QCOMPARE(result.profile.id, u"site-bench-1"_s);
    QCOMPARE(result.profile.framing.prefix, prefix);
    QVERIFY(result.profile.framing.terminators.contains(terminator));
    QCOMPARE(result.config.port, line.link());
    QCOMPARE(result.config.role, DeviceRole::Children);
}

void TestSetupSession::u1Hid()
{
    m_usb->plug({{u"/dev/hidraw1"_s, 0x0c2e, 0x0b87, u"S1"_s, u"Xenon"_s, 0x8c, 0x02}});
    QSignalSpy found(m_session.get(), &SetupSession::found);
    m_session->look();
    const auto devices = found.value(0).value(0).value<QList<FoundDevice>>();
    QVERIFY(!devices.isEmpty());
    QCOMPARE(devices[0].kind, DeviceKind::HidPos);
    m_session->begin(device(devices[0].kind, devices[0].port, devices[0].profileId));
    playSheet([this](const QByteArray &bytes) { m_usb->scan(bytes); }, {}, {});
    QCOMPARE(step(), Step::Passed);
    QCOMPARE(m_session->result(u"a"_s, {}, DeviceRole::Any).config.port, u"0c2e:0b87:S1"_s);
}

void TestSetupSession::u1TcpServer()
{
    // The station dials the reader.
    TcpReader reader;
    QVERIFY(reader.listen(0));
    m_session->begin(device(DeviceKind::TcpClient, u"127.0.0.1:"_s + QString::number(reader.port()),
                            u"keyence-sr"_s));
    QTRY_VERIFY(reader.isConnected());
    playSheet([&reader](const QByteArray &bytes) { reader.send(bytes); }, {}, "\r");
    QCOMPARE(step(), Step::Passed);
}

void TestSetupSession::u1TcpClient()
{
    // The reader dials the station.
    DeviceConfig config = device(DeviceKind::TcpServer, u"127.0.0.1:51973"_s, u"generic-tcp"_s);
    config.allowed = QStringList{u"127.0.0.1"_s};
    m_session->begin(config);
    TcpReader reader;
    reader.dial(u"127.0.0.1"_s, 51973);
    QTRY_VERIFY(reader.isConnected());
    QTRY_COMPARE(m_session->view().deviceState, DeviceState::Ready);
    playSheet([&reader](const QByteArray &bytes) { reader.send(bytes); }, "\x02", "\x03");
    QCOMPARE(step(), Step::Passed);
}

void TestSetupSession::u1Wedge()
{
    m_session->begin(device(DeviceKind::Wedge, {}, u"wedge-us"_s));
    playSheet(
        [this](const QByteArray &bytes) {
            m_session->takeKeys(*keysFor(bytes, *KeyboardLayout::load(u"de"_s), u"f8"_s));
        },
        {}, "\r");
    const SetupResult result = m_session->result(u"w"_s, {}, DeviceRole::Any);
    QCOMPARE(result.profile.wedge.layout, u"de"_s);
    QCOMPARE(result.profile.wedge.gs, QStringList{u"f8"_s});
    QCOMPARE(result.proof.findings,
             QStringList{u"LAYOUT_MISMATCH"_s}); // set it, or keep the profile
}

void TestSetupSession::u1LineSpeed_data()
{
    QTest::addColumn<int>("baud");
    for (const int baud : {115200, 57600, 38400, 19200})
        QTest::addRow("%d", baud) << baud;
}

/// Somebody scans the same code again until it is understood.
void TestSetupSession::u1LineSpeed()
{
    QFETCH(const int, baud);
    PtyScanner line(m_folder.filePath(u"fast"_s));
    QCOMPARE(line.plug(), QString());
    line.setSpeed(baud);
    m_session->begin(device(DeviceKind::Serial, line.link(), u"generic-rs232"_s));
    QTRY_COMPARE(m_session->view().deviceState, DeviceState::Ready);
    const auto first = pw::labels::testSheetCodes()[0];
    constexpr int Patience = 12;
    for (int scans = 0; scans < Patience && m_session->view().seen.isEmpty(); ++scans) {
        const int before = m_session->view().unrecognized;
        line.write(first.frame + '\r');
        (void)QTest::qWaitFor(
            [&] {
                return !m_session->view().seen.isEmpty() || m_session->view().unrecognized > before;
            },
            1000);
        QTRY_COMPARE(m_session->view().deviceState, DeviceState::Ready);
    }
    QCOMPARE(m_session->view().settings.baud, baud);
    playSheet([&line](const QByteArray &bytes) { line.write(bytes); }, {}, "\r");
    QCOMPARE(step(), Step::Passed);
    QCOMPARE(m_session->result(u"a"_s, {}, DeviceRole::Any).profile.serial.baud, baud);
}

void TestSetupSession::saysWhatIsWrong()
{
    PtyScanner line(m_folder.filePath(u"wrong"_s));
    QCOMPARE(line.plug(), QString());
    m_session->begin(device(DeviceKind::Serial, line.link(), u"generic-rs232"_s));
    for (const auto &code : pw::labels::testSheetCodes()) {
        line.write(code.frame.mid(3) + '\r');
        QTRY_VERIFY(m_session->view().seen.contains(code.id));
    }
    QCOMPARE(step(), Step::Failed);
    const SetupResult result = m_session->result(u"a"_s, {}, DeviceRole::Any);
    QVERIFY(!result.proof.passed);
    QCOMPARE(result.proof.findings, QStringList{u"AIM_MISSING"_s});
    QVERIFY(!result.profile.framing.aimRequired);
}

void TestSetupSession::nothingIsBooked()
{
    PtyScanner line(m_folder.filePath(u"quiet"_s));
    QCOMPARE(line.plug(), QString());
    m_session->begin(device(DeviceKind::Serial, line.link(), u"generic-rs232"_s));
    line.write("]d20104012345678901"
               "21A\r");
    QTRY_COMPARE(m_session->view().unrecognized, 1); // no code of the sheet
    QVERIFY(m_booked.isEmpty());
    m_session->end();
    QVERIFY(m_manager->configs().isEmpty());
}

void TestSetupSession::savedProfileWorks()
{
    PtyScanner line(m_folder.filePath(u"saved"_s));
    QCOMPARE(line.plug(), QString());
    m_session->begin(device(DeviceKind::Serial, line.link(), u"generic-rs232"_s));
    playSheet([&line](const QByteArray &bytes) { line.write(bytes); }, "\x02", "\x03");
    const SetupResult result = m_session->result(u"bench"_s, u"Bench"_s, DeviceRole::Any);
    m_session->end();
    QFile file(m_folder.filePath(result.profile.id + u".json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(toJson(result.profile));
    file.close();

    DeviceManager station({result.config}, DeviceProfiles(m_folder.path()), m_clock);
    connect(&station, &DeviceManager::scanned, this,
            [this](const RawScan &scan) { m_booked.append(scan); });
    station.start();
    line.write("\x02]d20104012345678901"
               "21A\x03");
    QTRY_COMPARE(m_booked.size(), 1);
    QCOMPARE(m_booked[0].bytes, QByteArray("]d20104012345678901"
                                           "21A"));
}

void TestSetupSession::retestOfAnOwnDevice()
{
    PtyScanner line(m_folder.filePath(u"own"_s));
    QCOMPARE(line.plug(), QString());
    DeviceConfig own = device(DeviceKind::Serial, line.link(), u"generic-rs232"_s);
    own.id = u"bench"_s;
    m_manager->configure(own);
    m_session->retest(u"bench"_s);
    playSheet([&line](const QByteArray &bytes) { line.write(bytes); }, {}, "\r");
    QCOMPARE(step(), Step::Passed);
    QVERIFY(m_booked.isEmpty());
    m_session->end();
    QCOMPARE(m_manager->configs().size(), 1);
    m_manager->setProductionAllowed(u"bench"_s, true);
    line.write("]d2A\r");
    QTRY_COMPARE(m_booked.size(), 1);
}

void TestSetupSession::looks()
{
    QSignalSpy found(m_session.get(), &SetupSession::found);
    m_session->look();
    QCOMPARE(found.size(), 1);
}

/// Cancelled or not: afterwards the station has what it had.
void TestSetupSession::ownDeviceStepsAside()
{
    PtyScanner line(m_folder.filePath(u"aside"_s));
    QCOMPARE(line.plug(), QString());
    DeviceConfig own = device(DeviceKind::Serial, line.link(), u"generic-rs232"_s);
    own.id = u"bench"_s;
    m_manager->configure(own);
    QSignalSpy ended(m_session.get(), &SetupSession::ended);
    m_session->begin(device(DeviceKind::Serial, line.link(), u"zebra-cdc"_s));
    QTRY_COMPARE(m_session->view().deviceState, DeviceState::Ready);
    line.write("]d2ABCDEFGH\r");
    QTRY_COMPARE(m_session->view().unrecognized, 1);
    QVERIFY(m_booked.isEmpty());
    m_session->end();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(m_manager->configs(), QList<DeviceConfig>{own});
    line.write("]d2A\r");
    QTRY_COMPARE(m_booked.size(), 1);
    QCOMPARE(m_booked[0].device, u"bench"_s);
}

void TestSetupSession::answersAtTheDevice()
{
    PtyScanner line(m_folder.filePath(u"talks"_s));
    QCOMPARE(line.plug(), QString());
    m_session->begin(device(DeviceKind::Serial, line.link(), u"datalogic-usb-com"_s));
    QTRY_COMPARE(m_session->view().deviceState, DeviceState::Ready);
    QByteArray heard;
    line.write(pw::labels::testSheetCodes()[0].frame + '\r');
    QTRY_COMPARE((heard += line.read()), QByteArray("B"));
    line.write("]d2NOTOFTHESHEET\r");
    QTRY_COMPARE((heard += line.read()), QByteArray("BF"));
}

QTEST_GUILESS_MAIN(TestSetupSession)
#include "tst_setupsession.moc"
