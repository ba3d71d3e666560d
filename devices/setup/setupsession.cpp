// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/setupsession.h"

#include "core/base/logging.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace pw::devices {

SetupSession::SetupSession(DeviceManager &manager, const DeviceProfiles &profiles,
                           const Clock &clock, QObject *parent)
    : QObject(parent), m_manager(manager), m_profiles(profiles), m_clock(clock)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &SetupSession::onDeadline);
    connect(&manager, &DeviceManager::received, this, &SetupSession::onReceived);
    connect(&manager, &DeviceManager::withheld, this, &SetupSession::onWithheld);
    connect(&manager, &DeviceManager::stateChanged, this, &SetupSession::onState);
    connect(&manager, &DeviceManager::burst, this,
            [this](const QString &device, const QList<KeyStroke> &strokes) {
                if (device == m_config.id)
                    takeKeys(strokes);
            });
}

SetupSession::~SetupSession()
{
    end();
}

void SetupSession::look()
{
    Q_EMIT found(findScanners(serialPorts(), m_manager.hidInterfaces(), keyboards(), m_profiles));
}

void SetupSession::begin(const DeviceConfig &device)
{
    end();
    const auto profile = m_profiles.load(device.profileId);
    if (!profile) {
        qCWarning(lcDevice) << "no profile" << device.profileId << "to set up with";
        return;
    }
    m_base = *profile;
    setAside(device);
    m_config = device;
    m_config.id = deviceId();
    m_config.enabled = true;
    m_device = {};
    m_proof.emplace(*profile);
    m_manager.configureWith(m_config, m_base);
    m_manager.setProductionAllowed(m_config.id, false);
    m_manager.setCapturing(m_config.id, true);
    Q_EMIT changed(view());
}

void SetupSession::setAside(const DeviceConfig &device)
{
    const QList<DeviceConfig> configs = m_manager.configs();
    for (const DeviceConfig &own : configs) {
        const bool any =
            own.kind == DeviceKind::HidPos && (own.port.isEmpty() || device.port.isEmpty());
        const bool samePort = own.kind == device.kind && (any || own.port == device.port);
        if (!own.enabled || (own.id != device.id && !samePort))
            continue;
        m_setAside.append(own.id);
        m_manager.setEnabled(own.id, false);
    }
}

void SetupSession::retest(const QString &device)
{
    end();
    const QList<DeviceConfig> configs = m_manager.configs();
    for (const DeviceConfig &config : configs) {
        const auto profile = m_profiles.load(config.profileId);
        if (config.id != device || !profile)
            continue;
        m_base = *profile;
        m_config = config;
        m_ownDevice = true;
        m_device = {};
        m_device.state = domain::DeviceState::Ready; // it says so itself when that changes
        m_proof.emplace(*profile);
        m_manager.setProductionAllowed(device, false);
        m_manager.setCapturing(device, true);
        Q_EMIT changed(view());
    }
}

void SetupSession::end()
{
    m_deadline.stop();
    if (!m_proof)
        return;
    m_manager.setCapturing(m_config.id, false);
    if (!m_ownDevice) // whether one's own may produce again is for the proof's keeper to say
        m_manager.remove(m_config.id);
    const QString tested = m_ownDevice ? m_config.id : QString();
    m_ownDevice = false;
    m_proof.reset();
    m_recognized = 0;
    m_unrecognized = 0;
    for (const QString &own : std::exchange(m_setAside, {}))
        m_manager.setEnabled(own, true);
    Q_EMIT ended(tested);
}

/// Where packets or keys end a code, the codes count and not the bytes.
bool SetupSession::takesCodes() const
{
    return m_base.protocol != scan::Protocol::Text || m_base.kind != "serial"_L1;
}

void SetupSession::onReceived(const QString &device, const QByteArray &bytes,
                              std::chrono::nanoseconds sinceBoot)
{
    if (!m_proof || device != m_config.id || takesCodes())
        return;
    const scan::SerialSettings before = m_proof->settings();
    m_proof->observe(bytes, sinceBoot);
    followUp(before);
}

