// SPDX-License-Identifier: Apache-2.0
#include "core/sync/signin.h"

#include "core/base/logging.h"

#include <QPointer>

namespace pw::sync {

using namespace Qt::StringLiterals;
using domain::LinkTrouble;

namespace {

constexpr qint64 ShortestLife = 1; ///< seconds; less would be fetched for every request
constexpr qint64 LongestLife = 24 * 3600;

QDeadlineTimer after(qint64 milliseconds)
{
    return QDeadlineTimer(milliseconds);
}

SyncError secretMissing()
{
    SyncError error;
    error.failure = FailureClass::SignIn;
    error.code = u"SECRET_MISSING"_s;
    error.trouble = LinkTrouble::SecretMissing;
    return error;
}

} // namespace

SignIn::SignIn(const Credentials &credentials, const QUrl &tokenUrl, Exchange exchange,
               QObject *parent)
    : QObject(parent),
      m_credentials(credentials),
      m_tokenUrl(tokenUrl),
      m_exchange(std::move(exchange))
{}

void SignIn::send(const HttpRequest &request, Handler handler)
{
    take({request, std::move(handler), false});
}

void SignIn::take(Pending pending)
{
    if (!m_token.isEmpty() && !m_refresh.hasExpired())
        return exchange(pending);
    m_waiting.append(std::move(pending));
    if (!m_fetching)
        fetch();
}

void SignIn::exchange(const Pending &pending)
{
    HttpRequest request = pending.request;
    request.headers.append({"Authorization", "Bearer " + m_token});
    m_exchange(request, [self = QPointer(this), pending,
                         token = m_token](const Result<HttpAnswer, SyncError> &answer) {
        const bool refused = !answer && answer.error().httpStatus == 401;
        if (!self || !refused || pending.isSecondTry)
            return pending.handler(answer);
        if (self->m_token == token) // others may have found out before
            self->m_token.clear();
        Pending again = pending;
        again.isSecondTry = true;
        self->take(std::move(again));
    });
}

void SignIn::fetch()
{
    m_fetching = true;
    if (m_credentials.clientSecret.isEmpty()) {
        // Later, like every answer.
        QMetaObject::invokeMethod(
            this, [this] { onFetched(Failure{secretMissing()}); }, Qt::QueuedConnection);
        return;
    }
    HttpRequest post{
        "POST", m_tokenUrl, {}, "grant_type=client_credentials", std::chrono::seconds(30)};
    const QByteArray login = QUrl::toPercentEncoding(m_credentials.clientId) + ':'
                             + QUrl::toPercentEncoding(m_credentials.clientSecret);
    post.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                    {"Authorization", "Basic " + login.toBase64()}};
    m_exchange(post, [self = QPointer(this)](const Result<HttpAnswer, SyncError> &answer) {
        if (self)
            self->onFetched(answer);
    });
}

void SignIn::onFetched(const Result<HttpAnswer, SyncError> &answer)
{
    m_fetching = false;
    std::optional<SyncError> error;
    if (answer) {
        const QString token = answer->json["access_token"_L1].toString();
        const qint64 life =
            qBound(ShortestLife, answer->json["expires_in"_L1].toInteger(3600), LongestLife);
        m_token = token.toLatin1();
        m_refresh = after(life * 800);
        m_end = after(life * 1000);
        if (token.isEmpty()
            || answer->json["token_type"_L1].toString().compare("bearer"_L1, Qt::CaseInsensitive)
                   != 0) {
            m_token.clear();
            error = SyncError();
            error->failure = FailureClass::NotCentral;
            error->httpStatus = answer->status;
            error->code = u"NOT_UNDERSTOOD"_s;
        }
    } else {
        error = answer.error();
        // RFC 6749, 5.2: the secret is wrong. Only here, and not where a request is refused.
        if (error->httpStatus == 401 || error->httpStatus == 400) {
            error->failure = FailureClass::SignIn;
            error->trouble = LinkTrouble::SecretRefused;
        }
        if (error->failure == FailureClass::RetrySoon && !m_token.isEmpty() && !m_end.hasExpired())
            error.reset(); // the former one still holds
        else
            m_token.clear();
        if (error)
            qCInfo(lcSync) << "no token:" << error->code;
    }
    const QList<Pending> waiting = std::exchange(m_waiting, {});
    for (const Pending &pending : waiting) {
        if (error)
            pending.handler(Failure{*error});
        else
            exchange(pending);
    }
}

} // namespace pw::sync
