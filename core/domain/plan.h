// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/operation.h"
#include "core/domain/rules/roles.h"
#include "core/domain/rules/ruleset.h"
#include "core/domain/verdict.h"
#include "core/domain/world.h"

/// Operations as pure functions: what is asked for and the world go in, the commands that do it or
/// every reason against it come out.
namespace pw::domain {

/// An operation, who asks for it, and why.
struct Request
{
    Operation operation;
    Actor actor;
    Reason reason;
    QDateTime at; ///< UTC; of holds placed by it
};

/// What a look into a container found of one unit, and what would settle it.
struct VerifyFinding
{
    enum class Kind {
        Match,
        Missing,          ///< recorded inside, not seen
        UnexpectedLoose,  ///< seen, recorded loose: may be added
        UnexpectedInside, ///< seen, recorded in another container: may be moved
        UnexpectedGone,   ///< seen, recorded shipped, ended or elsewhere: hold
        Unknown,          ///< seen, and nobody knows it: hold
        Held              ///< seen where it is recorded, and on hold: extract
    };
    epc::Epc unit;
    Kind kind = Kind::Match;
    std::optional<epc::Epc> recordedIn;
    std::optional<Operation> settledBy; ///< nothing: a person has to decide
    friend bool operator==(const VerifyFinding &, const VerifyFinding &) = default;
};

/// What an operation would do. Nothing has happened yet.
struct Plan
{
    QList<Command> commands;
    QList<UnitState> before;      ///< every unit it changes, as it is; those it creates are missing
    QList<UnitState> after;       ///< the same, as they will be; with those it creates
    QList<UnitBefore> containers; ///< for taking it back
    Verdict verdict;              ///< what is said once it is on disk
    QList<Verdict> warnings;      ///< allowed, but to be acknowledged: near expiry …
    QList<epc::Epc> emptied;      ///< left empty by it: keep or decommission? (D4)
    QList<VerifyFinding> findings; ///< of a verification
};

/// Everything that speaks against it, one entry a unit, the gravest first (gravityOf()), else in
/// the order asked; never empty on failure.
using Problems = QList<Verdict>;

Result<Plan, Problems> plan(const Request &request, const World &world, const RuleSet &rules);

/// The container whose label cannot be read, by what was scanned out of it (R-RW-3): two children
/// that agree, or the only one.
Result<epc::Epc, Problems> identifyParent(const QList<epc::Epc> &children, const World &world);

/// Of the candidates, those that may fill the container up together, as TopUp would add them: of
/// its own lot first, then the earliest expiry; no more than there is room for (E2).
QList<epc::Epc> suggestTopUps(const epc::Epc &container, const QList<epc::Epc> &candidates,
                              const World &world, const RuleSet &rules);

/// The unit's own holds and those of everything it is in (R-QT-1). That the contents of a container
/// do not agree with its record holds the container, not what is in it.
QList<Hold> effectiveHolds(const UnitState &unit, const World &world);

QLatin1StringView toCode(VerifyFinding::Kind kind);

} // namespace pw::domain
