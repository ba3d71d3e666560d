// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/elementstring.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::ElementString;
using pw::gs1::ParseError;
using Code = ParseError::Code;

Q_DECLARE_METATYPE(Code)

namespace {

constexpr int Year = 2026;

/// Test data with `|` for the separator.
QString withSeparators(QString text)
{
    return text.replace(u'|', QChar(ElementString::Separator));
}

} // namespace

class TestElementString : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void read_data();
    void read();
    void refused_data();
    void refused();

    void bracketed_data();
    void bracketed();
    void bracketedRefused_data();
    void bracketedRefused();

    void ordersForSymbol_data();
    void ordersForSymbol();
    void fromElements();
    void valuesByAi();
};

void TestElementString::read_data()
{
    QTest::addColumn<QString>("data");
    QTest::addColumn<QString>("bracketed");
    QTest::newRow("SSCC") << u"00395211410000000015"_s << u"(00)395211410000000015"_s;
    QTest::newRow("separator ends a value")
        << u"010952114101234521A7K2|17280531"_s << u"(01)09521141012345(21)A7K2(17)280531"_s;
    QTest::newRow("no separator after predefined length")
        << u"010952114101234517280531"_s << u"(01)09521141012345(17)280531"_s;
    QTest::newRow("one separator after predefined length is tolerated")
        << u"0109521141012345|21A7K2"_s << u"(01)09521141012345(21)A7K2"_s;
    QTest::newRow("trailing separator")
        << u"010952114101234521A7K2|"_s << u"(01)09521141012345(21)A7K2"_s;
    QTest::newRow("trailing separator after predefined length")
        << u"0109521141012345|"_s << u"(01)09521141012345"_s;
    QTest::newRow("a missing separator is invisible: the serial is what it is")
        << u"010952114101234521A7K217280531"_s << u"(01)09521141012345(21)A7K217280531"_s;
    QTest::newRow("order is kept")
        << u"21A7K2|0109521141012345"_s << u"(21)A7K2(01)09521141012345"_s;
    QTest::newRow("leading zeros and case of a serial count")
        << u"0109521141012345210aA"_s << u"(01)09521141012345(21)0aA"_s;
    QTest::newRow("longest serial") << u"010952114101234521ABCDEFGHIJKLMNOPQRST"_s
                                    << u"(01)09521141012345(21)ABCDEFGHIJKLMNOPQRST"_s;
    QTest::newRow("constant length, but not predefined")
        << u"01095211410123457003280531123021A"_s.first(16) + u"70032805311230|21A"_s
        << u"(01)09521141012345(7003)2805311230(21)A"_s;
    QTest::newRow("AI of a range")
        << u"01095211410123453103001250"_s << u"(01)09521141012345(3103)001250"_s;
    QTest::newRow("the same AI twice with one value")
        << u"0109521141012345|0109521141012345"_s << u"(01)09521141012345(01)09521141012345"_s;
    QTest::newRow("day 00") << u"17280200"_s << u"(17)280200"_s;
    QTest::newRow("every character of set 82 that is none of AIs")
        << u"21!\"%&'()*+,-./:;<=>?_"_s << u"(21)!\"%&'\\()*+,-./:;<=>?_"_s;
}

void TestElementString::read()
{
    QFETCH(const QString, data);
    const auto elements = ElementString::parse(withSeparators(data), Year);
    QVERIFY(elements);
    QTEST(elements->toBracketed(), "bracketed");
}

