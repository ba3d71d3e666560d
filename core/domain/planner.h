// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"
#include "core/domain/rules/statematrix.h"
#include "core/domain/worldchanges.h"

#include <QMap>

/// What plans of all operations are made with. Only for plan*.cpp.
namespace pw::domain {

inline constexpr int MaxDepth = 32; ///< of containers in each other: deeper is a circle in the data

/// One plan in the making. Rules are asked first and say everything that is wrong; once something
/// is, nothing more is done.
class Planner
{
public:
    Planner(const Request &request, const World &base, const RuleSet &rules)
        : request(request), base(base), rules(rules), today(base.today()), world(base)
    {}

    const Request &request;
    const World &base; ///< as it is
    const RuleSet &rules;
    const QDate today;
    WorldChanges world; ///< as it will be, as far as planned
    Plan plan;
    Problems problems;

    bool failed() const { return !problems.isEmpty(); }
    Result<Plan, Problems> result(VerdictCode code, const std::optional<epc::Epc> &unit,
                                  const std::optional<epc::Epc> &container);

    // Rules: false where they refuse; the reason is in `problems`.
    bool permitted(Function function);
    bool fresh(std::chrono::seconds limit, VerdictCode refusal);
    bool freshForPacking();
    /// By the operation × state matrix.
    bool allowed(const UnitState &unit, UnitAction action);
    bool mayLeave(const UnitState &child);

    void refuse(VerdictCode code, const std::optional<UnitState> &unit = {},
                const std::optional<epc::Epc> &container = {});
    void refuseUnknown(const epc::Epc &id);
    /// The record, or nothing and a problem.
    std::optional<UnitState> known(const epc::Epc &id);
    std::optional<UnitState> knownContainer(const epc::Epc &id);
    QList<UnitState> known(const QList<epc::Epc> &ids); ///< each once
    /// A free number of the pool, of this level.
    bool freeNumber(const epc::Epc &number, Level level);

    /// Whether the children may enter the parent together, in this order; warns of near expiry.
    bool fits(const QList<UnitState> &children, const UnitState &parent);
    /// An open or closed container here that may be changed: not shipped, not ended, not in use
    /// elsewhere.
    bool changeable(const UnitState &container);

    // Doing: false and a problem where a look-up below failed.
    bool run(const Command &command);
    bool open(const epc::Epc &number, Level level, LabelState label);
    /// Out of whatever they are in, parent by parent. What is left empty may not stay inside
    /// another container (R-DA-6); a market may want everything around dissolved (R-DA-8).
    bool takeOut(const QList<UnitState> &children);
    /// In between, a closed container is open (R-AG-8).
    bool addTo(const UnitState &container, const QList<UnitState> &children);
    bool close(const epc::Epc &container, const Reason &reason);
    /// One hold goes; where another needs the same word at central, that is said (G3).
    bool lift(const Hold &hold, const QList<UnitState> &units);
    bool liftFromLot(const Hold &hold, const gs1::Gtin &product, const QString &lot);
    /// Everything inside, at any depth, the outermost first.
    QList<UnitState> inside(const epc::Epc &container);

    Verdict verdict(VerdictCode code, const std::optional<UnitState> &unit) const;

    /// Where the market wants it (R-DA-8): something left `container`, so everything around it is
    /// dissolved.
    bool cascadeUp(const epc::Epc &container);

private:
    UnitFacts factsOf(const UnitState &unit) const;
    /// Lots that are or will be in a container; gathered once they are asked for.
    struct Lots
    {
        QSet<QString> entering;
        std::optional<QSet<QString>> all;
    };
    bool fitsOne(const UnitState &child, const UnitState &parent, ContainerContents &contents,
                 Lots &lots);
    bool leaveEmptied(const epc::Epc &parent);
    QSet<QString> lotsOf(const UnitState &unit, int depth = 0) const;
    QSet<QString> lotsInside(const epc::Epc &container, int depth = 0) const;
};

// One function a family of operations.
Result<Plan, Problems> planOf(const op::Commission &, Planner &);
Result<Plan, Problems> planOf(const op::Aggregate &, Planner &);
Result<Plan, Problems> planOf(const op::Close &, Planner &);
Result<Plan, Problems> planOf(const op::Reopen &, Planner &);
Result<Plan, Problems> planOf(const op::Remove &, Planner &);
Result<Plan, Problems> planOf(const op::Dissolve &, Planner &);
Result<Plan, Problems> planOf(const op::Replace &, Planner &);
Result<Plan, Problems> planOf(const op::TopUp &, Planner &);
Result<Plan, Problems> planOf(const op::Move &, Planner &);
Result<Plan, Problems> planOf(const op::Relabel &, Planner &);
Result<Plan, Problems> planOf(const op::Split &, Planner &);
Result<Plan, Problems> planOf(const op::Merge &, Planner &);
Result<Plan, Problems> planOf(const op::Verify &, Planner &);
Result<Plan, Problems> planOf(const op::Inspect &, Planner &);
Result<Plan, Problems> planOf(const op::Sample &, Planner &);
Result<Plan, Problems> planOf(const op::Destroy &, Planner &);
Result<Plan, Problems> planOf(const op::Decommission &, Planner &);
Result<Plan, Problems> planOf(const op::ConfirmLabel &, Planner &);
Result<Plan, Problems> planOf(const op::ScrapNumber &, Planner &);
Result<Plan, Problems> planOf(const op::Quarantine &, Planner &);
Result<Plan, Problems> planOf(const op::Release &, Planner &);
Result<Plan, Problems> planOf(const op::TakeBack &, Planner &);
Result<Plan, Problems> planOf(const op::CloseOrder &, Planner &);
Result<Plan, Problems> planOf(const op::ResolveConflict &, Planner &);

QList<epc::Epc> idsOf(const QList<UnitState> &units);
/// Recalled, stolen, illegitimate: no station frees what carries it (R-QT-7). A conflict is not
/// released but resolved.
bool isFinal(const Hold &hold);
/// Placed by checking contents.
bool isMismatch(const Hold &hold);
/// It is about the container alone: that its contents do not agree, or that stations do not.
bool liesOnContainerOnly(const Hold &hold);
/// The hold of that id among the unit's own.
const Hold *holdOf(const UnitState &unit, const QString &id);

} // namespace pw::domain
