// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scanrules.h"

#include "core/gs1/charset.h"
#include "core/scan/commandcode.h"
#include "core/scan/objectreader.h"

#include <QJsonDocument>

#include <algorithm>

namespace pw::scan {

using namespace Qt::StringLiterals;

namespace {

constexpr int Schema = 1;
constexpr int LongestTail = 90; // AIs 91 to 99
constexpr qsizetype ShortestPrefix = 3;
constexpr qsizetype LongestPrefix = 20;

QList<Scheme> readSchemes(ObjectReader &reader)
{
    QList<Scheme> schemes;
    const QStringList names = reader.textList("schemes"_L1);
    for (const QString &name : names) {
        if (name == "ppn"_L1)
            schemes.append(Scheme::Ppn);
        else if (name == "hibc"_L1)
            schemes.append(Scheme::Hibc);
        else if (name == "china-drug-code"_L1)
            schemes.append(Scheme::ChinaDrugCode);
        else
            reader.bad(u"schemes"_s);
    }
    return schemes;
}

bool isSymbology(const QString &text)
{
    return text.size() >= 2 && text.size() <= gs1::SymbologyId::Length && text.startsWith(u']');
}

IgnoreRule readIgnoreRule(ObjectReader reader)
{
    using Characters = IgnoreRule::Characters;
    IgnoreRule rule;
    rule.name = reader.text("name"_L1);
    rule.symbologies = reader.textList("symbologies"_L1);
    if (!std::all_of(rule.symbologies.begin(), rule.symbologies.end(), isSymbology))
        reader.bad(u"symbologies"_s);
    rule.prefix = reader.optionalText("prefix"_L1);
    rule.minLength = reader.integer("min_len"_L1, 0, 4096, 0);
    rule.maxLength = reader.integer("max_len"_L1, int(rule.minLength), 4096, 4096);
    rule.characters = reader.choice("characters"_L1, Characters::Any,
                                    {{"any"_L1, Characters::Any},
                                     {"digits"_L1, Characters::Digits},
                                     {"capitals-and-digits"_L1, Characters::CapitalsAndDigits}});
    // With no condition at all everything that is damaged would pass in silence.
    if (rule.symbologies.isEmpty() && rule.prefix.isEmpty())
        reader.missing("symbologies"_L1);
    return rule;
}

TailRule readTailRule(ObjectReader reader)
{
    TailRule rule;
    rule.market = reader.text("market"_L1);
    rule.gtins = reader.textList("gtins"_L1);
    const bool allDigits =
        std::all_of(rule.gtins.begin(), rule.gtins.end(), [](const QString &start) {
            return gs1::isAllDigits(start) && start.size() <= gs1::Gtin::Length;
        });
    if (rule.gtins.isEmpty())
        reader.missing("gtins"_L1);
    if (!allDigits)
        reader.bad(u"gtins"_s);
    for (const QLatin1StringView ai : {"91"_L1, "92"_L1, "93"_L1}) {
        if (!reader.has(ai))
            continue;
        QList<int> lengths;
        const QStringList texts = reader.textList(ai);
        for (const QString &text : texts) {
            lengths.append(text.toInt());
            if (lengths.last() < 1 || lengths.last() > LongestTail)
                reader.bad(ai);
        }
        rule.parts.insert(ai, lengths);
    }
    if (rule.parts.isEmpty())
        reader.missing("91"_L1);
    return rule;
}

QString readBadgePrefix(ObjectReader &reader)
{
    if (!reader.has("badge_prefix"_L1))
        return {};
    const QString prefix = reader.text("badge_prefix"_L1);
    const bool isPlain = std::all_of(prefix.begin(), prefix.end(),
                                     [](QChar c) { return gs1::isSet82(c.unicode()); });
    // Element strings and numbers begin with a digit, HIBC with a plus, addresses with http.
    const bool isOwn = !prefix.isEmpty() && prefix.front() >= u'A' && prefix.front() <= u'Z'
                       && !commandcode::isCommand(prefix.toLatin1())
                       && !prefix.startsWith("HTTP"_L1, Qt::CaseInsensitive);
    if (prefix.size() < ShortestPrefix || prefix.size() > LongestPrefix || !isPlain || !isOwn)
        reader.bad(u"badge_prefix"_s);
    return prefix;
}

} // namespace

Result<ScanRules, ProfileError> ScanRules::fromJson(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject()) {
        const int offset = parseError.error == QJsonParseError::NoError ? 0 : parseError.offset;
        return Failure{ProfileError{ProfileError::Code::NotJson, QString::number(offset)}};
    }
    std::optional<ProfileError> error;
    ObjectReader reader(document.object(), QString(), error);
    const int schema = reader.integer("schema"_L1, 1, 1'000'000);
    if (!error && schema != Schema)
        return Failure{ProfileError{ProfileError::Code::UnknownSchema, u"schema"_s}};

    ScanRules rules;
    rules.schemes = readSchemes(reader);
    rules.ntinOfPpn = reader.flag("ntin_of_ppn"_L1);
    rules.itf14 = reader.flag("itf14"_L1);
    rules.upcE = reader.flag("upc_e"_L1);
    for (ObjectReader &rule : reader.objects("ignore"_L1))
        rules.ignore.append(readIgnoreRule(rule));
    for (ObjectReader &rule : reader.objects("tails"_L1))
        rules.tails.append(readTailRule(rule));
    rules.badgePrefix = readBadgePrefix(reader);
    if (error)
        return Failure{*error};
    return rules;
}

CryptoTail ScanRules::judgeTail(const gs1::Gtin &gtin, CryptoTail lengths) const
{
    using State = CryptoTail::State;
    const QString digits = gtin.digits();
    const auto rule = std::find_if(tails.begin(), tails.end(), [&digits](const TailRule &r) {
        return std::any_of(r.gtins.begin(), r.gtins.end(),
                           [&digits](const QString &start) { return digits.startsWith(start); });
    });
    if (rule == tails.end())
        return lengths;
    lengths.state = State::Complete;
    const auto lengthOf = [&lengths](const QString &ai) {
        return ai == "91"_L1   ? lengths.length91
               : ai == "92"_L1 ? lengths.length92
                               : lengths.length93;
    };
    for (auto part = rule->parts.begin(); part != rule->parts.end(); ++part) {
        const qsizetype length = lengthOf(part.key());
        if (length < 0)
            lengths.state = State::Missing;
        else if (!part->contains(int(length)) && lengths.state != State::Missing)
            lengths.state = State::WrongLength;
    }
    return lengths;
}

} // namespace pw::scan
