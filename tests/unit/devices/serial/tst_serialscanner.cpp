// SPDX-License-Identifier: Apache-2.0
#include "devices/serial/serialscanner.h"
#include "tests/support/pty.h"
#include "tests/support/serialframes.h"
#include "tests/support/sharedfile.h"
#include "tests/unit/devices/serial/watchedscanner.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using pw::devices::PortRegistry;
using pw::devices::SerialScanner;
using pw::domain::DeviceState;
using pw::domain::DeviceView;
using pw::scan::FrameStatus;
using pw::scan::Framing;
using pw::test::code;
using pw::test::expectLostWarning;
using pw::test::LineEnds;
using pw::test::Pty;
using pw::test::SerialFrameCase;
using pw::test::Watched;

/// Acceptance tests S1, S4, S5 and S6 of the device layer, on pseudo terminals; what happens when
/// the cable is pulled is in tst_serialhangup.cpp.
class TestSerialScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void s1SharedFrames_data();
    void s1SharedFrames();
    void s5ThousandCodesInOrder();
    void thousandCodesAtOnce();
    void garbageHarmsNothing();
    void endlessLineIsOneOverflow();

    void opensByLinkAndShowsThePath();
    void searchesUntilPlugged();
    void noSerialPort();
    void portWithoutRights();
    void s4LockedByAnotherProgram();
    void s4SecondNameIsRefused();
    void stopClosesThePort();

    void stoppedByItsOwnSlot();

    void answersReachTheDevice();
    void s6DeviceThatNeverReads();

private:
    bool send(QByteArray bytes);

    QTemporaryDir m_folder;
    PortRegistry m_ports;
    std::optional<Pty> m_device;
};

void TestSerialScanner::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_device.emplace(m_folder.filePath(u"scanner"_s));
    QVERIFY(m_device->plug());
}

void TestSerialScanner::cleanup()
{
    m_device.reset();
}

/// More than the line holds at once: the scanner, in this same thread, reads meanwhile.
bool TestSerialScanner::send(QByteArray bytes)
{
    const QDeadlineTimer deadline(5s);
    while (!bytes.isEmpty() && !deadline.hasExpired()) {
        bytes.remove(0, m_device->write(bytes));
        QCoreApplication::processEvents();
    }
    return bytes.isEmpty();
}

void TestSerialScanner::s1SharedFrames_data()
{
    PW_REQUIRE_SHARED("devices/captures/serial-frames.json");
    QTest::addColumn<SerialFrameCase>("one");
    const QList<SerialFrameCase> cases = pw::test::serialFrameCases();
    QCOMPARE(cases.size(), 22);
    for (const SerialFrameCase &one : cases)
        QTest::newRow(qPrintable(one.id)) << one;
}

void TestSerialScanner::s1SharedFrames()
{
    QFETCH(const SerialFrameCase, one);
    Watched watched(u"bench"_s, m_device->link(), one.framing, m_ports);
    watched.scanner.start();
    const QSignalSpy arrived(watched.port(), &QSerialPort::readyRead);
    for (const SerialFrameCase::Chunk &chunk : one.chunks) {
        if (chunk.bytes.isEmpty()) {
            QTRY_VERIFY(!arrived.isEmpty()); // or the bytes are lost in the cable
            expectLostWarning();
            m_device->unplug();
        }
        // A pause that ends a code is waited for by its effect; the others change nothing.
        if (one.framing.interCharTimeout && chunk.after >= *one.framing.interCharTimeout)
            QTRY_COMPARE(watched.scans.size(), 1);
        QCOMPARE(m_device->write(chunk.bytes), chunk.bytes.size());
    }
    QTRY_COMPARE(watched.scans.size(), one.expected.size());
    for (qsizetype i = 0; i < watched.scans.size(); ++i) {
        QCOMPARE(watched.scans[i].device, u"bench"_s);
        QCOMPARE(watched.scans[i].sequence, quint64(i + 1));
        QCOMPARE(watched.scans[i].status, one.expected[i].status);
        if (one.expected[i].bytes)
            QCOMPARE(watched.scans[i].bytes, *one.expected[i].bytes);
    }
}

