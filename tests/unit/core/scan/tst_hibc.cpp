// SPDX-License-Identifier: Apache-2.0
#include "core/scan/hibc.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::scan;
using pw::Result;
using Code = GrammarError::Code;

Q_DECLARE_METATYPE(Code)

namespace {

constexpr int Year = 2026;

/// One line of what was read, in the order of the fields.
QString lineOf(const GrammarReading &reading)
{
    QStringList parts{reading.product};
    if (!reading.serial.isEmpty())
        parts.append(u"serial "_s + reading.serial);
    if (reading.lot)
        parts.append(u"lot "_s + *reading.lot);
    if (reading.expiry)
        parts.append(u"expiry "_s + reading.expiry->lastDay.toString(Qt::ISODate)
                     + (reading.expiry->wholeMonth ? u" month"_s : QString()));
    if (reading.produced)
        parts.append(u"produced "_s + reading.produced->toString(Qt::ISODate));
    if (reading.quantity)
        parts.append(u"quantity %1"_s.arg(*reading.quantity));
    return parts.join(u", "_s);
}

/// `text` with its check character.
QByteArray checked(const QByteArray &text)
{
    return text + char(hibcCheckCharacter(QString::fromLatin1(text))->unicode());
}

/// The message with blanks for RS, GS and EOT as people write them.
QByteArray envelope(QByteArray fields)
{
    return "[)>\x1e"
           "06\x1d"
           + fields.replace('|', '\x1d') + "\x1e\x04";
}

Result<GrammarReading, GrammarError> read(const QByteArray &data)
{
    return hibcGrammar().read({std::nullopt, data}, Year);
}

const QByteArray Labeled = "+A123BJC5D6E71";

} // namespace

class TestHibc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void checkCharacters_data();
    void checkCharacters();
    void concatenated_data();
    void concatenated();
    void refused_data();
    void refused();
    void secondaryAlone_data();
    void secondaryAlone();
    void joined();
    void recognised_data();
    void recognised();
};

/// Examples of ANSI/HIBC 2.6 and earlier, check character last.
void TestHibc::checkCharacters_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("primary") << u"+A123BJC5D6E71G"_s;
    QTest::newRow("secondary") << u"+83278F8G9H0J2G%"_s;
    QTest::newRow("concatenated") << u"+A99912345/$$52001510X3/16D20111212/S77DEFG457"_s;
}

void TestHibc::checkCharacters()
{
    QFETCH(const QString, code);
    QCOMPARE(hibcCheckCharacter(code.chopped(1)), std::optional(code.back()));
    QVERIFY(!hibcCheckCharacter(code.toLower()));
}

void TestHibc::concatenated_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("line");
    const QString product = u"A123BJC5D6E71"_s;
    const auto row = [&](const char *name, const char *secondary, const char *rest) {
        QTest::newRow(name) << checked(Labeled + secondary) << product + QString::fromLatin1(rest);
    };
    QTest::newRow("the standard's example")
        << QByteArray("+A99912345/$$52001510X3/16D20111212/S77DEFG457")
        << u"A99912345, serial 77DEFG45, lot 10X3, expiry 2020-01-15, produced 2011-12-12"_s;
    row("product alone", "", "");
    row("lot", "/$L1", ", lot L1");
    row("serial", "/$+S1", ", serial S1");
    row("YYJJJ and lot", "/28152L1", ", lot L1, expiry 2028-05-31");
    row("YYJJJ, leap day", "/28060", ", expiry 2028-02-29");
    row("MMYY and lot", "/$$0528L1", ", lot L1, expiry 2028-05-31 month");
    row("MMYY of October to December", "/$$1228L1", ", lot L1, expiry 2028-12-31 month");
    row("MMDDYY", "/$$2053128L1", ", lot L1, expiry 2028-05-31");
    row("YYMMDD", "/$$3280531L1", ", lot L1, expiry 2028-05-31");
    row("YYMMDDHH", "/$$428053123L1", ", lot L1, expiry 2028-05-31");
    row("YYJJJ behind its flag", "/$$528152L1", ", lot L1, expiry 2028-05-31");
    row("YYJJJHH", "/$$62815200L1", ", lot L1, expiry 2028-05-31");
    row("no date", "/$$7L1", ", lot L1");
    row("date without lot", "/$$3280531", ", expiry 2028-05-31");
    row("two digits of quantity", "/$$8243280531L1", ", lot L1, expiry 2028-05-31, quantity 24");
    row("five digits of quantity", "/$$9000247L1", ", lot L1, quantity 24");
    row("quantity alone", "/$$824", ", quantity 24");
    row("serial with MMYY", "/$$+0528S1", ", serial S1, expiry 2028-05-31 month");
    row("serial with YYMMDD", "/$$+3280531S1", ", serial S1, expiry 2028-05-31");
    row("serial without date", "/$$+7S1", ", serial S1");
    row("lot, then serial and dates", "/$L1/S-9.9/14D20280500/16D20250102/Q10",
        ", serial -9.9, lot L1, expiry 2028-05-31 month, produced 2025-01-02, quantity 10");
    row("the same date twice", "/$$3280531L1/14D20280531", ", lot L1, expiry 2028-05-31");
    row("serial alone behind the product", "/S1", ", serial 1");
    QTest::newRow("envelope")
        << envelope("25PA123BJC5D6E71|1TL1|SS1|14D20280531|16D20250102|27QX")
        << product + u", serial S1, lot L1, expiry 2028-05-31, produced 2025-01-02"_s;
}

