// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/statement.h"

#include <chrono>

namespace pw::store {

/// One line of the audit trail: who did what, when, to what.
struct AuditEntry
{
    QDateTime at;                          ///< UTC
    std::chrono::nanoseconds sinceBoot{0}; ///< orders entries whatever the wall clock did
    QString operatorId;                    ///< pseudonymous; empty: the program itself
    QString role;
    QString station;
    QString action;    ///< stable code
    QString object;    ///< key of the unit, id of the device …; may be empty
    QByteArray detail; ///< JSON
    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;
};

/// Where the trail is no longer what was written.
struct AuditBreak
{
    enum class Why {
        Changed,  ///< the entry does not have the content its hash was made of
        Missing,  ///< entries before it are gone
        Unlinked, ///< it does not follow the entry before: one was exchanged or put in between
        CutOff    ///< the trail goes on behind its recorded end, or ends before it
    };
    qint64 seq = 0;
    Why why = Why::Changed;
    friend bool operator==(const AuditBreak &, const AuditBreak &) = default;
};

/// What a look at the whole trail found.
struct AuditVerification
{
    qint64 entries = 0;
    std::optional<AuditBreak> brokenAt; ///< the first break
    bool isSound() const { return !brokenAt; }
};

struct AuditHead
{
    qint64 seq = 0; ///< 0: nothing written yet
    QByteArray hash;
    friend bool operator==(const AuditHead &, const AuditHead &) = default;
};

/// The audit trail (`audit` of station.db): append-only, each entry carries the SHA-256 hash of all
/// its fields and of the entry before. It finds damage and meddling with single rows; whoever can
/// write the file and knows this program can make a new trail, so head() goes to central as well.
/// Confined to the thread of its database. Writes need an open Transaction.
class AuditRepository
{
public:
    explicit AuditRepository(Database &database);

    Result<qint64, StoreError> append(const AuditEntry &entry);
    Result<AuditVerification, StoreError> verify();
    Result<AuditHead, StoreError> head();
    /// The newest `limit` entries, newest first.
    Result<QList<std::pair<qint64, AuditEntry>>, StoreError> last(int limit);

private:
    Statement m_head;
    Statement m_setHead;
    Statement m_insert;
    Statement m_all;
    Statement m_last;
};

} // namespace pw::store
