// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scaninterpreter.h"

#include "core/gs1/aitable.h"
#include "core/gs1/digitallink.h"

namespace pw::scan {

namespace {

using namespace Qt::StringLiterals;
using gs1::DigitalLink;
using gs1::ElementString;
using gs1::Gs1Date;
using gs1::ParseError;

/// Bare GTINs of EAN and UPC symbols: ]E0 sends 13 digits, a few readers the 12 of UPC-A, ]E4
/// sends 8. Eight digits after ]E0 would be a UPC-E that was not expanded, so another number.
ScannedThing readRetailGtin(gs1::SymbologyId symbology, const QString &digits)
{
    const auto refuse = [](ParseError::Code code) {
        return ScannedUnreadable{ParseError{code, 0, u"01"_s}};
    };
    const qsizetype longest = symbology.modifier == '4' ? 8 : 13;
    const qsizetype shortest = symbology.modifier == '4' ? 8 : 12;
    if (digits.size() < shortest)
        return refuse(ParseError::Code::ValueTooShort);
    if (digits.size() > longest)
        return refuse(ParseError::Code::ValueTooLong);
    const auto gtin = gs1::Gtin::parse(digits);
    if (gtin)
        return ScannedProductOnly{*gtin};
    return refuse(gtin.error() == gs1::KeyError::BadCheckDigit ? ParseError::Code::BadCheckDigit
                                                               : ParseError::Code::NotDigits);
}

/// Expiry as YYMMDD, (17), or with a time of day, (7003), which allows no day 00.
template <typename Data>
Result<std::optional<Gs1Date>, ParseError> expiryOf(const Data &data, int currentYear)
{
    std::optional<QString> text = data.value(u"17");
    const bool dayZeroAllowed = text.has_value();
    if (!text)
        text = data.value(u"7003");
    if (!text)
        return std::optional<Gs1Date>();
    const auto date = Gs1Date::parse(text->first(6), currentYear, dayZeroAllowed);
    if (!date)
        return Failure{
            ParseError{ParseError::Code::BadDate, 0, dayZeroAllowed ? u"17"_s : u"7003"_s}};
    return date;
}

/// Which unit AIs and values name. `data` is right in itself: every value is one its AI permits.
template <typename Data>
ScannedThing identify(const Data &data, int currentYear)
{
    const std::optional<QString> ssccDigits = data.value(u"00");
    const std::optional<QString> gtinDigits = data.value(u"01");
    const std::optional<QString> serial = data.value(u"21");
    if (ssccDigits && gtinDigits && serial)
        return ScannedForeign{ScannedForeign::Kind::OtherKey}; // two units, and none is chosen
    if (ssccDigits)
        return ScannedLogisticUnit{*gs1::Sscc::parse(*ssccDigits)};
    if (!gtinDigits)
        return ScannedForeign{ScannedForeign::Kind::OtherKey};
    const auto gtin = gs1::Gtin::parse(*gtinDigits);
    if (!serial)
        return ScannedProductOnly{*gtin};
    const auto expiry = expiryOf(data, currentYear);
    if (!expiry)
        return ScannedUnreadable{expiry.error()};
    return ScannedItem{*epc::Sgtin::make(*gtin, *serial), data.value(u"10"), *expiry, {}, {}};
}

/// The AI whose value would fall apart into more AIs if one separator had been lost in it
/// (R-ID-7c). A reader that has sent one separator sends them all, so only messages without any are
/// in doubt.
std::optional<QString> suspectOfLostSeparator(const QString &data, const ElementString &read,
                                              int currentYear)
{
    const auto &[ai, value] = read.elements().last();
    if (data.contains(ElementString::Separator) || gs1::findAi(ai)->predefinedLength)
        return std::nullopt;
    const qsizetype start = data.size() - value.size();
    for (qsizetype split = start + 1; split < data.size(); ++split) {
        QString repaired = data;
        repaired.insert(split, ElementString::Separator);
        if (ElementString::parse(repaired, currentYear))
            return ai;
    }
    return std::nullopt;
}

ScannedThing readElementString(const QString &data, const InterpretContext &context)
{
    const auto read = ElementString::parse(data, context.currentYear);
    if (!read)
        return ScannedUnreadable{read.error()};
    if (!context.separatorProven) {
        if (const auto ai = suspectOfLostSeparator(data, *read, context.currentYear))
            return ScannedAmbiguous{*ai};
    }
    return identify(*read, context.currentYear);
}

bool isWebAddress(const QString &text)
{
    return text.startsWith("https://"_L1, Qt::CaseInsensitive)
           || text.startsWith("http://"_L1, Qt::CaseInsensitive);
}

ScannedThing readText(const QString &text, int currentYear)
{
    if (!isWebAddress(text))
        return ScannedForeign{ScannedForeign::Kind::NotGs1};
    const auto link = DigitalLink::parse(text);
    if (!link)
        return ScannedForeign{ScannedForeign::Kind::Url};
    return identify(*link, currentYear);
}

/// Symbols that carry any text: Data Matrix, QR Code, DotCode.
bool carriesText(gs1::SymbologyId symbology)
{
    return symbology.code == 'd' || symbology.code == 'Q' || symbology.code == 'J';
}

} // namespace

ScannedThing interpret(const RawScan &scan, const InterpretContext &context)
{
    const auto symbol = decodeSymbol(scan, context.framing);
    if (!symbol)
        return ScannedUnreadable{symbol.error()};

    const QString data = QString::fromLatin1(symbol->data);
    if (!symbol->symbology)
        return isWebAddress(data) ? readText(data, context.currentYear)
                                  : readElementString(data, context);
    if (symbol->symbology->isGs1ElementString())
        return readElementString(data, context);
    if (symbol->symbology->isRetailGtin())
        return readRetailGtin(*symbol->symbology, data);
    if (carriesText(*symbol->symbology))
        return readText(data, context.currentYear);
    return ScannedForeign{ScannedForeign::Kind::NotGs1};
}

} // namespace pw::scan
