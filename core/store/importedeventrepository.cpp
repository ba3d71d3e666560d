// SPDX-License-Identifier: Apache-2.0
#include "core/store/importedeventrepository.h"

namespace pw::store {

ImportedEventRepository::ImportedEventRepository(Database &database)
    : m_find(database, "SELECT content_hash FROM imported_event"
                       " WHERE event_id = ?1 AND declaration = ?2"),
      m_add(database, "INSERT INTO imported_event (event_id, declaration, content_hash,"
                      " operation_seq) VALUES (?1, ?2, ?3, ?4)")
{}

Result<std::optional<QByteArray>, StoreError>
ImportedEventRepository::contentHash(const QString &eventId, bool declaration)
{
    auto rows = m_find.query(eventId, declaration);
    if (rows.next())
        return std::optional(rows.bytes(0));
    if (rows.error())
        return Failure{*rows.error()};
    return std::optional<QByteArray>();
}

Result<Done, StoreError> ImportedEventRepository::add(const QString &eventId, bool declaration,
                                                      const QByteArray &contentHash,
                                                      qint64 operation)
{
    const auto added = m_add.execute(eventId, declaration, contentHash, operation);
    if (!added)
        return Failure{added.error()};
    return Done();
}

} // namespace pw::store
