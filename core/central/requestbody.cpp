// SPDX-License-Identifier: Apache-2.0
#include "core/central/requestbody.h"

#include "core/epcis/jsonld.h"

namespace pw::central {

namespace {

QByteArray mediaTypeOf(const http::Request &request)
{
    return request.header("content-type").split(';').first().trimmed().toLower();
}

bool isCompressed(const http::Request &request)
{
    const QByteArray encoding = request.header("content-encoding");
    return !encoding.isEmpty() && encoding != "identity";
}

} // namespace

std::optional<Problem> jsonBodyProblem(const http::Request &request)
{
    const QByteArray type = mediaTypeOf(request);
    if (type != "application/json" && type != "application/ld+json")
        return problems::unsupportedMediaType(QString::fromLatin1(type.left(100)));
    if (isCompressed(request))
        return problems::unsupportedMediaType(
            QString::fromLatin1(request.header("content-encoding").left(100)));
    return {};
}

bool isXmlBody(const http::Request &request)
{
    const QByteArray type = mediaTypeOf(request);
    return (type == "application/xml" || type == "text/xml") && !isCompressed(request);
}

Result<QJsonObject, Problem> jsonBody(const http::Request &request)
{
    if (const auto problem = jsonBodyProblem(request))
        return Failure{*problem};
    auto object = epcis::strictObject(request.body);
    if (!object)
        return Failure{problems::validation(object.error())};
    return *std::move(object);
}

} // namespace pw::central
