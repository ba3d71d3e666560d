// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"
#include "core/epcis/eventfactory.h"

#include <algorithm>

/// Quarantine and release.
namespace pw::domain {

namespace {

/// Central keeps one persistent disposition a word: it stays while another hold needs it.
bool anotherNeedsIt(const QList<Hold> &holds, const Hold &lifted)
{
    const auto word = epcis::persistentDispositionOf(lifted.holdClass);
    return std::any_of(holds.cbegin(), holds.cend(), [&](const Hold &hold) {
        return hold.id != lifted.id && epcis::persistentDispositionOf(hold.holdClass) == word;
    });
}

/// Even what nobody knows can be put aside: a physical find (matrix, row "unknown").
QList<epc::Epc> heldUnits(Planner &p, const op::Quarantine &o)
{
    QList<epc::Epc> ids;
    QSet<epc::Epc> named;
    const auto add = [&](const epc::Epc &id) {
        if (!named.contains(id))
            ids.append(id);
        named.insert(id);
    };
    for (const epc::Epc &id : o.target.units) {
        if (!p.world.unit(id)) {
            UnitState found{id};
            found.lifecycle = Lifecycle::Allocated;
            p.world.know(found);
        }
        add(id);
        if (o.target.scope != HoldScope::Container || o.mode != HoldMode::Snapshot)
            continue;
        const QList<UnitState> contents = p.inside(id);
        for (const UnitState &unit : contents)
            add(unit.id);
    }
    return ids;
}

bool releaseUnits(Planner &p, const op::Release &o)
{
    QList<UnitState> asked = p.known(o.target.units);
    if (o.target.scope == HoldScope::Container) {
        for (const UnitState &unit : QList<UnitState>(asked)) {
            const qsizetype before = asked.size();
            const QList<UnitState> contents = p.inside(unit.id);
            std::copy_if(contents.cbegin(), contents.cend(), std::back_inserter(asked),
                         [&o](const UnitState &inner) { return holdOf(inner, o.holdId); });
            // A hold on what is inside need not lie on the container, too.
            if (asked.size() > before && !holdOf(unit, o.holdId))
                asked.removeAll(unit);
        }
    }
    std::optional<Hold> hold;
    QList<UnitState> carriers;
    QSet<epc::Epc> named;
    for (const UnitState &unit : std::as_const(asked)) {
        if (named.contains(unit.id))
            continue;
        named.insert(unit.id);
        const Hold *lies = holdOf(unit, o.holdId);
        if (!lies) {
            p.refuse(VerdictCode::NoSuchHold, unit);
            continue;
        }
        if (isFinal(*lies)) {
            p.refuse(VerdictCode::HoldNotReleasable, unit);
            continue;
        }
        hold = *lies;
        carriers.append(unit);
    }
    return !p.failed() && hold && p.lift(*hold, carriers);
}

bool releaseLot(Planner &p, const op::Release &o)
{
    const auto holds = p.world.holdsOnLot(*o.target.product, o.target.lot);
    const auto lies = std::find_if(holds.cbegin(), holds.cend(),
                                   [&o](const Hold &hold) { return hold.id == o.holdId; });
    if (lies == holds.cend()) {
        p.refuse(VerdictCode::NoSuchHold);
        return false;
    }
    if (isFinal(*lies)) {
        p.refuse(VerdictCode::HoldNotReleasable);
        return false;
    }
    return p.liftFromLot(*lies, *o.target.product, o.target.lot);
}

} // namespace

const Hold *holdOf(const UnitState &unit, const QString &id)
{
    const auto found = std::find_if(unit.holds.cbegin(), unit.holds.cend(),
                                    [&id](const Hold &hold) { return hold.id == id; });
    return found == unit.holds.cend() ? nullptr : &*found;
}

bool isFinal(const Hold &hold)
{
    return hold.holdClass == HoldClass::Recalled || hold.holdClass == HoldClass::Stolen
           || hold.holdClass == HoldClass::Illegitimate || hold.holdClass == HoldClass::Conflict;
}

bool Planner::lift(const Hold &hold, const QList<UnitState> &units)
{
    QList<epc::Epc> last, others;
    for (const UnitState &unit : units)
        (anotherNeedsIt(unit.holds, hold) ? others : last).append(unit.id);
    return (others.isEmpty() || run(LiftHold{hold, others, {}, {}, true}))
           && (last.isEmpty() || run(LiftHold{hold, last, {}, {}, false}));
}

bool Planner::liftFromLot(const Hold &hold, const gs1::Gtin &product, const QString &lot)
{
    const bool others = anotherNeedsIt(world.holdsOnLot(product, lot), hold);
    return run(LiftHold{hold, {}, product, lot, others});
}

Result<Plan, Problems> planOf(const op::Quarantine &o, Planner &p)
{
    if (!p.permitted(Function::PlaceHold))
        return p.result(VerdictCode::HoldPlaced, {}, {});
    Hold hold;
    hold.holdClass = o.holdClass;
    hold.reason = p.request.reason.text.isEmpty() ? p.request.reason.code : p.request.reason.text;
    hold.by = p.request.actor.id;
    hold.since = p.request.at;
    hold.id = o.holdId;
    hold.evidence = o.evidence;
    hold.scope = o.target.scope;
    hold.mode = o.mode;
    if (o.target.product) {
        p.run(PlaceHold{hold, {}, o.target.product, o.target.lot});
        return p.result(VerdictCode::HoldPlaced, {}, {});
    }
    const QList<epc::Epc> ids = heldUnits(p, o);
    if (ids.isEmpty())
        p.refuse(VerdictCode::NothingSelected);
    else if (!p.failed())
        p.run(PlaceHold{hold, ids, {}, {}});
    auto result = p.result(
        VerdictCode::HoldPlaced,
        o.target.units.size() == 1 ? std::optional(o.target.units.first()) : std::nullopt, {});
    return result;
}

Result<Plan, Problems> planOf(const op::Release &o, Planner &p)
{
    // R-QT-8: never by what may be out of date.
    if (p.permitted(Function::ReleaseHold)
        && p.fresh(p.rules.freshness.release, VerdictCode::OfflineNotAllowed)) {
        if (o.target.product)
            releaseLot(p, o);
        else
            releaseUnits(p, o);
    }
    return p.result(
        VerdictCode::HoldReleased,
        o.target.units.size() == 1 ? std::optional(o.target.units.first()) : std::nullopt, {});
}

} // namespace pw::domain
