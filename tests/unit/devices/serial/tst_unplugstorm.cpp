// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"
#include "devices/emulation/ptyscanner.h"
#include "devices/emulation/tcpreader.h"
#include "devices/tcp/tcpclientscanner.h"
#include "tests/unit/devices/serial/watchedscanner.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using pw::devices::DeviceProfiles;
using pw::devices::PortRegistry;
using pw::devices::PtyScanner;
using pw::devices::Scanner;
using pw::devices::TcpClientScanner;
using pw::devices::TcpReader;
using pw::domain::DeviceState;
using pw::domain::DeviceView;
using pw::scan::FrameStatus;
using pw::scan::RawScan;
using pw::test::code;
using pw::test::LineEnds;
using pw::test::Watched;

namespace {

constexpr int Cycles = 50;
constexpr int CodesEach = 8;
constexpr int CutCode = 999'999;                 ///< the one the cable cuts
constexpr std::chrono::milliseconds Pace = 50ms; // 20 codes a second from each device

/// Which of our codes that is; -1: none, so something was cut or mixed.
int numberOf(const QByteArray &bytes)
{
    const int number = bytes.mid(23, 6).toInt();
    return bytes == code(number) ? number : -1;
}

} // namespace

/// A cable with a loose contact: fifty times out and in again while codes come from it and from a
/// fixed reader.
class TestUnplugStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fiftyTimesUnderLoad();
    void pulledWhileCodesAreOnTheWay();

private:
    bool sendCodes();
    void plugAgain();

    QTemporaryDir m_folder;
    PortRegistry m_ports;
    std::unique_ptr<PtyScanner> m_line;
    std::unique_ptr<Watched> m_watched;
    int m_sent = 0; ///< of the serial scanner
    qint64 m_longestReopen = 0;
};

void TestUnplugStorm::init()
{
    m_watched.reset();
    m_line = std::make_unique<PtyScanner>(m_folder.filePath(u"scanner"_s));
    QCOMPARE(m_line->plug(), QString());
    m_watched = std::make_unique<Watched>(u"bench"_s, m_line->link(), LineEnds, m_ports);
    m_watched->scanner.start();
    m_sent = 0;
    m_longestReopen = 0;
}

/// One cycle's codes at their pace; false where the line takes no more.
bool TestUnplugStorm::sendCodes()
{
    QTimer pace;
    pace.setTimerType(Qt::PreciseTimer);
    QEventLoop loop;
    bool taken = true;
    int left = CodesEach;
    connect(&pace, &QTimer::timeout, this, [&] {
        const QByteArray bytes = code(m_sent++) + "\r\n";
        taken = m_line->write(bytes) == bytes.size() && taken;
        if (--left == 0)
            loop.quit();
    });
    pace.start(Pace);
    loop.exec();
    return taken;
}

void TestUnplugStorm::plugAgain()
{
    QCOMPARE(m_line->plug(), QString());
    QElapsedTimer sincePlugged;
    sincePlugged.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_watched->state(), DeviceState::Ready, 4000);
    m_longestReopen = std::max(m_longestReopen, sincePlugged.elapsed());
}

