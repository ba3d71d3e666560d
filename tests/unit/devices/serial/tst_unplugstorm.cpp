// SPDX-License-Identifier: Apache-2.0
#include "devices/emulation/ptyscanner.h"
#include "tests/unit/devices/serial/watchedscanner.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <ctime>

using namespace Qt::StringLiterals;

using pw::devices::PortRegistry;
using pw::devices::PtyScanner;
using pw::domain::DeviceState;
using pw::scan::FrameStatus;
using pw::scan::RawScan;
using pw::test::code;
using pw::test::LineEnds;
using pw::test::Watched;

/// A cable with a loose contact: fifty times out and in again while codes come.
class TestUnplugStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiftyTimesUnderLoad();
};

void TestUnplugStorm::fiftyTimesUnderLoad()
{
    constexpr int Cycles = 50;
    constexpr int CodesEach = 8;
    QTemporaryDir folder;
    PortRegistry ports;
    PtyScanner line(folder.filePath(u"scanner"_s));
    QCOMPARE(line.plug(), QString());
    Watched watched(u"bench"_s, line.link(), LineEnds, ports);
    watched.scanner.start();

    const std::clock_t cpuBefore = std::clock();
    QElapsedTimer timer;
    timer.start();
    int number = 0;
    qint64 longestReopen = 0;
    for (int cycle = 0; cycle < Cycles; ++cycle) {
        QElapsedTimer sincePlugged;
        sincePlugged.start();
        QTRY_COMPARE_WITH_TIMEOUT(watched.state(), DeviceState::Ready, 4000);
        longestReopen = std::max(longestReopen, sincePlugged.elapsed());
        for (int i = 0; i < CodesEach; ++i)
            line.write(code(number++) + "\r\n");
        // The last one is cut by the cable.
        line.write(code(999'999).first(20));
        QTRY_COMPARE(watched.scans.size(), number + cycle); // and as many halves before
        line.unplug();
        QTRY_COMPARE(watched.state(), DeviceState::Lost);
        QCOMPARE(line.plug(), QString());
    }
    const double cpu = double(std::clock() - cpuBefore) / CLOCKS_PER_SEC;
    const double seconds = double(timer.elapsed()) / 1000;

    QList<QByteArray> whole;
    int cut = 0;
    for (const RawScan &scan : std::as_const(watched.scans)) {
        if (scan.status == FrameStatus::Ok)
            whole.append(scan.bytes);
        else if (scan.status == FrameStatus::DiscardedOnDisconnect)
            ++cut;
    }
    QCOMPARE(whole.size(), Cycles * CodesEach);
    for (int i = 0; i < whole.size(); ++i)
        QCOMPARE(whole[i], code(i)); // none lost, none twice, none mixed
    QCOMPARE(cut, Cycles);
    qInfo("50 cycles in %.1f s, longest reopening %lld ms, CPU %.2f s", seconds,
          static_cast<long long>(longestReopen), cpu);
    QVERIFY(longestReopen <= 2000);
    QVERIFY(cpu < seconds / 4); // this process plays the scanner and asks all the time, too
}

QTEST_GUILESS_MAIN(TestUnplugStorm)
#include "tst_unplugstorm.moc"
