// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

/// Rework orders.
namespace pw::domain {

Result<Plan, Problems> planOf(const op::CloseOrder &o, Planner &p)
{
    if (o.order.id.isEmpty())
        p.refuse(VerdictCode::OrderNumberMissing);
    if (o.order.in.isEmpty())
        p.refuse(VerdictCode::NothingSelected);
    // What the order says of scrap and samples counts only as far as the record says so, too.
    const QList<ReworkDifference> differences = differencesOf(settledBy(p.base, o.order));
    for (const ReworkDifference &difference : differences)
        p.refuse(VerdictCode::NotBalanced,
                 p.base.unit(difference.unit).value_or(UnitState{difference.unit}));
    // Who may close it is asked last: until it balances there is nothing to sign.
    if (!p.failed() && p.permitted(Function::CloseOrder))
        p.run(LinkOrder{o.order.id, o.order.in, false});
    p.plan.verdict.affected = int(o.order.in.size());
    return p.result(VerdictCode::OrderClosed, {}, {});
}

} // namespace pw::domain
