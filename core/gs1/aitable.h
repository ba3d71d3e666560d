// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <array>
#include <optional>
#include <span>

namespace pw::gs1 {

/// How one component of an AI's value is spelled.
struct AiComponent
{
    enum class Set : unsigned char { Digits, Set82, Set39, Set64 };

    /// What the characters mean, beyond their set. In brackets the name of the test in the GS1
    /// Barcode Syntax Dictionary.
    enum class Check : unsigned char {
        None,
        KeyCheckDigit,      ///< last digit is the GS1 check digit of the component (csum)
        AlphaCheckPair,     ///< last two characters are a check pair (csumalpha)
        CompanyPrefix,      ///< begins with a GS1 Company Prefix (gcppos1)
        CompanyPrefixAfter, ///< a GS1 Company Prefix follows the first digit (gcppos2)
        Date,               ///< YYMMDD (yymmdd)
        DateDayZero,        ///< YYMMDD, day 00 allowed (yymmd0)
        DateLongYear,       ///< YYYYMMDD (yyyymmdd)
        HourMinute,         ///< hhmm (hhmi)
        Hour,               ///< 00..23 (hh)
        Minute,             ///< 00..59 (mi)
        Second,             ///< 00..59 (ss)
        Position,           ///< NNTT: piece of total, neither 00, piece <= total (pieceoftotal)
        PositionSlash,      ///< P/T: position in sequence, one digit each (posinseqslash)
        Country,            ///< ISO 3166-1 numeric (iso3166)
        CountryOr999,       ///< the same, or 999 for several countries (iso3166999)
        CountryAlpha2,      ///< ISO 3166-1 alpha-2 (iso3166alpha2)
        Currency,           ///< ISO 4217 numeric (iso4217)
        Sex,                ///< ISO/IEC 5218: 0, 1, 2 or 9 (iso5218)
        Latitude,           ///< ten digits, (degrees + 90) * 10^7, at most 180 degrees (latitude)
        Longitude,          ///< ten digits, (degrees + 180) * 10^7, at most 360 degrees (longitude)
        YesNo,              ///< 0 or 1 (yesno)
        Winding,            ///< 0, 1 or 9 (winding)
        Hyphen,             ///< `-` alone (hyphen)
        Zero,               ///< zeros only (zero)
        NonZero,            ///< not zeros only (nonzero)
        NoZeroPrefix,       ///< no leading zero, unless it is the whole value (nozeroprefix)
        HasNonDigit,        ///< not digits only (hasnondigit)
        ImporterIndex,      ///< one character of set 64 (importeridx)
        MediaType,          ///< 01..10 or 80..99 (mediatype)
        PackageType,        ///< UN/ECE recommendation 21 (packagetype)
        PercentEncoded,     ///< every `%` begins an escape (pcenc)
        Iban,               ///< ISO 13616 (iban)
        CouponCode,         ///< North American coupon, AI (8110) (couponcode)
        CouponOffer         ///< North American positive offer file, AI (8112) (couponposoffer)
    };

    static constexpr size_t MaxChecks = 3;

    Set set = Set::Digits;
    bool optional = false;
    short minLength = 0; ///< less than maxLength only in the last component
    short maxLength = 0;
    std::array<Check, MaxChecks> checks{};
};

/// One application identifier, or a range that differs only in the last digit (3100 to 3105), as
/// the GS1 General Specifications define it.
struct AiEntry
{
    static constexpr size_t MaxComponents = 6;

    QLatin1StringView first;
    QLatin1StringView last; ///< equal to `first` for a single AI
    QStringView title;      ///< data title, such as "USE BY or EXPIRY"

    bool predefinedLength;     ///< needs no FNC1 separator (General Specifications, 7.8.5)
    bool digitalLinkAttribute; ///< may stand in the query of a Digital Link
    bool digitalLinkKey;       ///< may be the primary key of a Digital Link

    std::array<AiComponent, MaxComponents> parts;
    int partCount;

    /// Qualifiers of a Digital Link key in their order, alternatives after `|`: "22,10,21|235".
    QLatin1StringView qualifiers;
    /// AIs that must not be together with this one in a symbol; `n` is any digit: "392n,393n".
    QLatin1StringView exclusions;
    /// AIs of which one group must be on the same label: "01+21,03+21". Asked of labels, not of
    /// symbols.
    QLatin1StringView requisites;

    std::span<const AiComponent> components() const
    {
        return std::span(parts).first(size_t(partCount));
    }
    int minLength() const { return shortest; } ///< characters of the shortest value
    int maxLength() const { return longest; }  ///< characters of the longest value

    // What the components come to, reckoned once.
    short shortest = 0;
    short longest = 0;
};

/// The entry for exactly this AI, or nothing.
const AiEntry *findAi(QStringView ai);

/// How many digits the AI at the start of a text has, told by its first two characters (2, 3 or 4);
/// nothing for digits no AI starts with.
std::optional<int> aiLength(QStringView firstTwoDigits);

/// Whether AIs of these two entries must not be together in one symbol.
bool excludeEachOther(const AiEntry &a, const AiEntry &b);

/// Whether `ai` is named in a list of AIs such as AiEntry::exclusions.
bool listNames(QLatin1StringView list, QStringView ai);

/// All entries in lexical order.
std::span<const AiEntry> aiTable();

} // namespace pw::gs1
