// SPDX-License-Identifier: Apache-2.0
#include "core/scan/envelope.h"

#include "core/gs1/charset.h"

#include <algorithm>

namespace pw::scan {

namespace {

using namespace Qt::StringLiterals;
using Code = GrammarError::Code;

constexpr QStringView Header = u"[)>\x1e";
constexpr QStringView Format = u"06";
constexpr QChar Gs = u'\x1d';
constexpr QStringView Trailer = u"\x1e\x04";
constexpr qsizetype LongestNumber = 3;

/// Digits and letter of the data identifier at the start of a field; 0: there is none.
qsizetype identifierLength(QStringView field)
{
    qsizetype digits = 0;
    while (digits < field.size() && gs1::isDigit(field[digits].unicode()))
        ++digits;
    const bool hasLetter = digits < field.size() && field[digits] >= u'A' && field[digits] <= u'Z';
    return hasLetter && digits <= LongestNumber ? digits + 1 : 0;
}

} // namespace

bool isEnvelope(QStringView data)
{
    return data.startsWith(Header);
}

Result<QList<EnvelopeField>, GrammarError> readEnvelope(QStringView data, Scheme scheme)
{
    const auto refuse = [scheme](Code code, qsizetype offset, const QString &field = {}) {
        return Failure{GrammarError{scheme, code, offset, field}};
    };
    const qsizetype start = Header.size() + Format.size() + 1;
    if (!isEnvelope(data))
        return refuse(Code::UnknownFormat, 0);
    if (data.size() < start)
        return refuse(Code::Truncated, data.size());
    if (data.sliced(Header.size(), Format.size()) != Format || data[start - 1] != Gs)
        return refuse(Code::UnknownFormat, Header.size());
    if (!data.endsWith(Trailer) || data.size() < start + Trailer.size())
        return refuse(Code::Truncated, data.size());

    const qsizetype end = data.size() - Trailer.size();
    QList<EnvelopeField> fields;
    for (qsizetype at = start; at <= end;) {
        const qsizetype separator = data.indexOf(Gs, at);
        const qsizetype stop = separator < 0 ? end : separator;
        const QStringView field = data.sliced(at, stop - at);
        if (field.isEmpty())
            return refuse(Code::EmptyField, at);
        const qsizetype length = identifierLength(field);
        if (length == 0)
            return refuse(Code::BadIdentifier, at);
        const QString identifier = field.first(length).toString();
        const QStringView value = field.sliced(length);
        if (value.isEmpty())
            return refuse(Code::EmptyField, at + length, identifier);
        const auto bad = std::find_if(value.begin(), value.end(), [](QChar c) { return c < u' '; });
        if (bad != value.end()) // another record would begin here
            return refuse(Code::BadCharacter, at + length + (bad - value.begin()), identifier);
        const EnvelopeField *same = fieldOf(fields, identifier);
        if (same && same->value != value)
            return refuse(Code::ConflictingValues, at, identifier);
        if (!same)
            fields.append({identifier, value.toString(), at + length});
        at = stop + 1;
    }
    return fields;
}

const EnvelopeField *fieldOf(const QList<EnvelopeField> &fields, QStringView identifier)
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [identifier](const EnvelopeField &field) {
            return field.identifier == identifier;
        });
    return found == fields.end() ? nullptr : &*found;
}

std::optional<gs1::Gs1Date> longDate(QStringView text, bool dayZeroAllowed)
{
    if (text.size() != 8 || !gs1::isAllDigits(text))
        return std::nullopt;
    const int day = text.sliced(6, 2).toInt();
    const bool wholeMonth = day == 0 && dayZeroAllowed;
    const QDate first(text.first(4).toInt(), text.sliced(4, 2).toInt(), wholeMonth ? 1 : day);
    if (!first.isValid())
        return std::nullopt;
    return gs1::Gs1Date{wholeMonth ? first.addMonths(1).addDays(-1) : first, wholeMonth};
}

} // namespace pw::scan
