// SPDX-License-Identifier: Apache-2.0
#include "core/central/matchpattern.h"

#include "core/central/unitkey.h"
#include "core/epcis/uri.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr auto PatternStart = "urn:epc:idpat:"_L1;

/// How the company prefix of a scheme stands in its key.
struct Scheme
{
    QLatin1StringView name;
    QLatin1StringView start;  ///< of the key, before its digits
    bool leadMoves;           ///< one digit of the reference stands before the company prefix
    QLatin1StringView serial; ///< what an EPC has behind the key's digits
    int fields;
};

constexpr Scheme Schemes[] = {
    {"sgtin"_L1, "01/"_L1, true, "/21/"_L1, 3},   {"upui"_L1, "01/"_L1, true, "/235/"_L1, 3},
    {"itip"_L1, "8006/"_L1, true, "/21/"_L1, 5},  {"sscc"_L1, "00/"_L1, true, {}, 2},
    {"sgln"_L1, "414/"_L1, false, {}, 3},         {"pgln"_L1, "417/"_L1, false, {}, 2},
    {"grai"_L1, "8003/0"_L1, false, {}, 3},       {"giai"_L1, "8004/"_L1, false, {}, 2},
    {"gsrn"_L1, "8018/"_L1, false, {}, 2},        {"gsrnp"_L1, "8017/"_L1, false, {}, 2},
    {"gdti"_L1, "253/"_L1, false, {}, 3},         {"sgcn"_L1, "255/"_L1, false, {}, 3},
    {"cpi"_L1, "8010/"_L1, false, "/8011/"_L1, 3}};

bool isCompanyPrefix(QStringView text)
{
    return text.size() >= 6 && text.size() <= 12
           && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

const Scheme *schemeOf(QStringView name)
{
    const auto found = std::find_if(std::begin(Schemes), std::end(Schemes),
                                    [name](const Scheme &scheme) { return scheme.name == name; });
    return found == std::end(Schemes) ? nullptr : found;
}

QList<KeyPattern> beginningWith(const Scheme &scheme, const QString &company,
                                const QString &contains)
{
    if (!scheme.leadMoves || company.isEmpty())
        return {{scheme.start + company, true, contains}};
    QList<KeyPattern> patterns; // the indicator or extension digit is among what the star covers
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        patterns.append({scheme.start + QChar(digit) + company, true, contains});
    return patterns;
}

/// A pattern with all but the last field given is a class, and has a key of its own.
std::optional<QList<KeyPattern>> wholeClass(const QString &uri, const Scheme &scheme,
                                            bool wantsClasses)
{
    const QString canonical = epcis::canonicalId(uri);
    if (canonical == uri)
        return {};
    const QString key = keyOf(canonical);
    if (wantsClasses)
        return QList<KeyPattern>{{key, false, {}}};
    return QList<KeyPattern>{{key, false, {}}, {key + scheme.serial, true, {}}};
}

std::optional<QList<KeyPattern>> fromPattern(const QString &uri, bool wantsClasses)
{
    const QString body = uri.sliced(PatternStart.size());
    const qsizetype colon = body.indexOf(u':');
    const Scheme *scheme = colon < 0 ? nullptr : schemeOf(QStringView(body).first(colon));
    if (!scheme)
        return {};
    const QStringList fields = body.sliced(colon + 1).split(u'.');
    const auto given = qsizetype(fields.indexOf(u"*"_s));
    // Once a field is a star, so is every one behind it (Tag Data Standard 1.13, 8.1).
    const bool starsLast = given >= 0
                           && std::all_of(fields.begin() + given, fields.end(),
                                          [](const QString &field) { return field == u"*"; });
    if (!starsLast || fields.size() != scheme->fields
        || (given > 0 && !isCompanyPrefix(fields.first())))
        return {};
    const QString contains = wantsClasses ? QString() : QString(scheme->serial);
    if (given == 0)
        return QList<KeyPattern>{{scheme->start, true, contains}};
    if (given == 1)
        return beginningWith(*scheme, fields.first(), contains);
    if (scheme->name == "sgln"_L1)
        return placePatterns(u"urn:epc:id:sgln:%1.%2.0"_s.arg(fields[0], fields[1]), true);
    return given + 1 == scheme->fields || scheme->name == "itip"_L1
               ? wholeClass(uri, *scheme, wantsClasses)
               : std::nullopt;
}

bool isGtinWithoutMore(const QString &key)
{
    return key.startsWith("01/"_L1) && key.size() == 17;
}

} // namespace

std::optional<QList<KeyPattern>> epcPatterns(const QString &uri)
{
    if (!epcis::isUri(uri) || epcis::isBrokenIdentifier(uri))
        return {};
    if (uri.startsWith(PatternStart))
        return fromPattern(uri, false);
    const QString key = keyOf(epcis::canonicalId(uri));
    if (isGtinWithoutMore(key))
        return QList<KeyPattern>{{key, false, {}}, {key + u"/21/"_s, true, {}}};
    return QList<KeyPattern>{{key, false, {}}};
}

std::optional<QList<KeyPattern>> classPatterns(const QString &uri)
{
    if (!epcis::isUri(uri) || epcis::isBrokenIdentifier(uri))
        return {};
    if (uri.startsWith(PatternStart))
        return fromPattern(uri, true);
    return QList<KeyPattern>{{keyOf(epcis::canonicalId(uri)), false, {}}};
}

std::optional<QList<KeyPattern>> placePatterns(const QString &uri, bool withDescendants)
{
    if (!epcis::isUri(uri) || epcis::isBrokenIdentifier(uri))
        return {};
    const QString key = keyOf(epcis::canonicalId(uri));
    QList<KeyPattern> patterns{{key, false, {}}};
    if (withDescendants && key.startsWith("414/"_L1) && !key.contains("/254/"_L1))
        patterns.append({key + u"/254/"_s, true, {}});
    return patterns;
}

} // namespace pw::central
