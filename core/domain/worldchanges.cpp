// SPDX-License-Identifier: Apache-2.0
#include "core/domain/worldchanges.h"

namespace pw::domain {

namespace {

constexpr int MaxDepth = 32; ///< of containers in each other: deeper is a circle in the data

void setContents(UnitState &container, const ContainerContents &contents)
{
    container.product = contents.product;
    container.lot = contents.lot;
    container.expiry = contents.earliestExpiry;
    container.childCount = contents.count;
    container.container->capacity = contents.capacity;
}

Lifecycle lifecycleAfter(EndLife::Kind kind)
{
    switch (kind) {
    case EndLife::Kind::Decommission: return Lifecycle::Decommissioned;
    case EndLife::Kind::Destroy: return Lifecycle::Destroyed;
    case EndLife::Kind::Sample: return Lifecycle::Sampled;
    }
    Q_UNREACHABLE();
}

} // namespace

ContainerContents contentsOf(const UnitState &container)
{
    return {container.id,
            container.level,
            container.childCount,
            container.container ? container.container->capacity : std::nullopt,
            container.product,
            container.lot,
            container.childCount > 0 && container.lot.isEmpty(),
            container.expiry};
}

std::optional<UnitState> WorldChanges::unit(const epc::Epc &id) const
{
    const auto changed = m_changed.constFind(id);
    return changed == m_changed.cend() ? m_world.unit(id) : std::optional(*changed);
}

QList<epc::Epc> WorldChanges::childrenOf(const epc::Epc &parent) const
{
    QList<epc::Epc> children = m_world.childrenOf(parent);
    children.removeIf([&](const epc::Epc &child) {
        const auto changed = m_changed.constFind(child);
        return changed != m_changed.cend() && changed->parent != parent;
    });
    const auto entered = m_entered.constFind(parent);
    if (entered == m_entered.cend())
        return children;
    QSet<epc::Epc> known(children.cbegin(), children.cend());
    for (const epc::Epc &child : *entered) { // in and out and in again it is there twice
        if (known.contains(child) || m_changed.constFind(child)->parent != parent)
            continue;
        known.insert(child);
        children.append(child);
    }
    return children;
}

int WorldChanges::heldInside(const epc::Epc &container) const
{
    if (!m_recounted.contains(container))
        return m_world.heldInside(container);
    int held = 0;
    const QList<epc::Epc> children = childrenOf(container);
    for (const epc::Epc &id : children) {
        const auto child = unit(id);
        if (!child)
            continue;
        if (isForbidden(*child))
            ++held;
        if (child->container)
            held += heldInside(id);
    }
    return held;
}

std::optional<Level> WorldChanges::freeNumberLevel(const gs1::Sscc &sscc) const
{
    return m_changed.contains(sscc) ? std::nullopt : m_world.freeNumberLevel(sscc);
}

void WorldChanges::know(const UnitState &unit)
{
    if (!m_changed.contains(unit.id))
        m_order.append(unit.id);
    m_changed.insert(unit.id, unit);
}

UnitState *WorldChanges::touched(const epc::Epc &id)
{
    auto changed = m_changed.find(id);
    if (changed == m_changed.end()) {
        const auto record = m_world.unit(id);
        if (!record)
            return nullptr;
        changed = m_changed.insert(id, *record);
        m_order.append(id);
    }
    return &*changed;
}

UnitState *WorldChanges::touchedContainer(const epc::Epc &id)
{
    UnitState *unit = touched(id);
    return unit && unit->container ? unit : nullptr;
}

struct WorldChanges::Apply
{
    WorldChanges &changes;

