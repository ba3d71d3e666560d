// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"
#include "core/scan/rawscan.h"
#include "core/store/statement.h"

#include <QList>

namespace pw::store {

/// One frame of one device and what became of it.
struct ScanJournalEntry
{
    qint64 id = 0; ///< given by append()
    scan::RawScan scan;
    domain::VerdictCode verdict = domain::VerdictCode::Unreadable;
    QByteArray facts;                ///< the verdict as JSON
    std::optional<qint64> operation; ///< what it brought about
};

/// Every scan, accepted or not, byte for byte (`scan_journal` of station.db): nothing scanned is
/// dropped silently. Confined to the thread of its database. Writes need an open Transaction.
class ScanJournalRepository
{
public:
    explicit ScanJournalRepository(Database &database);

    Result<qint64, StoreError> append(const ScanJournalEntry &entry);
    /// The newest `limit` entries, newest first.
    Result<QList<ScanJournalEntry>, StoreError> last(int limit);
    /// Scanned at `from` or later and before `to`, with an id above `afterId`, in the order they
    /// came: an export asks again with the last id until nothing is left.
    Result<QList<ScanJournalEntry>, StoreError> range(const QDateTime &from, const QDateTime &to,
                                                      qint64 afterId, int limit);

private:
    Result<QList<ScanJournalEntry>, StoreError> read(Rows rows);

    Statement m_append;
    Statement m_last;
    Statement m_range;
};

} // namespace pw::store
