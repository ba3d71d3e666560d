// SPDX-License-Identifier: Apache-2.0
#include "core/central/unitprojection.h"

#include "core/central/conflicts.h"
#include "core/central/holdprojection.h"
#include "core/central/pastevents.h"
#include "core/domain/unitcodes.h"
#include "core/epc/epc.h"
#include "core/epcis/cbv.h"
#include "core/epcis/uri.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

using epcis::Action;
using epcis::Event;
using epcis::EventType;
using Lifecycle = epcis::ObjectState::Lifecycle;

std::optional<Custody> custodyAfter(const Event &event)
{
    const QString &step = event.bizStep;
    if (step == epcis::cbv::Shipping || step == u"departing"
        || event.disposition == epcis::cbv::InTransit)
        return Custody::Shipped;
    if (step == u"receiving" || step == u"accepting" || step == u"arriving"
        || step == u"void_shipping" || event.disposition == u"returned")
        return Custody::Here;
    return {};
}

} // namespace

void UnitProjection::apply(const Event &event, qint64 sequence)
{
    m_units.setEvent(sequence);
    Conflicts conflicts(m_writer, m_units);
    QList<epcis::Anomaly> anomalies;
    const QStringList objects = touchedBy(event);
    if (isLate(event, objects)) {
        anomalies = retell(objects);
        conflicts.reconcile(objects, anomalies);
        m_event = &event;
        applyLotHolds();
    } else {
        anomalies = applyNext(event);
        conflicts.add(anomalies);
        conflicts.review(objects);
    }
    for (const epcis::Anomaly &anomaly : std::as_const(anomalies)) {
        if (anomaly.eventId == event.eventId)
            m_writer.addAnomaly(sequence, anomaly);
    }
    restore(event.extensions["agw:restored"_L1].toArray(), sequence);
    conflicts.resolve(event);
    m_event = nullptr;
}

/// Whoever may be another after this event than before it.
QStringList UnitProjection::touchedBy(const Event &event)
{
    QStringList containers = namedBy(event);
    containers.removeIf([this](const QString &id) {
        return !m_units.contains(id) || !m_units.change(id).container;
    });
    return central::touchedBy(event, containers, m_writer);
}

/// Whether any of these has had a later one.
bool UnitProjection::isLate(const Event &event, const QStringList &objects)
{
    const QString station = event.extensions.value("agw:workstation"_L1).toString();
    for (const QString &id : objects) {
        const auto state = m_units.find(id);
        if (!state || !state->lastEventTime.isValid() || state->lastEventTime < event.eventTime)
            continue;
        // A station says one thing after the other.
        const bool follows = state->lastEventTime == event.eventTime && !station.isEmpty()
                             && m_units.change(state->id).eventBy == station;
        if (!follows)
            return true;
    }
    return false;
}

/// Of an event that comes after all that is known of its objects.
QList<epcis::Anomaly> UnitProjection::applyNext(const Event &event)
{
    m_event = &event;
    QStringList objects;
    for (const QString &epc : event.epcs)
        objects.append(epcis::canonicalId(epc));
    QHash<QString, QString> stepsBefore;
    for (const QString &id : std::as_const(objects)) {
        if (const auto state = m_units.find(id))
            stepsBefore.insert(id, state->lastBizStep);
    }

    const QList<epcis::Anomaly> anomalies = epcis::foldEvent(event, m_units);
    QSet<QString> ended; // nothing more may be said of these
    for (const epcis::Anomaly &anomaly : anomalies) {
        if (anomaly.code == u"event-after-end-of-life")
            ended.insert(anomaly.object);
        if (anomaly.code == u"already-commissioned")
            m_units.change(anomaly.object).duplicate = true;
    }
    if (event.type == EventType::Object) {
        for (const QString &id : std::as_const(objects)) {
            if (!ended.contains(id))
                applyToObject(id, stepsBefore.value(id));
        }
        applyLotHolds();
    } else if (event.type == EventType::Aggregation && !event.parentId.isEmpty()) {
        const QString parent = epcis::canonicalId(event.parentId);
        if (!ended.contains(parent))
            applyToParent(parent);
        const QList<epcis::Anomaly> held = heldWhenPacked(parent);
        m_event = nullptr;
        return anomalies + held;
    }
    m_event = nullptr;
    return anomalies;
}

