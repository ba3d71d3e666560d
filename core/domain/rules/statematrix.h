// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"

#include <QDate>
#include <QList>

#include <optional>

/// Operation by state: one table that says what may be done to a unit in the state it is in.
namespace pw::domain {

/// What is done to a unit: the columns.
enum class UnitAction { AddAsChild, Remove, Ship, Sample, Destroy, Hold, Release, Print, Verify };
inline constexpr size_t UnitActionCount = size_t(UnitAction::Verify) + 1;

/// What is so of a unit: the rows. Several may be; the worst decides.
enum class UnitCondition {
    Loose,      ///< commissioned, here, in nothing
    Aggregated, ///< commissioned, here, in a container
    Held,
    Recalled, ///< or stolen, or illegitimate: nobody here can free it
    Expired,
    Away, ///< shipped or elsewhere
    Ended,
    NotCommissioned,
    Duplicate, ///< seen twice as a physical unit
    Unknown,
    EmptyContainer,
    StaleLabel,
    ForeignContainer, ///< its number is not of our pool
    ContainsHeld
};
inline constexpr size_t UnitConditionCount = size_t(UnitCondition::ContainsHeld) + 1;

enum class Cell {
    NotApplicable,
    Allowed,
    ViaTop,         ///< only together with what it is in
    WithReason,     ///< ✔ with reason; a role may ask more
    ByQa,           ///< QA only, with a reason
    ByQaWithSecond, ///< QA and a second person
    IntoHeldOnly,   ///< only into a container that is itself held (quarantine container)
    Refused
};

Cell cellOf(UnitCondition condition, UnitAction action);

/// Facts about a unit that its record alone does not tell.
struct UnitFacts
{
    int heldInside = 0;
    bool ownPool = true; ///< of a container: its number is ours
    bool staleLabelBlocks = true;
};

/// Everything that is so of the unit; Unknown where there is no record. Never empty.
QList<UnitCondition> conditionsOf(const std::optional<UnitState> &unit, const UnitFacts &facts,
                                  QDate today);

/// The worst cell of all that is so.
Cell worstCell(const QList<UnitCondition> &conditions, UnitAction action);
/// The condition that gave it, for the reason told.
UnitCondition worstCondition(const QList<UnitCondition> &conditions, UnitAction action);

/// Why a condition refuses, in the words of a verdict. `unit` as for conditionsOf().
VerdictCode refusalOf(UnitCondition condition, const std::optional<UnitState> &unit);

QLatin1StringView toCode(UnitAction action);
QLatin1StringView toCode(UnitCondition condition);
QLatin1StringView toCode(Cell cell);

} // namespace pw::domain
