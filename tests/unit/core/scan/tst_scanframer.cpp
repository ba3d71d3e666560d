// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scanframer.h"
#include "tests/support/serialframes.h"
#include "tests/support/sharedfile.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::scan {

static char *toString(const ScanFramer::Frame &frame)
{
    const QString text = u"status %1, \"%2\", first byte at %3 ns"_s.arg(
        QString::number(int(frame.status)), QString::fromLatin1(frame.bytes.toPercentEncoding()),
        QString::number(frame.firstByteAt.count()));
    return qstrdup(qPrintable(text));
}

} // namespace pw::scan

using pw::scan::FrameStatus;
using pw::scan::Framing;
using pw::scan::ScanFramer;
using pw::test::SerialFrameCase;
using Frames = QList<ScanFramer::Frame>;
using std::chrono::nanoseconds;

namespace {

const Framing CarriageReturn{.terminators = {"\r"}};
const Framing LineEnds{.terminators = {"\r\n", "\r", "\n"}};
const Framing StxEtx{.prefix = "\x02", .terminators = {"\x03"}};

/// What the framer makes of the bytes arriving at once.
Frames framesOf(const Framing &framing, const QByteArray &bytes)
{
    return ScanFramer(framing).feed(bytes, 1ms);
}

Frames okFrames(const QList<QByteArray> &codes)
{
    Frames frames;
    for (const QByteArray &code : codes)
        frames.append({code, FrameStatus::Ok, 1ms});
    return frames;
}

/// Plays a case, every chunk in pieces as `sizeOfNext(left)` says, at the times the case gives.
Frames play(const SerialFrameCase &one, const std::function<qsizetype(qsizetype)> &sizeOfNext)
{
    ScanFramer framer(one.framing);
    Frames frames;
    nanoseconds at = 1s;
    for (const SerialFrameCase::Chunk &chunk : one.chunks) {
        at += chunk.after;
        if (chunk.bytes.isEmpty())
            frames += framer.disconnect();
        for (qsizetype i = 0; i < chunk.bytes.size();) {
            const qsizetype size = sizeOfNext(chunk.bytes.size() - i);
            frames += framer.feed(QByteArrayView(chunk.bytes).sliced(i, size), at);
            i += size;
        }
    }
    if (const auto deadline = framer.pendingDeadline())
        frames += framer.elapse(*deadline);
    return frames;
}

} // namespace

class TestScanFramer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void s1SharedCases_data();
    void s1SharedCases();
    void sharedNoiseIsCounted();

    void cuts_data();
    void cuts();
    void printablePrefixMayBeData();
    void chunkingDoesNotMatter();

    void overflowIsOneFrame();
    void longestCodeFits();
    void memoryIsBounded();

    void silenceEndsACode();
    void silenceEndsAnOverflow();
    void terminatorNeedsNoClock();
    void firstByteIsStamped();
    void disconnectForgets();
    void latin1IsNoParityError();
};

void TestScanFramer::s1SharedCases_data()
{
    PW_REQUIRE_SHARED("devices/captures/serial-frames.json");
    QTest::addColumn<SerialFrameCase>("one");
    const QList<SerialFrameCase> cases = pw::test::serialFrameCases();
    QCOMPARE(cases.size(), 22);
    for (const SerialFrameCase &one : cases)
        QTest::newRow(qPrintable(one.id)) << one;
}

void TestScanFramer::s1SharedCases()
{
    QFETCH(const SerialFrameCase, one);
    const Frames whole = play(one, [](qsizetype left) { return left; });
    QCOMPARE(whole.size(), one.expected.size());
    for (qsizetype i = 0; i < whole.size(); ++i) {
        QCOMPARE(whole[i].status, one.expected[i].status);
        if (one.expected[i].bytes)
            QCOMPARE(whole[i].bytes, *one.expected[i].bytes);
    }

    QCOMPARE(play(one, [](qsizetype) { return 1; }), whole);
    QRandomGenerator random(20261121);
    for (int round = 0; round < 100; ++round)
        QCOMPARE(play(one, [&](qsizetype left) { return 1 + random.bounded(left); }), whole);
}

void TestScanFramer::sharedNoiseIsCounted()
{
    PW_REQUIRE_SHARED("devices/captures/serial-frames.json");
    const QList<SerialFrameCase> cases = pw::test::serialFrameCases();
    const auto noisy = std::find_if(cases.begin(), cases.end(),
                                    [](const auto &one) { return one.id == u"stx-noise"_s; });
    QVERIFY(noisy != cases.end());
    ScanFramer framer(noisy->framing);
    framer.feed(noisy->chunks.front().bytes, 0ns);
    QCOMPARE(framer.noiseBytes(), 6); // NUL NUL A T CR in front, LF behind
}

