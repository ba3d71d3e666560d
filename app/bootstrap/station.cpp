// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/station.h"

#include "app/bootstrap/devicesettings.h"
#include "core/base/logging.h"
#include "devices/deviceprofiles.h"
#include "devices/setup/profilewriter.h"
#include "resources/demo/demodata.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;
using domain::StartFailure;

namespace {

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
    QMap<QString, domain::Role> people;
    for (const PersonSettings &person : std::as_const(m_settings.people))
        people.insert(person.id, person.role);
    m_engine->setPeople(people);
    m_engine->moveToThread(&m_engineThread);
    m_engineThread.start();
    if (const auto failure = inThreadOf(m_engine.get(), [this] { return m_engine->open(); }))
        return failure;
    const auto central = centralUrl();
    if (!central)
        return central.error();
    buildDevices();
    if (auto failure = buildSync(*central))
        return failure;
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

devices::DeviceProfiles Station::deviceProfiles() const
{
    return devices::DeviceProfiles(profileFolder());
}

devices::ProofPolicy Station::proofPolicy() const
{
    return {m_settings.scannerProofRequired, m_settings.scannerProofDaily};
}

void Station::buildDevices()
{
    m_proofs = readProofs(proofFile());
    for (const DeviceSettings &device : std::as_const(m_settings.devices))
        m_deviceConfigs.append(configOf(device));
    m_devices =
        std::make_unique<devices::DeviceManager>(m_deviceConfigs, deviceProfiles(), m_clock);
    for (const devices::DeviceConfig &config : std::as_const(m_deviceConfigs))
        announceDevice(config);
    m_deviceAudit = std::make_unique<DeviceAudit>(*m_engine, identityOf(m_settings), m_clock);
    m_deviceAudit->moveToThread(&m_engineThread);
    m_setup = std::make_unique<devices::SetupSession>(*m_devices, deviceProfiles(), m_clock);
    m_devices->moveToThread(&m_devicesThread);
    m_setup->moveToThread(&m_devicesThread);
    wireDevices();
}

void Station::wireDevices()
{
    using devices::DeviceManager;
    DeviceManager *const manager = m_devices.get();
    connect(manager, &DeviceManager::scanned, m_engine.get(), &Engine::scan);
    connect(m_engine.get(), &Engine::answered, manager, &DeviceManager::answer);
    // What was not looked at is refused at the device, too, by the engine's answer: the operator
    // must not take silence for a yes. Codes of a test are the test's.
    connect(manager, &DeviceManager::withheld, manager,
            [setup = m_setup.get(), engine = m_engine.get()](const scan::RawScan &scan,
                                                             devices::Withheld reason) {
                if (setup->isTesting(scan.device))
                    return;
                QMetaObject::invokeMethod(
                    engine, [engine, scan, reason] { engine->withhold(scan, reason); });
            });
    connect(m_setup.get(), &devices::SetupSession::ended, this,
            qOverload<const QString &>(&Station::announceDevice));
    m_operator = m_settings.operatorId;
    connect(m_engine.get(), &Engine::operatorChanged, this,
            [this](const QString &id, domain::Role) { m_operator = id; });
    DeviceAudit *const audit = m_deviceAudit.get();
    connect(manager, &DeviceManager::stateChanged, audit, &DeviceAudit::onState);
    connect(manager, &DeviceManager::noticed, audit, &DeviceAudit::onNotice);
    connect(manager, &DeviceManager::removed, audit, &DeviceAudit::onRemoved);
    m_proofTimer.setInterval(std::chrono::minutes(1));
    connect(&m_proofTimer, &QTimer::timeout, this, &Station::checkProofs);
    m_proofTimer.start();
}

/// Tells engine and manager what they need to know of a device.
void Station::announceDevice(const devices::DeviceConfig &config)
{
    const devices::ProofState state = proofOf(config.id);
    m_proofStates.insert(config.id, state);
    bool proven = config.kind == devices::DeviceKind::Simulated; // has its separators
    for (const devices::ProofRecord &record : std::as_const(m_proofs)) {
        if (record.device == config.id && state == devices::ProofState::Valid)
            proven = record.separatorProven;
    }
    if (const auto profile = deviceProfiles().load(config.profileId)) {
        inThreadOf(m_engine.get(), [this, &config, &profile, proven] {
            m_engine->setDevice(config.id, config.name, profile->framing, proven, config.role);
        });
    }
    const bool allowed = devices::mayProduce(config.kind, state, proofPolicy());
    QMetaObject::invokeMethod(m_devices.get(),
                              [manager = m_devices.get(), id = config.id, allowed] {
                                  manager->setProductionAllowed(id, allowed);
                              });
}

void Station::announceDevice(const QString &id)
{
    for (const devices::DeviceConfig &config : std::as_const(m_deviceConfigs)) {
        if (config.id == id)
            announceDevice(config);
    }
}

namespace {

QList<devices::DeviceConfig> withDevice(QList<devices::DeviceConfig> devices,
                                        const devices::DeviceConfig &config)
{
    const auto place = std::ranges::find(devices, config.id, &devices::DeviceConfig::id);
    if (place == devices.end())
        devices.append(config);
    else
        *place = config;
    return devices;
}

} // namespace

Result<Done, QString> Station::keepDevices(const QList<devices::DeviceConfig> &devices)
{
    const auto kept = m_deviceKeeper ? m_deviceKeeper(devices) : Result<Done, QString>(Done{});
    if (kept)
        m_deviceConfigs = devices;
    else
        qCWarning(lcDevice) << "the devices could not be kept:" << kept.error();
    return kept;
}

void Station::configureDevice(const devices::DeviceConfig &config)
{
    if (const auto kept = keepDevices(withDevice(m_deviceConfigs, config)); !kept)
        Q_EMIT devicesNotKept(kept.error());
    else
        applyDevice(config);
}

void Station::applyDevice(const devices::DeviceConfig &config)
{
    QMetaObject::invokeMethod(m_devices.get(),
                              [manager = m_devices.get(), config] { manager->configure(config); });
    announceDevice(config);
    QMetaObject::invokeMethod(m_deviceAudit.get(),
                              [audit = m_deviceAudit.get(), config] { audit->onChanged(config); });
    Q_EMIT proofChanged(config.id, proofOf(config.id));
    Q_EMIT devicesChanged(m_deviceConfigs);
}

void Station::removeDevice(const QString &id)
{
    QList<devices::DeviceConfig> left = m_deviceConfigs;
    const auto removed = std::ranges::find(left, id, &devices::DeviceConfig::id);
    if (removed == left.end())
        return;
    const QString profile = removed->profileId;
    left.erase(removed);
    if (const auto kept = keepDevices(left); !kept) {
        Q_EMIT devicesNotKept(kept.error());
        return;
    }
    m_proofs.removeIf([&id](const auto &record) { return record.device == id; });
    if (const auto dropped = removeProof(proofFile(), id); !dropped)
        qCWarning(lcDevice) << "the proof is still kept:" << dropped.error();
    dropProfile(profile);
    QMetaObject::invokeMethod(m_devices.get(),
                              [manager = m_devices.get(), id] { manager->remove(id); });
    Q_EMIT proofChanged(id, proofOf(id)); // whoever filters its keys looks again
    Q_EMIT devicesChanged(m_deviceConfigs);
}

/// One that was made for a device which is gone, unless another one goes by it, too.
void Station::dropProfile(const QString &profile)
{
    const bool isUsed = std::ranges::any_of(
        m_deviceConfigs, [&profile](const auto &config) { return config.profileId == profile; });
    if (isUsed || !profile.startsWith("site-"_L1))
        return;
    QFile file(profileFolder() + u'/' + profile + u".json"_s);
    if (file.exists() && !file.remove())
        qCWarning(lcDevice) << "the profile is still kept:" << file.errorString();
}

void Station::setDeviceEnabled(const QString &id, bool enabled)
{
    QList<devices::DeviceConfig> changed = m_deviceConfigs;
    for (devices::DeviceConfig &config : changed) {
        if (config.id == id)
            config.enabled = enabled;
    }
    if (const auto kept = keepDevices(changed); !kept) {
        Q_EMIT devicesNotKept(kept.error());
        return;
    }
    QMetaObject::invokeMethod(m_devices.get(), [manager = m_devices.get(), id, enabled] {
        manager->setEnabled(id, enabled);
    });
    Q_EMIT proofChanged(id, proofOf(id)); // whoever filters its keys looks again
    Q_EMIT devicesChanged(m_deviceConfigs);
}

void Station::finishSetup(const devices::DeviceConfig &as)
{
    devices::SetupSession *const setup = m_setup.get();
    QMetaObject::invokeMethod(setup, [this, setup, as] {
        devices::SetupResult result = setup->result(as.id, as.name, as.role);
        result.config.lane = as.lane;
        result.config.repeatTime = as.repeatTime;
        QMetaObject::invokeMethod(this, [this, result] { keepSetup(result); });
    });
}

void Station::keepSetup(const devices::SetupResult &result)
{
    if (!result.ownDevice) {
        QDir().mkpath(profileFolder());
        QSaveFile file(profileFolder() + u'/' + result.profile.id + u".json"_s);
        const QByteArray json = devices::toJson(result.profile);
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
            Q_EMIT setupNotKept(file.errorString()); // the session goes on: it can be tried again
            return;
        }
    }
    if (!result.ownDevice) {
        const auto kept = keepDevices(withDevice(m_deviceConfigs, result.config));
        if (!kept) {
            Q_EMIT setupNotKept(kept.error());
            return;
        }
    }
    // Its port must be free before the device takes it.
    QMetaObject::invokeMethod(m_setup.get(), &devices::SetupSession::end, Qt::QueuedConnection);
    if (!result.ownDevice)
        applyDevice(result.config);
    devices::ProofRecord proof = result.proof;
    proof.by = m_operator;
    recordProof(proof);
    Q_EMIT setupKept(proof.device, proof.passed);
}

