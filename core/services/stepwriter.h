// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/epcis/eventfactory.h"
#include "core/services/stationidentity.h"
#include "core/services/unitlookup.h"

#include <optional>

namespace pw::services {

/// What was decided and is to become true: commands that are allowed, and what they lead to.
struct StepDraft
{
    QList<domain::Command> commands;      ///< not empty
    QList<domain::UnitState> records;     ///< what they change, as it is afterwards
    QList<domain::UnitBefore> containers; ///< of those, the ones that look different now
    QString kind;      ///< of the operation, as its stable code; empty: of its first command
    QString operation; ///< agw:operation of its events; empty: each command's own
    domain::Reason reason;
    QString operatorId; ///< empty: the station's
    std::optional<epcis::EventSignature> signature;
    std::optional<domain::Step> undoes;
};

struct WrittenStep
{
    qint64 operation = 0;
    QList<domain::UnitState> records; ///< as they now are, with time and sync state
};

/// Writes one step inside the caller's transaction: operation, outbox events, overlay, burned
/// numbers. Lives in the engine thread.
class StepWriter
{
public:
    StepWriter(store::StationStore &store, UnitLookup &world, const Clock &clock,
               const StationIdentity &identity);

    /// Who works here from now on.
    void setOperator(const QString &id) { m_identity.operatorId = id; }

    Result<WrittenStep, store::StoreError> write(const StepDraft &draft);

private:
    Result<qint64, store::StoreError>
    writeOperation(const StepDraft &draft, const QString &operationId, const QStringList &eventIds);
    Result<Done, store::StoreError> writeHistory(const StepDraft &draft,
                                                 const QList<QDateTime> &times, qint64 operation);

    struct Told;

    store::StationStore &m_store;
    UnitLookup &m_world;
    const Clock &m_clock;
    StationIdentity m_identity;
};

} // namespace pw::services
