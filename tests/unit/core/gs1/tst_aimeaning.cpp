// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aimeaning.h"
#include "core/gs1/elementview.h"

#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::gs1;

class TestAiMeaning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyAiHasOne();
    void noneWithoutAi();
    void wholeRange();
    void readable_data();
    void readable();
};

void TestAiMeaning::everyAiHasOne()
{
    QSet<QString> seen;
    for (const AiEntry &entry : aiTable()) {
        const QString meaning = meaningOf(QString(entry.first));
        QVERIFY2(!meaning.isEmpty(), entry.first.latin1());
        QVERIFY2(!seen.contains(meaning), qPrintable(meaning));
        seen.insert(meaning);
    }
}

void TestAiMeaning::noneWithoutAi()
{
    QVERIFY(meaningOf(u"05").isEmpty());
    QVERIFY(meaningOf(u"").isEmpty());
}

void TestAiMeaning::wholeRange()
{
    QCOMPARE(meaningOf(u"3103"), "Net weight in kilograms"_L1);
    QCOMPARE(meaningOf(u"99"), meaningOf(u"91"));
}

void TestAiMeaning::readable_data()
{
    QTest::addColumn<QString>("data");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &data, const QString &text) {
        QTest::newRow(name) << data << text;
    };
    row("a key stands as it is", u"0109521141012345"_s, {});
    row("a lot, too", u"10L1"_s, {});
    row("day", u"17280531"_s, u"2028-05-31"_s);
    row("day 00 is a month", u"17280500"_s, u"2028-05"_s);
    row("day 00 of a leap February", u"17280200"_s, u"2028-02"_s);
    row("last century", u"11991231"_s, u"1999-12-31"_s);
    row("date and time", u"70032805311430"_s, u"2028-05-31 14:30"_s);
    row("date and hour", u"800828053114"_s, u"2028-05-31 14 h"_s);
    row("to the second", u"8008280531143059"_s, u"2028-05-31 14:30:59"_s);
    row("two dates", u"7007260101260131"_s, u"2026-01-01 to 2026-01-31"_s);
    row("eight digits of a date", u"725019991231"_s, u"1999-12-31"_s);
    row("three decimals", u"3103001250"_s, u"1.250 kg"_s);
    row("no decimals", u"3100001250"_s, u"1250 kg"_s);
    row("less than one", u"3105000012"_s, u"0.00012 kg"_s);
    row("zero", u"3103000000"_s, u"0.000 kg"_s);
    row("unit with brackets", u"3600000002"_s, u"2 qt (US)"_s);
    row("logistic unit", u"3301000123"_s, u"12.3 kg"_s);
    row("amount", u"39021250"_s, u"12.50"_s);
    row("amount with currency", u"39129781250"_s, u"978 12.50"_s);
    row("more decimals than digits", u"39095"_s, u"0.000000005"_s);
    row("percentage", u"39410125"_s, u"12.5 %"_s);
    row("frost", u"4333001850-"_s, u"-18.50 °C"_s);
    row("warmth", u"4331000800"_s, u"8.00 °C"_s);
    row("yes", u"43211"_s, u"yes"_s);
    row("no", u"43210"_s, u"no"_s);
    row("piece of", u"8006095211410123450102"_s, u"09521141012345 01 of 02"_s);
    row("place on earth", u"430914150000002015000000"_s, u"51.5000000, 21.5000000"_s);
}

void TestAiMeaning::readable()
{
    QFETCH(const QString, data);
    ElementViews elements;
    const auto error = readElements(data, 2026, elements);
    QVERIFY2(!error, error ? qPrintable(QString::number(int(error->code))) : "");
    QCOMPARE(elements.size(), 1);
    QTEST(readableValue(elements[0], 2026), "text");
}

QTEST_GUILESS_MAIN(TestAiMeaning)
#include "tst_aimeaning.moc"
