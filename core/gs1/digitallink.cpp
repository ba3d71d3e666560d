// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/digitallink.h"

#include "core/gs1/aivalue.h"
#include "core/gs1/charset.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace pw::gs1 {

namespace {

using namespace Qt::StringLiterals;
using Error = DigitalLinkError;
using Part = DigitalLink::Part;
using Reading = DigitalLink::Reading;

// A Digital Link does not say when it was made. Only 29 February of a year 00 depends on the
// century, and 2000 is the one that is near.
constexpr int YearForDates = 2000;

bool isUriCharacter(QChar c)
{
    constexpr auto Others = "-._~:/?#[]@!$&'()*+,;=%"_L1;
    return c.unicode() < 0x80 && (c.isLetterOrNumber() || Others.contains(c));
}

/// The names of AIs that the first versions of the standard allowed in paths.
QLatin1StringView aiOfName(QStringView name)
{
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> Names[]{
        {"gtin"_L1, "01"_L1},    {"ser"_L1, "21"_L1},    {"lot"_L1, "10"_L1},
        {"cpv"_L1, "22"_L1},     {"sscc"_L1, "00"_L1},   {"gln"_L1, "414"_L1},
        {"glnx"_L1, "254"_L1},   {"party"_L1, "417"_L1}, {"grai"_L1, "8003"_L1},
        {"giai"_L1, "8004"_L1},  {"itip"_L1, "8006"_L1}, {"gsrn"_L1, "8018"_L1},
        {"gsrnp"_L1, "8017"_L1}, {"srin"_L1, "8019"_L1}, {"gdti"_L1, "253"_L1},
        {"gcn"_L1, "255"_L1},    {"ginc"_L1, "401"_L1},  {"gsin"_L1, "402"_L1},
        {"gmn"_L1, "8013"_L1},   {"cpid"_L1, "8010"_L1}, {"cpsn"_L1, "8011"_L1},
        {"payTo"_L1, "415"_L1},  {"refno"_L1, "8020"_L1}};
    const auto found = std::find_if(std::begin(Names), std::end(Names),
                                    [name](auto n) { return n.first == name; });
    return found == std::end(Names) ? QLatin1StringView() : found->second;
}

const AiEntry *entryOf(QStringView segment, Reading reading)
{
    if (reading == Reading::Lenient) {
        if (const QLatin1StringView ai = aiOfName(segment); !ai.isEmpty())
            return findAi(QString(ai));
    }
    return findAi(segment);
}

QString aiText(const AiEntry &entry, QStringView segment)
{
    // A range of AIs has one entry; names stand for single AIs only.
    return entry.first == entry.last ? QString(entry.first) : segment.toString();
}

Result<Part, Error> readPart(const AiEntry &entry, QStringView ai, QStringView encoded,
                             Reading reading)
{
    auto value = percentDecoded(encoded);
    if (!value)
        return Failure{Error::BadEscape};
    const bool shortGtin = value->size() == 8 || value->size() == 12 || value->size() == 13;
    if (reading == Reading::Lenient && entry.first == "01"_L1 && shortGtin)
        *value = value->rightJustified(14, u'0');
    if (checkAiValue(entry, *value, YearForDates))
        return Failure{Error::BadValue};
    return Part{aiText(entry, ai), *value};
}

/// Whether the AIs after the key are qualifiers of it, in their order.
bool areQualifiers(const AiEntry &key, std::span<const Part> parts)
{
    for (const QStringView alternative : QString(key.qualifiers).tokenize(u'|')) {
        auto next = parts.begin();
        for (const QStringView qualifier : alternative.tokenize(u',')) {
            if (next != parts.end() && next->ai == qualifier)
                ++next;
        }
        if (next == parts.end())
            return true;
    }
    return parts.empty();
}

Result<QList<Part>, Error> readPath(QStringView path, Reading reading)
{
    const QList<QStringView> segments = path.split(u'/');
    // The key is the last one looking from the end, so that a host's own path may hold anything.
    qsizetype at = segments.size() - 2;
    const AiEntry *key = nullptr;
    for (; at >= 1; at -= 2) {
        key = entryOf(segments[at], reading);
        if (!key || key->digitalLinkKey)
            break;
    }
    if (at < 1 || !key)
        return Failure{Error::NoKey};

    QList<Part> parts;
    for (; at + 1 < segments.size(); at += 2) {
        const AiEntry *entry = entryOf(segments[at], reading);
        auto part = readPart(*entry, segments[at], segments[at + 1], reading);
        if (!part)
            return Failure{part.error()};
        parts.append(*std::move(part));
    }
    if (!areQualifiers(*key, std::span(parts).subspan(1)))
        return Failure{Error::BadQualifier};
    return parts;
}

bool isQualifierOf(const AiEntry &key, QStringView ai)
{
    for (const QStringView alternative : QString(key.qualifiers).tokenize(u'|')) {
        for (const QStringView qualifier : alternative.tokenize(u',')) {
            if (qualifier == ai)
                return true;
        }
    }
    return false;
}

Result<QList<Part>, Error> readQuery(QStringView query, const QList<Part> &path, Reading reading)
{
    QList<Part> parts;
    for (const QStringView pair : query.tokenize(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1 || !isAllDigits(pair.first(equals)))
            continue; // linkType, utm_source … are for the resolver, not for us
        const QStringView ai = pair.first(equals);
        const AiEntry *entry = findAi(ai);
        if (entry && isQualifierOf(*findAi(path.first().ai), ai))
            return Failure{Error::BadQualifier};
        const auto isSame = [ai](const Part &part) { return part.ai == ai; };
        if (!entry || !entry->digitalLinkAttribute || std::ranges::any_of(path, isSame)
            || std::ranges::any_of(parts, isSame))
            return Failure{Error::BadAttribute};
        // In a query `+` is a blank, which no AI has.
        if (pair.contains(u'+'))
            return Failure{Error::BadValue};
        auto part = readPart(*entry, ai, pair.sliced(equals + 1), reading);
        if (!part)
            return Failure{part.error()};
        parts.append(*std::move(part));
    }
    return parts;
}

bool excludeEachOther(const QList<Part> &parts)
{
    for (const Part &one : parts) {
        const AiEntry *entry = findAi(one.ai);
        for (const Part &other : parts) {
            if (one.ai != other.ai && listNames(entry->exclusions, other.ai))
                return true;
        }
    }
    return false;
}

/// What follows host and port, or nothing where there is none of either.
std::optional<QStringView> afterHost(QStringView uri)
{
    if (!std::all_of(uri.begin(), uri.end(), isUriCharacter))
        return std::nullopt;
    for (const QLatin1StringView scheme : {"https://"_L1, "http://"_L1}) {
        if (!uri.startsWith(scheme, Qt::CaseInsensitive))
            continue;
        const QStringView rest = uri.sliced(scheme.size());
        const qsizetype slash = rest.indexOf(u'/');
        const bool hasHost =
            slash > 0 && std::none_of(rest.begin(), rest.begin() + slash, [](QChar c) {
                return "?#@!$&'()*+,;=%"_L1.contains(c);
            });
        return hasHost ? std::optional(rest.sliced(slash)) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

QString percentEncoded(QStringView value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value.toString()));
}

std::optional<QString> percentDecoded(QStringView text)
{
    QString decoded;
    decoded.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'%') {
            decoded.append(text[i]);
            continue;
        }
        if (i + 2 >= text.size())
            return std::nullopt;
        bool isHex = false;
        const ushort code = text.sliced(i + 1, 2).toUShort(&isHex, 16);
        // toUShort() would read a sign or a blank as part of the number.
        if (!isHex || code == 0 || code > 0x7f || !text[i + 1].isLetterOrNumber())
            return std::nullopt;
        decoded.append(QChar(code));
        i += 2;
    }
    return decoded;
}

