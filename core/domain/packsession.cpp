// SPDX-License-Identifier: Apache-2.0
#include "core/domain/packsession.h"

#include "core/domain/packdecider.h"

#include <algorithm>

namespace pw::domain {

namespace {

/// Puts a container that is (again) open on the bench, in its place by level.
void putOnBench(PackState &state, const ContainerContents &container)
{
    const auto place = std::find_if(state.open.begin(), state.open.end(), [&](const auto &open) {
        return open.level <= container.level;
    });
    if (place != state.open.end() && place->level == container.level)
        *place = container;
    else
        state.open.insert(place, container);
    if (state.lastClosed && state.lastClosed->id == container.id)
        state.lastClosed.reset();
}

void takeOffBench(PackState &state, const epc::Epc &id)
{
    state.open.removeIf([&id](const auto &open) { return open.id == id; });
    if (state.lastClosed && state.lastClosed->id == id)
        state.lastClosed.reset();
}

/// How many children these commands take out of the container.
int removedFrom(const epc::Epc &container, const QList<Command> &commands)
{
    int removed = 0;
    for (const Command &command : commands) {
        const auto *remove = std::get_if<RemoveChildren>(&command);
        if (remove && remove->parent == container)
            removed += int(remove->children.size());
    }
    return removed;
}

} // namespace

Verdict Decider::verdict(VerdictCode code) const
{
    Verdict verdict;
    verdict.code = code;
    verdict.dataAge = m_world.dataAge();
    if (!m_state.open.isEmpty())
        describe(verdict, m_state.open.last());
    return verdict;
}

Verdict Decider::onBench(Verdict verdict) const
{
    if (!m_state.open.isEmpty())
        describe(verdict, m_state.open.last());
    return verdict;
}

Verdict Decider::verdict(VerdictCode code, const UnitState &unit) const
{
    Verdict result = verdict(code);
    result.unit = unit.id;
    result.unitLevel = unit.level;
    result.lot = unit.lot;
    result.expiry = unit.expiry;
    result.hold = worstHold(unit.holds);
    result.station = unit.lastEventBy;
    result.at = unit.lastEventAt;
    if (unit.product) {
        if (const auto product = m_world.product(*unit.product))
            result.productName = product->name;
    }
    return result;
}

void Decider::describe(Verdict &verdict, const ContainerContents &container) const
{
    verdict.container = container.id;
    verdict.containerLevel = container.level;
    verdict.count = container.count;
    verdict.capacity = container.capacity;
}

std::optional<PackDecision> Decider::carryOut(const Verdict &verdict,
                                              const QList<Command> &commands,
                                              const QList<UnitState> &known,
                                              const QList<UnitBefore> &restored) const
{
    WorldChanges changes(m_world);
    for (const UnitState &unit : known)
        changes.know(unit);
    for (const Command &command : commands) {
        if (!changes.apply(command))
            return {};
    }
    if (!changes.restore(restored))
        return {};
    return PackDecision{verdict, commands, changes.records(), changes.unitsBefore(),
                        m_state, false};
}

bool Decider::dataTooOld() const
{
    const auto age = m_world.dataAge();
    return !age || *age > m_world.dataLimits().packing;
}

std::optional<PackDecision> Decider::refuseContainer(const epc::Epc &id) const
{
    const auto container = m_world.unit(id);
    const auto refused =
        container ? refuseUnit(*container, m_world.today()) : std::optional(VerdictCode::NotStored);
    if (!refused)
        return {};
    return answer(container ? verdict(*refused, *container) : verdict(*refused));
}

PackDecision Decider::operator()(const scan::ScannedItem &item) const
{
    const auto unit = unitOf(item, m_world);
    return unit ? addChild(*unit) : answer(onBench(unit.error()));
}

PackDecision Decider::operator()(const scan::ScannedLogisticUnit &scanned) const
{
    const auto unit = m_world.unit(scanned.sscc);
    if (!unit)
        return openNew(scanned.sscc, LabelState::Verified);
    if (const ContainerContents *open = onBench(unit->id)) {
        Verdict again = verdict(VerdictCode::ContainerAlreadyOpen, *unit);
        describe(again, *open);
        return answer(again);
    }
    if (unit->container && unit->container->open && !hasEnded(unit->lifecycle))
        return resume(*unit);
    return addChild(*unit);
}

PackDecision Decider::openNew(const gs1::Sscc &number, LabelState label) const
{
    Verdict result = verdict(VerdictCode::ForeignContainer);
    result.unit = number;
    const auto level = m_world.freeNumberLevel(number);
    if (!level)
        return answer(result);
    result.unitLevel = *level;
    if (dataTooOld()) {
        result.code = VerdictCode::DataTooOld;
        return answer(result);
    }
    if (!m_state.open.isEmpty() && m_state.open.last().level <= *level) {
        result.code = VerdictCode::ContainerStillOpen;
        return answer(result);
    }
    const ContainerContents opened{number, *level, 0, {}, {}, {}, false, {}};
    const auto waiting = gatheredContents(m_state.gathered, m_world);
    if (waiting && waiting->level == *level)
        return place(opened, {OpenContainer{number, *level, label}});
    auto decision = carryOut(result, {OpenContainer{number, *level, label}});
    if (!decision)
        return answer(VerdictCode::NotStored);
    decision->next.open.append(opened);
    decision->verdict.code = VerdictCode::ContainerOpened;
    describe(decision->verdict, opened);
    return *decision;
}

PackDecision Decider::resume(const UnitState &container) const
{
    if (const auto refused = refuseUnit(container, m_world.today()))
        return answer(verdict(*refused, container));
    if (container.parent)
        return refuseParent(container);
    if (container.lastEventBy != m_world.station())
        return answer(verdict(VerdictCode::InUseElsewhere, container));
    if (!m_state.open.isEmpty() && m_state.open.last().level <= container.level)
        return answer(verdict(VerdictCode::ContainerStillOpen, container));
    const auto waiting = gatheredContents(m_state.gathered, m_world);
    if (waiting && waiting->level == container.level)
        return place(contentsOf(container), {});
    PackDecision decision = answer(verdict(VerdictCode::ContainerResumed, container));
    decision.next.open.append(contentsOf(container));
    describe(decision.verdict, decision.next.open.last());
    return decision;
}

PackDecision Decider::refuseParent(const UnitState &child) const
{
    Verdict refused = verdict(VerdictCode::AlreadyAggregated, child);
    refused.container = child.parent;
    refused.containerLevel.reset();
    refused.count = 0;
    refused.capacity.reset();
    if (const auto parent = m_world.unit(*child.parent)) {
        refused.containerLevel = parent->level;
        // R-SH-2: the parent has left, so what is this pack doing here?
        if (parent->custody == Custody::Shipped)
            refused.code = VerdictCode::Shipped;
    }
    if (const ContainerContents *open = onBench(*child.parent)) {
        refused.code = VerdictCode::AlreadyInThisContainer;
        describe(refused, *open);
    }
    return answer(refused);
}

const ContainerContents *Decider::onBench(const epc::Epc &id) const
{
    const auto found = std::find_if(m_state.open.cbegin(), m_state.open.cend(),
                                    [&id](const auto &open) { return open.id == id; });
    return found == m_state.open.cend() ? nullptr : &*found;
}

const ContainerContents *Decider::parentFor(Level child, const Product &product) const
{
    const auto found =
        std::find_if(m_state.open.crbegin(), m_state.open.crend(),
                     [&](const auto &open) { return product.childLevelOf(open.level) == child; });
    return found == m_state.open.crend() ? nullptr : &*found;
}

std::optional<PackDecision> Decider::refuseToPack(const UnitState &child) const
{
    if (const auto refused = refuseUnit(child, m_world.today()))
        return answer(verdict(*refused, child));
    if (child.parent)
        return refuseParent(child);
    if (!child.container)
        return {};
    if (child.container->open) // a bundle with a serial of its own, still being filled
        return answer(verdict(VerdictCode::ContainerStillOpen, child));
    if (child.childCount == 0)
        return answer(verdict(VerdictCode::ContainerEmpty, child));
    if (m_world.heldInside(child.id) > 0)
        return answer(verdict(VerdictCode::ContainsHeld, child));
    return {};
}

PackDecision Decider::addChild(const UnitState &child) const
{
    if (isGathered(child.id))
        return answer(verdict(VerdictCode::AlreadyListed, child));
    if (const auto refused = refuseToPack(child))
        return *refused;
    const bool gathers = m_state.order == PackOrder::ChildrenFirst;
    if (m_state.open.isEmpty() && !gathers)
        return answer(verdict(VerdictCode::NoOpenContainer, child));
    if (dataTooOld())
        return answer(verdict(VerdictCode::DataTooOld, child));

    const auto childProduct = child.product ? m_world.product(*child.product) : std::nullopt;
    if (!childProduct)
        return answer(verdict(VerdictCode::NoMasterData, child));
    const ContainerContents *container = parentFor(child.level, *childProduct);
    if (!container && gathers)
        return gather(child, *childProduct);
    if (!container)
        return answer(verdict(VerdictCode::WrongLevel, child));
    if (const auto refused = refuseContainer(container->id))
        return *refused;
    // What is inside already defines the packaging; the child defines it only of an empty
    // container.
    auto product = childProduct;
    if (container->count > 0 && container->product && container->product != child.product)
        product = m_world.product(*container->product);
    if (!product)
        return answer(verdict(VerdictCode::NoMasterData, child));
    if (const auto refused = refuseChild(child, *container, *product)) {
        Verdict result = verdict(*refused, child);
        describe(result, *container);
        result.expectedProductName = product->name;
        result.expectedLot = container->lot;
        return answer(result);
    }

    const auto position = container - m_state.open.constData();
    const ContainerContents after = withChild(*container, child, *product);
    const bool full = after.capacity && after.count >= *after.capacity;
    const bool innermost = position == m_state.open.size() - 1;
    const bool closes = full && innermost && m_world.heldInside(after.id) == 0;
    QList<Command> commands{AddChildren{{child.id}, after.id}};
    if (closes)
        commands.append(CloseContainer{after.id, false, {}});
    const bool nearExpiry = isNearExpiry(child, *product, m_world.today());
    auto decision = carryOut(verdict(nearExpiry ? VerdictCode::NearExpiry
                                     : closes   ? VerdictCode::ChildAddedAndClosed
                                                : VerdictCode::ChildAdded,
                                     child),
                             commands, {child});
    if (!decision)
        return answer(VerdictCode::NotStored);
    describe(decision->verdict, after);
    if (decision->next.lastClosed && decision->next.lastClosed->id == child.id)
        decision->next.lastClosed.reset(); // it was waiting to be placed; now it is
    if (closes) {
        decision->next.lastClosed = after;
        decision->next.open.removeLast();
    } else {
        decision->next.open[position] = after;
    }
    return *decision;
}

PackDecision Decider::operator()(const PressClose &press) const
{
    if (m_state.open.isEmpty())
        return answer(VerdictCode::NothingToClose);
    const ContainerContents &container = m_state.open.last();
    if (container.count == 0)
        return answer(VerdictCode::ContainerEmpty);
    if (const auto refused = refuseContainer(container.id))
        return *refused;
    if (m_world.heldInside(container.id) > 0)
        return answer(VerdictCode::ContainsHeld);
    if (dataTooOld()) // nobody knows whether anything inside is held by now
        return answer(VerdictCode::DataTooOld);
    const bool partial = !container.capacity || container.count < *container.capacity;
    if (partial && press.reasonCode.isEmpty())
        return answer(VerdictCode::ReasonMissing);
    const CloseContainer close =
        partial ? CloseContainer{container.id, true, {press.reasonCode, press.reasonText}}
                : CloseContainer{container.id, false, {}};
    auto decision = carryOut(
        verdict(partial ? VerdictCode::ContainerClosedPartial : VerdictCode::ContainerClosed),
        {close});
    if (!decision)
        return answer(VerdictCode::NotStored);
    decision->next.lastClosed = container;
    decision->next.open.removeLast();
    return *decision;
}

PackDecision Decider::operator()(const PressSetAside &) const
{
    if (m_state.open.isEmpty())
        return answer(VerdictCode::NothingToClose);
    PackDecision decision = answer(VerdictCode::ContainerSetAside);
    decision.next.open.removeLast();
    return decision;
}

PackDecision Decider::operator()(const PressUndo &) const
{
    if (!m_state.gathered.isEmpty()) {
        PackDecision dropped = answer(VerdictCode::Dropped);
        dropped.next.gathered.removeLast();
        return dropped;
    }
    const auto step = m_world.lastStep();
    const auto inverse = step ? inverseOf(*step) : std::nullopt;
    if (!inverse || inverse->isEmpty())
        return answer(VerdictCode::NothingToUndo);

    for (const Command &command : *inverse) {
        if (const auto refused = refuseUndo(command, *inverse))
            return answer(*refused);
    }
    auto decision = carryOut(verdict(VerdictCode::Undone), *inverse, {}, step->containers);
    if (!decision)
        return answer(VerdictCode::NotStored);
    decision->undoesLastStep = true;
    for (const UnitState &record : decision->records) {
        if (record.container && record.container->open)
            putOnBench(decision->next, contentsOf(record));
        else if (record.lifecycle == Lifecycle::Decommissioned)
            takeOffBench(decision->next, record.id);
    }
    // The unit that comes off is what the operator must find, so the verdict is about it.
    decision->verdict = verdict(VerdictCode::Undone, decision->records.first());
    for (const UnitState &record : decision->records) {
        if (record.container) {
            describe(decision->verdict, contentsOf(record));
        } else {
            decision->verdict.unit = record.id;
            decision->verdict.unitLevel = record.level;
        }
    }
    return *decision;
}

/// Somebody else may have moved on since the step: then what we would undo is no longer there. What
/// other pages have done is taken back there.
std::optional<VerdictCode> Decider::refuseUndo(const Command &command,
                                               const QList<Command> &inverse) const
{
    if (const auto *remove = std::get_if<RemoveChildren>(&command)) {
        const auto parent = m_world.unit(remove->parent);
        if (!parent || parent->parent || parent->custody != Custody::Here)
            return VerdictCode::NothingToUndo;
        for (const epc::Epc &id : remove->children) {
            const auto child = m_world.unit(id);
            if (!child || child->parent != remove->parent)
                return VerdictCode::NothingToUndo;
        }
        if (!onBench(remove->parent) && parent->container && parent->container->open)
            return VerdictCode::NothingToUndo; // set aside: fetch it first
        return {};
    }
    if (const auto *reopen = std::get_if<ReopenContainer>(&command)) {
        const auto container = m_world.unit(reopen->id);
        if (!container || container->parent || container->custody != Custody::Here)
            return VerdictCode::NothingToUndo;
        if (std::any_of(m_state.open.cbegin(), m_state.open.cend(),
                        [&](const auto &open) { return open.level == container->level; }))
            return VerdictCode::ContainerStillOpen;
        return {};
    }
    if (const auto *withdraw = std::get_if<WithdrawContainer>(&command)) {
        const auto container = m_world.unit(withdraw->id);
        if (!container || container->parent
            || container->childCount > removedFrom(withdraw->id, inverse))
            return VerdictCode::NothingToUndo;
        return {};
    }
    return VerdictCode::NothingToUndo;
}

PackDecision decide(const PackState &state, const PackInput &input, const World &world)
{
    return std::visit(Decider(state, world), input);
}

PackState restored(const QList<epc::Epc> &open, const std::optional<epc::Epc> &lastClosed,
                   const World &world)
{
    PackState state;
    for (const epc::Epc &id : open) {
        const auto container = world.unit(id);
        if (container && container->container && container->container->open && !container->parent)
            putOnBench(state, contentsOf(*container));
    }
    const auto closed = lastClosed ? world.unit(*lastClosed) : std::nullopt;
    if (closed && closed->container && !closed->container->open && !closed->parent)
        state.lastClosed = contentsOf(*closed);
    return state;
}

} // namespace pw::domain
