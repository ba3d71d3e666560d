// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventindex.h"
#include "core/central/sqlitecache.h"

#include <QHash>

namespace pw::central::sqlite {

/// Writes what events are found by. Part of the transaction its connection is in.
class IndexWriter
{
public:
    explicit IndexWriter(Cache &cache) : m_cache(cache) {}

    Result<Done, StoreError> write(qint64 sequence, const EventIndex &index);
    /// After a rollback: fields that were new in it are no longer there.
    void forgetFields() { m_fields.clear(); }

private:
    Result<qint64, StoreError> fieldId(const QString &name);

    Cache &m_cache;
    QHash<QString, qint64> m_fields;
};

/// Fills the index for events stored before there was one, some hundred in a transaction, so that
/// an interrupted run goes on where it was.
Result<Done, StoreError> fillIndex(Connection &connection);

} // namespace pw::central::sqlite
