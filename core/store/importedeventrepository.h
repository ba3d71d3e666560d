// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/statement.h"

namespace pw::store {

/// Events of others this station has taken over (`imported_event` of station.db), for ever: they
/// are known again by their eventID. Confined to the thread of its database. Writes need an open
/// Transaction.
class ImportedEventRepository
{
public:
    explicit ImportedEventRepository(Database &database);

    /// What the event said; nothing: it was never taken over.
    Result<std::optional<QByteArray>, StoreError> contentHash(const QString &eventId,
                                                              bool declaration);
    Result<Done, StoreError> add(const QString &eventId, bool declaration,
                                 const QByteArray &contentHash, qint64 operation);

private:
    Statement m_find;
    Statement m_add;
};

} // namespace pw::store
