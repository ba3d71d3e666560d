// SPDX-License-Identifier: Apache-2.0
#include "core/domain/packsession.h"

namespace pw::domain {

namespace {

ContainerView viewOf(const ContainerContents &contents, const World &world)
{
    ContainerView view{contents.id};
    view.level = contents.level;
    if (contents.product) {
        if (const auto product = world.product(*contents.product))
            view.productName = product->name;
    }
    view.lot = contents.lot;
    view.mixed = contents.mixed;
    view.earliestExpiry = contents.earliestExpiry;
    view.count = contents.count;
    view.capacity = contents.capacity;
    view.heldInside = world.heldInside(contents.id);
    return view;
}

NextAction nextAction(const SessionView &view)
{
    if (view.open.isEmpty())
        return NextAction::OpenContainer;
    for (const ContainerView &open : view.open) {
        if (open.heldInside > 0)
            return NextAction::RemoveHeld;
    }
    if (view.lastClosed && view.lastClosed->level < view.open.last().level)
        return NextAction::PlaceOnParent;
    return view.expectedChild == Level::Pack ? NextAction::AddChild : NextAction::OpenOrClose;
}

/// What belongs directly into the container, as far as its contents or its level tell.
Level expectedChildOf(const ContainerContents &container, const World &world)
{
    if (container.product) {
        if (const auto product = world.product(*container.product)) {
            if (const auto level = product->childLevelOf(container.level))
                return *level;
        }
    }
    return container.level == Level::Pallet ? Level::Carton : Level::Pack;
}

} // namespace

SessionView viewOf(const PackState &state, const World &world)
{
    SessionView view;
    for (const ContainerContents &open : state.open)
        view.open.append(viewOf(open, world));
    if (state.lastClosed) {
        view.lastClosed = viewOf(*state.lastClosed, world);
        view.lastClosed->open = false;
        const auto record = world.unit(state.lastClosed->id);
        view.lastClosed->partial = record && record->container && record->container->partial;
    }
    if (!state.open.isEmpty())
        view.expectedChild = expectedChildOf(state.open.last(), world);
    view.next = nextAction(view);
    view.canUndo = world.lastStep().has_value();
    view.canClose = !state.open.isEmpty() && state.open.last().count > 0;
    view.canSetAside = !state.open.isEmpty();
    const QList<Level> free = world.levelsWithFreeNumbers();
    for (const Level level : free) {
        if (state.open.isEmpty() || level < state.open.last().level)
            view.creatable.append(level);
    }
    return view;
}

} // namespace pw::domain
