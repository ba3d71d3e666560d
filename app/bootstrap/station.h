// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/embeddedcentral.h"
#include "app/bootstrap/engine.h"
#include "app/bootstrap/settings.h"
#include "core/sync/syncservice.h"
#include "devices/devicemanager.h"

#include <QThread>

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
    /// Everything is built and wired and nothing has spoken yet: whoever listens connects now.
    void assembled();

public:
    // For wiring: connect to their signals and slots across threads, call nothing directly.
    Engine *engine() const { return m_engine.get(); }
    devices::DeviceManager *devices() const { return m_devices.get(); }
    sync::SyncService *sync() const { return m_sync.get(); }

private:
    Result<QUrl, domain::StartFailure> centralUrl();
    void buildDevices();
    void buildSync(const QUrl &central);

    Paths m_paths;
    Settings m_settings;
    const Clock &m_clock;
    std::unique_ptr<EmbeddedCentral> m_central;
    QThread m_engineThread;
    QThread m_devicesThread;
    QThread m_syncThread;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<devices::DeviceManager> m_devices;
    std::unique_ptr<sync::SyncService> m_sync;
};

} // namespace pw::bootstrap
