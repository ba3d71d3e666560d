// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/sscc.h"

#include "core/gs1/checkdigit.h"

namespace pw::gs1 {

Result<Sscc, KeyError> Sscc::parse(QStringView text)
{
    Digits digits;
    if (const auto read = readKey(text, digits); !read)
        return Failure{read.error()};
    return Sscc(digits);
}

} // namespace pw::gs1
