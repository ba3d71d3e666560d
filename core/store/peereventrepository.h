// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/schema.h"
#include "core/store/statement.h"

#include <QByteArrayList>
#include <QSet>
#include <QStringList>

namespace pw::store {

/// Of `peer.db`, where these events are.
Schema peerSchema();

/// An event as an EPCIS repository of somebody else has told it.
struct PeerEvent
{
    QString eventId;
    bool declaration = false; ///< it declares the event of this id an error
    QDateTime recordTime;     ///< UTC, by the repository's clock
    qint64 stationSeq = 0;    ///< n of agw:seq, if it is this station's own; 0: it is not
    QByteArray content;       ///< SHA-256 of what it says
    QByteArray document;      ///< the event as JSON
    QStringList objects;      ///< canonical URIs of the units and lots it names
    QString container;        ///< of these, what the others are in; empty: it says nothing of that
};

/// Events of an EPCIS repository of somebody else, each once, and which objects are no longer in
/// the cache as these say (`peer.db`, which can be read from the repository again).
/// Confined to the thread of its database. Writes need an open Transaction.
class PeerEventRepository
{
public:
    explicit PeerEventRepository(Database &database);

    enum class Admitted {
        New,
        Known,      ///< the same once more
        Contradicts ///< another content under a known id: of the two always the same one counts
    };
    /// What the event names, and what has ever been in that, is stale from now on.
    Result<Admitted, StoreError> add(const PeerEvent &event);

    /// Objects to be told anew, at most `limit`.
    Result<QStringList, StoreError> stale(int limit);
    /// The events that are not declared errors of these objects and of whatever they have ever
    /// been in, each once, in no order.
    Result<QByteArrayList, StoreError> eventsAround(const QStringList &objects);
    /// The cache shows these.
    Result<Done, StoreError> settle(const QStringList &objects);
    Result<Done, StoreError> makeAllStale();

    /// Highest PeerEvent::stationSeq; 0: none.
    Result<qint64, StoreError> lastStationSeq();
    Result<qint64, StoreError> count();

    /// How far reading has come, by a name. Empty: nothing is kept.
    Result<QString, StoreError> value(const QString &name);
    Result<Done, StoreError> set(const QString &name, const QString &value);

    /// Forgets everything.
    Result<Done, StoreError> clear();

private:
    Result<qint64, StoreError> objectNumber(const QString &uri);
    Result<Done, StoreError> index(const PeerEvent &event, qint64 number);
    Result<Done, StoreError> makeStale(const QString &eventId);
    Result<Done, StoreError> collect(Statement &statement, qint64 key, QSet<qint64> &into,
                                     QList<qint64> *added = nullptr);

    Database &m_database;
    Statement m_find;
    Statement m_insert;
    Statement m_replace;
    Statement m_findObject;
    Statement m_addObject;
    Statement m_addNaming;
    Statement m_unname;
    Statement m_link;
    Statement m_makeStale;
    Statement m_allStale;
    Statement m_stale;
    Statement m_settle;
    Statement m_parents;
    Statement m_eventsOf;
    Statement m_live;
    Statement m_lastSequence;
    Statement m_count;
    Statement m_value;
    Statement m_set;
};

} // namespace pw::store
