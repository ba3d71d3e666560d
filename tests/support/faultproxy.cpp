// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultproxy.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace pw::test {

namespace {

const QByteArray HeadEnd = "\r\n\r\n";

/// A whole message with the length its head says; nothing: more has to come.
std::optional<QByteArray> wholeMessage(const QByteArray &bytes)
{
    const qsizetype head = bytes.indexOf(HeadEnd);
    if (head < 0)
        return {};
    const qsizetype body = head + HeadEnd.size();
    qsizetype length = 0;
    for (const QByteArray &line : bytes.first(head).split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            length = line.mid(15).trimmed().toLongLong();
    }
    return bytes.size() >= body + length ? std::optional(bytes.first(body + length)) : std::nullopt;
}

QByteArray headOf(const QByteArray &message)
{
    return message.first(message.indexOf(HeadEnd) + HeadEnd.size());
}

QByteArray withLength(const QByteArray &answer, qsizetype change)
{
    const QByteArray head = headOf(answer);
    const QByteArray body = answer.sliced(head.size());
    QByteArray changed;
    for (const QByteArray &line : head.chopped(HeadEnd.size()).split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            changed += "Content-Length: " + QByteArray::number(body.size() + change) + "\r\n";
        else
            changed += line.trimmed() + "\r\n";
    }
    return changed + "\r\n" + body;
}

QByteArray page(const QByteArray &status)
{
    const QByteArray body = "<html><body>Please sign in.</body></html>";
    return "HTTP/1.1 " + status
           + "\r\nContent-Type: text/html\r\nConnection: close\r\n"
             "Content-Length: "
           + QByteArray::number(body.size()) + HeadEnd + body;
}

} // namespace

/// One connection of a client. Deletes itself with it.
class FaultProxy::Exchange : public QObject
{
public:
    Exchange(FaultProxy &proxy, QTcpSocket *client)
        : QObject(client), m_proxy(proxy), m_client(client)
    {
        connect(client, &QTcpSocket::readyRead, this, [this] { onRequestBytes(); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }

private:
    void onRequestBytes()
    {
        m_received += m_client->readAll();
        const auto request = wholeMessage(m_received);
        if (!request || m_taken)
            return;
        m_taken = true;
        ++m_proxy.m_exchanges;
        m_fault = m_proxy.m_plan ? m_proxy.m_plan(headOf(*request)) : NetFault::None;
        // A request without a body can only be cut in its head.
        if (m_fault == NetFault::CutInBody && headOf(*request).size() == request->size())
            m_fault = NetFault::CutInHead;
        ++m_proxy.m_bitten[m_fault];
        spoilRequest(*request);
    }

    void spoilRequest(const QByteArray &request)
    {
        switch (m_fault) {
        case NetFault::Delay:
            QTimer::singleShot(DelayMs, this, [this, request] { pass(request); });
            return;
        case NetFault::Refused: return m_client->disconnectFromHost();
        case NetFault::CutInHead: pass(request.first(headOf(request).size() / 2)); return;
        case NetFault::CutInBody: pass(request.chopped(3)); return;
        case NetFault::HalfOpen: return;
        case NetFault::BadGateway: return answer(page("502 Bad Gateway"));
        case NetFault::CaptivePortal: return answer(page("200 OK"));
        case NetFault::Duplicate:
            sendOnly(request);
            pass(request);
            return;
        default: pass(request); return;
        }
    }

    /// To the server, whose answer is of no interest.
    void sendOnly(const QByteArray &request)
    {
        auto *server = new QTcpSocket(&m_proxy);
        connect(server, &QTcpSocket::readyRead, server, &QTcpSocket::disconnectFromHost);
        connect(server, &QTcpSocket::disconnected, server, &QObject::deleteLater);
        server->connectToHost(QHostAddress::LocalHost, m_proxy.m_target);
        server->write(request);
    }

    void pass(const QByteArray &request)
    {
        auto *server = new QTcpSocket(this);
        connect(server, &QTcpSocket::readyRead, this, [this, server] {
            m_answer += server->readAll();
            const auto whole = wholeMessage(m_answer);
            if (!whole || m_answered)
                return;
            m_answered = true;
            spoilAnswer(*whole);
        });
        server->connectToHost(QHostAddress::LocalHost, m_proxy.m_target);
        server->write(request);
        if (m_fault != NetFault::CutInHead && m_fault != NetFault::CutInBody)
            return;
        server->disconnectFromHost(); // once that is written
        m_client->disconnectFromHost();
    }

    void spoilAnswer(const QByteArray &whole)
    {
        const qsizetype head = headOf(whole).size();
        switch (m_fault) {
        case NetFault::CutBeforeAnswer: return m_client->disconnectFromHost();
        case NetFault::CutInAnswerHead: return answer(whole.first(head / 2));
        case NetFault::CutInAnswerBody:
            return answer(whole.first(head + (whole.size() - head) / 2));
        case NetFault::Reset: return m_client->abort();
        case NetFault::HalfOpenAfterwards: return;
        case NetFault::LengthTooLarge: return answer(withLength(whole, 7));
        case NetFault::LengthTooSmall: return answer(withLength(whole, -1));
        case NetFault::SlowDrip: return drip(whole);
        case NetFault::Garbage: return answer("\x16\x03\x01 not HTTP at all \r\n\r\n");
        default: return answer(whole);
        }
    }

    void answer(const QByteArray &bytes)
    {
        m_proxy.m_bytesToClients += bytes.size();
        m_client->write(bytes);
        m_client->disconnectFromHost();
    }

    void drip(const QByteArray &bytes)
    {
        if (bytes.isEmpty())
            return m_client->disconnectFromHost();
        ++m_proxy.m_bytesToClients;
        m_client->write(bytes.first(1));
        QTimer::singleShot(DripMs, this, [this, rest = bytes.sliced(1)] { drip(rest); });
    }

    FaultProxy &m_proxy;
    QTcpSocket *m_client;
    NetFault m_fault = NetFault::None;
    QByteArray m_received;
    QByteArray m_answer;
    bool m_taken = false;
    bool m_answered = false;
};

FaultProxy::FaultProxy(quint16 target, QObject *parent) : QObject(parent), m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::onConnection);
    m_server.listen(QHostAddress::LocalHost);
}

FaultProxy::~FaultProxy() = default;

void FaultProxy::onConnection()
{
    while (QTcpSocket *client = m_server.nextPendingConnection())
        new Exchange(*this, client);
}

} // namespace pw::test
