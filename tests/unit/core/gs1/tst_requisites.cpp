// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/requisites.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::ElementString;

class TestRequisites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void label_data();
    void label();
};

void TestRequisites::label_data()
{
    QTest::addColumn<QStringList>("symbols");
    QTest::addColumn<QString>("unmet");
    QTest::newRow("a pack") << QStringList{u"(01)09521141012345(17)280531(10)L1(21)A1"_s}
                            << QString();
    QTest::newRow("a pallet in two symbols")
        << QStringList{u"(00)395211410000000015"_s, u"(02)19521141012342(37)12(10)L1"_s}
        << QString();
    QTest::newRow("one symbol of it alone")
        << QStringList{u"(02)19521141012342(37)12(10)L1"_s} << u"37"_s;
    QTest::newRow("lot of nothing") << QStringList{u"(10)L1"_s} << u"10"_s;
    QTest::newRow("group of two, one missing")
        << QStringList{u"(01)09521141012345(250)X"_s} << u"250"_s;
    QTest::newRow("group of two") << QStringList{u"(01)09521141012345(21)A1(250)X"_s} << QString();
    QTest::newRow("group by pattern")
        << QStringList{u"(01)09521141012345(3103)001250(3922)1234"_s} << QString();
    QTest::newRow("group by pattern, missing")
        << QStringList{u"(01)09521141012345(3922)1234"_s} << u"3922"_s;
}

void TestRequisites::label()
{
    QFETCH(const QStringList, symbols);
    QList<ElementString::Element> elements;
    for (const QString &symbol : symbols) {
        const auto read = ElementString::parseBracketed(symbol, 2026);
        QVERIFY(read);
        elements += read->elements();
    }
    QTEST(pw::gs1::firstUnmetRequisite(elements).value_or(QString()), "unmet");
}

QTEST_GUILESS_MAIN(TestRequisites)
#include "tst_requisites.moc"
