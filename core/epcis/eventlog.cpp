// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/eventlog.h"

#include "core/epcis/eventhash.h"
#include "core/epcis/uri.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

QStringList sorted(const QSet<QString> &set)
{
    QStringList list(set.begin(), set.end());
    list.sort();
    return list;
}

QStringList canonical(const QStringList &uris)
{
    QStringList ids;
    ids.reserve(uris.size());
    for (const QString &uri : uris)
        ids.append(canonicalId(uri));
    return ids;
}

/// Two deliveries of one event may differ in when the repository recorded it.
bool saysTheSame(const Event &a, const Event &b)
{
    Event left = a;
    left.recordTime = b.recordTime;
    return left == b || eventHash(a) == eventHash(b);
}

/// Whether each object of the event is folded by itself.
bool isPerObject(const Event &event)
{
    return event.type == EventType::Object || event.parentId.isEmpty();
}

} // namespace

std::optional<ObjectState> EventLog::States::find(const QString &id)
{
    const auto known = m_states.constFind(id);
    return known == m_states.constEnd() ? std::nullopt : std::optional(*known);
}

QStringList EventLog::States::childrenOf(const QString &id)
{
    return sorted(m_children.value(id));
}

void EventLog::States::unlink(const ObjectState &state)
{
    if (state.parent.isEmpty())
        return;
    const auto siblings = m_children.find(state.parent);
    siblings->remove(state.id);
    if (siblings->isEmpty())
        m_children.erase(siblings);
}

void EventLog::States::put(const ObjectState &state)
{
    const auto before = m_states.constFind(state.id);
    const bool isLinked = before != m_states.constEnd() && before->parent == state.parent;
    if (!isLinked) {
        if (before != m_states.constEnd())
            unlink(*before);
        if (!state.parent.isEmpty())
            m_children[state.parent].insert(state.id);
    }
    m_states.insert(state.id, state);
}

void EventLog::States::remove(const QString &id)
{
    const auto known = m_states.constFind(id);
    if (known == m_states.constEnd())
        return;
    unlink(*known);
    m_states.erase(known);
}

EventPlace placeOf(const Event &event)
{
    const QString sequence = event.extensions.value("agw:seq"_L1).toString();
    const qsizetype slash = sequence.lastIndexOf(u'/');
    const QString workstation = slash < 0 ? QString() : sequence.first(slash);
    const qint64 number = slash < 0 ? 0 : QStringView(sequence).sliced(slash + 1).toLongLong();
    return {event.eventTime.toMSecsSinceEpoch(), workstation, number, event.eventId};
}

QList<QStringList> EventLog::linkedBy(const Event &event)
{
    QList<QStringList> sets;
    if (event.type == EventType::Object) {
        for (const QString &id : canonical(event.epcs))
            sets.append({id});
    } else if (event.type == EventType::Aggregation && event.parentId.isEmpty()) {
        for (const QString &id : canonical(event.childEpcs))
            sets.append({id});
    } else if (event.type == EventType::Aggregation) {
        sets.append(QStringList{canonicalId(event.parentId)} + canonical(event.childEpcs));
    }
    return sets;
}

EventLog::Admission EventLog::add(Event event)
{
    if (event.eventId.isEmpty())
        event.eventId = eventHash(event);
    if (event.errorDeclaration)
        return declare(event);
    if (m_events.contains(event.eventId))
        return repeat(event);
    m_events.insert(event.eventId, event);
    if (m_retracted.contains(event.eventId))
        return Admission::WasRetracted;
    keep(event);
    return Admission::Kept;
}

EventLog::Admission EventLog::declare(const Event &event)
{
    if (m_retracted.contains(event.eventId)) {
        ++m_repeats;
        return Admission::Repeated;
    }
    m_retracted.insert(event.eventId);
    const auto original = m_events.constFind(event.eventId);
    if (original != m_events.constEnd())
        drop(*original);
    return Admission::Declared;
}

EventLog::Admission EventLog::repeat(const Event &event)
{
    ++m_repeats;
    const Event known = m_events.value(event.eventId);
    if (saysTheSame(known, event))
        return Admission::Repeated;
    m_contradicted.insert(event.eventId);
    // Neither can be trusted, but which one counts must not hang on which came first.
    if (eventHash(event) < eventHash(known)) {
        const bool counts = !m_retracted.contains(event.eventId);
        if (counts)
            drop(known);
        m_events.insert(event.eventId, event);
        if (counts)
            keep(event);
    }
    return Admission::Contradicts;
}

int EventLog::groupOf(const QString &object)
{
    const auto known = m_groupOf.constFind(object);
    if (known != m_groupOf.constEnd())
        return *known;
    m_groupOf.insert(object, m_nextGroup);
    m_groups[m_nextGroup].objects.append(object);
    return m_nextGroup++;
}

int EventLog::join(const QStringList &objects)
{
    int into = groupOf(objects.first());
    for (const QString &object : objects) {
        int from = groupOf(object);
        if (from == into)
            continue;
        // The smaller one moves, so that n objects move at most n log n times.
        if (m_groups[from].objects.size() > m_groups[into].objects.size())
            std::swap(from, into);
        const Group moved = m_groups.take(from);
        Group &group = m_groups[into];
        for (const QString &id : moved.objects)
            m_groupOf.insert(id, into);
        group.objects += moved.objects;
        group.events.unite(moved.events);
        group.last = std::max(group.last, moved.last);
        group.isStale = group.isStale || moved.isStale;
        if (m_stale.remove(from))
            m_stale.insert(into);
    }
    return into;
}

