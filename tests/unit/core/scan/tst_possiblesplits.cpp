// SPDX-License-Identifier: Apache-2.0
#include "core/scan/possiblesplits.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::ElementString;
using pw::scan::possibleSplits;

namespace {

constexpr int Year = 2026;

QStringList splitsOf(const QString &brackets)
{
    const auto read = ElementString::parseBracketed(brackets, Year);
    Q_ASSERT(read);
    QStringList texts;
    for (const ElementString &split : possibleSplits(*read, Year))
        texts.append(split.toBracketed());
    return texts;
}

} // namespace

class TestPossibleSplits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readings_data();
    void readings();
    void everySplitSpellsTheSame();
    void bounded();
};

void TestPossibleSplits::readings_data()
{
    QTest::addColumn<QString>("read");
    QTest::addColumn<QStringList>("splits");
    const QString gtin = u"(01)09521141012345"_s;
    QTest::newRow("nothing to cut") << gtin + u"(21)A7K2"_s << QStringList();
    QTest::newRow("expiry swallowed")
        << gtin + u"(21)A7K2M17280531"_s << QStringList{gtin + u"(21)A7K2M(17)280531"_s};
    QTest::newRow("lot swallowed, in the middle")
        << u"(21)A7K210L26"_s + gtin << QStringList{u"(21)A7K2(10)L26"_s + gtin};
    QTest::newRow("two separators lost")
        << gtin + u"(21)AX10LY17280531"_s
        << QStringList{gtin + u"(21)AX(10)LY17280531"_s, gtin + u"(21)AX(10)LY(17)280531"_s,
                       gtin + u"(21)AX10LY(17)280531"_s};
    QTest::newRow("what would be there twice is none") << gtin + u"(21)A21B"_s << QStringList();
    QTest::newRow("a date that does not exist") << gtin + u"(21)AX17281331"_s << QStringList();
    QTest::newRow("fixed length loses nothing") << gtin + u"(17)280531"_s << QStringList();
}

void TestPossibleSplits::readings()
{
    QFETCH(const QString, read);
    QTEST(splitsOf(read), "splits");
}

void TestPossibleSplits::everySplitSpellsTheSame()
{
    const QString data = u"21A10B17280531X91C"_s;
    const auto read = ElementString::parse(data, Year);
    QVERIFY(read);
    const auto splits = possibleSplits(*read, Year);
    QVERIFY(!splits.isEmpty());
    for (const ElementString &split : splits) {
        QVERIFY(split != *read);
        QString spelled;
        for (const auto &[ai, value] : split.elements())
            spelled += ai + value;
        QCOMPARE(spelled, data);
    }
}

/// A value made of nothing but AIs has more readings than anybody wants.
void TestPossibleSplits::bounded()
{
    const auto read = ElementString::parse(QString(u"91"_s + u"9"_s.repeated(90)), Year);
    QVERIFY(read);
    QCOMPARE_LE(possibleSplits(*read, Year).size(), pw::scan::MostSplits);
}

QTEST_GUILESS_MAIN(TestPossibleSplits)
#include "tst_possiblesplits.moc"
