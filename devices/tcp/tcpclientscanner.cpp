// SPDX-License-Identifier: Apache-2.0
#include "devices/tcp/tcpclientscanner.h"

#include <QNetworkProxy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::devices {

using domain::DeviceState;

TcpClientScanner::TcpClientScanner(const DeviceName &name, const Address &address,
                                   const scan::DeviceProfile &profile, const Clock &clock,
                                   QObject *parent)
    : TcpScanner(name, profile, clock, parent), m_address(address)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &TcpClientScanner::dial);
    m_dialTimeout.setSingleShot(true);
    m_dialTimeout.setInterval(4s); // the system's own is minutes
    connect(&m_dialTimeout, &QTimer::timeout, this, [this] { giveUp(u"no answer"_s); });
}

void TcpClientScanner::start()
{
    if (m_started)
        return;
    m_started = true;
    m_backoff.reset();
    setState(DeviceState::Searching, m_address.host + u':' + QString::number(m_address.port));
    dial();
}

void TcpClientScanner::stop()
{
    if (!m_started)
        return;
    m_started = false;
    m_retry.stop();
    m_dialTimeout.stop();
    delete std::exchange(m_dialling, nullptr);
    hangUp();
    setState(DeviceState::Disabled, {});
}

void TcpClientScanner::dial()
{
    m_dialling = new QTcpSocket(this);
    m_dialling->setProxy(QNetworkProxy::NoProxy);
    connect(m_dialling, &QTcpSocket::connected, this, [this] {
        m_dialTimeout.stop();
        m_backoff.reset();
        QTcpSocket *socket = std::exchange(m_dialling, nullptr);
        socket->disconnect(this);
        adopt(socket);
    });
    connect(m_dialling, &QTcpSocket::errorOccurred, this,
            [this] { giveUp(m_dialling->errorString()); });
    m_dialTimeout.start();
    m_dialling->connectToHost(m_address.host, m_address.port);
}

void TcpClientScanner::giveUp(const QString &cause)
{
    m_dialTimeout.stop();
    QTcpSocket *socket = std::exchange(m_dialling, nullptr);
    socket->disconnect(this);
    socket->deleteLater();
    const QString detail =
        m_address.host + u':' + QString::number(m_address.port) + u": "_s + cause;
    if (state() != DeviceState::Lost)
        setState(DeviceState::Searching, detail);
    m_retry.start(m_backoff.next());
}

void TcpClientScanner::onDropped()
{
    m_retry.start(m_backoff.next());
}

} // namespace pw::devices
