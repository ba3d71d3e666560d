// SPDX-License-Identifier: Apache-2.0
#include "core/central/feedjson.h"

#include "core/central/unitkey.h"
#include "core/epcis/instant.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

QLatin1StringView lifecycleCode(const UnitRecord &unit)
{
    using Lifecycle = epcis::ObjectState::Lifecycle;
    switch (unit.state.lifecycle) {
    case Lifecycle::Unknown: return "unknown"_L1;
    case Lifecycle::Active: return "commissioned"_L1;
    case Lifecycle::Decommissioned: return unit.sampled ? "sampled"_L1 : "decommissioned"_L1;
    case Lifecycle::Destroyed: return "destroyed"_L1;
    }
    Q_UNREACHABLE();
    return {};
}

QLatin1StringView custodyCode(Custody custody)
{
    switch (custody) {
    case Custody::Here: return "here"_L1;
    case Custody::Shipped: return "shipped"_L1;
    case Custody::Elsewhere: return "elsewhere"_L1;
    }
    Q_UNREACHABLE();
    return {};
}

/// What a blocking disposition means to an operator.
QLatin1StringView holdClass(const QString &disposition)
{
    if (disposition == u"unavailable")
        return "quarantined"_L1;
    if (disposition == u"recalled")
        return "recalled"_L1;
    if (disposition == u"damaged")
        return "damaged"_L1;
    if (disposition == u"stolen")
        return "stolen"_L1;
    if (disposition == u"non_conformant" || disposition == u"no_pedigree_match")
        return "suspect"_L1;
    return "dataIssue"_L1; // mismatch_…, non_sellable_other and what has no class of its own
}

QJsonArray holdsToJson(const QList<HoldRecord> &holds)
{
    QJsonArray array;
    for (const HoldRecord &hold : holds)
        array.append(QJsonObject{{u"class"_s, holdClass(hold.disposition)},
                                 {u"reason"_s, hold.reason},
                                 {u"by"_s, hold.by},
                                 {u"since"_s, epcis::instantToText(hold.since)}});
    return array;
}

QJsonObject toJson(const UnitRecord &unit)
{
    QJsonObject row{{u"key"_s, keyOf(unit.state.id)},
                    {u"ver"_s, unit.ver},
                    {u"lifecycle"_s, lifecycleCode(unit)},
                    {u"custody"_s, custodyCode(unit.custody)},
                    {u"level"_s, unit.level},
                    {u"holds"_s, holdsToJson(unit.holds)},
                    {u"parent"_s, unit.state.parent.isEmpty()
                                      ? QJsonValue(QJsonValue::Null)
                                      : QJsonValue(keyOf(unit.state.parent))},
                    {u"eventBy"_s, unit.eventBy}};
    if (unit.state.lastEventTime.isValid())
        row.insert(u"eventAt"_s, epcis::instantToText(unit.state.lastEventTime));
    if (!unit.lot.isEmpty())
        row.insert(u"lot"_s, unit.lot);
    if (!unit.expiry.isEmpty())
        row.insert(u"expiry"_s, unit.expiry);
    if (unit.container) {
        row.insert(u"open"_s, unit.open);
        row.insert(u"partial"_s, unit.partial);
    }
    if (unit.duplicate)
        row.insert(u"duplicate"_s, true);
    return row;
}

QJsonObject toJson(const LotRecord &lot)
{
    QJsonObject row{{u"key"_s, lot.key}, {u"ver"_s, lot.ver}};
    if (lot.holds.isEmpty())
        row.insert(u"removed"_s, true);
    else
        row.insert(u"holds"_s, holdsToJson(lot.holds));
    return row;
}

} // namespace

QJsonArray feedRows(const FeedPage &page)
{
    QJsonArray rows;
    auto lot = page.lots.cbegin();
    for (const UnitRecord &unit : page.units) {
        for (; lot != page.lots.cend() && lot->ver < unit.ver; ++lot)
            rows.append(toJson(*lot));
        rows.append(toJson(unit));
    }
    for (; lot != page.lots.cend(); ++lot)
        rows.append(toJson(*lot));
    return rows;
}

} // namespace pw::central
