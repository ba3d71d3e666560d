// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/resources/demo/demoworld.h"

#include "core/scan/scaninterpreter.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;

namespace {

epc::Epc epcOf(const QJsonValue &uri)
{
    const auto id = epc::Epc::fromUri(uri.toString());
    if (!id)
        qFatal("not an identifier: %s", qPrintable(uri.toString()));
    return *id;
}

QList<Hold> holdsOf(const QJsonObject &event)
{
    static const QHash<QString, HoldClass> classes = {{u"unavailable"_s, HoldClass::Quarantined},
                                                      {u"recalled"_s, HoldClass::Recalled},
                                                      {u"damaged"_s, HoldClass::Damaged},
                                                      {u"stolen"_s, HoldClass::Stolen},
                                                      {u"no_pedigree_match"_s, HoldClass::Suspect}};
    QList<Hold> holds;
    for (const QJsonValue &word : event["persistentDisposition"_L1]["set"_L1].toArray()) {
        holds.append({classes.value(word.toString(), HoldClass::DataIssue),
                      event["agw:reason"_L1]["agw:text"_L1].toString(),
                      event["agw:operator"_L1].toString(),
                      {}});
    }
    return holds;
}

MasterData masterDataOf(const QJsonObject &site)
{
    const auto data = MasterData::fromJson(
        QJsonDocument(site["masterData"_L1].toObject()).toJson(QJsonDocument::Compact));
    if (!data)
        qFatal("master data: %s", qPrintable(data.error().field));
    return *data;
}

} // namespace

DemoWorld::DemoWorld(const QByteArray &siteJson)
    : masterData(masterDataOf(QJsonDocument::fromJson(siteJson).object()))
{
    const QJsonObject site = QJsonDocument::fromJson(siteJson).object();
    for (const QJsonValue &pool : site["ssccPools"_L1].toArray()) {
        const qint64 first = pool["first"_L1].toInteger();
        blocks.append({pool["level"_L1].toString(), *levelFromCode(pool["level"_L1].toString()),
                       pool["prefix"_L1].toString(), first, first + BlockSize - 1});
    }
    for (const QJsonValue &document : site["documents"_L1].toArray()) {
        for (const QJsonValue &event : document["epcisBody"_L1]["eventList"_L1].toArray()) {
            events.append(event.toObject());
            fold(events.last());
        }
    }
}

UnitState &DemoWorld::record(const epc::Epc &id)
{
    const auto found = units.find(id);
    if (found == units.end())
        qFatal("never commissioned: %s", qPrintable(id.key()));
    return *found;
}

void DemoWorld::fold(const QJsonObject &event)
{
    if (event["type"_L1] == "AggregationEvent"_L1)
        aggregate(event);
    if (event.contains("quantityList"_L1))
        holdLots(event);
    for (const QJsonValue &uri : event["epcList"_L1].toArray()) {
        if (event["action"_L1] == "ADD"_L1)
            commission(event, epcOf(uri));
        else
            observe(event, epcOf(uri));
    }
}

void DemoWorld::commission(const QJsonObject &event, const epc::Epc &id)
{
    if (units.contains(id)) {
        record(id).duplicateIdentity = true;
        return;
    }
    UnitState unit{id};
    unit.level = *levelFromCode(event["agw:level"_L1].toString());
    if (const epc::Sgtin *sgtin = id.sgtin())
        unit.product = sgtin->gtin();
    else
        unit.container = ContainerState{true, false, {}};
    const QJsonObject ilmd = event["ilmd"_L1].toObject();
    unit.lot = ilmd["cbvmda:lotNumber"_L1].toString();
    unit.expiry = QDate::fromString(ilmd["cbvmda:itemExpirationDate"_L1].toString(), Qt::ISODate);
    unit.lastEventBy = event["agw:workstation"_L1].toString();
    units.insert(id, unit);
}

