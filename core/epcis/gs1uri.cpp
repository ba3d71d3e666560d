// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/gs1uri.h"

#include "core/gs1/checkdigit.h"

#include <QStringList>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

constexpr auto Host = "https://id.gs1.org/"_L1;

/// What stands behind the company prefix and its fixed-length reference.
enum class Tail {
    None,
    Text,   ///< `.serial` or `.lot`
    Digits, ///< `.serial`, digits only
    Pieces, ///< `.piece.total.serial`
    Star,   ///< `.*`
    PiecesStar
};

/// How the URN of a key becomes a path (EPC Tag Data Standard 6 and 7).
struct UrnRule
{
    QLatin1StringView prefix;
    QLatin1StringView key; ///< path before the digits
    bool leadMoves;        ///< the reference's first digit goes before the company prefix
    int digits; ///< of company and reference together; 0: reference is text up to `longest`
    bool hasCheckDigit;
    Tail tail;
    QLatin1StringView qualifier; ///< path between key and tail
    int longest;                 ///< of the tail, or of company and reference where `digits` is 0
};

constexpr UrnRule UrnRules[] = {
    {"urn:epc:id:sgtin:"_L1, "01/"_L1, true, 13, true, Tail::Text, "/21/"_L1, 20},
    {"urn:epc:id:sscc:"_L1, "00/"_L1, true, 17, true, Tail::None, {}, 0},
    {"urn:epc:id:sgln:"_L1, "414/"_L1, false, 12, true, Tail::Text, "/254/"_L1, 20},
    {"urn:epc:id:grai:"_L1, "8003/0"_L1, false, 12, true, Tail::Text, {}, 16},
    {"urn:epc:id:giai:"_L1, "8004/"_L1, false, 0, false, Tail::None, {}, 30},
    {"urn:epc:id:gsrn:"_L1, "8018/"_L1, false, 17, true, Tail::None, {}, 0},
    {"urn:epc:id:gsrnp:"_L1, "8017/"_L1, false, 17, true, Tail::None, {}, 0},
    {"urn:epc:id:gdti:"_L1, "253/"_L1, false, 12, true, Tail::Text, {}, 20},
    {"urn:epc:id:cpi:"_L1, "8010/"_L1, false, 0, false, Tail::Digits, "/8011/"_L1, 30},
    {"urn:epc:id:sgcn:"_L1, "255/"_L1, false, 12, true, Tail::Digits, {}, 12},
    {"urn:epc:id:ginc:"_L1, "401/"_L1, false, 0, false, Tail::None, {}, 30},
    {"urn:epc:id:gsin:"_L1, "402/"_L1, false, 16, true, Tail::None, {}, 0},
    {"urn:epc:id:itip:"_L1, "8006/"_L1, true, 13, true, Tail::Pieces, "/21/"_L1, 20},
    {"urn:epc:id:upui:"_L1, "01/"_L1, true, 13, true, Tail::Text, "/235/"_L1, 28},
    {"urn:epc:id:pgln:"_L1, "417/"_L1, false, 12, true, Tail::None, {}, 0},
    {"urn:epc:class:lgtin:"_L1, "01/"_L1, true, 13, true, Tail::Text, "/10/"_L1, 20},
    {"urn:epc:idpat:sgtin:"_L1, "01/"_L1, true, 13, true, Tail::Star, {}, 0},
    {"urn:epc:idpat:grai:"_L1, "8003/0"_L1, false, 12, true, Tail::Star, {}, 0},
    {"urn:epc:idpat:gdti:"_L1, "253/"_L1, false, 12, true, Tail::Star, {}, 0},
    {"urn:epc:idpat:sgcn:"_L1, "255/"_L1, false, 12, true, Tail::Star, {}, 0},
    {"urn:epc:idpat:cpi:"_L1, "8010/"_L1, false, 0, false, Tail::Star, {}, 30},
    {"urn:epc:idpat:itip:"_L1, "8006/"_L1, true, 13, true, Tail::PiecesStar, {}, 0},
    {"urn:epc:idpat:upui:"_L1, "01/"_L1, true, 13, true, Tail::Star, {}, 0},
};

bool areDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'F') || (c >= u'a' && c <= u'f');
}

bool isWordCharacter(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

/// Characters of a URN component, an escape counting as one; nothing where one is not allowed.
std::optional<int> lengthOfComponent(QStringView text)
{
    int length = 0;
    for (qsizetype i = 0; i < text.size(); ++i, ++length) {
        if (text[i] == u'%') {
            if (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2]))
                return {};
            i += 2;
        } else if (!isWordCharacter(text[i]) && !"!'()*+,-.:;=_"_L1.contains(text[i])) {
            return {};
        }
    }
    return length;
}

/// Escapes what a URN writes plainly and a Digital Link must not; escapes stay as they are.
QString escaped(QStringView component)
{
    QString result;
    for (const QChar c : component) {
        if ("!()*+,:"_L1.contains(c))
            result += u'%' + QString::number(c.unicode(), 16).toUpper();
        else
            result += c;
    }
    return result;
}

