// SPDX-License-Identifier: Apache-2.0
#pragma once

// For httpd.cpp alone: what the server says to one client.
#include "core/base/logvalue.h"
#include "core/central/httpconnection.h"

#include <poll.h>

namespace pw::central::http {

/// One connection. Everything but answer() and isGone() happens in the io thread.
class Session : public Connection, public std::enable_shared_from_this<Session>
{
public:
    Session(tcp::socket socket, Hub &hub)
        : Connection({addressOf(socket), {}, {}, {}}, hub),
          m_stream(std::move(socket)),
          m_answerTimer(m_stream.get_executor())
    {}

    void start()
    {
        const bool tooMany =
            int(m_hub.sessions.size()) > m_hub.limits.connections
            || m_hub.perAddress[m_identity.address] > m_hub.limits.connectionsPerAddress;
        if (m_hub.tls)
            return tooMany ? close() : awaitHandshake(); // without TLS nothing can be said
        if (tooMany)
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
    SSL *tls() override { return m_stream.tls() ? m_stream.tls()->native_handle() : nullptr; }

private:
    enum class State { Idle, Reading, Answering, Writing };

    static constexpr std::chrono::milliseconds LeavingLook{250};

    static std::string addressOf(const tcp::socket &socket)
    {
        ErrorCode error;
        return socket.remote_endpoint(error).address().to_string();
    }

    beast::tcp_stream &lowest() { return m_stream.next_layer(); }

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

    /// The first byte tells whether the client speaks TLS at all.
    void awaitHandshake()
    {
        lowest().expires_after(m_hub.limits.handshakeTime);
        m_stream.async_read_some(
            m_buffer.prepare(1),
            [self = shared_from_this()](const ErrorCode &error, std::size_t size) {
                if (error)
                    return self->close();
                self->m_buffer.commit(size);
                constexpr char HandshakeRecord = 0x16; // RFC 8446, 5.1
                if (*static_cast<const char *>(self->m_buffer.data().data()) != HandshakeRecord)
                    return self->refuse(problems::tlsNeeded());
                self->shakeHands();
            });
    }

    void shakeHands()
    {
        PeerStream::Tls &stream = m_stream.secure(*m_hub.tls);
        if (m_hub.asksForCertificates) {
            stream.set_verify_mode(
                asio::ssl::verify_peer
                | (m_hub.needsCertificates ? asio::ssl::verify_fail_if_no_peer_cert : 0));
            // The handshake goes on whatever is wrong, so that the client can be told what: nothing
            // but the refusal in onHeader() comes after it.
            stream.set_verify_callback([problem = m_certificateProblem](
                                           bool good, asio::ssl::verify_context &verification) {
                if (!good && *problem == CertificateProblem::None)
                    *problem = problemOf(X509_STORE_CTX_get_error(verification.native_handle()));
                return true;
            });
        }
        stream.async_handshake(
            asio::ssl::stream_base::server, m_buffer.data(),
            [self = shared_from_this()](const ErrorCode &error, std::size_t used) {
                if (error) {
                    qCInfo(lcCentral, "handshake failed address=%s reason=%s",
                           self->m_identity.address.c_str(),
                           logValue(QString::fromStdString(error.message())).constData());
                    return self->close();
                }
                self->m_buffer.consume(used);
                self->knowPeer();
                self->awaitRequest();
            });
    }

    void knowPeer()
    {
        const X509 *certificate = SSL_get0_peer_certificate(tls());
        if (!certificate)
            return;
        if (*m_certificateProblem == CertificateProblem::None
            && SSL_get_verify_result(tls()) != X509_V_OK)
            *m_certificateProblem = CertificateProblem::Other;
        if (*m_certificateProblem != CertificateProblem::None)
            return;
        m_identity.station = stationOf(certificate);
        m_identity.validUntil = notAfter(certificate);
    }

    void awaitRequest()
    {
        m_state = State::Idle;
        m_parser.emplace();
        m_parser->header_limit(m_hub.limits.headerBytes);
        m_parser->body_limit(std::uint64_t(m_hub.limits.bodyBytes));
        if (m_buffer.size() > 0) // pipelined
            return readHeader();
        lowest().expires_after(m_hub.limits.idleTime);
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
        lowest().expires_after(m_hub.limits.requestTime); // for all of it: slow drips end too
        bhttp::async_read_header(m_stream, m_buffer, *m_parser,
                                 [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                                     self->onHeader(error);
                                 });
    }

    void onHeader(const ErrorCode &error)
    {
        if (error)
            return onReadError(error);
        if (*m_certificateProblem != CertificateProblem::None)
            return refuse(problems::certificateRefused(*m_certificateProblem));
        const auto length = m_parser->content_length();
        if (length && *length > std::uint64_t(m_hub.limits.bodyBytes))
            return refuse(tooLarge());
        readHead();
        if (m_hub.gate) {
            const Admission admission = m_hub.gate->admit(m_request);
            if (admission.refusal)
                return refuseAtGate(*admission.refusal);
            if (countAs(m_request.peer) > admission.connections && admission.connections > 0)
                return refuseAtGate(
                    problems::tooManyRequests(
                        QStringLiteral("too many connections of %1").arg(m_request.peer))
                        .toResponse());
        }
        if (beast::iequals(m_parser->get()[bhttp::field::expect], "100-continue"))
            return sendContinue();
        readBody();
    }

    void readHead()
    {
        const auto &message = m_parser->get();
        m_keepAlive = message.keep_alive();
        m_headOnly = message.method() == bhttp::verb::head;
        m_request = {};
        m_request.method = toByteArray(message.method_string());
        m_request.target = toByteArray(message.target());
        for (const auto &field : message) {
            QByteArray &value = m_request.headers[toByteArray(field.name_string()).toLower()];
            value += (value.isEmpty() ? "" : ", ") + toByteArray(field.value());
        }
        m_request.wantsWebSocket = beast::websocket::is_upgrade(message);
        m_request.address = QString::fromStdString(m_identity.address);
        m_request.peer = m_identity.station;
        m_request.certificateUntil = m_identity.validUntil;
    }

    /// The connection goes on where no body is left in it.
    void refuseAtGate(Response response)
    {
        if (!m_parser->is_done())
            return refuse(std::move(response));
        noteRefusal(response);
        m_parser.reset();
        write(std::move(response));
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
        qCInfo(lcCentral, "refused status=%d address=%s", problem.status,
               m_identity.address.c_str());
        Response response = problem.toResponse();
        if (problem.status == 413)
            response.addHeader("GS1-EPCIS-Capture-File-Size-Limit",
                               QByteArray::number(m_hub.limits.bodyBytes));
        refuse(std::move(response));
    }
    void noteRefusal(const Response &response) const
    {
        if (m_hub.refused)
            m_hub.refused(response.status);
    }
    void refuse(Response response)
    {
        noteRefusal(response);
        m_lastRequest = true;
        m_drain = true;
        write(std::move(response));
    }

    void handle()
    {
        m_state = State::Answering;
        lowest().expires_never();
        const std::string &body = m_parser->get().body();
        Request request = std::exchange(m_request, {});
        request.body = QByteArray(body.data(), qsizetype(body.size()));
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
            if (size > 0 && self->m_stream.tls())
                return self->lookForLeaving(waiting, number); // a request, or a goodbye
            if (size > 0 || peekError == asio::error::would_block)
                return; // the next request came early
            self->onLeft(*sink);
        });
    }

