// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/elementview.h"

#include "core/gs1/aivalue.h"

#include <algorithm>

namespace pw::gs1 {

namespace {

using Code = ParseError::Code;

/// The entry of the AI a text begins with. Two digits tell how long it is, so there is never a
/// choice.
const AiEntry *leadingAi(QStringView text, qsizetype &length)
{
    length = text.size() < 2 ? 0 : aiLength(text.first(2)).value_or(0);
    return length > 0 && text.size() >= length ? findAi(text.first(length)) : nullptr;
}

} // namespace

std::optional<ParseError> readElements(QStringView data, int currentYear, ElementViews &elements)
{
    if (data.isEmpty())
        return ParseError{Code::Empty, 0, {}};
    qsizetype separator = -1; // the next one from `pos` on; looked for once
    for (qsizetype pos = 0; pos < data.size();) {
        if (data[pos] == ElementSeparator)
            return ParseError{Code::EmptySeparator, pos, {}};
        qsizetype aiDigits = 0;
        const AiEntry *entry = leadingAi(data.sliced(pos), aiDigits);
        if (!entry)
            return ParseError{Code::UnknownAi, pos, {}};

        const QStringView ai = data.sliced(pos, aiDigits);
        const qsizetype start = pos + aiDigits;
        if (separator < start)
            separator = data.indexOf(ElementSeparator, start);
        if (separator < 0)
            separator = data.size();
        qsizetype end = separator;
        if (entry->predefinedLength)
            end = std::min<qsizetype>(end, start + entry->maxLength());
        const QStringView value = data.sliced(start, end - start);
        if (const auto fault = checkAiValue(*entry, value, currentYear))
            return ParseError{fault->code, start + fault->offset, ai.toString()};

        elements.append({entry, ai, value, pos});
        pos = end == separator ? end + 1 : end;
    }
    return checkTogether(elements);
}

std::optional<ParseError> checkTogether(const ElementViews &elements)
{
    // Each AI is compared once, however often it is repeated.
    QVarLengthArray<const ElementView *, 16> known;
    for (const ElementView &element : elements) {
        const auto same =
            std::find_if(known.begin(), known.end(), [&element](const ElementView *other) {
                return other->entry == element.entry && other->ai == element.ai;
            });
        if (same != known.end()) {
            if ((*same)->value != element.value)
                return ParseError{Code::ConflictingValues, element.offset, element.ai.toString()};
            continue;
        }
        const bool excluded =
            std::any_of(known.begin(), known.end(), [&element](const ElementView *other) {
                return excludeEachOther(*other->entry, *element.entry);
            });
        if (excluded)
            return ParseError{Code::ExcludedPair, element.offset, element.ai.toString()};
        known.append(&element);
    }
    return std::nullopt;
}

} // namespace pw::gs1