void Station::recordProof(const devices::ProofRecord &record)
{
    m_proofs.removeIf([&record](const auto &other) { return other.device == record.device; });
    m_proofs.append(record);
    if (const auto kept = addProof(proofFile(), record); !kept)
        qCWarning(lcDevice) << "the proof is not kept:" << kept.error();
    QMetaObject::invokeMethod(m_deviceAudit.get(),
                              [audit = m_deviceAudit.get(), record] { audit->onProof(record); });
    announceDevice(record.device);
    Q_EMIT proofChanged(record.device, proofOf(record.device));
}

void Station::checkProofs()
{
    for (const devices::DeviceConfig &config : std::as_const(m_deviceConfigs)) {
        // What the engine has learnt of a device stands until something changes.
        const devices::ProofState state = proofOf(config.id);
        if (m_proofStates.value(config.id) == state)
            continue;
        announceDevice(config);
        Q_EMIT proofChanged(config.id, state);
    }
}

std::optional<devices::ProofRecord> Station::proofRecord(const QString &device) const
{
    for (const devices::ProofRecord &record : m_proofs) {
        if (record.device == device)
            return record;
    }
    return {};
}

QList<domain::ScannerView> Station::scanners() const
{
    QList<domain::ScannerView> scanners;
    for (const devices::DeviceConfig &config : m_deviceConfigs) {
        domain::ScannerView view;
        view.config = config;
        view.proof = proofOf(config.id);
        view.mayProduce = devices::mayProduce(config.kind, view.proof, proofPolicy());
        if (const auto record = proofRecord(config.id)) {
            view.testedAt = record->at;
            view.testedBy = record->by;
            for (const QString &code : record->findings) {
                if (const auto finding = devices::proofFindingFromCode(code))
                    view.findings.append(*finding);
            }
        }
        scanners.append(view);
    }
    return scanners;
}

