// SPDX-License-Identifier: Apache-2.0
#include "core/central/problem.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw::central {

QJsonObject Problem::toJson() const
{
    QJsonObject object{{u"type"_s, type}, {u"title"_s, title}, {u"status"_s, status}};
    if (!detail.isEmpty())
        object.insert(u"detail"_s, detail);
    return object;
}

http::Response Problem::toResponse() const
{
    http::Response response{status,
                            "application/problem+json",
                            QJsonDocument(toJson()).toJson(QJsonDocument::Compact),
                            {}};
    if (status == 503)
        response.addHeader("Retry-After", "2");
    return response;
}

http::Response http::Response::json(int status, const QJsonObject &object)
{
    return {status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

namespace problems {

namespace {

QLatin1StringView meaningOf(epcis::DocumentError::Code code)
{
    using Code = epcis::DocumentError::Code;
    switch (code) {
    case Code::NotJson: return "not JSON"_L1;
    case Code::DuplicateMember: return "a member appears twice"_L1;
    case Code::TooDeep: return "nested too deeply"_L1;
    case Code::NotADocument: return "not an EPCIS document"_L1;
    case Code::MissingMember: return "required here, but missing"_L1;
    case Code::BadValue: return "not an allowed value"_L1;
    case Code::NotAllowedHere: return "not allowed here"_L1;
    case Code::BadIdentifier: return "not a valid identifier"_L1;
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

Problem validation(const QString &detail)
{
    return {400, u"epcisException:ValidationException"_s, u"The document is not valid EPCIS."_s,
            detail};
}

Problem validation(const epcis::DocumentError &error)
{
    QString detail = error.path.isEmpty() ? QString() : error.path + u": "_s;
    detail += meaningOf(error.code);
    if (!error.detail.isEmpty())
        detail += u": "_s + error.detail;
    return validation(detail);
}

Problem alreadyExists(const QString &detail)
{
    return {409, u"epcisException:ResourceAlreadyExistsException"_s,
            u"The resource already exists with other content."_s, detail};
}

Problem queryParameter(const QString &detail)
{
    return {400, u"epcisException:QueryParameterException"_s,
            u"A query parameter cannot be used."_s, detail};
}

Problem queryTooLarge(const QString &detail)
{
    return {413, u"epcisException:QueryTooLargeException"_s,
            u"The query has more results than it allows."_s, detail};
}

Problem queryTooComplex(const QString &detail)
{
    return {413, u"epcisException:QueryTooComplexException"_s,
            u"The query is larger than this server answers."_s, detail};
}

Problem uriTooLong()
{
    return {414,
            u"epcisException:URITooLongException"_s,
            u"The URL is too long; name the query (POST /queries) instead."_s,
            {}};
}

Problem notAcceptable(const QString &detail)
{
    return {406, u"epcisException:NotAcceptableException"_s,
            u"This cannot be answered as asked for."_s, detail};
}

Problem subscriptionControls(const QString &detail)
{
    return {400, u"epcisException:SubscriptionControlsException"_s,
            u"The subscription cannot be made as asked for."_s, detail};
}

Problem noSuchResource(const QString &detail)
{
    // The OpenAPI of the binding knows no other type for this status.
    return {404, u"epcisException:NoSuchNameException"_s, u"There is no such resource."_s, detail};
}

Problem captureLimit(const QString &detail)
{
    return {413, u"epcisException:CaptureLimitExceededException"_s,
            u"The request is larger than this server takes."_s, detail};
}

Problem unsupportedMediaType(const QString &found)
{
    return {415, u"epcisException:UnsupportedMediaTypeException"_s,
            u"This media type is not understood here."_s, found};
}

Problem gone(const QString &detail)
{
    return plain(410, u"The cursor is no longer valid; start again from 0."_s, detail);
}

Problem busy(const QString &detail)
{
    return plain(503, u"The server is busy; try again."_s, detail);
}

Problem notStored(const StoreError &error)
{
    if (mayPass(error.code))
        return busy(u"the database does not answer or has no room"_s);
    return {500,
            u"epcisException:ImplementationException"_s,
            u"The server could not store this."_s,
            {}};
}

Problem tlsNeeded()
{
    return {400, u"packwrightException:TlsNeededException"_s, u"This server speaks TLS only."_s,
            u"use https:// instead of http://"_s};
}

Problem certificateRefused(CertificateProblem problem)
{
    const auto refused = [](QLatin1StringView type, const QString &detail) {
        return Problem{403, u"packwrightException:"_s + type,
                       u"The client certificate is refused."_s, detail};
    };
    switch (problem) {
    case CertificateProblem::Expired:
        return refused("CertificateExpiredException"_L1, u"it has expired"_s);
    case CertificateProblem::NotYetValid:
        return refused("CertificateNotYetValidException"_L1, u"it is not valid yet"_s);
    case CertificateProblem::Revoked:
        return refused("CertificateRevokedException"_L1, u"it has been revoked"_s);
    case CertificateProblem::UnknownAuthority:
        return refused("CertificateAuthorityException"_L1,
                       u"its authority is not one this server trusts"_s);
    case CertificateProblem::RevocationUnknown:
        return refused("CertificateRevocationException"_L1,
                       u"the server's revocation list is out of date or of another authority"_s);
    case CertificateProblem::WrongPurpose:
        return refused("CertificateException"_L1, u"it was not made for clients"_s);
    case CertificateProblem::None:
    case CertificateProblem::Other: break;
    }
    return refused("CertificateException"_L1, u"it cannot be verified"_s);
}

Problem signInNeeded(const QString &detail)
{
    return {401, u"epcisException:SecurityException"_s, u"Who asks is not known."_s, detail};
}

Problem forbidden(const QString &detail)
{
    return {403, u"epcisException:SecurityException"_s, u"This is not allowed."_s, detail};
}

Problem tooManyRequests(const QString &detail)
{
    return plain(429, u"More was asked than is allowed; slow down."_s, detail);
}

Problem notImplemented(const QString &detail)
{
    return {501, u"epcisException:ImplementationException"_s, u"This server does not do this."_s,
            detail};
}

Problem plain(int status, const QString &title, const QString &detail)
{
    return {status, u"about:blank"_s, title, detail};
}

} // namespace problems

} // namespace pw::central
