// SPDX-License-Identifier: Apache-2.0
#include "devices/devicemanager.h"
#include "devices/hid/fakehidtransport.h"
#include "devices/protocol/ssipacket.h"
#include "tests/support/pty.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::domain::DeviceState;
using pw::domain::DeviceView;
using pw::scan::RawScan;
using pw::test::Pty;

namespace {

DeviceConfig simulated(const QString &id)
{
    DeviceConfig config;
    config.id = id;
    config.name = id.toUpper();
    config.kind = DeviceKind::Simulated;
    config.profileId = u"generic-rs232"_s;
    return config;
}

DeviceConfig serial(const QString &port, const QString &profile)
{
    DeviceConfig config;
    config.id = u"bench"_s;
    config.port = port;
    config.profileId = profile;
    return config;
}

const QByteArray Item = "]d20104012345678901"
                        "21A";

} // namespace

/// What changes about devices while the station runs, and what their codes may be for.
class TestDeviceChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void switchedOffAndOn();
    void switchedOffInTheSettings();
    void setUpAnew();
    void putInAndTakenOut();
    void seenAlready();
    void unprovenIsWithheld();
    void feedbackReachesTheDevice();
    void z1SsiOverALine();
    void capturesOnlyWhenAsked();
    void hidByManager();
    void refusals_data();
    void refusals();

private:
    void watch(DeviceManager &manager);
    DeviceState state(const QString &id) const;

    QTemporaryDir m_folder;
    pw::SystemClock m_clock;
    QList<RawScan> m_scans;
    QList<std::pair<QByteArray, Withheld>> m_withheld;
    QList<DeviceView> m_views;
    QByteArray m_received;
};

void TestDeviceChanges::init()
{
    m_scans.clear();
    m_withheld.clear();
    m_views.clear();
    m_received.clear();
}

void TestDeviceChanges::watch(DeviceManager &manager)
{
    connect(&manager, &DeviceManager::scanned, this,
            [this](const RawScan &s) { m_scans.append(s); });
    connect(&manager, &DeviceManager::withheld, this, [this](const RawScan &s, Withheld reason) {
        m_withheld.append({s.bytes, reason});
    });
    connect(&manager, &DeviceManager::stateChanged, this,
            [this](const DeviceView &v) { m_views.append(v); });
    connect(&manager, &DeviceManager::received, this,
            [this](const QString &, const QByteArray &bytes) { m_received += bytes; });
}

DeviceState TestDeviceChanges::state(const QString &id) const
{
    for (auto view = m_views.crbegin(); view != m_views.crend(); ++view) {
        if (view->id == id)
            return view->state;
    }
    return DeviceState::Disabled;
}

void TestDeviceChanges::switchedOffAndOn()
{
    Pty line(m_folder.filePath(u"scanner"_s));
    QVERIFY(line.plug());
    DeviceManager manager({serial(line.link(), u"generic-rs232"_s), simulated(u"sheet"_s)},
                          DeviceProfiles(), m_clock);
    watch(manager);
    manager.start();
    QCOMPARE(state(u"bench"_s), DeviceState::Ready);
    manager.setEnabled(u"bench"_s, false);
    QCOMPARE(state(u"bench"_s), DeviceState::Disabled);
    line.write("]d2A\r");
    QTest::qWait(50);
    QVERIFY(m_scans.isEmpty());
    manager.inject(u"sheet"_s, "]d2B"); // the others work on
    QCOMPARE(m_scans.size(), 1);
    manager.setEnabled(u"bench"_s, true);
    QCOMPARE(state(u"bench"_s), DeviceState::Ready);
    line.write("]d2C\r");
    QTRY_COMPARE(m_scans.last().bytes, QByteArray("]d2C"));
    QCOMPARE(manager.configs().value(0).enabled, true);
}

void TestDeviceChanges::switchedOffInTheSettings()
{
    DeviceConfig off = simulated(u"sheet"_s);
    off.enabled = false;
    DeviceManager manager({off}, DeviceProfiles(), m_clock);
    watch(manager);
    manager.start();
    QCOMPARE(m_views.size(), 1);
    QCOMPARE(m_views[0].state, DeviceState::Disabled);
    manager.inject(u"sheet"_s, "]d2A");
    QVERIFY(m_scans.isEmpty());
}

