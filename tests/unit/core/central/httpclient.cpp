// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/central/httpclient.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QJsonDocument>

namespace pw::test {

QJsonObject HttpReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

bool HttpClient::connectNow()
{
    m_buffer.clear();
    m_socket.abort();
    if (m_tls) {
        m_socket.setSslConfiguration(*m_tls);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port,
                                        QStringLiteral("localhost"));
        return m_socket.waitForEncrypted(5000);
    }
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    return m_socket.waitForConnected(5000);
}

std::optional<HttpReply> HttpClient::get(const QByteArray &target, const QByteArray &headers)
{
    return send("GET", target, headers);
}

std::optional<HttpReply> HttpClient::post(const QByteArray &target, const QByteArray &body,
                                          const QByteArray &headers)
{
    return send("POST", target, "Content-Type: application/json\r\n" + headers, body);
}

std::optional<HttpReply> HttpClient::send(const QByteArray &method, const QByteArray &target,
                                          const QByteArray &headers, const QByteArray &body)
{
    if (m_socket.state() != QAbstractSocket::ConnectedState && !connectNow())
        return {};
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers;
    if (!body.isEmpty() || method == "POST")
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!write(request + "\r\n" + body))
        return {};
    return read();
}

bool HttpClient::write(const QByteArray &bytes)
{
    if (m_socket.write(bytes) != bytes.size())
        return false;
    while (m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(5000))
            return false;
    }
    return true;
}

bool HttpClient::fill(int milliseconds)
{
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(milliseconds))
        return false;
    m_buffer += m_socket.readAll();
    return true;
}

std::optional<HttpReply> HttpClient::read(int milliseconds)
{
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!fill(milliseconds))
            return {};
    }
    HttpReply reply;
    const QByteArrayList lines = m_buffer.first(end).split('\n');
    reply.status = lines.first().mid(9, 3).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        reply.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    m_buffer.remove(0, end + 4);
    const qsizetype length = reply.headers.value("content-length", "0").toLongLong();
    while (m_buffer.size() < length) {
        if (!fill(milliseconds))
            return {};
    }
    reply.body = m_buffer.first(length);
    m_buffer.remove(0, length);
    return reply;
}

std::optional<HttpReply> HttpClient::openWebSocket(const QByteArray &target)
{
    return send("GET", target,
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
}

std::optional<QByteArray> HttpClient::take(qsizetype size, int milliseconds)
{
    while (m_buffer.size() < size) {
        if (!fill(milliseconds))
            return {};
    }
    const QByteArray bytes = m_buffer.first(size);
    m_buffer.remove(0, size);
    return bytes;
}

std::optional<QByteArray> HttpClient::readMessage(int milliseconds)
{
    // RFC 6455, 5.2; a server does not mask.
    QByteArray message;
    for (;;) {
        const auto head = take(2, milliseconds);
        if (!head)
            return {};
        const int code = uchar(head->at(0)) & 0x0f;
        qsizetype length = uchar(head->at(1));
        if (length >= 126) {
            const auto extended = take(length == 126 ? 2 : 8, milliseconds);
            if (!extended)
                return {};
            length = 0;
            for (const char byte : *extended)
                length = length * 256 + uchar(byte);
        }
        const auto payload = take(length, milliseconds);
        if (!payload || code == 8) // closing
            return {};
        if (code > 8) // ping or pong
            continue;
        message += *payload;
        if ((uchar(head->at(0)) & 0x80) != 0)
            return message;
    }
}

bool HttpClient::waitForClose(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (m_socket.state() == QAbstractSocket::ConnectedState && timer.elapsed() < milliseconds) {
        if (!m_socket.waitForDisconnected(int(milliseconds - timer.elapsed())))
            m_socket.readAll();
    }
    return m_socket.state() != QAbstractSocket::ConnectedState;
}

} // namespace pw::test
