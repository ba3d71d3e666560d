// SPDX-License-Identifier: Apache-2.0
#include "devices/simulated/simulatedscanner.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using pw::devices::Scanner;
using pw::devices::SimulatedScanner;
using pw::domain::DeviceState;
using pw::domain::DeviceView;
using pw::scan::FrameStatus;
using pw::scan::Framing;
using pw::scan::RawScan;
using pw::test::ManualClock;

namespace {

const Framing StxEtx{.prefix = "\x02", .terminators = {"\x03"}};

} // namespace

class TestSimulatedScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void injectedCodeIsScanned();
    void injectedCodeEndsBySilence();
    void playsChunksInOrder();
    void playsAFile();
    void missingFile();
    void droppedInMidCode();
    void stopForgetsWhatWasToPlay();

private:
    void watch(Scanner &scanner);
    QList<QByteArray> codes() const;
    QList<DeviceState> states() const;

    ManualClock m_clock;
    QList<RawScan> m_scans;
    QList<DeviceView> m_views;
};

void TestSimulatedScanner::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_scans.clear();
    m_views.clear();
}

void TestSimulatedScanner::watch(Scanner &scanner)
{
    connect(&scanner, &Scanner::scanned, this, [this](const RawScan &s) { m_scans.append(s); });
    connect(&scanner, &Scanner::stateChanged, this,
            [this](const DeviceView &view) { m_views.append(view); });
}

QList<QByteArray> TestSimulatedScanner::codes() const
{
    QList<QByteArray> codes;
    for (const RawScan &scan : m_scans)
        codes.append(scan.bytes);
    return codes;
}

QList<DeviceState> TestSimulatedScanner::states() const
{
    QList<DeviceState> states;
    for (const DeviceView &view : m_views)
        states.append(view.state);
    return states;
}

void TestSimulatedScanner::injectedCodeIsScanned()
{
    SimulatedScanner scanner(u"sim"_s, u"Sheet"_s, StxEtx, m_clock);
    watch(scanner);
    scanner.inject("before start");
    scanner.start();
    scanner.inject("]d20104012345678901\x1d");
    QCOMPARE(codes(), (QList<QByteArray>{"]d20104012345678901\x1d"}));
    QCOMPARE(m_scans[0].device, u"sim"_s);
    QCOMPARE(m_scans[0].sequence, 1u);
    QCOMPARE(m_scans[0].at, m_clock.now());
    QCOMPARE(m_views, (QList<DeviceView>{{u"sim"_s, u"Sheet"_s, DeviceState::Ready, {}}}));
}

void TestSimulatedScanner::injectedCodeEndsBySilence()
{
    pw::SystemClock clock;
    SimulatedScanner scanner(u"sim"_s, u"Sheet"_s, {.interCharTimeout = 5ms}, clock);
    watch(scanner);
    scanner.start();
    scanner.inject("4012345678901");
    QVERIFY(m_scans.isEmpty());
    QTRY_COMPARE(codes(), (QList<QByteArray>{"4012345678901"}));
}

void TestSimulatedScanner::playsChunksInOrder()
{
    SimulatedScanner scanner(u"sim"_s, u"Line"_s, StxEtx, m_clock);
    watch(scanner);
    QSignalSpy played(&scanner, &SimulatedScanner::played);
    scanner.start();
    scanner.play({"\x02on", "e\x03\x02two\x03", "\x02thr"}, 1ms);
    scanner.play({"ee\x03"}, 1ms); // behind what is still playing
    QTRY_COMPARE(played.size(), 1);
    QCOMPARE(codes(), (QList<QByteArray>{"one", "two", "three"}));
}

void TestSimulatedScanner::playsAFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"scans.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("]C100340123450000000017\r\n\n]d20104\x1d"
               "21A\n");
    file.close();

    SimulatedScanner scanner(u"sim"_s, u"Line"_s, StxEtx, m_clock);
    watch(scanner);
    scanner.start();
    QVERIFY(scanner.playFile(file.fileName(), 1ms));
    QTRY_COMPARE(codes(), (QList<QByteArray>{"]C100340123450000000017", "]d20104\x1d"
                                                                        "21A"}));
}

void TestSimulatedScanner::missingFile()
{
    SimulatedScanner scanner(u"sim"_s, u"Line"_s, StxEtx, m_clock);
    scanner.start();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot play"_s));
    QVERIFY(!scanner.playFile(u"/no/such/file"_s, 1ms));
}

void TestSimulatedScanner::droppedInMidCode()
{
    SimulatedScanner scanner(u"sim"_s, u"Line"_s, StxEtx, m_clock);
    watch(scanner);
    QSignalSpy played(&scanner, &SimulatedScanner::played);
    scanner.start();
    scanner.play({"\x02half a co"}, 1ms);
    QTRY_COMPARE(played.size(), 1);
    scanner.drop();
    scanner.drop(); // out is out
    scanner.inject("nobody hears this");
    scanner.replug();
    scanner.inject("whole");

    QCOMPARE(codes(), (QList<QByteArray>{"half a co", "whole"}));
    QCOMPARE(m_scans[0].status, FrameStatus::DiscardedOnDisconnect);
    QCOMPARE(m_scans[1].status, FrameStatus::Ok);
    QCOMPARE(states(), (QList{DeviceState::Ready, DeviceState::Lost, DeviceState::Ready}));
}

void TestSimulatedScanner::stopForgetsWhatWasToPlay()
{
    SimulatedScanner scanner(u"sim"_s, u"Line"_s, StxEtx, m_clock);
    watch(scanner);
    QSignalSpy played(&scanner, &SimulatedScanner::played);
    scanner.start();
    scanner.play({"\x02one\x03"}, 1ms);
    scanner.stop();
    scanner.start();
    scanner.play({"\x02two\x03"}, 1ms);
    QTRY_COMPARE(played.size(), 1);
    QCOMPARE(codes(), (QList<QByteArray>{"two"}));
    QCOMPARE(states(), (QList{DeviceState::Ready, DeviceState::Disabled, DeviceState::Ready}));
}

QTEST_GUILESS_MAIN(TestSimulatedScanner)
#include "tst_simulatedscanner.moc"
