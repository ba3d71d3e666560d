// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/streamscanner.h"

#include <QTcpSocket>

namespace pw::devices {

/// A fixed reader over TCP whatever side dials: one connection, its heartbeat, its end. Lives in
/// the devices thread.
///
/// With NetworkSettings::heartbeat the reader is asked (host command "heartbeat") or listened to
/// (Framing::heartbeat); three times nothing and the link is dropped as cut.
///
/// States: Searching (no connection since start()), Ready, Degraded (takes no commands), Lost,
/// Misconfigured, Disabled. The detail is the peer and the native text.
class TcpScanner : public StreamScanner
{
    Q_OBJECT
public:
    ~TcpScanner() override;

protected:
    TcpScanner(const DeviceName &name, const scan::DeviceProfile &profile, const Clock &clock,
               QObject *parent);

    /// Takes the socket over, connected, and speaks of Ready.
    void adopt(QTcpSocket *socket);
    /// Ends the connection, if there is one, and what was half read.
    void hangUp();
    void drop(const QString &cause);
    /// The connection has been dropped by itself: look for another one.
    virtual void onDropped() = 0;
    bool send(const QByteArray &bytes) override;
    bool isConnected() const { return m_socket != nullptr; }
    QString peer() const { return m_peer; }

private:
    void onReadyRead();
    void onBeat();
    void onWriteTimeout();

    QTcpSocket *m_socket = nullptr; ///< a child while connected
    QString m_peer;
    QTimer m_beat{this};
    QTimer m_writeTimeout{this};
    int m_beatId = 0;
};

} // namespace pw::devices
