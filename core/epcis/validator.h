// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epcis/event.h"
#include "core/epcis/jsonld.h"

#include <QList>

namespace pw::epcis {

/// Everything about one event that neither JSON nor types can say: members per event type and
/// action, identifiers with right check digits, CBV words, eventID form, offsets (EPCIS 2.0
/// section 7.4; rules no schema checks).
QList<DocumentError> validate(const Event &event, const QString &path = {});

} // namespace pw::epcis