void TestSerialScanner::s5ThousandCodesInOrder()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    int sent = 0;
    QTimer pace;
    pace.setTimerType(Qt::PreciseTimer);
    connect(&pace, &QTimer::timeout, this, [&] {
        const QByteArray bytes = code(sent) + "\r\n";
        if (m_device->write(bytes) != bytes.size() || ++sent == 1000)
            pace.stop();
    });
    QElapsedTimer timer;
    timer.start();
    pace.start(50ms); // 20 a second
    QTRY_COMPARE_WITH_TIMEOUT(watched.scans.size(), 1000, 100'000);
    QVERIFY(timer.elapsed() < 55'000); // so it was no slower
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(watched.scans[i].bytes, code(i));
        QCOMPARE(watched.scans[i].sequence, quint64(i + 1));
        QVERIFY(i == 0 || watched.scans[i].sinceBoot >= watched.scans[i - 1].sinceBoot);
    }
}

/// As fast as the line goes, what stands behind a scanner that was held up.
void TestSerialScanner::thousandCodesAtOnce()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    QByteArray toSend;
    for (int i = 0; i < 1000; ++i)
        toSend += code(i) + "\r\n";
    QVERIFY(send(toSend));
    QTRY_COMPARE(watched.scans.size(), 1000);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(watched.scans[i].bytes, code(i));
}

void TestSerialScanner::garbageHarmsNothing()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    QRandomGenerator random(7);
    QByteArray toSend;
    for (int i = 0; i < 20'000; ++i)
        toSend += char(random.bounded(256));
    toSend += "\r" + code(1) + "\r";
    QVERIFY(send(toSend));
    QTRY_VERIFY(!watched.scans.isEmpty() && watched.scans.last().bytes == code(1));
    QCOMPARE(watched.scans.last().status, FrameStatus::Ok);
    QCOMPARE(watched.state(), DeviceState::Ready);
}

void TestSerialScanner::endlessLineIsOneOverflow()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    const QByteArray toSend = QByteArray(1'000'000, 'x') + "\r" + code(1) + "\r";
    QVERIFY(send(toSend));
    QTRY_COMPARE(watched.scans.size(), 2);
    QCOMPARE(watched.scans[0].status, FrameStatus::Overflow);
    QCOMPARE(watched.scans[0].bytes, QByteArray(4096, 'x'));
    QCOMPARE(watched.scans[1].bytes, code(1));
}

void TestSerialScanner::opensByLinkAndShowsThePath()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    QCOMPARE(watched.scanner.id(), u"bench"_s);
    watched.scanner.start();
    watched.scanner.start(); // once is enough
    const QList<DeviceView> expected{
        {u"bench"_s, u"Bench scanner"_s, DeviceState::Searching, m_device->link()},
        {u"bench"_s, u"Bench scanner"_s, DeviceState::Ready, m_device->path()}};
    QCOMPARE(watched.views, expected);
    QCOMPARE(m_ports.holder(m_device->path()), u"bench"_s);
}

void TestSerialScanner::searchesUntilPlugged()
{
    m_device->unplug();
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    QCOMPARE(watched.state(), DeviceState::Searching);
    QVERIFY(!watched.scanner.write("\x06"));
    QVERIFY(m_device->plug());
    QTRY_COMPARE_WITH_TIMEOUT(watched.state(), DeviceState::Ready, 2000);
    QCOMPARE(watched.count(DeviceState::Searching), 1);
}

