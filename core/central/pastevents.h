// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/epcis/event.h"

namespace pw::central {

/// Every event that names the object and has not been declared an error, in the order in which they
/// happened (EPCIS state fold: event time, agw:seq, eventID), whenever they came.
QList<epcis::Event> pastOf(const QString &object, StoreWriter &writer);

/// What has to be told anew to know what the objects are: their own events and those of whatever
/// they have ever been in, in the order in which they happened, each once.
QList<epcis::Event> pastAround(const QStringList &objects, StoreWriter &writer);

/// Whoever may be another after this event than before it: what it names, and what was ever in
/// those `containers` of them, where it empties, ends, holds or frees them without naming their
/// contents.
QStringList touchedBy(const epcis::Event &event, const QStringList &containers,
                      StoreWriter &writer);
/// What the event names, each once.
QStringList namedBy(const epcis::Event &event);

} // namespace pw::central