/// What the objects are by all that happened to them and to what they have been in, whenever it
/// came; and what is odd about that.
QList<epcis::Anomaly> UnitProjection::retell(const QStringList &objects)
{
    UnitProjection past(m_writer, Past());
    QList<epcis::Anomaly> anomalies;
    const QList<Event> events = pastAround(objects, m_writer);
    for (const Event &event : events) {
        anomalies += past.applyNext(event);
        past.restore(event.extensions["agw:restored"_L1].toArray(), 0);
    }
    for (const QString &id : objects) {
        if (!past.m_units.contains(id))
            continue;
        UnitRecord told = past.m_units.change(id);
        if (m_units.contains(id)) {
            const UnitRecord &known = m_units.change(id);
            told.ver = known.ver;
            for (const HoldRecord &hold : known.holds) {
                if (Conflicts::isConflict(hold))
                    told.holds.append(hold);
            }
            sortHolds(told.holds);
            // What happened deeper inside is not among the events told anew.
            told.broken = told.broken || known.broken;
            told.evidence = std::min(told.evidence, known.evidence);
            if (known.label == domain::LabelState::Stale && told.label != domain::LabelState::Void)
                told.label = known.label;
        }
        m_units.replace(told);
    }
    breakAround(objects, past.m_units);
    return anomalies;
}

/// Labels of what is around them state what is no longer so (D6), however late that came to light.
/// Only for the worse: what else happened inside is not among what was told anew.
void UnitProjection::breakAround(const QStringList &objects, UnitCache &past)
{
    QSet<QString> seen(objects.begin(), objects.end());
    QStringList open = objects;
    while (!open.isEmpty()) {
        const auto state = m_units.find(open.takeLast());
        if (!state || state->parent.isEmpty() || seen.contains(state->parent))
            continue;
        seen.insert(state->parent);
        open.append(state->parent);
        if (!m_units.contains(state->parent) || !past.contains(state->parent))
            continue;
        const UnitRecord &told = past.change(state->parent);
        UnitRecord &known = m_units.change(state->parent);
        known.broken = known.broken || told.broken;
        known.evidence = std::min(known.evidence, told.evidence);
        if (told.label == domain::LabelState::Stale && known.label != domain::LabelState::Void)
            known.label = told.label;
    }
}

void UnitProjection::applyToObject(const QString &id, const QString &stepBefore)
{
    UnitRecord &unit = m_units.change(id);
    unit.eventBy = extension("agw:workstation"_L1);
    if (m_event->action == Action::Add || unit.level.isEmpty())
        applyCommissioning(unit);
    else
        applyLevel(unit);
    if (m_event->action == Action::Delete)
        unit.sampled = stepBefore == u"sampling";
    applyHolds(unit);
    applyContainer(unit);
    applyJudgement(unit);
    applyCustody(id);
}

void UnitProjection::applyHolds(UnitRecord &unit)
{
    const QString named = m_event->extensions["agw:hold"_L1]["agw:id"_L1].toString();
    const auto isNamed = [&named](const HoldRecord &hold) { return hold.id == named; };
    const bool had = std::any_of(unit.holds.cbegin(), unit.holds.cend(), isNamed);
    changeHolds(unit.holds, *m_event);
    if (m_isPast && !named.isEmpty()) {
        if (m_event->persistentSet.isEmpty() && !had)
            m_earlyLifts[unit.state.id].insert(named);
        else if (!m_event->persistentSet.isEmpty() && m_earlyLifts[unit.state.id].remove(named))
            unit.holds.removeIf(isNamed);
    }
    changeHoldByDisposition(unit.holds, *m_event, true);
}

