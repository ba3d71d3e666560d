// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/portregistry.h"
#include "devices/serial/reopenbackoff.h"
#include "devices/streamscanner.h"

#include <QSerialPort>
#include <QTimer>

namespace pw::devices {

/// A scanner on a serial line: RS-232, USB CDC or Bluetooth SPP. Lives in the devices thread.
///
/// The port is given by a name that stays (/dev/serial/by-id/…) and opened by the canonical path
/// behind it, so that the locks of two names meet. A dropped line is closed at the first error,
/// what was half read is reported as DiscardedOnDisconnect, and the port is reopened by its name as
/// soon as it is back, without anyone's click.
///
/// States: Searching (not there since start()), Ready, Degraded (takes no answers), Lost (was
/// there; stays so until reopened or another cause is found), NoRights, Busy, Misconfigured,
/// Disabled (stopped). The detail is the path and the native text.
class SerialScanner : public StreamScanner
{
    Q_OBJECT
public:
    /// The id and name of the device in the settings, and the name of its port.
    struct Identity
    {
        QString id;
        QString name;
        QString port;
    };

    /// Clock and registry outlive the scanner.
    SerialScanner(const Identity &identity, const scan::DeviceProfile &profile, const Clock &clock,
                  PortRegistry &ports, QObject *parent = nullptr);
    ~SerialScanner() override;

public Q_SLOTS:
    void start() override;
    void stop() override;
    /// Sends an answer such as ACK. False where the port is not open. What the device has not taken
    /// 2 s later is thrown away (an ACK that late would answer another code) and it is Degraded
    /// until it takes an answer again.
    bool write(const QByteArray &bytes);

private Q_SLOTS:
    void onReadyRead();
    void onBytesWritten();
    void onErrorOccurred(QSerialPort::SerialPortError error);
    void onSecond();
    void onWriteTimeout();
    void open();

protected:
    bool send(const QByteArray &bytes) override { return write(bytes); }
    bool hasInputWaiting() const override;

private:
    void drop(const QString &cause);
    void close();
    void retryLater();

    const Identity m_identity;
    PortRegistry &m_ports;
    std::optional<PortRegistry::Claim> m_claim;
    ReopenBackoff m_backoff;
    QString m_target; ///< canonical path at the last try to open; empty: was not there
    bool m_started = false;
    QSerialPort m_port{this};
    QTimer m_retry{this};
    QTimer m_second{this}; ///< looks whether the line still stands, or whether the port is back
    QTimer m_writeTimeout{this};
};

} // namespace pw::devices
