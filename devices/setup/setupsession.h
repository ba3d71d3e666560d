// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/devicemanager.h"
#include "devices/setup/devicefinder.h"
#include "devices/setup/proofrecord.h"
#include "devices/setup/scannerproof.h"

#include <QTimer>

namespace pw::devices {

using domain::SetupView;

/// What comes out of a set-up: to be written to the site's profiles and the station's settings.
struct SetupResult
{
    DeviceConfig config;
    scan::DeviceProfile profile; ///< of the site, named after the device
    ProofRecord proof;
    bool ownDevice = false; ///< only tested: config and profile are those it had
};

/// The set-up of one scanner with the hardware: opens it, changes line settings until something
/// sensible comes, and runs the test. What it scans meanwhile is booked nowhere. Lives in the
/// devices thread beside the manager; a page in another thread speaks to it by queued calls.
class SetupSession : public QObject
{
    Q_OBJECT
public:
    /// Manager and clock outlive it.
    SetupSession(DeviceManager &manager, const DeviceProfiles &profiles, const Clock &clock,
                 QObject *parent = nullptr);
    ~SetupSession() override;

    /// What a device that is set up is called meanwhile; none of the station's own.
    static QString deviceId() { return QStringLiteral("set-up"); }

    /// Where the test stands; the result as it would be now. In the devices thread only.
    SetupView view() const;
    SetupResult result(const QString &id, const QString &name, DeviceRole role) const;
    /// Whether the scans of that device belong to a test now.
    bool isTesting(const QString &device) const { return m_proof && device == m_config.id; }

public Q_SLOTS:
    /// Says what is plugged in.
    void look();
    /// Begins the test of one of them, or of a fixed reader or typing scanner given by hand. Own
    /// devices of the station that stand in its way (that id, or that port) are switched off
    /// meanwhile.
    void begin(const pw::devices::DeviceConfig &device);
    /// A device of the station that works already: its own profile, its own port, only the test.
    void retest(const QString &device);
    /// The keys of a scan, of a scanner that types.
    void takeKeys(const QList<pw::devices::KeyStroke> &strokes);
    void end();

Q_SIGNALS:
    void found(const QList<pw::devices::FoundDevice> &devices);
    void changed(const pw::devices::SetupView &view);
    /// A test that was begun is over. `device`: the own one that was tested, else empty.
    void ended(const QString &device);

private:
    void onReceived(const QString &device, const QByteArray &bytes,
                    std::chrono::nanoseconds sinceBoot);
    void onWithheld(const scan::RawScan &scan);
    void onState(const domain::DeviceView &view);
    void onDeadline();
    void setAside(const DeviceConfig &device);
    void feedBack();
    void followUp(const scan::SerialSettings &before);
    bool takesCodes() const;

    DeviceManager &m_manager;
    const DeviceProfiles m_profiles;
    const Clock &m_clock;
    std::optional<ScannerProof> m_proof;
    scan::DeviceProfile m_base;
    DeviceConfig m_config; ///< of the device under test
    bool m_ownDevice = false;
    QStringList m_setAside; ///< own devices that are off until the end
    int m_recognized = 0;   ///< of the proof, as last told at the device
    int m_unrecognized = 0;
    domain::DeviceView m_device;
    QTimer m_deadline{this};
};

} // namespace pw::devices
