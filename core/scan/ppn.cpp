// SPDX-License-Identifier: Apache-2.0
#include "core/scan/ppn.h"

#include "core/gs1/charset.h"
#include "core/gs1/checkdigit.h"
#include "core/scan/envelope.h"
#include "core/scan/grammar.h"

#include <algorithm>

namespace pw::scan {

namespace {

using namespace Qt::StringLiterals;
using Code = GrammarError::Code;

constexpr qsizetype ShortestPpn = 5;
constexpr qsizetype LongestPpn = 22;
constexpr qsizetype CheckDigits = 2;
constexpr auto GermanAgency = "11"_L1;
constexpr qsizetype PznLength = 8;
constexpr qsizetype LongestText = 20; // serial and lot

bool isCapitalOrDigit(QChar c)
{
    return gs1::isDigit(c.unicode()) || (c >= u'A' && c <= u'Z');
}

/// Letters, digits, '-' and '_' (IFA coding system, data elements).
bool isIfaText(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return isCapitalOrDigit(c) || (c >= u'a' && c <= u'z') || c == u'-' || c == u'_';
    });
}

/// ASCII values weighted 2, 3, 4 … from the left, modulo 97.
int ppnChecksum(QStringView text)
{
    int sum = 0;
    int weight = 2;
    for (const QChar c : text)
        sum += c.unicode() * weight++;
    return sum % 97;
}

/// Digits weighted 1 to 7, modulo 11; a number whose check digit would be 10 is not given out.
bool isPzn(QStringView text)
{
    if (text.size() != PznLength || !gs1::isAllDigits(text))
        return false;
    int sum = 0;
    for (qsizetype i = 0; i + 1 < PznLength; ++i)
        sum += (text[i].unicode() - u'0') * int(i + 1);
    return sum % 11 == text.back().unicode() - u'0';
}

class PpnGrammar : public Grammar
{
public:
    Scheme scheme() const override { return Scheme::Ppn; }

    bool recognises(const Symbol &symbol) const override
    {
        return isEnvelope(QString::fromLatin1(symbol.data));
    }

    Result<GrammarReading, GrammarError> read(const Symbol &symbol, int currentYear) const override;
};

Failure<GrammarError> refuse(Code code, const EnvelopeField &field)
{
    return Failure{GrammarError{Scheme::Ppn, code, field.offset, field.identifier}};
}

std::optional<Code> faultOfPpn(QStringView text)
{
    if (text.size() < ShortestPpn || text.size() > LongestPpn)
        return Code::BadLength;
    if (!std::all_of(text.begin(), text.end(), isCapitalOrDigit))
        return Code::BadCharacter;
    const bool isGerman = text.startsWith(GermanAgency);
    if (isGerman && text.size() != GermanAgency.size() + PznLength + CheckDigits)
        return Code::BadLength;
    if (!isPpn(text))
        return Code::BadCheckCharacter;
    return std::nullopt;
}

std::optional<Code> faultOfText(QStringView text)
{
    if (text.size() > LongestText)
        return Code::BadLength;
    return isIfaText(text) ? std::nullopt : std::optional(Code::BadCharacter);
}

Result<GrammarReading, GrammarError> PpnGrammar::read(const Symbol &symbol, int currentYear) const
{
    const QString data = QString::fromLatin1(symbol.data);
    const auto fields = readEnvelope(data, scheme());
    if (!fields)
        return Failure{fields.error()};
    GrammarReading reading{scheme(), {}, {}, {}, {}, {}, {}, {}};
    for (const EnvelopeField &field : *fields) {
        const auto is = [&field](QLatin1StringView identifier) {
            return field.identifier == identifier;
        };
        if (is("9N"_L1)) {
            if (const auto fault = faultOfPpn(field.value))
                return refuse(*fault, field);
            reading.product = field.value;
        } else if (is("8P"_L1)) {
            if (field.value.size() != gs1::Gtin::Length)
                return refuse(Code::BadLength, field);
            const auto gtin = gs1::Gtin::parse(field.value);
            if (!gtin)
                return refuse(gtin.error() == gs1::KeyError::BadCheckDigit ? Code::BadCheckCharacter
                                                                           : Code::BadCharacter,
                              field);
            reading.gtin = *gtin;
        } else if (is("S"_L1) || is("1T"_L1)) {
            if (const auto fault = faultOfText(field.value))
                return refuse(*fault, field);
            if (is("S"_L1))
                reading.serial = field.value;
            else
                reading.lot = field.value;
        } else if (is("D"_L1)) {
            reading.expiry = gs1::Gs1Date::parse(field.value, currentYear);
            if (!reading.expiry)
                return refuse(Code::BadDate, field);
        } else if (is("16D"_L1)) {
            const auto date = longDate(field.value, false);
            if (!date)
                return refuse(Code::BadDate, field);
            reading.produced = date->lastDay;
        }
        // What else the standard offers (price, address, quantity) names nothing.
    }
    if (reading.product.isEmpty() && !reading.gtin)
        return Failure{GrammarError{scheme(), Code::NoProduct, data.size(), {}}};
    return reading;
}

} // namespace

bool isPpn(QStringView text)
{
    if (text.size() < ShortestPpn || text.size() > LongestPpn
        || !std::all_of(text.begin(), text.end(), isCapitalOrDigit))
        return false;
    const QStringView body = text.chopped(CheckDigits);
    const QStringView check = text.last(CheckDigits);
    if (!gs1::isAllDigits(check) || check.toInt() != ppnChecksum(body))
        return false;
    return !text.startsWith(GermanAgency) || isPzn(body.sliced(GermanAgency.size()));
}

std::optional<gs1::Gtin> ntinOfPpn(QStringView ppn)
{
    if (!ppn.startsWith(GermanAgency) || !isPpn(ppn))
        return std::nullopt;
    const QByteArray digits = "04150" + ppn.sliced(GermanAgency.size(), PznLength).toLatin1();
    const char check = gs1::checkDigit(std::span(digits.constData(), size_t(digits.size())));
    const auto gtin = gs1::Gtin::parse(QString::fromLatin1(digits + check));
    return gtin ? std::optional(*gtin) : std::nullopt;
}

const Grammar &ppnGrammar()
{
    static const PpnGrammar grammar;
    return grammar;
}

} // namespace pw::scan
