// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aivalue.h"

#include "core/gs1/charset.h"
#include "core/gs1/componentcheck.h"

#include <algorithm>

namespace pw::gs1 {

namespace {

template <typename IsIn>
qsizetype firstOutside(QStringView text, IsIn isIn)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isIn(text[i].unicode()))
            return i;
    }
    return -1;
}

qsizetype firstOutside(QStringView text, AiComponent::Set set)
{
    switch (set) {
    case AiComponent::Set::Digits: return firstOutside(text, isDigit);
    case AiComponent::Set::Set82: return firstOutside(text, isSet82);
    case AiComponent::Set::Set39: return firstOutside(text, isSet39);
    case AiComponent::Set::Set64: return firstOutside(text, isSet64);
    }
    Q_UNREACHABLE();
}

std::optional<ValueFault> checkSpelling(const AiComponent &component, QStringView text)
{
    const qsizetype bad = firstOutside(text, component.set);
    if (bad < 0)
        return std::nullopt;
    const bool digits = component.set == AiComponent::Set::Digits;
    return ValueFault{digits ? ParseError::Code::NotDigits : ParseError::Code::BadCharacter, bad};
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
            if (check == AiComponent::Check::None)
                break;
            if (const auto code = checkComponent(check, text, currentYear))
                return ValueFault{*code, offset};
        }
        offset += text.size();
    }
    return std::nullopt;
}

} // namespace pw::gs1
