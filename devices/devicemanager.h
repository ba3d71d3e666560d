// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "devices/deviceconfig.h"
#include "devices/deviceprofiles.h"
#include "devices/portregistry.h"
#include "devices/scanner.h"

#include <QList>

namespace pw::devices {

/// Every scanner of a station. Built anywhere, then moved to the devices thread and there for good,
/// its scanners with it. Speaks for all of them; who listens tells them apart by the device's id.
class DeviceManager : public QObject
{
    Q_OBJECT
public:
    /// A device that cannot be built (profile unknown or wrong, id used twice, no port) is shown as
    /// Misconfigured and keeps none of the others from working. The clock outlives the manager.
    DeviceManager(const QList<DeviceConfig> &configs, const DeviceProfiles &profiles,
                  const Clock &clock, QObject *parent = nullptr);
    ~DeviceManager() override;

    /// Nothing of that id, or not of that type: null. In the devices thread only.
    template <typename ScannerType>
    ScannerType *scanner(const QString &id) const
    {
        return qobject_cast<ScannerType *>(find(id));
    }

public Q_SLOTS:
    /// In the order of the settings. Each device then says its state.
    void start();
    /// In the reverse order. Afterwards no port is open and nothing more is said.
    void stop();

    /// A code for a simulated scanner, as SimulatedScanner::inject(); no other device takes one.
    void inject(const QString &device, const QByteArray &rawFrame);
    /// An answer to a device, as SerialScanner::write(); a simulated one has no use for it.
    void write(const QString &device, const QByteArray &bytes);

Q_SIGNALS:
    void scanned(const pw::scan::RawScan &scan);
    void stateChanged(const pw::domain::DeviceView &view);

private:
    void build(const DeviceConfig &config, const DeviceProfiles &profiles, const Clock &clock);
    void refuse(const DeviceConfig &config, const QString &cause);
    Scanner *find(const QString &id) const;

    PortRegistry m_ports;
    QList<Scanner *> m_scanners; ///< children, in the order of the settings
    QList<domain::DeviceView> m_refused;
};

} // namespace pw::devices
