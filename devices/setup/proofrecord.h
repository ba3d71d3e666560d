// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "devices/deviceconfig.h"

#include <QDateTime>
#include <QList>

namespace pw::devices {

/// The outcome of one test of one device.
struct ProofRecord
{
    QString device; ///< id in the settings
    QString port;   ///< its identity then: another scanner at its place has proven nothing
    QDateTime at;   ///< UTC
    bool passed = false;
    bool separatorProven = false; ///< R-ID-7
    QStringList findings;         ///< codes (toCode(ProofFinding::Code)), in their order
    QString by = {};              ///< operator's id; empty: not known
    friend bool operator==(const ProofRecord &, const ProofRecord &) = default;
};

/// What the site demands.
struct ProofPolicy
{
    bool required = false; ///< of every kind of device; one that types must always have passed
    bool daily = false;    ///< and that again each day
    friend bool operator==(const ProofPolicy &, const ProofPolicy &) = default;
};

using domain::ProofState;

/// Where a device stands. `record`: its last one, if there is any. `today`: the station's day.
ProofState proofState(const std::optional<ProofRecord> &record, const DeviceConfig &device,
                      const ProofPolicy &policy, const QDate &today);

/// Whether its codes may be booked.
bool mayProduce(DeviceKind kind, ProofState state, const ProofPolicy &policy);

QByteArray toJson(const QList<ProofRecord> &records);
/// The member that cannot be read where it fails, such as "[2].at".
Result<QList<ProofRecord>, QString> proofRecordsFromJson(const QByteArray &json);

} // namespace pw::devices
