// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

#include <algorithm>

/// Building up: commission, aggregate, close, reopen, top up.
namespace pw::domain {

namespace {

/// Loose children may enter. Of a unit that is in something already, what is worse is told.
void fitLoose(Planner &p, const QList<UnitState> &children, const UnitState &container)
{
    const auto before = p.problems.size();
    p.fits(children, container);
    QSet<epc::Epc> named;
    for (auto i = before; i < p.problems.size(); ++i)
        named.insert(p.problems[i].unit.value_or(container.id));
    for (const UnitState &child : children) {
        if (child.parent && !named.contains(child.id))
            p.refuse(VerdictCode::AlreadyAggregated, child);
    }
}

} // namespace

Result<Plan, Problems> planOf(const op::Commission &o, Planner &p)
{
    if (p.permitted(Function::Pack) && p.freshForPacking())
        p.open(o.number, o.level, o.labelScanned ? LabelState::Verified : LabelState::None);
    return p.result(VerdictCode::ContainerOpened, o.number, o.number);
}

Result<Plan, Problems> planOf(const op::Aggregate &o, Planner &p)
{
    const bool mayTry = p.permitted(Function::Pack) && p.freshForPacking();
    const auto parent = mayTry ? p.knownContainer(o.parent) : std::nullopt;
    if (!parent || !p.changeable(*parent))
        return p.result(VerdictCode::ChildrenAdded, {}, {});
    if (!parent->container->open)
        p.refuse(VerdictCode::ContainerNotOpen, parent);
    const QList<UnitState> children = p.known(o.children);
    QList<UnitState> entering;
    for (const UnitState &child : children) {
        if (child.parent == o.parent)
            p.refuse(VerdictCode::SameContainer, child);
        else
            entering.append(child);
    }
    fitLoose(p, entering, *parent);
    if (!p.failed())
        p.run(AddChildren{idsOf(children), o.parent});
    const bool one = children.size() == 1;
    return p.result(one ? VerdictCode::ChildAdded : VerdictCode::ChildrenAdded,
                    one ? std::optional(children.first().id) : std::nullopt, o.parent);
}

Result<Plan, Problems> planOf(const op::Close &o, Planner &p)
{
    const auto container = p.knownContainer(o.container);
    if (!container || !p.changeable(*container) || !p.freshForPacking())
        return p.result(VerdictCode::ContainerClosed, {}, {});
    if (!container->container->open)
        p.refuse(VerdictCode::NothingToClose, container);
    else if (container->childCount == 0)
        p.refuse(VerdictCode::ContainerEmpty, container);
    else if (container->holds.isEmpty() && p.world.heldInside(o.container) > 0)
        p.refuse(VerdictCode::ContainsHeld, container);
    const auto capacity = container->container->capacity;
    const bool partial = !capacity || container->childCount < *capacity;
    if (!p.failed() && p.permitted(partial ? Function::ClosePartial : Function::Pack))
        p.close(o.container, p.request.reason);
    return p.result(partial ? VerdictCode::ContainerClosedPartial : VerdictCode::ContainerClosed,
                    o.container, o.container);
}

Result<Plan, Problems> planOf(const op::Reopen &o, Planner &p)
{
    const auto container =
        p.permitted(Function::Rework) ? p.knownContainer(o.container) : std::nullopt;
    if (!container || !p.changeable(*container))
        return p.result(VerdictCode::ContainerReopened, {}, {});
    if (container->container->open)
        p.refuse(VerdictCode::ContainerAlreadyOpen, container);
    else if (container->parent)
        p.refuse(VerdictCode::AlreadyAggregated, container);
    else
        p.run(ReopenContainer{o.container});
    return p.result(VerdictCode::ContainerReopened, o.container, o.container);
}

Result<Plan, Problems> planOf(const op::TopUp &o, Planner &p)
{
    const bool mayTry = p.permitted(Function::Rework) && p.freshForPacking();
    const auto container = mayTry ? p.knownContainer(o.container) : std::nullopt;
    if (!container || !p.changeable(*container))
        return p.result(VerdictCode::ToppedUp, {}, {});
    if (container->parent) // around it everything would be out of date unseen
        p.refuse(VerdictCode::AlreadyAggregated, container);
    const QList<UnitState> children = p.known(o.children);
    fitLoose(p, children, *container);
    if (!p.failed()) {
        const auto capacity = container->container->capacity;
        const bool partial = !capacity || container->childCount + children.size() < *capacity;
        if (container->container->open || !partial || p.permitted(Function::ClosePartial))
            p.addTo(*container, children);
    }
    return p.result(VerdictCode::ToppedUp, o.container, o.container);
}

QList<epc::Epc> suggestTopUps(const epc::Epc &container, const QList<epc::Epc> &candidates,
                              const World &world, const RuleSet &rules)
{
    const Request request{op::TopUp{container, candidates}, {}, {}, {}};
    Planner p(request, world, rules);
    auto parent = p.knownContainer(container);
    if (!parent || parent->parent || !p.changeable(*parent))
        return {};
    QList<UnitState> loose = p.known(candidates);
    loose.removeIf([](const UnitState &unit) { return unit.parent.has_value(); });
    const auto rank = [&](const UnitState &unit) {
        const QDate expiry = unit.expiry.isValid() ? unit.expiry : QDate::fromJulianDay(0);
        return std::pair(unit.lot != parent->lot, expiry);
    };
    std::stable_sort(loose.begin(), loose.end(),
                     [&](const UnitState &a, const UnitState &b) { return rank(a) < rank(b); });

    QList<epc::Epc> suggested;
    for (const UnitState &unit : std::as_const(loose)) {
        const auto &capacity = parent->container->capacity;
        if (capacity && parent->childCount >= *capacity)
            break;
        if (!p.fits({unit}, *parent))
            continue;
        if (!p.run(AddChildren{{unit.id}, container}))
            return {};
        suggested.append(unit.id);
        parent = p.world.unit(container);
    }
    return suggested;
}

} // namespace pw::domain
