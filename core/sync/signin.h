// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/credentials.h"
#include "core/sync/httpclient.h"

#include <QDeadlineTimer>

namespace pw::sync {

/// OAuth 2.0 client credentials (RFC 6749, 4.4): fetches a token when one is needed, another when
/// 80 % of its life are over, and once more when central does not take it. Sync thread.
class SignIn : public QObject
{
    Q_OBJECT
public:
    using Handler = HttpClient::Handler;
    /// One exchange as it is.
    using Exchange = std::function<void(const HttpRequest &, Handler)>;

    SignIn(const Credentials &credentials, const QUrl &tokenUrl, Exchange exchange,
           QObject *parent = nullptr);

    /// The request with a token; requests wait while one is fetched.
    void send(const HttpRequest &request, Handler handler);

private:
    struct Pending
    {
        HttpRequest request;
        Handler handler;
        bool isSecondTry = false;
    };

    void take(Pending pending);
    void exchange(const Pending &pending);
    void fetch();
    void onFetched(const Result<HttpAnswer, SyncError> &answer);

    const Credentials m_credentials;
    const QUrl m_tokenUrl;
    const Exchange m_exchange;
    QByteArray m_token; ///< empty: none
    QDeadlineTimer m_refresh;
    QDeadlineTimer m_end;
    QList<Pending> m_waiting;
    bool m_fetching = false;
};

} // namespace pw::sync
