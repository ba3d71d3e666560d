// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/charset.h"

#include <algorithm>

namespace pw::gs1 {

bool isAllDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return isDigit(c.unicode()); });
}

qsizetype firstOutsideSet82(QStringView text)
{
    const auto bad =
        std::find_if(text.begin(), text.end(), [](QChar c) { return !isSet82(c.unicode()); });
    return bad == text.end() ? -1 : bad - text.begin();
}

} // namespace pw::gs1
