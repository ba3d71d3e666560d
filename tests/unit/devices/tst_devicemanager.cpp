// SPDX-License-Identifier: Apache-2.0
#include "devices/devicemanager.h"
#include "devices/serial/serialscanner.h"
#include "devices/simulated/simulatedscanner.h"
#include "tests/support/pty.h"

#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using namespace Qt::StringLiterals;

using pw::devices::DeviceConfig;
using pw::devices::DeviceKind;
using pw::devices::DeviceManager;
using pw::devices::DeviceProfiles;
using pw::devices::SerialScanner;
using pw::devices::SimulatedScanner;
using pw::domain::DeviceState;
using pw::domain::DeviceView;
using pw::scan::RawScan;
using pw::test::Pty;

namespace {

DeviceConfig serial(const QString &id, const QString &port)
{
    return {id, id.toUpper(), DeviceKind::Serial, port, u"generic-rs232"_s};
}

DeviceConfig simulated(const QString &id)
{
    return {id, id.toUpper(), DeviceKind::Simulated, {}, u"generic-rs232"_s};
}

} // namespace

class TestDeviceManager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void severalDevicesInAThreadOfTheirOwn();
    void startsAndStopsInOrder();
    void secondNameOfAPortIsRefused();
    void misconfigured_data();
    void misconfigured();
    void findsScannersByType();
    void injectsOnlyIntoSimulated();

private:
    void watch(DeviceManager &manager);
    QStringList story() const;

    QTemporaryDir m_folder;
    pw::SystemClock m_clock;
    QList<RawScan> m_scans;
    QList<DeviceView> m_views;
};

void TestDeviceManager::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_scans.clear();
    m_views.clear();
}

void TestDeviceManager::watch(DeviceManager &manager)
{
    connect(&manager, &DeviceManager::scanned, this,
            [this](const RawScan &scan) { m_scans.append(scan); });
    connect(&manager, &DeviceManager::stateChanged, this,
            [this](const DeviceView &view) { m_views.append(view); });
}

/// Each state said, as "id state".
QStringList TestDeviceManager::story() const
{
    QStringList story;
    for (const DeviceView &view : m_views) {
        switch (view.state) {
        case DeviceState::Disabled: story.append(view.id + u" disabled"_s); break;
        case DeviceState::Searching: story.append(view.id + u" searching"_s); break;
        case DeviceState::Ready: story.append(view.id + u" ready"_s); break;
        case DeviceState::Busy: story.append(view.id + u" busy"_s); break;
        case DeviceState::Misconfigured: story.append(view.id + u" misconfigured"_s); break;
        case DeviceState::Degraded:
        case DeviceState::Lost:
        case DeviceState::NoRights: story.append(view.id + u" in trouble"_s); break;
        }
    }
    return story;
}

void TestDeviceManager::severalDevicesInAThreadOfTheirOwn()
{
    Pty left(m_folder.filePath(u"left"_s));
    Pty right(m_folder.filePath(u"right"_s));
    QVERIFY(left.plug() && right.plug());
    QThread thread;
    auto *manager = new DeviceManager(
        {serial(u"left"_s, left.link()), serial(u"right"_s, right.link()), simulated(u"sheet"_s)},
        DeviceProfiles(), m_clock);
    watch(*manager);
    manager->moveToThread(&thread);
    connect(&thread, &QThread::started, manager, &DeviceManager::start);
    connect(&thread, &QThread::finished, manager, &QObject::deleteLater);
    thread.start();
    QTRY_COMPARE(m_views.size(), 5); // searching and ready twice, ready
    for (const DeviceView &view : std::as_const(m_views)) {
        QCOMPARE(view.name, view.id.toUpper());
        QVERIFY(view.state == DeviceState::Searching || view.state == DeviceState::Ready);
    }

    left.write("from the left\r");
    right.write("from the right\r");
    QMetaObject::invokeMethod(manager,
                              [manager] { manager->inject(u"sheet"_s, "from the sheet"); });
    QMetaObject::invokeMethod(manager, [manager] { manager->write(u"right"_s, "\x06"); });
    QTRY_COMPARE(m_scans.size(), 3);
    for (const RawScan &scan : std::as_const(m_scans)) {
        QCOMPARE(QString::fromLatin1(scan.bytes), u"from the "_s + scan.device);
        QCOMPARE(scan.sequence, 1u);
    }
    QByteArray answer;
    QTRY_COMPARE((answer += right.read()), QByteArray("\x06"));

    QMetaObject::invokeMethod(manager, &DeviceManager::stop, Qt::BlockingQueuedConnection);
    thread.quit();
    QVERIFY(thread.wait(5000));
}

