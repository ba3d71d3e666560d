// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/orderarguments.h"

#include "app/ctl/operationarguments.h"

namespace pw::ctl {

using namespace Qt::StringLiterals;
using domain::ReworkOrder;

const QList<OrderList> &orderLists()
{
    static const QList<OrderList> all{
        {u"in"_s, u"in"_s, u"Taken into rework."_s, &ReworkOrder::in},
        {u"out"_s, u"out"_s, u"Came out good."_s, &ReworkOrder::out},
        {u"scrap"_s, u"scrap"_s, u"Scrapped."_s, &ReworkOrder::scrap},
        {u"sampled"_s, u"sample"_s, u"Taken as samples."_s, &ReworkOrder::sample},
        {u"returned"_s, u"returned"_s, u"Back to stock, as they came."_s, &ReworkOrder::returned}};
    return all;
}

void addOrderOptions(QCommandLineParser &parser)
{
    for (const OrderList &list : orderLists())
        parser.addOption(
            {list.option,
             u"Of a rework order: %1 One unit a line; may be repeated."_s.arg(list.meaning),
             u"FILE"_s});
}

std::optional<ReworkOrder> orderFrom(const QCommandLineParser &parser, const QString &id)
{
    ReworkOrder order;
    order.id = id;
    for (const OrderList &list : orderLists()) {
        const QStringList files = parser.values(list.option);
        for (const QString &file : files) {
            const auto units = unitsFrom({}, file);
            if (!units)
                return {};
            order.*list.units += *units;
        }
    }
    return order;
}

} // namespace pw::ctl
