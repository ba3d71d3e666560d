// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/charset.h"

#include <algorithm>

namespace pw::gs1 {

namespace {

bool isAlphanumeric(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

} // namespace

bool isSet82(char16_t c)
{
    return isAlphanumeric(c) || (c != 0 && QStringView(u"!\"%&'()*+,-./:;<=>?_").contains(QChar(c)));
}

bool isSet39(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || c == u'#' || c == u'-' || c == u'/';
}

qsizetype firstOutsideSet82(QStringView text)
{
    const auto found = std::find_if(text.cbegin(), text.cend(),
                                    [](QChar c) { return !isSet82(c.unicode()); });
    return found == text.cend() ? -1 : found - text.cbegin();
}

} // namespace pw::gs1