QString withCheckDigit(const QString &digits)
{
    const QByteArray latin = digits.toLatin1();
    return digits
           + QLatin1Char(gs1::checkDigit(std::span(latin.constData(), size_t(latin.size()))));
}

bool isTail(QStringView text, int longest)
{
    const std::optional<int> length = lengthOfComponent(text);
    return length && *length >= 1 && *length <= longest;
}

/// Piece and total of an ITIP, `PP.TT.` before the serial.
std::optional<QString> takePieces(QStringView &tail)
{
    if (tail.size() < 6 || !areDigits(tail.first(2)) || tail[2] != u'.'
        || !areDigits(tail.sliced(3, 2)) || tail[5] != u'.')
        return {};
    const QString pieces = tail.first(2).toString() + tail.sliced(3, 2);
    tail = tail.sliced(6);
    return pieces;
}

/// What follows the key's digits in the path; `tail` is without its leading dot.
std::optional<QString> tailPath(const UrnRule &rule, QStringView tail)
{
    QString pieces;
    if (rule.tail == Tail::Pieces || rule.tail == Tail::PiecesStar) {
        const auto taken = takePieces(tail);
        if (!taken)
            return {};
        pieces = *taken;
    }
    switch (rule.tail) {
    case Tail::None: return tail.isNull() ? std::optional(QString(u""_s)) : std::nullopt;
    case Tail::Star:
    case Tail::PiecesStar: return tail == u"*" ? std::optional(pieces) : std::nullopt;
    case Tail::Digits:
        if (!areDigits(tail) || tail.isEmpty() || tail.size() > 12)
            return {};
        return rule.qualifier + tail;
    case Tail::Text:
    case Tail::Pieces:
        if (!isTail(tail, rule.longest))
            return {};
        // An SGLN extension of 0 means that there is none.
        if (rule.qualifier == "/254/"_L1 && tail == u"0")
            return u""_s;
        return pieces + rule.qualifier + escaped(tail);
    }
    return {};
}

/// Company prefix and a reference of free length, such as GIAI.
std::optional<QString> fromFreeUrn(const UrnRule &rule, QStringView company, QStringView rest)
{
    QStringView reference = rest;
    QStringView tail;
    if (rule.tail != Tail::None) {
        const qsizetype dot = rest.lastIndexOf(u'.');
        if (dot < 0)
            return {};
        reference = rest.first(dot);
        tail = rest.sliced(dot + 1);
    }
    const auto after = tailPath(rule, tail);
    if (!after || !isTail(reference, rule.longest - int(company.size())))
        return {};
    return Host + rule.key + company + escaped(reference) + *after;
}

std::optional<QString> fromUrn(const UrnRule &rule, QStringView body)
{
    const qsizetype dot = body.indexOf(u'.');
    if (dot < 6 || dot > 12 || !areDigits(body.first(dot)))
        return {};
    const QStringView company = body.first(dot);
    const QStringView rest = body.sliced(dot + 1);
    if (rule.digits == 0)
        return fromFreeUrn(rule, company, rest);
    const qsizetype length = rule.digits - company.size();
    if (rest.size() < length || !areDigits(rest.first(length)))
        return {};
    const QStringView reference = rest.first(length);
    QStringView tail = rest.sliced(length);
    if (tail.isEmpty())
        tail = QStringView();
    else if (tail.front() == u'.')
        tail = tail.sliced(1);
    else
        return {};
    const auto after = tailPath(rule, tail);
    if (!after)
        return {};
    QString digits = company.toString() + reference;
    if (rule.leadMoves)
        digits = reference.first(1).toString() + company + reference.sliced(1);
    return Host + rule.key + (rule.hasCheckDigit ? withCheckDigit(digits) : digits) + *after;
}

/// The AI a path segment names as a key.
QLatin1StringView keyOf(QStringView segment)
{
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> Names[] = {
        {"gtin"_L1, "01"_L1},   {"itip"_L1, "8006"_L1}, {"cpid"_L1, "8010"_L1},
        {"gln"_L1, "414"_L1},   {"party"_L1, "417"_L1}, {"gsrnp"_L1, "8017"_L1},
        {"gsrn"_L1, "8018"_L1}, {"gcn"_L1, "255"_L1},   {"sscc"_L1, "00"_L1},
        {"gdti"_L1, "253"_L1},  {"ginc"_L1, "401"_L1},  {"gsin"_L1, "402"_L1},
        {"grai"_L1, "8003"_L1}, {"giai"_L1, "8004"_L1}};
    for (const auto &[name, ai] : Names) {
        if (segment == name || segment == ai)
            return ai;
    }
    return {};
}

QString qualifierOf(QStringView segment)
{
    if (segment == u"cpv")
        return u"22"_s;
    if (segment == u"lot")
        return u"10"_s;
    if (segment == u"ser")
        return u"21"_s;
    return segment.toString();
}

