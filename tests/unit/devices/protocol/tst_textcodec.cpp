// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"
#include "devices/protocol/makecodec.h"
#include "tests/support/sharedfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::scan::FrameStatus;

namespace {

QString profileOf(const QString &transcript)
{
    if (transcript.startsWith("cognex"_L1))
        return u"cognex-dataman"_s;
    if (transcript.startsWith("keyence"_L1))
        return u"keyence-sr"_s;
    return transcript.startsWith("sick"_L1) ? u"sick-lector"_s : u"generic-tcp"_s;
}

QByteArray bytesOf(const QJsonValue &hex)
{
    return QByteArray::fromHex(hex.toString().toLatin1());
}

} // namespace

/// Acceptance test F1, the pure part of F3 and F4, and the handshake of text protocols.
class TestTextCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void f1Transcripts_data();
    void f1Transcripts();
    void f3IncompleteGroups_data();
    void f3IncompleteGroups();
    void f4Delimiters_data();
    void f4Delimiters();
    void codesTellThemselvesApart();
    void noCodeHidesBehindAnAnswer();
    void handshake();
};

void TestTextCodec::f1Transcripts_data()
{
    PW_REQUIRE_SHARED("devices/captures/fixed-reader-transcripts.json");
    QTest::addColumn<QList<QByteArray>>("chunks");
    QTest::addColumn<QList<QByteArray>>("codes");
    QTest::addColumn<QStringList>("statuses");
    const auto file = pw::test::readSharedFile(u"devices/captures/fixed-reader-transcripts.json"_s);
    QVERIFY(file);
    const QJsonArray all = QJsonDocument::fromJson(*file)["transcripts"_L1].toArray();
    QVERIFY(all.size() >= 13);
    for (const QJsonValue &one : all) {
        QList<QByteArray> chunks;
        QList<QByteArray> codes;
        QStringList statuses;
        const QJsonArray steps = one["steps"_L1].toArray();
        for (const QJsonValue &step : steps) {
            if (step["dir"_L1].toString() == "<"_L1)
                chunks.append(bytesOf(step["hex"_L1]));
        }
        const QJsonArray expected = one["expect"_L1].toArray();
        for (const QJsonValue &expect : expected) {
            codes.append(expect["aim"_L1].toString().toLatin1() + bytesOf(expect["data_hex"_L1]));
            statuses.append(expect["status"_L1].toString());
        }
        QTest::newRow(qPrintable(one["id"_L1].toString())) << chunks << codes << statuses;
    }
}

