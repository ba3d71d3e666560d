// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aivalue.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using Code = pw::gs1::ParseError::Code;

Q_DECLARE_METATYPE(Code)

/// Each meaning a value can have, at an AI that has it.
class TestComponentCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void right_data();
    void right();
    void wrong_data();
    void wrong();
};

void TestComponentCheck::right_data()
{
    QTest::addColumn<QString>("ai");
    QTest::addColumn<QString>("value");
    const auto add = [](const char *what, const QString &ai, const QString &value) {
        QTest::addRow("%s: (%s)%s", what, qPrintable(ai), qPrintable(value)) << ai << value;
    };
    add("check character pair", u"8013"_s, u"1987654Ad4X4bL5ttr2310c2K"_s);
    add("company prefix first", u"8004"_s, u"9521141ASSET-0042"_s);
    add("asset with serial", u"8003"_s, u"09521141000106ABC"_s);
    add("asset without", u"8003"_s, u"09521141000106"_s);
    add("date of birth", u"7250"_s, u"19000228"_s);
    add("time of birth", u"7251"_s, u"200002292359"_s);
    add("production time, hour only", u"8008"_s, u"28053123"_s);
    add("production time to the second", u"8008"_s, u"280531235959"_s);
    add("harvest, one day", u"7007"_s, u"280531"_s);
    add("harvest, from and to", u"7007"_s, u"280531280630"_s);
    add("test by date with time", u"7011"_s, u"2805312359"_s);
    add("not before, day 00", u"4324"_s, u"2805000000"_s);
    add("the last piece", u"8006"_s, u"095211410123450202"_s);
    add("position in sequence", u"7258"_s, u"2/3"_s);
    add("one country", u"422"_s, u"276"_s);
    add("five countries", u"423"_s, u"276250380756040"_s);
    add("processor in several countries", u"7030"_s, u"999X"_s);
    add("country by letters", u"4307"_s, u"NP"_s);
    add("currency", u"3912"_s, u"9781234"_s);
    add("currency, of 2024", u"3912"_s, u"9241234"_s);
    add("sex not applicable", u"7252"_s, u"9"_s);
    add("farthest place", u"4309"_s, u"18000000003600000000"_s);
    add("yes", u"4321"_s, u"1"_s);
    add("dimensions of a roll", u"8001"_s, u"12341234512391"_s);
    add("below zero", u"4330"_s, u"001234-"_s);
    add("above zero", u"4330"_s, u"001234"_s);
    add("component serial 0", u"8011"_s, u"0"_s);
    add("importer", u"7040"_s, u"1ABC"_s);
    add("media type", u"7241"_s, u"80"_s);
    add("package type", u"7041"_s, u"PX"_s);
    add("package type of one character", u"7041"_s, u"8"_s);
    add("escaped name", u"4300"_s, u"M%C3%BCller"_s);
    add("bank account", u"8007"_s, u"DE91100000000123456789"_s);
    add("bank account with letters", u"8007"_s, u"MT90MALT011000012345MTLCAST001SABC"_s);
    add("signature", u"8030"_s, u"-_azAZ09"_s);
    add("SIM with check digits", u"8043"_s, u"12345678901234567812"_s);
}

void TestComponentCheck::right()
{
    QFETCH(const QString, ai);
    QFETCH(const QString, value);
    QVERIFY(!pw::gs1::checkAiValue(*pw::gs1::findAi(ai), value, 2026));
}

