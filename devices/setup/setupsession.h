// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/devicemanager.h"
#include "devices/setup/devicefinder.h"
#include "devices/setup/proofrecord.h"
#include "devices/setup/scannerproof.h"

#include <QTimer>

namespace pw::devices {

/// Where the set-up of a scanner stands, as a page shows it.
struct SetupView
{
    ScannerProof::Step step = ScannerProof::Step::FirstCode;
    domain::DeviceState deviceState = domain::DeviceState::Searching;
    QString deviceDetail;
    QMap<labels::TestCode, QList<ProofFinding>> seen;
    std::optional<labels::TestCode> next;
    QList<ProofFinding> findings;
    scan::SerialSettings settings; ///< what the port listens with
    int unrecognized = 0;
    bool separatorProven = false;
};

/// What comes out of a set-up: to be written to the site's profiles and the station's settings.
struct SetupResult
{
    DeviceConfig config;
    scan::DeviceProfile profile; ///< of the site, named after the device
    ProofRecord proof;
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

    /// Where the test stands; the result as it would be now. In the devices thread only.
    SetupView view() const;
    SetupResult result(const QString &id, const QString &name, DeviceRole role) const;

public Q_SLOTS:
    /// Says what is plugged in.
    void look();
    /// Begins the test of one of them, or of a fixed reader or typing scanner given by hand. An
    /// own device of the station on that port must be switched off before.
    void begin(const pw::devices::DeviceConfig &device);
    /// A device of the station that works already: its own profile, its own port, only the test.
    void retest(const QString &device);
    /// The keys of a scan, of a scanner that types.
    void takeKeys(const QList<pw::devices::KeyStroke> &strokes);
    void end();

Q_SIGNALS:
    void found(const QList<pw::devices::FoundDevice> &devices);
    void changed(const pw::devices::SetupView &view);

private:
    void onReceived(const QString &device, const QByteArray &bytes,
                    std::chrono::nanoseconds sinceBoot);
    void onWithheld(const scan::RawScan &scan);
    void onState(const domain::DeviceView &view);
    void onDeadline();
    void followUp(const scan::SerialSettings &before);
    bool takesCodes() const;

    DeviceManager &m_manager;
    const DeviceProfiles m_profiles;
    const Clock &m_clock;
    std::optional<ScannerProof> m_proof;
    scan::DeviceProfile m_base;
    DeviceConfig m_config; ///< of the device under test
    bool m_ownDevice = false;
    domain::DeviceView m_device;
    QTimer m_deadline{this};
};

} // namespace pw::devices
