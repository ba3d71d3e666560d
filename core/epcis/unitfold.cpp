// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/unitfold.h"

#include "core/domain/masterdata.h"
#include "core/domain/unitcodes.h"
#include "core/epcis/cbv.h"
#include "core/epcis/receiveddocument.h"
#include "core/epcis/uri.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using domain::Custody;
using domain::Hold;
using domain::HoldClass;

/// The "id" of a hold that follows from a disposition alone, never told to anybody.
constexpr auto ByDisposition = "disposition"_L1;

QString extension(const Event &event, QLatin1StringView name)
{
    return event.extensions.value(name).toString();
}

std::optional<Custody> custodyAfter(const Event &event)
{
    const QString &step = event.bizStep;
    if (step == cbv::Shipping || step == u"departing" || event.disposition == cbv::InTransit)
        return Custody::Shipped;
    if (step == cbv::Receiving || step == u"accepting" || step == u"arriving"
        || step == u"void_shipping" || event.disposition == u"returned")
        return Custody::Here;
    return {};
}

Hold toldHold(const Event &event, const QString &disposition)
{
    const QJsonObject reason = event.extensions.value("agw:reason"_L1).toObject();
    const QJsonObject told = event.extensions.value("agw:hold"_L1).toObject();
    const QString text = reason.value("agw:text"_L1).toString();
    Hold hold;
    hold.holdClass = domain::holdClassFromCode(told.value("agw:class"_L1).toString())
                         .value_or(holdClassOf(disposition).value_or(HoldClass::DataIssue));
    hold.reason = text.isEmpty() ? reason.value("agw:code"_L1).toString() : text;
    hold.by = extension(event, "agw:operator"_L1);
    hold.since = event.eventTime;
    hold.id = told.value("agw:id"_L1).toString();
    // Contents that were found to differ hold the container until somebody finds them right.
    if (disposition.startsWith("mismatch_"_L1))
        hold.id = disposition;
    hold.owner = told.value("agw:owner"_L1).toString();
    hold.evidence = told.value("agw:evidence"_L1).toString();
    hold.scope = domain::holdScopeFromCode(told.value("agw:scope"_L1).toString())
                     .value_or(domain::HoldScope::Serial);
    hold.mode = domain::holdModeFromCode(told.value("agw:mode"_L1).toString())
                    .value_or(domain::HoldMode::Snapshot);
    return hold;
}

domain::Level levelOf(const QString &id)
{
    const auto epc = epc::Epc::fromUri(id);
    return epc && epc->sscc() ? domain::Level::Carton : domain::Level::Pack;
}

} // namespace

std::optional<ObjectState> UnitFold::States::find(const QString &id)
{
    const auto known = m_states.constFind(id);
    return known == m_states.constEnd() ? std::nullopt : std::optional(*known);
}

QStringList UnitFold::States::childrenOf(const QString &id)
{
    return m_children.value(id);
}

void UnitFold::States::put(const ObjectState &state)
{
    const auto before = m_states.constFind(state.id);
    const QString parentBefore = before == m_states.constEnd() ? QString() : before->parent;
    if (parentBefore != state.parent) {
        if (!parentBefore.isEmpty())
            m_children[parentBefore].removeOne(state.id);
        if (!state.parent.isEmpty())
            m_children[state.parent].append(state.id);
    }
    m_states.insert(state.id, state);
}

const ObjectState *UnitFold::States::state(const QString &id) const
{
    const auto known = m_states.constFind(id);
    return known == m_states.constEnd() ? nullptr : &*known;
}

UnitFold::Facts &UnitFold::facts(const QString &id)
{
    const auto known = m_facts.find(id);
    if (known != m_facts.end())
        return *known;
    Facts fresh;
    fresh.level = levelOf(id);
    fresh.isContainer = fresh.level != domain::Level::Pack;
    return *m_facts.insert(id, fresh);
}

QList<Hold> UnitFold::holdsIn(const QList<Placed> &placed)
{
    QList<Hold> holds;
    for (const Placed &one : placed) {
        holds.append(one.hold);
        if (one.hold.id == ByDisposition)
            holds.last().id.clear();
    }
    std::sort(holds.begin(), holds.end(), [](const Hold &a, const Hold &b) {
        return std::tie(a.holdClass, a.id, a.since) < std::tie(b.holdClass, b.id, b.since);
    });
    return holds;
}

