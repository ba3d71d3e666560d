// SPDX-License-Identifier: Apache-2.0
#include "core/services/journalwriter.h"

#include "core/domain/verdictjson.h"
#include "core/scan/readablebytes.h"
#include "core/services/auditwriter.h"

namespace pw::services {

using namespace domain;
using store::StoreError;

Result<ScanLogEntry, StoreError> JournalWriter::write(const scan::RawScan &scan,
                                                      const Verdict &verdict,
                                                      std::optional<qint64> operation)
{
    store::ScanJournalEntry row;
    row.scan = scan;
    row.verdict = verdict.code;
    row.facts = compact(toJson(verdict));
    row.operation = operation;
    const auto id = m_store.journal.append(row);
    if (!id)
        return Failure{id.error()};
    const auto recorded = m_store.history.recordScan(
        *id, m_identity.operatorId, verdict.unit ? verdict.unit : verdict.container);
    if (!recorded)
        return Failure{recorded.error()};
    return ScanLogEntry{*id, scan.at, scan.device, feedText(scan.bytes), verdict};
}

QString feedText(const QByteArray &raw)
{
    constexpr qsizetype MaxLength = 120;
    const QString text = scan::picturedBytes(raw.left(MaxLength));
    return raw.size() > MaxLength ? QString(text + u'…') : text;
}

} // namespace pw::services
