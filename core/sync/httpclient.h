// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/linktrouble.h"
#include "core/sync/credentials.h"
#include "core/sync/failureclass.h"
#include "core/sync/tlsidentity.h"

#include <QDateTime>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace pw::sync {

class SignIn;

/// Why an exchange did not succeed.
struct SyncError
{
    FailureClass failure = FailureClass::RetrySoon;
    int httpStatus = 0; ///< 0: no answer
    QString code;       ///< stable, kept in the outbox: "HTTP_503", "TIMEOUT", "NO_CONNECTION" …
    QString detail;     ///< the other side's or the system's words, shortened; never translated
    std::optional<std::chrono::seconds> retryAfter;
    QJsonObject problem;                                     ///< RFC 7807 body, where there was one
    domain::LinkTrouble trouble = domain::LinkTrouble::None; ///< where trust is what is missing
};

struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;                         ///< JSON, unless a header says otherwise
    std::chrono::milliseconds limit{30'000}; ///< for the whole exchange, however slowly it drips
};

/// A success (2xx, or 304 to a conditional request).
struct HttpAnswer
{
    int status = 0;
    QUrl location; ///< resolved against the request; empty: none
    QByteArray etag;
    QJsonObject json;                         ///< empty where the answer has no body
    QUrl next = {};                           ///< `Link: <…>; rel="next"`, resolved; empty: none
    QDateTime serverAt = {};                  ///< UTC, of the header Date; invalid: none
    std::optional<qint64> captureEvents = {}; ///< what GS1-EPCIS-Capture-Limit…
    std::optional<qint64> captureBytes = {};  ///< …and -File-Size-Limit say
};

/// JSON over HTTP, suspicious: no redirections, no cookies, no cache, a limit of time and size for
/// everything, and a success counts only with a JSON body or none. One for all exchanges of the
/// sync thread, in which it lives.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(const Result<HttpAnswer, SyncError> &)>;

    explicit HttpClient(QObject *parent = nullptr);
    /// `tokenUrl` is where a token is got, if `credentials` have a client id. Whatever is sent
    /// shows who we are: never send anywhere else.
    HttpClient(const Credentials &credentials, const QUrl &tokenUrl, QObject *parent = nullptr);
    /// Ends everything under way; no handler is called any more.
    ~HttpClient() override;

    /// The handler runs exactly once, later, unless `context` or this has gone by then.
    void send(const HttpRequest &request, QObject *context, Handler handler);

private:
    void exchange(const HttpRequest &request, Handler handler);

    TlsIdentity m_identity;
    QByteArray m_basic; ///< Authorization of every request; empty: none
    QNetworkAccessManager m_manager;
    std::unique_ptr<SignIn> m_signIn; ///< nothing: no tokens
};

} // namespace pw::sync