void TestUnplugStorm::fiftyTimesUnderLoad()
{
    // The fixed reader sends on, whatever becomes of the cable.
    pw::SystemClock clock;
    TcpReader reader;
    QVERIFY(reader.listen(0));
    TcpClientScanner tcp({u"line"_s, u"Line"_s}, {u"127.0.0.1"_s, reader.port()},
                         *DeviceProfiles().load(u"generic-tcp"_s), clock);
    QList<QByteArray> read;
    QList<DeviceState> readerStates;
    connect(&tcp, &Scanner::scanned, this, [&read](const RawScan &s) { read.append(s.bytes); });
    connect(&tcp, &Scanner::stateChanged, this,
            [&readerStates](const DeviceView &view) { readerStates.append(view.state); });
    tcp.start();
    QTRY_VERIFY(reader.isConnected());
    QTRY_VERIFY(readerStates.endsWith(DeviceState::Ready));
    readerStates.clear();

    const std::clock_t cpuBefore = std::clock();
    QElapsedTimer timer;
    timer.start();
    int readerSent = 0;
    QTimer load;
    load.setTimerType(Qt::PreciseTimer);
    connect(&load, &QTimer::timeout, this, [&] {
        if (reader.send("\x02" + code(readerSent) + "\x03"))
            ++readerSent;
    });
    load.start(Pace);
    QTRY_COMPARE(m_watched->state(), DeviceState::Ready);
    for (int cycle = 0; cycle < Cycles; ++cycle) {
        QVERIFY(sendCodes());
        QTRY_COMPARE(m_watched->scans.size(), m_sent + cycle); // and as many halves before
        const QSignalSpy arrived(m_watched->port(), &QSerialPort::readyRead);
        m_line->write(code(CutCode).first(20)); // cut by the cable
        QTRY_VERIFY(!arrived.isEmpty());
        m_line->unplug();
        QTRY_COMPARE(m_watched->state(), DeviceState::Lost);
        QVERIFY(!m_watched->port()->isOpen());
        plugAgain();
        if (QTest::currentTestFailed())
            return;
    }
    load.stop();
    const double cpu = double(std::clock() - cpuBefore) / CLOCKS_PER_SEC;
    const double seconds = double(timer.elapsed()) / 1000;

    QList<QByteArray> whole;
    int cut = 0;
    for (const RawScan &scan : std::as_const(m_watched->scans)) {
        if (scan.status == FrameStatus::DiscardedOnDisconnect) {
            QCOMPARE(scan.bytes, code(CutCode).first(20));
            QCOMPARE(whole.size(), (cut + 1) * CodesEach); // said where it happened
            ++cut;
            continue;
        }
        QCOMPARE(scan.status, FrameStatus::Ok);
        whole.append(scan.bytes);
    }
    QCOMPARE(whole.size(), Cycles * CodesEach);
    for (int i = 0; i < whole.size(); ++i)
        QCOMPARE(whole[i], code(i)); // none lost, none twice, none mixed
    QCOMPARE(cut, Cycles);
    QCOMPARE(m_watched->count(DeviceState::Lost), Cycles);
    QTRY_COMPARE(read.size(), readerSent);
    for (int i = 0; i < readerSent; ++i)
        QCOMPARE(read[i], code(i));
    QVERIFY(readerSent > int(seconds * 15)); // it did send all the time
    QVERIFY(readerStates.isEmpty());
    qInfo("%d cycles in %.1f s, %d + %d codes, longest reopening %lld ms, CPU %.2f s (%.1f %%)",
          Cycles, seconds, Cycles * CodesEach, readerSent, static_cast<long long>(m_longestReopen),
          cpu, 100 * cpu / seconds);
    QVERIFY(m_longestReopen <= 2000);
    QVERIFY(cpu < seconds / 5); // this process plays both scanners and asks all the time, too
}

/// Nobody waits for the last code before pulling: what has not come may be missing, what comes is
/// whole, in order and there once.
void TestUnplugStorm::pulledWhileCodesAreOnTheWay()
{
    QTRY_COMPARE(m_watched->state(), DeviceState::Ready);
    constexpr int Pulls = 10;
    constexpr int AtOnce = 20;
    for (int pull = 0; pull < Pulls; ++pull) {
        const qsizetype before = m_watched->scans.size();
        QByteArray burst;
        for (int i = 0; i < AtOnce; ++i)
            burst += code(m_sent++) + "\r\n";
        QCOMPARE(m_line->write(burst), burst.size());
        // From nothing read to a part of them read.
        for (int i = 0; i < pull; ++i)
            QCoreApplication::processEvents();
        m_line->unplug();
        QTRY_COMPARE(m_watched->state(), DeviceState::Lost);
        int last = m_sent - AtOnce - 1;
        for (qsizetype i = before; i < m_watched->scans.size(); ++i) {
            const RawScan &scan = m_watched->scans[i];
            if (scan.status == FrameStatus::DiscardedOnDisconnect) {
                QCOMPARE(scan.bytes, code(last + 1).first(scan.bytes.size()));
                QCOMPARE(i, m_watched->scans.size() - 1);
                continue;
            }
            QCOMPARE(scan.status, FrameStatus::Ok);
            QCOMPARE(numberOf(scan.bytes), last + 1); // the next one: none is left out before it
            ++last;
        }
        plugAgain();
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(sendCodes());
    QTRY_COMPARE(numberOf(m_watched->scans.last().bytes), m_sent - 1);
}

QTEST_GUILESS_MAIN(TestUnplugStorm)
#include "tst_unplugstorm.moc"
