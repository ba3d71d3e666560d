// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/charset.h"

#include <algorithm>

namespace pw::gs1 {

namespace {

constexpr bool isCapital(char16_t c)
{
    return c >= u'A' && c <= u'Z';
}
constexpr bool isSmall(char16_t c)
{
    return c >= u'a' && c <= u'z';
}

} // namespace

bool isSet82(char16_t c)
{
    if (isCapital(c) || isSmall(c) || c == u'_')
        return true;
    // From '!' to '?' everything but # and $.
    return c >= u'!' && c <= u'?' && c != u'#' && c != u'$';
}

bool isSet39(char16_t c)
{
    return isDigit(c) || isCapital(c) || c == u'#' || c == u'-' || c == u'/';
}

bool isSet64(char16_t c)
{
    return isDigit(c) || isCapital(c) || isSmall(c) || c == u'-' || c == u'_';
}

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
