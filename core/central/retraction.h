// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/unitcache.h"

namespace pw::central {

/// Takes the effect of an event back that was declared an error: what its objects are is told anew
/// by the events of each that are left, in the order in which they happened. Life, disposition,
/// position and holds follow; whatever the event had said of other objects stays (a DELETE that
/// detached contents), since those objects' own later events may rest on it.
/// `sequence` is that of the declaration, which is stored already.
void retract(const QStringList &objects, StoreWriter &writer, UnitCache &units, qint64 sequence);

} // namespace pw::central
