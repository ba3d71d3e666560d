// SPDX-License-Identifier: Apache-2.0
#include "core/scan/commandcode.h"
#include "core/scan/scaninterpreter.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::scan;
using pw::gs1::ParseError;

namespace {

constexpr int Year = 2026;

/// One line per kind of thing, so that a table can say what it wants.
struct Describe
{
    QString operator()(const ScannedItem &item) const
    {
        QString text = u"item "_s + pw::epc::Epc(item.sgtin).key();
        if (item.lot)
            text += u" lot "_s + *item.lot;
        if (item.expiry)
            text += u" expiry "_s + item.expiry->lastDay.toString(Qt::ISODate)
                    + (item.expiry->wholeMonth ? u" (month)"_s : QString());
        return text;
    }
    QString operator()(const ScannedLogisticUnit &unit) const
    {
        return u"unit "_s + unit.sscc.toString();
    }
    QString operator()(const ScannedProductOnly &only) const
    {
        return u"product "_s + only.gtin.toString();
    }
    QString operator()(const ScannedForeign &foreign) const
    {
        switch (foreign.kind) {
        case ScannedForeign::Kind::NotGs1: return u"foreign: not GS1"_s;
        case ScannedForeign::Kind::OtherKey: return u"foreign: other key"_s;
        case ScannedForeign::Kind::Url: return u"foreign: address"_s;
        }
        Q_UNREACHABLE();
    }
    QString operator()(const ScannedAmbiguous &ambiguous) const
    {
        return u"ambiguous in "_s + ambiguous.ai;
    }
    QString operator()(const ScannedUnreadable &unreadable) const
    {
        if (const auto *symbol = std::get_if<SymbolError>(&unreadable.reason))
            return u"symbol error %1"_s.arg(int(symbol->code));
        if (const auto *tag = std::get_if<pw::epc::TagError>(&unreadable.reason))
            return u"tag error %1"_s.arg(int(tag->code));
        if (const auto *grammar = std::get_if<GrammarError>(&unreadable.reason))
            return u"grammar error %1 in %2"_s.arg(QString::number(int(grammar->code)),
                                                   grammar->field);
        const auto &parse = std::get<ParseError>(unreadable.reason);
        return u"parse error %1 in %2"_s.arg(QString::number(int(parse.code)), parse.ai);
    }
    QString operator()(const ScannedOtherScheme &other) const
    {
        QString text =
            u"scheme %1 product %2"_s.arg(QString::number(int(other.scheme)), other.product);
        if (!other.serial.isEmpty())
            text += u" serial "_s + other.serial;
        if (other.lot)
            text += u" lot "_s + *other.lot;
        if (other.expiry)
            text += u" expiry "_s + other.expiry->lastDay.toString(Qt::ISODate);
        if (other.gtin)
            text += u" gtin "_s + other.gtin->toString();
        return text;
    }
    QString operator()(const ScannedBadge &badge) const { return u"badge "_s + badge.person; }
    QString operator()(const ScannedCommand &scanned) const
    {
        return u"command %1 "_s.arg(int(scanned.command.verb)) + scanned.command.argument;
    }
    QString operator()(const ScannedFalseCommand &command) const
    {
        return u"false command %1"_s.arg(int(command.reason));
    }
    QString operator()(const ScannedLocation &scanned) const
    {
        return u"place "_s + scanned.location.toUri().mid(19);
    }
    QString operator()(const ScannedDocument &document) const
    {
        return u"document %1 %2"_s.arg(document.ai, document.number);
    }
    QString operator()(const ScannedIgnored &ignored) const
    {
        return u"ignored: "_s + ignored.rule;
    }
    QString operator()(const ScannedDistorted &distorted) const
    {
        return distorted.fault == KeyboardFault::CapsLock ? u"caps lock"_s : u"layout"_s;
    }
};

QString unreadable(SymbolError::Code code)
{
    return Describe()(ScannedUnreadable{SymbolError{code, FrameStatus::Ok, 0}});
}
QString unreadable(ParseError::Code code, const QString &ai)
{
    return Describe()(ScannedUnreadable{ParseError{code, 0, ai}});
}

const InterpretContext Proven{Framing{}, true, Year};
const InterpretContext Unproven{Framing{}, false, Year};
const InterpretContext AimRequired{Framing{.aimRequired = true}, true, Year};

/// What a frame means; `|` in test data is a GS.
QString meaning(QByteArray frame, const InterpretContext &context)
{
    frame.replace('|', '\x1d');
    return std::visit(Describe(), interpret({.bytes = frame}, context));
}

const QByteArray Gtin = "0109521141012345";
const QByteArray Sscc = "00395211410000000015";

} // namespace

