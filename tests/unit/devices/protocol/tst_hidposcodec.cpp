// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/hidposcodec.h"
#include "tests/support/sharedfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::scan::FrameStatus;

namespace {

const pw::scan::Framing Suffixed{.suffixes = {"\r\n", "\r"}};

QByteArray report(const QByteArray &data, bool more = false, const QByteArray &aim = "]d2",
                  qsizetype shift = 0)
{
    QByteArray bytes(64, '\0');
    bytes[0] = 2;
    bytes[1] = char(data.size());
    bytes.replace(2 + shift, 3, aim);
    bytes.replace(5 + shift, data.size(), data);
    bytes[63] = more ? 1 : 0;
    return bytes;
}

} // namespace

class TestHidPosCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void h1Reports_data();
    void h1Reports();
    void identifierOneByteLater();
    void lengthThatCannotBe();
    void secondReportMissing();
    void unpluggedBetweenReports();
    void tooLong();
};

void TestHidPosCodec::h1Reports_data()
{
    PW_REQUIRE_SHARED("devices/captures/hidpos-reports.json");
    QTest::addColumn<QList<QByteArray>>("reports");
    QTest::addColumn<QByteArray>("code");
    const auto file = pw::test::readSharedFile(u"devices/captures/hidpos-reports.json"_s);
    QVERIFY(file);
    const QJsonArray cases = QJsonDocument::fromJson(*file)["cases"_L1].toArray();
    QVERIFY(cases.size() >= 7);
    for (const QJsonValue &one : cases) {
        QList<QByteArray> reports;
        const QJsonArray list = one["reports"_L1].toArray();
        for (const QJsonValue &hex : list)
            reports.append(QByteArray::fromHex(hex.toString().toLatin1()));
        const QJsonValue expected = one["expect"_L1];
        QCOMPARE(expected["status"_L1].toString(), u"ok"_s);
        QTest::newRow(qPrintable(one["id"_L1].toString()))
            << reports
            << expected["aim"_L1].toString().toLatin1()
                   + QByteArray::fromHex(expected["data_hex"_L1].toString().toLatin1());
    }
}

void TestHidPosCodec::h1Reports()
{
    QFETCH(const QList<QByteArray>, reports);
    QFETCH(const QByteArray, code);
    HidPosCodec codec({}, Suffixed);
    QList<Reading> readings;
    for (const QByteArray &bytes : reports)
        readings += codec.feed(bytes, 1ms).readings;
    QCOMPARE(readings.size(), 1);
    QCOMPARE(readings[0].status, FrameStatus::Ok);
    QCOMPARE(readings[0].bytes, code);
    QVERIFY(!codec.pendingDeadline());
}

void TestHidPosCodec::identifierOneByteLater()
{
    HidPosCodec codec({}, {});
    const QList<Reading> readings = codec.feed(report("0104", false, "]d2", 1), 1ms).readings;
    QCOMPARE(readings.size(), 1);
    QCOMPARE(readings[0].bytes, QByteArray("]d20104"));
}

void TestHidPosCodec::lengthThatCannotBe()
{
    HidPosCodec codec({}, {});
    codec.feed(report("first", true), 1ms);
    QByteArray wrong = report("x");
    wrong[1] = 57;
    const CodecOutput output = codec.feed(wrong, 2ms);
    QVERIFY(output.readings.isEmpty());
    QCOMPARE(output.notices.value(0).kind, Notice::Kind::BadPacket);
    QVERIFY(codec.feed(report("x").first(20), 3ms).readings.isEmpty()); // a stub of a report
    QCOMPARE(codec.feed(report("next"), 4ms).readings.value(0).bytes, QByteArray("]d2next"));
}

void TestHidPosCodec::secondReportMissing()
{
    HidPosCodec codec({}, {});
    QVERIFY(codec.feed(report("half", true), 1ms).readings.isEmpty());
    QCOMPARE(codec.pendingDeadline(), std::optional<std::chrono::nanoseconds>(251ms));
    const QList<Reading> readings = codec.feed(report("whole"), 1s).readings;
    QCOMPARE(readings.size(), 2);
    QCOMPARE(readings[0].status, FrameStatus::FramingError);
    QCOMPARE(readings[1].bytes, QByteArray("]d2whole"));
}

void TestHidPosCodec::unpluggedBetweenReports()
{
    HidPosCodec codec({}, {});
    codec.feed(report("half", true), 1ms);
    QCOMPARE(codec.disconnect().readings.value(0).status, FrameStatus::DiscardedOnDisconnect);
    QVERIFY(codec.disconnect().readings.isEmpty());
    QCOMPARE(codec.feed(report("next"), 2ms).readings.value(0).bytes, QByteArray("]d2next"));
}

void TestHidPosCodec::tooLong()
{
    HidPosCodec codec({}, {.maxLength = 60});
    codec.feed(report(QByteArray(56, 'A'), true), 1ms);
    QCOMPARE(codec.feed(report(QByteArray(56, 'B'), true), 2ms).readings.value(0).status,
             FrameStatus::Overflow);
}

QTEST_GUILESS_MAIN(TestHidPosCodec)
#include "tst_hidposcodec.moc"
