// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gtin.h"

#include "core/gs1/checkdigit.h"

namespace pw::gs1 {

Result<Gtin, KeyError> Gtin::parse(QStringView text)
{
    const qsizetype size = text.size();
    if (size != 8 && size != 12 && size != 13 && size != Length)
        return Failure{KeyError::WrongLength};
    Digits digits;
    digits.fill('0');
    const auto tail = std::span(digits).last(size_t(size));
    if (const auto read = readKey(text, tail); !read)
        return Failure{read.error()};
    return Gtin(digits);
}

} // namespace pw::gs1
