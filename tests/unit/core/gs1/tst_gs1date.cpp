// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gs1date.h"
#include "tests/support/sharedfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::Gs1Date;

namespace {
constexpr auto Vectors = "standards/examples-ours/gs1/date-vectors.json";
}

class TestGs1Date : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void vectors_data();
    void vectors();
    void centuries_data();
    void centuries();
    void dayZeroIsKept();
    void refused_data();
    void refused();
};

void TestGs1Date::vectors_data()
{
    PW_REQUIRE_SHARED(Vectors);
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("currentYear");
    QTest::addColumn<QDate>("date");
    const auto file = pw::test::readSharedFile(QString::fromLatin1(Vectors));
    const QJsonArray vectors = QJsonDocument::fromJson(*file).array();
    for (const QJsonValue &vector : vectors) {
        const QString text = vector[u"yymmdd"].toString();
        const int year = vector[u"referenceYear"].toInt();
        QTest::addRow("%s seen from %d", qPrintable(text), year)
            << text << year << QDate::fromString(vector[u"iso"].toString(), Qt::ISODate);
    }
    qInfo("%lld date vectors", vectors.size());
}

void TestGs1Date::vectors()
{
    QFETCH(const QString, text);
    QFETCH(const int, currentYear);
    QFETCH(const QDate, date);
    const auto read = Gs1Date::parse(text, currentYear);
    QCOMPARE(read.has_value(), date.isValid());
    if (read)
        QCOMPARE(read->lastDay, date);
}

void TestGs1Date::centuries_data()
{
    QTest::addColumn<int>("twoDigits");
    QTest::addColumn<int>("currentYear");
    QTest::addColumn<int>("year");
    QTest::newRow("the same year") << 26 << 2026 << 2026;
    QTest::newRow("50 ahead is ahead") << 76 << 2026 << 2076;
    QTest::newRow("51 ahead is behind") << 77 << 2026 << 1977;
    QTest::newRow("49 behind is behind") << 0 << 2049 << 2000;
    QTest::newRow("50 behind is ahead") << 0 << 2050 << 2100;
    QTest::newRow("turn of a century, ahead") << 1 << 2099 << 2101;
    QTest::newRow("turn of a century, behind") << 99 << 2100 << 2099;
}

void TestGs1Date::centuries()
{
    QFETCH(const int, twoDigits);
    QFETCH(const int, currentYear);
    QTEST(pw::gs1::fullYear(twoDigits, currentYear), "year");
}

void TestGs1Date::dayZeroIsKept()
{
    QCOMPARE(Gs1Date::parse(u"280200", 2026), (Gs1Date{QDate(2028, 2, 29), true}));
    QCOMPARE(Gs1Date::parse(u"280229", 2026), (Gs1Date{QDate(2028, 2, 29), false}));
    QVERIFY(!Gs1Date::parse(u"280200", 2026, false));
    QVERIFY(Gs1Date::parse(u"280229", 2026, false));
}

void TestGs1Date::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("five digits") << u"28053"_s;
    QTest::newRow("eight digits") << u"20280531"_s;
    QTest::newRow("a letter") << u"28O531"_s;
    QTest::newRow("a sign where a digit belongs") << u"28+531"_s;
    QTest::newRow("a blank where a digit belongs") << u"28 531"_s;
    QTest::newRow("digits of another script") << u"٢٨٠٥٣١"_s;
    QTest::newRow("month 00") << u"280031"_s;
    QTest::newRow("month 00, day 00") << u"280000"_s;
    QTest::newRow("month 13") << u"281301"_s;
    QTest::newRow("month 13, day 00") << u"281300"_s;
    QTest::newRow("31 April") << u"280431"_s;
    QTest::newRow("29 February in a common year") << u"270229"_s;
}

void TestGs1Date::refused()
{
    QFETCH(const QString, text);
    QVERIFY(!Gs1Date::parse(text, 2026));
}

QTEST_GUILESS_MAIN(TestGs1Date)
#include "tst_gs1date.moc"
