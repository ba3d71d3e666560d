// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/ssicodec.h"
#include "devices/protocol/ssipacket.h"
#include "tests/support/sharedfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::scan::FrameStatus;

namespace {

const QByteArray Ack = ssi::packet(ssi::Opcode::Ack);
const QByteArray Resend = ssi::nak(ssi::NakCause::Resend);

QByteArray decoded(const QByteArray &data, uchar status = 0)
{
    return ssi::packet(ssi::Opcode::DecodeData, QByteArray('\x1b' + data), ssi::FromScanner,
                       status);
}

QByteArray fixture(QLatin1StringView id)
{
    const auto file = pw::test::readSharedFile(u"devices/captures/ssi-packets.json"_s);
    const QJsonArray packets =
        file ? QJsonDocument::fromJson(*file)["packets"_L1].toArray() : QJsonArray();
    for (const QJsonValue &packet : packets) {
        if (packet["id"_L1].toString() == id)
            return QByteArray::fromHex(packet["hex"_L1].toString().toLatin1());
    }
    return {};
}

} // namespace

/// Acceptance test Z1 as far as it is pure: bad sum → NAK, a resend counts once.
class TestSsiCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void z1HostPackets_data();
    void z1HostPackets();
    void z1DecodeData();
    void z1BadSumThenResend();
    void resendOfWhatWasNeverTakenCounts();
    void sameCodeScannedTwiceCountsTwice();
    void messageOfSeveralPackets();
    void outOfStep();
    void stopsHalfWay();
    void overflow();
    void unplugged();
};

void TestSsiCodec::z1HostPackets_data()
{
    PW_REQUIRE_SHARED("devices/captures/ssi-packets.json");
    QTest::addColumn<QByteArray>("made");
    QTest::newRow("host-ack") << Ack;
    QTest::newRow("host-nak-resend") << Resend;
    QTest::newRow("host-start-decode") << ssi::packet(ssi::Opcode::StartDecode);
    QTest::newRow("host-stop-decode") << ssi::packet(ssi::Opcode::StopDecode);
    QTest::newRow("host-aim-on") << ssi::packet(ssi::Opcode::AimOn);
    QTest::newRow("host-aim-off") << ssi::packet(ssi::Opcode::AimOff);
    QTest::newRow("host-beep-0") << ssi::packet(ssi::Opcode::Beep, QByteArray(1, '\0'));
    QTest::newRow("host-led-on-1") << ssi::packet(ssi::Opcode::LedOn, "\x01");
    QTest::newRow("host-led-off-1") << ssi::packet(ssi::Opcode::LedOff, "\x01");
    QTest::newRow("host-scan-enable") << ssi::packet(ssi::Opcode::ScanEnable);
    QTest::newRow("host-scan-disable") << ssi::packet(ssi::Opcode::ScanDisable);
}

void TestSsiCodec::z1HostPackets()
{
    QFETCH(const QByteArray, made);
    QCOMPARE(made.toHex(' '), fixture(QLatin1StringView(QTest::currentDataTag())).toHex(' '));
}

void TestSsiCodec::z1DecodeData()
{
    PW_REQUIRE_SHARED("devices/captures/ssi-packets.json");
    const QByteArray bytes = fixture("scanner-decode-sscc"_L1) + fixture("scanner-decode-dm"_L1)
                             + fixture("scanner-decode-dm-resend"_L1);
    for (const qsizetype chunk : {bytes.size(), qsizetype(1), qsizetype(3)}) {
        SsiCodec codec({});
        QList<QByteArray> codes;
        QByteArray replies;
        for (qsizetype i = 0; i < bytes.size(); i += chunk) {
            const CodecOutput output = codec.feed(bytes.mid(i, chunk), 1ms);
            for (const Reading &reading : output.readings) {
                QCOMPARE(reading.status, FrameStatus::Ok);
                codes.append(reading.bytes);
            }
            replies += output.reply;
        }
        QCOMPARE(codes, (QList<QByteArray>{"00340123450000000017", "010401234567890121ABC123\x1d"
                                                                   "1727010110LOT42"}));
        QCOMPARE(replies, Ack + Ack + Ack);
    }
}

