// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/engine.h"
#include "devices/deviceconfig.h"
#include "devices/scanner.h"
#include "devices/setup/proofrecord.h"

#include <QHash>
#include <QObject>

namespace pw::bootstrap {

/// What devices do beside scanning, into the audit trail: DEVICE_STATE, DEVICE_REFUSED_PEER,
/// DEVICE_PROOF, DEVICE_CHANGED, DEVICE_REMOVED, under the name of whoever works here. Lives in the
/// engine's thread.
class DeviceAudit : public QObject
{
    Q_OBJECT
public:
    /// Engine and clock outlive it.
    DeviceAudit(Engine &engine, const services::StationIdentity &identity, const Clock &clock,
                QObject *parent = nullptr);

public Q_SLOTS:
    void onState(const pw::domain::DeviceView &view);
    void onNotice(const QString &device, const pw::devices::Notice &notice);
    void onProof(const pw::devices::ProofRecord &record);
    void onChanged(const pw::devices::DeviceConfig &config);
    void onRemoved(const QString &device);

private:
    void write(const QString &action, const QString &object, const QJsonObject &detail);

    Engine &m_engine;
    const services::StationIdentity m_identity;
    const Clock &m_clock;
    QString m_operatorId;
    QString m_role;
    /// When an address was last written down as refused: one that knocks all day is one entry a
    /// minute.
    QHash<QByteArray, std::chrono::nanoseconds> m_refusedAt;
};

} // namespace pw::bootstrap
