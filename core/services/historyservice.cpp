// SPDX-License-Identifier: Apache-2.0
#include "core/services/historyservice.h"

#include "core/domain/unitcodes.h"
#include "core/store/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pw::services {

using namespace Qt::StringLiterals;
using namespace domain;
using store::StoreError;

namespace {

store::TimelinePlace placeOf(const TimelineCursor &cursor)
{
    return {cursor.at, cursor.kind, cursor.number};
}

/// Reason and other party of an operation, whatever commands it is made of.
void explain(TimelineEntry &entry, const QByteArray &payload, const QString &unit)
{
    const auto reasonIn = [&entry](const QJsonObject &object) {
        const QJsonObject reason = object["reason"_L1].toObject();
        for (const QString &text :
             {reason["text"_L1].toString(), reason["code"_L1].toString(),
              object["reasonText"_L1].toString(), object["reasonCode"_L1].toString()}) {
            if (entry.reason.isEmpty())
                entry.reason = text;
        }
    };
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    reasonIn(document.object());
    // A list of commands is how the first version kept an operation.
    const QJsonArray commands =
        document.isArray() ? document.array() : document.object()["commands"_L1].toArray();
    for (const QJsonValue &value : commands) {
        const QJsonObject command = value.toObject();
        reasonIn(command);
        const auto parent = epc::Epc::fromKey(command["parent"_L1].toString());
        const bool isChild = command["child"_L1].toString() == unit
                             || command["children"_L1].toArray().contains(unit);
        if (!entry.container && parent && isChild)
            entry.container = *parent;
    }
}

TimelineEntry entryOf(const store::UnitOperation &done, const epc::Epc &unit,
                      const QString &station)
{
    TimelineEntry entry{TimelineKind::Operation, done.operation.at, done.operation.seq,
                        done.operation.kind,     station,           done.operation.operatorId};
    entry.operation = done.operation.seq;
    entry.undoes = done.operation.undoes;
    entry.undoneBy = done.operation.undoneBy;
    entry.delivery = {done.delivery.queued, done.delivery.stored, done.delivery.parked,
                      done.delivery.parkedCode};
    explain(entry, done.operation.payload, unit.key());
    return entry;
}

TimelineEntry entryOf(const store::UnitScan &scan, const epc::Epc &unit, const QString &station)
{
    TimelineEntry entry{TimelineKind::Scan,   scan.at, scan.id,
                        toCode(scan.verdict), station, scan.operatorId};
    entry.device = scan.device;
    entry.severity = severityOf(scan.verdict);
    entry.operation = scan.operation;
    entry.facts = scan.facts;
    const QJsonObject facts = QJsonDocument::fromJson(scan.facts).object();
    entry.reason = facts["hold"_L1].toObject()["reason"_L1].toString();
    const auto container = epc::Epc::fromKey(facts["container"_L1].toObject()["key"_L1].toString());
    if (container && !(*container == unit))
        entry.container = *container;
    return entry;
}

} // namespace

HistoryService::Answer<TimelinePage> HistoryService::timeline(const epc::Epc &unit, int limit,
                                                              const TimelineCursor &before)
{
    const store::ReadingScope reading(m_store.database());
    // One more than shown, of each kind: so it is known whether there is more.
    auto own = ownEntries(unit, before, limit + 1);
    if (!own)
        return Failure{own.error()};
    QList<TimelineEntry> entries = *std::move(own);
    const auto links = linkEntries(unit);
    if (!links)
        return Failure{links.error()};
    const QList<TimelineEntry> others = *links + presentEntries(unit);
    std::copy_if(others.cbegin(), others.cend(), std::back_inserter(entries),
                 [&before](const TimelineEntry &entry) { return entry.place() < before; });
    std::sort(entries.begin(), entries.end(),
              [](const TimelineEntry &a, const TimelineEntry &b) { return a.place() < b.place(); });
    TimelinePage page;
    const qsizetype surplus = std::max<qsizetype>(entries.size() - limit, 0);
    page.entries = entries.sliced(surplus);
    if (surplus > 0)
        page.before = page.entries.isEmpty() ? before : page.entries.first().place();
    return page;
}

HistoryService::Answer<QList<TimelineEntry>>
HistoryService::ownEntries(const epc::Epc &unit, const TimelineCursor &before, int limit)
{
    QList<TimelineEntry> entries;
    const auto operations =
        m_store.timeline.operations(unit, int(TimelineKind::Operation), placeOf(before), limit);
    if (!operations)
        return Failure{operations.error()};
    for (const store::UnitOperation &operation : *operations)
        entries.append(entryOf(operation, unit, m_world.station()));
    const auto scans =
        m_store.timeline.scans(unit, int(TimelineKind::Scan), placeOf(before), limit);
    if (!scans)
        return Failure{scans.error()};
    for (const store::UnitScan &scan : *scans)
        entries.append(entryOf(scan, unit, m_world.station()));
    return entries;
}

