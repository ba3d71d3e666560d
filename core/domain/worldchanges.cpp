// SPDX-License-Identifier: Apache-2.0
#include "core/domain/worldchanges.h"

namespace pw::domain {

namespace {

void setContents(UnitState &container, const ContainerContents &contents)
{
    container.product = contents.product;
    container.lot = contents.lot;
    container.expiry = contents.earliestExpiry;
    container.childCount = contents.count;
    container.container->capacity = contents.capacity;
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

bool WorldChanges::apply(const Command &command)
{
    if (const auto *open = std::get_if<OpenContainer>(&command)) {
        UnitState container{open->id};
        container.level = open->level;
        container.container = ContainerState{true, false, {}};
        m_changed.insert(open->id, container);
        m_order.append(open->id);
        return true;
    }
    if (const auto *add = std::get_if<AddChild>(&command))
        return addChild(*add);
    if (const auto *remove = std::get_if<RemoveChild>(&command))
        return removeChild(*remove);
    if (const auto *close = std::get_if<CloseContainer>(&command)) {
        UnitState *container = touchedContainer(close->id);
        if (container)
            container->container =
                ContainerState{false, close->partial, container->container->capacity};
        return container;
    }
    if (const auto *reopen = std::get_if<ReopenContainer>(&command)) {
        UnitState *container = touchedContainer(reopen->id);
        if (container)
            container->container = ContainerState{true, false, container->container->capacity};
        return container;
    }
    UnitState *container = touchedContainer(std::get<WithdrawContainer>(command).id);
    if (container) {
        container->lifecycle = Lifecycle::Decommissioned;
        container->container->open = false;
    }
    return container;
}

bool WorldChanges::addChild(const AddChild &command)
{
    UnitState *child = touched(command.child);
    if (!child)
        return false;
    child->parent = command.parent;
    const UnitState record = *child; // touching the parent may move the child in the hash
    UnitState *parent = touchedContainer(command.parent);
    if (!parent)
        return false;
    const auto defining = parent->childCount > 0 ? parent->product : record.product;
    const auto product = defining ? m_world.product(*defining) : std::nullopt;
    if (!product)
        return false;
    setContents(*parent, withChild(contentsOf(*parent), record, *product));
    return true;
}

bool WorldChanges::removeChild(const RemoveChild &command)
{
    UnitState *child = touched(command.child);
    if (!child)
        return false;
    child->parent.reset();
    UnitState *parent = touchedContainer(command.parent);
    if (!parent)
        return false;
    // What is left decides anew about product, lot and expiry.
    ContainerContents contents{parent->id, parent->level, 0, {}, {}, {}, false, {}};
    std::optional<Product> product;
    const QList<epc::Epc> children = m_world.childrenOf(command.parent);
    for (const epc::Epc &id : children) {
        if (id == command.child)
            continue;
        const auto left = m_world.unit(id);
        if (!left)
            return false;
        if (!product && left->product)
            product = m_world.product(*left->product);
        if (product)
            contents = withChild(contents, *left, *product);
    }
    setContents(*parent, contents);
    return true;
}

QList<UnitState> WorldChanges::records() const
{
    QList<UnitState> records;
    for (const epc::Epc &id : m_order)
        records.append(*m_changed.constFind(id));
    return records;
}

} // namespace pw::domain
