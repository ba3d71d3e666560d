// SPDX-License-Identifier: Apache-2.0
#include "core/scan/identify.h"

#include <algorithm>

namespace pw::scan {

namespace {

using namespace Qt::StringLiterals;
using gs1::Gs1Date;
using gs1::ParseError;

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

template <typename Data>
CryptoTail tailOf(const Data &data, const gs1::Gtin &gtin, const ScanRules &rules)
{
    const auto length = [&data](QStringView ai) {
        const auto value = data.value(ai);
        return value ? value->size() : qsizetype(-1);
    };
    return rules.judgeTail(
        gtin, {CryptoTail::State::NotDemanded, length(u"91"), length(u"92"), length(u"93")});
}

/// What a label without unit or product may be.
template <typename Data>
ScannedThing identifyOther(const Data &data)
{
    const ScannedForeign otherKey{ScannedForeign::Kind::OtherKey};
    if (data.value(u"02")) // contents of a unit that another symbol of the label names
        return otherKey;
    if (const auto gln = data.value(u"414")) {
        const auto extension = data.value(u"254");
        return ScannedLocation{{*gs1::Gln::parse(*gln), extension.value_or(QString())}};
    }
    std::optional<ScannedDocument> document;
    for (const QStringView ai : {u"253", u"400", u"401", u"402"}) {
        const auto number = data.value(ai);
        if (number && document)
            return otherKey; // two documents, and none is chosen
        if (number)
            document = ScannedDocument{ai.toString(), *number};
    }
    return document ? ScannedThing(*document) : otherKey;
}

template <typename Data>
ScannedThing identifyAny(const Data &data, int currentYear, const ScanRules &rules)
{
    const std::optional<QString> ssccDigits = data.value(u"00");
    const std::optional<QString> gtinDigits = data.value(u"01");
    const std::optional<QString> serial = data.value(u"21");
    if (ssccDigits && gtinDigits && serial)
        return ScannedForeign{ScannedForeign::Kind::OtherKey}; // two units, and none is chosen
    if (ssccDigits)
        return ScannedLogisticUnit{*gs1::Sscc::parse(*ssccDigits)};
    if (!gtinDigits)
        return identifyOther(data);
    const auto gtin = gs1::Gtin::parse(*gtinDigits);
    if (!serial)
        return ScannedProductOnly{*gtin};
    const auto expiry = expiryOf(data, currentYear);
    if (!expiry)
        return ScannedUnreadable{expiry.error()};
    return ScannedItem{*epc::Sgtin::make(*gtin, *serial), data.value(u"10"), *expiry,
                       tailOf(data, *gtin, rules), std::nullopt};
}

} // namespace

ScannedThing identify(const gs1::ElementString &read, int currentYear, const ScanRules &rules)
{
    ScannedThing thing = identifyAny(read, currentYear, rules);
    if (auto *item = std::get_if<ScannedItem>(&thing))
        item->label = read;
    return thing;
}

ScannedThing identify(const gs1::DigitalLink &link, int currentYear, const ScanRules &rules)
{
    return identifyAny(link, currentYear, rules);
}

} // namespace pw::scan
