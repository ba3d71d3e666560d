// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/hierarchyevents.h"

#include "core/domain/masterdata.h"
#include "core/domain/unitcodes.h"
#include "core/epcis/cbv.h"
#include "core/epcis/eventfactory.h"
#include "core/epcis/eventhash.h"

#include <algorithm>
#include <tuple>

namespace pw::epcis {

using namespace Qt::StringLiterals;
using domain::imports::Hierarchy;
using domain::imports::HierarchyNode;

namespace {

class Telling
{
public:
    Telling(const Hierarchy &hierarchy, const QDateTime &exportedAt, const QString &offset)
        : m_hierarchy(hierarchy),
          m_exportedAt(exportedAt),
          m_offset(offset),
          m_children(hierarchy.size())
    {
        m_start = exportedAt;
        for (qsizetype i = 0; i < hierarchy.size(); ++i) {
            m_start = std::min(m_start, timeOf(i));
            if (hierarchy[i].parent == HierarchyNode::NoParent)
                m_roots.append(i);
            else
                m_children[hierarchy[i].parent].append(i);
        }
        m_start = m_start.addMSecs(-1);
    }

    QList<Event> tell()
    {
        commission(m_roots);
        for (const QList<qsizetype> &children : std::as_const(m_children))
            commission(children);
        for (qsizetype i = m_hierarchy.size() - 1; i >= 0; --i) // the innermost first
            pack(i);
        hold();
        return m_events;
    }

private:
    QDateTime timeOf(qsizetype node) const
    {
        const QDateTime &at = m_hierarchy[node].unit.lastEventAt;
        return at.isValid() ? at : m_exportedAt;
    }
    Event event(EventType type, Action action, QLatin1StringView bizStep, const QDateTime &at) const
    {
        Event event;
        event.type = type;
        event.action = action;
        event.bizStep = bizStep;
        event.eventTime = at;
        event.eventTimeZoneOffset = m_offset;
        event.extensions["agw:operation"_L1] = u"EXPORT"_s;
        return event;
    }
    void add(Event event)
    {
        event.eventId = eventHash(event);
        m_events.append(event);
    }

    /// What lies together and is alike is told by one event, so that a receiver can take in one
    /// container without another.
    void commission(QList<qsizetype> nodes)
    {
        const auto kind = [this](qsizetype node) {
            const domain::UnitState &unit = m_hierarchy[node].unit;
            const bool isPack = unit.level == domain::Level::Pack;
            return std::make_tuple(unit.level,
                                   unit.id.sgtin() ? unit.id.sgtin()->gtin().toString() : QString(),
                                   isPack ? unit.lot : QString(), isPack ? unit.expiry : QDate());
        };
        std::stable_sort(nodes.begin(), nodes.end(),
                         [&kind](qsizetype a, qsizetype b) { return kind(a) < kind(b); });
        for (qsizetype first = 0; first < nodes.size();) {
            const auto &[level, gtin, lot, expiry] = kind(nodes[first]);
            Event event = this->event(EventType::Object, Action::Add, cbv::Commissioning, m_start);
            event.disposition = cbv::Active;
            event.extensions["agw:level"_L1] = domain::toCode(level);
            if (!lot.isEmpty())
                event.ilmd["cbvmda:lotNumber"_L1] = lot;
            if (expiry.isValid())
                event.ilmd["cbvmda:itemExpirationDate"_L1] = expiry.toString(Qt::ISODate);
            const auto wanted = kind(nodes[first]);
            for (; first < nodes.size() && kind(nodes[first]) == wanted; ++first)
                event.epcs.append(m_hierarchy[nodes[first]].unit.id.toUri());
            add(event);
        }
    }

    void pack(qsizetype container)
    {
        const QList<qsizetype> &children = m_children[container];
        if (children.isEmpty())
            return;
        QDateTime at = timeOf(children.first());
        for (const qsizetype child : children)
            at = std::max(at, timeOf(child));
        Event event = this->event(EventType::Aggregation, Action::Add, cbv::Packing, at);
        event.disposition = cbv::InProgress;
        event.parentId = m_hierarchy[container].unit.id.toUri();
        for (const qsizetype child : children)
            event.childEpcs.append(m_hierarchy[child].unit.id.toUri());
        add(event);
    }

    void hold()
    {
        QList<std::pair<domain::Hold, QStringList>> holds;
        for (const HierarchyNode &node : m_hierarchy) {
            for (const domain::Hold &hold : node.unit.holds) {
                auto same = std::find_if(holds.begin(), holds.end(), [&hold](const auto &known) {
                    return known.first == hold;
                });
                if (same == holds.end())
                    same = holds.insert(holds.end(), {hold, {}});
                same->second.append(node.unit.id.toUri());
            }
        }
        for (const auto &[hold, units] : std::as_const(holds))
            tellHold(hold, units);
    }
    void tellHold(const domain::Hold &hold, const QStringList &units)
    {
        QDateTime at = m_start.addMSecs(1);
        if (hold.since.isValid())
            at = std::max(at, hold.since);
        Event event = this->event(EventType::Object, Action::Observe, cbv::Holding, at);
        event.epcs = units;
        const bool isMismatch = hold.id.startsWith("mismatch_"_L1);
        event.persistentSet = {isMismatch ? hold.id
                                          : QString(persistentDispositionOf(hold.holdClass))};
        QJsonObject told{{"agw:class"_L1, domain::toCode(hold.holdClass)},
                         {"agw:scope"_L1, domain::toCode(hold.scope)},
                         {"agw:mode"_L1, domain::toCode(hold.mode)}};
        if (!hold.id.isEmpty() && !isMismatch)
            told["agw:id"_L1] = hold.id;
        if (!hold.owner.isEmpty())
            told["agw:owner"_L1] = hold.owner;
        if (!hold.evidence.isEmpty())
            told["agw:evidence"_L1] = hold.evidence;
        event.extensions["agw:hold"_L1] = told;
        if (!hold.reason.isEmpty())
            event.extensions["agw:reason"_L1] = QJsonObject{{"agw:text"_L1, hold.reason}};
        if (!hold.by.isEmpty())
            event.extensions["agw:operator"_L1] = hold.by;
        add(event);
    }

    const Hierarchy &m_hierarchy;
    QDateTime m_exportedAt;
    QString m_offset;
    QDateTime m_start;
    QList<qsizetype> m_roots;
    QList<QList<qsizetype>> m_children;
    QList<Event> m_events;
};

} // namespace

QList<Event> hierarchyEvents(const Hierarchy &hierarchy, const QDateTime &exportedAt,
                             const QString &timeZoneOffset)
{
    return Telling(hierarchy, exportedAt, timeZoneOffset).tell();
}

} // namespace pw::epcis
