// SPDX-License-Identifier: Apache-2.0
#include "core/domain/worksession.h"

#include "core/domain/policy.h"
#include "core/domain/scannedunit.h"
#include "core/domain/workplan.h"

#include <algorithm>
#include <array>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

/// In the order of the enum.
constexpr std::array Codes = {
    "CHECK"_L1,   "UNPACK"_L1,       "DISSOLVE"_L1,    "REPLACE"_L1,      "TOP_UP"_L1,
    "MOVE"_L1,    "RELABEL"_L1,      "SPLIT"_L1,       "MERGE"_L1,        "VERIFY"_L1,
    "INSPECT"_L1, "SAMPLE"_L1,       "DESTROY"_L1,     "DECOMMISSION"_L1, "HOLD"_L1,
    "RELEASE"_L1, "VERIFY_LABEL"_L1, "SCRAP_LABEL"_L1, "REWORK_ORDER"_L1, "RESOLVE_CONFLICT"_L1};
static_assert(Codes.size() == WorkKindCount);

class Session
{
public:
    Session(const WorkState &state, const Actor &actor, const World &world, const RuleSet &rules)
        : m_state(state), m_actor(actor), m_world(world), m_rules(rules)
    {}

    WorkDecision operator()(const scan::ScannedThing &thing) const;
    WorkDecision operator()(const Reason &reason) const
    {
        WorkState next = m_state;
        next.reason = reason;
        return answer(VerdictCode::Listed, next);
    }
    WorkDecision operator()(const WorkConfirm &) const;
    WorkDecision operator()(const WorkCancel &) const
    {
        // A day's work goes with it.
        if (!m_state.order.entries.isEmpty() && m_state.reason.code.isEmpty())
            return answer(VerdictCode::ReasonMissing, m_state);
        return answer(VerdictCode::Cancelled, fresh());
    }
    WorkDecision operator()(const WorkAcknowledge &) const
    {
        WorkState next = m_state;
        next.stoppedBy.reset();
        return answer(VerdictCode::Listed, next);
    }
    WorkDecision operator()(const WorkDropLast &) const
    {
        WorkState next = m_state;
        if (next.number)
            next.number.reset();
        else if (!next.units.isEmpty())
            next.units.removeLast();
        else if (!next.order.entries.isEmpty())
            dropLastScan(next.order);
        else if (next.container)
            next.container.reset();
        else
            return answer(VerdictCode::NothingToUndo, next);
        next.stoppedBy.reset();
        return answer(VerdictCode::Dropped, next);
    }

    WorkDecision operator()(const WorkOrderNumber &number) const
    {
        const QString text = number.text.simplified();
        if (m_state.kind != WorkKind::ReworkOrder)
            return answer(VerdictCode::UnexpectedCommand, m_state);
        if (text.isEmpty() || text.size() > LongestOrderNumber)
            return answer(VerdictCode::OrderNumberMissing, m_state);
        WorkState next = m_state;
        next.order.number = text;
        return answer(VerdictCode::Listed, next);
    }

private:
    WorkState fresh() const
    {
        WorkState next;
        next.kind = m_state.kind;
        next.options = m_state.options;
        next.options.orderSide = OrderSide::In;
        if (next.kind == WorkKind::Release)
            next.options.holdId.clear(); // the next one has another
        next.options.found = op::Whereabouts::Inside;
        return next;
    }
    Verdict verdict(VerdictCode code, const std::optional<UnitState> &unit = {}) const;
    WorkDecision answer(VerdictCode code, const WorkState &next,
                        const std::optional<UnitState> &unit = {}) const
    {
        return {verdict(code, unit), next, {}};
    }
    /// The line stops until somebody has read it. A question stops nothing.
    WorkDecision refuse(const Verdict &verdict) const
    {
        WorkState next = m_state;
        if (severityOf(verdict.code) == Severity::Refused && m_state.kind != WorkKind::Check)
            next.stoppedBy = verdict;
        return {verdict, next, {}};
    }
    WorkDecision refuse(VerdictCode code, const std::optional<UnitState> &unit = {}) const
    {
        return refuse(verdict(code, unit));
    }
    WorkDecision take(const epc::Epc &id, const std::optional<UnitState> &unit) const;
    WorkDecision check(const UnitState &unit) const;
    WorkDecision takeIntoOrder(const UnitState &unit) const;
    WorkDecision accept(const WorkState &next, const epc::Epc &id,
                        const std::optional<UnitState> &unit) const;

