// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QSslConfiguration>
#include <QSslSocket>

#include <optional>

namespace pw::test {

struct HttpReply
{
    int status = 0;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    QJsonObject json() const;
};

/// One keep-alive connection to 127.0.0.1, blocking, written on bytes so that a test can also send
/// what no library would. Lives in one thread.
class HttpClient
{
public:
    explicit HttpClient(quint16 port) : m_port(port) {}
    /// Over TLS, to `localhost`.
    HttpClient(quint16 port, const QSslConfiguration &tls) : m_port(port), m_tls(tls) {}

    bool connectNow();
    /// Whole request and whole answer; nothing if the connection ended before.
    std::optional<HttpReply> get(const QByteArray &target, const QByteArray &headers = {});
    std::optional<HttpReply> post(const QByteArray &target, const QByteArray &body,
                                  const QByteArray &headers = {});
    std::optional<HttpReply> send(const QByteArray &method, const QByteArray &target,
                                  const QByteArray &headers = {}, const QByteArray &body = {});

    bool write(const QByteArray &bytes);
    std::optional<HttpReply> read(int milliseconds = 10'000);
    /// Asks for a WebSocket at `target`; the reply is 101 where it is one from now on.
    std::optional<HttpReply> openWebSocket(const QByteArray &target);
    /// The next text message of the WebSocket.
    std::optional<QByteArray> readMessage(int milliseconds = 10'000);
    /// True once the other side has closed.
    bool waitForClose(int milliseconds);
    /// As a process that is killed: no goodbye.
    void abort() { m_socket.abort(); }
    /// Says goodbye, as TLS has it.
    void leave() { m_socket.disconnectFromHost(); }
    QSslSocket &socket() { return m_socket; }

private:
    bool fill(int milliseconds);
    /// The first `size` bytes that have not been read.
    std::optional<QByteArray> take(qsizetype size, int milliseconds);

    quint16 m_port;
    std::optional<QSslConfiguration> m_tls;
    QSslSocket m_socket;
    QByteArray m_buffer;
};

} // namespace pw::test