class TestScanInterpreter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void meanings_data();
    void meanings();
    void addresses_data();
    void addresses();
    void damagedFrames_data();
    void damagedFrames();

    void lostSeparator_data();
    void lostSeparator();
    void identifierRequired();
    void serialsThatHoldAisAreNeverSplit();
    void centuryIsOfTheContext();
    void siteRules_data();
    void siteRules();
    void commands();
    void tags_data();
    void tags();
    void tagsOnlyOfTagReaders();
    void keyboards();
    void labelsAreKept();
    void longestInputs();
};

void TestScanInterpreter::meanings_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("expected");
    const QString item = u"item 01/09521141012345/21/A7K2"_s;
    const QString product = u"product 09521141012345"_s;
    const QString unit = u"unit 395211410000000015"_s;
    const QString otherKey = u"foreign: other key"_s;
    const QString notGs1 = u"foreign: not GS1"_s;
    using Parse = ParseError::Code;

    QTest::newRow("pack") << "]d2" + Gtin + "21A7K2" << item;
    QTest::newRow("pack with lot and expiry")
        << "]d2" + Gtin + "1728053110L26A|21A7K2" << item + u" lot L26A expiry 2028-05-31"_s;
    QTest::newRow("expiry of a whole month")
        << "]d2" + Gtin + "1728020021A7K2" << item + u" expiry 2028-02-29 (month)"_s;
    QTest::newRow("expiry with a time of day")
        << "]d2" + Gtin + "70032805311230|21A7K2" << item + u" expiry 2028-05-31"_s;
    QTest::newRow("any order of AIs")
        << QByteArray("]d221A7K2|10L26A|" + Gtin) << item + u" lot L26A"_s;
    QTest::newRow("further AIs do not matter") << "]d2" + Gtin + "21A7K2|711340093123|91X" << item;
    QTest::newRow("GS1-128") << "]C1" + Gtin + "21A7K2" << item;
    QTest::newRow("GS1 DataBar") << "]e0" + Gtin + "21A7K2" << item;
    QTest::newRow("GS1 QR Code") << "]Q3" + Gtin + "21A7K2" << item;
    QTest::newRow("GS1 DotCode") << "]J1" + Gtin + "21A7K2" << item;
    QTest::newRow("GS1 DataMatrix with ECI") << "]d5" + Gtin + "21A7K2" << item;
    QTest::newRow("no identifier") << Gtin + "21A7K2" << item;
    QTest::newRow("no identifier but a leading GS") << "|" + Gtin + "21A7K2" << item;

    QTest::newRow("pallet") << "]C1" + Sscc << unit;
    QTest::newRow("pallet with contents") << "]C1" + Sscc + "02195211410123423712|10L1" << unit;
    QTest::newRow("pallet that is a trade item") << "]C1" + Sscc + Gtin << unit;
    QTest::newRow("product without serial") << "]C1" + Gtin + "17280531" << product;
    QTest::newRow("third-party serial is no serial") << "]d2" + Gtin + "235TPX" << product;

    QTest::newRow("second symbol of a pallet label")
        << QByteArray("]C102195211410123423712|10L1") << otherKey;
    QTest::newRow("place") << QByteArray("]C14149521141100011") << u"place 414/9521141100011"_s;
    QTest::newRow("bench") << QByteArray("]C14149521141100011254PACK-1")
                           << u"place 414/9521141100011/254/PACK-1"_s;
    QTest::newRow("document") << QByteArray("]C12539521141100011D7")
                              << u"document 253 9521141100011D7"_s;
    QTest::newRow("order") << QByteArray("]C1400PO-4711") << u"document 400 PO-4711"_s;
    QTest::newRow("consignment") << QByteArray("]C1401952114XYZ") << u"document 401 952114XYZ"_s;
    QTest::newRow("shipment") << QByteArray("]C140295211410000000014")
                              << u"document 402 95211410000000014"_s;
    QTest::newRow("two documents: none is chosen")
        << QByteArray("]C1400PO-4711|401952114XYZ") << otherKey;
    QTest::newRow("contents with an order, of another symbol's unit")
        << QByteArray("]C102195211410123423712|400PO") << otherKey;
    QTest::newRow("piece of an item with a serial")
        << QByteArray("]d28006095211410123450102|21A7K2") << otherKey;
    QTest::newRow("made to order, with a serial")
        << QByteArray("]d2030952114101234521A7K2") << otherKey;
    QTest::newRow("serial alone") << QByteArray("]d221A7K2") << otherKey;
    QTest::newRow("two units in one symbol: none is chosen")
        << "]d2" + Sscc + Gtin + "21A7K2" << otherKey;

    QTest::newRow("EAN-13") << QByteArray("]E09521141012345") << product;
    QTest::newRow("UPC-A sent with 12 digits")
        << QByteArray("]E0001122334455") << u"product 00001122334455"_s;
    QTest::newRow("EAN-8") << QByteArray("]E496385074") << u"product 00000096385074"_s;
    QTest::newRow("EAN-13, check digit")
        << QByteArray("]E09521141012346") << unreadable(Parse::BadCheckDigit, u"01"_s);
    QTest::newRow("EAN-13 with a letter")
        << QByteArray("]E0952114101234A") << unreadable(Parse::NotDigits, u"01"_s);
    QTest::newRow("eight digits that may be a UPC-E")
        << QByteArray("]E096385074") << unreadable(Parse::ValueTooShort, u"01"_s);
    QTest::newRow("EAN-8 of 13 digits")
        << QByteArray("]E49521141012345") << unreadable(Parse::ValueTooLong, u"01"_s);
    QTest::newRow("EAN-13 with add-on") << QByteArray("]E3952114101234512") << notGs1;

    QTest::newRow("Code 128 is not GS1, whatever it looks like")
        << "]C0" + Gtin + "21A7K2" << notGs1;
    QTest::newRow("Data Matrix is not GS1, whatever it looks like")
        << "]d1" + Gtin + "21A7K2" << notGs1;
    QTest::newRow("QR Code is not GS1, whatever it looks like")
        << "]Q1" + Gtin + "21A7K2" << notGs1;
    QTest::newRow("DotCode is not GS1, whatever it looks like")
        << "]J0" + Gtin + "21A7K2" << notGs1;
    QTest::newRow("ITF-14") << QByteArray("]I119521141012342") << notGs1;
    QTest::newRow("Code 39") << QByteArray("]A0PZN-12345678") << notGs1;
    QTest::newRow("ISO/IEC 15434 envelope")
        << QByteArray("]d1[)>\x1e"
                      "06|9N110123456783|1TL26A|D280531|SA7K2\x1e\x04")
        << notGs1;

    QTest::newRow("check digit") << QByteArray("]d2010952114101234621A7K2")
                                 << unreadable(Parse::BadCheckDigit, u"01"_s);
    QTest::newRow("serial of 21: a separator was lost")
        << "]d2" + Gtin + "21ABCDEFGHIJKLMNOPQRSTU" << unreadable(Parse::ValueTooLong, u"21"_s);
    QTest::newRow("two serials") << "]d2" + Gtin + "21A|21B"
                                 << unreadable(Parse::ConflictingValues, u"21"_s);
    QTest::newRow("GS after the identifier")
        << "]d2|" + Gtin + "21A7K2" << unreadable(Parse::EmptySeparator, QString());
    QTest::newRow("text without identifier")
        << QByteArray("HELLO") << unreadable(Parse::UnknownAi, QString());
    QTest::newRow("envelope in a GS1 symbol")
        << "]d2" + Gtin + "21A7\x1e" << unreadable(Parse::BadCharacter, u"21"_s);
}

