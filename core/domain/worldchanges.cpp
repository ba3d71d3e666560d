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

UnitState &WorldChanges::touched(const epc::Epc &id)
{
    auto changed = m_changed.find(id);
    if (changed == m_changed.end()) {
        const auto record = m_world.unit(id);
        Q_ASSERT(record); // rules only let commands about known units through
        changed = m_changed.insert(id, *record);
        m_order.append(id);
    }
    return *changed;
}

void WorldChanges::apply(const Command &command)
{
    if (const auto *open = std::get_if<OpenContainer>(&command)) {
        UnitState container{open->id};
        container.level = open->level;
        container.container = ContainerState{true, false, {}};
        m_changed.insert(open->id, container);
        m_order.append(open->id);
    } else if (const auto *add = std::get_if<AddChild>(&command)) {
        addChild(*add);
    } else if (const auto *close = std::get_if<CloseContainer>(&command)) {
        UnitState &container = touched(close->id);
        container.container->open = false;
        container.container->partial = close->partial;
    } else if (const auto *remove = std::get_if<RemoveChild>(&command)) {
        removeChild(*remove);
    } else if (const auto *reopen = std::get_if<ReopenContainer>(&command)) {
        UnitState &container = touched(reopen->id);
        container.container->open = true;
        container.container->partial = false;
    } else if (const auto *withdraw = std::get_if<WithdrawContainer>(&command)) {
        UnitState &container = touched(withdraw->id);
        container.lifecycle = Lifecycle::Decommissioned;
        container.container->open = false;
    }
}

void WorldChanges::addChild(const AddChild &command)
{
    UnitState &child = touched(command.child);
    child.parent = command.parent;
    const UnitState record = child; // touching the parent may move the child in the hash
    UnitState &parent = touched(command.parent);
    const auto defining = parent.childCount > 0 ? parent.product : record.product;
    const auto product = defining ? m_world.product(*defining) : std::nullopt;
    Q_ASSERT(product);
    setContents(parent, withChild(contentsOf(parent), record, *product));
}

void WorldChanges::removeChild(const RemoveChild &command)
{
    touched(command.child).parent.reset();
    UnitState &parent = touched(command.parent);
    // What is left decides anew about product, lot and expiry.
    ContainerContents contents{parent.id, parent.level, 0, {}, {}, {}, false, {}};
    std::optional<Product> product;
    const QList<epc::Epc> children = m_world.childrenOf(command.parent);
    for (const epc::Epc &id : children) {
        const auto child = id == command.child ? std::nullopt : m_world.unit(id);
        if (!child)
            continue;
        if (!product && child->product)
            product = m_world.product(*child->product);
        if (product)
            contents = withChild(contents, *child, *product);
    }
    setContents(parent, contents);
}

QList<UnitState> WorldChanges::records() const
{
    QList<UnitState> records;
    for (const epc::Epc &id : m_order)
        records.append(*m_changed.constFind(id));
    return records;
}

} // namespace pw::domain
