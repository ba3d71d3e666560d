// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pty.h"
#include "tests/unit/devices/serial/watchedscanner.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <ctime>

using namespace Qt::StringLiterals;

using pw::devices::PortRegistry;
using pw::domain::DeviceState;
using pw::scan::FrameStatus;
using pw::scan::RawScan;
using pw::test::code;
using pw::test::expectLostWarning;
using pw::test::LineEnds;
using pw::test::Pty;
using pw::test::Watched;

/// What a serial scanner does when its cable is pulled: acceptance tests S2 and S3 of the device
/// layer, on pseudo terminals, where QSerialPort behaves as it does on USB.
class TestSerialHangUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void s2UnpluggedUnderLoad();
    void unpluggedInMidCode();
    void s3UnpluggedWhileIdle();
    void hangUpQtDoesNotReport();
    void backAfterALongAbsence();

private:
    QTemporaryDir m_folder;
    PortRegistry m_ports;
    std::optional<Pty> m_device;
};

void TestSerialHangUp::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_device.emplace(m_folder.filePath(u"scanner"_s));
    QVERIFY(m_device->plug());
}

void TestSerialHangUp::cleanup()
{
    m_device.reset();
}

void TestSerialHangUp::s2UnpluggedUnderLoad()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    int errors = 0;
    connect(watched.port(), &QSerialPort::errorOccurred, &watched.scanner,
            [&errors](QSerialPort::SerialPortError error) {
                if (error != QSerialPort::NoError)
                    ++errors;
            });

    QByteArray load;
    for (int i = 0; i < 20; ++i)
        load += code(i) + "\r";
    m_device->write(load);
    QTRY_VERIFY(watched.scans.size() >= 5);
    m_device->write(code(20).first(10)); // and in the middle of the next one
    expectLostWarning();
    m_device->unplug();
    const std::clock_t cpuBefore = std::clock();
    QTRY_COMPARE_WITH_TIMEOUT(watched.state(), DeviceState::Lost, 1000);
    QVERIFY(!watched.port()->isOpen());
    constexpr int Watch = 10'000; // ms
    QElapsedTimer gone;
    gone.start();
    QTRY_VERIFY_WITH_TIMEOUT(gone.elapsed() > Watch, 2 * Watch);
    // The storm would be some 600,000 errors a second and a whole core.
    QCOMPARE(errors, 1);
    const double cpu = double(std::clock() - cpuBefore) / CLOCKS_PER_SEC;
    QVERIFY2(cpu < 0.05 * Watch / 1000, qPrintable(u"CPU %1 s"_s.arg(cpu)));

    QVERIFY(m_device->plug());
    QTRY_COMPARE_WITH_TIMEOUT(watched.state(), DeviceState::Ready, 2000);
    for (int i = 21; i < 40; ++i)
        m_device->write(code(i) + "\r");
    QTRY_VERIFY(!watched.scans.isEmpty() && watched.scans.last().bytes == code(39));
    QCOMPARE(watched.count(DeviceState::Lost), 1);

    // Some codes of the moment may be missing, but none comes twice, in disorder or mixed.
    int last = -1;
    for (qsizetype i = 0; i < watched.scans.size(); ++i) {
        const RawScan &scan = watched.scans[i];
        QCOMPARE(scan.sequence, quint64(i + 1));
        if (scan.status == FrameStatus::DiscardedOnDisconnect)
            continue;
        QCOMPARE(scan.status, FrameStatus::Ok);
        int number = last + 1;
        while (number < 40 && scan.bytes != code(number))
            ++number;
        QVERIFY2(number < 40, scan.bytes.constData());
        last = number;
    }
}

void TestSerialHangUp::unpluggedInMidCode()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    m_device->write(code(1) + "\r" + code(2).first(20));
    QTRY_COMPARE(watched.scans.size(), 1);
    expectLostWarning();
    m_device->unplug();
    QTRY_COMPARE(watched.state(), DeviceState::Lost);
    QCOMPARE(watched.scans.size(), 2); // said before the device is said to be lost
    QCOMPARE(watched.scans[1].status, FrameStatus::DiscardedOnDisconnect);
    QCOMPARE(watched.scans[1].bytes, code(2).first(20));

    QVERIFY(m_device->plug());
    QTRY_COMPARE_WITH_TIMEOUT(watched.state(), DeviceState::Ready, 2000);
    m_device->write(code(2) + "\r");
    QTRY_COMPARE(watched.scans.size(), 3);
    QCOMPARE(watched.scans[2].bytes, code(2));
    QCOMPARE(watched.scans[2].status, FrameStatus::Ok);
}

void TestSerialHangUp::s3UnpluggedWhileIdle()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    const QString path = m_device->path();
    expectLostWarning();
    m_device->unplug();
    QTRY_COMPARE_WITH_TIMEOUT(watched.state(), DeviceState::Lost, 2000);
    QCOMPARE(watched.detail(), path + u": "_s + qt_error_string(EIO));
    QVERIFY(m_ports.holder(path).isEmpty());
}

/// As Qt 6.7.1 and later: no signal tells of the hang-up.
void TestSerialHangUp::hangUpQtDoesNotReport()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    watched.port()->blockSignals(true);
    expectLostWarning();
    m_device->unplug();
    QTRY_COMPARE_WITH_TIMEOUT(watched.state(), DeviceState::Lost, 2000);
}

/// However long the back-off has grown by then.
void TestSerialHangUp::backAfterALongAbsence()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    expectLostWarning();
    m_device->unplug();
    QTRY_COMPARE(watched.state(), DeviceState::Lost);
    QElapsedTimer gone;
    gone.start();
    QTRY_VERIFY(gone.elapsed() > 2400); // the next try is 2.4 s away
    QVERIFY(m_device->plug());
    QTRY_COMPARE_WITH_TIMEOUT(watched.state(), DeviceState::Ready, 2000);
    QCOMPARE(watched.count(DeviceState::Lost), 1);
    QCOMPARE(watched.count(DeviceState::Searching), 1); // lost says more, and stays
}

QTEST_GUILESS_MAIN(TestSerialHangUp)
#include "tst_serialhangup.moc"
