// SPDX-License-Identifier: Apache-2.0
#include "core/epc/sgtin.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::epc::Sgtin;
using pw::epc::SgtinError;
using pw::gs1::Gtin;

class TestSgtin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void serials();
    void everyCharacterOfASerialCounts();
};

void TestSgtin::serials()
{
    const Gtin gtin = *Gtin::parse(u"09521141012345");
    const QString twenty = u"ABCDEFGHIJKLMNOPQRST"_s;
    QCOMPARE(Sgtin::make(gtin, twenty)->serial(), twenty);
    QCOMPARE(Sgtin::make(gtin, twenty)->gtin(), gtin);
    QCOMPARE(Sgtin::make(gtin, QString()).error(), SgtinError::EmptySerial);
    QCOMPARE(Sgtin::make(gtin, twenty + u'U').error(), SgtinError::SerialTooLong);
    QCOMPARE(Sgtin::make(gtin, u"AB CD"_s).error(), SgtinError::SerialCharacter);
    QCOMPARE(Sgtin::make(gtin, u"Zü"_s).error(), SgtinError::SerialCharacter);
}

void TestSgtin::everyCharacterOfASerialCounts()
{
    const Gtin gtin = *Gtin::parse(u"09521141012345");
    const Gtin other = *Gtin::parse(u"19521141012342");
    const Sgtin sgtin = *Sgtin::make(gtin, u"007a"_s);
    QVERIFY(sgtin == *Sgtin::make(gtin, u"007a"_s));
    QCOMPARE(qHash(sgtin), qHash(*Sgtin::make(gtin, u"007a"_s)));
    QVERIFY(sgtin != *Sgtin::make(gtin, u"007A"_s));
    QVERIFY(sgtin != *Sgtin::make(gtin, u"7a"_s));
    QVERIFY(sgtin != *Sgtin::make(other, u"007a"_s));
}

QTEST_GUILESS_MAIN(TestSgtin)
#include "tst_sgtin.moc"
