// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aitable.h"
#include "tests/support/sharedfile.h"

#include <QHash>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::AiComponent;
using pw::gs1::AiEntry;
using Check = AiComponent::Check;

namespace {

constexpr auto Dictionary = "standards/gs1-syntax-dictionary/gs1-syntax-dictionary.txt";

/// One line of the dictionary, fields apart, every field as text.
struct Line
{
    QString first;
    QString last;
    QString flags;
    QStringList components;
    QHash<QString, QString> attributes;
    QString title;
};

Line readLine(const QString &text)
{
    Line line;
    const qsizetype hash =
        text.indexOf(u" # "_s) >= 0 ? text.indexOf(u" # "_s) + 1 : text.indexOf(u'#');
    line.title = hash < 0 ? QString() : text.sliced(hash + 1).trimmed();
    QStringList words = text.left(hash < 0 ? text.size() : hash).split(u' ', Qt::SkipEmptyParts);
    const QStringList ais = words.takeFirst().split(u'-');
    line.first = ais.first();
    line.last = ais.last();
    if (words.first().startsWith(u'*') || words.first().startsWith(u'?'))
        line.flags = words.takeFirst();
    for (const QString &word : words) {
        const QStringList pair = word.split(u'=');
        if (pair.size() == 2 || word == u"dlpkey"_s)
            line.attributes.insert(pair.first(), pair.value(1));
        else
            line.components.append(word);
    }
    return line;
}

QList<Line> readDictionary()
{
    QList<Line> lines;
    const auto file = pw::test::readSharedFile(QString::fromLatin1(Dictionary));
    for (const QString &text : QString::fromUtf8(*file).split(u'\n')) {
        if (!text.trimmed().isEmpty() && !text.startsWith(u'#'))
            lines.append(readLine(text));
    }
    return lines;
}

QString nameOf(Check check)
{
    switch (check) {
    case Check::None: return {};
    case Check::KeyCheckDigit: return u"csum"_s;
    case Check::AlphaCheckPair: return u"csumalpha"_s;
    case Check::CompanyPrefix: return u"gcppos1"_s;
    case Check::CompanyPrefixAfter: return u"gcppos2"_s;
    case Check::Date: return u"yymmdd"_s;
    case Check::DateDayZero: return u"yymmd0"_s;
    case Check::DateLongYear: return u"yyyymmdd"_s;
    case Check::HourMinute: return u"hhmi"_s;
    case Check::Hour: return u"hh"_s;
    case Check::Minute: return u"mi"_s;
    case Check::Second: return u"ss"_s;
    case Check::Position: return u"pieceoftotal"_s;
    case Check::PositionSlash: return u"posinseqslash"_s;
    case Check::Country: return u"iso3166"_s;
    case Check::CountryOr999: return u"iso3166999"_s;
    case Check::CountryAlpha2: return u"iso3166alpha2"_s;
    case Check::Currency: return u"iso4217"_s;
    case Check::Sex: return u"iso5218"_s;
    case Check::Latitude: return u"latitude"_s;
    case Check::Longitude: return u"longitude"_s;
    case Check::YesNo: return u"yesno"_s;
    case Check::Winding: return u"winding"_s;
    case Check::Hyphen: return u"hyphen"_s;
    case Check::Zero: return u"zero"_s;
    case Check::NonZero: return u"nonzero"_s;
    case Check::NoZeroPrefix: return u"nozeroprefix"_s;
    case Check::HasNonDigit: return u"hasnondigit"_s;
    case Check::ImporterIndex: return u"importeridx"_s;
    case Check::MediaType: return u"mediatype"_s;
    case Check::PackageType: return u"packagetype"_s;
    case Check::PercentEncoded: return u"pcenc"_s;
    case Check::Iban: return u"iban"_s;
    case Check::CouponCode: return u"couponcode"_s;
    case Check::CouponOffer: return u"couponposoffer"_s;
    }
    Q_UNREACHABLE();
}

QChar letterOf(AiComponent::Set set)
{
    switch (set) {
    case AiComponent::Set::Digits: return u'N';
    case AiComponent::Set::Set82: return u'X';
    case AiComponent::Set::Set39: return u'Y';
    case AiComponent::Set::Set64: return u'Z';
    }
    Q_UNREACHABLE();
}

/// A component in the dictionary's own words, such as `[X..17]` or `N14,csum,gcppos2`.
QString spelled(const AiComponent &component)
{
    QString text = letterOf(component.set);
    if (component.minLength != component.maxLength)
        text += u".."_s;
    text += QString::number(component.maxLength);
    if (component.optional)
        text = u'[' + text + u']';
    for (const Check check : component.checks)
        text += check == Check::None ? QString() : QString(u',' + nameOf(check));
    return text;
}

} // namespace

class TestAiTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void equalsDictionary_data();
    void equalsDictionary();
    void hasEveryLineOfTheDictionary();

    void firstTwoDigitsTellTheLength();
    void firstTwoDigitsTellPredefinedLength();
    void findsEveryAiOfARange();
    void findsNothingElse_data();
    void findsNothingElse();
    void patternsOfLists();
    void exclusionsAreThoseOfTheLists();
};

void TestAiTable::equalsDictionary_data()
{
    PW_REQUIRE_SHARED(Dictionary);
    QTest::addColumn<QString>("ai");
    for (const Line &line : readDictionary())
        QTest::newRow(qPrintable(line.first)) << line.first;
}

void TestAiTable::equalsDictionary()
{
    QFETCH(const QString, ai);
    const auto lines = readDictionary();
    const auto line =
        std::find_if(lines.begin(), lines.end(), [&ai](const Line &l) { return l.first == ai; });
    const AiEntry *entry = pw::gs1::findAi(ai);
    QVERIFY(entry);
    QCOMPARE(entry->first, line->first);
    QCOMPARE(entry->last, line->last);
    QCOMPARE(entry->title, line->title);
    QCOMPARE(entry->predefinedLength, line->flags.contains(u'*'));
    QCOMPARE(entry->digitalLinkAttribute, line->flags.contains(u'?'));
    QCOMPARE(entry->digitalLinkKey, line->attributes.contains(u"dlpkey"_s));
    QCOMPARE(entry->qualifiers, line->attributes.value(u"dlpkey"_s));
    QCOMPARE(entry->exclusions, line->attributes.value(u"ex"_s));
    QCOMPARE(entry->requisites, line->attributes.value(u"req"_s));
    QStringList components;
    for (const AiComponent &component : entry->components()) {
        components.append(spelled(component));
        if (component.minLength != component.maxLength)
            QCOMPARE(component.minLength, short(1));
    }
    QCOMPARE(components, line->components);
}

void TestAiTable::hasEveryLineOfTheDictionary()
{
    PW_REQUIRE_SHARED(Dictionary);
    QCOMPARE(qsizetype(pw::gs1::aiTable().size()), readDictionary().size());
}

void TestAiTable::firstTwoDigitsTellTheLength()
{
    for (const AiEntry &entry : pw::gs1::aiTable()) {
        QCOMPARE(pw::gs1::aiLength(QString(entry.first).first(2)), int(entry.first.size()));
        QCOMPARE(pw::gs1::aiLength(QString(entry.last).first(2)), int(entry.last.size()));
    }
    for (const auto &noAi : {u"04"_s, u"05"_s, u"18"_s, u"38"_s, u"44"_s, u"50"_s, u"60"_s})
        QVERIFY2(!pw::gs1::aiLength(noAi), qPrintable(noAi));
    for (const auto &noDigits : {u""_s, u"0"_s, u"012"_s, u"0A"_s, u"٠١"_s})
        QVERIFY2(!pw::gs1::aiLength(noDigits), qPrintable(noDigits));
}

