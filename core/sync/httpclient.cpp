// SPDX-License-Identifier: Apache-2.0
#include "core/sync/httpclient.h"

#include "core/sync/linktroubles.h"
#include "core/sync/signin.h"

#include <QJsonDocument>
#include <QPointer>
#include <QTimer>

namespace pw::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestAnswer = 64LL * 1024 * 1024; ///< a page of 5000 rows is about 2 MiB
constexpr qsizetype LongestDetail = 300;
constexpr char EndedBy[] = "pwEndedBy";   ///< why we aborted a reply ourselves
constexpr char Distrust[] = "pwDistrust"; ///< what is wrong with the server's certificate

QNetworkRequest networkRequest(const HttpRequest &request)
{
    QNetworkRequest network(request.url);
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    network.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    network.setHeader(QNetworkRequest::UserAgentHeader, u"packwright/" PW_VERSION ""_s);
    network.setRawHeader("Accept", "application/json");
    if (!request.body.isEmpty())
        network.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    for (const auto &[name, value] : request.headers)
        network.setRawHeader(name, value);
    return network;
}

QString contentType(const QNetworkReply &reply)
{
    return reply.header(QNetworkRequest::ContentTypeHeader)
        .toString()
        .section(u';', 0, 0)
        .trimmed()
        .toLower();
}

bool isJson(const QString &type)
{
    return type == "application/json"_L1 || type == "application/problem+json"_L1
           || type == "application/ld+json"_L1;
}

std::optional<std::chrono::seconds> retryAfter(const QNetworkReply &reply)
{
    bool isNumber = false;
    const int seconds = reply.rawHeader("Retry-After").trimmed().toInt(&isNumber); // no HTTP dates
    if (!isNumber || seconds < 0)
        return {};
    return std::chrono::seconds(seconds);
}

QString errorCode(const QNetworkReply &reply, int status)
{
    const QString ended = reply.property(EndedBy).toString();
    if (!ended.isEmpty())
        return ended;
    return status == 0 ? u"NO_CONNECTION"_s : u"HTTP_%1"_s.arg(status);
}

/// Who does not trust whom, if that is why there is no success.
domain::LinkTrouble troubleOf(const QNetworkReply &reply, const SyncError &error)
{
    using domain::LinkTrouble;
    if (const QVariant distrust = reply.property(Distrust); distrust.isValid())
        return LinkTrouble(distrust.toInt());
    if (const LinkTrouble said = sync::troubleOf(error.problem); said != LinkTrouble::None)
        return said;
    if (error.httpStatus == 401)
        return LinkTrouble::SignInNeeded;
    if (error.httpStatus == 403)
        return LinkTrouble::NotPermitted;
    // OpenSSL's reasons are the same in every language; Qt has no code for them.
    if (reply.errorString().contains("wrong version number"_L1))
        return LinkTrouble::ServerSpeaksNoTls;
    if (reply.errorString().contains("certificate required"_L1)
        || reply.errorString().contains("alert handshake failure"_L1))
        return LinkTrouble::SignInNeeded;
    return LinkTrouble::None;
}

SyncError errorOf(const QNetworkReply &reply, int status, const QJsonDocument &body)
{
    SyncError error;
    error.failure = classify(reply.error(), status);
    // A page instead of a problem document: whoever refuses here has not read what we sent.
    if (error.failure == FailureClass::Refused && !body.isObject())
        error.failure = FailureClass::NotCentral;
    error.httpStatus = status;
    error.code = errorCode(reply, status);
    error.problem = body.object();
    error.detail = error.problem["detail"_L1].toString(error.problem["title"_L1].toString());
    if (error.detail.isEmpty())
        error.detail = reply.errorString();
    error.detail.truncate(LongestDetail);
    error.retryAfter = retryAfter(reply);
    error.trouble = troubleOf(reply, error);
    // Nobody has read what was sent, so it is not the content that is refused.
    if (error.trouble == domain::LinkTrouble::ServerNeedsTls)
        error.failure = FailureClass::NotCentral;
    if (status == 0 && error.trouble == domain::LinkTrouble::SignInNeeded)
        error.failure = FailureClass::SignIn;
    return error;
}

