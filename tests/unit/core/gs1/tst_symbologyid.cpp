// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/symbologyid.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::SymbologyId;

class TestSymbologyId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void meaning_data();
    void meaning();
    void noIdentifier_data();
    void noIdentifier();
};

void TestSymbologyId::meaning_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("gs1");
    QTest::addColumn<bool>("retail");
    QTest::addColumn<bool>("eci");
    QTest::addColumn<bool>("itf");
    const auto add = [](const char *id, const char *what, bool gs1, bool retail) {
        const bool eci = QByteArray(what).contains("ECI");
        const bool itf = QByteArray(what).startsWith("ITF");
        QTest::addRow("%s %s", id, what) << QByteArray(id) << gs1 << retail << eci << itf;
    };
    add("]d2", "GS1 DataMatrix", true, false);
    add("]d5", "GS1 DataMatrix with ECI", true, false);
    add("]d1", "Data Matrix", false, false);
    add("]d3", "Data Matrix, FNC1 in second place", false, false);
    add("]d4", "Data Matrix with ECI", false, false);
    add("]d6", "Data Matrix, FNC1 in second place, with ECI", false, false);
    add("]Q6", "QR Code, FNC1 in second place, with ECI", false, false);
    add("]I2", "Interleaved 2 of 5, check digit proven and not sent", false, false);
    add("]C1", "GS1-128", true, false);
    add("]C0", "Code 128", false, false);
    add("]C2", "Code 128, FNC1 in second place", false, false);
    add("]e0", "GS1 DataBar", true, false);
    add("]e1", "composite, second part", true, false);
    add("]e2", "composite, second part", true, false);
    add("]e3", "composite, no element string", false, false);
    add("]Q3", "GS1 QR Code", true, false);
    add("]Q4", "GS1 QR Code with ECI", true, false);
    add("]Q1", "QR Code", false, false);
    add("]Q2", "QR Code with ECI", false, false);
    add("]J1", "GS1 DotCode", true, false);
    add("]J0", "DotCode", false, false);
    add("]E0", "EAN-13, UPC-A, UPC-E", false, true);
    add("]E4", "EAN-8", false, true);
    add("]E1", "add-on of two digits", false, false);
    add("]E3", "EAN-13 with add-on", false, false);
    add("]I0", "ITF", false, false);
    add("]I1", "ITF with check digit", false, false);
    add("]A0", "Code 39", false, false);
}

void TestSymbologyId::meaning()
{
    QFETCH(const QByteArray, id);
    const auto read = SymbologyId::read(QByteArray(id + "0109521141012345"));
    QVERIFY(read);
    QCOMPARE(read->toByteArray(), id);
    QTEST(read->isGs1ElementString(), "gs1");
    QTEST(read->isRetailGtin(), "retail");
    QTEST(read->usesEci(), "eci");
    QTEST(read->isItf(), "itf");
    QCOMPARE(read->carriesText(), id[1] == 'd' || id[1] == 'Q' || id[1] == 'J');
}

void TestSymbologyId::noIdentifier_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << QByteArray("]d");
    QTest::newRow("data at once") << QByteArray("0109521141012345");
    QTest::newRow("digit for a code") << QByteArray("]22010952");
    QTest::newRow("no modifier") << QByteArray("]d\x1d"
                                               "0109");
    QTest::newRow("not at the start") << QByteArray("0]d2");
}

void TestSymbologyId::noIdentifier()
{
    QFETCH(const QByteArray, data);
    QVERIFY(!SymbologyId::read(data));
}

QTEST_GUILESS_MAIN(TestSymbologyId)
#include "tst_symbologyid.moc"
