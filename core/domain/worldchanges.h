// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/policy.h"
#include "core/domain/world.h"

#include <QHash>

namespace pw::domain {

/// The contents of a container as rules need them, from its record.
ContainerContents contentsOf(const UnitState &container);

/// A world in which commands have come true that are not on disk yet. Collects the records that
/// must be written. Pure: the world underneath is only read.
class WorldChanges
{
public:
    explicit WorldChanges(const World &world) : m_world(world) {}

    std::optional<UnitState> unit(const epc::Epc &id) const;

    /// A record as the caller knows it better than the world, such as with the lot of its label.
    void know(const UnitState &unit);

    /// The command must be allowed: rules are asked before, here it only happens. False if a unit
    /// of it is no longer to be had (a look-up failed below): then none of the records may be used.
    [[nodiscard]] bool apply(const Command &command);

    /// Every record that changed, as it is afterwards, in the order first touched.
    QList<UnitState> records() const;

private:
    UnitState *touched(const epc::Epc &id);
    UnitState *touchedContainer(const epc::Epc &id);
    bool addChild(const AddChild &command);
    bool removeChild(const RemoveChild &command);

    const World &m_world;
    QHash<epc::Epc, UnitState> m_changed;
    QList<epc::Epc> m_order;
};

} // namespace pw::domain
