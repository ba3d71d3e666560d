// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/upce.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::gtinOfUpcE;
using pw::gs1::KeyError;

Q_DECLARE_METATYPE(KeyError)

class TestUpcE : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void expanded_data();
    void expanded();
    void refused_data();
    void refused();
};

/// One row for each rule of the General Specifications, 5.2.2.4.2.
void TestUpcE::expanded_data()
{
    QTest::addColumn<QString>("printed");
    QTest::addColumn<QString>("gtin");
    QTest::newRow("ends in 0") << u"01234505"_s << u"00012000003455"_s;
    QTest::newRow("ends in 1") << u"01234514"_s << u"00012100003454"_s;
    QTest::newRow("ends in 2") << u"01234523"_s << u"00012200003453"_s;
    QTest::newRow("ends in 3") << u"01234531"_s << u"00012300000451"_s;
    QTest::newRow("ends in 4") << u"01234543"_s << u"00012340000053"_s;
    QTest::newRow("ends in 5") << u"01234558"_s << u"00012345000058"_s;
    QTest::newRow("ends in 9") << u"01234596"_s << u"00012345000096"_s;
    QTest::newRow("number system 1") << u"11234562"_s << u"00112345000062"_s;
}

void TestUpcE::expanded()
{
    QFETCH(const QString, printed);
    const auto gtin = gtinOfUpcE(printed);
    QVERIFY(gtin);
    QTEST(gtin->toString(), "gtin");
}

void TestUpcE::refused_data()
{
    QTest::addColumn<QString>("printed");
    QTest::addColumn<KeyError>("error");
    QTest::newRow("check digit") << u"01234506"_s << KeyError::BadCheckDigit;
    QTest::newRow("number system 2") << u"21234505"_s << KeyError::NotDigits;
    QTest::newRow("letter") << u"0123450A"_s << KeyError::NotDigits;
    QTest::newRow("six digits") << u"123450"_s << KeyError::WrongLength;
    QTest::newRow("nothing") << QString() << KeyError::WrongLength;
}

void TestUpcE::refused()
{
    QFETCH(const QString, printed);
    const auto gtin = gtinOfUpcE(printed);
    QVERIFY(!gtin);
    QTEST(gtin.error(), "error");
}

QTEST_GUILESS_MAIN(TestUpcE)
#include "tst_upce.moc"