/// A value of at most `longest` characters a path shows without escapes.
bool isPlain(QStringView value, qsizetype longest)
{
    return value.size() <= longest && std::all_of(value.begin(), value.end(), [](QChar c) {
               return isWordCharacter(c) || "\"'-.;<=>?_"_L1.contains(c);
           });
}

/// `count` digits, then up to `longest` plain characters.
bool isDigitsThenPlain(QStringView value, qsizetype count, qsizetype longest)
{
    return value.size() >= count && areDigits(value.first(count))
           && isPlain(value.sliced(count), longest);
}

std::optional<QString> keyValue(QLatin1StringView ai, QStringView value)
{
    const auto when = [value](bool good) {
        return good ? std::optional(value.toString()) : std::nullopt;
    };
    if (ai == "01"_L1) {
        const qsizetype size = value.size();
        const bool isGtin = size == 8 || (size >= 12 && size <= 14);
        if (!isGtin || !areDigits(value))
            return {};
        return value.toString().rightJustified(14, u'0');
    }
    if (ai == "00"_L1 || ai == "8006"_L1 || ai == "8017"_L1 || ai == "8018"_L1)
        return when(value.size() == 18 && areDigits(value));
    if (ai == "414"_L1 || ai == "417"_L1)
        return when(value.size() == 13 && areDigits(value));
    if (ai == "402"_L1)
        return when(value.size() == 17 && areDigits(value));
    if (ai == "253"_L1)
        return when(isDigitsThenPlain(value, 13, 17));
    if (ai == "255"_L1)
        return when(value.size() >= 13 && value.size() <= 25 && areDigits(value));
    if (ai == "8003"_L1)
        return when(isDigitsThenPlain(value, 14, 16));
    if (ai == "8010"_L1) {
        const auto isComponent = [](QChar c) {
            return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || c == u'-';
        };
        return when(value.size() <= 30 && std::all_of(value.begin(), value.end(), isComponent));
    }
    return when(isPlain(value, 30)); // 401, 8004
}

/// The qualifiers that may follow a key, finest first; only the finest that is there is kept.
std::span<const QLatin1StringView> qualifiersOf(QLatin1StringView ai)
{
    static constexpr QLatin1StringView OfGtin[] = {"21"_L1, "235"_L1, "10"_L1, "22"_L1};
    static constexpr QLatin1StringView OfItip[] = {"21"_L1, "10"_L1, "22"_L1};
    static constexpr QLatin1StringView OfPlace[] = {"254"_L1};
    static constexpr QLatin1StringView OfPart[] = {"8011"_L1};
    if (ai == "01"_L1)
        return OfGtin;
    if (ai == "8006"_L1)
        return OfItip;
    if (ai == "414"_L1)
        return OfPlace;
    if (ai == "8010"_L1)
        return OfPart;
    return {};
}

bool isQualifierValue(QStringView ai, QStringView value)
{
    if (ai == u"8011")
        return value.size() <= 12 && areDigits(value);
    return isPlain(value, ai == u"235" ? 28 : 20);
}

std::optional<QString> fromLink(QStringView uri)
{
    const qsizetype host = uri.indexOf("://"_L1) + 3;
    const qsizetype query = uri.indexOf(u'?');
    const QStringView target = query < 0 ? uri : uri.first(query);
    const qsizetype slash = target.indexOf(u'/', host);
    if (slash < 0)
        return {};
    const QList<QStringView> segments = target.sliced(slash + 1).split(u'/');
    qsizetype at = segments.size() - 2;
    while (at >= 0
           && (keyOf(segments[at]).isEmpty() || segments[at + 1].size() < 5
               || !areDigits(segments[at + 1].first(4))))
        --at;
    if (at < 0 || (segments.size() - at) % 2 != 0)
        return {};
    const QLatin1StringView ai = keyOf(segments[at]);
    const auto value = keyValue(ai, segments[at + 1]);
    if (!value)
        return {};
    const std::span<const QLatin1StringView> allowed = qualifiersOf(ai);
    auto finest = allowed.end();
    QStringView kept;
    for (at += 2; at < segments.size(); at += 2) {
        const QString qualifier = qualifierOf(segments[at]);
        const auto found = std::find(allowed.begin(), allowed.end(), qualifier);
        if (found == allowed.end() || !isQualifierValue(qualifier, segments[at + 1]))
            return {};
        if (found < finest) {
            finest = found;
            kept = segments[at + 1];
        }
    }
    const QString key = Host + ai + u'/' + *value;
    if (finest == allowed.end() || *finest == "22"_L1)
        return key;
    return key + u'/' + *finest + u'/' + kept;
}

} // namespace

std::optional<QString> constrainedDigitalLink(QStringView uri)
{
    if (uri.startsWith("urn:epc:"_L1)) {
        for (const UrnRule &rule : UrnRules) {
            if (uri.startsWith(rule.prefix))
                return fromUrn(rule, uri.sliced(rule.prefix.size()));
        }
        return {};
    }
    if (uri.startsWith("https://"_L1) || uri.startsWith("http://"_L1))
        return fromLink(uri);
    return {};
}

} // namespace pw::epcis
