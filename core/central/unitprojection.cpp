// SPDX-License-Identifier: Apache-2.0
#include "core/central/unitprojection.h"

#include "core/central/holdprojection.h"
#include "core/central/retraction.h"
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
    m_event = &event;
    m_units.setEvent(sequence);
    QStringList objects;
    for (const QString &epc : event.epcs)
        objects.append(epcis::canonicalId(epc));
    QHash<QString, QString> stepsBefore;
    for (const QString &id : std::as_const(objects)) {
        if (const auto state = m_units.find(id))
            stepsBefore.insert(id, state->lastBizStep);
    }

    const QList<epcis::Anomaly> anomalies = epcis::foldEvent(event, m_units);
    applyAnomalies(anomalies, sequence);
    QSet<QString> ended; // nothing more may be said of these
    for (const epcis::Anomaly &anomaly : anomalies) {
        if (anomaly.code == u"event-after-end-of-life")
            ended.insert(anomaly.object);
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
    }
    restore(event.extensions["agw:restored"_L1].toArray(), sequence);
    m_event = nullptr;
}

void UnitProjection::applyAnomalies(const QList<epcis::Anomaly> &anomalies, qint64 sequence)
{
    for (const epcis::Anomaly &anomaly : anomalies) {
        m_writer.addAnomaly(sequence, anomaly);
        if (anomaly.code == u"already-commissioned")
            m_units.change(anomaly.object).duplicate = true;
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
    changeHolds(unit.holds, *m_event);
    changeHoldByDisposition(unit.holds, *m_event, true);
    applyContainer(unit);
    applyJudgement(unit);
    applyCustody(id);
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
    QStringList objects;
    for (const QString &epc : event.epcs + event.childEpcs)
        objects.append(epcis::canonicalId(epc));
    if (!event.parentId.isEmpty())
        objects.append(epcis::canonicalId(event.parentId));
    central::retract(objects, m_writer, m_units, sequence);
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
