// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "devices/deviceconfig.h"
#include "devices/deviceprofiles.h"
#include "devices/hid/hidtransport.h"
#include "devices/portregistry.h"
#include "devices/repeatfilter.h"
#include "devices/scanner.h"
#include "devices/wedge/keystroke.h"

#include <QList>

#include <memory>
#include <vector>

namespace pw::devices {

/// Every scanner of a station. Built anywhere, then moved to the devices thread and there for good,
/// its scanners with it. Speaks for all of them; who listens tells them apart by the device's id.
///
/// A scan goes to `scanned`, or with a reason to `withheld`; none is dropped in silence.
class DeviceManager : public QObject
{
    Q_OBJECT
public:
    /// A device that cannot be built (profile unknown or wrong, id used twice, no port) is shown as
    /// Misconfigured and keeps none of the others from working. The clock outlives the manager.
    /// Without a HID transport the real one is used.
    DeviceManager(const QList<DeviceConfig> &configs, const DeviceProfiles &profiles,
                  const Clock &clock, QObject *parent = nullptr,
                  std::shared_ptr<HidTransport> hid = {});
    ~DeviceManager() override;

    /// Nothing of that id, or not of that type: null. In the devices thread only.
    template <typename ScannerType>
    ScannerType *scanner(const QString &id) const
    {
        return qobject_cast<ScannerType *>(find(id));
    }
    /// As they are now, in their order. In the devices thread only.
    QList<DeviceConfig> configs() const;
    /// The USB HID interfaces plugged in now. In the devices thread only.
    QList<HidInterface> hidInterfaces();

public Q_SLOTS:
    /// In the order of the settings. Each device that is enabled then says its state, the others
    /// that they are Disabled.
    void start();
    /// In the reverse order. Afterwards no port is open and nothing more is said.
    void stop();

    /// Switches a device off or on while the others work.
    void setEnabled(const QString &device, bool enabled);
    /// Puts a device in, or in place of the one of that id: set up anew without a restart.
    void configure(const pw::devices::DeviceConfig &config);
    /// As configure(), with a profile that is in no folder yet.
    void configureWith(const pw::devices::DeviceConfig &config,
                       const pw::scan::DeviceProfile &profile);
    void remove(const QString &device);
    /// Whether its codes may be booked (devices::ProofPolicy). Allowed unless told otherwise.
    void setProductionAllowed(const QString &device, bool allowed);
    /// Says every chunk of its bytes (`received`), from now on or no more.
    void setCapturing(const QString &device, bool capturing);

    /// A code for a simulated scanner, as SimulatedScanner::inject(); no other device takes one.
    void inject(const QString &device, const QByteArray &rawFrame);
    /// A code that a filter of the GUI thread has taken from a scanner that types.
    void takeTyped(const QString &device, const pw::scan::ScanFramer::Frame &frame);
    /// Such a filter is there from now on, or no more.
    void setFiltered(const QString &device, bool filtered);
    /// An answer to a device, as SerialScanner::write(); a simulated one has no use for it.
    void write(const QString &device, const QByteArray &bytes);
    /// Shows at the device what became of its scan.
    void answer(const QString &device, pw::devices::Feedback feedback);
    void trigger(const QString &device, bool on);

Q_SIGNALS:
    void scanned(const pw::scan::RawScan &scan);
    void withheld(const pw::scan::RawScan &scan, pw::devices::Withheld reason);
    void stateChanged(const pw::domain::DeviceView &view);
    void noticed(const QString &device, const pw::devices::Notice &notice);
    void received(const QString &device, const QByteArray &bytes,
                  std::chrono::nanoseconds sinceBoot);
    /// As EvdevScanner::burst(); of a scanner that types into our window its KeyFilter says so.
    void burst(const QString &device, const QList<pw::devices::KeyStroke> &strokes);
    void removed(const QString &device);

private:
    struct Entry
    {
        DeviceConfig config;
        Scanner *scanner = nullptr; ///< a child; null: refused
        QString refusal;
        RepeatFilter repeats;
        bool productionAllowed = true;
    };

    Entry build(const DeviceConfig &config);
    Entry build(const DeviceConfig &config,
                const Result<scan::DeviceProfile, scan::ProfileError> &profile);
    void put(const DeviceConfig &config,
             const Result<scan::DeviceProfile, scan::ProfileError> &profile);
    Scanner *makeScanner(const DeviceConfig &config, const scan::DeviceProfile &profile,
                         QString &refusal);
    Scanner *makeTcpServer(const DeviceConfig &config, const scan::DeviceProfile &profile,
                           QString &refusal);
    void begin(Entry &entry);
    void pass(const scan::RawScan &scan);
    static std::optional<Withheld> reasonToWithhold(Entry &entry, const scan::RawScan &scan);
    Entry *entry(const QString &id);
    Scanner *find(const QString &id) const;

    const DeviceProfiles m_profiles;
    const Clock &m_clock;
    std::shared_ptr<HidTransport> m_hid;
    PortRegistry m_ports;
    std::vector<Entry> m_entries; ///< in the order of the settings
    bool m_started = false;
};

} // namespace pw::devices