void EventLog::markStale(int group)
{
    m_groups[group].isStale = true;
    m_stale.insert(group);
}

void EventLog::keep(const Event &event)
{
    const EventPlace place = placeOf(event);
    const QList<QStringList> sets = linkedBy(event);
    bool isNewest = true;
    for (const QStringList &objects : sets) {
        Group &group = m_groups[join(objects)];
        // An event may name several objects of one group.
        const bool isNamed = group.events.contains(event.eventId);
        isNewest = isNewest && !group.isStale && (isNamed || !group.last || *group.last < place);
        group.events.insert(event.eventId);
        group.last = std::max(group.last, std::optional(place));
    }
    if (isNewest)
        return fold(event);
    for (const QStringList &objects : sets)
        markStale(groupOf(objects.first()));
}

void EventLog::drop(const Event &event)
{
    m_anomalies.erase(placeOf(event));
    for (const QStringList &objects : linkedBy(event)) {
        const int group = groupOf(objects.first());
        m_groups[group].events.remove(event.eventId);
        markStale(group);
    }
}

void EventLog::fold(const Event &event)
{
    ++m_folded;
    const QList<Anomaly> found = foldEvent(event, m_states);
    if (!found.isEmpty())
        m_anomalies[placeOf(event)] += found;
}

void EventLog::forget(const Event &event, const QSet<QString> &objects)
{
    const auto known = m_anomalies.find(placeOf(event));
    if (known == m_anomalies.end())
        return;
    const bool isWhole = !isPerObject(event);
    known->second.removeIf([&objects, isWhole](const Anomaly &anomaly) {
        return isWhole || objects.contains(anomaly.object);
    });
    if (known->second.isEmpty())
        m_anomalies.erase(known);
}

void EventLog::catchUp()
{
    if (m_stale.isEmpty())
        return;
    QSet<QString> objects;
    std::map<EventPlace, const Event *> inOrder;
    for (const int index : std::as_const(m_stale)) {
        Group &group = m_groups[index];
        group.isStale = false;
        group.last.reset();
        for (const QString &id : std::as_const(group.objects)) {
            objects.insert(id);
            m_states.remove(id);
        }
        for (const QString &id : std::as_const(group.events)) {
            const Event &event = *m_events.constFind(id);
            const EventPlace place = placeOf(event);
            group.last = std::max(group.last, std::optional(place));
            inOrder.emplace(place, &event);
        }
    }
    m_stale.clear();
    for (const auto &[place, event] : inOrder) {
        forget(*event, objects);
        if (!isPerObject(*event)) {
            fold(*event);
            continue;
        }
        // The event's other objects have states that are right.
        const auto isElsewhere = [&objects](const QString &uri) {
            return !objects.contains(canonicalId(uri));
        };
        Event part = *event;
        part.epcs.removeIf(isElsewhere);
        part.childEpcs.removeIf(isElsewhere);
        fold(part);
    }
}

std::optional<ObjectState> EventLog::state(const QString &id)
{
    catchUp();
    return m_states.find(id);
}

QStringList EventLog::objects()
{
    catchUp();
    QStringList ids = m_states.ids();
    ids.sort();
    return ids;
}

QStringList EventLog::childrenOf(const QString &id)
{
    catchUp();
    return m_states.childrenOf(id);
}

QStringList EventLog::effectivePersistent(const QString &id)
{
    catchUp();
    const std::optional<ObjectState> own = m_states.find(id);
    if (!own)
        return {};
    QSet<QString> values(own->persistent.begin(), own->persistent.end());
    // The fold refuses circles, so the way up ends.
    for (auto at = m_states.find(own->parent); at; at = m_states.find(at->parent)) {
        std::copy_if(at->persistent.begin(), at->persistent.end(),
                     std::inserter(values, values.end()),
                     [](const QString &value) { return isBlocking(value); });
    }
    return sorted(values);
}

bool EventLog::isBlocked(const QString &id)
{
    const std::optional<ObjectState> own = state(id);
    if (!own || own->lifecycle != ObjectState::Lifecycle::Active)
        return true;
    const QStringList values = effectivePersistent(id);
    return std::any_of(values.begin(), values.end(),
                       [](const QString &value) { return isBlocking(value); });
}

QList<Anomaly> EventLog::anomalies()
{
    catchUp();
    QList<Anomaly> all;
    for (const auto &[place, found] : m_anomalies) {
        QList<Anomaly> ofEvent = found;
        // Parts of an event may have been folded at different times.
        std::stable_sort(ofEvent.begin(), ofEvent.end(), [](const Anomaly &a, const Anomaly &b) {
            return std::tie(a.object, a.code) < std::tie(b.object, b.code);
        });
        all += ofEvent;
    }
    return all;
}

QStringList EventLog::retracted() const
{
    return sorted(m_retracted);
}

QStringList EventLog::contradictions() const
{
    return sorted(m_contradicted);
}

} // namespace pw::epcis
