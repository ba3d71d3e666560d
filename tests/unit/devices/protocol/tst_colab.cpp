// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/colab.h"

#include <QtTest>

using namespace std::chrono_literals;
using namespace pw::devices;

using pw::scan::FrameStatus;

class TestColaB : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void telegram();
    void resultsAndAnswers();
    void wrongCheckByte();
    void hugeLength();
    void unplugged();
};

void TestColaB::telegram()
{
    // Check byte computed by another program.
    QCOMPARE(colaBTelegram("sRN LocationName").toHex(),
             QByteArray("0202020200000010") + QByteArray("sRN LocationName").toHex() + "55");
}

void TestColaB::resultsAndAnswers()
{
    const QByteArray bytes = "noise" + colaBTelegram("sAN mTCgateon 1") + colaBTelegram("]d2A|]d2B")
                             + colaBTelegram("NoRead") + colaBTelegram("sFA 01");
    for (const qsizetype chunk : {bytes.size(), qsizetype(1)}) {
        ColaBCodec codec({.noReads = {"NoRead"}, .codeDelimiter = "|"});
        CodecOutput all;
        for (qsizetype i = 0; i < bytes.size(); i += chunk) {
            const CodecOutput output = codec.feed(bytes.mid(i, chunk), 1ms);
            all.readings += output.readings;
            all.notices += output.notices;
        }
        QCOMPARE(all.readings.size(), 3);
        QCOMPARE(all.readings[0].bytes, QByteArray("]d2A"));
        QCOMPARE(all.readings[1].bytes, QByteArray("]d2B"));
        QCOMPARE(all.readings[2].status, FrameStatus::NoRead);
        QCOMPARE(all.notices, (QList<Notice>{{Notice::Kind::CommandDone, "mTCgateon 1"},
                                             {Notice::Kind::CommandRefused, "01"}}));
        QCOMPARE(codec.noiseBytes(), 5);
    }
}

void TestColaB::wrongCheckByte()
{
    ColaBCodec codec({});
    QByteArray damaged = colaBTelegram("]d2A");
    damaged[9] = 'X';
    QCOMPARE(codec.feed(damaged, 1ms).readings.value(0).status, FrameStatus::FramingError);
    QCOMPARE(codec.feed(colaBTelegram("]d2B"), 1ms).readings.value(0).bytes, QByteArray("]d2B"));
}

void TestColaB::hugeLength()
{
    ColaBCodec codec({});
    const CodecOutput output = codec.feed(QByteArray("\x02\x02\x02\x02\x7f\xff\xff\xff", 8), 1ms);
    QCOMPARE(output.readings.value(0).status, FrameStatus::Overflow);
    QCOMPARE(codec.feed(colaBTelegram("]d2B"), 1ms).readings.value(0).bytes, QByteArray("]d2B"));
}

void TestColaB::unplugged()
{
    ColaBCodec codec({});
    codec.feed(colaBTelegram("]d2ABC").first(11), 1ms);
    QCOMPARE(codec.disconnect().readings.value(0).status, FrameStatus::DiscardedOnDisconnect);
}

QTEST_GUILESS_MAIN(TestColaB)
#include "tst_colab.moc"