    const WorkState &m_state;
    const Actor &m_actor;
    const World &m_world;
    const RuleSet &m_rules;
};

Verdict Session::verdict(VerdictCode code, const std::optional<UnitState> &unit) const
{
    Verdict verdict;
    verdict.code = code;
    verdict.dataAge = m_world.dataAge();
    verdict.affected = int(m_state.units.size());
    if (!unit)
        return verdict;
    verdict.unit = unit->id;
    verdict.unitLevel = unit->level;
    verdict.lot = unit->lot;
    verdict.expiry = unit->expiry;
    verdict.hold = worstHold(unit->holds);
    verdict.station = unit->lastEventBy;
    verdict.at = unit->lastEventAt;
    verdict.container = unit->parent;
    if (unit->product) {
        if (const auto product = m_world.product(*unit->product))
            verdict.productName = product->name;
    }
    return verdict;
}

WorkDecision Session::operator()(const scan::ScannedThing &thing) const
{
    const auto refusal = refusalOf(thing, m_world);
    if (refusal && m_state.stoppedBy)
        return answer(VerdictCode::AcknowledgeFirst, m_state);
    if (refusal)
        return refuse(*refusal);

    const auto *item = std::get_if<scan::ScannedItem>(&thing);
    const epc::Epc id =
        item ? epc::Epc(item->sgtin) : epc::Epc(std::get<scan::ScannedLogisticUnit>(thing).sscc);
    if (m_state.stoppedBy) {
        if (m_state.stoppedBy->unit != id)
            return answer(VerdictCode::AcknowledgeFirst, m_state);
        WorkState next = m_state; // the same unit again: whoever scans it has read it
        next.stoppedBy.reset();
        return answer(VerdictCode::Listed, next, m_world.unit(id));
    }
    if (!item)
        return take(id, m_world.unit(id));
    const auto unit = unitOf(*item, m_world);
    if (unit)
        return take(id, *unit);
    const VerdictCode code = unit.error().code;
    const bool isUnknown = code == VerdictCode::UnknownSerial || code == VerdictCode::Unverified
                           || code == VerdictCode::NotCovered;
    return isUnknown && shapeOf(m_state.kind).unknownUnits ? take(id, {}) : refuse(unit.error());
}