void TestScanInterpreter::meanings()
{
    QFETCH(const QByteArray, frame);
    QTEST(meaning(frame, Proven), "expected");
}

void TestScanInterpreter::addresses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const QString item = u"item 01/09521141012345/21/A7K2"_s;
    const QString address = u"foreign: address"_s;
    QTest::newRow("pack") << QByteArray("https://id.gs1.org/01/09521141012345/21/A7K2") << item;
    QTest::newRow("any host, lot and expiry")
        << QByteArray("HTTPS://brand.example/x/01/09521141012345/10/L26A/21/A7K2?17=280531&s=1")
        << item + u" lot L26A expiry 2028-05-31"_s;
    QTest::newRow("logistic unit")
        << QByteArray("https://id.gs1.org/00/395211410000000015") << u"unit 395211410000000015"_s;
    QTest::newRow("product") << QByteArray("https://id.gs1.org/01/09521141012345")
                             << u"product 09521141012345"_s;
    QTest::newRow("place") << QByteArray("https://id.gs1.org/414/9521141100011")
                           << u"place 414/9521141100011"_s;
    QTest::newRow("two units in one address")
        << QByteArray("https://id.gs1.org/01/09521141012345/21/A7K2?00=395211410000000015")
        << u"foreign: other key"_s;
    QTest::newRow("leaflet") << QByteArray("https://brand.example/leaflet?id=1") << address;
    QTest::newRow("check digit") << QByteArray("https://id.gs1.org/01/09521141012346/21/A7K2")
                                 << address;
    QTest::newRow("older spelling, not for scans")
        << QByteArray("https://id.gs1.org/gtin/09521141012345/ser/A7K2") << address;
    QTest::newRow("another scheme")
        << QByteArray("ftp://id.gs1.org/01/09521141012345/21/A7K2") << QString();
}

