// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/httpmessage.h"

#include <chrono>
#include <functional>
#include <memory>

namespace pw::central::http {

/// What one client may ask of the server.
struct Limits
{
    qint64 bodyBytes = 8 * 1024 * 1024;
    quint32 headerBytes = 16 * 1024;
    std::chrono::milliseconds requestTime{65'000}; ///< to send one request, and to answer it
    std::chrono::milliseconds idleTime{65'000};    ///< between two requests
    int connections = 4096;
    int connectionsPerPeer = 1024; ///< several stations may sit behind one address
};

struct ListenError
{
    enum class Code {
        BadAddress,  ///< not an IP address or `localhost`
        NotLoopback, ///< would be open to the network, which needs TLS
        InUse,
        NoPermission, ///< such as ports below 1024
        Other
    };
    Code code = Code::Other;
    QString detail; ///< native text
};

/// A request of ours to somebody else's server.
struct Post
{
    QString host;
    quint16 port = 80;
    bool tls = false; ///< the server must prove its name by a certificate the system trusts
    QByteArray target = "/";
    QList<Header> headers;
    QByteArray body;
    std::chrono::milliseconds timeLimit{10'000};
};

/// An HTTP/1.1 server with one thread of its own for the network. Requests are handed to the
/// handler whole; answers may come from any thread at any time within the limits, so a request can
/// be held without holding a thread. Clients that leave are noticed.
class Server
{
public:
    using Handler = std::function<void(Request request, const Responder &responder)>;

    /// The handler runs in the network thread and must be quick. Every answer carries `always`.
    Server(const Limits &limits, const QList<Header> &always, Handler handler);
    ~Server();

    /// Binds and starts to serve. Port 0 takes any free one. Returns the port.
    Result<quint16, ListenError> listen(const QString &host, quint16 port);

    /// Takes no more connections, lets requests under way be answered for up to `grace`, then ends.
    void stop(std::chrono::milliseconds grace);

    /// Posts from the network thread. `done` is called there, once, with the status; 0: no answer.
    /// Nothing is sent, and `done` not called, once stop() has begun.
    void post(Post post, std::function<void(int status)> done);

    /// Open connections; for health and tests.
    int connections() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pw::central::http
