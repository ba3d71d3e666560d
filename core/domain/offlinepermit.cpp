// SPDX-License-Identifier: Apache-2.0
#include "core/domain/offlinepermit.h"

#include "core/domain/unitcodes.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pw::domain {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

/// An end further off than anybody can have signed for is not followed, whatever a file says.
seconds plannedLimit(const FreshnessLimits &limits, const OfflinePermit &permit,
                     const QDateTime &dataFrom)
{
    return std::clamp(seconds(dataFrom.secsTo(permit.until)), limits.packing,
                      limits.packing + limits.packingPlanned);
}

} // namespace

seconds packingLimit(const FreshnessLimits &limits, const std::optional<OfflinePermit> &permit,
                     const std::optional<QDateTime> &dataFrom)
{
    if (!permit || !dataFrom)
        return limits.packing;
    switch (permit->kind) {
    case OfflinePermit::Kind::OldData:
        return permit->dataFrom == *dataFrom ? limits.packingSigned : limits.packing;
    case OfflinePermit::Kind::Planned: return plannedLimit(limits, *permit, *dataFrom);
    }
    Q_UNREACHABLE();
}

seconds packingLimit(const World &world, const RuleSet &rules, const Actor &actor,
                     const Reason &reason)
{
    const seconds limit = world.dataLimits().packing;
    const bool isSigned = !rules.roles.refuse(Function::OverrideStaleData, actor, reason);
    return isSigned ? std::max(limit, rules.freshness.packingSigned) : limit;
}

bool hasEnded(const OfflinePermit &permit, const FreshnessLimits &limits,
              const std::optional<QDateTime> &dataFrom, const std::optional<seconds> &age)
{
    if (!dataFrom || !age)
        return false; // nothing is packed; whether it still counts shows when there are data
    switch (permit.kind) {
    case OfflinePermit::Kind::OldData:
        return permit.dataFrom != *dataFrom || *age > limits.packingSigned;
    case OfflinePermit::Kind::Planned: return *age > seconds(dataFrom->secsTo(permit.until));
    }
    Q_UNREACHABLE();
}

std::optional<VerdictCode> refusePermit(const OfflinePermit &permit, const FreshnessLimits &limits,
                                        const std::optional<QDateTime> &dataFrom,
                                        const std::optional<seconds> &age)
{
    if (!dataFrom || !age)
        return VerdictCode::DataTooOld;
    if (permit.kind == OfflinePermit::Kind::OldData) {
        if (*age > limits.packingSigned)
            return VerdictCode::DataTooOld;
        return *age > limits.packing ? std::nullopt : std::optional(VerdictCode::PermitNotNeeded);
    }
    // Signed beforehand: afterwards it would be leave for old data by another name.
    if (*age > limits.packing)
        return VerdictCode::DataTooOld;
    const seconds ahead(dataFrom->secsTo(permit.until));
    if (!permit.until.isValid() || ahead <= *age || ahead - *age > limits.packingPlanned)
        return VerdictCode::PermitPeriod;
    return {};
}

QByteArray toJson(const OfflinePermit &permit)
{
    return QJsonDocument(
               QJsonObject{{"kind"_L1, toCode(permit.kind)},
                           {"dataFrom"_L1, toRfc3339(permit.dataFrom)},
                           {"until"_L1, permit.until.isValid() ? QJsonValue(toRfc3339(permit.until))
                                                               : QJsonValue()},
                           {"reason"_L1, permit.reason.code},
                           {"reasonText"_L1, permit.reason.text},
                           {"signedBy"_L1, permit.signature.signedBy},
                           {"role"_L1, toCode(permit.role)},
                           {"meaning"_L1, permit.signature.meaning},
                           {"signedAt"_L1, toRfc3339(permit.signature.at)}})
        .toJson(QJsonDocument::Compact);
}

std::optional<OfflinePermit> permitFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto text = [&object](QLatin1StringView name) { return object[name].toString(); };
    OfflinePermit permit;
    const QString kind = text("kind"_L1);
    if (kind == toCode(OfflinePermit::Kind::Planned))
        permit.kind = OfflinePermit::Kind::Planned;
    else if (kind != toCode(OfflinePermit::Kind::OldData))
        return {};
    permit.dataFrom = fromRfc3339(text("dataFrom"_L1));
    permit.until = fromRfc3339(text("until"_L1));
    permit.reason = {text("reason"_L1), text("reasonText"_L1)};
    permit.signature = {text("signedBy"_L1), text("meaning"_L1), fromRfc3339(text("signedAt"_L1))};
    const auto role = roleFromCode(text("role"_L1));
    const bool ends = permit.kind == OfflinePermit::Kind::OldData || permit.until.isValid();
    if (!role || !ends || !permit.dataFrom.isValid() || permit.signature.signedBy.isEmpty()
        || !permit.signature.at.isValid())
        return {};
    permit.role = *role;
    return permit;
}

QLatin1StringView toCode(OfflinePermit::Kind kind)
{
    switch (kind) {
    case OfflinePermit::Kind::OldData: return "oldData"_L1;
    case OfflinePermit::Kind::Planned: return "planned"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace pw::domain
