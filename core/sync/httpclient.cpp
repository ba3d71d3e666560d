// SPDX-License-Identifier: Apache-2.0
#include "core/sync/httpclient.h"

#include "core/sync/linktroubles.h"
#include "core/sync/signin.h"

#include <QJsonDocument>
#include <QLocale>
#include <QPointer>
#include <QTimer>

#include <algorithm>

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

/// A body that cannot be sent a second time: Qt repeats a request by itself when the connection
/// ends before the answer, POST as well, and whoever stores everything then has it twice.
class OneWayBody : public QIODevice
{
public:
    explicit OneWayBody(const QByteArray &bytes) : m_bytes(bytes) { open(ReadOnly); }
    bool isSequential() const override { return true; }
    bool reset() override { return false; } // what is asked before it is repeated
    qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_read + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_bytes.size() - m_read);
        if (count == 0 && most > 0)
            return -1;
        std::copy_n(m_bytes.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

/// The target of `Link: <…>; rel="next"`, among others it may be with.
QUrl nextLink(const QNetworkReply &reply)
{
    for (const QByteArray &link : reply.rawHeader("Link").split(',')) {
        const qsizetype begin = link.indexOf('<');
        const qsizetype end = link.indexOf('>', begin);
        const QByteArray kind =
            end < 0 ? QByteArray() : link.sliced(end).toLower().replace(" ", {});
        if (begin >= 0 && (kind.contains("rel=\"next\"") || kind.contains("rel=next")))
            return reply.url().resolved(QUrl::fromEncoded(link.sliced(begin + 1, end - begin - 1)));
    }
    return {};
}

std::optional<qint64> limit(const QNetworkReply &reply, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        bool isNumber = false;
        const qint64 number = reply.rawHeader(name).trimmed().toLongLong(&isNumber);
        if (isNumber && number > 0)
            return number;
    }
    return {};
}

void readHeaders(const QNetworkReply &reply, HttpAnswer &answer)
{
    answer.next = nextLink(reply);
    answer.serverAt =
        QLocale::c().toDateTime(QString::fromLatin1(reply.rawHeader("Date")).section(u' ', 0, 4),
                                u"ddd, dd MMM yyyy HH:mm:ss"_s);
    answer.serverAt.setTimeSpec(Qt::UTC);
    answer.captureEvents = limit(reply, {"GS1-EPCIS-Capture-Limit"});
    // One repository writes the name of the second its own way.
    answer.captureBytes =
        limit(reply, {"GS1-EPCIS-Capture-File-Size-Limit", "GS1-EPCIS-Capture-File-SizeLimit"});
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
    HttpAnswer answer;
    answer.status = status;
    answer.etag = reply.rawHeader("ETag");
    answer.json = body.object();
    readHeaders(reply, answer);
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
    const QString both = credentials.clientId + u':' + credentials.clientSecret;
    if (credentials.isBasic && !credentials.clientId.isEmpty())
        m_basic = "Basic " + both.toUtf8().toBase64();
    else if (!credentials.clientId.isEmpty())
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
    if (!m_basic.isEmpty())
        network.setRawHeader("Authorization", m_basic);
    QNetworkReply *reply = nullptr;
    if (!request.body.isEmpty()) {
        network.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        auto body = std::make_unique<OneWayBody>(request.body);
        reply = m_manager.sendCustomRequest(network, request.method, body.get());
        body.release()->setParent(reply);
    } else if (request.method == "GET") { // the other would give it a body of length 0
        reply = m_manager.get(network);
    } else {
        reply = m_manager.sendCustomRequest(network, request.method);
    }
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