void TestScanFramer::cuts_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("codes");
    QTest::addColumn<int>("noise");
    using Codes = QList<QByteArray>;

    QTest::newRow("CR LF where the profile knows CR only")
        << CarriageReturn << QByteArray("one\r\ntwo\r\n") << Codes{"one", "two"} << 0;
    QTest::newRow("CR inside a code that CR LF ends")
        << Framing{.terminators = {"\r\n"}} << QByteArray("o\rne\r\n") << Codes{"o\rne"} << 0;
    QTest::newRow("the longer terminator is cut off")
        << Framing{.terminators = {"\n", "\r\n"}} << QByteArray("one\r\n") << Codes{"one"} << 0;
    QTest::newRow("terminators without a code")
        << LineEnds << QByteArray("\r\r\n\none\r") << Codes{"one"} << 3;
    QTest::newRow("LF is only skipped right behind CR")
        << CarriageReturn << QByteArray("one\r\n\ntwo\r") << Codes{"one", "\ntwo"} << 0;
    QTest::newRow("STX STX") << StxEtx << QByteArray("\x02\x02one\x03") << Codes{"one"} << 1;
    QTest::newRow("STX ETX without a code")
        << StxEtx << QByteArray("\x02\x03\x02one\x03") << Codes{"one"} << 1;
    QTest::newRow("prefix of three bytes behind half a prefix")
        << Framing{.prefix = "aab", .terminators = {"\r"}} << QByteArray("aaabone\r")
        << Codes{"one"} << 1;
    QTest::newRow("control characters of ISO/IEC 15434 stay") << CarriageReturn
                                                              << QByteArray("]d1[)>\x1e"
                                                                            "06\x1dS1\x1e\x04\r")
                                                              << Codes{"]d1[)>\x1e"
                                                                       "06\x1dS1\x1e\x04"}
                                                              << 0;
    QTest::newRow("NUL is a byte like others")
        << CarriageReturn << QByteArray("o\0e\r", 4) << Codes{QByteArray("o\0e", 3)} << 0;
}

void TestScanFramer::cuts()
{
    QFETCH(const Framing, framing);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<QByteArray>, codes);
    ScanFramer framer(framing);
    QCOMPARE(framer.feed(bytes, 1ms), okFrames(codes));
    QTEST(int(framer.noiseBytes()), "noise");
}

void TestScanFramer::printablePrefixMayBeData()
{
    const Framing framing{.prefix = "S:", .terminators = {"\r"}};
    QCOMPARE(framesOf(framing, "S:AS:B\rS:C\r"), okFrames({"AS:B", "C"}));
}

/// Whatever comes down the line: how it is chunked changes nothing, and no frame is too long.
void TestScanFramer::chunkingDoesNotMatter()
{
    const QList<Framing> framings{
        CarriageReturn,
        LineEnds,
        StxEtx,
        {.terminators = {"\r\n"}, .maxLength = 5},
        {.prefix = "\x02\x02", .terminators = {"\x03", "\x03\r"}, .maxLength = 4},
        {.prefix = "AA", .terminators = {"\n"}, .maxLength = 3, .noReads = {"A"}},
        {.interCharTimeout = 50ms, .maxLength = 6}};
    const QByteArray alphabet("A]\x02\x03\r\n\x8d\x1d");
    QRandomGenerator random(1);
    for (int round = 0; round < 2000; ++round) {
        const Framing framing = framings[random.bounded(framings.size())];
        SerialFrameCase one{{}, framing, {}, {}};
        for (int chunk = 0; chunk < 4; ++chunk) {
            QByteArray bytes;
            for (int i = random.bounded(1, 24); i > 0; --i)
                bytes.append(alphabet[random.bounded(alphabet.size())]);
            one.chunks.append({std::chrono::milliseconds(random.bounded(100)), bytes});
        }
        const Frames whole = play(one, [](qsizetype left) { return left; });
        QCOMPARE(play(one, [](qsizetype) { return 1; }), whole);
        QCOMPARE(play(one, [&](qsizetype left) { return 1 + random.bounded(left); }), whole);
        for (const ScanFramer::Frame &frame : whole)
            QVERIFY(!frame.bytes.isEmpty() && frame.bytes.size() <= framing.maxLength);
    }
}

void TestScanFramer::overflowIsOneFrame()
{
    const Framing framing{.terminators = {"\r"}, .maxLength = 8};
    ScanFramer framer(framing);
    // Reported at once: the terminator may never come.
    QCOMPARE(framer.feed("123456789", 1ms), (Frames{{"12345678", FrameStatus::Overflow, 1ms}}));
    QCOMPARE(framer.feed("0123456789\r", 2ms), Frames());
    QCOMPARE(framer.feed("next\r", 3ms), (Frames{{"next", FrameStatus::Ok, 3ms}}));
}

