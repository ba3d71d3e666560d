// SPDX-License-Identifier: Apache-2.0
#include "devices/scanstream.h"
#include "tests/support/manualclock.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using pw::devices::ScanStream;
using pw::scan::FrameStatus;
using pw::scan::Framing;
using pw::test::ManualClock;

namespace {

const Framing CarriageReturn{.terminators = {"\r"}};
const Framing Silence{.interCharTimeout = 50ms};

} // namespace

class TestScanStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stampsTheFirstByte();
    void setClockDoesNotShiftTheAge();
    void numbersEveryFrame();
    void silenceEndsACode();
    void lateThreadCutsNoCode();
};

void TestScanStream::stampsTheFirstByte()
{
    ManualClock clock;
    const QDateTime firstByteAt = clock.now();
    const auto sinceBoot = clock.sinceBoot();
    ScanStream stream(u"bench"_s, CarriageReturn, clock);
    QVERIFY(stream.feed("]d2").isEmpty());
    clock.advance(40ms);
    const auto scans = stream.feed("0104\r");
    QCOMPARE(scans.size(), 1);
    QCOMPARE(scans[0].device, u"bench"_s);
    QCOMPARE(scans[0].bytes, "]d20104");
    QCOMPARE(scans[0].at, firstByteAt);
    QCOMPARE(scans[0].at.timeSpec(), Qt::UTC);
    QCOMPARE(scans[0].sinceBoot, sinceBoot);
}

/// The wall clock is set while a code comes in: its time is by the new setting.
void TestScanStream::setClockDoesNotShiftTheAge()
{
    ManualClock clock;
    ScanStream stream(u"bench"_s, CarriageReturn, clock);
    stream.feed("]d2");
    clock.advance(40ms);
    const QDateTime set = clock.now().addDays(1);
    clock.setWallClock(set);
    QCOMPARE(stream.feed("0104\r").value(0).at, set.addMSecs(-40));
}

void TestScanStream::numbersEveryFrame()
{
    ManualClock clock;
    ScanStream stream(u"bench"_s, {.terminators = {"\r"}, .maxLength = 3}, clock);
    auto scans = stream.feed("one\rlonger\rtwo\rha");
    scans += stream.disconnect();
    scans += stream.feed("new\r");
    const QList<FrameStatus> expected{FrameStatus::Ok, FrameStatus::Overflow, FrameStatus::Ok,
                                      FrameStatus::DiscardedOnDisconnect, FrameStatus::Ok};
    QCOMPARE(scans.size(), expected.size());
    for (qsizetype i = 0; i < scans.size(); ++i) {
        QCOMPARE(scans[i].sequence, quint64(i + 1));
        QCOMPARE(scans[i].status, expected[i]);
    }
}

void TestScanStream::silenceEndsACode()
{
    ManualClock clock;
    ScanStream stream(u"bench"_s, Silence, clock);
    QVERIFY(!stream.silenceLeft());
    stream.feed("1234");
    clock.advance(30ms);
    QCOMPARE(stream.silenceLeft(), std::optional<std::chrono::nanoseconds>(20ms));
    QVERIFY(stream.endOfSilence().isEmpty()); // too early
    clock.advance(20ms);
    QCOMPARE(stream.endOfSilence().value(0).bytes, "1234");
    QVERIFY(!stream.silenceLeft());
}

/// Bytes handed over late may have come in time: nobody looked in between, so nothing is cut.
void TestScanStream::lateThreadCutsNoCode()
{
    ManualClock clock;
    ScanStream stream(u"bench"_s, Silence, clock);
    stream.feed("]d2010401234567890121ABC");
    clock.advance(300ms);
    QVERIFY(stream.feed("123").isEmpty());
    QCOMPARE(stream.silenceLeft(), std::optional<std::chrono::nanoseconds>(0ms));
    clock.advance(50ms);
    QCOMPARE(stream.endOfSilence().value(0).bytes, "]d2010401234567890121ABC123");
}

QTEST_GUILESS_MAIN(TestScanStream)
#include "tst_scanstream.moc"
