// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"
#include "core/services/auditwriter.h"
#include "core/services/stepwriter.h"

#include <functional>
#include <optional>

namespace pw::services {

/// What came of an operation. Nothing in it is said before it is on disk.
struct OperationOutcome
{
    domain::Verdict verdict;          ///< the first problem where it was refused
    domain::Problems problems;        ///< every reason against it; empty: it was carried out
    domain::Plan plan;                ///< what was done; empty where it was refused
    qint64 operation = 0;             ///< its number in the store
    QList<domain::UnitState> records; ///< the units it changed, as they now are
};

/// Everything done to packs and containers beside packing by scan: planned, previewed, carried out
/// in one transaction each, taken back. A refusal is kept in the audit trail, too. Lives in the
/// engine thread.
class OperationService
{
public:
    OperationService(store::StationStore &store, UnitLookup &world, const Clock &clock,
                     const StationIdentity &identity, const domain::RuleSet &rules);

    const domain::RuleSet &rules() const { return m_rules; }

    /// What it would do, or every reason against it; changes nothing. Holds it would place get
    /// their ids here, so that the request can be carried out as it was shown.
    Result<domain::Plan, domain::Problems> preview(domain::Request &request) const;

    /// What else is to become true with an operation, or with its refusal, or not at all.
    using Alongside = std::function<Result<Done, store::StoreError>(OperationOutcome &)>;

    /// Plans anew on the world as it is now, and does it. `alongside` writes in the same
    /// transaction.
    OperationOutcome carryOut(domain::Request request, const Alongside &alongside = {});

    /// A number of the pool for a new label, burned; nothing: the pool is used up.
    Result<std::optional<gs1::Sscc>, store::StoreError> drawNumber(domain::Level level);

    /// An earlier step of this station, to be taken back; nothing: there is none of this number, or
    /// it has been taken back, or is itself a taking back.
    Result<std::optional<domain::Step>, store::StoreError> step(qint64 operation);

private:
    void complete(domain::Request &request) const;
    bool documentsKept(const domain::Plan &plan);
    OperationOutcome refused(const domain::Request &request, const domain::Problems &problems,
                             const Alongside &alongside);
    OperationOutcome notStored(OperationOutcome outcome, const store::StoreError &error) const;
    Result<Done, store::StoreError> write(const domain::Request &request, OperationOutcome &outcome,
                                          const Alongside &alongside);

    store::StationStore &m_store;
    UnitLookup &m_world;
    const Clock &m_clock;
    const domain::RuleSet &m_rules;
    StepWriter m_steps;
    AuditWriter m_audit;
};

} // namespace pw::services
