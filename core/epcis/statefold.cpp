// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/statefold.h"

#include "core/epcis/cbv.h"
#include "core/epcis/uri.h"

#include <QSet>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using Lifecycle = ObjectState::Lifecycle;

template <size_t N>
bool isIn(QStringView word, const QLatin1StringView (&words)[N])
{
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// After these steps the objects are on the way: where they were is no longer where they are.
bool leavesLocation(QStringView bizStep)
{
    static constexpr QLatin1StringView Steps[] = {"shipping"_L1, "departing"_L1, "transporting"_L1,
                                                  "consigning"_L1};
    return isIn(bizStep, Steps);
}

bool isMovement(QStringView bizStep)
{
    static constexpr QLatin1StringView Steps[] = {
        "storing"_L1,    "stocking"_L1,       "picking"_L1,      "holding"_L1,
        "collecting"_L1, "cycle_counting"_L1, "stock_taking"_L1, "staging_outbound"_L1,
        "loading"_L1,    "departing"_L1,      "shipping"_L1,     "void_shipping"_L1,
        "consigning"_L1, "transporting"_L1,   "arriving"_L1,     "receiving"_L1,
        "accepting"_L1,  "unloading"_L1,
    };
    return isIn(bizStep, Steps);
}

/// Dispositions of a container that its contents share when it moves.
bool isShared(QStringView disposition)
{
    static constexpr QLatin1StringView Shared[] = {
        "in_transit"_L1, "in_progress"_L1, "sellable_accessible"_L1, "sellable_not_accessible"_L1};
    return isIn(disposition, Shared);
}

bool hasEnded(const ObjectState &state)
{
    return state.lifecycle == Lifecycle::Decommissioned || state.lifecycle == Lifecycle::Destroyed;
}

/// Folds one event.
class Fold
{
public:
    Fold(const Event &event, StateAccess &states) : m_event(event), m_states(states) {}

    QList<Anomaly> run()
    {
        if (m_event.errorDeclaration || !m_event.action)
            return {};
        if (m_event.type == EventType::Object) {
            for (const QString &epc : m_event.epcs)
                foldObject(canonicalId(epc));
        } else if (m_event.type == EventType::Aggregation) {
            foldAggregation();
        }
        return m_anomalies;
    }

private:
    void odd(QLatin1StringView code, const QString &object)
    {
        m_anomalies.append({m_event.eventId, code, object});
    }

    ObjectState load(const QString &id)
    {
        ObjectState fresh;
        fresh.id = id;
        return m_states.find(id).value_or(fresh);
    }

    void foldObject(const QString &id)
    {
        ObjectState state = load(id);
        if (hasEnded(state))
            return odd("event-after-end-of-life"_L1, id);
        if (m_event.action == Action::Add) {
            if (state.lifecycle == Lifecycle::Active)
                odd("already-commissioned"_L1, id);
            state.lifecycle = Lifecycle::Active;
        } else if (state.lifecycle == Lifecycle::Unknown) {
            odd("not-commissioned"_L1, id);
        }
        touch(state);
        applyPersistent(state);
        if (m_event.action == Action::Delete)
            end(state);
        m_states.put(state);
        if (m_event.action == Action::Observe && isMovement(m_event.bizStep)
            && isShared(m_event.disposition))
            shareDisposition(id);
    }

    /// What every event says of an object it names. A change of place takes the contents along.
    void touch(ObjectState &state)
    {
        if (!m_event.disposition.isEmpty())
            state.disposition = m_event.disposition;
        const bool leaves = m_event.bizLocation.isEmpty() && leavesLocation(m_event.bizStep);
        if (leaves || !m_event.bizLocation.isEmpty()) {
            state.bizLocation = m_event.bizLocation;
            for (const QString &inside : descendantsOf(state.id, m_states)) {
                ObjectState moved = load(inside);
                moved.bizLocation = m_event.bizLocation;
                m_states.put(moved);
            }
        }
        state.lastEventTime = m_event.eventTime;
        state.lastBizStep = m_event.bizStep;
        state.lastEventId = m_event.eventId;
    }

    void applyPersistent(ObjectState &state)
    {
        QSet<QString> values(state.persistent.begin(), state.persistent.end());
        for (const QString &value : m_event.persistentUnset)
            values.remove(value);
        for (const QString &value : m_event.persistentSet)
            values.insert(value);
        state.persistent = QStringList(values.begin(), values.end());
        state.persistent.sort();
    }

    void end(ObjectState &state)
    {
        state.lifecycle =
            m_event.bizStep == cbv::Destroying ? Lifecycle::Destroyed : Lifecycle::Decommissioned;
        if (!state.parent.isEmpty()) {
            odd("ended-while-aggregated"_L1, state.id);
            state.parent.clear();
        }
        for (const QString &child : m_states.childrenOf(state.id)) {
            odd("parent-ended-with-children"_L1, child);
            detach(child);
        }
    }

    void shareDisposition(const QString &id)
    {
        for (const QString &inside : descendantsOf(id, m_states)) {
            ObjectState state = load(inside);
            state.disposition = m_event.disposition;
            m_states.put(state);
        }
    }

    void detach(const QString &child)
    {
        ObjectState state = load(child);
        state.parent.clear();
        m_states.put(state);
    }

    void foldAggregation()
    {
        if (m_event.parentId.isEmpty()) // OBSERVE may leave it out
            return observeChildren({});
        m_parent = canonicalId(m_event.parentId);
        ObjectState parent = load(m_parent);
        if (hasEnded(parent))
            return odd("event-after-end-of-life"_L1, m_parent);
        if (parent.lifecycle == Lifecycle::Unknown)
            odd("not-commissioned"_L1, m_parent);
        touch(parent);
        switch (*m_event.action) {
        case Action::Add:
            addQuantities(parent);
            m_states.put(parent);
            for (const QString &child : m_event.childEpcs)
                addChild(canonicalId(child));
            break;
        case Action::Delete: removeContents(parent); break;
        case Action::Observe:
            m_states.put(parent);
            observeChildren(m_parent);
            break;
        }
    }

    static QString quantityKey(const QuantityElement &element)
    {
        const QString epcClass = canonicalId(element.epcClass);
        return element.uom.isEmpty() ? epcClass : epcClass + u'|' + element.uom;
    }

    void addQuantities(ObjectState &parent)
    {
        for (const QuantityElement &element : m_event.childQuantities)
            parent.quantities[quantityKey(element)] += element.quantity.value_or(0);
    }

    bool isSelfOrAncestor(const QString &candidate)
    {
        QSet<QString> seen;
        for (QString at = m_parent; !at.isEmpty() && !seen.contains(at); at = load(at).parent) {
            if (at == candidate)
                return true;
            seen.insert(at);
        }
        return false;
    }

    void addChild(const QString &id)
    {
        ObjectState child = load(id);
        if (hasEnded(child))
            return odd("event-after-end-of-life"_L1, id);
        if (child.lifecycle == Lifecycle::Unknown)
            odd("not-commissioned"_L1, id);
        if (isSelfOrAncestor(id))
            return odd("cycle"_L1, id);
        if (!child.parent.isEmpty() && child.parent != m_parent)
            odd("double-parent"_L1, id);
        child.parent = m_parent;
        touch(child);
        m_states.put(child);
    }

    void removeContents(ObjectState &parent)
    {
        const bool everything = m_event.childEpcs.isEmpty() && m_event.childQuantities.isEmpty();
        if (everything)
            parent.quantities.clear();
        for (const QuantityElement &element : m_event.childQuantities)
            subtract(parent, element);
        m_states.put(parent);
        if (everything) {
            for (const QString &child : m_states.childrenOf(m_parent))
                removeChild(child);
            return;
        }
        for (const QString &child : m_event.childEpcs)
            removeChild(canonicalId(child));
    }

    void subtract(ObjectState &parent, const QuantityElement &element)
    {
        const QString key = quantityKey(element);
        const auto held = parent.quantities.find(key);
        if (held == parent.quantities.end())
            return odd("not-a-child"_L1, key);
        const double rest = element.quantity ? *held - *element.quantity : 0;
        if (rest < 0)
            odd("negative-quantity"_L1, key);
        if (rest == 0)
            parent.quantities.erase(held);
        else
            *held = rest;
    }

    void removeChild(const QString &id)
    {
        ObjectState child = load(id);
        if (child.parent != m_parent) {
            odd("not-a-child"_L1, id);
            m_states.put(child);
            return;
        }
        child.parent.clear();
        touch(child);
        m_states.put(child);
    }

    void observeChildren(const QString &parent)
    {
        for (const QString &epc : m_event.childEpcs) {
            ObjectState child = load(canonicalId(epc));
            if (!parent.isEmpty() && child.parent != parent)
                odd("observed-not-recorded"_L1, child.id);
            touch(child);
            m_states.put(child);
        }
    }

    const Event &m_event;
    StateAccess &m_states;
    QString m_parent;
    QList<Anomaly> m_anomalies;
};

} // namespace

