// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/charset.h"
#include "core/gs1/gln.h"
#include "core/gs1/gtin.h"
#include "core/gs1/sscc.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::Gln;
using pw::gs1::Gtin;
using pw::gs1::KeyError;
using pw::gs1::Sscc;

Q_DECLARE_METATYPE(KeyError)

class TestKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void gtinIsPadded_data();
    void gtinIsPadded();
    void gtinRefused_data();
    void gtinRefused();
    void sscc();
    void gln();
    void everyWrongCheckDigitIsRefused();
    void characterSets();
};

void TestKeys::gtinIsPadded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("gtin14");
    QTest::newRow("GTIN-14") << u"09521141012345"_s << u"09521141012345"_s;
    QTest::newRow("GTIN-14 with indicator") << u"19521141012342"_s << u"19521141012342"_s;
    QTest::newRow("GTIN-13") << u"9521141012345"_s << u"09521141012345"_s;
    QTest::newRow("GTIN-12") << u"001122334455"_s << u"00001122334455"_s;
    QTest::newRow("GTIN-8") << u"96385074"_s << u"00000096385074"_s;
}

void TestKeys::gtinIsPadded()
{
    QFETCH(const QString, text);
    const auto gtin = Gtin::parse(text);
    QVERIFY(gtin);
    QTEST(gtin->toString(), "gtin14");
    QCOMPARE(Gtin::parse(gtin->toString()).has_value(), true);
    QVERIFY(*Gtin::parse(gtin->toString()) == *gtin);
}

void TestKeys::gtinRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<KeyError>("error");
    QTest::newRow("nothing") << QString() << KeyError::WrongLength;
    QTest::newRow("zeros left out to a length that is none")
        << u"345674"_s << KeyError::WrongLength;
    QTest::newRow("fifteen digits") << u"009521141012345"_s << KeyError::WrongLength;
    QTest::newRow("letter O") << u"O9521141012345"_s << KeyError::NotDigits;
    QTest::newRow("digits of another script") << u"٠٩٥٢١١٤١٠١٢٣٤٥"_s << KeyError::NotDigits;
    QTest::newRow("check digit") << u"09521141012346"_s << KeyError::BadCheckDigit;
    QTest::newRow("two digits swapped") << u"09521141021345"_s << KeyError::BadCheckDigit;
}

void TestKeys::gtinRefused()
{
    QFETCH(const QString, text);
    const auto gtin = Gtin::parse(text);
    QVERIFY(!gtin);
    QTEST(gtin.error(), "error");
}

void TestKeys::sscc()
{
    const auto key = Sscc::parse(u"395211410000000015");
    QVERIFY(key);
    QCOMPARE(key->toString(), u"395211410000000015"_s);
    QCOMPARE(Sscc::parse(u"395211410000000016").error(), KeyError::BadCheckDigit);
    QCOMPARE(Sscc::parse(u"39521141000000001").error(), KeyError::WrongLength);
}

void TestKeys::gln()
{
    const auto key = Gln::parse(u"9521141100011");
    QVERIFY(key);
    QCOMPARE(key->toString(), u"9521141100011"_s);
    QCOMPARE(Gln::parse(u"9521141100012").error(), KeyError::BadCheckDigit);
    QCOMPARE(Gln::parse(u"09521141100011").error(), KeyError::WrongLength);
}

void TestKeys::everyWrongCheckDigitIsRefused()
{
    int accepted = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        accepted +=
            Sscc::parse(QString(u"39521141000000001"_s + QLatin1Char(digit))).has_value() ? 1 : 0;
    QCOMPARE(accepted, 1);
}

void TestKeys::characterSets()
{
    const QString set82 = u"!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
                          "abcdefghijklmnopqrstuvwxyz"_s;
    const QString set39 = u"#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"_s;
    const QString set64 = u"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"_s;
    QCOMPARE(set82.size(), 82);
    QCOMPARE(set39.size(), 39);
    QCOMPARE(set64.size(), 64);
    for (int c = 0; c <= 0xffff; ++c) {
        const auto unit = char16_t(c);
        QVERIFY2(pw::gs1::isSet82(unit) == set82.contains(QChar(unit)),
                 qPrintable(QString::number(c)));
        QVERIFY2(pw::gs1::isSet39(unit) == set39.contains(QChar(unit)),
                 qPrintable(QString::number(c)));
        QVERIFY2(pw::gs1::isSet64(unit) == set64.contains(QChar(unit)),
                 qPrintable(QString::number(c)));
    }
    QCOMPARE(pw::gs1::firstOutsideSet82(u"AB CD"), 2);
    QCOMPARE(pw::gs1::firstOutsideSet82(set82), -1);
}

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_keys.moc"
