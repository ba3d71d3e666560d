// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epcurn.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::epc::EpcUrn;

class TestEpcUrn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void fields();
    void malformed_data();
    void malformed();
};

void TestEpcUrn::fields()
{
    const auto urn = EpcUrn::parse(u"urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()");
    QVERIFY(urn);
    QCOMPARE(urn->scheme, u"sgtin"_s);
    QCOMPARE(urn->company, u"0614141"_s);
    QCOMPARE(urn->reference, u"812345"_s);
    QCOMPARE(urn->serial, u"6789/&%\"!?()"_s);

    const auto place = EpcUrn::parse(u"urn:epc:id:sgln:952114100123..DOCK-12");
    QVERIFY(place);
    QCOMPARE(place->reference, QString());
    QCOMPARE(place->serial, u"DOCK-12"_s);
}

void TestEpcUrn::malformed_data()
{
    QTest::addColumn<QString>("urn");
    QTest::newRow("no fields") << u"urn:epc:id:sgtin"_s;
    QTest::newRow("empty fields") << u"urn:epc:id:sgtin:"_s;
    QTest::newRow("one field") << u"urn:epc:id:sscc:95211413000000001"_s;
    QTest::newRow("no serial") << u"urn:epc:id:sgtin:95211410.01234"_s;
    QTest::newRow("empty serial") << u"urn:epc:id:sgtin:95211410.01234."_s;
    QTest::newRow("company prefix of 5") << u"urn:epc:id:sgtin:95211.01234567.A"_s;
    QTest::newRow("company prefix of 13") << u"urn:epc:id:sgtin:9521141001234..A"_s;
    QTest::newRow("one digit short") << u"urn:epc:id:sgtin:95211410.0123.A"_s;
    QTest::newRow("one digit long") << u"urn:epc:id:sscc:9521141.30000000010"_s;
    QTest::newRow("letter in the company prefix") << u"urn:epc:id:sgtin:9521I410.01234.A"_s;
    QTest::newRow("letter in the reference") << u"urn:epc:id:sgtin:95211410.O1234.A"_s;
    QTest::newRow("SSCC with a serial") << u"urn:epc:id:sscc:9521141.3000000001.A"_s;
    QTest::newRow("serial not escaped") << u"urn:epc:id:sgtin:95211410.01234.A/B"_s;
    QTest::newRow("serial with broken escape") << u"urn:epc:id:sgtin:95211410.01234.A%2"_s;
    QTest::newRow("serial with a blank") << u"urn:epc:id:sgtin:95211410.01234.A%20B"_s;
    QTest::newRow("scheme in capitals") << u"urn:epc:id:SGTIN:95211410.01234.A"_s;
}

void TestEpcUrn::malformed()
{
    QFETCH(const QString, urn);
    QVERIFY(!EpcUrn::parse(urn));
}

QTEST_GUILESS_MAIN(TestEpcUrn)
#include "tst_epcurn.moc"
