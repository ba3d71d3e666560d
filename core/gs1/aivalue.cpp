// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aivalue.h"

#include "core/gs1/charset.h"
#include "core/gs1/componentcheck.h"

#include <algorithm>

namespace pw::gs1 {

namespace {

bool isInSet(AiComponent::Set set, char16_t c)
{
    switch (set) {
    case AiComponent::Set::Digits: return isDigit(c);
    case AiComponent::Set::Set82: return isSet82(c);
    case AiComponent::Set::Set39: return isSet39(c);
    case AiComponent::Set::Set64: return isSet64(c);
    }
    Q_UNREACHABLE();
}

std::optional<ValueFault> checkSpelling(const AiComponent &component, QStringView text)
{
    const auto bad = std::find_if(text.begin(), text.end(), [&component](QChar c) {
        return !isInSet(component.set, c.unicode());
    });
    if (bad == text.end())
        return std::nullopt;
    const bool digits = component.set == AiComponent::Set::Digits;
    return ValueFault{digits ? ParseError::Code::NotDigits : ParseError::Code::BadCharacter,
                      bad - text.begin()};
}

} // namespace

std::optional<ValueFault> checkAiValue(const AiEntry &entry, QStringView value, int currentYear)
{
    if (value.size() < entry.minLength())
        return ValueFault{ParseError::Code::ValueTooShort, value.size()};
    if (value.size() > entry.maxLength())
        return ValueFault{ParseError::Code::ValueTooLong, entry.maxLength()};

    qsizetype offset = 0;
    for (const AiComponent &component : entry.components()) {
        const QStringView text =
            value.sliced(offset, std::min<qsizetype>(component.maxLength, value.size() - offset));
        if (text.isEmpty() && component.optional)
            break;
        if (text.size() < component.minLength)
            return ValueFault{ParseError::Code::ValueTooShort, value.size()};
        if (const auto fault = checkSpelling(component, text))
            return ValueFault{fault->code, offset + fault->offset};
        for (const AiComponent::Check check : component.checks) {
            if (const auto code = checkComponent(check, text, currentYear))
                return ValueFault{*code, offset};
        }
        offset += text.size();
    }
    return std::nullopt;
}

} // namespace pw::gs1