Result<DigitalLink, DigitalLinkError> DigitalLink::parse(QStringView uri, Reading reading)
{
    const auto rest = afterHost(uri);
    if (!rest)
        return Failure{Error::NotAUri};
    const QStringView target =
        rest->first(rest->indexOf(u'#') < 0 ? rest->size() : rest->indexOf(u'#'));
    const qsizetype mark = target.indexOf(u'?');
    auto path = readPath(mark < 0 ? target : target.first(mark), reading);
    if (!path)
        return Failure{path.error()};
    auto query = readQuery(mark < 0 ? QStringView() : target.sliced(mark + 1), *path, reading);
    if (!query)
        return Failure{query.error()};
    if (excludeEachOther(*path + *query))
        return Failure{Error::BadAttribute};
    return DigitalLink{*std::move(path), *std::move(query)};
}

std::optional<QString> DigitalLink::value(QStringView ai) const
{
    for (const QList<Part> *parts : {&path, &query}) {
        for (const Part &part : *parts) {
            if (part.ai == ai)
                return part.value;
        }
    }
    return std::nullopt;
}

QString DigitalLink::toCanonicalUri() const
{
    QString uri = u"https://id.gs1.org"_s;
    for (const Part &part : path)
        uri += u'/' + part.ai + u'/' + percentEncoded(part.value);
    return uri;
}

} // namespace pw::gs1
