// SPDX-License-Identifier: Apache-2.0
#include "core/domain/reworkorder.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

/// R-RW-6: in = out + scrap + sample + returned, unit by unit.
class TestReworkOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void balance_data();
    void balance();
};

void TestReworkOrder::balance_data()
{
    // Each letter is a unit.
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    QTest::addColumn<QString>("scrap");
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("returned");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << ""
                             << ""
                             << ""
                             << ""
                             << ""
                             << "";
    QTest::newRow("each way") << "ABCD"
                              << "A"
                              << "B"
                              << "C"
                              << "D"
                              << "";
    QTest::newRow("one is lacking") << "ABC"
                                    << "A"
                                    << "C"
                                    << ""
                                    << ""
                                    << "B UNACCOUNTED";
    QTest::newRow("one too many") << "A"
                                  << "A"
                                  << ""
                                  << ""
                                  << "B"
                                  << "B NEVER_IN";
    QTest::newRow("counts agree, units do not") << "AB"
                                                << "AC"
                                                << ""
                                                << ""
                                                << ""
                                                << "B UNACCOUNTED,C NEVER_IN";
    QTest::newRow("two ways") << "AB"
                              << "A"
                              << "A"
                              << "B"
                              << ""
                              << "A TWICE";
    QTest::newRow("in twice") << "AA"
                              << "A"
                              << ""
                              << ""
                              << ""
                              << "A TWICE";
}

void TestReworkOrder::balance()
{
    const auto units = [](const QString &letters) {
        QList<epc::Epc> ids;
        for (const QChar letter : letters)
            ids.append(*epc::Sgtin::make(*gs1::Gtin::parse(u"09521141012345"), QString(letter)));
        return ids;
    };
    QFETCH(const QString, in);
    QFETCH(const QString, out);
    QFETCH(const QString, scrap);
    QFETCH(const QString, sample);
    QFETCH(const QString, returned);
    QFETCH(const QString, expected);
    const ReworkOrder order{u"RW-1"_s,    units(in),     units(out),
                            units(scrap), units(sample), units(returned)};
    QStringList found;
    const auto differences = differencesOf(order);
    for (const ReworkDifference &difference : differences)
        found.append(difference.unit.sgtin()->serial() + u' ' + toCode(difference.kind));
    QCOMPARE(found.join(u','), expected);
}

QTEST_GUILESS_MAIN(TestReworkOrder)
#include "tst_reworkorder.moc"
