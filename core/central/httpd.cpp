// SPDX-License-Identifier: Apache-2.0
// The only translation unit that sees Boost, through httpsession.h: Beast costs seconds to
// compile.
#include "core/central/httpd.h"

#include "core/base/logging.h"
#include "core/base/logvalue.h"
#include "core/central/httptls.h"
#include "core/central/httpwebsocket.h"

#include <thread>

namespace pw::central::http {

namespace {

ListenError listenError(const ErrorCode &error)
{
    using Code = ListenError::Code;
    const Code code = error == asio::error::address_in_use  ? Code::InUse
                      : error == asio::error::access_denied ? Code::NoPermission
                                                            : Code::Other;
    return {code, QString::fromStdString(error.message())};
}

} // namespace

class Server::Impl
{
public:
    Impl(const Limits &limits, const QList<Header> &always, Handler handler)
        : m_hub(limits, always, std::move(handler)),
          m_tls(asio::ssl::context::tls_client),
          m_acceptor(m_io),
          m_retry(m_io),
          m_look(m_io)
    {
        ErrorCode ignored; // without trusted certificates no server is trusted
        m_tls.set_default_verify_paths(ignored);
    }
    ~Impl() { stop(std::chrono::milliseconds(0)); }

    void setGate(Gate &gate) { m_hub.gate = &gate; }

    void onRefusal(std::function<void(int)> noted) { m_hub.refused = std::move(noted); }

    Result<Done, TlsError> secure(const TlsFiles &files)
    {
        m_ownTls = std::make_unique<ServerTls>(files);
        if (const auto loaded = m_ownTls->load(); !loaded)
            return loaded;
        m_hub.tls = m_ownTls->context();
        m_hub.asksForCertificates = !files.clientAuthority.isEmpty();
        m_hub.needsCertificates = files.clientsNeedCertificate;
        return Done();
    }
    TlsHealth tlsHealth() const { return m_ownTls ? m_ownTls->health() : TlsHealth(); }

    Result<quint16, ListenError> listen(const QString &host, quint16 port)
    {
        ErrorCode error;
        const std::string name = host == u"localhost" ? "127.0.0.1" : host.toStdString();
        const auto address = asio::ip::make_address(name, error);
        if (error)
            return Failure{ListenError{ListenError::Code::BadAddress, host}};
        if (!address.is_loopback() && !m_hub.tls)
            return Failure{ListenError{ListenError::Code::NotLoopback, host}};
        const tcp::endpoint endpoint(address, port);
        m_acceptor.open(endpoint.protocol(), error);
        if (!error)
            m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
        if (!error)
            m_acceptor.bind(endpoint, error);
        if (!error)
            m_acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (error)
            return Failure{listenError(error)};
        const quint16 chosen = m_acceptor.local_endpoint(error).port();
        accept();
        if (m_hub.tls || m_hub.gate)
            lookAtFiles();
        m_thread = std::thread([this] { m_io.run(); });
        return chosen;
    }

    void stop(std::chrono::milliseconds grace)
    {
        if (!m_thread.joinable())
            return;
        asio::post(m_io, [this] {
            m_hub.stopping = true;
            ErrorCode ignored;
            m_acceptor.close(ignored);
            m_retry.cancel();
            m_look.cancel();
            const std::set<Connection *> sessions = m_hub.sessions; // finish() may end some
            for (Connection *session : sessions)
                session->finish();
        });
        if (!waitUntilEmpty(grace)) {
            asio::post(m_io, [this] {
                for (Connection *session : std::set<Connection *>(m_hub.sessions))
                    session->close();
            });
            waitUntilEmpty(std::chrono::seconds(1));
        }
        m_io.stop();
        m_thread.join();
    }

    void post(Post post, std::function<void(int)> done)
    {
        asio::post(m_io, [this, post = std::move(post), done = std::move(done)]() mutable {
            if (!m_hub.stopping)
                std::make_shared<Delivery>(m_io, m_tls, std::move(post), std::move(done))->start();
        });
    }

    int connections() const
    {
        const std::lock_guard lock(m_hub.mutex);
        return m_hub.count;
    }

private:
    bool waitUntilEmpty(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_hub.mutex);
        return m_hub.changed.wait_for(lock, time, [this] { return m_hub.count == 0; });
    }

    void accept()
    {
        m_acceptor.async_accept([this](const ErrorCode &error, tcp::socket socket) {
            if (error == asio::error::operation_aborted || m_hub.stopping)
                return;
            if (error) // out of descriptors, most likely: come back when some are free
                return acceptLater(error);
            ErrorCode ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            std::make_shared<Session>(std::move(socket), m_hub)->start();
            accept();
        });
    }

    void lookAtFiles()
    {
        m_look.expires_after(m_hub.limits.fileLook);
        m_look.async_wait([this](const ErrorCode &cancelled) {
            if (cancelled || m_hub.stopping)
                return;
            const bool changed = m_ownTls && m_ownTls->reloadIfChanged();
            if (m_ownTls)
                m_hub.tls = m_ownTls->context();
            const QDateTime now = QDateTime::currentDateTimeUtc();
            for (Connection *connection : std::set<Connection *>(m_hub.sessions))
                connection->lookAgain(now, changed);
            lookAtFiles();
        });
    }

    void acceptLater(const ErrorCode &error)
    {
        qCWarning(lcCentral, "accept failed reason=%s",
                  logValue(QString::fromStdString(error.message())).constData());
        m_retry.expires_after(std::chrono::milliseconds(100));
        m_retry.async_wait([this](const ErrorCode &cancelled) {
            if (!cancelled)
                accept();
        });
    }

    Hub m_hub;                           ///< outlives the sessions that m_io still holds
    std::unique_ptr<ServerTls> m_ownTls; ///< nothing: plain HTTP
    asio::ssl::context m_tls;            ///< of requests of ours, which m_io may hold as well
    asio::io_context m_io{1};
    tcp::acceptor m_acceptor;
    asio::steady_timer m_retry;
    asio::steady_timer m_look;
    std::thread m_thread;
};

Server::Server(const Limits &limits, const QList<Header> &always, Handler handler)
    : m_impl(std::make_unique<Impl>(limits, always, std::move(handler)))
{}

Server::~Server() = default;

void Server::setGate(Gate &gate)
{
    m_impl->setGate(gate);
}

Result<Done, TlsError> Server::secure(const TlsFiles &files)
{
    return m_impl->secure(files);
}

void Server::onRefusal(std::function<void(int)> noted)
{
    m_impl->onRefusal(std::move(noted));
}

TlsHealth Server::tlsHealth() const
{
    return m_impl->tlsHealth();
}

Result<quint16, ListenError> Server::listen(const QString &host, quint16 port)
{
    return m_impl->listen(host, port);
}

void Server::stop(std::chrono::milliseconds grace)
{
    m_impl->stop(grace);
}

void Server::post(Post post, std::function<void(int)> done)
{
    m_impl->post(std::move(post), std::move(done));
}

int Server::connections() const
{
    return m_impl->connections();
}

} // namespace pw::central::http