void TestTextCodec::f1Transcripts()
{
    QFETCH(const QList<QByteArray>, chunks);
    QFETCH(const QList<QByteArray>, codes);
    QFETCH(const QStringList, statuses);
    const auto profile =
        DeviceProfiles().load(profileOf(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(profile);
    for (const bool byteByByte : {false, true}) {
        const auto codec = makeCodec(*profile);
        QList<Reading> readings;
        for (const QByteArray &chunk : chunks) {
            const qsizetype size = byteByByte ? 1 : chunk.size();
            for (qsizetype i = 0; i < chunk.size(); i += size)
                readings += codec->feed(chunk.mid(i, size), 1ms).readings;
        }
        QCOMPARE(readings.size(), codes.size());
        for (qsizetype i = 0; i < codes.size(); ++i) {
            QCOMPARE(readings[i].bytes, codes[i]);
            // Whether a whole code is ambiguous is for the reading of its elements to find.
            const bool noRead = statuses[i] == "no_read"_L1;
            QCOMPARE(readings[i].status, noRead ? FrameStatus::NoRead : FrameStatus::Ok);
        }
    }
}

void TestTextCodec::f3IncompleteGroups_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<int>("expected");
    QTest::addColumn<bool>("complete");
    QTest::newRow("all there") << QByteArray("]d2A|]d2B|]d2C") << 3 << true;
    QTest::newRow("any number") << QByteArray("]d2A|]d2B") << 0 << true;
    QTest::newRow("one not read") << QByteArray("]d2A|NOREAD|]d2C") << 3 << false;
    QTest::newRow("one not read, number not laid down") << QByteArray("]d2A|NOREAD") << 0 << false;
    QTest::newRow("one empty") << QByteArray("]d2A||]d2C") << 3 << false;
    QTest::newRow("too few") << QByteArray("]d2A|]d2B") << 3 << false;
    QTest::newRow("only one") << QByteArray("]d2A") << 3 << false;
    QTest::newRow("too many") << QByteArray("]d2A|]d2B|]d2C|]d2D") << 3 << false;
}

void TestTextCodec::f3IncompleteGroups()
{
    QFETCH(const QByteArray, frame);
    QFETCH(const int, expected);
    QFETCH(const bool, complete);
    auto profile = DeviceProfiles().load(u"generic-tcp"_s);
    pw::scan::DeviceProfile grouped = *profile;
    grouped.framing.expectedCodes = expected;
    const auto readings =
        makeCodec(grouped)->feed(QByteArray("\x02" + frame + "\x03"), 1ms).readings;
    QCOMPARE(readings.size(), frame.count('|') + 1);
    for (qsizetype i = 0; i < readings.size(); ++i) {
        QVERIFY(readings[i].group);
        QCOMPARE(*readings[i].group, (GroupPlace{int(i), int(readings.size()), complete}));
    }
}

void TestTextCodec::f4Delimiters_data()
{
    QTest::addColumn<char>("byte");
    QTest::addColumn<bool>("usable");
    for (const char byte : {'|', '\t', '\x1f', '#', '~', '^', ' '})
        QTest::addRow("%02x may", unsigned(byte)) << byte << true;
    for (const char byte : {',', ';', '/', '-', '_', 'A', '0', ']', '\x1d', '\r', '\n', '\0'})
        QTest::addRow("%02x may not", unsigned(byte)) << byte << false;
}

void TestTextCodec::f4Delimiters()
{
    QFETCH(const char, byte);
    QFETCH(const bool, usable);
    QCOMPARE(pw::scan::isUsableDelimiter(byte), usable);
    const QByteArray json = R"({"schema": 1, "id": "r", "name": "R", "kind": "tcp", "framing":
        {"terminators": ["03"], "code_delimiter": ")"
                            + QByteArray(1, byte).toHex() + R"("}})";
    QCOMPARE(pw::scan::DeviceProfile::fromJson(json).has_value(), usable);
}

void TestTextCodec::codesTellThemselvesApart()
{
    pw::scan::DeviceProfile profile;
    profile.framing = {.terminators = {"\r"}, .splitAtAim = true};
    const auto readings = makeCodec(profile)->feed("]d2A]C100340]E0123\r", 1ms).readings;
    QCOMPARE(readings.size(), 3);
    QCOMPARE(readings[1].bytes, QByteArray("]C100340"));
    QVERIFY(readings[2].group->complete);
}

void TestTextCodec::noCodeHidesBehindAnAnswer()
{
    const auto codec = makeCodec(*DeviceProfiles().load(u"keyence-sr"_s));
    QCOMPARE(codec->feed("]d2OK,LON\r", 1ms).readings.size(), 1);
    QCOMPARE(codec->feed("OK,LON\r", 1ms).notices.value(0),
             (Notice{Notice::Kind::CommandDone, "LON"}));
}

void TestTextCodec::handshake()
{
    pw::scan::DeviceProfile profile;
    profile.framing = {.prefix = "\x02", .terminators = {"\x03"}};
    profile.ack = {true, "\x06", "\x15", 2000ms};
    const auto codec = makeCodec(profile);
    const CodecOutput first = codec->feed("\x02]d2A\x03", 1s);
    QCOMPARE(first.readings.size(), 1);
    QCOMPARE(first.reply, QByteArray("\x06"));
    const CodecOutput again = codec->feed("\x02]d2A\x03", 2s); // our ACK was lost
    QVERIFY(again.readings.isEmpty());
    QCOMPARE(again.notices.value(0).kind, Notice::Kind::Resent);
    QCOMPARE(again.reply, QByteArray("\x06"));
    const CodecOutput broken = codec->feed("\x02]d2\x02]d2B\x03", 3s);
    QCOMPARE(broken.reply, QByteArray("\x15\x06"));
    QCOMPARE(broken.readings.size(), 2);                          // what was broken is told, too
    QCOMPARE(codec->feed("\x02]d2B\x03", 6s).readings.size(), 1); // late enough to be a scan
}

QTEST_GUILESS_MAIN(TestTextCodec)
#include "tst_textcodec.moc"
