// SPDX-License-Identifier: Apache-2.0
#include "core/domain/reworkorder.h"

#include "core/domain/world.h"

#include <QHash>
#include <QSet>

namespace pw::domain {

using namespace Qt::StringLiterals;

QList<ReworkDifference> differencesOf(const ReworkOrder &order)
{
    const QList<epc::Epc> accounted = order.out + order.scrap + order.sample + order.returned;
    QHash<epc::Epc, int> in, out;
    for (const epc::Epc &unit : order.in)
        ++in[unit];
    for (const epc::Epc &unit : accounted)
        ++out[unit];

    QList<ReworkDifference> found;
    QSet<epc::Epc> seen;
    const QList<epc::Epc> all = order.in + accounted;
    for (const epc::Epc &unit : all) {
        if (seen.contains(unit))
            continue;
        seen.insert(unit);
        const int entered = in.value(unit);
        const int left = out.value(unit);
        if (entered > 1 || left > 1)
            found.append({unit, ReworkDifference::Kind::Twice});
        else if (entered == 0)
            found.append({unit, ReworkDifference::Kind::NeverIn});
        else if (left == 0)
            found.append({unit, ReworkDifference::Kind::Unaccounted});
    }
    return found;
}

ReworkOrder settledBy(const World &world, ReworkOrder order)
{
    order.scrap.clear();
    order.sample.clear();
    for (const epc::Epc &id : std::as_const(order.in)) {
        const auto unit = world.unit(id);
        if (!unit || !hasEnded(unit->lifecycle))
            continue;
        (unit->lifecycle == Lifecycle::Sampled ? order.sample : order.scrap).append(id);
    }
    return order;
}

QLatin1StringView toCode(ReworkDifference::Kind kind)
{
    switch (kind) {
    case ReworkDifference::Kind::Unaccounted: return "UNACCOUNTED"_L1;
    case ReworkDifference::Kind::NeverIn: return "NEVER_IN"_L1;
    case ReworkDifference::Kind::Twice: return "TWICE"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace pw::domain