void TestSerialScanner::noSerialPort()
{
    QFile file(m_folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Watched watched(u"bench"_s, file.fileName(), LineEnds, m_ports);
    watched.scanner.start();
    QCOMPARE(watched.state(), DeviceState::Misconfigured);
    QVERIFY(watched.detail().startsWith(QFileInfo(file).canonicalFilePath() + u": "_s));
    QVERIFY(m_ports.holder(QFileInfo(file).canonicalFilePath()).isEmpty());
}

void TestSerialScanner::portWithoutRights()
{
    const QByteArray path = m_device->path().toLocal8Bit();
    QCOMPARE(chmod(path.constData(), 0), 0);
    const uid_t user = geteuid();
    constexpr uid_t Nobody = 65534;
    if (user == 0) // may everything
        QCOMPARE(seteuid(Nobody), 0);
    Watched watched(u"bench"_s, m_device->path(), LineEnds, m_ports);
    watched.scanner.start();
    QCOMPARE(seteuid(user), 0);
    QCOMPARE(watched.state(), DeviceState::NoRights);
    QCOMPARE(watched.detail(), m_device->path() + u": "_s + qt_error_string(EACCES));
    QCOMPARE(chmod(path.constData(), 0600), 0);
    QTRY_COMPARE(watched.state(), DeviceState::Ready);
}

void TestSerialScanner::s4LockedByAnotherProgram()
{
    QSerialPort other(m_device->path());
    QVERIFY(other.open(QIODevice::ReadWrite));
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    QCOMPARE(watched.state(), DeviceState::Busy);
    QVERIFY(watched.detail().contains(u"locking the device"_s));
    other.close();
    QTRY_COMPARE(watched.state(), DeviceState::Ready);
    QCOMPARE(watched.count(DeviceState::Busy), 1);
}

void TestSerialScanner::s4SecondNameIsRefused()
{
    const QString otherName = m_folder.filePath(u"other-name"_s);
    QVERIFY(QFile::link(m_device->path(), otherName));
    Watched first(u"left"_s, m_device->link(), LineEnds, m_ports);
    Watched second(u"right"_s, otherName, LineEnds, m_ports);
    first.scanner.start();
    second.scanner.start();
    QCOMPARE(first.state(), DeviceState::Ready);
    QCOMPARE(second.state(), DeviceState::Busy);
    QCOMPARE(second.detail(), m_device->path() + u": left"_s);

    m_device->write(code(1) + "\r");
    QTRY_COMPARE(first.scans.size(), 1);
    QVERIFY(second.scans.isEmpty());

    first.scanner.stop();
    QTRY_COMPARE(second.state(), DeviceState::Ready);
    QVERIFY(QFile::remove(otherName));
}

void TestSerialScanner::stopClosesThePort()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    watched.scanner.stop();
    QCOMPARE(watched.state(), DeviceState::Disabled);
    QVERIFY(!watched.port()->isOpen());
    QVERIFY(m_ports.holder(m_device->path()).isEmpty());
    QSerialPort other(m_device->path());
    QVERIFY(other.open(QIODevice::ReadWrite)); // the lock is gone too
    other.close();
    watched.scanner.start();
    QCOMPARE(watched.state(), DeviceState::Ready);
}

/// Who hears of a scan may stop the scanner there and then.
void TestSerialScanner::stoppedByItsOwnSlot()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    connect(&watched.scanner, &SerialScanner::scanned, &watched.scanner, &SerialScanner::stop);
    watched.scanner.start();
    m_device->write(code(1) + "\r" + code(2).first(5));
    QTRY_COMPARE(watched.state(), DeviceState::Disabled);
    QCOMPARE(watched.scans.first().bytes, code(1));
}

void TestSerialScanner::answersReachTheDevice()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    QVERIFY(!watched.scanner.write("\x06"));
    watched.scanner.start();
    QVERIFY(watched.scanner.write("\x06"));
    QVERIFY(watched.scanner.write("\x15"));
    QByteArray received;
    QTRY_COMPARE((received += m_device->read()), QByteArray("\x06\x15"));
    QCOMPARE(watched.state(), DeviceState::Ready);
}

void TestSerialScanner::s6DeviceThatNeverReads()
{
    Watched watched(u"bench"_s, m_device->link(), LineEnds, m_ports);
    watched.scanner.start();
    QVERIFY(watched.scanner.write(QByteArray(200'000, 'x')));
    QTRY_COMPARE_WITH_TIMEOUT(watched.state(), DeviceState::Degraded, 4000);
    QVERIFY(watched.detail().startsWith(m_device->path()));
    QCOMPARE(watched.port()->bytesToWrite(), 0); // no answer comes hours late

    m_device->write(code(1) + "\r"); // what it says is still heard
    QTRY_COMPARE(watched.scans.size(), 1);

    m_device->read();
    QVERIFY(watched.scanner.write("\x06"));
    QTRY_COMPARE(watched.state(), DeviceState::Ready);
}

QTEST_GUILESS_MAIN(TestSerialScanner)
#include "tst_serialscanner.moc"
