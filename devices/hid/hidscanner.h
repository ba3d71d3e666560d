// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/hid/hidtransport.h"
#include "devices/portregistry.h"
#include "devices/streamscanner.h"

#include <QThread>

#include <atomic>

namespace pw::devices {

/// A USB scanner in HID-POS mode. Lives in the devices thread; a thread of its own waits for
/// reports while it is open.
///
/// Looks for its interface each second while it has none: by usage page, because others of the same
/// device carry the same ids. Two scanners never read one interface (PortRegistry).
class HidScanner : public StreamScanner
{
    Q_OBJECT
public:
    /// `identity` as hidPosScanners() takes it. Transport, clock and registry outlive the scanner.
    HidScanner(const DeviceName &name, const QString &identity, const scan::DeviceProfile &profile,
               const Clock &clock, PortRegistry &ports, HidTransport &transport,
               QObject *parent = nullptr);
    ~HidScanner() override;

public Q_SLOTS:
    void start() override;
    void stop() override;

protected:
    /// Output reports differ by maker; none is known well enough to send.
    bool send(const QByteArray &) override { return false; }

private:
    void look();
    void openInterface(const HidInterface &device);
    void closeInterface();
    void onGone(int opening);

    const QString m_identity;
    PortRegistry &m_ports;
    HidTransport &m_transport;
    std::optional<PortRegistry::Claim> m_claim;
    std::unique_ptr<HidHandle> m_handle;
    std::unique_ptr<QThread> m_reader;
    std::atomic_bool m_reading = false;
    QString m_path;
    int m_opening = 0; ///< counts openings: what an old reader still says does not count
    QTimer m_look{this};
    bool m_started = false;
};

} // namespace pw::devices