void TestScanInterpreter::addresses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, expected);
    const QString asText = expected.isEmpty() ? u"foreign: not GS1"_s : expected;
    for (const char *id : {"]d1", "]Q1", "]Q2", "]J0"})
        QCOMPARE(meaning(id + text, Unproven), asText);
    QCOMPARE(meaning(text, Unproven),
             expected.isEmpty() ? unreadable(ParseError::Code::UnknownAi, QString()) : expected);
    QCOMPARE(meaning("]d2" + text, Unproven), unreadable(ParseError::Code::UnknownAi, QString()));
    QCOMPARE(meaning("]C0" + text, Unproven), u"foreign: not GS1"_s);
}

void TestScanInterpreter::damagedFrames_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("expected");
    using Code = SymbolError::Code;
    QTest::newRow("nothing") << QByteArray() << unreadable(Code::Empty);
    QTest::newRow("identifier alone") << QByteArray("]d2") << unreadable(Code::Empty);
    QTest::newRow("parity bits") << QByteArray("]d2\xb0\xb1") << unreadable(Code::NotAscii);
    QTest::newRow("umlaut in a serial") << "]d2" + Gtin + "21Z\xfc" << unreadable(Code::NotAscii);
    QTest::newRow("line end") << "]d2" + Gtin + "21A\r" << unreadable(Code::ControlCharacter);
}

void TestScanInterpreter::damagedFrames()
{
    QFETCH(const QByteArray, frame);
    QTEST(meaning(frame, Proven), "expected");
    const auto overflow =
        interpret({.bytes = "]d2" + Gtin, .status = FrameStatus::Overflow}, Proven);
    QCOMPARE(std::visit(Describe(), overflow), unreadable(SymbolError::Code::NotOk));
}

