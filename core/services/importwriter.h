// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/imports/judge.h"
#include "core/domain/plan.h"
#include "core/epcis/eventfactory.h"
#include "core/epcis/receiveddocument.h"
#include "core/services/auditwriter.h"
#include "core/services/journalwriter.h"
#include "core/services/unitlookup.h"

namespace pw::services {

/// A judged import that is to become true.
struct ImportDraft
{
    QString file;
    QByteArray sha256;
    QString format; ///< its code
    domain::Actor actor;
    domain::Reason reason;
    QList<domain::imports::Row> rows;
    domain::imports::Judgement judgement;
    QList<epcis::ReceivedEvent> events; ///< one a row; empty: a table
    domain::Verdict verdict;
};

/// Writes an import inside the caller's transaction: operation, events, history, overlay, audit,
/// journal. Lives in the engine thread.
class ImportWriter
{
public:
    ImportWriter(store::StationStore &store, UnitLookup &world, const Clock &clock,
                 const StationIdentity &identity);

    /// The number of the operation.
    Result<qint64, store::StoreError> write(const ImportDraft &draft);
    /// Only that it was tried: audit and journal.
    Result<Done, store::StoreError> writeRefusal(const ImportDraft &draft);

private:
    struct Writing;
    QJsonObject factsOf(const ImportDraft &draft) const;
    Result<Done, store::StoreError> writeRecords(const ImportDraft &draft,
                                                 std::optional<qint64> operation);

    store::StationStore &m_store;
    UnitLookup &m_world;
    const Clock &m_clock;
    StationIdentity m_identity;
    AuditWriter m_audit;
    JournalWriter m_journal;
};

} // namespace pw::services
