// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/records.h"
#include "core/domain/feedscope.h"
#include "core/domain/setchecksum.h"

#include <QHash>

#include <functional>

namespace pw::central {

/// A row as part of its scopes.
struct ScopeMember
{
    domain::RowDigest digest;
    domain::ScopeFacts facts;
};

/// How the row of a unit, or of a lot with holds, counts in its scopes.
ScopeMember scopeMember(const domain::RowDigester &digester, const UnitRecord &unit);
ScopeMember scopeMember(const domain::RowDigester &digester, const LotRecord &lot);
/// The same of a stored row; `part` of the digest follows from the key.
domain::ScopeFacts scopeFacts(const QString &key, const QString &lot, bool exceptional);

/// The checksums of all scopes while a writer changes rows: what a transaction touches is read once
/// and written once, at its end. For the one writer of a store, which says when what was remembered
/// no longer holds.
class ScopeLedger
{
public:
    /// Stored bytes of a scope; empty where there are none.
    using Load = std::function<QByteArray(const QString &scope)>;
    using Save = std::function<void(const QString &scope, const QByteArray &bytes)>;
    explicit ScopeLedger(Load load) : m_load(std::move(load)) {}

    struct Moves
    {
        QStringList left;
        QStringList entered; ///< only for a row that was there before
    };
    /// Nothing before: a new row; nothing after: it has gone.
    Moves change(const std::optional<ScopeMember> &before, const std::optional<ScopeMember> &after);

    void savepoint() { m_undo.clear(); }
    void rollbackToSavepoint();
    /// Hands on what has changed since the last time.
    void flush(const Save &save);
    /// After a rollback.
    void forget();

private:
    struct Entry
    {
        domain::SetChecksum sums;
        bool changed = false;
    };
    struct Step
    {
        QString scope;
        domain::RowDigest digest;
        bool added = false;
    };
    Entry &entry(const QString &scope);
    void count(const QString &scope, const domain::RowDigest &digest, bool add);

    Load m_load;
    QHash<QString, Entry> m_entries;
    QList<Step> m_undo; ///< since the savepoint
};

} // namespace pw::central
