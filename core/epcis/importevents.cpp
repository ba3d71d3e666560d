// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/importevents.h"

#include "core/domain/masterdata.h"
#include "core/epcis/cbv.h"

namespace pw::epcis {

using namespace Qt::StringLiterals;
using domain::UnitState;

namespace {

Event importEvent(EventType type, Action action, QLatin1StringView bizStep)
{
    Event event;
    event.type = type;
    event.action = action;
    event.bizStep = bizStep;
    event.extensions["agw:operation"_L1] = u"IMPORT"_s;
    return event;
}

void tellUnits(Event &event, const QList<UnitState> &units)
{
    for (const UnitState &unit : units)
        event.epcs.append(unit.id.toUri());
    event.extensions["agw:level"_L1] = domain::toCode(units.first().level);
}

bool isPack(const UnitState &unit)
{
    return unit.level == domain::Level::Pack;
}

bool areAlike(const UnitState &a, const UnitState &b)
{
    return a.level == b.level && a.holds.isEmpty() == b.holds.isEmpty()
           && (!isPack(a) || (a.product == b.product && a.lot == b.lot && a.expiry == b.expiry));
}

} // namespace

Event importedUnits(const QList<UnitState> &units)
{
    Event event = importEvent(EventType::Object, Action::Add, cbv::Commissioning);
    event.disposition = cbv::Active;
    tellUnits(event, units);
    const UnitState &unit = units.first();
    if (isPack(unit) && !unit.lot.isEmpty())
        event.ilmd["cbvmda:lotNumber"_L1] = unit.lot;
    if (isPack(unit) && unit.expiry.isValid())
        event.ilmd["cbvmda:itemExpirationDate"_L1] = unit.expiry.toString(Qt::ISODate);
    return event;
}

Event importedContents(const epc::Epc &parent, const QList<epc::Epc> &children)
{
    Event event = importEvent(EventType::Aggregation, Action::Add, cbv::Packing);
    event.disposition = cbv::InProgress;
    event.parentId = parent.toUri();
    for (const epc::Epc &child : children)
        event.childEpcs.append(child.toUri());
    return event;
}

Event receivedUnits(const QList<UnitState> &units, const EventContext &context)
{
    Event event = importEvent(EventType::Object, Action::Observe, cbv::Receiving);
    if (units.first().holds.isEmpty())
        event.disposition = cbv::InProgress;
    tellUnits(event, units);
    event.readPoint = context.readPoint;
    event.bizLocation = context.bizLocation;
    return event;
}

QList<QList<UnitState>> alikeUnits(const QList<UnitState> &units)
{
    QList<QList<UnitState>> groups;
    for (const UnitState &unit : units) {
        QList<UnitState> *group = nullptr;
        for (QList<UnitState> &known : groups) {
            if (areAlike(known.first(), unit))
                group = &known;
        }
        if (group)
            group->append(unit);
        else
            groups.append({unit});
    }
    return groups;
}

} // namespace pw::epcis
