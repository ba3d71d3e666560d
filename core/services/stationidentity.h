// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/feedscope.h"
#include "core/epcis/eventfactory.h"

#include <QString>

namespace pw::services {

/// Who and where this station is, in every event and every audit entry.
struct StationIdentity
{
    QString station;
    QString operatorId;
    QString role;
    QString readPoint;   ///< Digital Link of the bench
    QString bizLocation; ///< Digital Link of the site
    epcis::EventIdKind eventId = epcis::EventIdKind::Uuid;
    /// What of central's feed is followed, the one that covers the most last.
    QList<domain::FeedScope> scopes{domain::FeedScope::exceptions(), domain::FeedScope::site()};
};

} // namespace pw::services