/// Into the first place that is free for it.
WorkDecision Session::take(const epc::Epc &id, const std::optional<UnitState> &unit) const
{
    const Shape shape = shapeOf(m_state.kind);
    WorkState next = m_state;
    if (m_state.units.contains(id) || m_state.container == id || m_state.number == id)
        return answer(VerdictCode::AlreadyListed, next, unit);
    if (m_state.kind == WorkKind::Check && unit)
        return check(*unit);
    if (m_state.kind == WorkKind::ReworkOrder)
        return unit ? takeIntoOrder(*unit) : refuse(VerdictCode::UnknownSerial, UnitState{id});
    if (shape.container && !m_state.container) {
        if (unit && unit->container) {
            next.container = id;
            return accept(next, id, unit);
        }
        if (!shape.containerByUnits || !unit)
            return unit ? refuse(VerdictCode::NotAContainer, unit)
                        : refuse(VerdictCode::UnknownSerial, UnitState{id});
        next.units.append(id);
        if (const auto parent = identifyParent(next.units, m_world)) {
            next.units.clear();
            next.container = *parent;
            return answer(VerdictCode::Listed, next, m_world.unit(*parent));
        } else if (parent.error().first().code != VerdictCode::TooFewChildren) {
            return refuse(parent.error().first());
        }
        return answer(VerdictCode::TooFewChildren, next, unit);
    }
    if (shape.number && !unit) {
        if (!id.sscc() || !m_world.freeNumberLevel(*id.sscc()))
            return refuse(VerdictCode::ForeignContainer, UnitState{id});
        next.number = id;
        return accept(next, id, unit);
    }
    const bool hasRoom = shape.mostUnits < 0 || m_state.units.size() < shape.mostUnits;
    if (!hasRoom)
        return refuse(VerdictCode::UnexpectedScan, unit);
    if (!unit && !shape.unknownUnits)
        return refuse(VerdictCode::UnknownSerial, UnitState{id});
    next.units.append(id);
    if (m_state.kind == WorkKind::ResolveConflict && m_state.units.isEmpty() && !conflictOf(*unit))
        return refuse(VerdictCode::NoConflict, unit);
    if (m_state.kind == WorkKind::Release && m_state.options.holdId.isEmpty()) {
        const QList<Hold> holds = releasableHolds(next.units, next.options.withContents, m_world);
        if (holds.isEmpty())
            return refuse(unit->holds.isEmpty() ? VerdictCode::NoSuchHold
                                                : VerdictCode::HoldNotReleasable,
                          unit);
        if (holds.size() == 1)
            next.options.holdId = holds.first().id;
    }
    return accept(next, id, unit);
}

WorkDecision Session::takeIntoOrder(const UnitState &unit) const
{
    const auto added = entriesFor(m_state.order, unit, m_state.options.orderSide, m_world);
    if (!added) {
        const Verdict &refusal = added.error();
        return refuse(refusal.code, m_world.unit(*refusal.unit).value_or(unit));
    }
    if (added->isEmpty())
        return answer(VerdictCode::AlreadyListed, m_state, unit);
    WorkState next = m_state;
    next.order.entries += *added;
    Verdict listed = verdict(VerdictCode::Listed, unit);
    listed.affected = int(added->size());
    return {listed, next, {}};
}

WorkDecision Session::check(const UnitState &unit) const
{
    UnitState effective = unit;
    effective.holds = effectiveHolds(unit, m_world);
    const auto refusal = refuseUnit(effective, m_world.today());
    const bool containsHeld = unit.container && m_world.heldInside(unit.id) > 0;
    // An answer, not a mistake: nothing stops.
    return answer(refusal        ? *refusal
                  : containsHeld ? VerdictCode::ContainsHeld
                                 : VerdictCode::Usable,
                  m_state, effective);
}

/// What would be refused in the end is refused now (C2).
WorkDecision Session::accept(const WorkState &next, const epc::Epc &id,
                             const std::optional<UnitState> &unit) const
{
    const auto operation = operationOf(next, m_world, m_rules);
    if (operation && m_state.kind != WorkKind::Verify) {
        const auto planned = plan(withCeremony(*operation, m_actor, next.reason), m_world, m_rules);
        if (!planned) {
            for (const Verdict &problem : planned.error()) {
                if (!problem.unit || problem.unit == id || problem.unit == next.container)
                    return refuse(problem);
            }
        }
    }
    const bool isKnown = unit || next.number == id; // a free number is nobody's yet
    Verdict listed = verdict(isKnown ? VerdictCode::Listed : VerdictCode::ListedUnknown,
                             unit ? unit : std::optional(UnitState{id}));
    listed.affected = int(next.units.size());
    return {listed, next, {}};
}

WorkDecision Session::operator()(const WorkConfirm &) const
{
    if (m_state.stoppedBy)
        return answer(VerdictCode::AcknowledgeFirst, m_state);
    const auto operation = operationOf(m_state, m_world, m_rules);
    if (!operation)
        return refuse(VerdictCode::NothingSelected);
    const Request request{*operation, m_actor, m_state.reason, {}};
    const auto planned = plan(request, m_world, m_rules);
    if (!planned) {
        const Verdict &problem = planned.error().first();
        return isCeremony(problem.code) ? WorkDecision{problem, m_state, {}} : refuse(problem);
    }
    return {planned->verdict, fresh(), request};
}

