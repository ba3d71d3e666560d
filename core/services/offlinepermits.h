// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/auditwriter.h"
#include "core/services/unitlookup.h"

namespace pw::services {

/// Leave to pack on old data: given with a signature, kept over a restart, ended when it no longer
/// counts; each on the audit trail. Tells the world what is in force. Lives in the engine thread.
class OfflinePermits
{
public:
    OfflinePermits(store::StationStore &store, UnitLookup &world, const Clock &clock,
                   const StationIdentity &identity, const domain::RoleMatrix &roles);

    /// Brings back what was in force when the station last stopped.
    void restore();

    /// `permit` says kind, end and reason; who signs is `actor`. PermitGiven, or why not: no right,
    /// no reason, no signature, refusePermit(), not stored. A new one replaces the one in force.
    domain::Verdict give(domain::OfflinePermit permit, const domain::Actor &actor);
    /// Nobody has to go on with old data because it was permitted. PermitEnded, PermitNotNeeded
    /// where there is none, NotPermitted.
    domain::Verdict end(const domain::Actor &actor);
    /// Ends what no longer counts. True: it did.
    bool review();

    domain::PackingLeave leave() const;

private:
    domain::Verdict verdict(domain::VerdictCode code) const;
    domain::Verdict keep(const std::optional<domain::OfflinePermit> &permit,
                         domain::Verdict verdict, const domain::Actor &actor,
                         const domain::OfflinePermit &told);

    store::StationStore &m_store;
    UnitLookup &m_world;
    const Clock &m_clock;
    AuditWriter m_audit;
    domain::RoleMatrix m_roles;
};

} // namespace pw::services
