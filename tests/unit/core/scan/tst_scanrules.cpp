// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scanrules.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::scan;

namespace {

const QByteArray Whole = R"({
    "schema": 1,
    "schemes": ["ppn", "hibc", "china-drug-code"],
    "ntin_of_ppn": true, "itf14": true, "upc_e": true,
    "badge_prefix": "PWB-",
    "ignore": [
        {"name": "EAN beside", "symbologies": ["]E"]},
        {"name": "carrier", "symbologies": ["]C0"], "prefix": "1Z", "min_len": 18, "max_len": 18,
         "characters": "capitals-and-digits"}],
    "tails": [{"market": "RU", "gtins": ["0460"], "91": ["4"], "92": ["44", "88"]}]
})";

QByteArray with(const QByteArray &from, const QByteArray &to)
{
    Q_ASSERT(Whole.count(from) == 1);
    return QByteArray(Whole).replace(from, to);
}

Symbol symbol(const QByteArray &id, const QByteArray &data)
{
    return {pw::gs1::SymbologyId::read(id), data};
}

} // namespace

class TestScanRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsEveryField();
    void defaults();
    void refuses_data();
    void refuses();
    void ignores_data();
    void ignores();
    void tails_data();
    void tails();
};

void TestScanRules::readsEveryField()
{
    const auto rules = ScanRules::fromJson(Whole);
    QVERIFY(rules);
    ScanRules expected;
    expected.schemes = {Scheme::Ppn, Scheme::Hibc, Scheme::ChinaDrugCode};
    expected.ntinOfPpn = expected.itf14 = expected.upcE = true;
    expected.badgePrefix = u"PWB-"_s;
    expected.ignore = {
        {u"EAN beside"_s, {u"]E"_s}, {}},
        {u"carrier"_s, {u"]C0"_s}, u"1Z"_s, 18, 18, IgnoreRule::Characters::CapitalsAndDigits}};
    expected.tails = {{u"RU"_s, {u"0460"_s}, {{u"91"_s, {4}}, {u"92"_s, {44, 88}}}}};
    QVERIFY(*rules == expected);
}

void TestScanRules::defaults()
{
    const auto rules = ScanRules::fromJson(R"({"schema": 1})");
    QVERIFY(rules);
    QVERIFY(*rules == ScanRules());
}

void TestScanRules::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::newRow("no JSON") << QByteArray("{") << u"1"_s;
    QTest::newRow("newer schema") << with("\"schema\": 1", "\"schema\": 2") << u"schema"_s;
    QTest::newRow("unknown scheme") << with("\"hibc\"", "\"hibcc\"") << u"schemes"_s;
    QTest::newRow("flag that is none") << with("\"itf14\": true", "\"itf14\": 1") << u"itf14"_s;
    QTest::newRow("rule without name")
        << with("\"name\": \"carrier\", ", "") << u"ignore[1].name"_s;
    QTest::newRow("rule for everything")
        << with("\"symbologies\": [\"]E\"]", "\"max_len\": 20") << u"ignore[0].symbologies"_s;
    QTest::newRow("symbology that is none")
        << with("[\"]E\"]", "[\"EAN\"]") << u"ignore[0].symbologies"_s;
    QTest::newRow("lengths the wrong way round")
        << with("\"max_len\": 18", "\"max_len\": 17") << u"ignore[1].max_len"_s;
    QTest::newRow("badges that look like numbers") << with("PWB-", "0109") << u"badge_prefix"_s;
    QTest::newRow("badges that look like commands") << with("PWB-", "PWC1-X") << u"badge_prefix"_s;
    QTest::newRow("badges that look like addresses") << with("PWB-", "HTTPS") << u"badge_prefix"_s;
    QTest::newRow("badge prefix of one letter") << with("PWB-", "P") << u"badge_prefix"_s;
    QTest::newRow("tail of no product")
        << with("\"gtins\": [\"0460\"], ", "") << u"tails[0].gtins"_s;
    QTest::newRow("tail of letters") << with("\"0460\"", "\"RU\"") << u"tails[0].gtins"_s;
    QTest::newRow("tail longer than its AI") << with("\"88\"", "\"91\"") << u"tails[0].92"_s;
    QTest::newRow("tail of nothing")
        << with(", \"91\": [\"4\"], \"92\": [\"44\", \"88\"]", "") << u"tails[0].91"_s;
}

void TestScanRules::refuses()
{
    QFETCH(const QByteArray, json);
    const auto rules = ScanRules::fromJson(json);
    QVERIFY(!rules);
    QTEST(rules.error().field, "field");
}

void TestScanRules::ignores_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("rule");
    using B = QByteArray;
    QTest::newRow("EAN-13") << B("]E0") << B("9521141012345") << u"EAN beside"_s;
    QTest::newRow("EAN-8") << B("]E4") << B("96385074") << u"EAN beside"_s;
    QTest::newRow("carrier code") << B("]C0") << B("1Z999AA10123456784") << u"carrier"_s;
    QTest::newRow("carrier code of another kind")
        << B("]A0") << B("1Z999AA10123456784") << QString();
    QTest::newRow("too short") << B("]C0") << B("1Z999AA1012345678") << QString();
    QTest::newRow("too long") << B("]C0") << B("1Z999AA101234567844") << QString();
    QTest::newRow("small letter") << B("]C0") << B("1Z999aA10123456784") << QString();
    QTest::newRow("another prefix") << B("]C0") << B("2Z999AA10123456784") << QString();
    QTest::newRow("no identifier") << B() << B("1Z999AA10123456784") << QString();
}

void TestScanRules::ignores()
{
    QFETCH(const QByteArray, id);
    QFETCH(const QByteArray, data);
    const auto rules = *ScanRules::fromJson(Whole);
    QTEST(ignoredBy(rules.ignore, symbol(id, data)).value_or(QString()), "rule");
}

void TestScanRules::tails_data()
{
    QTest::addColumn<QString>("gtin");
    QTest::addColumn<QList<int>>("lengths");
    QTest::addColumn<int>("state");
    using State = CryptoTail::State;
    const QString russian = u"04601234567893"_s;
    QTest::newRow("short form") << russian << QList<int>{4, 44, -1} << int(State::Complete);
    QTest::newRow("long form") << russian << QList<int>{4, 88, -1} << int(State::Complete);
    QTest::newRow("more than demanded") << russian << QList<int>{4, 44, 4} << int(State::Complete);
    QTest::newRow("none") << russian << QList<int>{-1, -1, -1} << int(State::Missing);
    QTest::newRow("key without code") << russian << QList<int>{4, -1, -1} << int(State::Missing);
    QTest::newRow("cut off") << russian << QList<int>{4, 43, -1} << int(State::WrongLength);
    QTest::newRow("wrong key, no code") << russian << QList<int>{3, -1, -1} << int(State::Missing);
    QTest::newRow("another market")
        << u"09521141012345"_s << QList<int>{4, 44, -1} << int(State::NotDemanded);
}

void TestScanRules::tails()
{
    QFETCH(const QString, gtin);
    QFETCH(const QList<int>, lengths);
    const auto rules = *ScanRules::fromJson(Whole);
    const auto tail =
        rules.judgeTail(*pw::gs1::Gtin::parse(gtin),
                        {CryptoTail::State::NotDemanded, lengths[0], lengths[1], lengths[2]});
    QTEST(int(tail.state), "state");
    QCOMPARE(int(tail.length92), lengths[1]);
}

QTEST_GUILESS_MAIN(TestScanRules)
#include "tst_scanrules.moc"
