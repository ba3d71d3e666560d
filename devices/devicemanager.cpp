// SPDX-License-Identifier: Apache-2.0
#include "devices/devicemanager.h"

#include "core/base/logging.h"
#include "devices/hid/hidapitransport.h"
#include "devices/hid/hidscanner.h"
#include "devices/serial/serialscanner.h"
#include "devices/simulated/simulatedscanner.h"
#include "devices/tcp/tcpclientscanner.h"
#include "devices/tcp/tcpserverscanner.h"
#include "devices/wedge/evdevscanner.h"
#include "devices/wedge/wedgescanner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::devices {

using domain::DeviceState;

namespace {

/// "host:port", "host" or "port" → both, the port of the profile where none is given.
struct HostAndPort
{
    QString host;
    int port = 0;
};

HostAndPort hostAndPort(const QString &text, int usualPort)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const int port = text.mid(colon + 1).toInt(&isNumber);
    if (isNumber && port > 0 && port <= 65535)
        return {text.left(std::max<qsizetype>(colon, 0)), port};
    return {text, usualPort};
}

} // namespace

DeviceManager::DeviceManager(const QList<DeviceConfig> &configs, const DeviceProfiles &profiles,
                             const Clock &clock, QObject *parent, std::shared_ptr<HidTransport> hid)
    : QObject(parent), m_profiles(profiles), m_clock(clock), m_hid(std::move(hid))
{
    for (const DeviceConfig &config : configs)
        m_entries.push_back(build(config));
}

DeviceManager::~DeviceManager()
{
    for (const Entry &entry : m_entries)
        delete entry.scanner; // before the registry their ports are listed in
}

QList<DeviceConfig> DeviceManager::configs() const
{
    QList<DeviceConfig> configs;
    for (const Entry &entry : m_entries)
        configs.append(entry.config);
    return configs;
}

void DeviceManager::start()
{
    m_started = true;
    for (Entry &entry : m_entries) {
        if (!entry.scanner)
            begin(entry);
    }
    for (Entry &entry : m_entries) {
        if (entry.scanner)
            begin(entry);
    }
}

void DeviceManager::stop()
{
    m_started = false;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        if (entry->scanner)
            entry->scanner->stop();
    }
}

void DeviceManager::begin(Entry &entry)
{
    const DeviceConfig &config = entry.config;
    if (!config.enabled)
        Q_EMIT stateChanged({config.id, config.name, DeviceState::Disabled, {}});
    else if (!entry.scanner)
        Q_EMIT stateChanged({config.id, config.name, DeviceState::Misconfigured, entry.refusal});
    else
        entry.scanner->start();
}

void DeviceManager::setEnabled(const QString &device, bool enabled)
{
    Entry *found = entry(device);
    if (!found || found->config.enabled == enabled)
        return;
    found->config.enabled = enabled;
    if (!m_started)
        return;
    if (enabled || !found->scanner)
        begin(*found);
    else
        found->scanner->stop();
}

void DeviceManager::configure(const DeviceConfig &config)
{
    put(config, m_profiles.load(config.profileId));
}

void DeviceManager::configureWith(const DeviceConfig &config, const scan::DeviceProfile &profile)
{
    put(config, profile);
}

QList<HidInterface> DeviceManager::hidInterfaces()
{
    if (!m_hid)
        m_hid = std::make_shared<HidApiTransport>();
    return m_hid->list();
}

void DeviceManager::put(const DeviceConfig &config,
                        const Result<scan::DeviceProfile, scan::ProfileError> &profile)
{
    const auto place = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&config](const Entry &e) { return e.config.id == config.id; });
    if (place == m_entries.end()) {
        m_entries.push_back(build(config, profile));
        if (m_started)
            begin(m_entries.back());
        return;
    }
    const bool allowed = place->productionAllowed;
    if (place->scanner)
        place->scanner->stop(); // what was half read is still told
    delete std::exchange(place->scanner, nullptr);
    place->config.id.clear(); // its own id is no second use
    *place = build(config, profile);
    place->productionAllowed = allowed;
    if (m_started)
        begin(*place);
}

void DeviceManager::remove(const QString &device)
{
    const auto place = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&device](const Entry &e) { return e.config.id == device; });
    if (place == m_entries.end())
        return;
    if (place->scanner)
        place->scanner->stop();
    delete place->scanner;
    m_entries.erase(place);
    Q_EMIT removed(device);
}

void DeviceManager::setProductionAllowed(const QString &device, bool allowed)
{
    if (Entry *found = entry(device))
        found->productionAllowed = allowed;
}

void DeviceManager::setCapturing(const QString &device, bool capturing)
{
    if (Scanner *scanner = find(device))
        scanner->setCapturing(capturing);
}

void DeviceManager::inject(const QString &device, const QByteArray &rawFrame)
{
    if (auto *simulated = scanner<SimulatedScanner>(device))
        simulated->inject(rawFrame);
    else
        qCWarning(lcDevice) << "no simulated scanner" << device;
}

void DeviceManager::takeTyped(const QString &device, const scan::ScanFramer::Frame &frame)
{
    if (auto *wedge = scanner<WedgeScanner>(device))
        wedge->takeFrame(frame);
}

void DeviceManager::setFiltered(const QString &device, bool filtered)
{
    if (auto *wedge = scanner<WedgeScanner>(device))
        wedge->setFiltered(filtered);
}

void DeviceManager::write(const QString &device, const QByteArray &bytes)
{
    if (auto *serial = scanner<SerialScanner>(device))
        serial->write(bytes);
}

void DeviceManager::answer(const QString &device, Feedback feedback)
{
    if (Scanner *scanner = find(device))
        scanner->answer(feedback);
}

