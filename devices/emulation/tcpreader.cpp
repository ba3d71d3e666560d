// SPDX-License-Identifier: Apache-2.0
#include "devices/emulation/tcpreader.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <chrono>

using namespace std::chrono_literals;

namespace pw::devices {

TcpReader::TcpReader(QObject *parent) : QObject(parent)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            adopt(socket);
    });
    m_retry.setSingleShot(true);
    m_retry.setInterval(500ms);
    connect(&m_retry, &QTimer::timeout, this, &TcpReader::dialOnce);
}

bool TcpReader::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

void TcpReader::dial(const QString &host, quint16 port)
{
    m_host = host;
    m_port = port;
    dialOnce();
}

void TcpReader::dialOnce()
{
    auto *socket = new QTcpSocket(this);
    socket->setProxy(QNetworkProxy::NoProxy);
    connect(socket, &QTcpSocket::connected, this, [this, socket] { adopt(socket); });
    connect(socket, &QTcpSocket::errorOccurred, this, [this, socket] {
        socket->deleteLater();
        m_retry.start();
    });
    socket->connectToHost(m_host, m_port);
}

void TcpReader::answer(const QByteArray &command, const QByteArray &bytes)
{
    m_answers.insert(command, bytes);
}

bool TcpReader::isConnected() const
{
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

bool TcpReader::send(const QByteArray &bytes)
{
    return isConnected() && m_socket->write(bytes) == bytes.size();
}

void TcpReader::hangUp()
{
    if (m_socket)
        m_socket->abort();
}

void TcpReader::adopt(QTcpSocket *socket)
{
    if (m_socket && m_socket != socket)
        m_socket->deleteLater();
    m_socket = socket;
    m_heard.clear();
    connect(socket, &QTcpSocket::readyRead, this, &TcpReader::onReadyRead);
    Q_EMIT connected();
}

void TcpReader::onReadyRead()
{
    const QByteArray bytes = m_socket->readAll();
    Q_EMIT heard(bytes);
    m_heard += bytes;
    for (auto answer = m_answers.cbegin(); answer != m_answers.cend();) {
        const qsizetype found = m_heard.indexOf(answer.key());
        if (found < 0) {
            ++answer;
            continue;
        }
        m_heard.remove(0, found + answer.key().size());
        send(answer.value());
        answer = m_answers.cbegin();
    }
}

} // namespace pw::devices
