// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/station.h"

#include "core/base/logging.h"
#include "devices/deviceprofiles.h"
#include "resources/demo/demodata.h"

#include <QSaveFile>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;
using domain::StartFailure;

namespace {

devices::DeviceKind kindOf(const DeviceSettings &device)
{
    return device.kind == "simulated"_L1 ? devices::DeviceKind::Simulated
                                         : devices::DeviceKind::Serial;
}

/// Runs a function of `object` in its own thread and waits for it.
template <typename Object, typename Function>
auto inThreadOf(Object *object, Function function)
{
    using Value = std::invoke_result_t<Function>;
    if constexpr (std::is_void_v<Value>) {
        QMetaObject::invokeMethod(object, function, Qt::BlockingQueuedConnection);
    } else {
        Value value;
        QMetaObject::invokeMethod(object, function, Qt::BlockingQueuedConnection, &value);
        return value;
    }
}

} // namespace

Station::Station(const Paths &paths, const Settings &settings, const Clock &clock, QObject *parent)
    : QObject(parent), m_paths(paths), m_settings(settings), m_clock(clock)
{
    m_engineThread.setObjectName(u"engine"_s);
    m_devicesThread.setObjectName(u"devices"_s);
    m_syncThread.setObjectName(u"sync"_s);
}

Station::~Station()
{
    stop();
}

std::optional<StartFailure> Station::start()
{
    if (const QString why = m_paths.create(); !why.isEmpty())
        return StartFailure{StartFailure::Code::FolderUnwritable, m_paths.home, {}, why};
    m_engine = std::make_unique<Engine>(m_paths, identityOf(m_settings), m_clock);
    m_engine->moveToThread(&m_engineThread);
    m_engineThread.start();
    if (const auto failure = inThreadOf(m_engine.get(), [this] { return m_engine->open(); }))
        return failure;
    const auto central = centralUrl();
    if (!central)
        return central.error();
    buildDevices();
    buildSync(*central);
    Q_EMIT assembled();
    m_devicesThread.start();
    m_syncThread.start();
    QMetaObject::invokeMethod(m_devices.get(), &devices::DeviceManager::start);
    QMetaObject::invokeMethod(m_sync.get(), &sync::SyncService::start);
    return {};
}

Result<QUrl, StartFailure> Station::centralUrl()
{
    if (!m_settings.embeddedCentral)
        return m_settings.central;
    QString seed;
    if (m_settings.demonstration) {
        // Another program reads it, so it has to be a file.
        seed = m_paths.home + u"/demonstration-site.json"_s;
        QSaveFile file(seed);
        if (!file.open(QIODevice::WriteOnly) || file.write(demo::siteJson()) < 0 || !file.commit())
            return Failure{
                StartFailure{StartFailure::Code::FolderUnwritable, seed, {}, file.errorString()}};
    }
    m_central = std::make_unique<EmbeddedCentral>(m_paths);
    const auto url = m_central->start(seed);
    if (!url)
        return Failure{
            StartFailure{StartFailure::Code::CentralFailed, m_paths.central, {}, url.error()}};
    return *url;
}

void Station::buildDevices()
{
    const devices::DeviceProfiles profiles(m_paths.home + u"/device-profiles"_s);
    QList<devices::DeviceConfig> configs;
    for (const DeviceSettings &device : std::as_const(m_settings.devices)) {
        configs.append({device.id, device.name, kindOf(device), device.port, device.profile});
        // A code put in by the program itself has its separators.
        const bool proven = kindOf(device) == devices::DeviceKind::Simulated;
        if (const auto profile = profiles.load(device.profile)) {
            inThreadOf(m_engine.get(), [this, &device, &profile, proven] {
                m_engine->setDevice(device.id, device.name, profile->framing, proven);
            });
        }
    }
    m_devices = std::make_unique<devices::DeviceManager>(configs, profiles, m_clock);
    m_devices->moveToThread(&m_devicesThread);
    connect(m_devices.get(), &devices::DeviceManager::scanned, m_engine.get(), &Engine::scan);
}

void Station::buildSync(const QUrl &central)
{
    sync::SyncSettings settings;
    settings.central = {central, m_settings.station};
    settings.stationDatabase = m_paths.stationDatabase;
    settings.cacheDatabase = m_paths.cacheDatabase;
    m_sync = std::make_unique<sync::SyncService>(settings, m_clock);
    m_sync->moveToThread(&m_syncThread);
    connect(m_sync.get(), &sync::SyncService::cacheChanged, m_engine.get(),
            &Engine::onCacheChanged);
    connect(m_sync.get(), &sync::SyncService::blockLeased, m_engine.get(), &Engine::onBlockLeased);
    connect(m_engine.get(), &Engine::outboxFilled, m_sync.get(), &sync::SyncService::wake);
}

void Station::stop()
{
    // Devices first, so that nothing new comes; then the engine has done what came before, because
    // its events arrive in order; then sync, then the store with the engine.
    if (m_devices && m_devicesThread.isRunning())
        inThreadOf(m_devices.get(), [this] { m_devices->stop(); });
    // quit() does not wait for what is queued: this comes after it.
    if (m_engine && m_engineThread.isRunning())
        inThreadOf(m_engine.get(), [] {});
    if (m_sync && m_syncThread.isRunning())
        inThreadOf(m_sync.get(), [this] { m_sync->stop(); });
    if (m_engine && m_engineThread.isRunning())
        inThreadOf(m_engine.get(), [this] { m_engine->close(); });
    for (QThread *thread : {&m_devicesThread, &m_engineThread, &m_syncThread}) {
        thread->quit();
        thread->wait();
    }
    m_devices.reset();
    m_sync.reset();
    m_engine.reset();
    m_central.reset();
}

} // namespace pw::bootstrap