void TestComponentCheck::wrong_data()
{
    QTest::addColumn<QString>("ai");
    QTest::addColumn<QString>("value");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("offset");
    const auto add = [](const char *what, const QString &ai, const QString &value, Code code,
                        int offset) {
        QTest::addRow("%s: (%s)%s", what, qPrintable(ai), qPrintable(value))
            << ai << value << code << offset;
    };
    add("first check character", u"8013"_s, u"1987654Ad4X4bL5ttr2310cXK"_s, Code::BadCheckDigit, 0);
    add("second check character", u"8013"_s, u"1987654Ad4X4bL5ttr2310c2X"_s, Code::BadCheckDigit,
        0);
    add("shorter than a check pair", u"8013"_s, u"1"_s, Code::BadCheckDigit, 0);
    add("no company prefix", u"8004"_s, u"952A141"_s, Code::BadContent, 0);
    add("shorter than any company prefix", u"8004"_s, u"952"_s, Code::BadContent, 0);
    add("filler of an asset not 0", u"8003"_s, u"19521141000106"_s, Code::BadContent, 0);
    add("asset check digit", u"8003"_s, u"09521141000107"_s, Code::BadCheckDigit, 1);
    add("1900 was no leap year", u"7250"_s, u"19000229"_s, Code::BadDate, 0);
    add("minute 60", u"7251"_s, u"200002292360"_s, Code::BadDate, 8);
    add("hour 24", u"8008"_s, u"28053124"_s, Code::BadDate, 6);
    add("second 60", u"8008"_s, u"280531235960"_s, Code::BadDate, 10);
    add("half an optional component", u"8008"_s, u"280531235"_s, Code::ValueTooShort, 9);
    add("day 00 of a release date", u"4326"_s, u"280500"_s, Code::BadDate, 0);
    add("piece 00", u"8006"_s, u"095211410123450002"_s, Code::BadPosition, 14);
    add("position past the end", u"7258"_s, u"4/3"_s, Code::BadPosition, 0);
    add("position 0", u"7258"_s, u"0/3"_s, Code::BadPosition, 0);
    add("no slash", u"7258"_s, u"123"_s, Code::BadPosition, 0);
    add("second of two countries", u"423"_s, u"276999"_s, Code::BadContent, 3);
    add("several countries of origin", u"422"_s, u"999"_s, Code::BadContent, 0);
    add("country by small letters", u"4307"_s, u"np"_s, Code::BadContent, 0);
    add("country of long ago", u"4307"_s, u"YU"_s, Code::BadContent, 0);
    add("currency of long ago", u"3912"_s, u"2801234"_s, Code::BadContent, 0);
    add("sex 3", u"7252"_s, u"3"_s, Code::BadContent, 0);
    add("beyond the pole", u"4309"_s, u"18000000010000000000"_s, Code::BadContent, 0);
    add("beyond the date line", u"4309"_s, u"00000000003600000001"_s, Code::BadContent, 10);
    add("neither yes nor no", u"4321"_s, u"2"_s, Code::BadContent, 0);
    add("width 0", u"8001"_s, u"00001234512391"_s, Code::BadContent, 0);
    add("winding 2", u"8001"_s, u"12341234512321"_s, Code::BadContent, 12);
    add("plus for minus", u"4330"_s, u"001234+"_s, Code::BadContent, 6);
    add("component serial with leading zero", u"8011"_s, u"01"_s, Code::BadContent, 0);
    add("device identifier of digits only", u"8014"_s, u"12345678901234567890123NT"_s.first(23),
        Code::BadCheckDigit, 0);
    add("importer", u"7040"_s, u"1AB+"_s, Code::BadContent, 3);
    add("media type 11", u"7241"_s, u"11"_s, Code::BadContent, 0);
    add("package type", u"7041"_s, u"00"_s, Code::BadContent, 0);
    add("half an escape", u"4300"_s, u"50%"_s, Code::BadContent, 0);
    add("escape of no hexadecimal digits", u"4300"_s, u"%G1"_s, Code::BadContent, 0);
    add("bank account", u"8007"_s, u"DE91100000000123456780"_s, Code::BadCheckDigit, 0);
    add("bank account of no country", u"8007"_s, u"XX361234567890"_s, Code::BadCheckDigit, 0);
    add("signature with padding", u"8030"_s, u"abc="_s, Code::BadCharacter, 3);
    add("coupon with letters", u"8112"_s, u"0012345612345601234a"_s, Code::NotDigits, 0);
}

void TestComponentCheck::wrong()
{
    QFETCH(const QString, ai);
    QFETCH(const QString, value);
    QFETCH(const Code, code);
    QFETCH(const int, offset);
    const auto fault = pw::gs1::checkAiValue(*pw::gs1::findAi(ai), value, 2026);
    QVERIFY(fault);
    QCOMPARE(fault->code, code);
    QCOMPARE(fault->offset, qsizetype(offset));
}

QTEST_GUILESS_MAIN(TestComponentCheck)
#include "tst_componentcheck.moc"