void TestScanInterpreter::lostSeparator_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("proven");
    QTest::addColumn<QString>("unproven");
    const QString item = u"item 01/09521141012345/21/"_s;
    QTest::newRow("date behind the serial")
        << Gtin + "21A7K217280531" << item + u"A7K217280531"_s << u"ambiguous in 21"_s;
    QTest::newRow("lot behind the serial")
        << Gtin + "21A7K210L1" << item + u"A7K210L1"_s << u"ambiguous in 21"_s;
    QTest::newRow("serial behind the lot")
        << Gtin + "10L121A7K2" << u"product 09521141012345"_s << u"ambiguous in 10"_s;
    QTest::newRow("several behind each other")
        << Gtin + "21A10B91C" << item + u"A10B91C"_s << u"ambiguous in 21"_s;
    QTest::newRow("lot of a pallet")
        << Sscc + "10L13712" << u"unit 395211410000000015"_s << u"ambiguous in 10"_s;
    QTest::newRow("tail that is no AI")
        << Gtin + "21A7K2M9QX" << item + u"A7K2M9QX"_s << item + u"A7K2M9QX"_s;
    QTest::newRow("tail that would be a date, but is none")
        << Gtin + "21A17281331" << item + u"A17281331"_s << item + u"A17281331"_s;
    QTest::newRow("tail that would be a second serial")
        << Gtin + "21A21B" << item + u"A21B"_s << item + u"A21B"_s;
    QTest::newRow("tail this GTIN excludes")
        << Gtin + "21A3712" << item + u"A3712"_s << item + u"A3712"_s;
    QTest::newRow("a separator in the message shows that the device sends them")
        << Gtin + "10L1|21A10B" << item + u"A10B lot L1"_s << item + u"A10B lot L1"_s;
    QTest::newRow("a trailing separator does so too")
        << Gtin + "21A10B|" << item + u"A10B"_s << item + u"A10B"_s;
    QTest::newRow("all of predefined length")
        << Gtin + "17280531" << u"product 09521141012345"_s << u"product 09521141012345"_s;
}

void TestScanInterpreter::lostSeparator()
{
    QFETCH(const QByteArray, data);
    for (const char *id : {"", "]d2", "]C1"}) {
        QTEST(meaning(id + data, Proven), "proven");
        QTEST(meaning(id + data, Unproven), "unproven");
    }
    // A leading GS may be a prefix set in the reader; it shows nothing of the others.
    if (!data.contains('|'))
        QTEST(meaning("|" + data, Unproven), "unproven");
}

void TestScanInterpreter::identifierRequired()
{
    QCOMPARE(meaning(Gtin + "21A7K2", AimRequired), unreadable(SymbolError::Code::NoAimIdentifier));
    QCOMPARE(meaning("|" + Gtin + "21A7K2", AimRequired),
             unreadable(SymbolError::Code::NoAimIdentifier));
    QCOMPARE(meaning("https://id.gs1.org/00/395211410000000015", AimRequired),
             unreadable(SymbolError::Code::NoAimIdentifier));
    QCOMPARE(meaning("]d2" + Gtin + "21A7K2", AimRequired), u"item 01/09521141012345/21/A7K2"_s);
}

/// R-ID-7a: on a device that has shown that it sends separators, a serial is what it is.
void TestScanInterpreter::serialsThatHoldAisAreNeverSplit()
{
    for (const QByteArray serial : {"ABC10XY", "17280531", "00395211410000000015", "10", "8004952"})
        QCOMPARE(meaning("]d2" + Gtin + "21" + serial, Proven),
                 QString(u"item 01/09521141012345/21/"_s + QLatin1StringView(serial)));
}

void TestScanInterpreter::centuryIsOfTheContext()
{
    const QByteArray frame = "]d2" + Gtin + "1776013121A7K2";
    QVERIFY(meaning(frame, {Framing{}, true, 2026}).endsWith(u"2076-01-31"_s));
    QVERIFY(meaning(frame, {Framing{}, true, 2025}).endsWith(u"1976-01-31"_s));
}

