// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/checkdigit.h"

namespace pw::gs1 {

char checkDigit(std::span<const char> digits)
{
    int sum = 0;
    int weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += (*digit - '0') * weight;
        weight = 4 - weight;
    }
    return char('0' + (10 - sum % 10) % 10);
}

Result<Done, KeyError> readKey(QStringView text, std::span<char> digits)
{
    if (size_t(text.size()) != digits.size())
        return Failure{KeyError::WrongLength};
    for (size_t i = 0; i < digits.size(); ++i) {
        const char16_t c = text[qsizetype(i)].unicode();
        if (c < u'0' || c > u'9') // QChar::isDigit() would let other scripts' digits through
            return Failure{KeyError::NotDigits};
        digits[i] = char(c);
    }
    if (digits.back() != checkDigit(digits.first(digits.size() - 1)))
        return Failure{KeyError::BadCheckDigit};
    return Done{};
}

} // namespace pw::gs1
