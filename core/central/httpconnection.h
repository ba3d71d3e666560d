// SPDX-License-Identifier: Apache-2.0
#pragma once

// For httpd.cpp alone: all of Boost that the server uses, and what clients have in common.
#include "core/base/logging.h"
#include "core/base/logvalue.h"
#include "core/central/httpd.h"
#include "core/central/problem.h"
#include "core/central/tlscontext.h"

#include <QDateTime>
#include <QLocale>

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>

namespace pw::central::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

inline QByteArray toByteArray(boost::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

inline boost::string_view toStringView(const QByteArray &text)
{
    return {text.constData(), size_t(text.size())};
}

/// RFC 7231 date, always in English and GMT.
inline QByteArray httpDate()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(),
                  QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
        .toLatin1();
}

/// A client's bytes, with or without TLS around them: one type, so that all of Beast is compiled
/// once.
class PeerStream
{
public:
    using next_layer_type = beast::tcp_stream;
    using executor_type = next_layer_type::executor_type;
    using Tls = beast::ssl_stream<next_layer_type>;

    explicit PeerStream(tcp::socket socket) : m_plain(std::in_place, std::move(socket)) {}

    /// Speaks TLS from now on.
    Tls &secure(asio::ssl::context &context)
    {
        m_tls = std::make_unique<Tls>(std::move(*m_plain), context);
        return *m_tls;
    }
    Tls *tls() const { return m_tls.get(); }

    next_layer_type &next_layer() { return m_tls ? m_tls->next_layer() : *m_plain; }
    const next_layer_type &next_layer() const { return m_tls ? m_tls->next_layer() : *m_plain; }
    executor_type get_executor() { return next_layer().get_executor(); }
    tcp::socket &socket() { return next_layer().socket(); }

    template <typename Buffers, typename Handler>
    void async_read_some(const Buffers &buffers, Handler &&handler)
    {
        if (m_tls)
            m_tls->async_read_some(buffers, std::forward<Handler>(handler));
        else
            m_plain->async_read_some(buffers, std::forward<Handler>(handler));
    }
    template <typename Buffers, typename Handler>
    void async_write_some(const Buffers &buffers, Handler &&handler)
    {
        if (m_tls)
            m_tls->async_write_some(buffers, std::forward<Handler>(handler));
        else
            m_plain->async_write_some(buffers, std::forward<Handler>(handler));
    }

private:
    std::optional<next_layer_type> m_plain; ///< an empty shell once TLS has taken it over
    std::unique_ptr<Tls> m_tls;
};

/// How a WebSocket ends the stream below it.
template <typename Handler>
void async_teardown(beast::role_type role, PeerStream &stream, Handler &&handler)
{
    using beast::async_teardown;
    using beast::websocket::async_teardown;
    if (stream.tls())
        async_teardown(role, *stream.tls(), std::forward<Handler>(handler));
    else
        async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

class Connection;

/// What sessions share; lives as long as the io thread.
struct Hub
{
    Hub(const Limits &givenLimits, const QList<Header> &givenAlways, Server::Handler givenHandler)
        : limits(givenLimits), always(givenAlways), handler(std::move(givenHandler))
    {}

    const Limits limits;
    const QList<Header> always;
    const Server::Handler handler;
    std::function<void(int status)> refused; ///< told of answers that no handler has given
    Gate *gate = nullptr;                    ///< nothing: everybody may
    asio::ssl::context *tls = nullptr;       ///< io thread; nothing: plain HTTP
    bool asksForCertificates = false;        ///< io thread
    bool needsCertificates = false;          ///< io thread
    bool stopping = false;                   ///< io thread
    std::set<Connection *> sessions;         ///< io thread
    std::map<std::string, int> perAddress;   ///< io thread
    QHash<QString, int> perPeer;             ///< io thread
    mutable std::mutex mutex;
    std::condition_variable changed;
    int count = 0; ///< of sessions, under the mutex
};

/// A client, counted as long as it is there. Lives in the io thread.
class Connection
{
public:
    /// Who is at the other end, as far as it has shown.
    struct Identity
    {
        std::string address;
        QString station;      ///< that its certificate names; empty: none
        QString peer;         ///< that it was counted as; empty: not yet
        QDateTime validUntil; ///< of its certificate
    };

    Connection(Identity identity, Hub &hub) : m_hub(hub), m_identity(std::move(identity))
    {
        m_hub.sessions.insert(this);
        ++m_hub.perAddress[m_identity.address];
        if (!m_identity.peer.isEmpty())
            ++m_hub.perPeer[m_identity.peer];
        setCount(+1);
    }
    virtual ~Connection()
    {
        m_hub.sessions.erase(this);
        if (--m_hub.perAddress[m_identity.address] == 0)
            m_hub.perAddress.erase(m_identity.address);
        countAs({});
        setCount(-1);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Lets what is under way go out, then closes.
    virtual void finish() = 0;
    virtual void close() = 0;
    /// Nothing: not over TLS.
    virtual SSL *tls() = 0;

    /// Ends where the certificate counts no longer, or the peer may no longer be here.
    void lookAgain(const QDateTime &now, bool filesChanged)
    {
        if (m_hub.gate && !m_identity.peer.isEmpty() && !m_hub.gate->mayStay(m_identity.peer))
            return close();
        if (m_identity.station.isEmpty())
            return;
        const bool expired = m_identity.validUntil <= now;
        if (!expired
            && (!filesChanged || !tls()
                || verifyAgain(tls(), m_hub.tls->native_handle()) == CertificateProblem::None))
            return;
        qCInfo(lcCentral, "closed, certificate no longer valid station=%s",
               logValue(m_identity.station).constData());
        close();
    }

protected:
    /// How many connections `peer` has with this one.
    int countAs(const QString &peer)
    {
        if (peer != m_identity.peer) {
            if (!m_identity.peer.isEmpty() && --m_hub.perPeer[m_identity.peer] == 0)
                m_hub.perPeer.remove(m_identity.peer);
            if (!peer.isEmpty())
                ++m_hub.perPeer[peer];
            m_identity.peer = peer;
        }
        return m_hub.perPeer.value(peer);
    }

    Hub &m_hub;
    Identity m_identity;

private:
    void setCount(int change)
    {
        const std::lock_guard lock(m_hub.mutex);
        m_hub.count += change;
        m_hub.changed.notify_all();
    }
};

} // namespace pw::central::http