/// What a site's rules open, and that nothing of it is open without them.
void TestScanInterpreter::siteRules_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("without");
    QTest::addColumn<QString>("with");
    using B = QByteArray;
    const QString notGs1 = u"foreign: not GS1"_s;
    const QString item = u"item 01/09521141012345/21/A7K2"_s;
    const auto macro = [](const QByteArray &fields) -> QByteArray {
        return "]d1[)>\x1e"
               "06|"
               + fields + "\x1e\x04";
    };
    QTest::newRow("PPN")
        << macro("9N110375286414|1TL26A|D280500|SA7K2") << notGs1
        << u"scheme 0 product 110375286414 serial A7K2 lot L26A expiry 2028-05-31"_s;
    QTest::newRow("PPN with a GTIN")
        << macro("9N110375286414|8P09521141012345|SA7K2") << notGs1
        << u"scheme 0 product 110375286414 serial A7K2 gtin 09521141012345"_s;
    QTest::newRow("PPN of a product")
        << macro("9N110375286414") << notGs1 << u"scheme 0 product 110375286414"_s;
    QTest::newRow("NTIN is a GTIN")
        << macro("8P09521141012345|SA7K2|1TL1") << notGs1 << item + u" lot L1"_s;
    QTest::newRow("NTIN of a product")
        << macro("8P09521141012345") << notGs1 << u"product 09521141012345"_s;
    QTest::newRow("PPN, check digits")
        << macro("9N110375286415") << notGs1 << u"grammar error 6 in 9N"_s;
    QTest::newRow("HIBC") << B("]C0+A123BJC5D6E71G") << notGs1
                          << u"scheme 1 product A123BJC5D6E71"_s;
    QTest::newRow("HIBC in an envelope")
        << macro("25PA123BJC5D6E71|SS1") << notGs1 << u"scheme 1 product A123BJC5D6E71 serial S1"_s;
    QTest::newRow("HIBC secondary alone names nothing")
        << B("]C0+83278F8G9H0J2G%") << notGs1 << u"grammar error 10 in "_s;
    QTest::newRow("HIBC without identifier")
        << B("+A123BJC5D6E71G") << unreadable(ParseError::Code::UnknownAi, {})
        << u"scheme 1 product A123BJC5D6E71"_s;
    QTest::newRow("China drug code") << B("]C081234567890123456789") << notGs1
                                     << u"scheme 2 product 8123456 serial 7890123456789"_s;
    QTest::newRow("20 digits without identifier may be an element string")
        << B("81234567890123456789") << unreadable(ParseError::Code::UnknownAi, {})
        << unreadable(ParseError::Code::UnknownAi, {});
    QTest::newRow("GS1 symbol is never of another grammar")
        << B("]d2+A123BJC5D6E71G") << unreadable(ParseError::Code::UnknownAi, {})
        << unreadable(ParseError::Code::UnknownAi, {});

    QTest::newRow("ITF-14") << B("]I119521141012342") << notGs1 << u"product 19521141012342"_s;
    QTest::newRow("ITF-14, check digit")
        << B("]I119521141012343") << notGs1 << unreadable(ParseError::Code::BadCheckDigit, u"01"_s);
    QTest::newRow("ITF of other lengths") << B("]I0123456") << notGs1 << notGs1;
    QTest::newRow("UPC-E as printed")
        << B("]E001234505") << unreadable(ParseError::Code::ValueTooShort, u"01"_s)
        << u"product 00012000003455"_s;

    QTest::newRow("badge") << B("]C0PWB-anna.k") << notGs1 << u"badge anna.k"_s;
    QTest::newRow("badge of nobody") << B("]C0PWB-") << notGs1 << notGs1;
    QTest::newRow("carrier code") << B("]C0CARRIER123") << notGs1 << u"ignored: carrier"_s;
    QTest::newRow("carrier code in a symbol not named") << B("]A0CARRIER123") << notGs1 << notGs1;
    QTest::newRow("damaged GS1 symbol is never ignored")
        << B("]d2CARRIER123") << unreadable(ParseError::Code::UnknownAi, {})
        << unreadable(ParseError::Code::UnknownAi, {});
    QTest::newRow("a unit is never ignored") << "]d2" + Gtin + "21A7K2" << item << item;
    QTest::newRow("product in a GS1 symbol, named by a rule")
        << "]d2" + Gtin << u"product 09521141012345"_s << u"ignored: any GS1"_s;
}

