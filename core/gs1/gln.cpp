// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gln.h"

#include "core/gs1/checkdigit.h"

namespace pw::gs1 {

Result<Gln, KeyError> Gln::parse(QStringView text)
{
    Digits digits;
    if (const auto read = readKey(text, digits); !read)
        return Failure{read.error()};
    return Gln(digits);
}

} // namespace pw::gs1
