// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/statematrix.h"

#include "core/domain/policy.h"

#include <algorithm>
#include <array>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

using enum Cell;

struct Row
{
    UnitCondition condition;
    QLatin1StringView code;
    std::array<Cell, UnitActionCount> cells;
};

// clang-format off
constexpr std::array<Row, UnitConditionCount> Rows = {{
    //                                           add           remove         ship           sample      destroy     hold     release         print       verify
    {UnitCondition::Loose,            "loose"_L1,
     {Allowed,      NotApplicable, Allowed,       WithReason,    WithReason,    Allowed, NotApplicable,  Allowed,    Allowed}},
    {UnitCondition::Aggregated,       "aggregated"_L1,
     {Refused,      Allowed,       ViaTop,        WithReason,    WithReason,    Allowed, NotApplicable,  Allowed,    Allowed}},
    {UnitCondition::Held,             "held"_L1,
     {IntoHeldOnly, ByQa,          Refused,       ByQa,          ByQa,          Allowed, ByQaWithSecond, WithReason, Allowed}},
    {UnitCondition::Recalled,         "recalled"_L1,
     {IntoHeldOnly, ByQa,          Refused,       ByQa,          ByQa,          Allowed, Refused,        WithReason, Allowed}},
    {UnitCondition::Expired,          "expired"_L1,
     {Refused,      Allowed,       Refused,       WithReason,    WithReason,    Allowed, Refused,        WithReason, Allowed}},
    {UnitCondition::Away,             "away"_L1,
     {Refused,      Refused,       Refused,       Refused,       Refused,       Allowed, Refused,        Refused,    Allowed}},
    {UnitCondition::Ended,            "ended"_L1,
     {Refused,      Refused,       Refused,       Refused,       Refused,       Allowed, Refused,        Refused,    Allowed}},
    {UnitCondition::NotCommissioned,  "notCommissioned"_L1,
     {Refused,      Refused,       Refused,       Refused,       Refused,       Allowed, Refused,        Refused,    Allowed}},
    {UnitCondition::Duplicate,        "duplicate"_L1,
     {IntoHeldOnly, ByQa,          Refused,       ByQa,          ByQa,          Allowed, Refused,        Refused,    Allowed}},
    {UnitCondition::Unknown,          "unknown"_L1,
     {Refused,      Refused,       Refused,       Refused,       Refused,       Allowed, Refused,        Refused,    Allowed}},
    {UnitCondition::EmptyContainer,   "emptyContainer"_L1,
     {Refused,      Allowed,       Refused,       NotApplicable, WithReason,    Allowed, NotApplicable,  Allowed,    NotApplicable}},
    {UnitCondition::StaleLabel,       "staleLabel"_L1,
     {Refused,      Allowed,       Refused,       NotApplicable, NotApplicable, Allowed, NotApplicable,  Allowed,    NotApplicable}},
    {UnitCondition::ForeignContainer, "foreignContainer"_L1,
     {Allowed,      Allowed,       Allowed,       NotApplicable, WithReason,    Allowed, Allowed,        Refused,    Allowed}},
    {UnitCondition::ContainsHeld,     "containsHeld"_L1,
     {IntoHeldOnly, WithReason,    Refused,       ByQa,          ByQa,          Allowed, NotApplicable,  Allowed,    Allowed}},
}};
// clang-format on

constexpr bool inEnumOrder()
{
    for (size_t i = 0; i < Rows.size(); ++i) {
        if (size_t(Rows[i].condition) != i)
            return false;
    }
    return true;
}
static_assert(inEnumOrder(), "one row per UnitCondition, in its order");

constexpr std::array ActionCodes = {"add"_L1,  "remove"_L1,  "ship"_L1,  "sample"_L1, "destroy"_L1,
                                    "hold"_L1, "release"_L1, "print"_L1, "verify"_L1};
static_assert(ActionCodes.size() == UnitActionCount);
constexpr std::array CellCodes = {"-"_L1,  "allowed"_L1,   "viaTop"_L1,       "reason"_L1,
                                  "qa"_L1, "qa+second"_L1, "intoHeldOnly"_L1, "refused"_L1};

bool isFinal(HoldClass holdClass)
{
    return holdClass == HoldClass::Recalled || holdClass == HoldClass::Stolen
           || holdClass == HoldClass::Illegitimate;
}

