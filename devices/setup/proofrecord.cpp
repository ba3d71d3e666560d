// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/proofrecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace pw::devices {

ProofState proofState(const std::optional<ProofRecord> &record, const DeviceConfig &device,
                      const ProofPolicy &policy, const QDate &today)
{
    if (!record || record->device != device.id || record->port != device.port)
        return ProofState::Missing;
    if (!record->passed)
        return ProofState::Failed;
    if (policy.daily && record->at.toLocalTime().date() != today)
        return ProofState::Outdated;
    return ProofState::Valid;
}

bool mayProduce(DeviceKind kind, ProofState state, const ProofPolicy &policy)
{
    if (kind == DeviceKind::Simulated)
        return true;
    const bool mustHavePassed = policy.required || policy.daily || kind == DeviceKind::Wedge
                                || kind == DeviceKind::Keyboard;
    switch (state) {
    case ProofState::Valid: return true;
    case ProofState::Outdated: return false; // only where the site demands the day's test
    case ProofState::Missing: return !mustHavePassed;
    case ProofState::Failed: return !mustHavePassed;
    }
    Q_UNREACHABLE();
}

QByteArray toJson(const QList<ProofRecord> &records)
{
    QJsonArray array;
    for (const ProofRecord &record : records) {
        array.append(QJsonObject{{"device"_L1, record.device},
                                 {"port"_L1, record.port},
                                 {"at"_L1, record.at.toUTC().toString(Qt::ISODateWithMs)},
                                 {"passed"_L1, record.passed},
                                 {"separatorProven"_L1, record.separatorProven},
                                 {"by"_L1, record.by},
                                 {"findings"_L1, QJsonArray::fromStringList(record.findings)}});
    }
    return QJsonDocument(array).toJson();
}

Result<QList<ProofRecord>, QString> proofRecordsFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return Failure{QString(u"[]"_s)};
    QList<ProofRecord> records;
    const QJsonArray array = document.array();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject object = array[i].toObject();
        const QString place = u'[' + QString::number(i) + u"]."_s;
        ProofRecord record{object["device"_L1].toString(),
                           object["port"_L1].toString(),
                           QDateTime::fromString(object["at"_L1].toString(), Qt::ISODateWithMs),
                           object["passed"_L1].toBool(),
                           object["separatorProven"_L1].toBool(),
                           {},
                           object["by"_L1].toString()};
        if (record.device.isEmpty())
            return Failure{QString(place + u"device"_s)};
        if (!record.at.isValid())
            return Failure{QString(place + u"at"_s)};
        const QJsonArray findings = object["findings"_L1].toArray();
        for (const QJsonValue &finding : findings)
            record.findings.append(finding.toString());
        records.append(record);
    }
    return records;
}

} // namespace pw::devices
