// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/packsession.h"
#include "core/domain/sessionview.h"
#include "core/domain/world.h"

#include <QList>

namespace pw::services {

/// Answers for hierarchy trees: one level at a time, so that a pallet of ten thousand packs opens
/// at once. Lives in the engine thread.
class HierarchyService
{
public:
    explicit HierarchyService(const domain::World &world) : m_world(world) {}

    /// The containers on the bench and the one waiting to be placed.
    QList<domain::TreeNode> roots(const domain::PackState &state) const;
    QList<domain::TreeNode> children(const epc::Epc &parent) const;
    std::optional<domain::TreeNode> node(const epc::Epc &id) const;
    /// From the unit up to the outermost container, the unit first.
    QList<domain::TreeNode> pathToTop(const epc::Epc &id) const;

private:
    domain::TreeNode nodeOf(const domain::UnitState &unit) const;

    const domain::World &m_world;
};

} // namespace pw::services
