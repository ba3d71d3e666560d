// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/sync/failureclass.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace pw::sync {

/// Why an exchange did not succeed.
struct SyncError
{
    FailureClass failure = FailureClass::RetrySoon;
    int httpStatus = 0; ///< 0: no answer
    QString code;       ///< stable, kept in the outbox: "HTTP_503", "TIMEOUT", "NO_CONNECTION" …
    QString detail;     ///< the other side's or the system's words, shortened; never translated
    std::optional<std::chrono::seconds> retryAfter;
    QJsonObject problem; ///< RFC 7807 body, where there was one
};

struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;                         ///< JSON
    std::chrono::milliseconds limit{30'000}; ///< for the whole exchange, however slowly it drips
};

/// A success (2xx, or 304 to a conditional request).
struct HttpAnswer
{
    int status = 0;
    QUrl location; ///< resolved against the request; empty: none
    QByteArray etag;
    QJsonObject json; ///< empty where the answer has no body
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
    /// Ends everything under way; no handler is called any more.
    ~HttpClient() override;

    /// The handler runs exactly once, later, unless `context` or this has gone by then.
    void send(const HttpRequest &request, QObject *context, Handler handler);

private:
    QNetworkAccessManager m_manager;
};

} // namespace pw::sync
