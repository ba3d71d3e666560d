// SPDX-License-Identifier: Apache-2.0
#include "core/central/pastevents.h"

#include "core/epcis/eventlog.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/uri.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace pw::central {

namespace {

using epcis::Event;
using epcis::EventType;

void sortByTime(QList<Event> &events)
{
    std::sort(events.begin(), events.end(),
              [](const Event &a, const Event &b) { return epcis::placeOf(a) < epcis::placeOf(b); });
}

QList<Event> read(const QStringList &objects, StoreWriter &writer)
{
    QList<Event> events;
    const QList<QByteArray> texts = writer.liveEventsOf(objects);
    for (const QByteArray &text : texts) {
        // It was admitted, so it can be read.
        if (auto event = epcis::eventFromJson(QJsonDocument::fromJson(text).object()))
            events.append(*std::move(event));
    }
    return events;
}

} // namespace

QList<Event> pastOf(const QString &object, StoreWriter &writer)
{
    QList<Event> events = read({object}, writer);
    sortByTime(events);
    return events;
}

QList<Event> pastAround(const QStringList &objects, StoreWriter &writer)
{
    QList<Event> around;
    QSet<QString> told; // eventIDs
    QSet<QString> asked(objects.begin(), objects.end());
    // Outwards, one level after the other. What else is in a container is not asked for: what it is
    // says nothing of them.
    for (QStringList level = objects; !level.isEmpty();) {
        const QSet<QString> inside(level.begin(), level.end());
        QStringList outer;
        const QList<Event> events = read(level, writer);
        for (const Event &event : events) {
            if (!told.contains(event.eventId)) {
                told.insert(event.eventId);
                around.append(event);
            }
            if (event.type != EventType::Aggregation || event.parentId.isEmpty())
                continue;
            const QString parent = epcis::canonicalId(event.parentId);
            const bool holdsOne = std::any_of(event.childEpcs.cbegin(), event.childEpcs.cend(),
                                              [&inside](const QString &child) {
                                                  return inside.contains(epcis::canonicalId(child));
                                              });
            if (!holdsOne || asked.contains(parent))
                continue;
            asked.insert(parent);
            outer.append(parent);
        }
        level = outer;
    }
    sortByTime(around);
    return around;
}

QStringList namedBy(const Event &event)
{
    QStringList named;
    QSet<QString> seen;
    for (const QString &epc : event.epcs + event.childEpcs + QStringList{event.parentId}) {
        const QString id = epcis::canonicalId(epc);
        if (id.isEmpty() || seen.contains(id))
            continue;
        seen.insert(id);
        named.append(id);
    }
    return named;
}

QStringList touchedBy(const Event &event, const QStringList &containers, StoreWriter &writer)
{
    QStringList touched = namedBy(event);
    const bool namesContents = event.type == EventType::Aggregation && !event.childEpcs.isEmpty();
    const bool changesHolds = !event.persistentSet.isEmpty() || !event.persistentUnset.isEmpty();
    const bool reachesInside = event.action == epcis::Action::Delete || changesHolds;
    if (namesContents || !reachesInside || containers.isEmpty())
        return touched;
    QSet<QString> seen(touched.begin(), touched.end());
    const QList<Event> events = read(containers, writer);
    for (const Event &other : events) {
        if (other.type != EventType::Aggregation
            || !containers.contains(epcis::canonicalId(other.parentId)))
            continue;
        for (const QString &epc : other.childEpcs) {
            const QString child = epcis::canonicalId(epc);
            if (seen.contains(child))
                continue;
            seen.insert(child);
            touched.append(child);
        }
    }
    return touched;
}

} // namespace pw::central
