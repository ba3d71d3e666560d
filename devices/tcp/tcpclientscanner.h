// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/serial/reopenbackoff.h"
#include "devices/tcp/tcpscanner.h"

namespace pw::devices {

/// A reader that waits for us to dial. Dials again by itself, 0.3 s to 5 s apart.
class TcpClientScanner : public TcpScanner
{
    Q_OBJECT
public:
    struct Address
    {
        QString host; ///< name or address
        quint16 port = 0;
    };

    TcpClientScanner(const DeviceName &name, const Address &address,
                     const scan::DeviceProfile &profile, const Clock &clock,
                     QObject *parent = nullptr);

public Q_SLOTS:
    void start() override;
    void stop() override;

protected:
    void onDropped() override;

private:
    void dial();
    void giveUp(const QString &cause);

    const Address m_address;
    ReopenBackoff m_backoff;
    QTcpSocket *m_dialling = nullptr; ///< a child until connected
    QTimer m_retry{this};
    QTimer m_dialTimeout{this};
    bool m_started = false;
};

} // namespace pw::devices
