// SPDX-License-Identifier: Apache-2.0
#include "core/domain/workplan.h"

#include "core/domain/policy.h"

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

bool isComplete(const WorkState &state)
{
    const Shape shape = shapeOf(state.kind);
    return (!shape.container || state.container) && state.units.size() >= shape.leastUnits
           && (!shape.number || state.number);
}

/// Of a verification by the sample plan: how many have to be seen; 0: all.
int sampleOf(const WorkState &state, const World &world, const RuleSet &rules)
{
    const auto container = state.options.sampled ? world.unit(*state.container) : std::nullopt;
    return container ? rules.sampleOf(container->childCount) : 0;
}

/// What is disputed, then the container it was found in.
std::optional<Operation> resolutionOf(const WorkState &state, const World &world)
{
    const epc::Epc &disputed = state.units.first();
    const auto unit = world.unit(disputed);
    const bool isInside = state.options.found == op::Whereabouts::Inside;
    if (!unit || !conflictOf(*unit) || (isInside && state.units.size() < 2))
        return {};
    op::ResolveConflict resolution{disputed, state.options.found, {}, {}};
    if (isInside)
        resolution.container = state.units[1];
    if (resolution.found == op::Whereabouts::TwoUnits)
        resolution.holdId = state.options.holdId;
    return resolution;
}

} // namespace

Shape shapeOf(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Check: return {false, 1, 1, false, false, false};
    case WorkKind::Unpack: return {false, 1, -1, false, false, false};
    case WorkKind::Dissolve: return {true, 0, 0, false, false, false};
    case WorkKind::Replace: return {false, 2, 2, false, false, false};
    case WorkKind::TopUp: return {true, 1, -1, false, false, false};
    case WorkKind::Move: return {true, 1, -1, false, false, false};
    case WorkKind::Relabel: return {true, 0, 0, true, false, true};
    case WorkKind::Split: return {true, 1, -1, true, false, false};
    case WorkKind::Merge: return {true, 1, 1, false, false, false};
    case WorkKind::Verify: return {true, 0, -1, false, true, false};
    case WorkKind::Inspect:
    case WorkKind::Sample:
    case WorkKind::Destroy:
    case WorkKind::Decommission:
    case WorkKind::Release: return {false, 1, -1, false, false, false};
    case WorkKind::Hold: return {false, 1, -1, false, true, false};
    case WorkKind::ConfirmLabel: return {true, 0, 0, false, false, false};
    case WorkKind::ScrapLabel: return {false, 0, 0, true, false, false};
    case WorkKind::ReworkOrder: return {false, 0, -1, false, false, false};
    case WorkKind::ResolveConflict: return {false, 1, 2, false, false, false};
    }
    Q_UNREACHABLE();
}

std::optional<Operation> operationOf(const WorkState &state, const World &world,
                                     const RuleSet &rules)
{
    if (!isComplete(state))
        return {};
    const WorkOptions &o = state.options;
    const op::HoldTarget target{o.withContents           ? HoldScope::Container
                                : state.units.size() > 1 ? HoldScope::List
                                                         : HoldScope::Serial,
                                state.units,
                                {},
                                {}};
    switch (state.kind) {
    case WorkKind::Check: return {};
    case WorkKind::Unpack: return op::Remove{state.units};
    case WorkKind::Dissolve: return op::Dissolve{*state.container, o.depth, o.emptyParents};
    case WorkKind::Replace: return op::Replace{state.units[0], state.units[1], o.fate, o.holdId};
    case WorkKind::TopUp: return op::TopUp{*state.container, state.units};
    case WorkKind::Move: return op::Move{state.units, *state.container};
    case WorkKind::Relabel: return op::Relabel{*state.container, *state.number};
    case WorkKind::Split: return op::Split{*state.container, state.units, *state.number};
    case WorkKind::Merge: return op::Merge{*state.container, state.units[0]};
    case WorkKind::Verify:
        return op::Verify{*state.container, state.units, o.verifyMode,
                          sampleOf(state, world, rules)};
    case WorkKind::Inspect: return op::Inspect{state.units, o.conformant};
    case WorkKind::Sample: return op::Sample{state.units};
    case WorkKind::Destroy: return op::Destroy{state.units, o.withContents, o.method, o.document};
    case WorkKind::Decommission: return op::Decommission{state.units};
    case WorkKind::Hold: {
        op::Quarantine hold;
        hold.holdId = o.holdId;
        hold.target = target;
        hold.holdClass = o.holdClass;
        hold.mode = o.holdMode;
        hold.evidence = o.document;
        return hold;
    }
    case WorkKind::Release:
        return o.holdId.isEmpty() ? std::nullopt
                                  : std::optional<Operation>(op::Release{o.holdId, target});
    case WorkKind::ConfirmLabel: return op::ConfirmLabel{*state.container};
    case WorkKind::ScrapLabel: return op::ScrapNumber{*state.number};
    case WorkKind::ReworkOrder:
        if (state.order.entries.isEmpty())
            return {};
        return op::CloseOrder{orderOf(state.order, world)};
    case WorkKind::ResolveConflict: return resolutionOf(state, world);
    }
    Q_UNREACHABLE();
}

bool isCeremony(VerdictCode code)
{
    return code == VerdictCode::ReasonMissing || code == VerdictCode::SignatureMissing
           || code == VerdictCode::SecondPersonMissing;
}

Request withCeremony(const Operation &operation, const Actor &actor, const Reason &reason)
{
    const QString any = u"-"_s;
    Request request{operation, actor, reason, {}};
    if (request.reason.code.isEmpty())
        request.reason.code = any;
    if (!request.actor.signature)
        request.actor.signature = Signature{actor.id, any, {}};
    if (!request.actor.second)
        request.actor.second = SecondPerson{actor.id + any, actor.role};
    return request;
}

} // namespace pw::domain