void UnitFold::apply(const Event &event)
{
    QStringList objects;
    QHash<QString, QString> stepsBefore;
    for (const QString &epc : event.epcs) {
        const QString id = canonicalId(epc);
        objects.append(id);
        if (const ObjectState *state = m_states.state(id))
            stepsBefore.insert(id, state->lastBizStep);
    }
    const QList<Anomaly> anomalies = foldEvent(event, m_states);
    const auto isEnded = [&anomalies](const QString &id) {
        return std::any_of(anomalies.cbegin(), anomalies.cend(), [&id](const Anomaly &anomaly) {
            return anomaly.object == id && anomaly.code == u"event-after-end-of-life";
        });
    };
    if (event.type == EventType::Object) {
        for (const QString &id : std::as_const(objects)) {
            if (!isEnded(id))
                applyToObject(event, id, stepsBefore.value(id));
        }
        for (const QuantityElement &element : event.quantities)
            changeHolds(event, m_classes[canonicalId(element.epcClass)]);
    } else if (event.type == EventType::Aggregation && !event.parentId.isEmpty()) {
        const QString parent = canonicalId(event.parentId);
        if (!isEnded(parent))
            applyToParent(event, parent);
    }
    applyAnomalies(event, anomalies);
}

void UnitFold::applyAnomalies(const Event &event, const QList<Anomaly> &anomalies)
{
    for (const Anomaly &anomaly : anomalies) {
        if (anomaly.code == u"already-commissioned")
            facts(anomaly.object).duplicate = true;
        if (anomaly.code != u"double-parent" && anomaly.code != u"event-after-end-of-life")
            continue;
        Placed doubt{anomaly.code, {}};
        doubt.hold.holdClass = HoldClass::DataIssue;
        doubt.hold.reason = anomaly.code;
        doubt.hold.since = event.eventTime;
        doubt.hold.id = anomaly.code; // no disposition lifts it
        QList<Placed> &holds = facts(anomaly.object).holds;
        const bool known = std::any_of(holds.cbegin(), holds.cend(), [&doubt](const Placed &hold) {
            return hold.hold.id == doubt.hold.id;
        });
        if (!known)
            holds.append(doubt);
    }
}

void UnitFold::applyToObject(const Event &event, const QString &id, const QString &stepBefore)
{
    Facts &unit = facts(id);
    unit.by = extension(event, "agw:workstation"_L1);
    if (const auto level = domain::levelFromCode(extension(event, "agw:level"_L1))) {
        unit.level = *level;
        unit.isContainer = unit.isContainer || *level != domain::Level::Pack;
    }
    if (event.action == Action::Add) {
        const QString lot = event.ilmd.value("cbvmda:lotNumber"_L1).toString();
        if (!lot.isEmpty())
            unit.lot = lot;
        const QDate expiry = QDate::fromString(
            event.ilmd.value("cbvmda:itemExpirationDate"_L1).toString().left(10), Qt::ISODate);
        if (expiry.isValid())
            unit.expiry = expiry;
    }
    if (event.action == Action::Delete)
        unit.sampled = stepBefore == cbv::Sampling;
    changeHolds(event, unit.holds);
    changeHoldByDisposition(event, unit.holds, true);
    applyContainer(event, unit);
    const QStringList &set = event.persistentSet;
    if (set.contains(cbv::CompletenessVerified)) {
        unit.evidence = domain::Evidence::Verified;
        unit.container.broken = false;
    } else if (set.contains(cbv::CompletenessInferred)) {
        unit.evidence = domain::Evidence::Inferred;
    } else if (set.contains(cbv::MismatchQuantity) || set.contains(cbv::MismatchInstance)) {
        unit.evidence = domain::Evidence::Unverified;
        unit.container.broken = unit.isContainer;
    }
    applyCustody(event, id);
}

void UnitFold::applyToParent(const Event &event, const QString &id)
{
    Facts &parent = facts(id);
    parent.by = extension(event, "agw:workstation"_L1);
    parent.isContainer = true;
    applyContainer(event, parent);
    for (const QString &epc : event.childEpcs) {
        const QString childId = canonicalId(epc);
        const ObjectState *state = m_states.state(childId);
        if (!state || state->lastEventId != event.eventId)
            continue; // it is elsewhere, or its life has ended: nothing was done to it
        Facts &child = facts(childId);
        child.by = extension(event, "agw:workstation"_L1);
        changeHoldByDisposition(event, child.holds, false);
        if (event.action == Action::Observe)
            child.evidence = domain::Evidence::Verified;
    }
    if (event.action != Action::Observe)
        applyContentsChange(event, id);
    applyCustody(event, id);
}

void UnitFold::applyContainer(const Event &event, Facts &unit)
{
    domain::ContainerState &container = unit.container;
    const QString told = extension(event, "agw:container"_L1);
    if (told == u"open" || event.disposition == cbv::ContainerOpen) {
        container.open = true;
        container.partial = false;
        container.broken = container.broken || unit.wasClosed;
    }
    if (told == u"closed" || told == u"partial" || event.disposition == cbv::ContainerClosed) {
        container.open = false;
        container.partial = told == u"partial";
        unit.wasClosed = true;
    }
    if (const auto label = domain::labelStateFromCode(extension(event, "agw:label"_L1)))
        container.label = *label;
    if (event.action == Action::Delete && event.type == EventType::Object) {
        container.open = false;
        container.label = domain::LabelState::Void;
    }
}