/// Where it has been: by our own record, and by central's for what others did.
HistoryService::Answer<QList<TimelineEntry>> HistoryService::linkEntries(const epc::Epc &unit)
{
    QList<TimelineEntry> entries;
    const auto own = m_store.history.linksOf(unit);
    if (!own)
        return Failure{own.error()};
    for (const store::Link &link : *own) {
        TimelineEntry entered{TimelineKind::Entered, link.from};
        entered.container = link.parent;
        entered.operation = link.fromOperation;
        entered.startSeen = link.fromOperation.has_value();
        entered.station = entered.startSeen ? m_world.station() : QString();
        entries.append(entered);
        if (!link.until.isValid())
            continue;
        TimelineEntry left{TimelineKind::Left, link.until};
        left.container = link.parent;
        left.operation = link.untilOperation;
        left.station = m_world.station();
        entries.append(left);
    }
    const auto central = m_store.cacheHistory.linksOf(unit);
    if (!central)
        return Failure{central.error()};
    const auto isNew = [&entries](const TimelineEntry &entry) {
        return std::none_of(entries.cbegin(), entries.cend(), [&entry](const TimelineEntry &known) {
            return known.kind == entry.kind && known.at == entry.at
                   && known.container == entry.container;
        });
    };
    for (const store::CacheLink &link : *central) {
        TimelineEntry entered{TimelineKind::Entered, link.from};
        entered.container = link.parent;
        entered.startSeen = link.seen;
        if (isNew(entered))
            entries.append(entered);
        TimelineEntry left{TimelineKind::Left, link.until};
        left.container = link.parent;
        if (link.until.isValid() && isNew(left))
            entries.append(left);
    }
    for (qsizetype i = 0; i < entries.size(); ++i)
        entries[i].number = i; // two at one moment stay apart
    return entries;
}

QList<TimelineEntry> HistoryService::presentEntries(const epc::Epc &unit) const
{
    QList<TimelineEntry> entries;
    const auto state = m_world.unit(unit);
    if (!state)
        return entries;
    for (const Hold &hold : state->holds) {
        TimelineEntry entry{TimelineKind::Hold,
                            hold.since.isValid() ? hold.since : state->lastEventAt, entries.size(),
                            toCode(hold.holdClass)};
        if (!entry.at.isValid())
            entry.at = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        entry.operatorId = hold.by;
        entry.reason = hold.reason;
        entries.append(entry);
    }
    if (state->lastEventAt.isValid() && state->lastEventBy != m_world.station()) {
        TimelineEntry entry{TimelineKind::Reported, state->lastEventAt};
        entry.station = state->lastEventBy;
        entry.container = state->parent;
        entries.append(entry);
    }
    return entries;
}

HistoryService::Answer<QList<SearchHit>> HistoryService::pathToTop(const epc::Epc &unit)
{
    constexpr int MaxDepth = 32; // deeper is a cycle, not a packaging
    const store::ReadingScope reading(m_store.database());
    QList<SearchHit> path;
    for (std::optional<epc::Epc> next = unit; next && path.size() < MaxDepth;) {
        const auto hit = hitOf(*next, false);
        if (!hit)
            return Failure{hit.error()};
        if (!hit->known && path.isEmpty())
            return path;
        path.append(*hit);
        next = hit->parent;
    }
    return path;
}

HistoryService::Answer<QList<epc::Epc>> HistoryService::siblings(const epc::Epc &unit, int limit)
{
    const auto state = m_world.unit(unit);
    if (!state || !state->parent)
        return QList<epc::Epc>();
    QList<epc::Epc> siblings = m_world.childrenOf(*state->parent);
    siblings.removeAll(unit);
    return siblings.mid(0, limit);
}

/// Ours over central's; what forbids comes from either (as UnitLookup has it).
HistoryService::Answer<SearchHit> HistoryService::hitOf(const epc::Epc &unit, bool here)
{
    const auto ours = m_store.overlay.find(unit);
    if (!ours)
        return Failure{ours.error()};
    const auto central = m_store.cacheTree.brief(unit);
    if (!central)
        return Failure{central.error()};
    SearchHit hit{unit};
    hit.here = here;
    hit.known = *ours || *central;
    if (!hit.known)
        return hit;
    UnitState state = *ours ? **ours : (*central)->state;
    hit.held = !state.holds.isEmpty() || state.duplicateIdentity || hasEnded(state.lifecycle);
    if (*ours && *central) {
        const UnitState &centrals = (*central)->state;
        if (hasEnded(centrals.lifecycle))
            state.lifecycle = centrals.lifecycle;
        const bool later =
            !centrals.lastEventAt.isValid() || !(state.lastEventAt >= centrals.lastEventAt);
        if (!state.parent && later && centrals.lastEventBy != m_world.station())
            state.parent = centrals.parent;
        if (centrals.lastEventAt.isValid() && later) {
            state.lastEventAt = centrals.lastEventAt;
            state.lastEventBy = centrals.lastEventBy;
        }
    }
    hit.held = hit.held || (*central && (*central)->forbidden);
    hit.level = state.level;
    hit.lifecycle = state.lifecycle;
    hit.lot = state.lot;
    hit.expiry = state.expiry;
    hit.parent = state.parent;
    hit.lastEventAt = state.lastEventAt;
    hit.lastEventBy = state.lastEventBy;
    return hit;
}

} // namespace pw::services
