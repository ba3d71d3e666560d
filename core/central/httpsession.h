// SPDX-License-Identifier: Apache-2.0
#pragma once

// For httpd.cpp alone: all of Boost that the server uses, and what it says to one client.
#include "core/base/logging.h"
#include "core/central/httpd.h"
#include "core/central/problem.h"

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
    bool stopping = false;              ///< io thread
    std::set<Connection *> sessions;    ///< io thread
    std::map<std::string, int> perPeer; ///< io thread
    mutable std::mutex mutex;
    std::condition_variable changed;
    int count = 0; ///< of sessions, under the mutex
};

/// A client, counted as long as it is there. Lives in the io thread.
class Connection
{
public:
    Connection(const tcp::socket &socket, Hub &hub) : m_hub(hub)
    {
        ErrorCode error;
        m_peer = socket.remote_endpoint(error).address().to_string();
        m_hub.sessions.insert(this);
        ++m_hub.perPeer[m_peer];
        setCount(+1);
    }
    virtual ~Connection()
    {
        m_hub.sessions.erase(this);
        if (--m_hub.perPeer[m_peer] == 0)
            m_hub.perPeer.erase(m_peer);
        setCount(-1);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Lets what is under way go out, then closes.
    virtual void finish() = 0;
    virtual void close() = 0;

protected:
    Hub &m_hub;
    std::string m_peer;

private:
    void setCount(int change)
    {
        const std::lock_guard lock(m_hub.mutex);
        m_hub.count += change;
        m_hub.changed.notify_all();
    }
};

/// One connection. Everything but answer() and isGone() happens in the io thread.
class Session : public Connection, public std::enable_shared_from_this<Session>
{
public:
    Session(tcp::socket socket, Hub &hub)
        : Connection(socket, hub),
          m_stream(std::move(socket)),
          m_answerTimer(m_stream.get_executor())
    {}

    void start()
    {
        if (int(m_hub.sessions.size()) > m_hub.limits.connections
            || m_hub.perPeer[m_peer] > m_hub.limits.connectionsPerPeer)
            return refuse(problems::busy(QStringLiteral("too many connections")));
        awaitRequest();
    }

    void finish() override
    {
        m_lastRequest = true;
        if (m_state == State::Idle)
            close();
    }
    void close() override
    {
        ErrorCode ignored;
        m_stream.socket().close(ignored);
        m_answerTimer.cancel();
    }

private:
    enum class State { Idle, Reading, Answering, Writing };

    /// The answer to one request: what a handler holds.
    class Sink : public Responder::Sink
    {
    public:
        Sink(std::shared_ptr<Session> session, quint64 number)
            : m_executor(session->m_stream.get_executor()),
              m_session(std::move(session)),
              m_number(number)
        {}
        void answer(Response response) override
        {
            if (m_answered.exchange(true))
                return;
            // The session is reached only in its own thread; the last reference may be this one.
            asio::post(m_executor, [session = std::move(m_session), number = m_number,
                                    response = std::move(response)]() mutable {
                session->send(std::move(response), number);
            });
        }
        void upgrade(QList<Header> headers,
                     std::function<void(std::shared_ptr<Channel>)> opened) override
        {
            if (m_answered.exchange(true))
                return;
            asio::post(m_executor, [session = std::move(m_session), number = m_number,
                                    headers = std::move(headers), opened = std::move(opened)] {
                session->upgrade(number, headers, opened);
            });
        }
        bool isGone() const override { return m_gone; }
        /// In the io thread: the client has left, so the session need not wait for an answer.
        void leave()
        {
            m_gone = true;
            if (!m_answered.exchange(true))
                m_session.reset();
        }
        ~Sink() override
        {
            // Sessions die in the io thread, whoever drops an answer that was never given.
            if (m_session)
                asio::post(m_executor, [session = std::move(m_session)] {});
        }

    private:
        beast::tcp_stream::executor_type m_executor;
        std::shared_ptr<Session> m_session;
        const quint64 m_number; ///< of the request
        std::atomic<bool> m_answered = false;
        std::atomic<bool> m_gone = false;
    };

