// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/tcp/tcpscanner.h"

#include <QHostAddress>
#include <QTcpServer>

namespace pw::devices {

/// A reader that dials us. Only known addresses may (anyone could book goods otherwise); others are
/// hung up on at once and told as Notice::PeerRefused. One connection at a time: a known reader
/// that dials again has lost the old one, so the new one counts; another is refused.
class TcpServerScanner : public TcpScanner
{
    Q_OBJECT
public:
    struct Listening
    {
        QHostAddress address{QHostAddress::Any}; ///< of ours
        quint16 port = 0;
        QList<QHostAddress> allowed; ///< empty: nobody
    };

    TcpServerScanner(const DeviceName &name, const Listening &listening,
                     const scan::DeviceProfile &profile, const Clock &clock,
                     QObject *parent = nullptr);

    /// The port we listen on; 0: not listening.
    quint16 port() const { return m_server.serverPort(); }

public Q_SLOTS:
    void start() override;
    void stop() override;

protected:
    void onDropped() override {}

private:
    void onNewConnection();
    void listen();

    const Listening m_listening;
    QTcpServer m_server{this};
    QHostAddress m_peerAddress;
    QTimer m_retry{this};
    bool m_started = false;
};

} // namespace pw::devices