void TestDeviceManager::startsAndStopsInOrder()
{
    DeviceManager manager({simulated(u"a"_s), simulated(u"b"_s)}, DeviceProfiles(), m_clock);
    watch(manager);
    QVERIFY(m_views.isEmpty());
    manager.start();
    manager.stop();
    QCOMPARE(story(), (QStringList{u"a ready"_s, u"b ready"_s, u"b disabled"_s, u"a disabled"_s}));
}

void TestDeviceManager::secondNameOfAPortIsRefused()
{
    Pty device(m_folder.filePath(u"by-id"_s));
    QVERIFY(device.plug());
    DeviceManager manager({serial(u"a"_s, device.link()), serial(u"b"_s, device.path())},
                          DeviceProfiles(), m_clock);
    watch(manager);
    manager.start();
    QCOMPARE(story(), (QStringList{u"a searching"_s, u"a ready"_s, u"b searching"_s, u"b busy"_s}));
    QCOMPARE(m_views.last().detail, device.path() + u": a"_s);
}

void TestDeviceManager::misconfigured_data()
{
    QTest::addColumn<DeviceConfig>("config");
    QTest::addColumn<QString>("detail");

    DeviceConfig unknownProfile = serial(u"b"_s, u"/dev/ttyS9"_s);
    unknownProfile.profileId = u"teleporter"_s;
    QTest::newRow("unknown profile") << unknownProfile << u"teleporter: teleporter.json"_s;
    QTest::newRow("id used twice") << simulated(u"a"_s) << u"id"_s;
    QTest::newRow("no id") << simulated({}) << u"id"_s;
    QTest::newRow("serial without a port") << serial(u"b"_s, {}) << u"port"_s;
}

void TestDeviceManager::misconfigured()
{
    QFETCH(const DeviceConfig, config);
    QFETCH(const QString, detail);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"misconfigured"_s));
    DeviceManager manager({simulated(u"a"_s), config}, DeviceProfiles(), m_clock);
    watch(manager);
    manager.start();
    const QList<DeviceView> expected{{config.id, config.name, DeviceState::Misconfigured, detail},
                                     {u"a"_s, u"A"_s, DeviceState::Ready, {}}};
    QCOMPARE(m_views, expected);
}

void TestDeviceManager::findsScannersByType()
{
    DeviceManager manager({simulated(u"a"_s), serial(u"b"_s, u"/dev/ttyS9"_s)}, DeviceProfiles(),
                          m_clock);
    QVERIFY(manager.scanner<SimulatedScanner>(u"a"_s));
    QVERIFY(!manager.scanner<SerialScanner>(u"a"_s));
    QVERIFY(manager.scanner<SerialScanner>(u"b"_s));
    QVERIFY(!manager.scanner<SimulatedScanner>(u"c"_s));
}

void TestDeviceManager::injectsOnlyIntoSimulated()
{
    DeviceManager manager({simulated(u"a"_s), serial(u"b"_s, u"/dev/ttyS9"_s)}, DeviceProfiles(),
                          m_clock);
    watch(manager);
    manager.start();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no simulated scanner"_s));
    manager.inject(u"b"_s, "]C100340123450000000017");
    QVERIFY(m_scans.isEmpty());
    manager.inject(u"a"_s, "]C100340123450000000017");
    QCOMPARE(m_scans.size(), 1);
}

QTEST_GUILESS_MAIN(TestDeviceManager)
#include "tst_devicemanager.moc"
