// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/hashvalue.h"

#include "core/epcis/cbv.h"
#include "core/epcis/gs1uri.h"

#include <QRegularExpression>

#include <array>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

struct UrnSpelling
{
    QLatin1StringView urn;
    QLatin1StringView web;
};

constexpr UrnSpelling UrnSpellings[] = {
    {"urn:epcglobal:cbv:bizstep:"_L1, "https://ref.gs1.org/cbv/BizStep-"_L1},
    {"urn:epcglobal:cbv:disp:"_L1, "https://ref.gs1.org/cbv/Disp-"_L1},
    {"urn:epcglobal:cbv:btt:"_L1, "https://ref.gs1.org/cbv/BTT-"_L1},
    {"urn:epcglobal:cbv:sdt:"_L1, "https://ref.gs1.org/cbv/SDT-"_L1},
    {"urn:epcglobal:cbv:er:"_L1, "https://ref.gs1.org/cbv/ER-"_L1},
    {"urn:epcglobal:cbv:inchikey:"_L1, "https://identifiers.org/inchikey:"_L1},
};

/// What the published implementation takes for a number: signs, exponents and single underscores
/// between digits included.
std::optional<double> numberOf(const QString &text)
{
    const auto mayStart = [](QChar c) {
        return (c >= u'0' && c <= u'9') || c == u'+' || c == u'-' || c == u'.';
    };
    if (text.isEmpty() || !mayStart(text.front()))
        return {};
    static const QRegularExpression form(
        u"^[+-]?(?:[0-9]+(?:_[0-9]+)*(?:\\.(?:[0-9]+(?:_[0-9]+)*)?)?|\\.[0-9]+(?:_[0-9]+)*)"
        "(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?\\z"_s);
    if (!form.match(text).hasMatch())
        return {};
    QString plain = text;
    plain.remove(u'_');
    bool good = false;
    const double number = plain.toDouble(&good);
    return good && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace

QString hashNumber(double number)
{
    if (!std::isfinite(number))
        return {};
    std::array<char, 400> text; // the longest finite double has 309 digits and a sign
    if (number == std::trunc(number)) {
        const auto end = std::to_chars(text.data(), text.data() + text.size(),
                                       number == 0 ? 0.0 : number, std::chars_format::fixed, 0);
        return QString::fromLatin1(text.data(), end.ptr - text.data());
    }
    const bool isTiny = std::abs(number) < 1e-4;
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), number,
                      isTiny ? std::chars_format::scientific : std::chars_format::fixed);
    return QString::fromLatin1(text.data(), end.ptr - text.data());
}

QString hashValue(const QString &text)
{
    const QString value = text.trimmed();
    for (const UrnSpelling &spelling : UrnSpellings) {
        if (value.startsWith(spelling.urn))
            return spelling.web + QStringView(value).sliced(spelling.urn.size());
    }
    if (const std::optional<double> number = numberOf(value))
        return hashNumber(*number);
    return constrainedDigitalLink(value).value_or(value);
}

QString hashWord(HashVocabulary vocabulary, const QString &text)
{
    const QString word = text.trimmed();
    if (word.isEmpty() || word.contains(u':'))
        return word;
    const auto ofCbv = [&word](cbv::Vocabulary known, QLatin1StringView prefix) {
        return cbv::isWord(known, word) ? prefix + word : word;
    };
    switch (vocabulary) {
    case HashVocabulary::None: return word;
    case HashVocabulary::BizStep:
        return ofCbv(cbv::Vocabulary::BizStep, "https://ref.gs1.org/cbv/BizStep-"_L1);
    case HashVocabulary::Disposition:
        return ofCbv(cbv::Vocabulary::Disposition, "https://ref.gs1.org/cbv/Disp-"_L1);
    case HashVocabulary::BizTransactionType:
        return ofCbv(cbv::Vocabulary::BizTransactionType, "https://ref.gs1.org/cbv/BTT-"_L1);
    case HashVocabulary::SourceDestType:
        return ofCbv(cbv::Vocabulary::SourceDestType, "https://ref.gs1.org/cbv/SDT-"_L1);
    case HashVocabulary::Sensor: return "https://gs1.org/voc/"_L1 + word;
    case HashVocabulary::Component: return "https://ref.gs1.org/cbv/Comp-"_L1 + word;
    }
    return word;
}

} // namespace pw::epcis
