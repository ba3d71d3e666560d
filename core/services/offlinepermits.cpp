// SPDX-License-Identifier: Apache-2.0
#include "core/services/offlinepermits.h"

#include "core/base/logging.h"
#include "core/domain/verdictjson.h"
#include "core/store/transaction.h"

#include <QJsonDocument>

namespace pw::services {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

const QString PermitKey = u"offline.permit"_s;

} // namespace

OfflinePermits::OfflinePermits(store::StationStore &store, UnitLookup &world, const Clock &clock,
                               const StationIdentity &identity, const RoleMatrix &roles)
    : m_store(store),
      m_world(world),
      m_clock(clock),
      m_audit(store, clock, identity),
      m_roles(roles)
{}

void OfflinePermits::restore()
{
    const auto kept = m_store.state.value(PermitKey);
    if (!kept) {
        qCCritical(lcEngine) << "a permit in force cannot be read:" << kept.error().text;
        return; // default-deny
    }
    m_world.setPermit(*kept ? permitFromJson((*kept)->toUtf8()) : std::nullopt);
}

Verdict OfflinePermits::verdict(VerdictCode code) const
{
    Verdict verdict;
    verdict.code = code;
    verdict.dataAge = m_world.dataAge();
    return verdict;
}

Verdict OfflinePermits::keep(const std::optional<OfflinePermit> &permit, Verdict verdict,
                             const Actor &actor, const OfflinePermit &told)
{
    verdict.at = told.until;
    const QJsonObject facts{{"permit"_L1, QJsonDocument::fromJson(toJson(told)).object()}};
    store::Transaction transaction(m_store.database());
    const auto written = !transaction.isOpen()
                             ? Result<Done, store::StoreError>(Failure{transaction.error()})
                         : permit ? m_store.state.set(PermitKey, QString::fromUtf8(toJson(*permit)))
                                  : m_store.state.remove(PermitKey);
    if (written && m_audit.write(verdict, m_clock.now(), actor, facts) && transaction.commit()) {
        m_world.setPermit(permit);
        return verdict;
    }
    verdict.code = m_store.database().fatalError() ? VerdictCode::ReadOnly : VerdictCode::NotStored;
    return verdict;
}

Verdict OfflinePermits::give(OfflinePermit permit, const Actor &actor)
{
    if (const auto refusal = m_roles.refuse(Function::OverrideStaleData, actor, permit.reason))
        return verdict(*refusal);
    const auto from = m_world.dataFrom();
    if (const auto refusal = refusePermit(permit, m_world.freshness(), from, m_world.dataAge()))
        return verdict(*refusal);
    permit.dataFrom = *from;
    permit.signature = *actor.signature;
    permit.role = actor.role;
    return keep(permit, verdict(VerdictCode::PermitGiven), actor, permit);
}

Verdict OfflinePermits::end(const Actor &actor)
{
    const auto permit = m_world.permit();
    if (!permit)
        return verdict(VerdictCode::PermitNotNeeded);
    // Whoever might give leave may take it back; nothing has to be signed for more caution.
    if (m_roles.permission(Function::OverrideStaleData, actor.role) == Permission::Denied)
        return verdict(VerdictCode::NotPermitted);
    return keep({}, verdict(VerdictCode::PermitEnded), actor, *permit);
}

bool OfflinePermits::review()
{
    const auto permit = m_world.permit();
    if (!permit || !hasEnded(*permit, m_world.freshness(), m_world.dataFrom(), m_world.dataAge()))
        return false;
    const Verdict ended = keep({}, verdict(VerdictCode::PermitEnded), {}, *permit);
    return ended.code == VerdictCode::PermitEnded;
}

PackingLeave OfflinePermits::leave() const
{
    const FreshnessLimits &limits = m_world.freshness();
    auto permit = m_world.permit();
    if (permit && hasEnded(*permit, limits, m_world.dataFrom(), m_world.dataAge()))
        permit.reset(); // the next review() says so
    return {limits.packing, m_world.dataLimits().packing, limits.packingSigned,
            limits.packingPlanned, permit};
}

} // namespace pw::services
