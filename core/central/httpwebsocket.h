// SPDX-License-Identifier: Apache-2.0
#pragma once

// For httpd.cpp alone: what a session becomes when it goes on as a WebSocket, and requests of ours.
#include "core/central/httpsession.h"

#include <deque>

namespace pw::central::http {

/// A WebSocket that only sends; what comes is read and forgotten. In the io thread but for what
/// Channel promises.
class WebSocket : public Connection, public std::enable_shared_from_this<WebSocket>
{
public:
    using Opened = std::function<void(std::shared_ptr<Channel>)>;

    WebSocket(PeerStream stream, Identity identity, Hub &hub)
        : Connection(std::move(identity), hub), m_socket(std::move(stream))
    {}

    void accept(const bhttp::request<bhttp::string_body> &request, const QList<Header> &headers,
                const Opened &opened)
    {
        beast::get_lowest_layer(m_socket).expires_never(); // it has time limits of its own
        m_socket.set_option(
            beast::websocket::stream_base::timeout::suggested(beast::role_type::server));
        m_socket.read_message_max(LongestMessage);
        m_socket.set_option(beast::websocket::stream_base::decorator(
            [all = m_hub.always + headers](beast::websocket::response_type &response) {
                for (const Header &header : all)
                    response.set(toStringView(header.name), toStringView(header.value));
            }));
        m_socket.async_accept(request, [self = shared_from_this(), opened](const ErrorCode &error) {
            if (error)
                return self->close();
            self->m_open = true;
            opened(std::make_shared<Handle>(self));
            self->read();
        });
    }

    void finish() override
    {
        if (!m_open || m_closing)
            return close();
        m_closing = true;
        m_socket.async_close(beast::websocket::close_code::going_away,
                             [self = shared_from_this()](const ErrorCode &) { self->close(); });
    }
    void close() override
    {
        ErrorCode ignored;
        beast::get_lowest_layer(m_socket).socket().close(ignored);
        m_gone = true;
        for (const Message &message : std::exchange(m_messages, {}))
            message.sent(false);
    }
    SSL *tls() override
    {
        PeerStream::Tls *stream = m_socket.next_layer().tls();
        return stream ? stream->native_handle() : nullptr;
    }

private:
    static constexpr std::size_t LongestMessage = 4096;

    struct Message
    {
        QByteArray text;
        std::function<void(bool)> sent;
    };

    /// What others hold; the socket itself goes when the client does.
    class Handle : public Channel
    {
    public:
        explicit Handle(const std::shared_ptr<WebSocket> &socket)
            : m_executor(socket->m_socket.get_executor()), m_socket(socket)
        {}
        ~Handle() override
        {
            asio::post(m_executor, [weak = m_socket] {
                if (const auto socket = weak.lock())
                    socket->finish();
            });
        }
        void send(const QByteArray &text, std::function<void(bool)> sent) override
        {
            asio::post(m_executor, [weak = m_socket, text, sent = std::move(sent)] {
                const auto socket = weak.lock();
                if (!socket || socket->m_gone)
                    return sent(false);
                socket->m_messages.push_back({text, sent});
                if (socket->m_messages.size() == 1)
                    socket->write();
            });
        }
        bool isGone() const override
        {
            const auto socket = m_socket.lock();
            return !socket || socket->m_gone;
        }

    private:
        beast::websocket::stream<PeerStream>::executor_type m_executor;
        std::weak_ptr<WebSocket> m_socket;
    };

    void read()
    {
        m_socket.async_read(m_buffer,
                            [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                                if (error)
                                    return self->close();
                                self->m_buffer.clear();
                                self->read();
                            });
    }

    void write()
    {
        const QByteArray &text = m_messages.front().text;
        m_socket.text(true);
        m_socket.async_write(asio::buffer(text.constData(), size_t(text.size())),
                             [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                                 self->onWritten(error);
                             });
    }
    void onWritten(const ErrorCode &error)
    {
        if (m_messages.empty()) // closed meanwhile
            return;
        const Message message = std::move(m_messages.front());
        m_messages.pop_front();
        message.sent(!error);
        if (error)
            return close();
        if (!m_messages.empty())
            write();
    }

