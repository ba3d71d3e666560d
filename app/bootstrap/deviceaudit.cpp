// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/deviceaudit.h"

#include "core/base/logging.h"
#include "core/store/transaction.h"
#include "devices/setup/setupsession.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;
using domain::DeviceState;

namespace {

QLatin1StringView toCode(DeviceState state)
{
    switch (state) {
    case DeviceState::Disabled: return "DISABLED"_L1;
    case DeviceState::Searching: return "SEARCHING"_L1;
    case DeviceState::Ready: return "READY"_L1;
    case DeviceState::Degraded: return "DEGRADED"_L1;
    case DeviceState::Lost: return "LOST"_L1;
    case DeviceState::NoRights: return "NO_RIGHTS"_L1;
    case DeviceState::Busy: return "BUSY"_L1;
    case DeviceState::Misconfigured: return "MISCONFIGURED"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace

DeviceAudit::DeviceAudit(Engine &engine, const services::StationIdentity &identity,
                         const Clock &clock, QObject *parent)
    : QObject(parent),
      m_engine(engine),
      m_identity(identity),
      m_clock(clock),
      m_operatorId(identity.operatorId),
      m_role(identity.role)
{
    connect(&engine, &Engine::operatorChanged, this, [this](const QString &id, domain::Role role) {
        m_operatorId = id;
        m_role = domain::toCode(role);
    });
}

void DeviceAudit::onState(const domain::DeviceView &view)
{
    if (view.id == devices::SetupSession::deviceId())
        return; // on trial, none of the station's yet
    write(u"DEVICE_STATE"_s, view.id,
          {{"state"_L1, toCode(view.state)}, {"detail"_L1, view.detail}});
}

void DeviceAudit::onNotice(const QString &device, const devices::Notice &notice)
{
    if (notice.kind != devices::Notice::Kind::PeerRefused)
        return;
    constexpr std::chrono::nanoseconds OncePer = std::chrono::minutes(1);
    constexpr qsizetype MostAddresses = 1000;
    const auto now = m_clock.sinceBoot();
    const auto last = m_refusedAt.find(notice.detail);
    if (last != m_refusedAt.end() && now - *last < OncePer)
        return;
    if (m_refusedAt.size() > MostAddresses)
        m_refusedAt.clear();
    m_refusedAt.insert(notice.detail, now);
    write(u"DEVICE_REFUSED_PEER"_s, device, {{"address"_L1, QString::fromLatin1(notice.detail)}});
}

void DeviceAudit::onProof(const devices::ProofRecord &record)
{
    write(u"DEVICE_PROOF"_s, record.device,
          {{"passed"_L1, record.passed},
           {"separatorProven"_L1, record.separatorProven},
           {"by"_L1, record.by},
           {"port"_L1, record.port},
           {"findings"_L1, QJsonArray::fromStringList(record.findings)}});
}

void DeviceAudit::onChanged(const devices::DeviceConfig &config)
{
    write(u"DEVICE_CHANGED"_s, config.id,
          {{"kind"_L1, devices::toCode(config.kind)},
           {"port"_L1, config.port},
           {"profile"_L1, config.profileId},
           {"role"_L1, devices::toCode(config.role)},
           {"enabled"_L1, config.enabled}});
}

void DeviceAudit::onRemoved(const QString &device)
{
    if (device != devices::SetupSession::deviceId())
        write(u"DEVICE_REMOVED"_s, device, {});
}

void DeviceAudit::write(const QString &action, const QString &object, const QJsonObject &detail)
{
    store::AuditEntry entry;
    entry.at = m_clock.now();
    entry.sinceBoot = m_clock.sinceBoot();
    entry.operatorId = m_operatorId;
    entry.role = m_role;
    entry.station = m_identity.station;
    entry.action = action;
    entry.object = object;
    entry.detail = QJsonDocument(detail).toJson(QJsonDocument::Compact);
    store::Transaction transaction(m_engine.store().database());
    if (!transaction.isOpen() || !m_engine.store().audit.append(entry) || !transaction.commit())
        qCWarning(lcDevice) << "not in the audit trail:" << action << object << detail;
}

} // namespace pw::bootstrap
