// SPDX-License-Identifier: Apache-2.0
#include "devices/tcp/tcpserverscanner.h"

#include "core/base/logging.h"

#include <QNetworkProxy>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::devices {

using domain::DeviceState;

TcpServerScanner::TcpServerScanner(const DeviceName &name, const Listening &listening,
                                   const scan::DeviceProfile &profile, const Clock &clock,
                                   QObject *parent)
    : TcpScanner(name, profile, clock, parent), m_listening(listening)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &TcpServerScanner::onNewConnection);
    m_retry.setInterval(5s);
    connect(&m_retry, &QTimer::timeout, this, &TcpServerScanner::listen);
}

void TcpServerScanner::start()
{
    if (m_started)
        return;
    m_started = true;
    listen();
}

void TcpServerScanner::listen()
{
    if (!m_server.listen(m_listening.address, m_listening.port)) {
        // Another program has the port; it may let go of it.
        setState(DeviceState::Busy,
                 QString::number(m_listening.port) + u": "_s + m_server.errorString());
        m_retry.start();
        return;
    }
    m_retry.stop();
    setState(DeviceState::Searching, u"listening on port "_s + QString::number(port()));
}

void TcpServerScanner::stop()
{
    if (!m_started)
        return;
    m_started = false;
    m_retry.stop();
    m_server.close();
    hangUp();
    setState(DeviceState::Disabled, {});
}

void TcpServerScanner::onNewConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        // An IPv4 peer of a socket for both comes as ::ffff:a.b.c.d.
        const QHostAddress peer = socket->peerAddress();
        const bool known =
            std::any_of(m_listening.allowed.begin(), m_listening.allowed.end(),
                        [&peer](const QHostAddress &allowed) {
                            return allowed.isEqual(peer, QHostAddress::TolerantConversion);
                        });
        const bool taken = isConnected() && m_peerAddress != peer;
        if (!known || taken) {
            qCWarning(lcDevice) << id() << "refused" << peer << (known ? "taken" : "unknown");
            Q_EMIT noticed(id(), {Notice::Kind::PeerRefused, peer.toString().toLatin1()});
            socket->abort();
            socket->deleteLater();
            continue;
        }
        if (isConnected())
            hangUp();
        m_peerAddress = peer;
        adopt(socket);
    }
}

} // namespace pw::devices