void TestScanInterpreter::siteRules()
{
    QFETCH(const QByteArray, frame);
    InterpretContext context = Proven;
    QTEST(meaning(frame, context), "without");
    context.rules.schemes = {Scheme::Ppn, Scheme::Hibc, Scheme::ChinaDrugCode};
    context.rules.itf14 = true;
    context.rules.upcE = true;
    context.rules.badgePrefix = u"PWB-"_s;
    context.rules.ignore = {{u"carrier"_s, {u"]C0"_s, u"]d2"_s}, u"CARRIER"_s},
                            {u"any GS1"_s, {u"]d2"_s}, {}}};
    QTEST(meaning(frame, context), "with");

    // IFA's mapping is a decision of its own.
    context.rules.ntinOfPpn = true;
    const QString ppn = u"scheme 0 product 110375286414 serial A7K2 lot L26A expiry 2028-05-31"_s;
    QFETCH(const QString, with);
    QCOMPARE(meaning(frame, context),
             with == ppn ? u"item 01/04150037528643/21/A7K2 lot L26A expiry 2028-05-31 (month)"_s
             : with == u"scheme 0 product 110375286414"_s ? u"product 04150037528643"_s
                                                          : with);
}

void TestScanInterpreter::commands()
{
    InterpretContext context = Proven;
    const QByteArray key(32, '\x5a');
    const QByteArray code = commandcode::encode({BenchCommand::Verb::New, u"carton"_s}, key);
    QCOMPARE(meaning("]C0" + code, context), u"false command 0"_s); // this site has no key
    context.rules.commandKey = key;
    const QString right = u"command %1 carton"_s.arg(int(BenchCommand::Verb::New));
    QCOMPARE(meaning("]C0" + code, context), right);
    QCOMPARE(meaning("]d1" + code, context), right);
    QCOMPARE(meaning(code, context), right);
    QCOMPARE(meaning("]C0PWC1-CLOSE" + code.last(17), context), u"false command 3"_s);
    // What a GS1 symbol says is never a command.
    QCOMPARE(meaning("]d2" + code, context), unreadable(ParseError::Code::UnknownAi, {}));
    QCOMPARE(meaning("]d2" + Gtin + "21" + code.first(20), context),
             u"item 01/09521141012345/21/"_s + QString::fromLatin1(code.first(20)));
    // Neither may a rule hide one.
    context.rules.ignore = {{u"all"_s, {u"]C0"_s}, {}}};
    QCOMPARE(meaning("]C0PWC1-CLOSE" + code.last(17), context), u"false command 3"_s);
}

void TestScanInterpreter::tags_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("expected");
    QTest::newRow("pack") << QByteArray("3074257BF7194E4000001A85")
                          << u"item 01/80614141123458/21/6789"_s;
    QTest::newRow("long serial, small letters")
        << QByteArray("3674257bf6b7a659b2c2bf100000000000000000000000000000")
        << u"item 01/70614141123451/21/32a%2Fb"_s;
    QTest::newRow("logistic unit")
        << QByteArray("3174257BF4499602D2000000") << u"unit 106141412345678908"_s;
    QTest::newRow("bench") << QByteArray("3274257BF460720000000190")
                           << u"place 414/0614141123452/254/400"_s;
    QTest::newRow("bar code of the same device") << "]d2" + Gtin << u"tag error 0"_s;
    QTest::newRow("not programmed") << QByteArray(24, '0') << u"tag error 2"_s;
}

