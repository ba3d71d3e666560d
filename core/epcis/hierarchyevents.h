// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/imports/hierarchytable.h"
#include "core/epcis/event.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace pw::epcis {

/// A hierarchy for a partner, as events he can fold: each unit is commissioned (with level, lot and
/// expiry), each container packed by one AggregationEvent ADD, each hold placed. OBSERVE would
/// leave him without a hierarchy: it changes none.
///
/// They say `agw:operation` EXPORT, because what happened when is not all known here: a container
/// was packed at the last event of its latest child, and everything was commissioned just before
/// the earliest event known, `exportedAt` where none is. The same hierarchy gives the same events:
/// their eventID is their hash.
QList<Event> hierarchyEvents(const domain::imports::Hierarchy &hierarchy,
                             const QDateTime &exportedAt, const QString &timeZoneOffset);

} // namespace pw::epcis
