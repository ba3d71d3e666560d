// SPDX-License-Identifier: Apache-2.0
#include "core/store/scanjournalrepository.h"

#include <array>

namespace pw::store {

using namespace Qt::StringLiterals;
using scan::FrameStatus;

namespace {

constexpr std::array<std::pair<FrameStatus, QLatin1StringView>, 5> StatusCodes = {
    {{FrameStatus::Ok, "ok"_L1},
     {FrameStatus::NoRead, "noRead"_L1},
     {FrameStatus::FramingError, "framingError"_L1},
     {FrameStatus::Overflow, "overflow"_L1},
     {FrameStatus::DiscardedOnDisconnect, "discardedOnDisconnect"_L1}}};

QLatin1StringView toCode(FrameStatus status)
{
    Q_ASSERT(StatusCodes[size_t(status)].first == status);
    return StatusCodes[size_t(status)].second;
}

std::optional<FrameStatus> statusFromCode(const QString &text)
{
    for (const auto &[status, code] : StatusCodes) {
        if (text == code)
            return status;
    }
    return {};
}

QByteArray selectEntries(const char *rest)
{
    return QByteArray("SELECT id, device, device_seq, at, boot_ns, raw, frame_status, verdict_code,"
                      " verdict, operation_seq FROM scan_journal ")
           + rest;
}

} // namespace

ScanJournalRepository::ScanJournalRepository(Database &database)
    : m_append(database, "INSERT INTO scan_journal (device, device_seq, at, boot_ns, raw,"
                         " frame_status, verdict_code, verdict, operation_seq)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id"),
      m_last(database, selectEntries("ORDER BY id DESC LIMIT ?1")),
      m_range(database,
              selectEntries("WHERE at >= ?1 AND at < ?2 AND id > ?3 ORDER BY id LIMIT ?4"))
{}

Result<qint64, StoreError> ScanJournalRepository::append(const ScanJournalEntry &entry)
{
    auto rows =
        m_append.query(entry.scan.device, entry.scan.sequence, entry.scan.at,
                       entry.scan.sinceBoot.count(), entry.scan.bytes, toCode(entry.scan.status),
                       domain::toCode(entry.verdict), Utf8{entry.facts}, entry.operation);
    if (!rows.next())
        return Failure{rows.error().value_or(StoreError{})};
    return rows.integer(0);
}

Result<QList<ScanJournalEntry>, StoreError> ScanJournalRepository::last(int limit)
{
    return read(m_last.query(limit));
}

Result<QList<ScanJournalEntry>, StoreError>
ScanJournalRepository::range(const QDateTime &from, const QDateTime &to, qint64 afterId, int limit)
{
    return read(m_range.query(from, to, afterId, limit));
}

Result<QList<ScanJournalEntry>, StoreError> ScanJournalRepository::read(Rows rows)
{
    QList<ScanJournalEntry> entries;
    while (rows.next()) {
        const auto status = statusFromCode(rows.text(6));
        const auto verdict = domain::verdictFromCode(rows.text(7));
        if (!status || !verdict)
            return Failure{StoreError{StoreError::Code::Damaged, 0,
                                      u"scan_journal %1"_s.arg(rows.integer(0))}};
        entries.append({rows.integer(0),
                        {rows.text(1), quint64(rows.integer(2)), rows.bytes(5), *status,
                         rows.instant(3), std::chrono::nanoseconds(rows.integer(4))},
                        *verdict,
                        rows.bytes(8),
                        rows.optionalInteger(9)});
    }
    if (rows.error())
        return Failure{*rows.error()};
    return entries;
}

} // namespace pw::store
