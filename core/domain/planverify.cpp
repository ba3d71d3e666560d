// SPDX-License-Identifier: Apache-2.0
#include "core/domain/planner.h"

#include <algorithm>

/// Looking: verify contents, inspect, labels.
namespace pw::domain {

namespace {

using Kind = VerifyFinding::Kind;

/// Nothing about it was ever opened, is missing, doubtful or too old (R-VF-4).
bool mayInfer(Planner &p, const UnitState &container)
{
    const ContainerState &state = *container.container;
    const bool sound = !state.open && !state.broken && !state.partial && !container.lot.isEmpty()
                       && container.childCount > 0 && container.holds.isEmpty()
                       && p.world.heldInside(container.id) == 0;
    const QList<UnitState> inside = p.inside(container.id);
    const bool complete = std::all_of(inside.cbegin(), inside.cend(), [](const UnitState &unit) {
        return !unit.container
               || (unit.childCount > 0 && !unit.container->broken && !unit.container->open);
    });
    if (sound && complete)
        return true;
    p.refuse(VerdictCode::InferenceRefused, container);
    return false;
}

VerifyFinding unexpected(Planner &p, const epc::Epc &id, const epc::Epc &container)
{
    VerifyFinding finding{id, Kind::Unknown, {}, {}};
    op::Quarantine hold;
    hold.target = {HoldScope::Serial, {id}, {}, {}};
    hold.holdClass = HoldClass::ProductNoData;
    finding.settledBy = hold;
    const auto unit = p.base.unit(id);
    if (!unit)
        return finding;
    finding.recordedIn = unit->parent;
    if (hasEnded(unit->lifecycle) || unit->lifecycle != Lifecycle::Commissioned
        || unit->custody != Custody::Here) {
        finding.kind = Kind::UnexpectedGone;
        return finding;
    }
    finding.kind = unit->parent ? Kind::UnexpectedInside : Kind::UnexpectedLoose;
    if (!unit->holds.isEmpty())
        finding.settledBy.reset(); // it is on hold already: whoever owns that decides
    else if (unit->parent)
        finding.settledBy = op::Move{{id}, container};
    else
        finding.settledBy = op::TopUp{container, {id}};
    return finding;
}

} // namespace

Result<Plan, Problems> planOf(const op::Verify &o, Planner &p)
{
    const auto container =
        p.permitted(Function::Verify) ? p.knownContainer(o.container) : std::nullopt;
    if (!container || !p.allowed(*container, UnitAction::Verify))
        return p.result(VerdictCode::ContentsVerified, {}, {});
    if (o.mode == op::VerifyMode::Inferred) {
        if (p.fresh(p.base.dataLimits().packing, VerdictCode::DataTooOld)
            && mayInfer(p, *container))
            p.run(JudgeContents{o.container, ContentsOutcome::Inferred, {}});
        return p.result(VerdictCode::ContentsVerified, o.container, o.container);
    }
    const QList<epc::Epc> recorded = p.world.childrenOf(o.container);
    const QSet<epc::Epc> expected(recorded.cbegin(), recorded.cend());
    const QSet<epc::Epc> seen(o.seen.cbegin(), o.seen.cend());
    // The site's plan says how many; whoever asks may look at more, never at fewer (F2).
    const int planned = p.rules.sampleOf(int(expected.size()));
    const bool sampled = o.sample > 0 && planned < int(expected.size());
    const int least = std::max(planned, std::min(o.sample, int(expected.size())));
    if (o.sample > 0 && int(seen.size()) < least) {
        p.refuse(VerdictCode::SampleTooSmall, container, o.container);
        p.problems.last().count = int(seen.size());
        p.problems.last().capacity = least;
        return p.result(VerdictCode::ContentsVerified, {}, {});
    }

    QList<epc::Epc> observed, missing;
    bool strange = false;
    QSet<epc::Epc> told;
    for (const epc::Epc &id : o.seen) {
        if (told.contains(id))
            continue;
        told.insert(id);
        if (!expected.contains(id)) {
            p.plan.findings.append(unexpected(p, id, o.container));
            strange = true;
        } else {
            const auto unit = p.base.unit(id);
            const bool held = unit && !effectiveHolds(*unit, p.base).isEmpty();
            VerifyFinding finding{id, held ? Kind::Held : Kind::Match, o.container, {}};
            if (held)
                finding.settledBy = op::Remove{{id}};
            p.plan.findings.append(finding);
        }
        if (p.base.unit(id)) // nobody can say anything to central of what nobody knows
            observed.append(id);
    }
    for (const epc::Epc &id : recorded) {
        if (seen.contains(id) || sampled)
            continue;
        missing.append(id);
        p.plan.findings.append({id, Kind::Missing, o.container, {}});
    }

    if (!observed.isEmpty())
        p.run(ObserveContents{o.container, observed, missing});
    const bool differs = strange || !missing.isEmpty();
    const auto outcome = !differs ? ContentsOutcome::Complete
                         : seen.size() != expected.size() || sampled
                             ? ContentsOutcome::MismatchQuantity
                             : ContentsOutcome::MismatchInstance;
    std::optional<ContentsOutcome> settles;
    for (const auto mismatch :
         {ContentsOutcome::MismatchQuantity, ContentsOutcome::MismatchInstance}) {
        const bool lies = std::any_of(
            container->holds.cbegin(), container->holds.cend(),
            [mismatch](const Hold &hold) { return hold.id == mismatchHoldId(mismatch); });
        if (lies && outcome != mismatch)
            settles = mismatch;
    }
    // A sample that is right says nothing of the rest.
    if (!sampled || differs)
        p.run(JudgeContents{o.container, outcome, settles});
    if (!p.failed() && p.plan.commands.isEmpty())
        p.refuse(VerdictCode::NothingSelected, container);
    return p.result(differs ? VerdictCode::ContentsMismatch : VerdictCode::ContentsVerified,
                    o.container, o.container);
}

Result<Plan, Problems> planOf(const op::Inspect &o, Planner &p)
{
    if (p.permitted(Function::Inspect)) {
        const QList<UnitState> units = p.known(o.units);
        for (const UnitState &unit : units) {
            if (hasEnded(unit.lifecycle) || unit.lifecycle != Lifecycle::Commissioned)
                p.refuse(refusalOf(hasEnded(unit.lifecycle) ? UnitCondition::Ended
                                                            : UnitCondition::NotCommissioned,
                                   unit),
                         unit);
            else if (unit.custody != Custody::Here)
                p.refuse(refusalOf(UnitCondition::Away, unit), unit);
        }
        if (!p.failed())
            p.run(InspectUnits{idsOf(units), o.conformant});
    }
    return p.result(VerdictCode::Inspected,
                    o.units.size() == 1 ? std::optional(o.units.first()) : std::nullopt, {});
}

Result<Plan, Problems> planOf(const op::ConfirmLabel &o, Planner &p)
{
    const auto container =
        p.permitted(Function::ConfirmLabel) ? p.knownContainer(o.container) : std::nullopt;
    if (!container || !p.changeable(*container))
        return p.result(VerdictCode::LabelVerified, {}, {});
    if (container->childCount == 0)
        p.refuse(VerdictCode::ContainerEmpty, container);
    else
        p.run(VerifyLabel{o.container});
    return p.result(VerdictCode::LabelVerified, o.container, o.container);
}

Result<Plan, Problems> planOf(const op::ScrapNumber &o, Planner &p)
{
    if (!p.permitted(Function::ScrapLabel))
        return p.result(VerdictCode::LabelScrapped, {}, {});
    const auto free = o.number.sscc() ? p.world.freeNumberLevel(*o.number.sscc()) : std::nullopt;
    const Level level = free.value_or(Level::Carton);
    if (p.freeNumber(o.number, level))
        p.run(ScrapLabel{o.number, level});
    return p.result(VerdictCode::LabelScrapped, o.number, o.number);
}

} // namespace pw::domain