    void awaitRequest()
    {
        m_state = State::Idle;
        m_parser.emplace();
        m_parser->header_limit(m_hub.limits.headerBytes);
        m_parser->body_limit(std::uint64_t(m_hub.limits.bodyBytes));
        if (m_buffer.size() > 0) // pipelined
            return readHeader();
        m_stream.expires_after(m_hub.limits.idleTime);
        m_stream.async_read_some(
            m_buffer.prepare(4096),
            [self = shared_from_this()](const ErrorCode &error, std::size_t size) {
                if (error)
                    return self->close();
                self->m_buffer.commit(size);
                self->readHeader();
            });
    }

    void readHeader()
    {
        m_state = State::Reading;
        m_stream.expires_after(m_hub.limits.requestTime); // for all of it: slow drips end too
        bhttp::async_read_header(m_stream, m_buffer, *m_parser,
                                 [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                                     self->onHeader(error);
                                 });
    }

    void onHeader(const ErrorCode &error)
    {
        if (error)
            return onReadError(error);
        const auto length = m_parser->content_length();
        if (length && *length > std::uint64_t(m_hub.limits.bodyBytes))
            return refuse(tooLarge());
        if (beast::iequals(m_parser->get()[bhttp::field::expect], "100-continue"))
            return sendContinue();
        readBody();
    }

    void sendContinue()
    {
        m_continue = std::make_unique<bhttp::response<bhttp::empty_body>>(
            bhttp::status::continue_, m_parser->get().version());
        bhttp::async_write(m_stream, *m_continue,
                           [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                               if (error)
                                   return self->close();
                               self->readBody();
                           });
    }

    void readBody()
    {
        bhttp::async_read(m_stream, m_buffer, *m_parser,
                          [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                              if (error)
                                  return self->onReadError(error);
                              self->handle();
                          });
    }

    void onReadError(const ErrorCode &error)
    {
        if (error == bhttp::error::body_limit)
            return refuse(tooLarge());
        // Without a target it was the request line that did not end.
        if (error == bhttp::error::header_limit && m_parser->get().target().empty())
            return refuse(problems::uriTooLong());
        if (error == bhttp::error::header_limit)
            return refuse(problems::plain(431, QStringLiteral("The request header is too large.")));
        if (error == beast::error::timeout) // the stream is closed already
            return close();
        if (error == bhttp::error::end_of_stream || error == bhttp::error::partial_message
            || error.category() != bhttp::make_error_code(bhttp::error::bad_method).category())
            return close();
        refuse(problems::plain(400, QStringLiteral("This is not an HTTP request."),
                               QString::fromStdString(error.message())));
    }

    Problem tooLarge() const
    {
        return problems::captureLimit(
            QStringLiteral("the limit is %1 bytes").arg(m_hub.limits.bodyBytes));
    }

    /// Answers without reading the rest, and makes sure that the answer is not lost: a close with
    /// unread data behind it would reset the connection under the client's feet.
    void refuse(const Problem &problem)
    {
        qCInfo(lcCentral, "refused status=%d peer=%s", problem.status, m_peer.c_str());
        m_lastRequest = true;
        m_drain = true;
        Response response = problem.toResponse();
        if (problem.status == 413)
            response.addHeader("GS1-EPCIS-Capture-File-Size-Limit",
                               QByteArray::number(m_hub.limits.bodyBytes));
        write(std::move(response));
    }

    void handle()
    {
        m_state = State::Answering;
        m_stream.expires_never();
        const bhttp::request<bhttp::string_body> &message = m_parser->get();
        m_keepAlive = message.keep_alive();
        m_headOnly = message.method() == bhttp::verb::head;
        Request request;
        request.method = toByteArray(message.method_string());
        request.target = toByteArray(message.target());
        for (const auto &field : message) {
            QByteArray &value = request.headers[toByteArray(field.name_string()).toLower()];
            value += (value.isEmpty() ? "" : ", ") + toByteArray(field.value());
        }
        request.body = QByteArray(message.body().data(), qsizetype(message.body().size()));
        request.wantsWebSocket = beast::websocket::is_upgrade(message);
        if (request.wantsWebSocket)
            m_upgrade = m_parser->release();
        m_parser.reset();

        const auto sink = std::make_shared<Sink>(shared_from_this(), ++m_requests);
        m_answerTimer.expires_after(m_hub.limits.requestTime);
        m_answerTimer.async_wait([sink](const ErrorCode &error) {
            if (!error)
                sink->answer(problems::busy(QStringLiteral("no answer in time")).toResponse());
        });
        watchForLeaving(sink, m_requests);
        m_hub.handler(std::move(request), Responder(sink));
    }