void TestDeviceChanges::setUpAnew()
{
    Pty first(m_folder.filePath(u"first"_s));
    Pty second(m_folder.filePath(u"second"_s));
    QVERIFY(first.plug() && second.plug());
    DeviceManager manager({serial(first.link(), u"generic-rs232"_s)}, DeviceProfiles(), m_clock);
    watch(manager);
    manager.start();
    manager.configure(serial(second.link(), u"zebra-cdc"_s));
    QCOMPARE(state(u"bench"_s), DeviceState::Ready);
    second.write("]d2A\r");
    QTRY_COMPARE(m_scans.size(), 1);
    manager.configure(serial(first.link(), u"teleporter"_s));
    QCOMPARE(state(u"bench"_s), DeviceState::Misconfigured);
    manager.configure(serial(first.link(), u"generic-rs232"_s));
    QCOMPARE(state(u"bench"_s), DeviceState::Ready);
}

void TestDeviceChanges::putInAndTakenOut()
{
    DeviceManager manager({}, DeviceProfiles(), m_clock);
    watch(manager);
    QSignalSpy removed(&manager, &DeviceManager::removed);
    manager.start();
    manager.configure(simulated(u"sheet"_s));
    QCOMPARE(state(u"sheet"_s), DeviceState::Ready);
    manager.inject(u"sheet"_s, "]d2A");
    QCOMPARE(m_scans.size(), 1);
    manager.remove(u"sheet"_s);
    QCOMPARE(removed.size(), 1);
    QVERIFY(manager.configs().isEmpty());
}

void TestDeviceChanges::seenAlready()
{
    DeviceConfig config = simulated(u"sheet"_s);
    config.repeatTime = 150ms;
    DeviceManager manager({config}, DeviceProfiles(), m_clock);
    watch(manager);
    manager.start();
    manager.inject(u"sheet"_s, "]d2A");
    manager.inject(u"sheet"_s, "]d2B");
    manager.inject(u"sheet"_s, "]d2A");
    QCOMPARE(m_scans.size(), 2);
    QCOMPARE(m_withheld, (QList<std::pair<QByteArray, Withheld>>{{"]d2A", Withheld::SeenAlready}}));
    QTest::qWait(200);
    manager.inject(u"sheet"_s, "]d2A");
    QCOMPARE(m_scans.size(), 3);
}

void TestDeviceChanges::unprovenIsWithheld()
{
    DeviceManager manager({simulated(u"sheet"_s)}, DeviceProfiles(), m_clock);
    watch(manager);
    manager.start();
    manager.setProductionAllowed(u"sheet"_s, false);
    manager.inject(u"sheet"_s, Item);
    QVERIFY(m_scans.isEmpty());
    QCOMPARE(m_withheld.value(0).second, Withheld::NotProven);
    manager.setProductionAllowed(u"sheet"_s, true);
    manager.inject(u"sheet"_s, Item);
    QCOMPARE(m_scans.size(), 1);
}

void TestDeviceChanges::feedbackReachesTheDevice()
{
    Pty line(m_folder.filePath(u"datalogic"_s));
    QVERIFY(line.plug());
    DeviceManager manager({serial(line.link(), u"datalogic-usb-com"_s)}, DeviceProfiles(), m_clock);
    manager.start();
    manager.answer(u"bench"_s, Feedback::Accepted);
    manager.answer(u"bench"_s, Feedback::Refused);
    QByteArray heard;
    QTRY_COMPARE((heard += line.read()), QByteArray("BF"));
}