void UnitProjection::applyToParent(const QString &id)
{
    UnitRecord &parent = m_units.change(id);
    parent.eventBy = extension("agw:workstation"_L1);
    parent.container = true;
    if (parent.level.isEmpty())
        parent.level = levelOf(id);
    applyContainer(parent);
    for (const QString &epc : m_event->childEpcs) {
        const QString childId = epcis::canonicalId(epc);
        if (!m_units.contains(childId))
            continue; // skipped by the fold
        UnitRecord &child = m_units.change(childId);
        if (child.state.lastEventId != m_event->eventId)
            continue; // it is elsewhere, or its life has ended: nothing was done to it
        child.eventBy = extension("agw:workstation"_L1);
        if (child.level.isEmpty())
            child.level = levelOf(childId);
        changeHoldByDisposition(child.holds, *m_event, false);
        if (m_event->action == Action::Observe)
            child.evidence = domain::Evidence::Verified;
    }
    if (m_event->action != Action::Observe)
        applyContentsChange(id);
    applyCustody(id);
}

/// What was held at the time, and was packed by somebody who did not know. Into a container that is
/// held itself it may go.
QList<epcis::Anomaly> UnitProjection::heldWhenPacked(const QString &parent)
{
    const auto isHeld = [this](const QString &id) {
        const QList<HoldRecord> &holds = m_units.change(id).holds;
        return !std::all_of(holds.cbegin(), holds.cend(), Conflicts::isConflict);
    };
    // These say what is inside already, or put back what was.
    static const QStringList Knowing{u"IMPORT"_s, u"EXPORT"_s, u"RESOLVE_CONFLICT"_s, u"RELABEL"_s};
    const QString operation = extension("agw:operation"_L1);
    if (m_event->action != Action::Add || Knowing.contains(operation)
        || operation.startsWith("UNDO_"_L1) || !m_units.contains(parent) || isHeld(parent))
        return {};
    QList<epcis::Anomaly> held;
    for (const QString &epc : m_event->childEpcs) {
        const QString child = epcis::canonicalId(epc);
        if (m_units.contains(child) && m_units.change(child).state.lastEventId == m_event->eventId
            && isHeld(child))
            held.append({m_event->eventId, QString(HeldWhenPacked), child});
    }
    return held;
}

void UnitProjection::applyCommissioning(UnitRecord &unit)
{
    const QString told = extension("agw:level"_L1);
    unit.level = told.isEmpty() ? levelOf(unit.state.id) : told;
    unit.container = unit.container || unit.level != u"pack";
    const QString lot = m_event->ilmd.value("cbvmda:lotNumber"_L1).toString();
    if (!lot.isEmpty())
        unit.lot = lot;
    const QString expiry = m_event->ilmd.value("cbvmda:itemExpirationDate"_L1).toString();
    if (!expiry.isEmpty())
        unit.expiry = expiry.left(10);
}

/// Whoever commissioned it may not have told; whoever has it in hand knows.
void UnitProjection::applyLevel(UnitRecord &unit)
{
    const QString told = extension("agw:level"_L1);
    if (!told.isEmpty())
        unit.level = told;
    unit.container = unit.container || unit.level != u"pack";
}

QString UnitProjection::levelOf(const QString &id)
{
    const auto epc = epc::Epc::fromUri(id);
    if (!epc || !epc->sscc())
        return u"pack"_s;
    const QString leased = m_writer.levelOfSscc(epc->sscc()->toString());
    return leased.isEmpty() ? u"carton"_s : leased;
}

