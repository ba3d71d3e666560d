// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/rules/roles.h"
#include "core/domain/verdict.h"
#include "core/services/stationidentity.h"
#include "core/store/stationstore.h"

#include <QJsonObject>

namespace pw::services {

/// Writes verdicts into the audit trail, inside the caller's transaction. Lives in the engine
/// thread.
class AuditWriter
{
public:
    AuditWriter(store::StationStore &store, const Clock &clock, const StationIdentity &identity)
        : m_store(store), m_clock(clock), m_identity(identity)
    {}

    /// Who works here from now on.
    void setOperator(const QString &id, domain::Role role)
    {
        m_identity.operatorId = id;
        m_identity.role = domain::toCode(role);
    }

    /// Of whoever works here.
    Result<Done, store::StoreError> write(const domain::Verdict &verdict, const QDateTime &at);
    /// Of somebody who asked for an operation; `facts` go beside the verdict's own.
    Result<Done, store::StoreError> write(const domain::Verdict &verdict, const QDateTime &at,
                                          const domain::Actor &actor, const QJsonObject &facts);
    /// That `id` works here from now on, as the first thing on record of them.
    Result<Done, store::StoreError> writeOperatorChange(const QString &id, domain::Role role);

private:
    Result<Done, store::StoreError> append(const domain::Verdict &verdict, const QDateTime &at,
                                           const QString &operatorId, const QString &role,
                                           const QJsonObject &facts);

    store::StationStore &m_store;
    const Clock &m_clock;
    StationIdentity m_identity;
};

/// Compact, as every row keeps its JSON.
QByteArray compact(const QJsonObject &object);

} // namespace pw::services
