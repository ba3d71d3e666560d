// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/devicesettings.h"

#include "core/base/logging.h"

#include <QFile>
#include <QSaveFile>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;

namespace {

Result<Done, QString> writeProofs(const QString &file, const QList<devices::ProofRecord> &records)
{
    QSaveFile target(file);
    const QByteArray json = devices::toJson(records);
    if (!target.open(QIODevice::WriteOnly) || target.write(json) != json.size() || !target.commit())
        return Failure{target.errorString()};
    return Done{};
}

} // namespace

devices::DeviceConfig configOf(const DeviceSettings &settings)
{
    devices::DeviceConfig config;
    config.id = settings.id;
    config.name = settings.name;
    config.kind = devices::deviceKindFromCode(settings.kind).value_or(devices::DeviceKind::Serial);
    config.port = settings.port;
    config.profileId = settings.profile;
    config.role = devices::deviceRoleFromCode(settings.role).value_or(devices::DeviceRole::Any);
    config.lane = settings.lane;
    config.enabled = settings.enabled;
    config.allowed = settings.allowed;
    config.repeatTime = std::chrono::milliseconds(settings.repeatMs);
    return config;
}

DeviceSettings settingsOf(const devices::DeviceConfig &config)
{
    return {config.id,
            config.name,
            devices::toCode(config.kind),
            config.port,
            config.profileId,
            devices::toCode(config.role),
            config.lane,
            config.enabled,
            config.allowed,
            int(config.repeatTime.count())};
}

QList<devices::ProofRecord> readProofs(const QString &file)
{
    QFile source(file);
    if (!source.exists())
        return {};
    if (!source.open(QIODevice::ReadOnly)) {
        qCWarning(lcDevice) << file << source.errorString();
        return {};
    }
    const auto records = devices::proofRecordsFromJson(source.readAll());
    if (!records) {
        qCWarning(lcDevice) << file << "is damaged at" << records.error();
        return {};
    }
    return *records;
}

Result<Done, QString> addProof(const QString &file, const devices::ProofRecord &record)
{
    QList<devices::ProofRecord> records = readProofs(file);
    records.removeIf(
        [&record](const devices::ProofRecord &other) { return other.device == record.device; });
    records.append(record);
    return writeProofs(file, records);
}

Result<Done, QString> removeProof(const QString &file, const QString &device)
{
    QList<devices::ProofRecord> records = readProofs(file);
    const auto removed = records.removeIf(
        [&device](const devices::ProofRecord &record) { return record.device == device; });
    return removed == 0 ? Result<Done, QString>(Done{}) : writeProofs(file, records);
}

} // namespace pw::bootstrap