void TestDeviceChanges::z1SsiOverALine()
{
    Pty line(m_folder.filePath(u"ssi"_s));
    QVERIFY(line.plug());
    DeviceManager manager({serial(line.link(), u"zebra-ssi"_s)}, DeviceProfiles(), m_clock);
    watch(manager);
    manager.start();
    const QByteArray packet =
        ssi::packet(ssi::Opcode::DecodeData, QByteArray("\x1b" + Item), ssi::FromScanner);
    QByteArray damaged = packet;
    damaged.back() = char(damaged.back() ^ 0x40);
    line.write(damaged);
    QByteArray heard;
    QTRY_COMPARE((heard += line.read()), ssi::nak(ssi::NakCause::Resend));
    line.write(packet);
    QTRY_COMPARE(m_scans.size(), 1);
    // Our answer was lost on the way: the scanner sends it once more.
    line.write(ssi::packet(ssi::Opcode::DecodeData, QByteArray("\x1b" + Item), ssi::FromScanner,
                           ssi::RetransmitBit));
    heard.clear();
    const QByteArray ack = ssi::packet(ssi::Opcode::Ack);
    QTRY_COMPARE((heard += line.read()), QByteArray(ack + ack));
    QCOMPARE(m_scans.size(), 1);
    manager.answer(u"bench"_s, Feedback::Refused);
    heard.clear();
    QTRY_COMPARE((heard += line.read()), ssi::packet(ssi::Opcode::Beep, "\x04"));
}

void TestDeviceChanges::capturesOnlyWhenAsked()
{
    Pty line(m_folder.filePath(u"capture"_s));
    QVERIFY(line.plug());
    DeviceManager manager({serial(line.link(), u"generic-rs232"_s)}, DeviceProfiles(), m_clock);
    watch(manager);
    manager.start();
    line.write("]d2A\r");
    QTRY_COMPARE(m_scans.size(), 1);
    QVERIFY(m_received.isEmpty());
    manager.setCapturing(u"bench"_s, true);
    line.write("]d2B\r\n");
    QTRY_COMPARE(m_scans.size(), 2);
    QTRY_COMPARE(m_received, QByteArray("]d2B\r\n"));
}

void TestDeviceChanges::hidByManager()
{
    const auto usb = std::make_shared<FakeHidTransport>();
    usb->plug({{u"/dev/hidraw1"_s, 0x0c2e, 0x0b87, {}, {}, 0x8c, 0x02}});
    DeviceConfig config;
    config.id = u"hid"_s;
    config.kind = DeviceKind::HidPos;
    config.profileId = u"hid-pos"_s;
    DeviceManager manager({config}, DeviceProfiles(), m_clock, nullptr, usb);
    watch(manager);
    manager.start();
    usb->scan(Item);
    QTRY_COMPARE(m_scans.size(), 1);
    QCOMPARE(m_scans[0].bytes, Item);
}

void TestDeviceChanges::refusals_data()
{
    QTest::addColumn<DeviceConfig>("config");
    QTest::addColumn<QString>("detail");
    const auto config = [](DeviceKind kind, const QString &profile, const QString &port) {
        DeviceConfig made;
        made.id = u"x"_s;
        made.kind = kind;
        made.profileId = profile;
        made.port = port;
        return made;
    };
    QTest::newRow("client without a host")
        << config(DeviceKind::TcpClient, u"keyence-sr"_s, u"9004"_s) << u"port"_s;
    QTest::newRow("server open to all")
        << config(DeviceKind::TcpServer, u"generic-tcp"_s, u"51000"_s) << u"allowed"_s;
    DeviceConfig wrongAddress = config(DeviceKind::TcpServer, u"generic-tcp"_s, u"51000"_s);
    wrongAddress.allowed = {u"127.0.0.1"_s, u"reader-7"_s};
    QTest::newRow("server for a name") << wrongAddress << u"allowed"_s;
    QTest::newRow("serial with a TCP profile")
        << config(DeviceKind::Serial, u"keyence-sr"_s, u"/dev/ttyS9"_s) << u"keyence-sr: kind"_s;
    QTest::newRow("keyboard without a device")
        << config(DeviceKind::Keyboard, u"wedge-us"_s, {}) << u"port"_s;
}

void TestDeviceChanges::refusals()
{
    QFETCH(const DeviceConfig, config);
    QFETCH(const QString, detail);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"misconfigured"_s));
    DeviceManager manager({config}, DeviceProfiles(), m_clock);
    watch(manager);
    manager.start();
    QCOMPARE(m_views.size(), 1);
    QCOMPARE(m_views[0].state, DeviceState::Misconfigured);
    QCOMPARE(m_views[0].detail, detail);
}

QTEST_GUILESS_MAIN(TestDeviceChanges)
#include "tst_devicechanges.moc"
