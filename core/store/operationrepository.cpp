// SPDX-License-Identifier: Apache-2.0
#include "core/store/operationrepository.h"

namespace pw::store {

using namespace Qt::StringLiterals;

namespace {

QByteArray selectOperations(const char *rest)
{
    return QByteArray("SELECT seq, operation_id, kind, at, operator, payload, undoes, undone_by"
                      " FROM operation ")
           + rest;
}

} // namespace

OperationRepository::OperationRepository(Database &database)
    : m_append(database, "INSERT INTO operation (operation_id, kind, at, operator, payload, undoes)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING seq"),
      m_lastUndoable(database, selectOperations("WHERE undoes IS NULL AND undone_by IS NULL"
                                                " ORDER BY seq DESC LIMIT 1")),
      m_markUndone(database, "UPDATE operation SET undone_by = ?2"
                             " WHERE seq = ?1 AND undone_by IS NULL"),
      m_find(database, selectOperations("WHERE seq = ?1")),
      m_stamp(database, "UPDATE event_stamp SET sequence = sequence + 1, at = max(?1, at + 1)"
                        " RETURNING sequence, at"),
      m_skip(database, "UPDATE event_stamp SET sequence = ?1 WHERE sequence < ?1"),
      m_lastSequence(database, "SELECT sequence FROM event_stamp")
{}

Result<qint64, StoreError> OperationRepository::append(const Operation &operation)
{
    auto rows = m_append.query(operation.operationId.toString(QUuid::WithoutBraces), operation.kind,
                               operation.at, operation.operatorId, Utf8{operation.payload},
                               operation.undoes);
    if (!rows.next())
        return Failure{rows.error().value_or(StoreError{})};
    return rows.integer(0);
}

Result<std::optional<Operation>, StoreError> OperationRepository::lastUndoable()
{
    return read(m_lastUndoable.query());
}

Result<Done, StoreError> OperationRepository::markUndone(qint64 seq, qint64 undoneBy)
{
    const auto marked = m_markUndone.execute(seq, undoneBy);
    if (!marked)
        return Failure{marked.error()};
    if (*marked != 1)
        return Failure{StoreError{StoreError::Code::Constraint, 0, u"undone already"_s}};
    return Done();
}

Result<std::optional<Operation>, StoreError> OperationRepository::find(qint64 seq)
{
    return read(m_find.query(seq));
}

Result<EventStamp, StoreError> OperationRepository::nextEventStamp(const QDateTime &notBefore)
{
    auto rows = m_stamp.query(notBefore);
    if (!rows.next())
        return Failure{
            rows.error().value_or(StoreError{StoreError::Code::Damaged, 0, u"event_stamp"_s})};
    return EventStamp{rows.integer(0), rows.instant(1)};
}

Result<bool, StoreError> OperationRepository::skipSequences(qint64 sequence)
{
    const auto skipped = m_skip.execute(sequence);
    if (!skipped)
        return Failure{skipped.error()};
    return *skipped > 0;
}

Result<qint64, StoreError> OperationRepository::lastEventSequence()
{
    auto rows = m_lastSequence.query();
    if (!rows.next())
        return Failure{
            rows.error().value_or(StoreError{StoreError::Code::Damaged, 0, u"event_stamp"_s})};
    return rows.integer(0);
}

Result<std::optional<Operation>, StoreError> OperationRepository::read(Rows rows)
{
    if (rows.next()) {
        return std::optional(Operation{rows.integer(0), QUuid::fromString(rows.text(1)),
                                       rows.text(2), rows.instant(3), rows.text(4), rows.bytes(5),
                                       rows.optionalInteger(6), rows.optionalInteger(7)});
    }
    if (rows.error())
        return Failure{*rows.error()};
    return std::optional<Operation>();
}

} // namespace pw::store