QList<Anomaly> foldEvent(const Event &event, StateAccess &states)
{
    return Fold(event, states).run();
}

bool isBlocking(QStringView persistentDisposition)
{
    static constexpr QLatin1StringView Blocking[] = {
        "recalled"_L1,           "damaged"_L1,        "unavailable"_L1,
        "non_sellable_other"_L1, "stolen"_L1,         "expired"_L1,
        "destroyed"_L1,          "non_conformant"_L1, "mismatch_quantity"_L1,
        "mismatch_instance"_L1,  "mismatch_class"_L1, "no_pedigree_match"_L1,
        "dispensed"_L1,          "retail_sold"_L1,    "partially_dispensed"_L1,
        "disposed"_L1,           "inactive"_L1,
    };
    // A partner's own word may well be his "quarantined": CBV has none, and tells to coin one.
    return isIn(persistentDisposition, Blocking)
           || !cbv::isWord(cbv::Vocabulary::Disposition, persistentDisposition);
}

QStringList descendantsOf(const QString &id, StateAccess &states)
{
    QStringList found;
    QSet<QString> seen{id};
    QStringList open{id};
    while (!open.isEmpty()) {
        for (const QString &child : states.childrenOf(open.takeLast())) {
            if (seen.contains(child))
                continue;
            seen.insert(child);
            found.append(child);
            open.append(child);
        }
    }
    return found;
}

} // namespace pw::epcis
