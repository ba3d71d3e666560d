// SPDX-License-Identifier: Apache-2.0
#include "core/scan/hibc.h"

#include "core/gs1/charset.h"
#include "core/scan/envelope.h"
#include "core/scan/hibcdata.h"

#include <algorithm>

namespace pw::scan {

namespace {

using namespace Qt::StringLiterals;
using Code = GrammarError::Code;

constexpr qsizetype LicLength = 4;
constexpr qsizetype LongestPcn = 18;
constexpr qsizetype LongestIdentifier = LicLength + LongestPcn + 1;
constexpr qsizetype ShortestIdentifier = LicLength + 2;
constexpr auto Product = "LIC+PCN"_L1;

Failure<GrammarError> refuse(Code code, qsizetype offset, const QString &field = {})
{
    return Failure{GrammarError{Scheme::Hibc, code, offset, field}};
}

bool isCapital(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

/// Labeler, product number and unit of measure; nothing if they are right.
std::optional<Code> faultOfProduct(QStringView text)
{
    if (text.size() < ShortestIdentifier || text.size() > LongestIdentifier)
        return Code::BadLength;
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return isCapital(c) || gs1::isDigit(c.unicode());
    });
    if (!plain || !isCapital(text.front()) || !gs1::isDigit(text.back().unicode()))
        return Code::BadCharacter;
    return std::nullopt;
}

/// Whether the characters are HIBC's and the last one is the check character of the others.
std::optional<GrammarError> faultOfCheck(QStringView data)
{
    for (qsizetype i = 0; i < data.size(); ++i) {
        if (!hibcCheckCharacter(data.sliced(i, 1)))
            return GrammarError{Scheme::Hibc, Code::BadCharacter, i, {}};
    }
    if (data.size() < 2)
        return GrammarError{Scheme::Hibc, Code::Truncated, data.size(), {}};
    if (hibcCheckCharacter(data.chopped(1)) != data.back())
        return GrammarError{Scheme::Hibc, Code::BadCheckCharacter, data.size() - 1, {}};
    return std::nullopt;
}

GrammarReading emptyReading()
{
    return {Scheme::Hibc, {}, {}, {}, {}, {}, {}, {}};
}

/// `+` LIC PCN UoM [`/` secondary …] check
Result<GrammarReading, GrammarError> readConcatenated(QStringView data, int currentYear)
{
    const QStringView body = data.chopped(1).sliced(1);
    const qsizetype slash = body.indexOf(u'/');
    const QStringView product = slash < 0 ? body : body.first(slash);
    if (const auto fault = faultOfProduct(product))
        return refuse(*fault, 1, Product);
    GrammarReading reading = emptyReading();
    reading.product = product.toString();
    if (slash >= 0) {
        const auto error =
            readHibcSegments(body.sliced(slash + 1), slash + 2, currentYear, reading);
        if (error)
            return Failure{*error};
    }
    return reading;
}

Result<GrammarReading, GrammarError> readHibcEnvelope(QStringView data)
{
    const auto fields = readEnvelope(data, Scheme::Hibc);
    if (!fields)
        return Failure{fields.error()};
    GrammarReading reading = emptyReading();
    for (const EnvelopeField &field : *fields) {
        const auto is = [&field](QLatin1StringView identifier) {
            return field.identifier == identifier;
        };
        const auto failed = [&field](Code code) {
            return refuse(code, field.offset, field.identifier);
        };
        if (is("25P"_L1)) {
            if (const auto fault = faultOfProduct(field.value))
                return failed(*fault);
            reading.product = field.value;
        } else if (is("S"_L1) || is("1T"_L1)) {
            if (const auto fault = faultOfHibcText(field.value))
                return failed(*fault);
            if (is("S"_L1))
                reading.serial = field.value;
            else
                reading.lot = field.value;
        } else if (is("14D"_L1)) {
            reading.expiry = longDate(field.value, true);
            if (!reading.expiry)
                return failed(Code::BadDate);
        } else if (is("16D"_L1)) {
            const auto date = longDate(field.value, false);
            if (!date)
                return failed(Code::BadDate);
            reading.produced = date->lastDay;
        }
    }
    if (reading.product.isEmpty())
        return refuse(Code::NoProduct, data.size());
    return reading;
}

class HibcGrammar : public Grammar
{
public:
    Scheme scheme() const override { return Scheme::Hibc; }

    bool recognises(const Symbol &symbol) const override
    {
        const QString data = QString::fromLatin1(symbol.data);
        if (isEnvelope(data))
            return data.contains(u"\x1d"
                                 u"25P");
        // A plus and then a labeler's letter, a dollar, or a digit of a date.
        const QChar second = data.size() > 1 ? data[1] : QChar(u' ');
        return data.startsWith(u'+')
               && (isCapital(second) || second == u'$' || gs1::isDigit(second.unicode()));
    }

    Result<GrammarReading, GrammarError> read(const Symbol &symbol, int currentYear) const override
    {
        const QString data = QString::fromLatin1(symbol.data);
        if (isEnvelope(data))
            return readHibcEnvelope(data);
        if (!data.startsWith(u'+'))
            return refuse(Code::UnknownFormat, 0);
        if (const auto error = faultOfCheck(data))
            return Failure{*error};
        if (isCapital(data[1]))
            return readConcatenated(data, currentYear);
        const auto secondary = readHibcSecondary(data, currentYear);
        if (!secondary)
            return Failure{secondary.error()};
        return refuse(Code::NeedsPrimary, 0);
    }
};

} // namespace

std::optional<QChar> hibcCheckCharacter(QStringView text)
{
    constexpr auto Values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"_L1;
    qsizetype sum = 0;
    for (const QChar c : text) {
        const qsizetype value = Values.indexOf(c);
        if (value < 0)
            return std::nullopt;
        sum += value;
    }
    return QChar(Values[sum % Values.size()]);
}

Result<HibcSecondary, GrammarError> readHibcSecondary(QStringView data, int currentYear)
{
    constexpr qsizetype LinkAndCheck = 2;
    if (!data.startsWith(u'+'))
        return refuse(Code::UnknownFormat, 0);
    if (const auto error = faultOfCheck(data))
        return Failure{*error};
    if (data.size() < 2 + LinkAndCheck)
        return refuse(Code::Truncated, data.size());
    HibcSecondary secondary{emptyReading(), data[data.size() - LinkAndCheck]};
    const QStringView body = data.chopped(LinkAndCheck).sliced(1);
    const auto error = readHibcSegments(body, 1, currentYear, secondary.reading);
    if (error)
        return Failure{*error};
    return secondary;
}

Result<GrammarReading, GrammarError> joinHibc(QStringView primary, QStringView secondary,
                                              int currentYear)
{
    if (const auto error = faultOfCheck(primary))
        return Failure{*error};
    if (primary.size() < 2 || primary.front() != u'+' || primary.contains(u'/'))
        return refuse(Code::UnknownFormat, 0);
    auto reading = readConcatenated(primary, currentYear);
    if (!reading)
        return reading;
    auto second = readHibcSecondary(secondary, currentYear);
    if (!second)
        return Failure{second.error()};
    if (second->link != primary.back())
        return refuse(Code::WrongLink, secondary.size() - 2);
    GrammarReading joined = second->reading;
    joined.product = reading->product;
    return joined;
}

const Grammar &hibcGrammar()
{
    static const HibcGrammar grammar;
    return grammar;
}

} // namespace pw::scan
