// SPDX-License-Identifier: Apache-2.0
#include "core/services/heldindex.h"

namespace pw::services {

using store::StoreError;

Result<int, StoreError> HeldIndex::heldInside(const epc::Epc &container)
{
    if (const auto counted = ensureCounted(); !counted)
        return Failure{counted.error()};
    if (const auto totalled = total(); !totalled)
        return Failure{totalled.error()};
    return m_inside.value(container, 0);
}

void HeldIndex::forget()
{
    m_behind.clear();
    m_oursRead = false;
    m_counted = false;
    m_totalled = false;
}

/// Of the overlay alone: a station that has been heard has few units in it.
Result<Done, StoreError> HeldIndex::ensureOurs()
{
    if (m_oursRead && m_generation == m_store.cache.generation())
        return catchUp();
    forget();
    m_direct.clear();
    m_touching.clear();
    m_ours.clear();
    const auto ours = m_store.overlayHeld.all();
    if (!ours)
        return Failure{ours.error()};
    for (const store::HeldUnit &unit : *ours) {
        if (const auto taken = take(unit); !taken)
            return taken;
    }
    m_generation = m_store.cache.generation();
    m_oursRead = true;
    return Done();
}

Result<Done, StoreError> HeldIndex::ensureCounted()
{
    if (const auto read = ensureOurs(); !read)
        return read;
    if (m_counted)
        return Done();
    const auto counts = m_store.cacheHeld.countByParent();
    if (!counts)
        return Failure{counts.error()};
    for (const auto &count : *counts)
        add(m_direct, count.parent, count.forbidden);
    m_counted = true;
    return Done();
}

void HeldIndex::changed(const QList<epc::Epc> &units)
{
    if (m_oursRead) // otherwise all of it will be counted anyway
        m_behind.unite(QSet<epc::Epc>(units.cbegin(), units.cend()));
}

Result<Done, StoreError> HeldIndex::catchUp()
{
    const QSet<epc::Epc> units = std::exchange(m_behind, {});
    for (const epc::Epc &id : units) {
        const auto now = m_store.overlayHeld.find(id);
        if (!now) {
            forget();
            return Failure{now.error()};
        }
        const auto before = m_ours.value(id);
        const bool knew = m_ours.contains(id);
        drop(id);
        if (*now) {
            if (const auto taken = take(**now); !taken) {
                forget();
                return taken;
            }
        }
        const bool moved = !*now || !knew || before.parent != (*now)->parent;
        const auto after = m_ours.value(id);
        // A good pack that moves, the usual scan, changes no total; neither does a container
        // without anything forbidden in it.
        if (before.forbidden || after.forbidden || (moved && m_inside.contains(id)))
            m_totalled = false;
    }
    return Done();
}

Result<Done, StoreError> HeldIndex::take(const store::HeldUnit &unit)
{
    const auto cached = m_store.cacheHeld.find(unit.id);
    if (!cached)
        return Failure{cached.error()};
    Ours ours{unit.parent, unit.forbidden};
    if (*cached) {
        ours.cacheParent = (*cached)->parent;
        ours.cacheForbidden = (*cached)->forbidden;
        ours.forbidden = ours.forbidden || ours.cacheForbidden;
    }
    // It counts where the overlay has it.
    add(m_touching, ours.cacheParent, 1);
    add(m_touching, ours.parent, 1);
    add(m_direct, ours.cacheParent, ours.cacheForbidden ? -1 : 0);
    add(m_direct, ours.parent, ours.forbidden ? 1 : 0);
    m_ours.insert(unit.id, ours);
    return Done();
}

void HeldIndex::drop(const epc::Epc &id)
{
    const auto known = m_ours.constFind(id);
    if (known == m_ours.cend())
        return;
    const Ours ours = *known;
    m_ours.erase(known);
    add(m_touching, ours.cacheParent, -1);
    add(m_touching, ours.parent, -1);
    add(m_direct, ours.cacheParent, ours.cacheForbidden ? 1 : 0);
    add(m_direct, ours.parent, ours.forbidden ? -1 : 0);
}

void HeldIndex::add(Counts &counts, const std::optional<epc::Epc> &parent, int count)
{
    if (!parent || count == 0)
        return;
    int &of = counts[*parent];
    of += count;
    if (of == 0)
        counts.remove(*parent);
}

Result<bool, StoreError> HeldIndex::isOurs(const epc::Epc &unit)
{
    if (const auto read = ensureOurs(); !read)
        return Failure{read.error()};
    return m_ours.contains(unit);
}

Result<std::optional<epc::Epc>, StoreError> HeldIndex::parentOf(const epc::Epc &id)
{
    if (const auto ours = m_ours.constFind(id); ours != m_ours.cend())
        return ours->parent;
    const auto cached = m_store.cacheHeld.find(id);
    if (!cached)
        return Failure{cached.error()};
    return *cached ? (*cached)->parent : std::nullopt;
}

Result<Done, StoreError> HeldIndex::total()
{
    if (m_totalled)
        return Done();
    m_inside.clear();
    QHash<epc::Epc, std::optional<epc::Epc>> parents; // the cartons of one pallet ask alike
    for (auto direct = m_direct.cbegin(); direct != m_direct.cend(); ++direct) {
        QSet<epc::Epc> seen; // what central says may be a circle
        for (std::optional<epc::Epc> up = direct.key(); up && !seen.contains(*up);) {
            seen.insert(*up);
            m_inside[*up] += direct.value();
            auto next = parents.constFind(*up);
            if (next == parents.cend()) {
                const auto parent = parentOf(*up);
                if (!parent)
                    return Failure{parent.error()};
                next = parents.insert(*up, *parent);
            }
            up = *next;
        }
    }
    m_totalled = true;
    return Done();
}

} // namespace pw::services
