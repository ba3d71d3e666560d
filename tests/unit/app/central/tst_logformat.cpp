// SPDX-License-Identifier: Apache-2.0
#include "app/central/logformat.h"
#include "core/base/logvalue.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::central;

namespace {

QByteArray entry(LogFormat format, const QString &message)
{
    return logEntry(format, "2026-05-11T12:00:00.000Z", "info", "pw.central", message);
}

QJsonObject object(const QString &message)
{
    return QJsonDocument::fromJson(entry(LogFormat::Json, message)).object();
}

} // namespace

class TestLogFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void wordsAndFields();
    void nothingStartsALine_data();
    void nothingStartsALine();
    void nobodyForgesAField();
    void longEntriesStaySound();
    void codes();
};

void TestLogFormat::values_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("word") << u"WS1"_s << QByteArray("WS1");
    QTest::newRow("umlaut") << u"Köln"_s << QByteArray("Köln");
    QTest::newRow("empty") << QString() << QByteArray("\"\"");
    QTest::newRow("space") << u"a b"_s << QByteArray("\"a b\"");
    QTest::newRow("equals sign") << u"a=b"_s << QByteArray("\"a=b\"");
    QTest::newRow("quote and backslash") << u"a\"\\"_s << QByteArray(R"("a\"\\")");
    QTest::newRow("line") << u"a\nb"_s << QByteArray(R"("a\nb")");
    QTest::newRow("escape sequence") << u"\x1b[31m"_s << QByteArray("\"?[31m\"");
}

void TestLogFormat::values()
{
    QFETCH(const QString, value);
    QTEST(logValue(value), "shown");
    // And back.
    const QJsonObject fields =
        object(u"x v="_s + QString::fromUtf8(logValue(value)) + u" w=1"_s)[u"fields"].toObject();
    QString expected = value;
    expected.replace(u'\x1b', u'?');
    QCOMPARE(fields[u"v"].toString(), expected);
    QCOMPARE(fields[u"w"].toString(), u"1"_s);
}

void TestLogFormat::wordsAndFields()
{
    const QString message = u"block asked for station=WS1 reason=\"disk full\" count=3"_s;
    QCOMPARE(entry(LogFormat::KeyValue, message),
             "time=2026-05-11T12:00:00.000Z level=info category=pw.central "
             "message=\"block asked for\" station=WS1 reason=\"disk full\" count=3");
    QCOMPARE(QJsonDocument(object(message)).toJson(QJsonDocument::Compact),
             R"({"category":"pw.central","fields":{"count":"3","reason":"disk full",)"
             R"("station":"WS1"},"level":"info","message":"block asked for",)"
             R"("time":"2026-05-11T12:00:00.000Z"})");
}

void TestLogFormat::nothingStartsALine_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow("line ends") << u"one\ntwo\r\nthree\r"_s;
    QTest::newRow("in a value") << u"x v=\"a\nb\""_s;
    QTest::newRow("unfinished value") << u"x v=\"a\nb"_s;
    QTest::newRow("NUL and bell") << QString(u"a\0b\a"_s);
}

void TestLogFormat::nothingStartsALine()
{
    QFETCH(const QString, message);
    for (const LogFormat format : {LogFormat::KeyValue, LogFormat::Json}) {
        for (const char c : entry(format, message))
            QVERIFY(uchar(c) >= 0x20 && c != 0x7f);
    }
}

void TestLogFormat::nobodyForgesAField()
{
    const QString name = u"x\" level=error station=\"WS9"_s;
    const QByteArray line =
        entry(LogFormat::KeyValue, u"refused station="_s + QString::fromUtf8(logValue(name)));
    QVERIFY(line.endsWith(R"(station="x\" level=error station=\"WS9")"));
    QCOMPARE(object(u"refused station="_s + QString::fromUtf8(logValue(name)))[u"fields"]
                 .toObject()
                 .size(),
             1);
    // What is no value of ours cannot be taken for the time or level of an entry.
    QCOMPARE(object(u"level=error time=0"_s)[u"level"].toString(), u"info"_s);
}

void TestLogFormat::longEntriesStaySound()
{
    for (const QChar c : {QChar(u'a'), QChar(u'\n'), QChar(u'\u20ac'), QChar(u'"')}) {
        const QString message = u"x v="_s + QString(100'000, c);
        QVERIFY(entry(LogFormat::KeyValue, message).size() <= 4000);
        const QByteArray json = entry(LogFormat::Json, message);
        QVERIFY(json.size() <= 4000);
        QVERIFY(QJsonDocument::fromJson(json).isObject());
    }
}

void TestLogFormat::codes()
{
    QCOMPARE(logFormatFromCode(u"keyvalue"), std::optional(LogFormat::KeyValue));
    QCOMPARE(logFormatFromCode(u"json"), std::optional(LogFormat::Json));
    QVERIFY(!logFormatFromCode(u"xml"));
}

QTEST_GUILESS_MAIN(TestLogFormat)
#include "tst_logformat.moc"
