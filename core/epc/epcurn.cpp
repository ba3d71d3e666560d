// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epcurn.h"

#include "core/epc/companyprefixes.h"
#include "core/epc/epcschemes.h"
#include "core/gs1/aivalue.h"
#include "core/gs1/charset.h"
#include "core/gs1/checkdigit.h"

#include <algorithm>

namespace pw::epc {

namespace {

using Form = EpcScheme::Form;
using Part = gs1::DigitalLink::Part;
using Serial = EpcScheme::Serial;

constexpr auto Prefix = "urn:epc:"_L1;
constexpr auto Wildcard = "*"_L1;
constexpr qsizetype PieceDigits = 2;
constexpr int AnyYear = 2000; // no key holds a date

/// Characters that mean something in a URN and are escaped there; the rest of set 82 is literal.
constexpr auto Escaped = "\"#%&/<>?"_L1;

std::optional<QString> decoded(QStringView text)
{
    const auto raw = [](QChar c) { return c != u'%' && Escaped.contains(c); };
    if (text.isEmpty() || std::any_of(text.begin(), text.end(), raw))
        return std::nullopt;
    return gs1::percentDecoded(text);
}

QString encoded(QStringView value)
{
    QString text;
    for (const QChar c : value) {
        if (Escaped.contains(c))
            text += u'%' + QString::number(c.unicode(), 16).toUpper().rightJustified(2, u'0');
        else
            text += c;
    }
    return text;
}

QString withCheckDigit(const QString &digits)
{
    const QByteArray latin = digits.toLatin1();
    const char check = gs1::checkDigit(std::span(latin.constData(), size_t(latin.size())));
    return digits + QLatin1Char(check);
}

const EpcScheme *schemeNamed(QStringView kind, QStringView name)
{
    const auto found = std::ranges::find_if(EpcSchemes, [kind, name](const EpcScheme &scheme) {
        const bool offered = kind == "idpat"_L1   ? scheme.pattern
                             : kind == "class"_L1 ? scheme.isClass
                                                  : kind == "id"_L1 && !scheme.isClass;
        return offered && scheme.name == name;
    });
    return found == EpcSchemes.end() ? nullptr : &*found;
}

/// The fields of a URN: a serial may hold dots itself, so only as many part fields as there are.
std::optional<QList<QStringView>> fieldsOf(const EpcScheme &scheme, QStringView text)
{
    const qsizetype wanted = scheme.serial == Serial::None     ? 2
                             : scheme.serial == Serial::Pieces ? 5
                                                               : 3;
    QList<QStringView> fields;
    while (fields.size() + 1 < wanted) {
        const qsizetype dot = text.indexOf(u'.');
        if (dot < 0)
            return std::nullopt;
        fields.append(text.first(dot));
        text = text.sliced(dot + 1);
    }
    fields.append(text);
    return fields;
}

/// Company prefix and reference as the key has them, without start, serial and pieces.
std::optional<QString> keyFrom(const EpcScheme &scheme, QStringView company, QStringView reference)
{
    if (company.size() < 6 || company.size() > 12 || !gs1::isAllDigits(company))
        return std::nullopt;
    if (scheme.form == Form::Free) {
        const auto text = decoded(reference);
        return text ? std::optional(company.toString() + *text) : std::nullopt;
    }
    if (company.size() + reference.size() != scheme.digits || !gs1::isAllDigits(reference))
        return std::nullopt;
    if (scheme.form == Form::Straight)
        return withCheckDigit(company.toString() + reference.toString());
    if (reference.isEmpty())
        return std::nullopt;
    return withCheckDigit(reference.first(1).toString() + company.toString()
                          + reference.sliced(1).toString());
}

bool isRight(const Part &part)
{
    const gs1::AiEntry *entry = gs1::findAi(part.ai);
    return entry && !gs1::checkAiValue(*entry, part.value, AnyYear);
}

/// The part of a link that names its finest level; nothing where that is the key itself.
const Part *finestOf(const gs1::DigitalLink &link)
{
    // Consumer product variants (22) are no level of identity in EPCIS.
    return link.path.size() < 2 || link.path.last().ai == "22"_L1 ? nullptr : &link.path.last();
}

/// The key's digits in the order of the URN, where a company prefix can be looked for.
QString referenceOf(const EpcScheme &scheme, QStringView key)
{
    const QStringView digits = key.sliced(scheme.start.size());
    switch (scheme.form) {
    case Form::Free: return digits.toString();
    case Form::Straight: return digits.first(scheme.digits).toString();
    case Form::Indicator: return digits.sliced(1, scheme.digits - 1).toString();
    }
    Q_UNREACHABLE();
}

bool isGtin8(const EpcScheme &scheme, QStringView key)
{
    // Six zeros of padding; the Tag Data Standard gives such numbers no company prefix.
    return (scheme.keyAi == "01"_L1 || scheme.keyAi == "8006"_L1) && key.startsWith("000000"_L1);
}

const EpcScheme *schemeOf(const gs1::DigitalLink &link)
{
    const Part &key = link.path.first();
    const Part *finest = finestOf(link);
    const auto found = std::ranges::find_if(EpcSchemes, [&](const EpcScheme &scheme) {
        if (scheme.keyAi != key.ai)
            return false;
        if (finest)
            return scheme.serialAi == finest->ai;
        return scheme.serial != Serial::Qualifier || scheme.pattern || scheme.name == "sgln"_L1;
    });
    return found == EpcSchemes.end() ? nullptr : &*found;
}

/// The fields after company prefix and reference; a star where a class is meant.
QString serialFields(const EpcScheme &scheme, QStringView key, const Part *finest)
{
    const QStringView behind = scheme.form == Form::Free
                                   ? QStringView()
                                   : key.sliced(scheme.start.size() + scheme.digits + 1);
    switch (scheme.serial) {
    case Serial::None: return {};
    case Serial::Appended: return u'.' + (behind.isEmpty() ? QString(Wildcard) : encoded(behind));
    case Serial::Pieces:
        return u'.' + behind.first(PieceDigits) + u'.' + behind.sliced(PieceDigits) + u'.'
               + (finest ? encoded(finest->value) : QString(Wildcard));
    case Serial::Qualifier: break;
    }
    if (finest)
        return u'.' + encoded(finest->value);
    return scheme.name == "sgln"_L1 ? u".0"_s : u".*"_s;
}

bool namesClass(const EpcScheme &scheme, QStringView key, const Part *finest)
{
    if (scheme.serial == Serial::Appended)
        return key.size() == scheme.start.size() + scheme.digits + 1;
    return scheme.pattern && !finest;
}

} // namespace

bool isEpcUrn(QStringView text)
{
    return text.startsWith(Prefix, Qt::CaseInsensitive);
}

Result<gs1::DigitalLink, EpcError> linkFromUrn(QStringView urn)
{
    if (!isEpcUrn(urn))
        return Failure{EpcError::NotAnIdentifier};
    const QStringView rest = urn.sliced(Prefix.size());
    const qsizetype first = rest.indexOf(u':');
    const qsizetype second = first < 0 ? -1 : rest.indexOf(u':', first + 1);
    const QStringView kind = first < 0 ? QStringView() : rest.first(first);
    const bool isPattern = kind == "idpat"_L1;
    if (second < 0 || (kind != "id"_L1 && kind != "class"_L1 && !isPattern))
        return Failure{EpcError::NotAnIdentifier};
    const EpcScheme *scheme = schemeNamed(kind, rest.sliced(first + 1, second - first - 1));
    if (!scheme)
        return Failure{EpcError::Unsupported};
    const auto fields = fieldsOf(*scheme, rest.sliced(second + 1));
    if (!fields || (isPattern && fields->last() != Wildcard))
        return Failure{EpcError::NotAnIdentifier};

    auto key = keyFrom(*scheme, fields->at(0), fields->at(1));
    if (!key)
        return Failure{EpcError::NotAnIdentifier};
    Part keyPart{scheme->keyAi, scheme->start + *key};
    if (scheme->serial == Serial::Pieces)
        keyPart.value += fields->at(2).toString() + fields->at(3).toString();
    QList<Part> path;
    if (scheme->serial == Serial::None || isPattern) {
        path = {keyPart};
    } else {
        const auto serial = decoded(fields->last());
        if (!serial)
            return Failure{EpcError::NotAnIdentifier};
        if (scheme->serial == Serial::Appended)
            path = {{keyPart.ai, keyPart.value + *serial}};
        else if (scheme->name == "sgln"_L1 && *serial == "0"_L1)
            path = {keyPart}; // the site itself
        else
            path = {keyPart, {scheme->serialAi, *serial}};
    }
    if (!std::ranges::all_of(path, isRight))
        return Failure{EpcError::NotAnIdentifier};
    return gs1::DigitalLink{path, {}};
}

Result<QString, UrnError> urnFromLink(const gs1::DigitalLink &link, const CompanyPrefixes &prefixes)
{
    const EpcScheme *scheme = link.path.isEmpty() ? nullptr : schemeOf(link);
    if (!scheme)
        return Failure{UrnError::NoScheme};
    const QString &key = link.path.first().value;
    const Part *finest = finestOf(link);
    if (isGtin8(*scheme, key))
        return Failure{UrnError::NotACompanyPrefix};
    if (scheme->name == "sgln"_L1 && finest && finest->value == "0"_L1)
        return Failure{UrnError::NoScheme}; // in a URN that is the site itself
    const QString reference = referenceOf(*scheme, key);
    const auto length = prefixes.lengthIn(reference);
    if (!length)
        return Failure{length.error() == PrefixError::Unknown ? UrnError::UnknownPrefix
                                                              : UrnError::NotACompanyPrefix};
    const bool hasRoom =
        scheme->form == Form::Free ? *length < reference.size() : *length <= reference.size();
    if (*length < 6 || !hasRoom)
        return Failure{UrnError::NoScheme};

    const QStringView kind = scheme->isClass                    ? u"class:"
                             : namesClass(*scheme, key, finest) ? u"idpat:"
                                                                : u"id:";
    const QStringView indicator =
        scheme->form == Form::Indicator ? QStringView(key).first(1) : QStringView();
    return QString(Prefix + kind.toString() + scheme->name + u':' + reference.first(*length) + u'.'
                   + indicator.toString() + encoded(QStringView(reference).sliced(*length))
                   + serialFields(*scheme, key, finest));
}

Result<QString, EpcError> canonicalUri(QStringView uri)
{
    if (isEpcUrn(uri)) {
        const auto link = linkFromUrn(uri);
        if (!link)
            return Failure{link.error()};
        return link->toCanonicalUri();
    }
    const auto link = gs1::DigitalLink::parse(uri, gs1::DigitalLink::Reading::Lenient);
    if (!link)
        return Failure{EpcError::NotAnIdentifier};
    const Part *finest = finestOf(*link);
    QList<Part> path{link->path.first()};
    if (finest)
        path.append(*finest);
    return gs1::DigitalLink{path, {}}.toCanonicalUri();
}

} // namespace pw::epc
