// SPDX-License-Identifier: Apache-2.0
#include "core/central/holdprojection.h"

#include "core/central/conflicts.h"
#include "core/epcis/cbv.h"
#include "core/gs1/digitallink.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

/// Contents that were found to differ hold the container until somebody finds them right.
QString idOf(const QString &disposition, const QString &told)
{
    return disposition.startsWith("mismatch_"_L1) ? disposition : told;
}

HoldRecord toldHold(const epcis::Event &event, const QString &disposition)
{
    const QJsonObject told = event.extensions.value("agw:hold"_L1).toObject();
    const QJsonObject reason = event.extensions.value("agw:reason"_L1).toObject();
    const QString text = reason.value("agw:text"_L1).toString();
    HoldRecord hold;
    hold.disposition = disposition;
    hold.reason = text.isEmpty() ? reason.value("agw:code"_L1).toString() : text;
    hold.by = event.extensions.value("agw:operator"_L1).toString();
    hold.since = event.eventTime;
    hold.id = idOf(disposition, told.value("agw:id"_L1).toString());
    hold.holdClass = told.value("agw:class"_L1).toString();
    hold.scope = told.value("agw:scope"_L1).toString();
    hold.mode = told.value("agw:mode"_L1).toString();
    hold.owner = told.value("agw:owner"_L1).toString();
    hold.evidence = told.value("agw:evidence"_L1).toString();
    return hold;
}

/// Of a hold that follows from the disposition alone.
constexpr auto ByDisposition = "disposition"_L1;

bool lifts(const epcis::Event &event, const QString &id, const HoldRecord &hold)
{
    if (Conflicts::isConflict(hold))
        return false;
    if (!id.isEmpty())
        return hold.id == id; // one among several with the same disposition
    return event.persistentUnset.contains(hold.disposition) && hold.since <= event.eventTime;
}

} // namespace

void sortHolds(QList<HoldRecord> &holds)
{
    std::sort(holds.begin(), holds.end(), [](const HoldRecord &a, const HoldRecord &b) {
        return std::tie(a.disposition, a.id) < std::tie(b.disposition, b.id);
    });
}

void changeHolds(QList<HoldRecord> &holds, const epcis::Event &event)
{
    const QString id =
        event.extensions.value("agw:hold"_L1).toObject().value("agw:id"_L1).toString();
    if (event.persistentSet.isEmpty() || !event.persistentUnset.isEmpty()) {
        const QString lifted = event.persistentSet.isEmpty() ? id : QString();
        holds.removeIf([&](const HoldRecord &hold) { return lifts(event, lifted, hold); });
    }
    for (const QString &disposition : event.persistentSet) {
        if (!epcis::isBlocking(disposition))
            continue;
        const HoldRecord placed = toldHold(event, disposition);
        const bool known = std::any_of(holds.cbegin(), holds.cend(), [&](const HoldRecord &hold) {
            return hold.disposition == disposition && hold.id == placed.id;
        });
        if (!known)
            holds.append(placed);
    }
    sortHolds(holds);
}

void changeHoldByDisposition(QList<HoldRecord> &holds, const epcis::Event &event, bool named)
{
    if (event.disposition.isEmpty())
        return;
    holds.removeIf([](const HoldRecord &hold) { return hold.id == ByDisposition; });
    const bool saysMore = !event.persistentSet.isEmpty() || !event.persistentUnset.isEmpty()
                          || event.extensions.contains("agw:operation"_L1);
    // An end of life says so itself.
    if (!named || saysMore || event.action == epcis::Action::Delete
        || !epcis::isBlocking(event.disposition)
        || !epcis::cbv::isWord(epcis::cbv::Vocabulary::Disposition, event.disposition))
        return;
    HoldRecord hold = toldHold(event, event.disposition);
    hold.id = ByDisposition;
    holds.append(hold);
    sortHolds(holds);
}

QString holdClassOf(const HoldRecord &hold)
{
    if (!hold.holdClass.isEmpty())
        return hold.holdClass;
    if (hold.disposition == u"unavailable")
        return u"quarantined"_s;
    if (hold.disposition == u"recalled" || hold.disposition == u"damaged"
        || hold.disposition == u"stolen")
        return hold.disposition;
    if (hold.disposition == u"non_conformant" || hold.disposition == u"no_pedigree_match")
        return u"suspect"_s;
    return u"dataIssue"_s; // mismatch_…, non_sellable_other and what has no class of its own
}

QString lotKeyOf(const QString &epcClass)
{
    const auto link = gs1::DigitalLink::parse(epcClass);
    if (!link || link->path.isEmpty() || link->path[0].ai != u"01")
        return {};
    const QString product = u"01/"_s + link->path[0].value;
    if (link->path.size() == 1)
        return product;
    if (link->path.size() != 2 || link->path[1].ai != u"10")
        return {};
    return product + u"/10/"_s + gs1::percentEncoded(link->path[1].value);
}

} // namespace pw::central
