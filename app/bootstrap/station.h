// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/deviceaudit.h"
#include "app/bootstrap/embeddedcentral.h"
#include "app/bootstrap/engine.h"
#include "app/bootstrap/settings.h"
#include "app/bootstrap/syncaudit.h"
#include "core/sync/syncservice.h"
#include "devices/devicemanager.h"
#include "devices/setup/setupsession.h"

#include <QHash>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace pw::bootstrap {

/// A whole station without a face: engine, devices and sync, each in a thread of its own, wired
/// together. Belongs to the thread that made it. Threads end in order: devices fall silent, the
/// engine finishes what came, sync breaks off its request, the store closes.
class Station : public QObject
{
    Q_OBJECT
public:
    Station(const Paths &paths, const Settings &settings, const Clock &clock,
            QObject *parent = nullptr);
    ~Station() override;

    /// Blocks until the store is open and the embedded central system, if there is one, listens.
    std::optional<domain::StartFailure> start();
    void stop();

Q_SIGNALS:
    void proofChanged(const QString &device, pw::devices::ProofState state);
    /// Devices were put in, changed or taken out, and are kept.
    void devicesChanged(const QList<pw::devices::DeviceConfig> &devices);
    /// What finishSetup() led to: the device works as it was tested.
    void setupKept(const QString &device, bool passed);
    /// Nothing has changed. `reason`: native text.
    void setupNotKept(const QString &reason);
    /// The same, of what else was to become of devices.
    void devicesNotKept(const QString &reason);
    /// Everything is built and wired and nothing has spoken yet: whoever listens connects now.
    void assembled();

public Q_SLOTS:
    /// Puts a device in, or in place of the one of that id, while the station works.
    void configureDevice(const pw::devices::DeviceConfig &config);
    void removeDevice(const QString &id);
    void setDeviceEnabled(const QString &id, bool enabled);
    /// Keeps the outcome of a test; from now on it counts.
    void recordProof(const pw::devices::ProofRecord &record);
    /// Takes over what the set-up session has found, under id, name, role, lane and repeat time of
    /// `as`, and ends the session. Of a device that was only tested the proof is kept and nothing
    /// else. Answers with setupKept() or setupNotKept().
    void finishSetup(const pw::devices::DeviceConfig &as);
    /// Looks again which devices have proven themselves: another day may have begun.
    void checkProofs();

public:
    /// Writes the devices where the next start finds them. Asked before anything is done about
    /// them: what cannot be kept is not done.
    using DeviceKeeper = std::function<Result<Done, QString>(const QList<devices::DeviceConfig> &)>;
    void setDeviceKeeper(const DeviceKeeper &keeper) { m_deviceKeeper = keeper; }

    /// Where a device stands.
    devices::ProofState proofOf(const QString &device) const;
    QList<devices::DeviceConfig> deviceConfigs() const { return m_deviceConfigs; }
    devices::DeviceProfiles deviceProfiles() const;
    /// The devices with all that is known of them here: not what they are doing now.
    QList<domain::ScannerView> scanners() const;
    /// Scanners must prove themselves anew each day here.
    bool proofIsDaily() const { return m_settings.scannerProofDaily; }

    // For wiring: connect to their signals and slots across threads, call nothing directly.
    Engine *engine() const { return m_engine.get(); }
    devices::DeviceManager *devices() const { return m_devices.get(); }
    devices::SetupSession *setup() const { return m_setup.get(); }
    sync::SyncService *sync() const { return m_sync.get(); }

private:
    Result<Done, QString> keepDevices(const QList<devices::DeviceConfig> &devices);
    void applyDevice(const devices::DeviceConfig &config);
    void dropProfile(const QString &profile);
    Result<QUrl, domain::StartFailure> centralUrl();
    void buildDevices();
    void wireDevices();
    void announceDevice(const devices::DeviceConfig &config);
    void announceDevice(const QString &id);
    void keepSetup(const devices::SetupResult &result);
    std::optional<devices::ProofRecord> proofRecord(const QString &device) const;
    devices::ProofPolicy proofPolicy() const;
    QString proofFile() const { return m_paths.home + u"/scanner-proofs.json"; }
    QString profileFolder() const { return m_paths.home + u"/device-profiles"; }
    sync::Credentials credentials() const;
    std::optional<domain::StartFailure> buildSync(const QUrl &central);

    Paths m_paths;
    Settings m_settings;
    const Clock &m_clock;
    std::unique_ptr<EmbeddedCentral> m_central;
    QThread m_engineThread;
    QThread m_devicesThread;
    QThread m_syncThread;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<DeviceAudit> m_deviceAudit; ///< in the engine's thread
    std::unique_ptr<SyncAudit> m_syncAudit;     ///< likewise
    DeviceKeeper m_deviceKeeper;
    QList<devices::DeviceConfig> m_deviceConfigs;
    QList<devices::ProofRecord> m_proofs;
    QHash<QString, devices::ProofState> m_proofStates; ///< as last announced
    QTimer m_proofTimer{this};
    std::unique_ptr<devices::DeviceManager> m_devices;
    std::unique_ptr<devices::SetupSession> m_setup; ///< in the devices' thread
    QString m_operator;                             ///< who works here
    std::unique_ptr<sync::SyncService> m_sync;
};

} // namespace pw::bootstrap
