// SPDX-License-Identifier: Apache-2.0
#include "core/central/unitcache.h"

namespace pw::central {

UnitCache::Entry &UnitCache::entry(const QString &id)
{
    const auto known = m_entries.find(id);
    if (known != m_entries.end())
        return *known;
    Entry fresh;
    if (m_writer)
        fresh.stored = m_writer->unit(id);
    fresh.current = fresh.stored;
    m_order.append(id);
    return *m_entries.insert(id, fresh);
}

std::optional<epcis::ObjectState> UnitCache::find(const QString &id)
{
    const Entry &known = entry(id);
    if (!known.current)
        return {};
    return known.current->state;
}

QStringList UnitCache::childrenOf(const QString &id)
{
    QStringList children;
    const QStringList stored = m_writer ? m_writer->childrenOf(id) : QStringList();
    for (const QString &child : stored) {
        const auto known = m_entries.constFind(child);
        if (known == m_entries.constEnd() || known->current->state.parent == id)
            children.append(child);
    }
    for (const QString &child : m_joined.value(id)) {
        const Entry &known = *m_entries.constFind(child);
        const bool wasChild = known.stored && known.stored->state.parent == id;
        if (known.current->state.parent == id && !wasChild)
            children.append(child);
    }
    children.sort();
    return children;
}

void UnitCache::put(const epcis::ObjectState &state)
{
    Entry &known = entry(state.id);
    if (!known.current)
        known.current = UnitRecord();
    if (!state.parent.isEmpty() && state.parent != known.current->state.parent)
        m_joined[state.parent].insert(state.id);
    known.current->state = state;
    known.event = m_event;
}

bool UnitCache::contains(const QString &id)
{
    return entry(id).current.has_value();
}

UnitRecord &UnitCache::change(const QString &id)
{
    Entry &known = entry(id);
    Q_ASSERT(known.current);
    known.event = m_event;
    return *known.current;
}

void UnitCache::replace(const UnitRecord &unit)
{
    put(unit.state); // who is in what is known from here on
    *entry(unit.state.id).current = unit;
}

void UnitCache::flush()
{
    Q_ASSERT(m_writer);
    for (const QString &id : std::as_const(m_order)) {
        Entry &known = m_entries[id];
        if (!known.current || known.current == known.stored)
            continue;
        m_writer->putUnit(*known.current, known.event);
        known.stored = known.current;
    }
}

} // namespace pw::central