    /// What TLS has hidden in its bytes only the end of the connection behind them tells.
    void lookForLeaving(const std::weak_ptr<Sink> &waiting, quint64 number)
    {
        m_leavingTimer.expires_after(LeavingLook);
        m_leavingTimer.async_wait(
            [weak = weak_from_this(), waiting, number](const ErrorCode &error) {
                const auto self = weak.lock();
                const auto sink = waiting.lock();
                if (error || !self || !sink || !self->isAnswering(number))
                    return;
                pollfd peer{self->m_stream.socket().native_handle(), POLLRDHUP, 0};
                if (::poll(&peer, 1, 0) == 0)
                    return self->lookForLeaving(waiting, number);
                self->onLeft(*sink);
            });
    }

    void onLeft(Sink &sink)
    {
        sink.leave();
        m_state = State::Writing; // nothing will be
        close();
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
        lowest().expires_after(m_hub.limits.requestTime);
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
        lowest().expires_after(std::chrono::seconds(2));
        if (m_stream.tls() && !m_drain) { // says goodbye, so that the client knows it was all
            m_stream.tls()->async_shutdown(
                [self = shared_from_this()](const ErrorCode &) { self->close(); });
            return;
        }
        ErrorCode ignored;
        m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        if (!m_drain)
            return close();
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

    PeerStream m_stream;
    asio::steady_timer m_answerTimer;
    asio::steady_timer m_leavingTimer{m_stream.get_executor()};
    const std::shared_ptr<CertificateProblem> m_certificateProblem =
        std::make_shared<CertificateProblem>(CertificateProblem::None);
    beast::flat_buffer m_buffer;
    std::optional<bhttp::request_parser<bhttp::string_body>> m_parser;
    std::unique_ptr<bhttp::response<bhttp::empty_body>> m_continue;
    std::unique_ptr<bhttp::response<bhttp::string_body>> m_response;
    Request m_request;                            ///< its head, while the body is read
    quint64 m_requests = 0;                       ///< so far; the number of the one being answered
    bhttp::request<bhttp::string_body> m_upgrade; ///< that asks for a WebSocket
    State m_state = State::Idle;
    bool m_keepAlive = false;
    bool m_headOnly = false;
    bool m_lastRequest = false;
    bool m_drain = false;
};

} // namespace pw::central::http
