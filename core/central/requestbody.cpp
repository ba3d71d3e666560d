// SPDX-License-Identifier: Apache-2.0
#include "core/central/requestbody.h"

#include "core/epcis/jsonld.h"

namespace pw::central {

std::optional<Problem> jsonBodyProblem(const http::Request &request)
{
    const QByteArray type = request.header("content-type");
    const QByteArray essence = type.split(';').first().trimmed().toLower();
    if (essence != "application/json" && essence != "application/ld+json")
        return problems::unsupportedMediaType(QString::fromLatin1(type.left(100)));
    const QByteArray encoding = request.header("content-encoding");
    if (!encoding.isEmpty() && encoding != "identity")
        return problems::unsupportedMediaType(QString::fromLatin1(encoding.left(100)));
    return {};
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