void TestElementString::refused_data()
{
    QTest::addColumn<QString>("data");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("ai");
    const QString gtin = u"0109521141012345"_s;
    QTest::newRow("nothing") << QString() << Code::Empty << 0 << QString();
    QTest::newRow("only a separator") << u"|"_s << Code::EmptySeparator << 0 << QString();
    QTest::newRow("separator first")
        << u"|0109521141012345"_s << Code::EmptySeparator << 0 << QString();
    QTest::newRow("two separators")
        << gtin + u"21A||10B"_s << Code::EmptySeparator << 20 << QString();
    QTest::newRow("two separators at the end")
        << gtin + u"||"_s << Code::EmptySeparator << 17 << QString();
    QTest::newRow("no AI begins with 04") << u"0421"_s << Code::UnknownAi << 0 << QString();
    QTest::newRow("unknown in a known range")
        << u"31060012500"_s << Code::UnknownAi << 0 << QString();
    QTest::newRow("one digit left") << gtin + u"2"_s << Code::UnknownAi << 16 << QString();
    QTest::newRow("AI cut off") << gtin + u"310"_s << Code::UnknownAi << 16 << QString();
    QTest::newRow("letters for an AI") << u"AB12"_s << Code::UnknownAi << 0 << QString();
    QTest::newRow("brackets are no data")
        << u"(01)09521141012345"_s << Code::UnknownAi << 0 << QString();
    QTest::newRow("digits of another script")
        << u"٠١09521141012345"_s << Code::UnknownAi << 0 << QString();
    QTest::newRow("GTIN short") << u"010952114101234"_s << Code::ValueTooShort << 15 << u"01"_s;
    QTest::newRow("GTIN ended by a separator")
        << u"01095211410|12345"_s << Code::ValueTooShort << 11 << u"01"_s;
    QTest::newRow("empty serial") << gtin + u"21|17280531"_s << Code::ValueTooShort << 18
                                  << u"21"_s;
    QTest::newRow("empty serial at the end")
        << gtin + u"21"_s << Code::ValueTooShort << 18 << u"21"_s;
    QTest::newRow("serial of 21: a separator was lost")
        << gtin + u"21ABCDEFGHIJKLMNOPQRSTU"_s << Code::ValueTooLong << 38 << u"21"_s;
    QTest::newRow("constant length and no separator")
        << u"7003280531123021A"_s << Code::ValueTooLong << 14 << u"7003"_s;
    QTest::newRow("letter in a GTIN") << u"0109521141O12345"_s << Code::NotDigits << 10 << u"01"_s;
    QTest::newRow("blank in a serial")
        << gtin + u"21AB CD"_s << Code::BadCharacter << 20 << u"21"_s;
    QTest::newRow("caret in a serial") << gtin + u"21A^B"_s << Code::BadCharacter << 19 << u"21"_s;
    QTest::newRow("umlaut in a serial") << gtin + u"21Zü"_s << Code::BadCharacter << 19 << u"21"_s;
    QTest::newRow("small letter in a component number")
        << u"80109521141abc"_s << Code::BadCharacter << 11 << u"8010"_s;
    QTest::newRow("check digit") << u"0109521141012346"_s << Code::BadCheckDigit << 2 << u"01"_s;
    QTest::newRow("month 13") << gtin + u"17281301"_s << Code::BadDate << 18 << u"17"_s;
    QTest::newRow("29 February 2100") << gtin + u"17000229"_s << Code::BadDate << 18 << u"17"_s;
    QTest::newRow("day 00 with a time of day")
        << u"70032805001230"_s << Code::BadDate << 4 << u"7003"_s;
    QTest::newRow("24 hours") << u"70032805312400"_s << Code::BadDate << 10 << u"7003"_s;
    QTest::newRow("piece 3 of 2") << u"8006095211410123450302"_s << Code::BadPosition << 18
                                  << u"8006"_s;
    QTest::newRow("country 999") << u"42199912345"_s << Code::BadContent << 3 << u"421"_s;
    QTest::newRow("two lots") << gtin + u"10L1|10L2"_s << Code::ConflictingValues << 21 << u"10"_s;
    QTest::newRow("serial and third-party serial")
        << gtin + u"235TPX|21A1"_s << Code::ExcludedPair << 23 << u"21"_s;
    QTest::newRow("contained and containing GTIN")
        << gtin + u"0219521141012342"_s << Code::ExcludedPair << 16 << u"02"_s;
    QTest::newRow("one weight in two precisions")
        << gtin + u"31030012503102000125"_s << Code::ExcludedPair << 26 << u"3102"_s;
}

void TestElementString::refused()
{
    QFETCH(const QString, data);
    QFETCH(const Code, code);
    QFETCH(const int, offset);
    QFETCH(const QString, ai);
    // (17)000229 above needs a century whose year 00 is no leap year.
    const int year = data.contains(u"000229"_s) ? 2080 : Year;
    const auto elements = ElementString::parse(withSeparators(data), year);
    QVERIFY(!elements);
    QCOMPARE(elements.error().code, code);
    QCOMPARE(elements.error().offset, qsizetype(offset));
    QCOMPARE(elements.error().ai, ai);
}

void TestElementString::bracketed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("data");
    QTest::newRow("pack") << u"(01)09521141012345(21)A7K2"_s << u"010952114101234521A7K2"_s;
    QTest::newRow("separator between two of free length")
        << u"(01)09521141012345(10)L1(21)A1"_s << u"010952114101234510L1|21A1"_s;
    QTest::newRow("escaped bracket is data") << u"(21)A\\(B)C"_s << u"21A(B)C"_s;
    QTest::newRow("blanks are for the eye")
        << u"(01) 09521141012345 (21) A7K2 "_s << u"010952114101234521A7K2"_s;
}

