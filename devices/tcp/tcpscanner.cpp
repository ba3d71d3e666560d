// SPDX-License-Identifier: Apache-2.0
#include "devices/tcp/tcpscanner.h"

#include "core/base/logging.h"
#include "devices/tcp/tcpliveness.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::devices {

using domain::DeviceState;

namespace {

constexpr std::chrono::milliseconds WriteTimeout = 2s;
constexpr int BeatsMissed = 3;

} // namespace

TcpScanner::TcpScanner(const DeviceName &name, const scan::DeviceProfile &profile,
                       const Clock &clock, QObject *parent)
    : StreamScanner(name, profile, clock, parent)
{
    connect(&m_beat, &QTimer::timeout, this, &TcpScanner::onBeat);
    m_writeTimeout.setSingleShot(true);
    m_writeTimeout.setInterval(WriteTimeout);
    connect(&m_writeTimeout, &QTimer::timeout, this, &TcpScanner::onWriteTimeout);
}

TcpScanner::~TcpScanner()
{
    if (m_socket)
        m_socket->disconnect(this); // nobody is left to tell
}

void TcpScanner::adopt(QTcpSocket *socket)
{
    Q_ASSERT(!m_socket);
    m_socket = socket;
    m_socket->setParent(this);
    m_peer = socket->peerAddress().toString() + u':' + QString::number(socket->peerPort());
    if (!watchLink(socket->socketDescriptor()))
        socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &TcpScanner::onReadyRead);
    connect(socket, &QTcpSocket::errorOccurred, this,
            [this] { drop(m_socket ? m_socket->errorString() : QString()); });
    connect(socket, &QTcpSocket::disconnected, this, [this] { drop(u"closed"_s); });
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        m_writeTimeout.stop();
        if (m_socket && m_socket->bytesToWrite() > 0)
            m_writeTimeout.start();
        else if (state() == DeviceState::Degraded)
            setState(DeviceState::Ready, m_peer);
    });
    markHeard();
    if (profile().network.heartbeat > 0ms)
        m_beat.start(profile().network.heartbeat);
    qCInfo(lcDevice) << id() << "connected" << m_peer;
    setState(DeviceState::Ready, m_peer);
    if (m_socket->bytesAvailable() > 0) // came before we listened
        onReadyRead();
}

void TcpScanner::hangUp()
{
    m_beat.stop();
    m_writeTimeout.stop();
    if (QTcpSocket *socket = std::exchange(m_socket, nullptr)) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
    endStream();
}

void TcpScanner::drop(const QString &cause)
{
    if (!m_socket)
        return;
    // The last code before the end may still be unread.
    if (m_socket->bytesAvailable() > 0)
        take(m_socket->readAll());
    if (!m_socket) // whoever heard of it has stopped us
        return;
    const QString detail = m_peer + u": "_s + cause;
    hangUp();
    qCWarning(lcDevice) << id() << "lost" << detail;
    setState(DeviceState::Lost, detail);
    onDropped();
}

bool TcpScanner::send(const QByteArray &bytes)
{
    if (!m_socket || m_socket->write(bytes) != bytes.size())
        return false;
    if (!m_writeTimeout.isActive())
        m_writeTimeout.start();
    return true;
}

void TcpScanner::onReadyRead()
{
    take(m_socket->readAll());
}

void TcpScanner::onBeat()
{
    const auto silence = clock().sinceBoot() - lastHeard();
    const bool answers = !heartbeatBytes(profile(), 0).isEmpty();
    if ((answers || !profile().framing.heartbeat.isEmpty())
        && silence > BeatsMissed * profile().network.heartbeat) {
        drop(u"no heartbeat"_s);
        return;
    }
    if (const QByteArray question = heartbeatBytes(profile(), ++m_beatId % 100);
        !question.isEmpty())
        send(question);
}

void TcpScanner::onWriteTimeout()
{
    if (m_socket)
        setState(DeviceState::Degraded, m_peer + u": write time-out, bytes not taken: "_s
                                            + QString::number(m_socket->bytesToWrite()));
}

} // namespace pw::devices
