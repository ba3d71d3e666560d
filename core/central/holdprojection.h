// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/records.h"
#include "core/epcis/event.h"

namespace pw::central {

/// What an event does to the holds of a unit or lot it names. A hold is known by the id in
/// `agw:hold`; without one, by its persistent disposition. A release that arrives late does not
/// lift what was placed after it; none lifts a conflict.
void changeHolds(QList<HoldRecord> &holds, const epcis::Event &event);

/// Systems that only know EPCIS 1.2 hold a unit by the disposition of an event, until an event says
/// another one. `named`: the event names the unit in its epcList.
void changeHoldByDisposition(QList<HoldRecord> &holds, const epcis::Event &event, bool named);

/// As the store gives them back: equal sets compare equal.
void sortHolds(QList<HoldRecord> &holds);

/// The class an operator is told (`agw:hold`, else what the disposition means).
QString holdClassOf(const HoldRecord &hold);

/// The key of a lot, `01/<GTIN>/10/<lot>`, or of a whole product, `01/<GTIN>`; empty for anything
/// else.
QString lotKeyOf(const QString &epcClass);

} // namespace pw::central