void DeviceManager::trigger(const QString &device, bool on)
{
    Scanner *scanner = find(device);
    if (scanner && !scanner->trigger(on))
        qCWarning(lcDevice) << device << "has no trigger or is not there";
}

void DeviceManager::pass(const scan::RawScan &scan)
{
    Entry *from = entry(scan.device);
    const auto reason = from ? reasonToWithhold(*from, scan) : std::nullopt;
    if (reason)
        Q_EMIT withheld(scan, *reason);
    else
        Q_EMIT scanned(scan);
}

std::optional<Withheld> DeviceManager::reasonToWithhold(Entry &entry, const scan::RawScan &scan)
{
    if (!entry.productionAllowed)
        return Withheld::NotProven;
    if (scan.status != scan::FrameStatus::Ok)
        return std::nullopt;
    if (entry.repeats.seen(scan.bytes, scan.sinceBoot))
        return Withheld::SeenAlready;
    return std::nullopt;
}

DeviceManager::Entry DeviceManager::build(const DeviceConfig &config)
{
    return build(config, m_profiles.load(config.profileId));
}

DeviceManager::Entry
DeviceManager::build(const DeviceConfig &config,
                     const Result<scan::DeviceProfile, scan::ProfileError> &profile)
{
    Entry built{config, nullptr, {}, RepeatFilter(config.repeatTime), true};
    const QLatin1StringView kind = profileKindOf(config.kind);
    if (!profile)
        built.refusal = config.profileId + u": "_s + profile.error().field;
    else if (config.id.isEmpty() || entry(config.id))
        built.refusal = u"id"_s;
    else if (!kind.isEmpty() && profile->kind != kind)
        built.refusal = config.profileId + u": kind"_s;
    else
        built.scanner = makeScanner(config, *profile, built.refusal);

    if (!built.scanner) {
        qCWarning(lcDevice) << config.id << "misconfigured" << built.refusal;
        return built;
    }
    connect(built.scanner, &Scanner::scanned, this, &DeviceManager::pass);
    connect(built.scanner, &Scanner::stateChanged, this, &DeviceManager::stateChanged);
    connect(built.scanner, &Scanner::noticed, this, &DeviceManager::noticed);
    connect(built.scanner, &Scanner::received, this, &DeviceManager::received);
    return built;
}

Scanner *DeviceManager::makeScanner(const DeviceConfig &config, const scan::DeviceProfile &profile,
                                    QString &refusal)
{
    const DeviceName name{config.id, config.name};
    const bool needsPort = config.kind == DeviceKind::Serial || config.kind == DeviceKind::Keyboard
                           || config.kind == DeviceKind::TcpClient;
    if (needsPort && config.port.isEmpty()) {
        refusal = u"port"_s;
        return nullptr;
    }
    switch (config.kind) {
    case DeviceKind::Serial:
        return new SerialScanner({config.id, config.name, config.port}, profile, m_clock, m_ports,
                                 this);
    case DeviceKind::TcpClient: {
        const HostAndPort address = hostAndPort(config.port, profile.network.port);
        if (address.host.isEmpty() || address.port == 0) {
            refusal = u"port"_s;
            return nullptr;
        }
        return new TcpClientScanner(name, {address.host, quint16(address.port)}, profile, m_clock,
                                    this);
    }
    case DeviceKind::TcpServer: return makeTcpServer(config, profile, refusal);
    case DeviceKind::HidPos:
        if (!m_hid)
            m_hid = std::make_shared<HidApiTransport>();
        return new HidScanner(name, config.port, profile, m_clock, m_ports, *m_hid, this);
    case DeviceKind::Wedge:
    case DeviceKind::Keyboard: {
        const auto layout = KeyboardLayout::load(profile.wedge.layout);
        if (!layout) {
            refusal = u"layout "_s + profile.wedge.layout;
            return nullptr;
        }
        if (config.kind == DeviceKind::Wedge)
            return new WedgeScanner(name, profile, m_clock, this);
        auto *own = new EvdevScanner(name, config.port, profile, *layout, m_clock, m_ports, this);
        connect(own, &EvdevScanner::burst, this, &DeviceManager::burst);
        return own;
    }
    case DeviceKind::Simulated:
        return new SimulatedScanner(config.id, config.name, profile.framing, m_clock, this);
    }
    Q_UNREACHABLE();
}

Scanner *DeviceManager::makeTcpServer(const DeviceConfig &config,
                                      const scan::DeviceProfile &profile, QString &refusal)
{
    const HostAndPort own = hostAndPort(config.port, profile.network.port);
    TcpServerScanner::Listening listening{QHostAddress(QHostAddress::Any), quint16(own.port), {}};
    if (!own.host.isEmpty())
        listening.address = QHostAddress(own.host);
    for (const QString &text : config.allowed)
        listening.allowed.append(QHostAddress(text));
    const bool allValid =
        std::none_of(listening.allowed.begin(), listening.allowed.end(),
                     [](const QHostAddress &address) { return address.isNull(); });
    if (own.port == 0 || listening.address.isNull())
        refusal = u"port"_s;
    else if (listening.allowed.isEmpty() || !allValid)
        refusal = u"allowed"_s; // open to everybody, anyone could book goods
    if (!refusal.isEmpty())
        return nullptr;
    return new TcpServerScanner({config.id, config.name}, listening, profile, m_clock, this);
}

DeviceManager::Entry *DeviceManager::entry(const QString &id)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&id](const Entry &e) { return e.config.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

Scanner *DeviceManager::find(const QString &id) const
{
    for (const Entry &entry : m_entries) {
        if (entry.scanner && entry.config.id == id)
            return entry.scanner;
    }
    return nullptr;
}

} // namespace pw::devices
