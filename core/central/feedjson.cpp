// SPDX-License-Identifier: Apache-2.0
#include "core/central/feedjson.h"

#include "core/central/conflicts.h"
#include "core/central/holdprojection.h"
#include "core/central/unitkey.h"
#include "core/domain/unitcodes.h"
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

QJsonObject toJson(const HoldRecord &hold)
{
    QJsonObject object{{u"class"_s, holdClassOf(hold)},
                       {u"reason"_s, hold.reason},
                       {u"by"_s, hold.by},
                       {u"since"_s, epcis::instantToText(hold.since)}};
    const auto put = [&object](QLatin1StringView name, const QString &value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    put("id"_L1, hold.id);
    put("scope"_L1, hold.scope);
    put("mode"_L1, hold.mode);
    put("owner"_L1, hold.owner);
    if (Conflicts::isConflict(hold))
        object.insert(u"dispute"_s, Conflicts::disputeOf(hold));
    else
        put("evidence"_L1, hold.evidence);
    return object;
}

QJsonArray holdsToJson(const QList<HoldRecord> &holds)
{
    QJsonArray array;
    for (const HoldRecord &hold : holds)
        array.append(toJson(hold));
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
        if (unit.label != domain::LabelState::None)
            row.insert(u"label"_s, domain::toCode(unit.label));
        if (unit.broken)
            row.insert(u"broken"_s, true);
    }
    if (unit.evidence != domain::Evidence::Unverified)
        row.insert(u"evidence"_s, domain::toCode(unit.evidence));
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
    QList<std::pair<qint64, QJsonObject>> rows;
    for (const UnitRecord &unit : page.units)
        rows.emplaceBack(unit.ver, toJson(unit));
    for (const LotRecord &lot : page.lots)
        rows.emplaceBack(lot.ver, toJson(lot));
    for (const FeedPage::Departed &departed : page.departed)
        rows.emplaceBack(departed.at, toJson(departed.unit));
    std::sort(rows.begin(), rows.end(),
              [](const auto &a, const auto &b) { return a.first < b.first; });
    QJsonArray array;
    for (const auto &[position, row] : std::as_const(rows))
        array.append(row);
    return array;
}

} // namespace pw::central
