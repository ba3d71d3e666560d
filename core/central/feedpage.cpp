// SPDX-License-Identifier: Apache-2.0
#include "core/central/feedpage.h"

#include <limits>

namespace pw::central {

using namespace Qt::StringLiterals;

void trim(FeedPage &page, const FeedQuery &query)
{
    qsizetype unit = 0;
    qsizetype lot = 0;
    qsizetype departed = 0;
    constexpr qint64 None = std::numeric_limits<qint64>::max();
    page.to = query.since;
    while (unit + lot + departed < query.limit) {
        const qint64 nextUnit = unit < page.units.size() ? page.units[unit].ver : None;
        const qint64 nextLot = lot < page.lots.size() ? page.lots[lot].ver : None;
        const qint64 nextDeparted =
            departed < page.departed.size() ? page.departed[departed].at : None;
        const qint64 next = qMin(qMin(nextUnit, nextLot), nextDeparted);
        if (next == None)
            break;
        page.to = next;
        ++(next == nextUnit ? unit : next == nextLot ? lot : departed);
    }
    const bool everything = unit == page.units.size() && lot == page.lots.size()
                            && departed == page.departed.size()
                            && unit + lot + departed < query.limit;
    if (everything)
        page.to = page.head;
    page.units.resize(unit);
    page.lots.resize(lot);
    page.departed.resize(departed);
}

QString productKey(const domain::FeedScope &scope)
{
    return u"01/"_s + scope.gtin()->toString();
}

} // namespace pw::central