    beast::websocket::stream<PeerStream> m_socket;
    beast::flat_buffer m_buffer;
    std::deque<Message> m_messages; ///< the first is being written
    bool m_open = false;
    bool m_closing = false;
    std::atomic<bool> m_gone = false;
};

inline void Session::upgrade(quint64 number, const QList<Header> &headers,
                             const WebSocket::Opened &opened)
{
    if (!isAnswering(number))
        return;
    m_answerTimer.cancel();
    m_state = State::Writing; // this session has nothing more to do
    ErrorCode ignored;
    m_stream.socket().cancel(ignored);
    m_leavingTimer.cancel();
    std::make_shared<WebSocket>(std::move(m_stream), m_identity, m_hub)
        ->accept(m_upgrade, headers, opened);
}

/// One request of ours, from the look-up of the name to the status of the answer.
class Delivery : public std::enable_shared_from_this<Delivery>
{
public:
    using DoneWith = std::function<void(int status)>;

    Delivery(asio::io_context &io, asio::ssl::context &tls, Post post, DoneWith done)
        : m_resolver(io), m_stream(io, tls), m_post(std::move(post)), m_done(std::move(done))
    {}

    void start()
    {
        const std::string host = m_post.host.toStdString();
        m_request.method(bhttp::verb::post);
        m_request.target(toStringView(m_post.target));
        m_request.version(11);
        m_request.set(bhttp::field::host, host);
        for (const Header &header : m_post.headers)
            m_request.set(toStringView(header.name), toStringView(header.value));
        m_request.body().assign(m_post.body.constData(), size_t(m_post.body.size()));
        m_request.prepare_payload();
        m_parser.body_limit(LongestAnswer);
        if (m_post.tls) {
            m_stream.set_verify_mode(asio::ssl::verify_peer);
            m_stream.set_verify_callback(asio::ssl::host_name_verification(host));
            // What the macro SSL_set_tlsext_host_name() does, without its C casts.
            if (!SSL_ctrl(m_stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME,
                          TLSEXT_NAMETYPE_host_name, const_cast<char *>(host.c_str())))
                return end(0);
        }
        lowest().expires_after(m_post.timeLimit);
        m_resolver.async_resolve(
            host, std::to_string(m_post.port),
            [self = shared_from_this()](const ErrorCode &error,
                                        const tcp::resolver::results_type &found) {
                if (error)
                    return self->end(0);
                self->lowest().async_connect(
                    found, [self](const ErrorCode &failed, const tcp::endpoint &) {
                        if (failed)
                            return self->end(0);
                        self->secure();
                    });
            });
    }

private:
    static constexpr std::uint64_t LongestAnswer = 64 * 1024;

    beast::tcp_stream &lowest() { return beast::get_lowest_layer(m_stream); }

    void secure()
    {
        if (!m_post.tls)
            return exchange(m_stream.next_layer());
        m_stream.async_handshake(asio::ssl::stream_base::client,
                                 [self = shared_from_this()](const ErrorCode &error) {
                                     if (error)
                                         return self->end(0);
                                     self->exchange(self->m_stream);
                                 });
    }

    template <typename Stream>
    void exchange(Stream &stream)
    {
        bhttp::async_write(
            stream, m_request,
            [self = shared_from_this(), &stream](const ErrorCode &error, std::size_t) {
                if (error)
                    return self->end(0);
                self->readAnswer(stream);
            });
    }
    template <typename Stream>
    void readAnswer(Stream &stream)
    {
        bhttp::async_read_header(stream, m_buffer, m_parser,
                                 [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                                     self->end(error ? 0 : int(self->m_parser.get().result_int()));
                                 });
    }

    void end(int status)
    {
        ErrorCode ignored;
        lowest().socket().close(ignored);
        m_done(status);
    }

    tcp::resolver m_resolver;
    beast::ssl_stream<beast::tcp_stream> m_stream; ///< its inner layer where there is no TLS
    Post m_post;
    DoneWith m_done;
    bhttp::request<bhttp::string_body> m_request;
    bhttp::response_parser<bhttp::string_body> m_parser;
    beast::flat_buffer m_buffer;
};

} // namespace pw::central::http
