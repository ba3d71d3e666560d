// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/uri.h"

#include "core/epc/epc.h"
#include "core/epc/epcurn.h"
#include "core/gs1/digitallink.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

bool isAlpha(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isHex(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isSchemeCharacter(char16_t c)
{
    return isAlpha(c) || (c >= u'0' && c <= u'9') || c == u'+' || c == u'-' || c == u'.';
}

/// A path of 01/<14 digits> or 00/<18 digits> right behind the host is meant as a Digital Link,
/// whoever runs the host; any other path may be a web page.
bool looksLikeUnit(QStringView uri)
{
    const qsizetype host = uri.indexOf("://"_L1);
    const qsizetype path = host < 0 ? -1 : uri.indexOf(u'/', host + 3);
    if (path < 0)
        return false;
    const QStringView key = uri.sliced(path + 1);
    const qsizetype digits = key.startsWith("01/"_L1) ? 14 : key.startsWith("00/"_L1) ? 18 : 0;
    if (digits == 0 || key.size() < 3 + digits)
        return false;
    const QStringView value = key.sliced(3, digits);
    return std::all_of(value.begin(), value.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isWeb(QStringView uri)
{
    return uri.startsWith("https://"_L1, Qt::CaseInsensitive)
           || uri.startsWith("http://"_L1, Qt::CaseInsensitive);
}

} // namespace

bool isUri(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 1 || !isAlpha(text.front().unicode()))
        return false;
    const QStringView scheme = text.first(colon);
    if (!std::all_of(scheme.begin(), scheme.end(),
                     [](QChar c) { return isSchemeCharacter(c.unicode()); }))
        return false;
    for (qsizetype i = colon + 1; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c <= u' ' || c >= 0x7f || QStringView(u"\"<>\\^`{|}").contains(QChar(c)))
            return false;
        if (c == u'%'
            && (i + 2 >= text.size() || !isHex(text[i + 1].unicode())
                || !isHex(text[i + 2].unicode())))
            return false;
    }
    return colon + 1 < text.size();
}

bool isBrokenIdentifier(const QString &uri)
{
    if (uri.startsWith("urn:epc:id:sgtin:"_L1) || uri.startsWith("urn:epc:id:sscc:"_L1))
        return !epc::Epc::fromUri(uri);
    if (!isWeb(uri))
        return false;
    if (!uri.startsWith("https://id.gs1.org/"_L1) && !looksLikeUnit(uri))
        return false;
    return !gs1::DigitalLink::parse(uri);
}

QString canonicalId(const QString &uri)
{
    const auto canonical = epc::canonicalUri(uri);
    return canonical ? *canonical : uri;
}

} // namespace pw::epcis