void SetupSession::onWithheld(const scan::RawScan &scan)
{
    // Of a scanner that types the keys count: takeKeys().
    if (!m_proof || scan.device != m_config.id || !takesCodes() || m_base.kind == "wedge"_L1)
        return;
    const scan::SerialSettings before = m_proof->settings();
    // A fixed reader's frame has lost its terminator on the way; it had one, or it were no frame.
    const QByteArray end = m_base.framing.terminators.value(0);
    m_proof->observeCode(scan.bytes + end);
    followUp(before);
}

void SetupSession::takeKeys(const QList<KeyStroke> &strokes)
{
    if (!m_proof || m_base.kind != "wedge"_L1)
        return;
    m_proof->observeKeys(strokes);
    followUp(m_proof->settings());
}

void SetupSession::onDeadline()
{
    if (!m_proof)
        return;
    const scan::SerialSettings before = m_proof->settings();
    m_proof->elapse(m_clock.sinceBoot());
    followUp(before);
}

void SetupSession::followUp(const scan::SerialSettings &before)
{
    if (const auto deadline = m_proof->deadline()) {
        const auto left = *deadline - m_clock.sinceBoot();
        m_deadline.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(left),
                                  std::chrono::milliseconds(1)));
    }
    if (m_proof->settings() != before && !m_ownDevice) {
        m_base.serial = m_proof->settings();
        m_manager.configureWith(m_config, m_base);
        m_manager.setCapturing(m_config.id, true);
    }
    feedBack();
    Q_EMIT changed(view());
}

/// The operator hears at the device whether the code was one of the sheet, as far as the profile
/// has words for it.
void SetupSession::feedBack()
{
    const bool known = m_proof->recognized() > m_recognized;
    const bool unknown = m_proof->unrecognized() > m_unrecognized;
    m_recognized = m_proof->recognized();
    m_unrecognized = m_proof->unrecognized();
    if (known || unknown)
        m_manager.answer(m_config.id, known ? Feedback::Accepted : Feedback::Refused);
}

void SetupSession::onState(const domain::DeviceView &view)
{
    if (!m_proof || view.id != m_config.id)
        return;
    m_device = view;
    Q_EMIT changed(this->view());
}

SetupView SetupSession::view() const
{
    SetupView view;
    view.deviceState = m_device.state;
    view.deviceDetail = m_device.detail;
    if (!m_proof)
        return view;
    view.step = m_proof->step();
    view.seen = m_proof->seen();
    view.next = m_proof->next();
    view.findings = m_proof->findings();
    view.hasLine = m_config.kind == DeviceKind::Serial;
    view.settings = m_proof->settings();
    view.unrecognized = m_proof->unrecognized();
    view.separatorProven = m_proof->separatorProven();
    view.ownDevice = m_ownDevice;
    return view;
}

SetupResult SetupSession::result(const QString &id, const QString &name, DeviceRole role) const
{
    SetupResult result{m_config, m_base, {}};
    result.config.id = id;
    result.config.name = name;
    result.config.role = role;
    result.proof.device = id;
    result.proof.port = m_config.port;
    result.proof.at = m_clock.now();
    if (!m_proof)
        return result;
    result.ownDevice = m_ownDevice;
    result.profile = m_proof->profile();
    result.profile.id = u"site-"_s + id.toLower().replace(u'_', u'-');
    result.profile.name = name;
    result.profile.matches.clear(); // of this one device
    result.config.profileId = result.profile.id;
    result.proof.passed = m_proof->step() == ScannerProof::Step::Passed || domain::isLearnt(view());
    result.proof.separatorProven = m_proof->separatorProven();
    const QList<ProofFinding> findings = m_proof->findings();
    for (const ProofFinding &finding : findings)
        result.proof.findings.append(toCode(finding.code));
    return result;
}

} // namespace pw::devices
