// SPDX-License-Identifier: Apache-2.0
#include "core/scan/grammar.h"
#include "core/scan/ppn.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::scan;
using Code = GrammarError::Code;

Q_DECLARE_METATYPE(Code)

namespace {

constexpr int Year = 2026;

QByteArray envelope(QByteArray fields)
{
    return "[)>\x1e"
           "06\x1d"
           + fields.replace('|', '\x1d') + "\x1e\x04";
}

} // namespace

class TestPpn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void numbers_data();
    void numbers();
    void messages();
    void ntinAlone();
    void bothNumbers();
    void refused_data();
    void refused();
};

void TestPpn::numbers_data()
{
    QTest::addColumn<QString>("ppn");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("ntin");
    // IFA's own example and the NTIN of the same PZN.
    QTest::newRow("Germany") << u"110375286414"_s << true << u"04150037528643"_s;
    QTest::newRow("check digits") << u"110375286415"_s << false << QString();
    QTest::newRow("PZN misread, check digits fit") << u"110375286525"_s << false << QString();
    QTest::newRow("PZN of seven digits") << u"11375286433"_s << false << QString();
    QTest::newRow("another agency") << u"AB123XYZ17"_s << true << QString();
    QTest::newRow("small letters") << u"ab12345678ab"_s << false << QString();
    QTest::newRow("too short") << u"1114"_s << false << QString();
    QTest::newRow("too long") << QString(23, u'1') << false << QString();
    QTest::newRow("nothing") << QString() << false << QString();
}

void TestPpn::numbers()
{
    QFETCH(const QString, ppn);
    QFETCH(const QString, ntin);
    QTEST(isPpn(ppn), "valid");
    const auto derived = ntinOfPpn(ppn);
    QCOMPARE(derived ? derived->toString() : QString(), ntin);
}

void TestPpn::messages()
{
    const Symbol symbol{std::nullopt, envelope("9N110375286414|1T12345ABCD|D280500|S12345-_aZ|"
                                               "16D20250102|27Q5")};
    QVERIFY(ppnGrammar().recognises(symbol));
    const auto reading = ppnGrammar().read(symbol, Year);
    QVERIFY(reading);
    const GrammarReading expected{Scheme::Ppn,
                                  u"110375286414"_s,
                                  u"12345-_aZ"_s,
                                  u"12345ABCD"_s,
                                  pw::gs1::Gs1Date{QDate(2028, 5, 31), true},
                                  QDate(2025, 1, 2),
                                  {},
                                  {}};
    QVERIFY(*reading == expected);
}

void TestPpn::ntinAlone()
{
    const auto reading = ppnGrammar().read({std::nullopt, envelope("8P04150037528643|SA1")}, Year);
    QVERIFY(reading);
    QVERIFY(reading->product.isEmpty());
    QCOMPARE(reading->gtin->toString(), u"04150037528643"_s);
    QCOMPARE(reading->serial, u"A1"_s);
}

void TestPpn::bothNumbers()
{
    const auto reading =
        ppnGrammar().read({std::nullopt, envelope("8P04150037528643|9N110375286414|SA1")}, Year);
    QVERIFY(reading);
    QCOMPARE(reading->product, u"110375286414"_s);
    QCOMPARE(reading->gtin->toString(), u"04150037528643"_s);
}

void TestPpn::refused_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("field");
    using B = QByteArray;
    const QString none;
    QTest::newRow("header alone") << B("[)>\x1e") << Code::Truncated << 4 << none;
    QTest::newRow("no separator behind the format") << B("[)>\x1e"
                                                         "06S1\x1e\x04")
                                                    << Code::UnknownFormat << 4 << none;
    QTest::newRow("format 05") << B("[)>\x1e"
                                    "05\x1d"
                                    "0109521141012345\x1e\x04")
                               << Code::UnknownFormat << 4 << none;
    QTest::newRow("no trailer") << envelope("9N110375286414").chopped(2) << Code::Truncated << 21
                                << none;
    QTest::newRow("end of transmission lost")
        << envelope("9N110375286414").chopped(1) << Code::Truncated << 22 << none;
    QTest::newRow("no fields") << B("[)>\x1e"
                                    "06\x1d\x1e\x04")
                               << Code::EmptyField << 7 << none;
    QTest::newRow("header and end in one") << B("[)>\x1e"
                                                "06\x1d\x04")
                                           << Code::Truncated << 8 << none;
    QTest::newRow("empty field") << envelope("9N110375286414||S1") << Code::EmptyField << 22
                                 << none;
    QTest::newRow("separator before the trailer")
        << envelope("9N110375286414|") << Code::EmptyField << 22 << none;
    QTest::newRow("no identifier")
        << envelope("9N110375286414|-1") << Code::BadIdentifier << 22 << none;
    QTest::newRow("identifier of four digits")
        << envelope("1234S1") << Code::BadIdentifier << 7 << none;
    QTest::newRow("identifier alone")
        << envelope("9N110375286414|S") << Code::EmptyField << 23 << u"S"_s;
    QTest::newRow("record in a record") << envelope("S1\x1e"
                                                    "06")
                                        << Code::BadCharacter << 9 << u"S"_s;
    QTest::newRow("two serials") << envelope("9N110375286414|S1|S2") << Code::ConflictingValues
                                 << 25 << u"S"_s;
    QTest::newRow("no product") << envelope("SA1|1TL1") << Code::NoProduct << 17 << none;
    QTest::newRow("check digits") << envelope("9N110375286415") << Code::BadCheckCharacter << 9
                                  << u"9N"_s;
    QTest::newRow("PPN too short") << envelope("9N11") << Code::BadLength << 9 << u"9N"_s;
    QTest::newRow("PZN too long") << envelope("9N1103752864140") << Code::BadLength << 9 << u"9N"_s;
    QTest::newRow("small letters")
        << envelope("9Nab12345678ab") << Code::BadCharacter << 9 << u"9N"_s;
    QTest::newRow("GTIN-13") << envelope("8P4150037528643") << Code::BadLength << 9 << u"8P"_s;
    QTest::newRow("GTIN, check digit")
        << envelope("8P04150037528644") << Code::BadCheckCharacter << 9 << u"8P"_s;
    QTest::newRow("GTIN with a letter")
        << envelope("8P0415003752864A") << Code::BadCharacter << 9 << u"8P"_s;
    QTest::newRow("serial of 21") << envelope("S" + B(21, 'A')) << Code::BadLength << 8 << u"S"_s;
    QTest::newRow("serial with a slash") << envelope("SA/1") << Code::BadCharacter << 8 << u"S"_s;
    QTest::newRow("expiry of eight digits")
        << envelope("D20280531") << Code::BadDate << 8 << u"D"_s;
    QTest::newRow("expiry that does not exist")
        << envelope("D270229") << Code::BadDate << 8 << u"D"_s;
    QTest::newRow("production date of six digits")
        << envelope("16D250102") << Code::BadDate << 10 << u"16D"_s;
}

void TestPpn::refused()
{
    QFETCH(const QByteArray, data);
    const auto reading = ppnGrammar().read({std::nullopt, data}, Year);
    QVERIFY(!reading);
    QTEST(reading.error().code, "code");
    QTEST(int(reading.error().offset), "offset");
    QTEST(reading.error().field, "field");
}

QTEST_GUILESS_MAIN(TestPpn)
#include "tst_ppn.moc"
