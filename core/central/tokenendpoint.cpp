// SPDX-License-Identifier: Apache-2.0
#include "core/central/accessgate.h"
#include "core/central/services.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

// OAuth 2.0 client credentials (RFC 6749, 4.4): POST /oauth2/token.
namespace pw::central {

namespace {

/// RFC 6749, 5.2.
http::Response refusal(int status, const QString &error, const QString &description)
{
    http::Response response =
        http::Response::json(status, {{u"error"_s, error}, {u"error_description"_s, description}});
    response.addHeader("Cache-Control", "no-store");
    if (status == 401)
        response.addHeader("WWW-Authenticate", "Basic realm=\"packwright-central\"");
    return response;
}

struct Credentials
{
    QString id;
    QString secret;
};

/// `application/x-www-form-urlencoded`, in which a plus is a space.
QString formDecoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

QHash<QString, QString> formOf(const QByteArray &body)
{
    QHash<QString, QString> form;
    for (const QByteArray &pair : body.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            form.insert(formDecoded(pair.first(equals)), formDecoded(pair.sliced(equals + 1)));
    }
    return form;
}

/// HTTP Basic with both parts form-encoded (RFC 6749, 2.3.1), or in the form itself.
std::optional<Credentials> credentialsOf(const http::Request &request,
                                         const QHash<QString, QString> &form)
{
    const QByteArray authorization = request.header("authorization");
    if (authorization.left(6).toLower() == "basic ") {
        const auto decoded = QByteArray::fromBase64Encoding(
            authorization.sliced(6).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
        const qsizetype colon = decoded ? (*decoded).indexOf(':') : -1;
        if (colon < 0)
            return {};
        return Credentials{formDecoded((*decoded).first(colon)),
                           formDecoded((*decoded).sliced(colon + 1))};
    }
    if (form.contains(u"client_id"_s) && form.contains(u"client_secret"_s))
        return Credentials{form.value(u"client_id"_s), form.value(u"client_secret"_s)};
    return {};
}

void grantToken(const Exchange &exchange, AccessGate *gate)
{
    if (!gate) // everybody may do everything
        return exchange.answer(
            problems::noSuchResource(u"there is nothing to sign in to"_s).toResponse());
    const auto wait = gate->signInDelay(exchange.request.address);
    if (wait.count() > 0) {
        http::Response response = problems::tooManyRequests(u"too many sign-ins"_s).toResponse();
        response.addHeader(
            "Retry-After",
            QByteArray::number(std::chrono::ceil<std::chrono::seconds>(wait).count()));
        return exchange.answer(std::move(response));
    }
    const auto form = formOf(exchange.request.body);
    const auto credentials = credentialsOf(exchange.request, form);
    if (!credentials)
        return exchange.answer(
            refusal(401, u"invalid_client"_s, u"client id and secret by HTTP Basic"_s));
    if (form.value(u"grant_type"_s) != u"client_credentials")
        return exchange.answer(
            refusal(400, u"unsupported_grant_type"_s, u"grant_type is client_credentials"_s));
    const auto grant = gate->signIn(credentials->id, credentials->secret);
    if (!grant)
        return exchange.answer(
            refusal(401, u"invalid_client"_s, u"client id or secret is not right"_s));
    QStringList scopes;
    for (const Scope scope : grant->scopes)
        scopes.append(toCode(scope));
    http::Response response =
        http::Response::json(200, {{u"access_token"_s, QString::fromLatin1(grant->token)},
                                   {u"token_type"_s, u"Bearer"_s},
                                   {u"expires_in"_s, qint64(TokenMint::Life.count())},
                                   {u"scope"_s, scopes.join(u' ')}});
    response.addHeader("Cache-Control", "no-store");
    exchange.answer(std::move(response));
}

} // namespace

void addTokenEndpoint(Router &router, Services &services)
{
    router.add("POST", u"/oauth2/token"_s,
               [gate = services.gate](const Exchange &exchange) { grantToken(exchange, gate); });
}

} // namespace pw::central
