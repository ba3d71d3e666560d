// SPDX-License-Identifier: Apache-2.0
#include "core/domain/packsession.h"

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

ContainerView viewOf(const ContainerContents &contents, const World &world)
{
    ContainerView view{contents.id};
    view.level = contents.level;
    view.lot = contents.lot;
    view.mixed = contents.mixed;
    view.earliestExpiry = contents.earliestExpiry;
    view.count = contents.count;
    view.capacity = contents.capacity;
    view.heldInside = world.heldInside(contents.id);
    if (const auto product = contents.product ? world.product(*contents.product) : std::nullopt) {
        view.productName = product->name;
        if (const PackagingLevel *packaging = product->packaging(contents.level))
            view.layer = packaging->layer;
    }
    return view;
}

/// Without a number nothing is recorded as inside: the children themselves are asked.
ContainerView gatheredView(const ContainerContents &contents, const QList<GatheredChild> &gathered,
                           const World &world)
{
    ContainerView view = viewOf(contents, world);
    view.numbered = false;
    view.heldInside = 0;
    for (const GatheredChild &child : gathered) {
        const auto unit = world.unit(child.id);
        if (unit && (refuseUnit(*unit, world.today()) || unit->parent))
            ++view.heldInside;
    }
    return view;
}

NextAction nextAction(const SessionView &view)
{
    if (view.gathered) {
        const bool full =
            view.gathered->capacity && view.gathered->count >= *view.gathered->capacity;
        return full ? NextAction::LabelNext : NextAction::Gather;
    }
    const bool gathers = view.order == PackOrder::ChildrenFirst;
    if (view.open.isEmpty())
        return gathers ? NextAction::Gather : NextAction::OpenContainer;
    for (const ContainerView &open : view.open) {
        if (open.heldInside > 0)
            return NextAction::RemoveHeld;
    }
    if (view.lastClosed && view.lastClosed->level < view.open.last().level)
        return NextAction::PlaceOnParent;
    if (view.expectedChild == Level::Pack)
        return NextAction::AddChild;
    return gathers ? NextAction::Gather : NextAction::OpenOrClose;
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
    view.order = state.order;
    if (!state.open.isEmpty())
        view.expectedChild = expectedChildOf(state.open.last(), world);
    if (const auto gathered = gatheredContents(state.gathered, world)) {
        view.gathered = gatheredView(*gathered, state.gathered, world);
        view.expectedChild = expectedChildOf(*gathered, world);
    }
    view.next = nextAction(view);
    const bool gathering = view.gathered.has_value();
    view.canUndo = !state.gathered.isEmpty() || world.lastStep().has_value();
    view.canClose = !gathering && !state.open.isEmpty() && state.open.last().count > 0;
    view.canSetAside = !gathering && !state.open.isEmpty();
    const QList<Level> free = world.levelsWithFreeNumbers();
    for (const Level level : free) {
        if (state.open.isEmpty() || level < state.open.last().level)
            view.creatable.append(level);
    }
    return view;
}

QLatin1StringView toCode(PackOrder order)
{
    return order == PackOrder::ChildrenFirst ? "CHILDREN_FIRST"_L1 : "CONTAINER_FIRST"_L1;
}

std::optional<PackOrder> packOrderFromCode(QStringView code)
{
    for (const PackOrder order : {PackOrder::ContainerFirst, PackOrder::ChildrenFirst}) {
        if (code == toCode(order))
            return order;
    }
    return {};
}

} // namespace pw::domain
