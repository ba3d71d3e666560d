// SPDX-License-Identifier: Apache-2.0
#pragma once

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
};

} // namespace pw::services