void TestScanFramer::longestCodeFits()
{
    const Framing framing{.terminators = {"\r\n"}, .maxLength = 8};
    QCOMPARE(framesOf(framing, "12345678\r\n"), okFrames({"12345678"}));
    QCOMPARE(framesOf(framing, "123456789\r\nnext\r\n"),
             (Frames{{"12345678", FrameStatus::Overflow, 1ms}, {"next", FrameStatus::Ok, 1ms}}));
}

void TestScanFramer::memoryIsBounded()
{
    ScanFramer framer(LineEnds);
    const QByteArray chunk(1000, 'x');
    Frames frames;
    for (int i = 0; i < 1000; ++i) {
        frames += framer.feed(chunk, 1ms);
        QVERIFY(framer.heldBytes() <= LineEnds.maxLength + 1);
    }
    frames += framer.feed("\r\n]C100340123450000000017\r\n", 1ms);
    QCOMPARE(frames, (Frames{{QByteArray(4096, 'x'), FrameStatus::Overflow, 1ms},
                             {"]C100340123450000000017", FrameStatus::Ok, 1ms}}));
}

void TestScanFramer::silenceEndsACode()
{
    ScanFramer framer({.interCharTimeout = 50ms});
    QVERIFY(!framer.pendingDeadline());
    QCOMPARE(framer.feed("12", 100ms), Frames());
    QCOMPARE(framer.feed("34", 149ms), Frames());
    QCOMPARE(framer.pendingDeadline(), std::optional<nanoseconds>(199ms));
    QCOMPARE(framer.elapse(199ms - 1ns), Frames());
    QCOMPARE(framer.elapse(199ms), (Frames{{"1234", FrameStatus::Ok, 100ms}}));
    QVERIFY(!framer.pendingDeadline());
}

void TestScanFramer::silenceEndsAnOverflow()
{
    ScanFramer framer({.interCharTimeout = 50ms, .maxLength = 3});
    QCOMPARE(framer.feed("12345", 0ms), (Frames{{"123", FrameStatus::Overflow, 0ms}}));
    QCOMPARE(framer.elapse(50ms), Frames());
    QCOMPARE(framer.feed("abc", 60ms), Frames());
    QCOMPARE(framer.elapse(110ms), (Frames{{"abc", FrameStatus::Ok, 60ms}}));
}

void TestScanFramer::terminatorNeedsNoClock()
{
    ScanFramer framer(CarriageReturn);
    framer.feed("12", 0ms);
    QVERIFY(!framer.pendingDeadline());
    QCOMPARE(framer.elapse(1h), Frames());
    QCOMPARE(framer.feed("34\r", 1h), (Frames{{"1234", FrameStatus::Ok, 0ms}}));
}

void TestScanFramer::firstByteIsStamped()
{
    ScanFramer framer(StxEtx);
    framer.feed("noise\x02", 1ms);
    framer.feed("12", 2ms);
    QCOMPARE(framer.feed("3\x03\x02", 3ms), (Frames{{"123", FrameStatus::Ok, 1ms}}));
    QCOMPARE(framer.feed("4\x03", 4ms), (Frames{{"4", FrameStatus::Ok, 3ms}}));
}

void TestScanFramer::disconnectForgets()
{
    ScanFramer framer(CarriageReturn);
    QCOMPARE(framer.disconnect(), Frames());
    framer.feed("]d20104", 1ms);
    QCOMPARE(framer.disconnect(), (Frames{{"]d20104", FrameStatus::DiscardedOnDisconnect, 1ms}}));
    QCOMPARE(framer.heldBytes(), 0);
    QCOMPARE(framer.feed("next\r", 2ms), (Frames{{"next", FrameStatus::Ok, 2ms}}));
    framer.disconnect(); // the LF that belonged to the CR stayed in the cable
    QCOMPARE(framer.feed("\nnext\r", 3ms), (Frames{{"\nnext", FrameStatus::Ok, 3ms}}));
}

void TestScanFramer::latin1IsNoParityError()
{
    // 0x8D, a CR with parity bit, among bytes of odd parity
    QCOMPARE(framesOf(CarriageReturn, "]d1 L\xf6t 12345\x8d"
                                      "6\r"),
             okFrames({"]d1 L\xf6t 12345\x8d"
                       "6"}));
}

QTEST_GUILESS_MAIN(TestScanFramer)
#include "tst_scanframer.moc"
