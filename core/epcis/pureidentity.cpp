// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/pureidentity.h"

#include "core/epcis/uri.h"
#include "core/gs1/digitallink.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using Error = PureIdentityError;

/// What of a key's value goes where.
struct KeyRule
{
    QLatin1StringView ai;
    qsizetype skipped; ///< digits before the company prefix that mean nothing, as in a GRAI
    bool leads;        ///< the digit before the company prefix belongs to the reference
    qsizetype digits;  ///< of company prefix and reference; 0: all that is there
    bool hasCheckDigit;
};

constexpr KeyRule KeyRules[] = {
    {"00"_L1, 0, true, 16, true},    {"01"_L1, 0, true, 12, true},
    {"253"_L1, 0, false, 12, true},  {"255"_L1, 0, false, 12, true},
    {"401"_L1, 0, false, 0, false},  {"402"_L1, 0, false, 16, true},
    {"414"_L1, 0, false, 12, true},  {"417"_L1, 0, false, 12, true},
    {"8003"_L1, 1, false, 12, true}, {"8004"_L1, 0, false, 0, false},
    {"8006"_L1, 0, true, 12, true},  {"8010"_L1, 0, false, 0, false},
    {"8017"_L1, 0, false, 17, true}, {"8018"_L1, 0, false, 17, true},
};

/// Set 82 but what means something in a URN.
QString escaped(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if ("\"#%&/<>?"_L1.contains(c))
            result += u'%' + QString::number(c.unicode(), 16).toUpper();
        else
            result += c;
    }
    return result;
}

/// Scheme and tail of a key's URN; nothing where there is none.
struct Spelling
{
    QString scheme; ///< "id:sgtin"
    QString tail;   ///< ".<serial>"
};

/// `rest` is what stands behind the check digit in the key's own value.
std::optional<Spelling> spellingOf(const gs1::DigitalLink &link, const QString &rest)
{
    const QString ai = link.path.first().ai;
    const auto dotted = [&link](QStringView qualifier) {
        return QString(u'.' + escaped(link.value(qualifier).value_or(QString())));
    };
    const auto has = [&link](QStringView qualifier) { return link.value(qualifier).has_value(); };
    const auto serialOr = [&rest](const QString &scheme) {
        return rest.isEmpty() ? Spelling{u"idpat:"_s + scheme, u".*"_s}
                              : Spelling{u"id:"_s + scheme, QString(u'.' + escaped(rest))};
    };
    if (ai == u"01") {
        if (has(u"21"))
            return Spelling{u"id:sgtin"_s, dotted(u"21")};
        if (has(u"235"))
            return Spelling{u"id:upui"_s, dotted(u"235")};
        if (has(u"10"))
            return Spelling{u"class:lgtin"_s, dotted(u"10")};
        return Spelling{u"idpat:sgtin"_s, u".*"_s};
    }
    if (ai == u"8006") {
        const QString pieces = u'.' + rest.first(2) + u'.' + rest.sliced(2);
        if (has(u"21"))
            return Spelling{u"id:itip"_s, QString(pieces + dotted(u"21"))};
        // A class by lot has no URN of its own.
        return has(u"10") ? std::nullopt
                          : std::optional(Spelling{u"idpat:itip"_s, QString(pieces + u".*"_s)});
    }
    if (ai == u"8010") {
        return has(u"8011") ? Spelling{u"id:cpi"_s, dotted(u"8011")}
                            : Spelling{u"idpat:cpi"_s, u".*"_s};
    }
    if (ai == u"00")
        return Spelling{u"id:sscc"_s, {}};
    if (ai == u"414")
        return Spelling{u"id:sgln"_s, has(u"254") ? dotted(u"254") : u".0"_s};
    if (ai == u"417")
        return Spelling{u"id:pgln"_s, {}};
    if (ai == u"253")
        return serialOr(u"gdti"_s);
    if (ai == u"255")
        return serialOr(u"sgcn"_s);
    if (ai == u"8003")
        return serialOr(u"grai"_s);
    if (ai == u"8004")
        return Spelling{u"id:giai"_s, {}};
    if (ai == u"401")
        return Spelling{u"id:ginc"_s, {}};
    if (ai == u"402")
        return Spelling{u"id:gsin"_s, {}};
    return Spelling{ai == u"8017" ? u"id:gsrnp"_s : u"id:gsrn"_s, {}};
}

Result<QString, Error> urnOf(const gs1::DigitalLink &link, const CompanyPrefixLength &lengthOf)
{
    const gs1::DigitalLink::Part &key = link.path.first();
    const auto rule = std::find_if(std::begin(KeyRules), std::end(KeyRules),
                                   [&key](const KeyRule &r) { return r.ai == key.ai; });
    if (rule == std::end(KeyRules))
        return Failure{Error::NoUrn};
    QString value = key.value.sliced(rule->skipped);
    QString lead;
    if (rule->leads) {
        lead = value.first(1);
        value = value.sliced(1);
    }
    const std::optional<int> length = lengthOf(value);
    if (!length)
        return Failure{Error::NoCompanyPrefix};
    const qsizetype digits = rule->digits == 0 ? value.size() : rule->digits;
    if (*length < 6 || *length > 12 || *length > digits || (rule->digits == 0 && *length == digits))
        return Failure{Error::NoCompanyPrefix};
    const auto spelling = spellingOf(link, value.sliced(digits + (rule->hasCheckDigit ? 1 : 0)));
    if (!spelling)
        return Failure{Error::NoUrn};
    const QString reference = lead + value.sliced(*length, digits - *length);
    return QString(u"urn:epc:"_s + spelling->scheme + u':' + value.first(*length) + u'.'
                   + (rule->digits == 0 ? escaped(reference) : reference) + spelling->tail);
}

} // namespace

Result<QString, PureIdentityError> pureIdentityOf(const QString &uri,
                                                  const CompanyPrefixLength &companyPrefixLength)
{
    if (isBrokenIdentifier(uri))
        return Failure{Error::NotAnIdentifier};
    const auto link = gs1::DigitalLink::parse(uri);
    return link ? urnOf(*link, companyPrefixLength) : Result<QString, Error>(uri);
}

} // namespace pw::epcis