    /// While nothing is read, only this notices a client that hangs up.
    void watchForLeaving(const std::weak_ptr<Sink> &waiting, quint64 number)
    {
        m_stream.socket().async_wait(tcp::socket::wait_read, [weak = weak_from_this(), waiting,
                                                              number](const ErrorCode &error) {
            const auto self = weak.lock();
            const auto sink = waiting.lock();
            if (error || !self || !sink || !self->isAnswering(number))
                return;
            char byte = 0;
            ErrorCode peekError;
            self->m_stream.socket().non_blocking(true, peekError);
            const std::size_t size = self->m_stream.socket().receive(
                asio::buffer(&byte, 1), tcp::socket::message_peek, peekError);
            if (size > 0 || peekError == asio::error::would_block)
                return; // the next request came early
            sink->leave();
            self->m_state = State::Writing; // nothing will be
            self->close();
        });
    }

    bool isAnswering(quint64 number) const
    {
        return m_state == State::Answering && m_requests == number;
    }

    /// Goes on as a WebSocket; see httpwebsocket.h.
    void upgrade(quint64 number, const QList<Header> &headers,
                 const std::function<void(std::shared_ptr<Channel>)> &opened);

    void send(Response response, quint64 number)
    {
        if (!isAnswering(number))
            return;
        m_answerTimer.cancel();
        write(std::move(response));
    }

    void write(Response response)
    {
        m_state = State::Writing;
        m_response = std::make_unique<bhttp::response<bhttp::string_body>>();
        m_response->version(11);
        m_response->result(unsigned(response.status));
        m_response->set(bhttp::field::date, toStringView(httpDate()));
        for (const Header &header : m_hub.always + response.headers)
            m_response->set(toStringView(header.name), toStringView(header.value));
        if (!response.contentType.isEmpty())
            m_response->set(bhttp::field::content_type, toStringView(response.contentType));
        m_response->body().assign(response.body.constData(), size_t(response.body.size()));
        m_response->keep_alive(m_keepAlive && !m_lastRequest && !m_hub.stopping);
        if (response.status != 204 && response.status != 304)
            m_response->content_length(std::uint64_t(response.body.size()));
        if (m_headOnly)
            m_response->body().clear();
        m_stream.expires_after(m_hub.limits.requestTime);
        bhttp::async_write(m_stream, *m_response,
                           [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                               self->onWritten(error);
                           });
    }

    void onWritten(const ErrorCode &error)
    {
        const bool again = m_response->keep_alive();
        m_response.reset();
        if (error)
            return close();
        if (again && !m_lastRequest)
            return awaitRequest();
        ErrorCode ignored;
        m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        if (!m_drain)
            return close();
        m_stream.expires_after(std::chrono::seconds(2));
        drain();
    }

    void drain()
    {
        m_buffer.clear();
        m_stream.async_read_some(m_buffer.prepare(65536),
                                 [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                                     if (error)
                                         return self->close();
                                     self->drain();
                                 });
    }

    beast::tcp_stream m_stream;
    asio::steady_timer m_answerTimer;
    beast::flat_buffer m_buffer;
    std::optional<bhttp::request_parser<bhttp::string_body>> m_parser;
    std::unique_ptr<bhttp::response<bhttp::empty_body>> m_continue;
    std::unique_ptr<bhttp::response<bhttp::string_body>> m_response;
    quint64 m_requests = 0;                       ///< so far; the number of the one being answered
    bhttp::request<bhttp::string_body> m_upgrade; ///< that asks for a WebSocket
    State m_state = State::Idle;
    bool m_keepAlive = false;
    bool m_headOnly = false;
    bool m_lastRequest = false;
    bool m_drain = false;
};

} // namespace pw::central::http
