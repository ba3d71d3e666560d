// SPDX-License-Identifier: Apache-2.0
#include "core/central/unitprojection.h"

#include "core/epc/epc.h"
#include "core/epcis/cbv.h"
#include "core/epcis/uri.h"
#include "core/gs1/digitallink.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

using epcis::Action;
using epcis::Event;
using epcis::EventType;
using Lifecycle = epcis::ObjectState::Lifecycle;

/// The key of a lot, `01/<GTIN>/10/<lot>`; empty for anything else.
QString lotKey(const QString &epcClass)
{
    const auto link = gs1::DigitalLink::parse(epcClass);
    if (!link || link->path.size() != 2 || link->path[0].ai != u"01" || link->path[1].ai != u"10")
        return {};
    return u"01/"_s + link->path[0].value + u"/10/"_s + gs1::percentEncoded(link->path[1].value);
}

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
    if (m_event->action == Action::Delete)
        unit.sampled = stepBefore == u"sampling";
    applyHolds(unit);
    applyContainer(unit);
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
    }
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

QString UnitProjection::levelOf(const QString &id)
{
    const auto epc = epc::Epc::fromUri(id);
    if (!epc || !epc->sscc())
        return u"pack"_s;
    const QString leased = m_writer.levelOfSscc(epc->sscc()->toString());
    return leased.isEmpty() ? u"carton"_s : leased;
}

void UnitProjection::changeHolds(QList<HoldRecord> &holds) const
{
    holds.removeIf([this](const HoldRecord &hold) {
        return m_event->persistentUnset.contains(hold.disposition);
    });
    const QJsonObject reason = m_event->extensions.value("agw:reason"_L1).toObject();
    const QString text = reason.value("agw:text"_L1).toString();
    const QString code = reason.value("agw:code"_L1).toString();
    for (const QString &disposition : m_event->persistentSet) {
        const bool known = std::any_of(holds.cbegin(), holds.cend(), [&](const HoldRecord &hold) {
            return hold.disposition == disposition;
        });
        if (epcis::isBlocking(disposition) && !known)
            holds.append({disposition, text.isEmpty() ? code : text, extension("agw:operator"_L1),
                          m_event->eventTime});
    }
    // The store gives them back in this order; equal sets must compare equal.
    std::sort(holds.begin(), holds.end(), [](const HoldRecord &a, const HoldRecord &b) {
        return a.disposition < b.disposition;
    });
}

void UnitProjection::applyHolds(UnitRecord &unit)
{
    changeHolds(unit.holds);
}

void UnitProjection::applyContainer(UnitRecord &unit)
{
    const QString told = extension("agw:container"_L1);
    if (told == u"open" || m_event->disposition == epcis::cbv::ContainerOpen) {
        unit.open = true;
        unit.partial = false;
    }
    if (told == u"closed" || told == u"partial"
        || m_event->disposition == epcis::cbv::ContainerClosed) {
        unit.open = false;
        unit.partial = told == u"partial";
    }
    if (m_event->action == Action::Delete && m_event->type == EventType::Object)
        unit.open = false;
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
    if (m_event->persistentSet.isEmpty() && m_event->persistentUnset.isEmpty())
        return;
    for (const epcis::QuantityElement &element : m_event->quantities) {
        const QString key = lotKey(element.epcClass);
        if (key.isEmpty())
            continue;
        LotRecord lot = m_writer.lot(key);
        const QList<HoldRecord> before = lot.holds;
        changeHolds(lot.holds);
        if (lot.holds != before)
            m_writer.putLot(lot);
    }
}

QString UnitProjection::extension(QLatin1StringView name) const
{
    return m_event->extensions.value(name).toString();
}

} // namespace pw::central