    bool operator()(const OpenContainer &c) const
    {
        UnitState container{c.id};
        container.level = c.level;
        container.container = ContainerState{true, false, {}, c.label, false};
        changes.know(container);
        return true;
    }
    bool operator()(const AddChildren &c) const { return changes.addChildren(c); }
    bool operator()(const RemoveChildren &c) const { return changes.removeChildren(c); }
    bool operator()(const CloseContainer &c) const
    {
        UnitState *container = changes.touchedContainer(c.id);
        if (container) {
            container->container->open = false;
            container->container->partial = c.partial;
        }
        return container;
    }
    bool operator()(const ReopenContainer &c) const
    {
        UnitState *container = changes.touchedContainer(c.id);
        if (container) {
            container->container->open = true;
            container->container->partial = false;
            container->container->broken = true;
        }
        return container;
    }
    bool operator()(const WithdrawContainer &c) const
    {
        UnitState *container = changes.touchedContainer(c.id);
        if (container) {
            container->lifecycle = Lifecycle::Decommissioned;
            container->container->open = false;
        }
        return container;
    }
    bool operator()(const EndLife &c) const { return changes.endLife(c); }
    bool operator()(const TakeSample &c) const
    {
        return changes.setLifecycle(c.units, Lifecycle::Sampled);
    }
    bool operator()(const InspectUnits &c) const
    {
        return changes.setLifecycle(c.units, Lifecycle::Commissioned);
    }
    bool operator()(const PlaceHold &c) const { return changes.setHold(c.units, c.hold, true); }
    bool operator()(const LiftHold &c) const { return changes.setHold(c.units, c.hold, false); }
    bool operator()(const ObserveContents &c) const { return changes.observe(c); }
    bool operator()(const JudgeContents &c) const { return changes.judge(c); }
    bool operator()(const VerifyLabel &c) const
    {
        UnitState *container = changes.touchedContainer(c.id);
        if (container)
            container->container->label = LabelState::Verified;
        return container;
    }
    bool operator()(const ScrapLabel &c) const
    {
        UnitState number{c.id};
        number.level = c.level;
        number.lifecycle = Lifecycle::Decommissioned;
        number.container = ContainerState{false, false, {}, LabelState::Void, false};
        changes.know(number);
        return true;
    }
    bool operator()(const RetractEvent &c) const
    {
        return changes.setLifecycle(c.units, c.lifecycle);
    }
    bool operator()(const LinkOrder &) const { return true; }
};

bool WorldChanges::apply(const Command &command)
{
    return std::visit(Apply{*this}, command);
}

bool WorldChanges::addChildren(const AddChildren &command)
{
    QList<UnitState> entering;
    for (const epc::Epc &id : command.children) {
        UnitState *child = touched(id);
        if (!child)
            return false;
        child->parent = command.parent;
        entering.append(*child);
    }
    m_entered[command.parent] += command.children;
    UnitState *parent = touchedContainer(command.parent);
    if (!parent)
        return false;
    ContainerContents contents = contentsOf(*parent);
    for (const UnitState &child : entering) {
        const auto defining = contents.count > 0 ? contents.product : child.product;
        const auto product = defining ? m_world.product(*defining) : std::nullopt;
        if (product)
            contents = withChild(contents, child, *product);
        else // an empty container that goes back where it was: nothing tells a product yet
            ++contents.count;
    }
    setContents(*parent, contents);
    judgePartial(*parent);
    return contentsChanged(command.parent);
}

bool WorldChanges::removeChildren(const RemoveChildren &command)
{
    for (const epc::Epc &id : command.children) {
        UnitState *child = touched(id);
        if (!child)
            return false;
        child->parent.reset();
    }
    if (!recount(command.parent))
        return false;
    judgePartial(*touchedContainer(command.parent));
    return contentsChanged(command.parent);
}

/// What is inside decides anew about product, lot and expiry.
bool WorldChanges::recount(const epc::Epc &container)
{
    UnitState *parent = touchedContainer(container);
    if (!parent)
        return false;
    ContainerContents contents{parent->id, parent->level, 0, {}, {}, {}, false, {}};
    std::optional<Product> product;
    const QList<epc::Epc> children = childrenOf(container);
    for (const epc::Epc &id : children) {
        const auto left = unit(id);
        if (!left)
            return false;
        if (!product && left->product)
            product = m_world.product(*left->product);
        if (product)
            contents = withChild(contents, *left, *product);
        else
            ++contents.count;
    }
    setContents(*touchedContainer(container), contents);
    return true;
}

void WorldChanges::judgePartial(UnitState &container)
{
    ContainerState &state = *container.container;
    if (!state.open && state.capacity)
        state.partial = container.childCount < *state.capacity;
}

/// The label of a container and of everything around it states what is no longer so (D6, R-DA-5).
/// An open one that is still being filled has no label that could.
bool WorldChanges::contentsChanged(const epc::Epc &container)
{
    std::optional<epc::Epc> id = container;
    for (int depth = 0; id && depth < MaxDepth; ++depth) {
        m_recounted.insert(*id);
        if (*id != container && !recount(*id)) // lot and expiry of what is around it
            return false;
        UnitState *unit = touchedContainer(*id);
        if (!unit)
            return false;
        ContainerState &state = *unit->container;
        if (!state.open || state.broken) {
            state.broken = true;
            state.label = state.label == LabelState::Void ? state.label : LabelState::Stale;
            unit->evidence = Evidence::Unverified;
        }
        id = unit->parent;
    }
    return true;
}

void WorldChanges::forgetCounts(const epc::Epc &id)
{
    std::optional<UnitState> above = unit(id);
    for (int depth = 0; above && above->parent && depth < MaxDepth; ++depth) {
        m_recounted.insert(*above->parent);
        above = unit(*above->parent);
    }
}

bool WorldChanges::setLifecycle(const QList<epc::Epc> &units, std::optional<Lifecycle> lifecycle)
{
    for (const epc::Epc &id : units) {
        UnitState *unit = touched(id);
        if (!unit)
            return false;
        unit->lifecycle = lifecycle.value_or(unit->lifecycle);
        forgetCounts(id);
    }
    return true;
}

bool WorldChanges::endLife(const EndLife &command)
{
    if (!setLifecycle(command.units, lifecycleAfter(command.kind)))
        return false;
    for (const epc::Epc &id : command.units) {
        UnitState *unit = touched(id);
        if (unit->container) {
            unit->container->open = false;
            unit->container->label = LabelState::Void;
        }
    }
    return true;
}

bool WorldChanges::setHold(const QList<epc::Epc> &units, const Hold &hold, bool held)
{
    for (const epc::Epc &id : units) {
        UnitState *unit = touched(id);
        if (!unit)
            return false;
        unit->holds.removeIf([&hold](const Hold &other) {
            return hold.id.isEmpty() ? other == hold : other.id == hold.id;
        });
        if (held)
            unit->holds.append(hold);
        forgetCounts(id);
    }
    return true;
}

bool WorldChanges::observe(const ObserveContents &command)
{
    for (const epc::Epc &id : command.seen) {
        UnitState *unit = touched(id);
        if (!unit)
            return false;
        unit->evidence = Evidence::Verified;
    }
    return touched(command.parent);
}

bool WorldChanges::judge(const JudgeContents &command)
{
    UnitState *container = touchedContainer(command.container);
    if (!container)
        return false;
    switch (command.outcome) {
    case ContentsOutcome::Complete:
        container->evidence = Evidence::Verified;
        container->container->broken = false;
        container->holds.removeIf([](const Hold &hold) {
            return hold.id == mismatchHoldId(ContentsOutcome::MismatchQuantity)
                   || hold.id == mismatchHoldId(ContentsOutcome::MismatchInstance);
        });
        break;
    case ContentsOutcome::Inferred: container->evidence = Evidence::Inferred; break;
    case ContentsOutcome::MismatchQuantity:
    case ContentsOutcome::MismatchInstance:
        container->evidence = Evidence::Unverified;
        container->container->broken = true;
        Hold hold;
        hold.holdClass = HoldClass::DataIssue;
        hold.id = mismatchHoldId(command.outcome);
        return setHold({command.container}, hold, true);
    }
    forgetCounts(command.container);
    return true;
}

bool WorldChanges::restore(const QList<UnitBefore> &containers)
{
    for (const UnitBefore &before : containers) {
        UnitState *unit = touched(before.id);
        if (!unit)
            return false;
        if (before.state)
            unit->container = before.state;
        unit->evidence = before.evidence;
        unit->evidenceAt = before.evidenceAt;
    }
    return true;
}

QList<UnitState> WorldChanges::records() const
{
    QList<UnitState> records;
    for (const epc::Epc &id : m_order)
        records.append(*m_changed.constFind(id));
    return records;
}

QList<UnitBefore> WorldChanges::unitsBefore() const
{
    QList<UnitBefore> containers;
    for (const epc::Epc &id : m_order) {
        const auto before = m_world.unit(id);
        const UnitState &after = *m_changed.constFind(id);
        if (!before)
            continue;
        if (before->container != after.container || before->evidence != after.evidence)
            containers.append({id, before->container, before->evidence, before->evidenceAt});
    }
    return containers;
}

} // namespace pw::domain
