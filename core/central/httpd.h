// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/httpmessage.h"
#include "core/central/tlsfiles.h"

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
    std::chrono::milliseconds handshakeTime{10'000};
    std::chrono::milliseconds fileLook{2'000}; ///< how often changed TLS files are noticed
    int connections = 4096;
    int connectionsPerAddress = 1024; ///< several stations may sit behind one
};

/// Whether a request may be answered at all.
struct Admission
{
    std::optional<Response> refusal;
    int connections = 0; ///< how many Request::peer may have at once; 0: any number
};
/// Who may come in. In the network thread: must be quick.
class Gate
{
public:
    virtual ~Gate() = default;
    /// Looks at the head of each request, before its body is read, and may say who asks.
    virtual Admission admit(Request &head) = 0;
    /// Asked now and then for Request::peer of open connections; false closes them.
    virtual bool mayStay(const QString &peer) = 0;
};

/// How the server stands with its certificates.
struct TlsHealth
{
    bool on = false;
    QDateTime certificateUntil;
    std::optional<TlsError> notReloaded; ///< changed files that cannot be used; the former ones are
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

    /// Everything goes through this gate, which outlives the server. Before listen().
    void setGate(Gate &gate);
    /// Serves by TLS only, and takes changed files up while it runs: new connections use them, and
    /// those whose certificate no longer counts are closed. Before listen().
    Result<Done, TlsError> secure(const TlsFiles &files);
    TlsHealth tlsHealth() const;
    /// `noted` hears of every answer that no handler has given, in the network thread. Before
    /// listen().
    void onRefusal(std::function<void(int status)> noted);

    /// Binds and starts to serve; without TLS on a loopback address only. Port 0 takes any free
    /// one. Returns the port.
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
