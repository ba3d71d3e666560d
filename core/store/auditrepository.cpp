// SPDX-License-Identifier: Apache-2.0
#include "core/store/auditrepository.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace pw::store {

using namespace Qt::StringLiterals;

namespace {

/// Length before content, so that no two different entries have the same bytes.
void addField(QCryptographicHash &hash, const QByteArray &field)
{
    const auto size = qToBigEndian(quint64(field.size()));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&size), sizeof size));
    hash.addData(field);
}

void addField(QCryptographicHash &hash, qint64 number)
{
    const auto bytes = qToBigEndian(number);
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&bytes), sizeof bytes));
}

QByteArray hashOf(qint64 seq, const AuditEntry &entry, const QByteArray &previous)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addField(hash, previous);
    addField(hash, seq);
    addField(hash, entry.at.toMSecsSinceEpoch());
    addField(hash, entry.sinceBoot.count());
    for (const QString &text :
         {entry.operatorId, entry.role, entry.station, entry.action, entry.object})
        addField(hash, text.toUtf8());
    addField(hash, entry.detail);
    return hash.result();
}

QByteArray selectEntries(const char *rest)
{
    return QByteArray("SELECT seq, at, boot_ns, operator, role, station, action, object, detail,"
                      " prev_hash, hash FROM audit ")
           + rest;
}

AuditEntry entryFrom(const Rows &rows)
{
    return {rows.instant(1), std::chrono::nanoseconds(rows.integer(2)),
            rows.text(3),    rows.text(4),
            rows.text(5),    rows.text(6),
            rows.text(7),    rows.bytes(8)};
}

} // namespace

AuditRepository::AuditRepository(Database &database)
    : m_head(database, "SELECT seq, hash FROM audit_head"),
      m_setHead(database, "UPDATE audit_head SET seq = ?1, hash = ?2"),
      m_insert(database, "INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
      m_all(database, selectEntries("ORDER BY seq")),
      m_last(database, selectEntries("ORDER BY seq DESC LIMIT ?1"))
{}

Result<qint64, StoreError> AuditRepository::append(const AuditEntry &entry)
{
    const auto end = head();
    if (!end)
        return Failure{end.error()};
    const qint64 seq = end->seq + 1;
    const QByteArray hash = hashOf(seq, entry, end->hash);
    const auto inserted = m_insert.execute(seq, entry.at, entry.sinceBoot.count(), entry.operatorId,
                                           entry.role, entry.station, entry.action, entry.object,
                                           Utf8{entry.detail}, end->hash, hash);
    if (!inserted)
        return Failure{inserted.error()};
    if (const auto set = m_setHead.execute(seq, hash); !set)
        return Failure{set.error()};
    return seq;
}

Result<AuditVerification, StoreError> AuditRepository::verify()
{
    const auto end = head();
    if (!end)
        return Failure{end.error()};
    AuditVerification verification;
    QByteArray previous(32, '\0');
    const auto broken = [&verification](qint64 seq, AuditBreak::Why why) {
        verification.brokenAt = AuditBreak{seq, why};
        return verification;
    };
    auto rows = m_all.query();
    while (rows.next()) {
        const qint64 seq = rows.integer(0);
        const QByteArray hash = rows.bytes(10);
        if (seq != verification.entries + 1)
            return broken(seq, AuditBreak::Why::Missing);
        if (rows.bytes(9) != previous)
            return broken(seq, AuditBreak::Why::Unlinked);
        if (hashOf(seq, entryFrom(rows), previous) != hash)
            return broken(seq, AuditBreak::Why::Changed);
        previous = hash;
        ++verification.entries;
    }
    if (rows.error())
        return Failure{*rows.error()};
    if (*end != AuditHead{verification.entries, previous})
        return broken(verification.entries, AuditBreak::Why::CutOff);
    return verification;
}

Result<AuditHead, StoreError> AuditRepository::head()
{
    auto rows = m_head.query();
    if (!rows.next())
        return Failure{
            rows.error().value_or(StoreError{StoreError::Code::Damaged, 0, u"audit_head"_s})};
    return AuditHead{rows.integer(0), rows.bytes(1)};
}

Result<QList<std::pair<qint64, AuditEntry>>, StoreError> AuditRepository::last(int limit)
{
    QList<std::pair<qint64, AuditEntry>> entries;
    auto rows = m_last.query(limit);
    while (rows.next())
        entries.append({rows.integer(0), entryFrom(rows)});
    if (rows.error())
        return Failure{*rows.error()};
    return entries;
}

} // namespace pw::store
