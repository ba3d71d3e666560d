// SPDX-License-Identifier: Apache-2.0
#include "core/services/asof.h"

#include "core/store/transaction.h"

#include <algorithm>

namespace pw::services {

using namespace domain;
using store::StoreError;

namespace {

/// When the statement last changed, up to `at`: it began, or it ended.
template <typename Link>
QDateTime lastChange(const Link &link, const QDateTime &at)
{
    return link.until.isValid() && link.until <= at ? link.until : link.from;
}

template <typename Link>
bool holdsAt(const Link &link, const QDateTime &at)
{
    return link.from <= at && !(link.until.isValid() && link.until <= at);
}

} // namespace

Result<AsOfTree, StoreError> AsOf::tree(const epc::Epc &container, const QDateTime &at,
                                        int maxUnits, int levels)
{
    const store::ReadingScope reading(m_store.database());
    const auto reach = m_store.cacheHistory.reach();
    if (!reach)
        return Failure{reach.error()};
    AsOfTree tree{at, {container}, 0, false, reach->since, reach->until};
    QSet<epc::Epc> seen{container};
    if (const auto added = addChildren(tree.root, tree, maxUnits, levels, seen); !added)
        return Failure{added.error()};
    return tree;
}

Result<Done, StoreError> AsOf::addChildren(AsOfNode &node, AsOfTree &tree, int maxUnits, int levels,
                                           QSet<epc::Epc> &seen)
{
    if (levels == 0)
        return Done();
    auto read = childrenAt(node.id, tree.at);
    if (!read)
        return Failure{read.error()};
    QList<AsOfNode> children = *std::move(read);
    for (AsOfNode &child : children) {
        if (tree.units == maxUnits) {
            tree.truncated = true;
            return Done();
        }
        if (seen.contains(child.id)) // what central says may be a circle
            continue;
        seen.insert(child.id);
        ++tree.units;
        if (const auto added = addChildren(child, tree, maxUnits, levels - 1, seen); !added)
            return added;
        node.children.append(std::move(child));
    }
    return Done();
}

Result<QList<AsOfNode>, StoreError> AsOf::childrenAt(const epc::Epc &parent, const QDateTime &at)
{
    QList<AsOfNode> children;
    QSet<epc::Epc> asked;
    const auto own = m_store.history.childrenAt(parent, at);
    if (!own)
        return Failure{own.error()};
    // Each source only proposes: the other one may know that the unit has moved on since.
    const auto take = [&](const epc::Epc &unit, const std::optional<store::Link> &ours,
                          const std::optional<store::CacheLink> &central) {
        const auto in = place(ours, central, at);
        if (in && in->id == parent)
            children.append({unit, in->since, in->sinceSeen, in->byCentral, {}});
    };
    const auto central = m_store.cacheHistory.childrenAt(parent, at);
    if (!central)
        return Failure{central.error()};
    QHash<epc::Epc, qsizetype> said; // by central of this parent: no need to ask unit by unit
    said.reserve(central->size());
    for (qsizetype i = 0; i < central->size(); ++i)
        said.insert(central->at(i).child, i);
    for (const store::Link &link : *own) {
        std::optional<store::CacheLink> other;
        if (const auto known = said.constFind(link.child); known != said.cend()) {
            other = central->at(*known);
        } else {
            const auto elsewhere = m_store.cacheHistory.linkAt(link.child, at);
            if (!elsewhere)
                return Failure{elsewhere.error()};
            other = *elsewhere;
        }
        asked.insert(link.child);
        take(link.child, link, other);
    }
    for (const store::CacheLink &link : *central) {
        if (asked.contains(link.child))
            continue;
        const auto ours = m_store.history.linkAt(link.child, at);
        if (!ours)
            return Failure{ours.error()};
        take(link.child, *ours, link);
    }
    std::stable_sort(children.begin(), children.end(),
                     [](const AsOfNode &a, const AsOfNode &b) { return a.since < b.since; });
    return children;
}

Result<std::optional<AsOfNode>, StoreError> AsOf::parentAt(const epc::Epc &unit,
                                                           const QDateTime &at)
{
    const auto own = m_store.history.linkAt(unit, at);
    if (!own)
        return Failure{own.error()};
    const auto central = m_store.cacheHistory.linkAt(unit, at);
    if (!central)
        return Failure{central.error()};
    return place(*own, *central, at);
}

/// The later of the two statements counts, ours where they are of one moment (an echo).
std::optional<AsOfNode> AsOf::place(const std::optional<store::Link> &own,
                                    std::optional<store::CacheLink> central, const QDateTime &at)
{
    // "In it since its last event, at the latest" says nothing new while central has yet to hear
    // what we did with the unit.
    if (own && own->isOverlaid && central && !central->seen && holdsAt(*central, at))
        central.reset();
    std::optional<AsOfNode> in;
    const bool centrals = central && (!own || lastChange(*central, at) > lastChange(*own, at));
    if (centrals) {
        if (holdsAt(*central, at) && central->parent)
            in = AsOfNode{*central->parent, central->from, central->seen, true, {}};
    } else if (own && holdsAt(*own, at)) {
        in = AsOfNode{own->parent, own->from, own->fromOperation.has_value(), false, {}};
    }
    if (in && own && central && own->parent == central->parent && holdsAt(*own, at)
        && holdsAt(*central, at)) // both say so: it is known since the earlier of the two
        in->since = std::min(own->from, central->from);
    return in;
}

} // namespace pw::services
