// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakehttp.h"

#include <QTimer>

#include <optional>

namespace pw::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int LateMs = 60;

/// The request, once all of it is there.
std::optional<FakeRequest> requestFrom(const QByteArray &received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    const QList<QByteArray> lines = received.first(end).split('\n');
    const QList<QByteArray> start = lines.first().trimmed().split(' ');
    FakeRequest request{start.value(0), QUrl::fromEncoded(start.value(1)), {}, {}};
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(colon).trimmed().toLower(),
                               line.sliced(colon + 1).trimmed());
    }
    request.body = received.sliced(end + 4);
    if (request.body.size() < request.headers.value("content-length").toInt())
        return {};
    return request;
}

FakeAnswer page(int status)
{
    return {status, "<html><body>Please sign in</body></html>", "text/html; charset=utf-8", {}};
}

FakeAnswer problem(int status)
{
    return {status,
            R"({"title":"as the test wants it","detail":"fault"})",
            "application/problem+json",
            {}};
}

/// The answer of a fault that keeps the work from being done; nothing: the work is done.
std::optional<FakeAnswer> answerInstead(Fault fault)
{
    switch (fault) {
    case Fault::Unwell: return problem(503);
    case Fault::SignIn: return problem(401);
    case Fault::TooLarge: return problem(413);
    case Fault::HtmlPage: return page(200);
    case Fault::BadGateway: return page(502);
    case Fault::RefusedByProxy: return page(400);
    case Fault::NotJson: return FakeAnswer{200, "{\"a\":", "application/json", {}};
    case Fault::Redirect:
        return FakeAnswer{302, {}, "text/html", {"Location: http://127.0.0.1:1/"}};
    case Fault::None:
    case Fault::ConnectionCut:
    case Fault::AnswerLost:
    case Fault::AnswerCutOff:
    case Fault::AnswerDripping:
    case Fault::Hang:
    case Fault::Late: return {};
    }
    Q_UNREACHABLE();
}

} // namespace

FakeHttp::FakeHttp(Handler handler, QObject *parent)
    : QObject(parent), m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeHttp::onConnection);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback");
}

QUrl FakeHttp::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

void FakeHttp::onConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_received.remove(socket);
            socket->deleteLater();
        });
    }
}

void FakeHttp::onReadyRead(QTcpSocket *socket)
{
    QByteArray &received = m_received[socket];
    received += socket->readAll();
    const auto request = requestFrom(received);
    if (!request)
        return;
    received.clear();
    serve(socket, *request);
}

void FakeHttp::serve(QTcpSocket *socket, const FakeRequest &request)
{
    const Fault fault = m_faults.value(m_requests++, m_general);
    if (fault == Fault::Hang)
        return;
    if (fault == Fault::ConnectionCut)
        return socket->abort();
    if (const auto answer = answerInstead(fault))
        return write(socket, *answer, fault);
    m_handler(request,
              [this, socket = QPointer<QTcpSocket>(socket), fault](const FakeAnswer &answer) {
                  const auto send = [socket, fault, answer] {
                      if (socket)
                          write(socket, answer, fault);
                  };
                  if (fault == Fault::Late)
                      QTimer::singleShot(LateMs, this, send);
                  else
                      send();
              });
}

void FakeHttp::write(QTcpSocket *socket, const FakeAnswer &answer, Fault fault)
{
    if (fault == Fault::AnswerLost)
        return socket->abort();
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(answer.status) + " Fake\r\nConnection: close\r\n";
    if (!answer.body.isEmpty())
        bytes += "Content-Type: " + answer.contentType + "\r\n";
    for (const QByteArray &header : answer.headers)
        bytes += header + "\r\n";
    const qsizetype length = answer.body.size() + (fault == Fault::AnswerDripping ? 1'000'000 : 0);
    bytes += "Content-Length: " + QByteArray::number(length) + "\r\n\r\n" + answer.body;
    if (fault == Fault::AnswerCutOff)
        bytes.chop(std::max<qsizetype>(answer.body.size() / 2, 1));
    socket->write(bytes);
    if (fault != Fault::AnswerDripping)
        return socket->disconnectFromHost();
    auto *drip = new QTimer(socket);
    connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
    drip->start(20);
}

} // namespace pw::test
