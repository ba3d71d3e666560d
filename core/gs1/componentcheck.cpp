// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/componentcheck.h"

#include "core/gs1/charset.h"
#include "core/gs1/checkdigit.h"
#include "core/gs1/codelists.h"
#include "core/gs1/gs1date.h"

#include <algorithm>

namespace pw::gs1 {

namespace {

using Check = AiComponent::Check;
using Code = ParseError::Code;
using namespace Qt::StringLiterals;

/// Of a text of digits, as all texts are by now that this is asked of.
bool hasKeyCheckDigit(QStringView text)
{
    int sum = 0;
    int weight = 1; // the check digit's own; then 3 and 1 by turns from the right
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        sum += (text[i].unicode() - u'0') * weight;
        weight = 4 - weight;
    }
    return sum % 10 == 0;
}

/// GS1 check character pair (General Specifications, 7.9.5): the characters' places in set 82,
/// weighted from the right with the primes from 2 on, modulo 1021, as two characters of set 32.
bool hasAlphaCheckPair(QStringView text)
{
    static constexpr std::array<int, 25> Primes{2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37, 41,
                                                43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97};
    constexpr auto Set82 = "!\"%&'()*+,-./0123456789:;<=>?"
                           "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"_L1;
    constexpr auto Set32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"_L1;

    const qsizetype size = text.size() - 2;
    if (size < 0 || size > qsizetype(Primes.size()))
        return false;
    qsizetype sum = 0;
    for (qsizetype i = 0; i < size; ++i)
        sum += Set82.indexOf(text[i]) * Primes[size_t(size - 1 - i)];
    sum %= 1021;
    return text[size] == Set32[sum / 32] && text[size + 1] == Set32[sum % 32];
}

/// ISO 13616: country, then, with the first four characters moved to the end and letters read as
/// 10 to 35, a number that leaves 1 when divided by 97.
bool isIban(QStringView text)
{
    constexpr qsizetype ShortestKnown = 11;
    if (text.size() < ShortestKnown || !isCountryAlpha2(text.first(2)))
        return false;
    int rest = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[(i + 4) % text.size()].unicode();
        if (isDigit(c))
            rest = (rest * 10 + (c - u'0')) % 97;
        else if (c >= u'A' && c <= u'Z')
            rest = (rest * 100 + (c - u'A' + 10)) % 97;
        else
            return false;
    }
    return rest == 1;
}

bool beginsWithCompanyPrefix(QStringView text)
{
    constexpr qsizetype Shortest = 4;
    return text.size() >= Shortest && isAllDigits(text.first(Shortest));
}

bool isPercentEncoded(QStringView text)
{
    const auto isHex = [](QChar c) {
        return isDigit(c.unicode()) || (c >= u'A' && c <= u'F') || (c >= u'a' && c <= u'f');
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'%' && (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2])))
            return false;
    }
    return true;
}

bool isPieceOfTotal(QStringView piece, QStringView total)
{
    return piece.toInt() > 0 && piece.toInt() <= total.toInt();
}

bool isPositionSlash(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash <= 0)
        return false;
    const QStringView position = text.first(slash);
    const QStringView end = text.sliced(slash + 1);
    return isAllDigits(position) && isAllDigits(end) && !position.startsWith(u'0')
           && !end.startsWith(u'0') && isPieceOfTotal(position, end);
}

bool isLongDate(QStringView text)
{
    return QDate(text.first(4).toInt(), text.sliced(4, 2).toInt(), text.sliced(6, 2).toInt())
        .isValid();
}

bool isMediaType(QStringView text)
{
    const int type = text.toInt();
    return (type >= 1 && type <= 10) || (type >= 80 && type <= 99);
}

bool consistsOf(QStringView text, char16_t wanted)
{
    return std::all_of(text.begin(), text.end(), [wanted](QChar c) { return c == wanted; });
}

std::optional<Code> unless(bool right, Code wrong)
{
    return right ? std::nullopt : std::optional(wrong);
}

} // namespace

std::optional<Code> checkComponent(Check check, QStringView text, int currentYear)
{
    switch (check) {
    case Check::None: return std::nullopt;
    case Check::KeyCheckDigit: return unless(hasKeyCheckDigit(text), Code::BadCheckDigit);
    case Check::AlphaCheckPair: return unless(hasAlphaCheckPair(text), Code::BadCheckDigit);
    case Check::CompanyPrefix: return unless(beginsWithCompanyPrefix(text), Code::BadContent);
    case Check::CompanyPrefixAfter:
        return unless(beginsWithCompanyPrefix(text.sliced(1)), Code::BadContent);
    case Check::Date: return unless(Gs1Date::exists(text, currentYear, false), Code::BadDate);
    case Check::DateDayZero: return unless(Gs1Date::exists(text, currentYear, true), Code::BadDate);
    case Check::DateLongYear: return unless(isLongDate(text), Code::BadDate);
    case Check::HourMinute:
        return unless(text.first(2).toInt() < 24 && text.sliced(2).toInt() < 60, Code::BadDate);
    case Check::Hour: return unless(text.toInt() < 24, Code::BadDate);
    case Check::Minute:
    case Check::Second: return unless(text.toInt() < 60, Code::BadDate);
    case Check::Position:
        return unless(isPieceOfTotal(text.first(2), text.sliced(2)), Code::BadPosition);
    case Check::PositionSlash: return unless(isPositionSlash(text), Code::BadPosition);
    case Check::Country: return unless(isCountryNumeric(text), Code::BadContent);
    case Check::CountryOr999:
        return unless(text == "999"_L1 || isCountryNumeric(text), Code::BadContent);
    case Check::CountryAlpha2: return unless(isCountryAlpha2(text), Code::BadContent);
    case Check::Currency: return unless(isCurrency(text), Code::BadContent);
    case Check::Sex: return unless("0129"_L1.contains(text), Code::BadContent);
    case Check::Latitude: return unless(text.toLongLong() <= 1'800'000'000, Code::BadContent);
    case Check::Longitude: return unless(text.toLongLong() <= 3'600'000'000, Code::BadContent);
    case Check::YesNo: return unless("01"_L1.contains(text), Code::BadContent);
    case Check::Winding: return unless("019"_L1.contains(text), Code::BadContent);
    case Check::Hyphen: return unless(consistsOf(text, u'-'), Code::BadContent);
    case Check::Zero: return unless(consistsOf(text, u'0'), Code::BadContent);
    case Check::NonZero: return unless(!consistsOf(text, u'0'), Code::BadContent);
    case Check::NoZeroPrefix:
        return unless(text.size() == 1 || !text.startsWith(u'0'), Code::BadContent);
    case Check::HasNonDigit: return unless(!isAllDigits(text), Code::BadContent);
    case Check::ImporterIndex: return unless(isSet64(text.front().unicode()), Code::BadContent);
    case Check::MediaType: return unless(isMediaType(text), Code::BadContent);
    case Check::PackageType: return unless(isPackageType(text), Code::BadContent);
    case Check::PercentEncoded: return unless(isPercentEncoded(text), Code::BadContent);
    case Check::Iban: return unless(isIban(text), Code::BadCheckDigit);
    case Check::CouponCode:
    case Check::CouponOffer: return unless(isAllDigits(text), Code::NotDigits);
    }
    Q_UNREACHABLE();
}

} // namespace pw::gs1
