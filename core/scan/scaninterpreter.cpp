// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scaninterpreter.h"

#include "core/epc/epctag.h"
#include "core/gs1/aitable.h"
#include "core/gs1/upce.h"
#include "core/scan/commandcode.h"
#include "core/scan/grammar.h"
#include "core/scan/identify.h"
#include "core/scan/ppn.h"

#include <algorithm>

namespace pw::scan {

namespace {

using namespace Qt::StringLiterals;
using gs1::ElementString;
using gs1::ParseError;

ScannedThing productOf(const Result<gs1::Gtin, gs1::KeyError> &gtin)
{
    if (gtin)
        return ScannedProductOnly{*gtin};
    const auto code = gtin.error() == gs1::KeyError::BadCheckDigit ? ParseError::Code::BadCheckDigit
                                                                   : ParseError::Code::NotDigits;
    return ScannedUnreadable{ParseError{code, 0, u"01"_s}};
}

/// Bare GTINs of EAN and UPC symbols: ]E0 sends 13 digits, a few readers the 12 of UPC-A, ]E4
/// sends 8. Eight digits after ]E0 are a UPC-E that was not expanded, so another number.
ScannedThing readRetailGtin(gs1::SymbologyId symbology, const QString &digits,
                            const ScanRules &rules)
{
    const auto refuse = [](ParseError::Code code) {
        return ScannedUnreadable{ParseError{code, 0, u"01"_s}};
    };
    const bool isEan8 = symbology.modifier == '4';
    if (!isEan8 && rules.upcE && digits.size() == 8)
        return productOf(gs1::gtinOfUpcE(digits));
    const qsizetype longest = isEan8 ? 8 : 13;
    const qsizetype shortest = isEan8 ? 8 : 12;
    if (digits.size() < shortest)
        return refuse(ParseError::Code::ValueTooShort);
    if (digits.size() > longest)
        return refuse(ParseError::Code::ValueTooLong);
    return productOf(gs1::Gtin::parse(digits));
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
    return identify(*read, context.currentYear, context.rules);
}

bool isWebAddress(const QString &text)
{
    return text.startsWith("https://"_L1, Qt::CaseInsensitive)
           || text.startsWith("http://"_L1, Qt::CaseInsensitive);
}

ScannedThing readWebAddress(const QString &text, const InterpretContext &context)
{
    const auto link = gs1::DigitalLink::parse(text);
    if (!link)
        return ScannedForeign{ScannedForeign::Kind::Url};
    return identify(*link, context.currentYear, context.rules);
}

ScannedThing thingOf(const epc::EpcTag &tag)
{
    if (const auto *sgtin = std::get_if<epc::Sgtin>(&tag.identity))
        return ScannedItem{*sgtin, {}, {}, {}, {}};
    if (const auto *sscc = std::get_if<gs1::Sscc>(&tag.identity))
        return ScannedLogisticUnit{*sscc};
    return ScannedLocation{std::get<epc::Location>(tag.identity)};
}

ScannedThing readTag(const RawScan &scan, bool withControl)
{
    if (scan.status != FrameStatus::Ok)
        return ScannedUnreadable{SymbolError{SymbolError::Code::NotOk, scan.status, 0}};
    const QString hex = QString::fromLatin1(scan.bytes);
    const auto tag = withControl ? epc::EpcTag::fromHexWithControl(hex) : epc::EpcTag::fromHex(hex);
    return tag ? thingOf(*tag) : ScannedThing(ScannedUnreadable{tag.error()});
}

ScannedThing thingOf(const GrammarReading &reading, const ScanRules &rules)
{
    std::optional<gs1::Gtin> gtin = reading.product.isEmpty() ? reading.gtin : std::nullopt;
    if (rules.ntinOfPpn && reading.scheme == Scheme::Ppn && !gtin) {
        const auto ntin = ntinOfPpn(reading.product);
        // A GTIN of another country's beside the PPN: neither is preferred.
        if (ntin && (!reading.gtin || *reading.gtin == *ntin))
            gtin = ntin;
    }
    if (!gtin)
        return ScannedOtherScheme{reading.scheme, reading.product, reading.serial,
                                  reading.lot,    reading.expiry,  reading.gtin};
    if (reading.serial.isEmpty())
        return ScannedProductOnly{*gtin};
    const auto sgtin = epc::Sgtin::make(*gtin, reading.serial);
    if (!sgtin) // longer, or of other characters, than a GTIN's serial may be
        return ScannedUnreadable{
            GrammarError{reading.scheme, GrammarError::Code::BadLength, 0, u"S"_s}};
    return ScannedItem{*sgtin, reading.lot, reading.expiry, {}, {}};
}

/// What a site has made for itself: commands and badges.
std::optional<ScannedThing> readOwnCode(const Symbol &symbol, const ScanRules &rules)
{
    if (commandcode::isCommand(symbol.data)) {
        const auto command = commandcode::decode(symbol.data, rules.commandKey);
        return command ? ScannedThing(ScannedCommand{*command})
                       : ScannedThing(ScannedFalseCommand{command.error()});
    }
    const QString text = QString::fromLatin1(symbol.data);
    if (!rules.badgePrefix.isEmpty() && text.startsWith(rules.badgePrefix)
        && text.size() > rules.badgePrefix.size())
        return ScannedBadge{text.sliced(rules.badgePrefix.size())};
    return std::nullopt;
}

std::optional<ScannedThing> readOtherGrammar(const Symbol &symbol, const InterpretContext &context)
{
    for (const Grammar *grammar : allGrammars()) {
        if (!context.rules.schemes.contains(grammar->scheme()) || !grammar->recognises(symbol))
            continue;
        const auto reading = grammar->read(symbol, context.currentYear);
        return reading ? thingOf(*reading, context.rules)
                       : ScannedThing(ScannedUnreadable{reading.error()});
    }
    return std::nullopt;
}

ScannedThing readSymbol(const Symbol &symbol, const InterpretContext &context)
{
    const QString data = QString::fromLatin1(symbol.data);
    const auto &id = symbol.symbology;
    if (id && id->isGs1ElementString())
        return readElementString(data, context);
    if (id && id->isRetailGtin())
        return readRetailGtin(*id, data, context.rules);
    if (id && id->isItf())
        return context.rules.itf14 && data.size() == gs1::Gtin::Length
                   ? productOf(gs1::Gtin::parse(data))
                   : ScannedForeign{ScannedForeign::Kind::NotGs1};
    if (auto own = readOwnCode(symbol, context.rules))
        return *std::move(own);
    if (auto other = readOtherGrammar(symbol, context))
        return *std::move(other);
    if (isWebAddress(data) && (!id || id->carriesText()))
        return readWebAddress(data, context);
    return id ? ScannedForeign{ScannedForeign::Kind::NotGs1} : readElementString(data, context);
}

/// Whether a rule may say not to stop for it: it names no unit, and is not a damaged GS1 symbol,
/// which may have been one.
bool mayBeIgnored(const ScannedThing &thing, const Symbol &symbol)
{
    if (std::holds_alternative<ScannedUnreadable>(thing))
        return !symbol.symbology || !symbol.symbology->isGs1ElementString();
    return std::holds_alternative<ScannedForeign>(thing)
           || std::holds_alternative<ScannedProductOnly>(thing)
           || std::holds_alternative<ScannedLocation>(thing)
           || std::holds_alternative<ScannedDocument>(thing);
}

} // namespace

ScannedThing interpret(const RawScan &scan, const InterpretContext &context)
{
    if (scan.keyboard && scan.status == FrameStatus::Ok)
        return ScannedDistorted{*scan.keyboard};
    switch (context.framing.payload) {
    case Payload::Symbol: break;
    case Payload::EpcHex: return readTag(scan, false);
    case Payload::EpcHexWithControl: return readTag(scan, true);
    }
    const auto symbol = decodeSymbol(scan, context.framing);
    if (!symbol)
        return ScannedUnreadable{symbol.error()};
    ScannedThing thing = readSymbol(*symbol, context);
    if (mayBeIgnored(thing, *symbol)) {
        if (auto rule = ignoredBy(context.rules.ignore, *symbol))
            return ScannedIgnored{*std::move(rule)};
    }
    return thing;
}

} // namespace pw::scan