/// The labels of a container and of everything around it state what is no longer so. What has never
/// been closed is still being filled.
void UnitFold::applyContentsChange(const Event &event, const QString &id)
{
    QStringList seen;
    for (QString at = id; !at.isEmpty() && !seen.contains(at);) {
        seen.append(at);
        Facts &unit = facts(at);
        domain::ContainerState &container = unit.container;
        const bool unpacked = event.action == Action::Delete && !container.open;
        if (unpacked || container.broken || (unit.wasClosed && !container.open)) {
            container.broken = true;
            unit.evidence = domain::Evidence::Unverified;
            if (container.label != domain::LabelState::Void)
                container.label = domain::LabelState::Stale;
        }
        const ObjectState *state = m_states.state(at);
        at = state ? state->parent : QString();
    }
}

void UnitFold::applyCustody(const Event &event, const QString &id)
{
    const std::optional<Custody> custody = custodyAfter(event);
    if (!custody)
        return;
    facts(id).custody = *custody;
    for (const QString &inside : descendantsOf(id, m_states))
        facts(inside).custody = *custody;
}

void UnitFold::changeHolds(const Event &event, QList<Placed> &holds)
{
    const QString named =
        event.extensions.value("agw:hold"_L1).toObject().value("agw:id"_L1).toString();
    const auto lifts = [&event, &named](const Placed &placed) {
        if (event.persistentSet.isEmpty() && !named.isEmpty())
            return placed.hold.id == named; // one among several with the same disposition
        return event.persistentUnset.contains(placed.disposition)
               && placed.hold.since <= event.eventTime;
    };
    if (event.persistentSet.isEmpty() || !event.persistentUnset.isEmpty())
        holds.removeIf(lifts);
    for (const QString &disposition : event.persistentSet) {
        if (!isBlocking(disposition))
            continue;
        const Placed placed{disposition, toldHold(event, disposition)};
        const bool known = std::any_of(holds.cbegin(), holds.cend(), [&placed](const Placed &hold) {
            return hold.disposition == placed.disposition && hold.hold.id == placed.hold.id;
        });
        if (!known)
            holds.append(placed);
    }
}

/// Systems that only know EPCIS 1.2 hold a unit by the disposition of an event, until an event says
/// another one.
void UnitFold::changeHoldByDisposition(const Event &event, QList<Placed> &holds, bool named)
{
    if (event.disposition.isEmpty())
        return;
    holds.removeIf([](const Placed &placed) { return placed.hold.id == ByDisposition; });
    const bool saysMore = !event.persistentSet.isEmpty() || !event.persistentUnset.isEmpty()
                          || event.extensions.contains("agw:operation"_L1);
    // An end of life says so itself.
    if (!named || saysMore || event.action == Action::Delete || !isBlocking(event.disposition)
        || !cbv::isWord(cbv::Vocabulary::Disposition, event.disposition))
        return;
    Placed placed{event.disposition, toldHold(event, event.disposition)};
    placed.hold.id = ByDisposition;
    holds.append(placed);
}

std::optional<domain::UnitState> UnitFold::unit(const QString &id) const
{
    using Lifecycle = ObjectState::Lifecycle;
    const ObjectState *state = m_states.state(id);
    const auto epc = epc::Epc::fromUri(id);
    if (!state || !epc)
        return {};
    Facts unit;
    if (const auto known = m_facts.constFind(id); known != m_facts.constEnd()) {
        unit = *known;
    } else {
        unit.level = levelOf(id);
        unit.isContainer = unit.level != domain::Level::Pack;
    }
    domain::UnitState told{*epc, unit.level};
    switch (state->lifecycle) {
    case Lifecycle::Unknown: told.lifecycle = domain::Lifecycle::Allocated; break;
    case Lifecycle::Active: told.lifecycle = domain::Lifecycle::Commissioned; break;
    case Lifecycle::Decommissioned:
        told.lifecycle =
            unit.sampled ? domain::Lifecycle::Sampled : domain::Lifecycle::Decommissioned;
        break;
    case Lifecycle::Destroyed: told.lifecycle = domain::Lifecycle::Destroyed; break;
    }
    told.custody = unit.custody;
    if (epc->sgtin())
        told.product = epc->sgtin()->gtin();
    told.lot = unit.lot;
    told.expiry = unit.expiry;
    told.holds = holdsIn(unit.holds);
    if (const auto parent = epc::Epc::fromUri(state->parent))
        told.parent = *parent;
    if (unit.isContainer)
        told.container = unit.container;
    told.duplicateIdentity = unit.duplicate;
    told.lastEventAt = state->lastEventTime;
    told.lastEventBy = unit.by;
    told.evidence = unit.evidence;
    return told;
}

} // namespace pw::epcis
