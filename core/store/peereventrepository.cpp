// SPDX-License-Identifier: Apache-2.0
#include "core/store/peereventrepository.h"

#include "core/store/database.h"

namespace pw::store {

namespace {

Result<Done, StoreError> done(const Result<int, StoreError> &changed)
{
    if (!changed)
        return Failure{changed.error()};
    return Done();
}

Result<qint64, StoreError> numberOf(Rows rows)
{
    if (rows.next())
        return rows.integer(0);
    if (rows.error())
        return Failure{*rows.error()};
    return 0;
}

} // namespace

PeerEventRepository::PeerEventRepository(Database &database)
    : m_database(database),
      m_find(database,
             "SELECT number, content FROM event WHERE event_id = ?1 AND declaration = ?2"),
      m_insert(database, "INSERT INTO event (event_id, declaration, record_time, station_seq,"
                         " content, document) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING number"),
      m_replace(database, "UPDATE event SET record_time = ?2, station_seq = ?3, content = ?4,"
                          " document = ?5 WHERE number = ?1"),
      m_findObject(database, "SELECT number FROM object WHERE uri = ?1"),
      m_addObject(database, "INSERT INTO object (uri) VALUES (?1) RETURNING number"),
      m_addNaming(database, "INSERT OR IGNORE INTO event_object VALUES (?1, ?2)"),
      m_unname(database, "DELETE FROM event_object WHERE event = ?1"),
      m_link(database, "INSERT OR IGNORE INTO link VALUES (?1, ?2)"),
      m_makeStale(database,
                  "WITH RECURSIVE inside (number) AS ("
                  " SELECT n.object FROM event e JOIN event_object n ON n.event = e.number"
                  "  WHERE e.event_id = ?1"
                  " UNION SELECT l.child FROM link l JOIN inside i ON l.parent = i.number)"
                  " UPDATE object SET stale = 1 WHERE number IN (SELECT number FROM inside)"),
      m_allStale(database, "UPDATE object SET stale = 1"),
      m_stale(database, "SELECT uri FROM object INDEXED BY object_stale WHERE stale"
                        " ORDER BY number LIMIT ?1"),
      m_settle(database, "UPDATE object SET stale = 0 WHERE uri = ?1"),
      m_parents(database, "SELECT parent FROM link WHERE child = ?1"),
      m_eventsOf(database, "SELECT event FROM event_object WHERE object = ?1"),
      m_live(database, "SELECT document FROM event e WHERE number = ?1 AND NOT declaration"
                       " AND NOT EXISTS (SELECT 1 FROM event d WHERE d.event_id = e.event_id"
                       "  AND d.declaration)"),
      m_lastSequence(database, "SELECT max(station_seq) FROM event INDEXED BY event_of_station"
                               " WHERE station_seq > 0"),
      m_count(database, "SELECT count(*) FROM event"),
      m_value(database, "SELECT value FROM state WHERE name = ?1"),
      m_set(database, "INSERT INTO state VALUES (?1, ?2)"
                      " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
{}

Result<PeerEventRepository::Admitted, StoreError> PeerEventRepository::add(const PeerEvent &event)
{
    std::optional<qint64> known;
    QByteArray content;
    {
        auto rows = m_find.query(event.eventId, event.declaration);
        if (rows.next()) {
            known = rows.integer(0);
            content = rows.bytes(1);
        } else if (rows.error()) {
            return Failure{*rows.error()};
        }
    }
    if (known && content == event.content)
        return Admitted::Known;
    if (known && event.declaration) // what a declaration says beside the id has no effect
        return Admitted::Known;
    // Neither of two can be trusted, but which one counts must not hang on which came first.
    if (known && content < event.content)
        return Admitted::Contradicts;
    if (known) {
        if (const auto stale = makeStale(event.eventId); !stale) // what only the other one names
            return Failure{stale.error()};
        const auto replaced = m_replace.execute(*known, event.recordTime, event.stationSeq,
                                                event.content, QString::fromUtf8(event.document));
        if (!replaced)
            return Failure{replaced.error()};
        if (const auto unnamed = m_unname.execute(*known); !unnamed)
            return Failure{unnamed.error()};
    }
    qint64 number = known.value_or(0);
    if (!known) {
        const auto inserted = numberOf(
            m_insert.query(event.eventId, event.declaration, event.recordTime, event.stationSeq,
                           event.content, QString::fromUtf8(event.document)));
        if (!inserted)
            return Failure{inserted.error()};
        number = *inserted;
    }
    if (const auto indexed = index(event, number); !indexed)
        return Failure{indexed.error()};
    if (const auto stale = makeStale(event.eventId); !stale)
        return Failure{stale.error()};
    return known ? Admitted::Contradicts : Admitted::New;
}

Result<Done, StoreError> PeerEventRepository::index(const PeerEvent &event, qint64 number)
{
    std::optional<qint64> container;
    if (!event.container.isEmpty()) {
        const auto found = objectNumber(event.container);
        if (!found)
            return Failure{found.error()};
        container = *found;
    }
    for (const QString &uri : event.objects) {
        const auto object = objectNumber(uri);
        if (!object)
            return Failure{object.error()};
        if (const auto named = m_addNaming.execute(*object, number); !named)
            return Failure{named.error()};
        if (!container || *container == *object)
            continue;
        if (const auto linked = m_link.execute(*container, *object); !linked)
            return Failure{linked.error()};
    }
    return Done();
}

Result<Done, StoreError> PeerEventRepository::makeStale(const QString &eventId)
{
    return done(m_makeStale.execute(eventId));
}

Result<qint64, StoreError> PeerEventRepository::objectNumber(const QString &uri)
{
    const auto found = numberOf(m_findObject.query(uri));
    if (!found || *found > 0)
        return found;
    return numberOf(m_addObject.query(uri));
}

Result<QStringList, StoreError> PeerEventRepository::stale(int limit)
{
    QStringList uris;
    auto rows = m_stale.query(limit);
    while (rows.next())
        uris.append(rows.text(0));
    if (rows.error())
        return Failure{*rows.error()};
    return uris;
}

Result<Done, StoreError> PeerEventRepository::collect(Statement &statement, qint64 key,
                                                      QSet<qint64> &into, QList<qint64> *added)
{
    auto rows = statement.query(key);
    while (rows.next()) {
        const qint64 number = rows.integer(0);
        if (into.contains(number))
            continue;
        into.insert(number);
        if (added)
            added->append(number);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return Done();
}

Result<QByteArrayList, StoreError> PeerEventRepository::eventsAround(const QStringList &objects)
{
    QSet<qint64> around;
    QList<qint64> open;
    for (const QString &uri : objects) {
        const auto number = objectNumber(uri);
        if (!number)
            return Failure{number.error()};
        if (around.contains(*number))
            continue;
        around.insert(*number);
        open.append(*number);
    }
    QSet<qint64> events;
    while (!open.isEmpty()) {
        const qint64 object = open.takeLast();
        if (const auto outwards = collect(m_parents, object, around, &open); !outwards)
            return Failure{outwards.error()};
        if (const auto named = collect(m_eventsOf, object, events); !named)
            return Failure{named.error()};
    }
    QByteArrayList documents;
    for (const qint64 event : std::as_const(events)) {
        auto rows = m_live.query(event);
        if (rows.next())
            documents.append(rows.text(0).toUtf8());
        else if (rows.error())
            return Failure{*rows.error()};
    }
    return documents;
}

Result<Done, StoreError> PeerEventRepository::settle(const QStringList &objects)
{
    for (const QString &uri : objects) {
        if (const auto settled = m_settle.execute(uri); !settled)
            return Failure{settled.error()};
    }
    return Done();
}

Result<Done, StoreError> PeerEventRepository::makeAllStale()
{
    return done(m_allStale.execute());
}

Result<qint64, StoreError> PeerEventRepository::lastStationSeq()
{
    return numberOf(m_lastSequence.query());
}

Result<qint64, StoreError> PeerEventRepository::count()
{
    return numberOf(m_count.query());
}

Result<QString, StoreError> PeerEventRepository::value(const QString &name)
{
    auto rows = m_value.query(name);
    if (rows.next())
        return rows.text(0);
    if (rows.error())
        return Failure{*rows.error()};
    return QString();
}

Result<Done, StoreError> PeerEventRepository::set(const QString &name, const QString &value)
{
    return done(m_set.execute(name, value));
}

Result<Done, StoreError> PeerEventRepository::clear()
{
    return m_database.execute("DELETE FROM event; DELETE FROM object; DELETE FROM event_object;"
                              " DELETE FROM link; DELETE FROM state");
}

} // namespace pw::store
