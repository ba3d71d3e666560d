// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/ruleset.h"
#include "core/domain/world.h"

#include <QByteArray>

/// A supervisor's leave to go on packing although central has not been heard for long (staleness
/// table). Who may give it is a right (Function::OverrideStaleData); what it allows is decided
/// here, from how old the data are and never from a clock that can be set.
namespace pw::domain {

struct OfflinePermit
{
    enum class Kind {
        OldData, ///< for the data as they are now: the next answer of central ends it
        Planned  ///< an outage that was announced: until an end that was signed beforehand
    };
    Kind kind = Kind::OldData;
    QDateTime dataFrom; ///< UTC; when central was last heard, as the permit was given
    QDateTime until;    ///< UTC; of a planned outage
    Reason reason;
    Signature signature;
    Role role = Role::Supervisor; ///< of who signed
    friend bool operator==(const OfflinePermit &, const OfflinePermit &) = default;
};

/// How old the data may be for packing. `dataFrom`: when central was last heard.
std::chrono::seconds packingLimit(const FreshnessLimits &limits,
                                  const std::optional<OfflinePermit> &permit,
                                  const std::optional<QDateTime> &dataFrom);

/// The same for one request, which may carry the signature itself.
std::chrono::seconds packingLimit(const World &world, const RuleSet &rules, const Actor &actor,
                                  const Reason &reason);

/// Whether a permit no longer allows anything: its data are no longer those in use, or they are
/// older than it allows. `age` of the data; nothing: not known.
bool hasEnded(const OfflinePermit &permit, const FreshnessLimits &limits,
              const std::optional<QDateTime> &dataFrom,
              const std::optional<std::chrono::seconds> &age);

/// Why a permit cannot be given now; nothing: it can. Only its kind and end are looked at.
/// DataTooOld: older than even a signature allows, or never complete. PermitNotNeeded: the data are
/// fresh enough. PermitPeriod: the end is not ahead, or further than the rules allow.
std::optional<VerdictCode> refusePermit(const OfflinePermit &permit, const FreshnessLimits &limits,
                                        const std::optional<QDateTime> &dataFrom,
                                        const std::optional<std::chrono::seconds> &age);

/// What pages tell of it.
struct PackingLeave
{
    std::chrono::seconds usual = FreshnessLimits().packing; ///< without anybody's leave
    std::chrono::seconds limit = usual;                     ///< now
    std::chrono::seconds withSignature = FreshnessLimits().packingSigned;
    std::chrono::seconds longestOutage = FreshnessLimits().packingPlanned;
    std::optional<OfflinePermit> permit;
    friend bool operator==(const PackingLeave &, const PackingLeave &) = default;
};

QByteArray toJson(const OfflinePermit &permit);
/// Nothing where it is not one: then there is no permit.
std::optional<OfflinePermit> permitFromJson(const QByteArray &json);
QLatin1StringView toCode(OfflinePermit::Kind kind); ///< "oldData", "planned"

} // namespace pw::domain
