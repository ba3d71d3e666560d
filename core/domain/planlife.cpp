// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

/// Ends of life: sample, destroy, decommission. Out of the container first (R-SD-4).
namespace pw::domain {

namespace {

/// Whether the units may go that way, and out of what they are in.
bool mayEnd(Planner &p, const QList<UnitState> &units, UnitAction action)
{
    for (const UnitState &unit : units) {
        if (!p.allowed(unit, action) || !unit.parent)
            continue;
        if (const auto parent = p.known(*unit.parent))
            p.changeable(*parent);
    }
    return !p.failed();
}

bool leaveParents(Planner &p, const QList<UnitState> &units)
{
    QList<UnitState> packed;
    for (const UnitState &unit : units) {
        if (unit.parent)
            packed.append(unit);
    }
    return packed.isEmpty() || p.takeOut(packed);
}

std::optional<epc::Epc> onlyOne(const QList<UnitState> &units)
{
    return units.size() == 1 ? std::optional(units.first().id) : std::nullopt;
}

/// Everything inside leaves its container, from the inside out.
bool emptyOut(Planner &p, const epc::Epc &container)
{
    const QList<epc::Epc> children = p.world.childrenOf(container);
    for (const epc::Epc &id : children) {
        const auto child = p.known(id);
        if (!child || (child->container && child->childCount > 0 && !emptyOut(p, id)))
            return false;
    }
    return children.isEmpty() || p.run(RemoveChildren{children, container});
}

} // namespace

Result<Plan, Problems> planOf(const op::Sample &o, Planner &p)
{
    if (!p.permitted(Function::Sample))
        return p.result(VerdictCode::SampleTaken, {}, {});
    const QList<UnitState> units = p.known(o.units);
    for (const UnitState &unit : units) {
        if (unit.container) // what is sampled is goods, not boxes
            p.refuse(unit.childCount > 0 ? VerdictCode::ContainerNotEmpty : VerdictCode::WrongLevel,
                     unit);
    }
    if (!p.failed() && mayEnd(p, units, UnitAction::Sample) && leaveParents(p, units)
        && p.run(TakeSample{idsOf(units)}))
        p.run(EndLife{idsOf(units), EndLife::Kind::Sample, {}});
    return p.result(VerdictCode::SampleTaken, onlyOne(units), {});
}

Result<Plan, Problems> planOf(const op::Destroy &o, Planner &p)
{
    if (!p.permitted(Function::Destroy))
        return p.result(VerdictCode::UnitsDestroyed, {}, {});
    QList<UnitState> units = p.known(o.units);
    for (const UnitState &unit : std::as_const(units)) {
        if (unit.container && unit.childCount > 0 && !o.withContents)
            p.refuse(VerdictCode::ContainerNotEmpty, unit);
    }
    if (p.failed() || !mayEnd(p, units, UnitAction::Destroy))
        return p.result(VerdictCode::UnitsDestroyed, {}, {});
    QList<UnitState> all = units; // never implied: the plan lists every one (H6)
    for (const UnitState &unit : std::as_const(units)) {
        if (!unit.container)
            continue;
        const QList<UnitState> contents = p.inside(unit.id);
        for (const UnitState &inner : contents)
            p.allowed(inner, UnitAction::Destroy);
        all += contents;
    }
    QSet<epc::Epc> named; // a container and something inside it may both have been asked for
    all.removeIf([&named](const UnitState &unit) {
        const bool again = named.contains(unit.id);
        named.insert(unit.id);
        return again;
    });
    if (!p.failed() && leaveParents(p, units)) {
        bool emptied = true;
        for (const UnitState &unit : std::as_const(units))
            emptied = emptied && (!unit.container || emptyOut(p, unit.id));
        if (emptied)
            p.run(EndLife{idsOf(all), EndLife::Kind::Destroy, {}});
    }
    p.plan.verdict.affected = int(all.size());
    return p.result(VerdictCode::UnitsDestroyed, onlyOne(units), {});
}

Result<Plan, Problems> planOf(const op::Decommission &o, Planner &p)
{
    if (!p.permitted(Function::Decommission))
        return p.result(VerdictCode::UnitsDecommissioned, {}, {});
    const QList<UnitState> units = p.known(o.units);
    for (const UnitState &unit : units) {
        if (unit.container && unit.childCount > 0) // R-SD-5
            p.refuse(VerdictCode::ContainerNotEmpty, unit);
    }
    if (!p.failed() && mayEnd(p, units, UnitAction::Destroy) && leaveParents(p, units))
        p.run(EndLife{idsOf(units), EndLife::Kind::Decommission, {}});
    return p.result(VerdictCode::UnitsDecommissioned, onlyOne(units), {});
}

} // namespace pw::domain