void TestSsiCodec::z1BadSumThenResend()
{
    PW_REQUIRE_SHARED("devices/captures/ssi-packets.json");
    SsiCodec codec({});
    const CodecOutput bad = codec.feed(fixture("scanner-decode-bad-sum"_L1), 1ms);
    QVERIFY(bad.readings.isEmpty());
    QCOMPARE(bad.reply, Resend);
    QCOMPARE(bad.notices.value(0).kind, Notice::Kind::BadPacket);
    const CodecOutput good = codec.feed(fixture("scanner-decode-sscc"_L1), 2ms);
    QCOMPARE(good.readings.size(), 1);
    QCOMPARE(good.reply, Ack);
}

void TestSsiCodec::resendOfWhatWasNeverTakenCounts()
{
    SsiCodec codec({});
    QByteArray damaged = decoded("]C1A");
    damaged.back() = char(damaged.back() ^ 1);
    QVERIFY(codec.feed(damaged, 1ms).readings.isEmpty());
    QCOMPARE(codec.feed(decoded("]C1A", ssi::RetransmitBit), 2ms).readings.size(), 1);
    const CodecOutput again = codec.feed(decoded("]C1A", ssi::RetransmitBit), 3ms);
    QVERIFY(again.readings.isEmpty());
    QCOMPARE(again.notices.value(0), (Notice{Notice::Kind::Resent, "]C1A"}));
    QCOMPARE(again.reply, Ack); // or it would be sent for ever
}

void TestSsiCodec::sameCodeScannedTwiceCountsTwice()
{
    SsiCodec codec({});
    QCOMPARE(codec.feed(QByteArray(decoded("]C1A") + decoded("]C1A")), 1ms).readings.size(), 2);
}

void TestSsiCodec::messageOfSeveralPackets()
{
    SsiCodec codec({.suffixes = {"\r"}});
    const QByteArray half(200, 'A');
    QVERIFY(codec.feed(decoded("]d2" + half, ssi::ContinuedBit), 1ms).readings.isEmpty());
    // The last packet again, because our ACK was lost: it must not be in the code twice.
    const CodecOutput again =
        codec.feed(decoded("]d2" + half, ssi::ContinuedBit | ssi::RetransmitBit), 2ms);
    QVERIFY(again.readings.isEmpty());
    const CodecOutput end = codec.feed(decoded("B\r"), 3ms);
    QCOMPARE(end.readings.size(), 1);
    QCOMPARE(end.readings[0].bytes, QByteArray("]d2" + half + "B"));
    QCOMPARE(end.readings[0].firstByteAt, 1ms);
}

void TestSsiCodec::outOfStep()
{
    SsiCodec codec({});
    const QByteArray noise("\x00\x01\x03\x09\x41\x42", 6);
    const CodecOutput output = codec.feed(QByteArray(noise + decoded("]C1A")), 1ms);
    QCOMPARE(output.readings.size(), 1);
    QCOMPARE(codec.noiseBytes(), 6);
}

void TestSsiCodec::stopsHalfWay()
{
    SsiCodec codec({});
    codec.feed(decoded("]C1A").first(6), 1ms);
    QVERIFY(codec.pendingDeadline());
    const CodecOutput silence = codec.elapse(*codec.pendingDeadline());
    QCOMPARE(silence.reply, Resend);
    QCOMPARE(codec.feed(decoded("]C1A"), 2s).readings.size(), 1);
}

void TestSsiCodec::overflow()
{
    SsiCodec codec({.maxLength = 10});
    codec.feed(decoded(QByteArray(9, 'A'), ssi::ContinuedBit), 1ms);
    const CodecOutput output = codec.feed(decoded("BCD"), 2ms);
    QCOMPARE(output.readings.size(), 1);
    QCOMPARE(output.readings[0].status, FrameStatus::Overflow);
    QCOMPARE(output.readings[0].bytes.size(), 10);
    QCOMPARE(codec.feed(decoded("E"), 3ms).readings.value(0).status, FrameStatus::Ok);
}

void TestSsiCodec::unplugged()
{
    SsiCodec codec({});
    codec.feed(decoded("]d2AB", ssi::ContinuedBit), 1ms);
    const CodecOutput output = codec.disconnect();
    QCOMPARE(output.readings.size(), 1);
    QCOMPARE(output.readings[0].status, FrameStatus::DiscardedOnDisconnect);
    QVERIFY(codec.disconnect().readings.isEmpty());
}

QTEST_GUILESS_MAIN(TestSsiCodec)
#include "tst_ssicodec.moc"
