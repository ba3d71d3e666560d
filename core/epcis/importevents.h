// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"
#include "core/epcis/event.h"
#include "core/epcis/eventfactory.h"

#include <QList>

/// What a station tells central of a hierarchy it has been handed. Each still needs
/// completeEvent().
namespace pw::epcis {

/// Units of a table come into being in this repository; where and when they really did nobody said.
/// They agree in level, lot and expiry.
Event importedUnits(const QList<domain::UnitState> &units);
Event importedContents(const epc::Epc &parent, const QList<epc::Epc> &children);

/// The units are here now (CBV `receiving`). They agree in level, which central would otherwise
/// have to guess. Held ones keep the disposition that holds them.
Event receivedUnits(const QList<domain::UnitState> &units, const EventContext &context);

/// The records in groups of those one event can tell of, in their order.
QList<QList<domain::UnitState>> alikeUnits(const QList<domain::UnitState> &units);

} // namespace pw::epcis