devices::ProofState Station::proofOf(const QString &device) const
{
    const auto record = proofRecord(device);
    for (const devices::DeviceConfig &config : m_deviceConfigs) {
        if (config.id == device)
            return devices::proofState(record, config, proofPolicy(),
                                       m_clock.now().toLocalTime().date());
    }
    return devices::ProofState::Missing;
}

/// An embedded central system is a child of ours on the loopback interface: there is nobody to
/// convince.
sync::Credentials Station::credentials() const
{
    if (m_settings.embeddedCentral)
        return {};
    const auto secrets = makeSecretStore(m_settings.access.secrets, m_paths, m_settings.station);
    return credentialsFor(m_settings.access, m_paths, *secrets);
}

std::optional<StartFailure> Station::buildSync(const QUrl &central)
{
    const auto profile = sync::PeerProfile::load(m_settings.peerProfile, m_paths.peerProfiles);
    if (!profile)
        return StartFailure{StartFailure::Code::SettingsValue, m_paths.settings,
                            u"central/profile"_s,
                            m_settings.peerProfile + u" – "_s + toText(profile.error())};
    sync::SyncSettings settings;
    settings.central = {central, m_settings.station, credentials(), *profile};
    settings.central.credentials.isBasic = profile->signsInByBasic;
    settings.peerDatabase = m_paths.peerDatabase;
    if (!profile->hasFeed) {
        QFile file(m_paths.site);
        if (!file.open(QIODevice::ReadOnly))
            return StartFailure{
                StartFailure::Code::SettingsUnreadable, m_paths.site, {}, file.errorString()};
        const auto site = sync::LocalSite::fromJson(file.readAll());
        if (!site)
            return StartFailure{StartFailure::Code::SettingsValue, m_paths.site, site.error(), {}};
        settings.site = *site;
    }
    settings.stationDatabase = m_paths.stationDatabase;
    settings.cacheDatabase = m_paths.cacheDatabase;
    settings.scopes = identityOf(m_settings).scopes;
    m_sync = std::make_unique<sync::SyncService>(settings, m_clock);
    m_sync->moveToThread(&m_syncThread);
    connect(m_sync.get(), &sync::SyncService::cacheChanged, m_engine.get(),
            &Engine::onCacheChanged);
    m_syncAudit = std::make_unique<SyncAudit>(*m_engine, m_settings.station, m_clock);
    m_syncAudit->moveToThread(&m_engineThread);
    connect(m_sync.get(), &sync::SyncService::cacheDoubted, m_syncAudit.get(),
            &SyncAudit::onDoubted);
    connect(m_sync.get(), &sync::SyncService::cacheMended, m_syncAudit.get(), &SyncAudit::onMended);
    connect(m_sync.get(), &sync::SyncService::blockLeased, m_engine.get(), &Engine::onBlockLeased);
    connect(m_engine.get(), &Engine::verdictReached, m_sync.get(),
            [sync = m_sync.get()](const domain::Verdict &verdict) {
                if (verdict.unit)
                    sync->lookAt(*verdict.unit);
            });
    connect(m_engine.get(), &Engine::outboxFilled, m_sync.get(), &sync::SyncService::wake);
    connect(m_engine.get(), &Engine::numbersBurned, m_sync.get(), &sync::SyncService::wake);
    return {};
}

void Station::stop()
{
    // Devices first, so that nothing new comes; then the engine has done what came before, because
    // its events arrive in order; then sync, then the store with the engine.
    if (m_devices && m_devicesThread.isRunning())
        inThreadOf(m_devices.get(), [this] {
            m_setup->end(); // closes what it has opened
            m_devices->stop();
        });
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
    m_proofTimer.stop();
    m_setup.reset();
    m_devices.reset();
    m_deviceAudit.reset();
    m_sync.reset();
    m_syncAudit.reset();
    m_engine.reset();
    m_central.reset();
}

} // namespace pw::bootstrap
