// SPDX-License-Identifier: Apache-2.0
#include "core/central/negotiation.h"

#include "core/epcis/jsonld.h"

#include <QRegularExpression>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

Problem badHeader(const char *name, const QByteArray &value)
{
    return problems::validation(QLatin1StringView(name) + u": "_s
                                + QString::fromLatin1(value.left(100)));
}

/// The version a header names; null where there is none.
Result<QVersionNumber, Problem> versionIn(const http::Request &request, const char *name)
{
    static const QRegularExpression form(u"^\\d+(\\.\\d+)*$"_s);
    const QByteArray value = request.header(QByteArray(name).toLower());
    if (value.isEmpty())
        return QVersionNumber();
    const QString text = QString::fromLatin1(value);
    if (!form.match(text).hasMatch())
        return Failure{badHeader(name, value)};
    return QVersionNumber::fromString(text).normalized();
}

/// Whether 2.0.0, the only version answered in, lies between the two.
std::optional<Problem> rangeProblem(const http::Request &request, const char *least,
                                    const char *most)
{
    const QVersionNumber ours(2);
    const auto lowest = versionIn(request, least);
    const auto highest = versionIn(request, most);
    if (!lowest)
        return lowest.error();
    if (!highest)
        return highest.error();
    if (!lowest->isNull() && *lowest > ours)
        return problems::notAcceptable(QLatin1StringView(least) + u": 2.0.0 is spoken here"_s);
    if (!highest->isNull() && *highest < ours)
        return problems::notAcceptable(QLatin1StringView(most) + u": 2.0.0 is spoken here"_s);
    return {};
}

/// Whether one of the media ranges takes application/json (RFC 7231, 5.3.2).
bool acceptsJson(const QByteArray &accept)
{
    if (accept.trimmed().isEmpty())
        return true;
    double quality = -1;
    int precision = -1; // the most precise range decides
    for (const QByteArray &range : accept.split(',')) {
        const QByteArrayList parts = range.split(';');
        const QByteArray type = parts.first().trimmed().toLower();
        const int here = type == "application/json" ? 2
                         : type == "application/*"  ? 1
                         : type == "*/*"            ? 0
                                                    : -1;
        if (here < 0 || here < precision)
            continue;
        double weight = 1;
        for (const QByteArray &parameter : parts.sliced(1)) {
            const QByteArray text = parameter.trimmed().toLower();
            if (text.startsWith("q="))
                weight = text.sliced(2).toDouble();
        }
        quality = here > precision ? weight : qMax(quality, weight);
        precision = here;
    }
    return quality > 0;
}

bool isXmlFormat(const QByteArray &value)
{
    return value.isEmpty() || value == "No_Preference" || value == "Always_Web_URI"
           || value == "Always_URN" || value == "Never_Translates";
}

} // namespace

Result<Wishes, Problem> wishesOf(const http::Request &request)
{
    Wishes wishes;
    if (request.method != "POST" && !acceptsJson(request.header("accept")))
        return Failure{problems::notAcceptable(u"Accept: application/json is spoken here"_s)};
    if (const auto problem = rangeProblem(request, "GS1-EPCIS-Min", "GS1-EPCIS-Max"))
        return Failure{*problem};
    if (const auto problem = rangeProblem(request, "GS1-CBV-Min", "GS1-CBV-Max"))
        return Failure{*problem};
    const QByteArray format = request.header("gs1-epc-format").trimmed();
    const auto known = epcFormatFrom(format);
    if (!known)
        return Failure{badHeader("GS1-EPC-Format", format)};
    wishes.format = *known;
    // Of XML alone, which is not answered here, so there is nothing to follow.
    const QByteArray xmlFormat = request.header("gs1-cbv-xml-format").trimmed();
    if (!isXmlFormat(xmlFormat))
        return Failure{badHeader("GS1-CBV-XML-Format", xmlFormat)};
    const QByteArray extensions = request.header("gs1-extensions");
    if (!wishes.names.addHeader(extensions))
        return Failure{badHeader("GS1-Extensions", extensions)};
    return wishes;
}

std::optional<Problem> bodyVersionProblem(const http::Request &request, bool isXml)
{
    for (const char *name : {"GS1-EPCIS-Version", "GS1-CBV-Version"}) {
        const auto version = versionIn(request, name);
        if (!version)
            return version.error();
        const int major = version->majorVersion();
        if (!version->isNull() && major != 2 && !(isXml && major == 1))
            return problems::notAcceptable(QLatin1StringView(name) + u": "_s + version->toString());
    }
    return {};
}

QList<http::Header> discoveryHeaders()
{
    return {{"GS1-EPC-Format", "No_Preference"},
            {"GS1-CBV-XML-Format", "No_Preference"},
            {"GS1-Extensions", QByteArray("agw=") + epcis::AgwNamespace}};
}

} // namespace pw::central
