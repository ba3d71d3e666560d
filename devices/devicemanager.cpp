// SPDX-License-Identifier: Apache-2.0
#include "devices/devicemanager.h"

#include "core/base/logging.h"
#include "devices/serial/serialscanner.h"
#include "devices/simulated/simulatedscanner.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace pw::devices {

DeviceManager::DeviceManager(const QList<DeviceConfig> &configs, const DeviceProfiles &profiles,
                             const Clock &clock, QObject *parent)
    : QObject(parent)
{
    for (const DeviceConfig &config : configs)
        build(config, profiles, clock);
}

DeviceManager::~DeviceManager()
{
    qDeleteAll(m_scanners); // before the registry their ports are listed in
}

void DeviceManager::start()
{
    for (const domain::DeviceView &view : std::as_const(m_refused))
        Q_EMIT stateChanged(view);
    for (Scanner *scanner : std::as_const(m_scanners))
        scanner->start();
}

void DeviceManager::stop()
{
    for (Scanner *scanner : m_scanners | std::views::reverse)
        scanner->stop();
}

void DeviceManager::inject(const QString &device, const QByteArray &rawFrame)
{
    if (auto *simulated = scanner<SimulatedScanner>(device))
        simulated->inject(rawFrame);
    else
        qCWarning(lcDevice) << "no simulated scanner" << device;
}

void DeviceManager::write(const QString &device, const QByteArray &bytes)
{
    if (auto *serial = scanner<SerialScanner>(device))
        serial->write(bytes);
}

void DeviceManager::build(const DeviceConfig &config, const DeviceProfiles &profiles,
                          const Clock &clock)
{
    const auto profile = profiles.load(config.profileId);
    if (!profile)
        return refuse(config, config.profileId + u": "_s + profile.error().field);
    if (config.id.isEmpty() || find(config.id))
        return refuse(config, u"id"_s);

    Scanner *scanner = nullptr;
    switch (config.kind) {
    case DeviceKind::Serial:
        if (config.port.isEmpty())
            return refuse(config, u"port"_s);
        if (profile->kind != u"serial"_s)
            return refuse(config, config.profileId + u": kind"_s);
        scanner = new SerialScanner({config.id, config.name, config.port}, *profile, clock, m_ports,
                                    this);
        break;
    case DeviceKind::Simulated:
        scanner = new SimulatedScanner(config.id, config.name, profile->framing, clock, this);
        break;
    }
    connect(scanner, &Scanner::scanned, this, &DeviceManager::scanned);
    connect(scanner, &Scanner::stateChanged, this, &DeviceManager::stateChanged);
    m_scanners.append(scanner);
}

void DeviceManager::refuse(const DeviceConfig &config, const QString &cause)
{
    qCWarning(lcDevice) << config.id << "misconfigured" << cause;
    m_refused.append({config.id, config.name, domain::DeviceState::Misconfigured, cause});
}

Scanner *DeviceManager::find(const QString &id) const
{
    const auto found = std::find_if(m_scanners.begin(), m_scanners.end(),
                                    [&id](const Scanner *scanner) { return scanner->id() == id; });
    return found == m_scanners.end() ? nullptr : *found;
}

} // namespace pw::devices