/// General Specifications, 7.8.5: which AIs need no separator is fixed for ever by two digits.
void TestAiTable::firstTwoDigitsTellPredefinedLength()
{
    const QHash<QString, int> valueLengths{
        {u"00"_s, 18}, {u"01"_s, 14}, {u"02"_s, 14}, {u"03"_s, 14}, {u"04"_s, 16}, {u"11"_s, 6},
        {u"12"_s, 6},  {u"13"_s, 6},  {u"14"_s, 6},  {u"15"_s, 6},  {u"16"_s, 6},  {u"17"_s, 6},
        {u"18"_s, 6},  {u"19"_s, 6},  {u"20"_s, 2},  {u"31"_s, 6},  {u"32"_s, 6},  {u"33"_s, 6},
        {u"34"_s, 6},  {u"35"_s, 6},  {u"36"_s, 6},  {u"41"_s, 13}};
    for (const AiEntry &entry : pw::gs1::aiTable()) {
        const int length = valueLengths.value(QString(entry.first).first(2), 0);
        QVERIFY2(entry.predefinedLength == (length > 0), entry.first.data());
        if (entry.predefinedLength) {
            QCOMPARE(entry.minLength(), length);
            QCOMPARE(entry.maxLength(), length);
        }
    }
}

void TestAiTable::findsEveryAiOfARange()
{
    for (const auto &ai : {u"3100"_s, u"3103"_s, u"3105"_s}) {
        const AiEntry *entry = pw::gs1::findAi(ai);
        QVERIFY2(entry, qPrintable(ai));
        QCOMPARE(entry->title, u"NET WEIGHT (kg)"_s);
    }
    QCOMPARE(pw::gs1::findAi(u"95")->first, "91"_L1);
    QCOMPARE(pw::gs1::findAi(u"3139"), nullptr);
}

void TestAiTable::findsNothingElse_data()
{
    QTest::addColumn<QString>("ai");
    QTest::newRow("nothing") << QString();
    QTest::newRow("one digit") << u"0"_s;
    QTest::newRow("no AI begins so") << u"04"_s;
    QTest::newRow("part of a longer AI") << u"310"_s;
    QTest::newRow("after the end of a range") << u"3106"_s;
    QTest::newRow("between entries") << u"24"_s;
    QTest::newRow("longer than an AI") << u"011"_s;
    QTest::newRow("letters") << u"AB"_s;
    QTest::newRow("digits of another script") << u"٠١"_s;
    QTest::newRow("after all") << u"9999"_s;
}

void TestAiTable::findsNothingElse()
{
    QFETCH(const QString, ai);
    QCOMPARE(pw::gs1::findAi(ai), nullptr);
}

void TestAiTable::patternsOfLists()
{
    using pw::gs1::listNames;
    QVERIFY(listNames("255,37"_L1, u"255"));
    QVERIFY(listNames("255,37"_L1, u"37"));
    QVERIFY(!listNames("255,37"_L1, u"25"));
    QVERIFY(!listNames("255,37"_L1, u"3"));
    QVERIFY(listNames("30,31nn"_L1, u"3102"));
    QVERIFY(!listNames("30,31nn"_L1, u"3202"));
    QVERIFY(!listNames("30,31nn"_L1, u"310"));
    QVERIFY(!listNames(""_L1, u"01"));
}

/// Of every AI, also where the table has a range of them.
void TestAiTable::exclusionsAreThoseOfTheLists()
{
    QStringList ais;
    for (const AiEntry &entry : pw::gs1::aiTable()) {
        for (int ai = QString(entry.first).toInt(); ai <= QString(entry.last).toInt(); ++ai)
            ais.append(QString::number(ai).rightJustified(entry.first.size(), u'0'));
    }
    for (const QString &a : std::as_const(ais)) {
        for (const QString &b : std::as_const(ais)) {
            const AiEntry *one = pw::gs1::findAi(a);
            const AiEntry *other = pw::gs1::findAi(b);
            const bool listed =
                pw::gs1::listNames(one->exclusions, b) || pw::gs1::listNames(other->exclusions, a);
            if (pw::gs1::excludeEachOther(*one, *other) != listed)
                QFAIL(qPrintable(a + u' ' + b));
        }
    }
}

QTEST_GUILESS_MAIN(TestAiTable)
#include "tst_aitable.moc"
