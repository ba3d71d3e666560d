// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/capture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

namespace {

const pw::scan::Framing Lines{.terminators = {"\r"}};
const QByteArray Item = "]d20104012345678901"
                        "21ABC123\x1d"
                        "10LOT42";

QByteArray bytesOf(const QByteArray &json)
{
    QByteArray all;
    const QJsonArray chunks = QJsonDocument::fromJson(json)["frames"_L1][0]["chunks"_L1].toArray();
    for (const QJsonValue &chunk : chunks)
        all += QByteArray::fromHex(chunk["hex"_L1].toString().toLatin1());
    return all;
}

} // namespace

class TestCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statistics();
    void exportKeepsChunksAndTimes();
    void exportMasksSerials();
    void masks_data();
    void masks();
    void readable();
    void doesNotGrowForEver();
};

void TestCapture::statistics()
{
    Capture capture;
    QCOMPARE(capture.statistics(), Capture::Statistics{});
    capture.add("abc", 1000ms);
    capture.add("d", 1002ms);
    capture.add("efgh", 1012ms);
    capture.add("i", 1013ms);
    capture.add("next", 2s); // another code: no gap
    QCOMPARE(capture.statistics(), (Capture::Statistics{5, 13, 4, 3, 1ms, 2ms, 10ms}));
}

void TestCapture::exportKeepsChunksAndTimes()
{
    Capture capture;
    capture.add(Item.first(10), 1000ms);
    capture.add(Item.sliced(10) + '\r', 1016ms);
    const QByteArray json = capture.toJson(u"bench"_s, Lines, Capture::Masking::None);
    QCOMPARE(bytesOf(json), QByteArray(Item + '\r'));
    const QJsonValue frame = QJsonDocument::fromJson(json)["frames"_L1][0];
    QCOMPARE(frame["id"_L1].toString(), u"bench"_s);
    QCOMPARE(frame["framing"_L1]["terminators"_L1][0].toString(), u"0d"_s);
    QCOMPARE(frame["chunks"_L1][1]["after_ms"_L1].toInt(), 16);
}

void TestCapture::exportMasksSerials()
{
    Capture capture;
    capture.add(Item.first(22), 1000ms); // in the middle of the serial number
    capture.add(Item.sliced(22) + "\rsecret\r", 1016ms);
    const QByteArray bytes = bytesOf(capture.toJson(u"bench"_s, Lines, Capture::Masking::Serials));
    QCOMPARE(bytes, QByteArray(QByteArray(Item).replace("ABC123", "XXX000") + "\rXXXXXX\r"));
}

void TestCapture::masks_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("masked");
    QTest::newRow("item") << Item << QByteArray(Item).replace("ABC123", "XXX000");
    QTest::newRow("container") << QByteArray("]C100340123450000000017")
                               << QByteArray("]C100000000000000000000");
    QTest::newRow("text") << QByteArray("]C0Lot-7") << QByteArray("]C0XXX-0");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestCapture::masks()
{
    QFETCH(const QByteArray, frame);
    QTEST(maskSerials(frame), "masked");
}

void TestCapture::readable()
{
    QCOMPARE(readableBytes(QByteArray("]d2A\x1d\r\x8d\x7f", 8)), u"]d2A<GS><CR><0x8D><0x7F>"_s);
    QCOMPARE(readableByte('\0'), u"<NUL>"_s);
}

void TestCapture::doesNotGrowForEver()
{
    Capture capture;
    for (int i = 0; i < 10'050; ++i)
        capture.add("x", std::chrono::milliseconds(i));
    QCOMPARE(capture.chunks().size(), 10'000);
    QCOMPARE(capture.chunks().first().at, std::chrono::nanoseconds(50ms));
}

QTEST_GUILESS_MAIN(TestCapture)
#include "tst_capture.moc"