void TestScanInterpreter::tags()
{
    QFETCH(const QByteArray, hex);
    InterpretContext context = Proven;
    context.framing.payload = Payload::EpcHex;
    QTEST(meaning(hex, context), "expected");
    context.framing.payload = Payload::EpcHexWithControl;
    QFETCH(const QString, expected);
    const QByteArray control = hex.size() == 52 ? "6800" : "3000";
    if (!expected.startsWith(u"tag"_s))
        QCOMPARE(meaning(control + hex, context), expected);
}

void TestScanInterpreter::tagsOnlyOfTagReaders()
{
    QVERIFY(meaning("3074257BF7194E4000001A85", Proven).startsWith(u"parse error"_s));
    QCOMPARE(meaning("]C03074257BF7194E4000001A85", Proven), u"foreign: not GS1"_s);
    InterpretContext context = Proven;
    context.framing.payload = Payload::EpcHex;
    const auto lost = interpret({.bytes = "3074", .status = FrameStatus::Overflow}, context);
    QCOMPARE(std::visit(Describe(), lost), unreadable(SymbolError::Code::NotOk));
}

/// A5: what a keyboard garbled is not even looked at, right as it may seem.
void TestScanInterpreter::keyboards()
{
    RawScan scan{.bytes = "]d2" + Gtin + "21a7k2"};
    scan.keyboard = KeyboardFault::CapsLock;
    QCOMPARE(std::visit(Describe(), interpret(scan, Proven)), u"caps lock"_s);
    scan.keyboard = KeyboardFault::Layout;
    QCOMPARE(std::visit(Describe(), interpret(scan, Proven)), u"layout"_s);
    scan.status = FrameStatus::NoRead;
    QCOMPARE(std::visit(Describe(), interpret(scan, Proven)), unreadable(SymbolError::Code::NotOk));
}

void TestScanInterpreter::labelsAreKept()
{
    InterpretContext context = Proven;
    context.rules.tails = {{u"RU"_s, {u"0952"_s}, {{u"91"_s, {4}}, {u"92"_s, {44}}}}};
    const QByteArray frame =
        "]d2" + Gtin + "21A7K2\x1d" + "91EE06\x1d" + "92" + QByteArray(44, 'x');
    const auto thing = interpret({.bytes = frame}, context);
    const auto &item = std::get<ScannedItem>(thing);
    QVERIFY(item.tail == (CryptoTail{CryptoTail::State::Complete, 4, 44, -1}));
    QVERIFY(item.label && item.label->elements().size() == 4);
    const auto bare = interpret({.bytes = "]d2" + Gtin + "21A7K2"}, context);
    QCOMPARE(std::get<ScannedItem>(bare).tail.state, CryptoTail::State::Missing);
    const auto address = interpret({.bytes = "https://id.gs1.org/01/09521141012345/21/A"}, context);
    QVERIFY(!std::get<ScannedItem>(address).label);
}

/// Every way in takes what is much longer than any code, and answers.
void TestScanInterpreter::longestInputs()
{
    InterpretContext context = Unproven;
    context.rules.schemes = {Scheme::Ppn, Scheme::Hibc, Scheme::ChinaDrugCode};
    context.rules.commandKey = QByteArray(32, 'k');
    context.rules.badgePrefix = u"PWB-"_s;
    context.rules.ignore = {{u"x"_s, {u"]C0"_s}, u"x"_s}};
    for (const char *start : {"", "]d2", "]C0", "]d1", "]E0", "]I1", "]d5", "]C0+",
                              "]d1[)>\x1e"
                              "06\x1d",
                              "PWC1-",
                              "]d2"
                              "91",
                              "https://id.gs1.org/01/"}) {
        for (const char *piece : {"9", "A", "\x1d", "9\x1d", "91X\x1d", "/", "\\", "S1\x1d", "$"}) {
            const QByteArray frame = start + QByteArray(piece).repeated(20'000);
            const auto thing = interpret({.bytes = frame}, context);
            QVERIFY(!std::holds_alternative<ScannedItem>(thing));
            QVERIFY(!std::holds_alternative<ScannedLogisticUnit>(thing));
        }
    }
}

QTEST_GUILESS_MAIN(TestScanInterpreter)
#include "tst_scaninterpreter.moc"
