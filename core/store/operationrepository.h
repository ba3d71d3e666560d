// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/statement.h"

#include <QUuid>

namespace pw::store {

/// One user action that changed something: what was done together is undone together.
struct Operation
{
    qint64 seq = 0;     ///< given by append()
    QUuid operationId;  ///< agw:operationId of its events
    QString kind;       ///< stable code of what it was: "AGGREGATE", "CLOSE" …
    QDateTime at;       ///< UTC
    QString operatorId; ///< pseudonymous
    QByteArray payload; ///< JSON; whatever its service needs to show and to undo it
    std::optional<qint64> undoes;
    std::optional<qint64> undoneBy;
    friend bool operator==(const Operation &, const Operation &) = default;
};

/// What the next event of this station carries.
struct EventStamp
{
    qint64 sequence = 0; ///< n of agw:seq "<station>/<n>": strictly increasing, without holes
    QDateTime at;        ///< eventTime, UTC, milliseconds: later than that of every event before
    friend bool operator==(const EventStamp &, const EventStamp &) = default;
};

/// The operations of this station, in the order they were done, and the stamps of its events.
/// Confined to the thread of its database. Writes need an open Transaction: a stamp belongs to the
/// transaction that stores its event and is given again if that one rolls back.
class OperationRepository
{
public:
    explicit OperationRepository(Database &database);

    /// Its number. `seq` and `undoneBy` of the argument mean nothing.
    Result<qint64, StoreError> append(const Operation &operation);
    /// The last one that neither undoes nor is undone; whether its kind can be taken back, its
    /// service knows.
    Result<std::optional<Operation>, StoreError> lastUndoable();
    Result<Done, StoreError> markUndone(qint64 seq, qint64 undoneBy);
    Result<std::optional<Operation>, StoreError> find(qint64 seq);

    /// At `notBefore` (now, or what the units' own last events demand), unless an event of this
    /// station was then or later: then a millisecond after that one.
    Result<EventStamp, StoreError> nextEventStamp(const QDateTime &notBefore);
    /// Sequences up to `sequence` are used, whatever this file remembers: it may be an older copy,
    /// or new where central still knows the station. Whether it had forgotten some.
    Result<bool, StoreError> skipSequences(qint64 sequence);
    /// The sequence of the last event stored; 0: none yet.
    Result<qint64, StoreError> lastEventSequence();

private:
    Result<std::optional<Operation>, StoreError> read(Rows rows);

    Statement m_append;
    Statement m_lastUndoable;
    Statement m_markUndone;
    Statement m_find;
    Statement m_stamp;
    Statement m_skip;
    Statement m_lastSequence;
};

} // namespace pw::store
