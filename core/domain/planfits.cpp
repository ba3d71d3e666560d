// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

#include <algorithm>

/// What may enter a container.
namespace pw::domain {

namespace {

bool isHeldItself(const UnitState &unit)
{
    return std::any_of(unit.holds.cbegin(), unit.holds.cend(),
                       [](const Hold &hold) { return !isMismatch(hold); });
}

} // namespace

QSet<QString> Planner::lotsOf(const UnitState &unit, int depth) const
{
    if (unit.lot.isEmpty() && unit.container && depth < MaxDepth)
        return lotsInside(unit.id, depth + 1);
    return {unit.lot};
}

QSet<QString> Planner::lotsInside(const epc::Epc &container, int depth) const
{
    QSet<QString> lots;
    const QList<epc::Epc> children = world.childrenOf(container);
    for (const epc::Epc &id : children) {
        if (const auto child = world.unit(id))
            lots += lotsOf(*child, depth);
    }
    return lots;
}

bool Planner::fitsOne(const UnitState &child, const UnitState &parent, ContainerContents &contents,
                      Lots &lots)
{
    const auto childProduct = child.product ? base.product(*child.product) : std::nullopt;
    auto product = childProduct;
    if (contents.count > 0 && contents.product && contents.product != child.product)
        product = base.product(*contents.product);
    if (!product) {
        refuse(VerdictCode::NoMasterData, child);
        return false;
    }
    const PackagingRule *rule = rules.packagingRule(product->gtin, parent.level);
    UnitState asked = child;
    if (rule && rule->alsoTakes.contains(child.level))
        asked.level = product->childLevelOf(parent.level).value_or(child.level);
    if (const auto refusal = refuseChild(asked, contents, *product)) {
        Verdict problem = verdict(*refusal, child);
        problem.container = parent.id;
        problem.containerLevel = parent.level;
        problem.count = contents.count;
        problem.capacity = contents.capacity;
        problem.expectedProductName = product->name;
        problem.expectedLot = contents.lot;
        problems.append(problem);
        return false;
    }
    const QSet<QString> own = rule ? lotsOf(child) : QSet<QString>();
    if (rule && contents.count > 0 && own != QSet<QString>{contents.lot}) {
        if (!lots.all)
            lots.all = lotsInside(parent.id) + lots.entering;
        const QSet<QString> with = *lots.all + own;
        if (with.size() > rule->maxLots) {
            refuse(VerdictCode::WrongLot, child, parent.id);
            return false;
        }
        lots.all = with;
    }
    lots.entering += own;
    if (isNearExpiry(child, *product, today))
        plan.warnings.append(verdict(VerdictCode::NearExpiry, child));
    contents = withChild(contents, child, *product);
    return true;
}

bool Planner::fits(const QList<UnitState> &children, const UnitState &parent)
{
    const auto before = problems.size();
    // Nothing more goes in until it is known what is in it: no quarantine box, either.
    const bool isDisputed = std::ranges::any_of(
        parent.holds, [](const Hold &hold) { return hold.holdClass == HoldClass::Conflict; });
    if (isDisputed) {
        refuse(VerdictCode::Conflict, parent);
        return false;
    }
    const bool parentHeld = isHeldItself(parent);
    QSet<epc::Epc> above; // the parent and what it is in
    std::optional<UnitState> at = parent;
    for (int depth = 0; at && depth < MaxDepth; ++depth) {
        above.insert(at->id);
        at = at->parent ? world.unit(*at->parent) : std::nullopt;
    }
    ContainerContents contents = contentsOf(parent);
    Lots lots;
    for (const UnitState &child : children) {
        if (above.contains(child.id)) {
            refuse(VerdictCode::WouldCycle, child, parent.id);
            continue;
        }
        UnitState loose = child;
        loose.parent.reset(); // that it leaves where it is has been asked already
        const auto conditions = conditionsOf(loose, factsOf(child), today);
        const UnitCondition worst = worstCondition(conditions, UnitAction::AddAsChild);
        const Cell cell = cellOf(worst, UnitAction::AddAsChild);
        if (cell == Cell::Refused || (cell == Cell::IntoHeldOnly && !parentHeld)) {
            refuse(refusalOf(worst, child), child, parent.id);
            continue;
        }
        if (parentHeld && cell != Cell::IntoHeldOnly) { // what is free would be held with the rest
            refuse(refusalOf(UnitCondition::Held, parent), parent);
            continue;
        }
        if (child.container && child.container->open) {
            refuse(VerdictCode::ContainerStillOpen, child);
            continue;
        }
        fitsOne(child, parent, contents, lots);
    }
    return problems.size() == before;
}

} // namespace pw::domain