void TestHibc::concatenated()
{
    QFETCH(const QByteArray, data);
    QVERIFY(hibcGrammar().recognises({std::nullopt, data}));
    const auto reading = read(data);
    QVERIFY(reading);
    QTEST(lineOf(*reading), "line");
}

void TestHibc::refused_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QByteArray &text, Code code, int offset,
                        const char *field) {
        QTest::newRow(name) << checked(text) << code << offset << QString::fromLatin1(field);
    };
    QTest::newRow("nothing") << QByteArray() << Code::UnknownFormat << 0 << QString();
    QTest::newRow("plus alone") << QByteArray("+") << Code::Truncated << 1 << QString();
    QTest::newRow("check character")
        << QByteArray("+A123BJC5D6E71H") << Code::BadCheckCharacter << 14 << QString();
    QTest::newRow("misread letter")
        << QByteArray("+A123BJC5D6F71G") << Code::BadCheckCharacter << 14 << QString();
    QTest::newRow("small letter") << QByteArray("+A123bJC5D6E71G") << Code::BadCharacter << 5
                                  << QString();
    row("no product number", "+A1231", Code::BadLength, 1, "LIC+PCN");
    row("product number of 19", "+A123" + QByteArray(19, '9') + '1', Code::BadLength, 1, "LIC+PCN");
    row("unit of measure is a letter", "+A123BJC5X", Code::BadCharacter, 1, "LIC+PCN");
    row("empty segment", Labeled + "/", Code::EmptyField, 15, "");
    row("empty segment between", Labeled + "/$L1//SX", Code::EmptyField, 19, "");
    row("unknown segment", Labeled + "/X1", Code::BadIdentifier, 15, "");
    row("unknown flag", Labeled + "/$$XL1", Code::BadDate, 17, "EXPIRY");
    row("month 13", Labeled + "/$$1328L1", Code::BadDate, 17, "EXPIRY");
    row("day 0", Labeled + "/$$3280500L1", Code::BadDate, 17, "EXPIRY");
    row("29 February", Labeled + "/$$3270229L1", Code::BadDate, 17, "EXPIRY");
    row("day 366 of 365", Labeled + "/27366L1", Code::BadDate, 15, "EXPIRY");
    row("day 000", Labeled + "/27000L1", Code::BadDate, 15, "EXPIRY");
    row("hour 24", Labeled + "/$$428053124L1", Code::BadDate, 17, "EXPIRY");
    row("cut off date", Labeled + "/$$328", Code::BadDate, 17, "EXPIRY");
    row("quantity of letters", Labeled + "/$$8AB", Code::BadCharacter, 18, "QTY");
    row("lot of 19", Labeled + "/$" + QByteArray(19, 'L'), Code::BadLength, 16, "LOT");
    row("lot with a blank", Labeled + "/$L 1", Code::BadCharacter, 16, "LOT");
    row("lot form without lot", Labeled + "/$", Code::EmptyField, 16, "LOT");
    row("serial form without serial", Labeled + "/$$+7", Code::EmptyField, 19, "SERIAL");
    row("two serials", Labeled + "/$+S1/S2", Code::ConflictingValues, 21, "S");
    row("two dates", Labeled + "/$$3280531L1/14D20280530", Code::ConflictingValues, 30, "14D");
    row("two main segments", Labeled + "/$L1/$L2", Code::BadIdentifier, 19, "");
    row("secondary alone", "+$$3280531L1G", Code::NeedsPrimary, 0, "");
    row("secondary alone, wrong in itself", "+$$3281331L1G", Code::BadDate, 3, "EXPIRY");
    QTest::newRow("envelope without product")
        << envelope("1TL1") << Code::NoProduct << 13 << QString();
    QTest::newRow("envelope, product too short")
        << envelope("25PA1") << Code::BadLength << 10 << u"25P"_s;
    QTest::newRow("envelope, date")
        << envelope("25PA123BJC5D6E71|14D20281301") << Code::BadDate << 27 << u"14D"_s;
}