SyncError notUnderstood(int status, const QString &detail)
{
    SyncError error;
    error.failure = FailureClass::NotCentral;
    error.httpStatus = status;
    error.code = u"NOT_UNDERSTOOD"_s;
    error.detail = detail;
    error.detail.truncate(LongestDetail);
    return error;
}

Result<HttpAnswer, SyncError> answerOf(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString type = contentType(reply);
    const QByteArray bytes = reply.isOpen() ? reply.readAll() : QByteArray(); // not once aborted
    const QJsonDocument body = isJson(type) ? QJsonDocument::fromJson(bytes) : QJsonDocument();
    const bool success = (status >= 200 && status < 300) || status == 304;
    // An answer that was cut off has its status already.
    const bool broken = success && reply.error() != QNetworkReply::NoError;
    if (!success || broken)
        return Failure{errorOf(reply, broken ? 0 : status, body)};
    if (!bytes.isEmpty() && !body.isObject())
        return Failure{notUnderstood(status, u"content type "_s + type)};
    HttpAnswer answer{status, {}, reply.rawHeader("ETag"), body.object()};
    // Not LocationHeader: Qt gives nothing for a relative reference, which is what central sends.
    if (const QUrl location = QUrl::fromEncoded(reply.rawHeader("Location"), QUrl::StrictMode);
        !location.isEmpty())
        answer.location = reply.url().resolved(location);
    return answer;
}

void abort(QNetworkReply &reply, const QString &code)
{
    reply.setProperty(EndedBy, code);
    reply.abort();
}

} // namespace

HttpClient::HttpClient(QObject *parent) : HttpClient({}, {}, parent) {}

HttpClient::HttpClient(const Credentials &credentials, const QUrl &tokenUrl, QObject *parent)
    : QObject(parent), m_identity(credentials)
{
    m_manager.setAutoDeleteReplies(true);
    if (!credentials.clientId.isEmpty())
        m_signIn = std::make_unique<SignIn>(credentials, tokenUrl,
                                            [this](const HttpRequest &request, Handler handler) {
                                                exchange(request, std::move(handler));
                                            });
}

HttpClient::~HttpClient()
{
    // Aborting emits finished(); nobody must hear it any more.
    for (QNetworkReply *reply : m_manager.findChildren<QNetworkReply *>()) {
        reply->disconnect();
        reply->abort();
    }
}

void HttpClient::send(const HttpRequest &request, QObject *context, Handler handler)
{
    const auto guarded = [context = QPointer<QObject>(context), handler = std::move(handler)](
                             const Result<HttpAnswer, SyncError> &answer) {
        if (context)
            handler(answer);
    };
    if (m_signIn)
        m_signIn->send(request, guarded);
    else
        exchange(request, guarded);
}

void HttpClient::exchange(const HttpRequest &request, Handler handler)
{
    if (m_identity.refresh())
        m_manager.clearConnectionCache(); // connections show who we were
    if (const auto trouble = m_identity.trouble(); trouble != domain::LinkTrouble::None) {
        SyncError error;
        error.failure = FailureClass::SignIn;
        error.code = domain::toCode(trouble);
        error.trouble = trouble;
        QMetaObject::invokeMethod(
            this, [handler = std::move(handler), error] { handler(Failure{error}); },
            Qt::QueuedConnection);
        return;
    }
    QNetworkRequest network = networkRequest(request);
    network.setSslConfiguration(m_identity.configuration());
    // sendCustomRequest() would give a GET a body of length 0, which some proxies refuse.
    QNetworkReply *reply = request.body.isEmpty() && request.method == "GET"
                               ? m_manager.get(network)
                               : m_manager.sendCustomRequest(network, request.method, request.body);
    QTimer::singleShot(request.limit, reply, [reply] { abort(*reply, u"TIMEOUT"_s); });
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received) {
        if (received > LargestAnswer)
            abort(*reply, u"ANSWER_TOO_LARGE"_s);
    });
    connect(reply, &QNetworkReply::sslErrors, reply, [reply](const QList<QSslError> &errors) {
        reply->setProperty(Distrust, int(sync::troubleOf(errors)));
    });
    connect(reply, &QNetworkReply::finished, this,
            [reply, handler = std::move(handler)] { handler(answerOf(*reply)); });
}

} // namespace pw::sync
