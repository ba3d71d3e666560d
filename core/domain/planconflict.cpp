// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"
#include "core/domain/policy.h"

/// Conflicts between stations.
namespace pw::domain {

namespace {

/// Whoever carries the hold, as far as this station knows of it.
QList<epc::Epc> partiesOf(const Planner &p, const UnitState &unit, const Hold &conflict)
{
    QList<epc::Epc> parties{unit.id};
    for (const Claim &claim : conflict.dispute->claims) {
        const auto container = claim.container ? p.world.unit(*claim.container) : std::nullopt;
        if (container && !hasEnded(container->lifecycle) && holdOf(*container, conflict.id)
            && !parties.contains(container->id))
            parties.append(container->id);
    }
    return parties;
}

/// What is dropped out of its record first; then into where it was found.
bool putWhereFound(Planner &p, const op::ResolveConflict &o, const UnitState &unit)
{
    const auto target = o.container ? p.knownContainer(*o.container) : std::nullopt;
    const bool isInside = o.found == op::Whereabouts::Inside;
    if (isInside && !o.container)
        p.refuse(VerdictCode::NothingSelected, unit);
    if (p.failed() || (isInside && unit.parent == o.container))
        return !p.failed();
    if (isInside && hasEnded(unit.lifecycle)) // nobody can bring it back: two units of a number?
        p.refuse(*refuseUnit(unit, p.today), unit);
    if (target)
        p.changeable(*target);
    if (target && !target->container->open && target->parent)
        p.refuse(VerdictCode::AlreadyAggregated, target);
    // It may be open at another bench: that it is not in there is so all the same.
    const auto parent = unit.parent ? p.known(*unit.parent) : std::nullopt;
    if (parent && parent->custody != Custody::Here)
        p.refuse(VerdictCode::Shipped, parent);
    if (p.failed() || (parent && !p.takeOut({unit})))
        return false;
    const auto loose = p.world.unit(unit.id);
    auto now = isInside ? p.world.unit(*o.container) : std::nullopt;
    if (!isInside || !loose || !now)
        return !isInside;
    // Other units may be disputed between the same containers: one is settled after the other.
    UnitState free = *now;
    free.holds.removeIf([](const Hold &hold) { return hold.holdClass == HoldClass::Conflict; });
    return p.fits({*loose}, free) && p.addTo(*now, {*loose});
}

bool suspectBoth(Planner &p, const op::ResolveConflict &o)
{
    Hold hold;
    hold.holdClass = HoldClass::Suspect;
    hold.reason = p.request.reason.text;
    hold.by = p.request.actor.id;
    hold.since = p.request.at;
    hold.id = o.holdId;
    return p.run(PlaceHold{hold, {o.unit}, {}, {}});
}

} // namespace

Result<Plan, Problems> planOf(const op::ResolveConflict &o, Planner &p)
{
    // As with a release: never by what may be out of date.
    const bool mayTry = p.permitted(Function::ResolveConflict)
                        && p.fresh(p.rules.freshness.release, VerdictCode::OfflineNotAllowed);
    const auto unit = mayTry ? p.known(o.unit) : std::nullopt;
    if (unit && !conflictOf(*unit))
        p.refuse(VerdictCode::NoConflict, unit);
    if (p.failed() || !unit)
        return p.result(VerdictCode::ConflictResolved, o.unit, {});
    // Lifted first: a held unit could not be moved.
    bool done = true;
    for (const Hold &hold : unit->holds) {
        if (hold.holdClass == HoldClass::Conflict && hold.dispute && hold.dispute->unit == o.unit)
            done = done && p.run(LiftHold{hold, partiesOf(p, *unit, hold), {}, {}, true});
    }
    if (done && o.found == op::Whereabouts::TwoUnits)
        suspectBoth(p, o);
    else if (done)
        putWhereFound(p, o, *p.world.unit(o.unit));
    return p.result(VerdictCode::ConflictResolved, o.unit, o.container);
}

} // namespace pw::domain