void TestElementString::bracketed()
{
    QFETCH(const QString, text);
    QFETCH(const QString, data);
    const auto elements = ElementString::parseBracketed(text, Year);
    QVERIFY(elements);
    QCOMPARE(elements->toData(), withSeparators(data));
    QCOMPARE(*ElementString::parseBracketed(elements->toBracketed(), Year), *elements);
}

void TestElementString::bracketedRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("offset");
    QTest::newRow("nothing") << QString() << Code::Empty << 0;
    QTest::newRow("no brackets") << u"0109521141012345"_s << Code::UnknownAi << 0;
    QTest::newRow("bracket not closed") << u"(01"_s << Code::UnknownAi << 0;
    QTest::newRow("empty brackets") << u"()123"_s << Code::UnknownAi << 0;
    QTest::newRow("unknown AI") << u"(04)123"_s << Code::UnknownAi << 0;
    QTest::newRow("bracket in a value not escaped") << u"(21)A(B)C"_s << Code::UnknownAi << 5;
    QTest::newRow("empty value") << u"(21)(10)L1"_s << Code::ValueTooShort << 4;
    QTest::newRow("blank inside a value") << u"(21)AB CD"_s << Code::BadCharacter << 6;
    QTest::newRow("place is counted with escapes") << u"(21)\\(\\(^"_s << Code::BadCharacter << 8;
    QTest::newRow("place is counted with blanks") << u"(21)  ^"_s << Code::BadCharacter << 6;
    QTest::newRow("too long") << u"(01)095211410123456"_s << Code::ValueTooLong << 18;
}

void TestElementString::bracketedRefused()
{
    QFETCH(const QString, text);
    QFETCH(const Code, code);
    QFETCH(const int, offset);
    const auto elements = ElementString::parseBracketed(text, Year);
    QVERIFY(!elements);
    QCOMPARE(elements.error().code, code);
    QCOMPARE(elements.error().offset, qsizetype(offset));
}

void TestElementString::ordersForSymbol_data()
{
    QTest::addColumn<QString>("bracketed");
    QTest::addColumn<QString>("data");
    QTest::newRow("predefined lengths first")
        << u"(10)L1(01)09521141012345(21)A1(17)280531"_s << u"01095211410123451728053110L1|21A1"_s;
    QTest::newRow("no separator where none is needed")
        << u"(01)09521141012345(17)280531"_s << u"010952114101234517280531"_s;
    QTest::newRow("constant length is not predefined length")
        << u"(7003)2805311230(01)09521141012345(21)A1"_s
        << u"010952114101234570032805311230|21A1"_s;
}

void TestElementString::ordersForSymbol()
{
    QFETCH(const QString, bracketed);
    const auto elements = ElementString::parseBracketed(bracketed, Year);
    QVERIFY(elements);
    QFETCH(const QString, data);
    QCOMPARE(elements->toData(), withSeparators(data));
}

void TestElementString::fromElements()
{
    const auto right =
        ElementString::fromElements({{u"01"_s, u"09521141012345"_s}, {u"21"_s, u"A1"_s}}, Year);
    QVERIFY(right);
    QCOMPARE(right->toData(), u"010952114101234521A1"_s);
    const auto errorOf = [](const QList<ElementString::Element> &elements) {
        return ElementString::fromElements(elements, Year).error();
    };
    QCOMPARE(errorOf({}), (ParseError{Code::Empty, 0, {}}));
    QCOMPARE(errorOf({{u"21"_s, u"A1"_s}, {u"04"_s, u"A1"_s}}),
             (ParseError{Code::UnknownAi, 1, {}}));
    QCOMPARE(errorOf({{u"21"_s, u"A1"_s}, {u"17"_s, u"281301"_s}}),
             (ParseError{Code::BadDate, 1, u"17"_s}));
    QCOMPARE(errorOf({{u"21"_s, u"A1"_s}, {u"235"_s, u"A1"_s}}),
             (ParseError{Code::ExcludedPair, 1, u"235"_s}));
}

void TestElementString::valuesByAi()
{
    const auto elements = ElementString::parseBracketed(u"(01)09521141012345(21)A1", Year);
    QCOMPARE(elements->value(u"21"), std::optional(u"A1"_s));
    QCOMPARE(elements->value(u"2"), std::nullopt);
    QVERIFY(elements->contains(u"01"));
    QVERIFY(!elements->contains(u"10"));
}

QTEST_GUILESS_MAIN(TestElementString)
#include "tst_elementstring.moc"