void addContainerConditions(QList<UnitCondition> &conditions, const UnitState &unit,
                            const UnitFacts &facts)
{
    if (unit.childCount == 0)
        conditions.append(UnitCondition::EmptyContainer);
    if (unit.container->label == LabelState::Stale && facts.staleLabelBlocks)
        conditions.append(UnitCondition::StaleLabel);
    if (!facts.ownPool)
        conditions.append(UnitCondition::ForeignContainer);
    if (facts.heldInside > 0)
        conditions.append(UnitCondition::ContainsHeld);
}

} // namespace

Cell cellOf(UnitCondition condition, UnitAction action)
{
    return Rows[size_t(condition)].cells[size_t(action)];
}

QList<UnitCondition> conditionsOf(const std::optional<UnitState> &unit, const UnitFacts &facts,
                                  QDate today)
{
    if (!unit)
        return {UnitCondition::Unknown};
    if (hasEnded(unit->lifecycle))
        return {UnitCondition::Ended};
    if (unit->lifecycle != Lifecycle::Commissioned)
        return {UnitCondition::NotCommissioned};
    QList<UnitCondition> conditions;
    if (unit->duplicateIdentity)
        conditions.append(UnitCondition::Duplicate);
    if (unit->custody != Custody::Here)
        conditions.append(UnitCondition::Away);
    const bool isRecalled = std::any_of(unit->holds.cbegin(), unit->holds.cend(),
                                        [](const Hold &hold) { return isFinal(hold.holdClass); });
    if (isRecalled)
        conditions.append(UnitCondition::Recalled);
    else if (!unit->holds.isEmpty())
        conditions.append(UnitCondition::Held);
    if (unit->expiry.isValid() && unit->expiry < today)
        conditions.append(UnitCondition::Expired);
    if (unit->container)
        addContainerConditions(conditions, *unit, facts);
    conditions.append(unit->parent ? UnitCondition::Aggregated : UnitCondition::Loose);
    return conditions;
}

UnitCondition worstCondition(const QList<UnitCondition> &conditions, UnitAction action)
{
    Q_ASSERT(!conditions.isEmpty());
    return *std::max_element(conditions.cbegin(), conditions.cend(),
                             [action](UnitCondition a, UnitCondition b) {
                                 return cellOf(a, action) < cellOf(b, action);
                             });
}

Cell worstCell(const QList<UnitCondition> &conditions, UnitAction action)
{
    return cellOf(worstCondition(conditions, action), action);
}

VerdictCode refusalOf(UnitCondition condition, const std::optional<UnitState> &unit)
{
    switch (condition) {
    case UnitCondition::Loose: return VerdictCode::NotAggregated;
    case UnitCondition::Aggregated: return VerdictCode::AlreadyAggregated;
    case UnitCondition::Held:
    case UnitCondition::Recalled: {
        const auto hold = unit ? worstHold(unit->holds) : std::nullopt;
        return hold ? verdictOf(hold->holdClass) : VerdictCode::Quarantined;
    }
    case UnitCondition::Expired: return VerdictCode::Expired;
    case UnitCondition::Away:
        return unit && unit->custody == Custody::Elsewhere ? VerdictCode::Elsewhere
                                                           : VerdictCode::Shipped;
    case UnitCondition::Ended:
        if (unit && unit->lifecycle == Lifecycle::Destroyed)
            return VerdictCode::Destroyed;
        return unit && unit->lifecycle == Lifecycle::Sampled ? VerdictCode::Sampled
                                                             : VerdictCode::Decommissioned;
    case UnitCondition::NotCommissioned: return VerdictCode::NotCommissioned;
    case UnitCondition::Duplicate: return VerdictCode::DuplicateIdentity;
    case UnitCondition::Unknown: return VerdictCode::UnknownSerial;
    case UnitCondition::EmptyContainer: return VerdictCode::ContainerEmpty;
    case UnitCondition::StaleLabel: return VerdictCode::LabelStale;
    case UnitCondition::ForeignContainer: return VerdictCode::ForeignContainer;
    case UnitCondition::ContainsHeld: return VerdictCode::ContainsHeld;
    }
    Q_UNREACHABLE();
}

QLatin1StringView toCode(UnitAction action)
{
    return ActionCodes[size_t(action)];
}

QLatin1StringView toCode(UnitCondition condition)
{
    return Rows[size_t(condition)].code;
}

QLatin1StringView toCode(Cell cell)
{
    return CellCodes[size_t(cell)];
}

} // namespace pw::domain