void DemoWorld::observe(const QJsonObject &event, const epc::Epc &id)
{
    UnitState &unit = record(id);
    unit.holds.append(holdsOf(event));
    if (event["bizStep"_L1] == "shipping"_L1)
        ship(id);
    if (event["bizStep"_L1] == "destroying"_L1)
        unit.lifecycle = Lifecycle::Destroyed;
    if (event["bizStep"_L1] == "sampling"_L1)
        unit.lifecycle = Lifecycle::Sampled;
    if (event["bizStep"_L1] == "decommissioning"_L1 && unit.lifecycle != Lifecycle::Sampled)
        unit.lifecycle = Lifecycle::Decommissioned;
}

void DemoWorld::aggregate(const QJsonObject &event)
{
    UnitState &parent = record(epcOf(event["parentID"_L1]));
    parent.container->open = false;
    parent.container->partial = event["agw:container"_L1] == "partial"_L1;
    for (const QJsonValue &uri : event["childEPCs"_L1].toArray()) {
        UnitState &child = record(epcOf(uri));
        child.parent = parent.id;
        const bool first = parent.childCount++ == 0;
        parent.product = first || parent.product == child.product ? child.product : std::nullopt;
        parent.lot = first || parent.lot == child.lot ? child.lot : QString();
        parent.expiry = first ? child.expiry : std::min(parent.expiry, child.expiry);
        m_children[parent.id].append(child.id);
    }
}

void DemoWorld::holdLots(const QJsonObject &event)
{
    for (const QJsonValue &element : event["quantityList"_L1].toArray()) {
        const QStringList path = element["epcClass"_L1].toString().split(u'/');
        for (UnitState &unit : units) {
            if (unit.id.sgtin() && unit.product->toString() == path.at(4) && unit.lot == path.at(6))
                unit.holds.append(holdsOf(event));
        }
    }
}

void DemoWorld::ship(const epc::Epc &id)
{
    record(id).custody = Custody::Shipped;
    for (const epc::Epc &child : childrenOf(id))
        ship(child);
}

std::optional<UnitState> DemoWorld::unit(const epc::Epc &id) const
{
    const auto found = units.constFind(id);
    return found == units.cend() ? std::nullopt : std::optional(*found);
}

QList<epc::Epc> DemoWorld::childrenOf(const epc::Epc &parent) const
{
    return m_children.value(parent);
}

int DemoWorld::heldInside(const epc::Epc &container) const
{
    int held = 0;
    for (const epc::Epc &child : childrenOf(container))
        held += (units.constFind(child)->holds.isEmpty() ? 0 : 1) + heldInside(child);
    return held;
}

std::optional<Product> DemoWorld::product(const gs1::Gtin &gtin) const
{
    const Product *known = masterData.product(gtin);
    return known ? std::optional(*known) : std::nullopt;
}

std::optional<Level> DemoWorld::freeNumberLevel(const gs1::Sscc &sscc) const
{
    for (const SsccBlock &block : blocks) {
        if (block.serialReferenceOf(sscc) && !units.contains(epc::Epc(sscc)))
            return block.level;
    }
    return {};
}

QList<Level> DemoWorld::levelsWithFreeNumbers() const
{
    QList<Level> levels;
    for (const SsccBlock &block : blocks)
        levels.append(block.level);
    return levels;
}

Verdict DemoWorld::scan(const QByteArray &frame)
{
    scan::RawScan raw;
    raw.bytes = frame;
    scan::InterpretContext context;
    context.framing.aimRequired = true;
    context.currentYear = day.year();
    const PackDecision decision = decide(m_state, scan::interpret(raw, context), *this);
    for (UnitState record : decision.records) {
        record.lastEventBy = station();
        if (record.parent && units.value(record.id, record).parent != record.parent)
            m_children[*record.parent].append(record.id);
        units.insert(record.id, record);
    }
    m_state = decision.next;
    return decision.verdict;
}