WorkExpects expectationOf(const WorkState &state, const Problems &problems)
{
    const Shape shape = shapeOf(state.kind);
    if (state.stoppedBy)
        return WorkExpects::Acknowledge;
    if (shape.container && !state.container)
        return WorkExpects::Container;
    if (state.kind == WorkKind::Check)
        return WorkExpects::AnyUnit;
    if (state.kind == WorkKind::ReworkOrder && state.order.number.isEmpty())
        return WorkExpects::OrderNumber;
    if (state.units.size() < shape.leastUnits) {
        if (state.kind == WorkKind::Replace && state.units.size() == 1)
            return WorkExpects::Replacement;
        return state.kind == WorkKind::Merge ? WorkExpects::OtherContainer : WorkExpects::Unit;
    }
    if (state.kind == WorkKind::ResolveConflict && state.units.size() == 1
        && state.options.found == op::Whereabouts::Inside)
        return WorkExpects::Whereabouts;
    if (shape.number && !state.number)
        return WorkExpects::FreeNumber;
    if (state.kind == WorkKind::Release && state.options.holdId.isEmpty())
        return WorkExpects::HoldChoice;
    const bool reasonMissing =
        std::any_of(problems.cbegin(), problems.cend(), [](const Verdict &problem) {
            return problem.code == VerdictCode::ReasonMissing;
        });
    if (reasonMissing)
        return WorkExpects::ReasonChoice;
    return shape.mostUnits < 0 ? WorkExpects::Unit : WorkExpects::Confirmation;
}

bool lacksSecond(const Request &request, const World &world, const RuleSet &rules)
{
    const auto planned = plan(request, world, rules);
    return !planned && std::ranges::any_of(planned.error(), [](const Verdict &problem) {
        return problem.code == VerdictCode::SecondPersonMissing;
    });
}

/// `request` has every reason and signature.
SecondPersonNeeded secondNeededFor(Request request, const World &world, const RuleSet &rules)
{
    const SecondPerson somebody = *request.actor.second;
    request.actor.second.reset();
    if (!lacksSecond(request, world, rules))
        return SecondPersonNeeded::Nobody;
    const Role other = somebody.role == Role::Operator ? Role::Supervisor : Role::Operator;
    request.actor.second = SecondPerson{somebody.id, other};
    return lacksSecond(request, world, rules) ? SecondPersonNeeded::SameRole
                                              : SecondPersonNeeded::Anybody;
}

} // namespace

WorkDecision decide(const WorkState &state, const WorkInput &input, const Actor &actor,
                    const World &world, const RuleSet &rules)
{
    return std::visit(Session(state, actor, world, rules), input);
}

WorkView viewOf(const WorkState &state, const Actor &actor, const World &world,
                const RuleSet &rules)
{
    WorkView view;
    if (const auto operation = operationOf(state, world, rules)) {
        auto asked = plan({*operation, actor, state.reason, {}}, world, rules);
        view.canConfirm = asked && !state.stoppedBy;
        if (asked) {
            view.preview = *std::move(asked);
        } else {
            view.problems = asked.error();
            const Request complete = withCeremony(*operation, actor, state.reason);
            if (auto planned = plan(complete, world, rules))
                view.preview = *std::move(planned);
            if (isCeremony(view.problems.first().code))
                view.second = secondNeededFor(complete, world, rules);
        }
    }
    view.expects = expectationOf(state, view.problems);
    return view;
}

QLatin1StringView toCode(WorkKind kind)
{
    return Codes[size_t(kind)];
}

std::optional<WorkKind> workKindFromCode(QStringView code)
{
    for (size_t i = 0; i < Codes.size(); ++i) {
        if (code == Codes[i])
            return WorkKind(i);
    }
    return {};
}

} // namespace pw::domain