void TestHibc::refused()
{
    QFETCH(const QByteArray, data);
    const auto reading = read(data);
    QVERIFY(!reading);
    QCOMPARE(reading.error().scheme, Scheme::Hibc);
    QTEST(reading.error().code, "code");
    QTEST(int(reading.error().offset), "offset");
    QTEST(reading.error().field, "field");
}

void TestHibc::secondaryAlone_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("line");
    QTest::newRow("the standard's example")
        << QByteArray("+83278F8G9H0J2G%") << u", lot F8G9H0J2, expiry 1983-10-05"_s;
    QTest::newRow("serial") << checked("+$+S1G") << u", serial S1"_s;
    QTest::newRow("quantity and date")
        << checked("+$$8103280531L1G") << u", lot L1, expiry 2028-05-31, quantity 10"_s;
}

void TestHibc::secondaryAlone()
{
    QFETCH(const QByteArray, data);
    const auto secondary = readHibcSecondary(QString::fromLatin1(data), Year);
    QVERIFY(secondary);
    QCOMPARE(secondary->link, QChar(u'G'));
    QTEST(lineOf(secondary->reading), "line");
}

void TestHibc::joined()
{
    const QString primary = u"+A123BJC5D6E71G"_s;
    const QString right = QString::fromLatin1(checked("+$$+3280531S1G"));
    const auto reading = joinHibc(primary, right, Year);
    QVERIFY(reading);
    QCOMPARE(lineOf(*reading), u"A123BJC5D6E71, serial S1, expiry 2028-05-31"_s);

    const QString another = QString::fromLatin1(checked("+$$+3280531S1H"));
    QCOMPARE(joinHibc(primary, another, Year).error().code, Code::WrongLink);
    QCOMPARE(joinHibc(right, primary, Year).error().code, Code::BadCharacter);
    QCOMPARE(joinHibc(primary, primary, Year).error().code, Code::BadIdentifier);
    const QString whole = QString::fromLatin1(checked(Labeled + "/$L1"));
    QCOMPARE(joinHibc(whole, right, Year).error().code, Code::UnknownFormat);
}

void TestHibc::recognised_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("expected");
    QTest::newRow("primary") << QByteArray("+A123") << true;
    QTest::newRow("secondary") << QByteArray("+$$3") << true;
    QTest::newRow("secondary with date") << QByteArray("+28152") << true;
    QTest::newRow("plus alone") << QByteArray("+") << false;
    QTest::newRow("text") << QByteArray("+ a") << false;
    QTest::newRow("element string") << QByteArray("0109521141012345") << false;
    QTest::newRow("PPN") << envelope("9N110375286414") << false;
}

void TestHibc::recognised()
{
    QFETCH(const QByteArray, data);
    QTEST(hibcGrammar().recognises({std::nullopt, data}), "expected");
}

QTEST_GUILESS_MAIN(TestHibc)
#include "tst_hibc.moc"