void UnitProjection::applyContainer(UnitRecord &unit)
{
    const QString told = extension("agw:container"_L1);
    if (told == u"open" || m_event->disposition == epcis::cbv::ContainerOpen) {
        unit.open = true;
        unit.partial = false;
        unit.broken = unit.broken || unit.closed;
    }
    if (told == u"closed" || told == u"partial"
        || m_event->disposition == epcis::cbv::ContainerClosed) {
        unit.open = false;
        unit.closed = true;
        unit.partial = told == u"partial";
    }
    if (const auto label = domain::labelStateFromCode(extension("agw:label"_L1)))
        unit.label = *label;
    if (m_event->action == Action::Delete && m_event->type == EventType::Object) {
        unit.open = false;
        unit.label = domain::LabelState::Void;
    }
}

void UnitProjection::applyJudgement(UnitRecord &unit)
{
    const QStringList &set = m_event->persistentSet;
    if (set.contains(epcis::cbv::CompletenessVerified)) {
        unit.evidence = domain::Evidence::Verified;
        unit.broken = false;
    } else if (set.contains(epcis::cbv::CompletenessInferred)) {
        unit.evidence = domain::Evidence::Inferred;
    } else if (set.contains(epcis::cbv::MismatchQuantity)
               || set.contains(epcis::cbv::MismatchInstance)) {
        unit.evidence = domain::Evidence::Unverified;
        unit.broken = unit.container;
    }
}

/// The labels of a container and of everything around it state what is no longer so (D6). What has
/// never been closed is still being filled.
void UnitProjection::applyContentsChange(const QString &id)
{
    QSet<QString> seen;
    for (QString at = id; !at.isEmpty() && !seen.contains(at) && m_units.contains(at);) {
        seen.insert(at);
        UnitRecord &container = m_units.change(at);
        const bool unpacked = m_event->action == Action::Delete && !container.open;
        if (unpacked || container.broken || (container.closed && !container.open)) {
            container.broken = true;
            container.evidence = domain::Evidence::Unverified;
            if (container.label != domain::LabelState::Void)
                container.label = domain::LabelState::Stale;
        }
        at = container.state.parent;
    }
}

void UnitProjection::retract(const Event &event, qint64 sequence)
{
    m_units.setEvent(sequence);
    const QStringList objects = touchedBy(event);
    Conflicts(m_writer, m_units).reconcile(objects, retell(objects));
}

void UnitProjection::restore(const QJsonArray &containers, qint64 sequence)
{
    m_units.setEvent(sequence);
    for (const QJsonValue &value : containers) {
        const QJsonObject told = value.toObject();
        const QString id = epcis::canonicalId(told["agw:id"_L1].toString());
        const auto label = domain::labelStateFromCode(told["agw:label"_L1].toString());
        const auto evidence = domain::evidenceFromCode(told["agw:evidence"_L1].toString());
        if (!label || !evidence || !m_units.contains(id))
            continue;
        UnitRecord &container = m_units.change(id);
        container.label = *label;
        container.evidence = *evidence;
        container.broken = told["agw:broken"_L1].toString() == u"true";
    }
}

void UnitProjection::applyCustody(const QString &id)
{
    const std::optional<Custody> custody = custodyAfter(*m_event);
    if (!custody)
        return;
    m_units.change(id).custody = *custody;
    for (const QString &inside : epcis::descendantsOf(id, m_units))
        m_units.change(inside).custody = *custody;
}

void UnitProjection::applyLotHolds()
{
    if (m_isPast)
        return;
    const bool aboutHolds = !m_event->persistentSet.isEmpty() || !m_event->persistentUnset.isEmpty()
                            || m_event->extensions.contains("agw:hold"_L1);
    if (!aboutHolds)
        return;
    for (const epcis::QuantityElement &element : m_event->quantities) {
        const QString key = lotKeyOf(element.epcClass);
        if (key.isEmpty())
            continue;
        LotRecord lot = m_writer.lot(key);
        const QList<HoldRecord> before = lot.holds;
        changeHolds(lot.holds, *m_event);
        if (lot.holds != before)
            m_writer.putLot(lot);
    }
}

QString UnitProjection::extension(QLatin1StringView name) const
{
    return m_event->extensions.value(name).toString();
}

} // namespace pw::central
