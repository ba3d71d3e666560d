// SPDX-License-Identifier: Apache-2.0
#include "core/services/unitlookup.h"

#include "core/base/logging.h"
#include "core/domain/commandjson.h"
#include "core/domain/worldchanges.h"

#include <algorithm>

namespace pw::services {

using namespace domain;

namespace {

constexpr Level ContainerLevels[] = {Level::Bundle, Level::Carton, Level::Pallet};

/// Some 100 MB; an operation on 10,000 packs asks for fewer.
constexpr qsizetype MostAnswers = 100'000;

/// Ours over central's; what forbids comes from either.
UnitState mergedOf(UnitState ours, const UnitState &centrals, const QString &station)
{
    for (const Hold &hold : centrals.holds) {
        const bool known =
            std::any_of(ours.holds.cbegin(), ours.holds.cend(), [&hold](const Hold &other) {
                return hold.id.isEmpty() ? other == hold : other.id == hold.id;
            });
        if (!known)
            ours.holds.append(hold);
    }
    const bool isOlderEcho =
        centrals.lastEventBy == station && !(ours.lastEventAt < centrals.lastEventAt);
    if (hasEnded(centrals.lifecycle) && !isOlderEcho) // an end of ours may be taken back by now
        ours.lifecycle = centrals.lifecycle;
    if (centrals.custody != Custody::Here)
        ours.custody = centrals.custody;
    ours.duplicateIdentity = ours.duplicateIdentity || centrals.duplicateIdentity;
    // Ours is later than whatever it was done to (R-AG-6), so what is earlier was known to it.
    const bool known =
        centrals.lastEventBy == station
        || (centrals.lastEventAt.isValid() && ours.lastEventAt >= centrals.lastEventAt);
    // No event of a unit may be earlier than the last one (R-AG-6), whoever reported that.
    if (centrals.lastEventAt.isValid() && !(ours.lastEventAt >= centrals.lastEventAt))
        ours.lastEventAt = centrals.lastEventAt;
    if (centrals.lastEventBy == station)
        return ours;            // an older echo of ourselves
    if (!ours.parent && !known) // loose here, but somebody else has packed it since
        ours.parent = centrals.parent;
    const bool toldAll = ours.sync == SyncState::InSync;
    if (toldAll && ours.container && centrals.container && !centrals.container->open) {
        ours.container->open = false;
        ours.container->partial = centrals.container->partial;
    }
    if (ours.container && centrals.container) {
        ours.container->broken = ours.container->broken || centrals.container->broken;
        if (centrals.container->label == LabelState::Stale
            || centrals.container->label == LabelState::Void)
            ours.container->label = centrals.container->label;
    }
    return ours;
}

} // namespace

UnitLookup::UnitLookup(store::StationStore &store, const Clock &clock, const QString &station,
                       const QList<domain::FeedScope> &scopes)
    : m_store(store), m_clock(clock), m_station(station), m_scopes(scopes), m_held(store)
{
    renew();
}

template <typename T>
T UnitLookup::valueOr(Result<T, store::StoreError> result, T fallback) const
{
    if (result)
        return *std::move(result);
    qCWarning(lcEngine) << "look-up failed:" << result.error().text;
    if (!m_failure)
        m_failure = result.error();
    return fallback;
}

std::optional<store::StoreError> UnitLookup::takeFailure()
{
    return std::exchange(m_failure, std::nullopt);
}

std::optional<UnitState> UnitLookup::unit(const epc::Epc &id) const
{
    const qint64 revision = m_store.database().revision();
    if (revision != m_answersRevision || m_answers.size() >= MostAnswers) {
        m_answers.clear();
        m_answersRevision = revision;
    }
    if (const auto known = m_answers.constFind(id); known != m_answers.cend())
        return *known;
    const auto found = read(id);
    if (!m_failure)
        m_answers.insert(id, found);
    return found;
}

std::optional<UnitState> UnitLookup::read(const epc::Epc &id) const
{
    const auto record = merged(id);
    const bool tellsContents = record && record->ours && !m_changedContents.contains(id);
    if (!record || !record->unit.container || tellsContents)
        return record ? std::optional(record->unit) : std::nullopt;
    if (!record->ours) {
        if (const auto centrals = asCentralSays(record->unit))
            return centrals;
    }
    return withContents(record->unit);
}

/// A container this station has nothing to do with; nothing: it has, or its packing is not told by
/// one product.
std::optional<UnitState> UnitLookup::asCentralSays(UnitState container) const
{
    if (valueOr(m_held.isOurs(container.id), true) || m_held.isTouched(container.id))
        return {};
    const auto packed = container.product ? product(*container.product) : std::nullopt;
    if (!packed)
        return container.childCount == 0 ? std::optional(container) : std::nullopt;
    if (const PackagingLevel *packaging = packed->packaging(container.level))
        container.container->capacity = packaging->capacity;
    return container;
}

std::optional<UnitLookup::Merged> UnitLookup::merged(const epc::Epc &id) const
{
    const auto ours = valueOr(m_store.overlay.find(id), std::optional<UnitState>());
    const auto centrals = valueOr(m_store.cache.unit(id), std::optional<UnitState>());
    if (ours)
        return Merged{centrals ? mergedOf(*ours, *centrals, m_station) : *ours, true};
    return centrals ? std::optional(Merged{*centrals, false}) : std::nullopt;
}

/// What is inside tells what the container is, by either record.
UnitState UnitLookup::withContents(UnitState container) const
{
    ContainerContents contents{container.id, container.level, 0, {}, {}, {}, false, {}};
    const QList<epc::Epc> children = childrenOf(container.id);
    std::optional<Product> defining;
    for (const epc::Epc &id : children) {
        const auto child = merged(id); // one level: deeper it is told by the record, or circular
        if (!child)
            continue;
        if (!defining && child->unit.product)
            defining = product(*child->unit.product);
        if (defining)
            contents = withChild(contents, child->unit, *defining);
    }
    container.product = contents.product;
    container.lot = contents.lot;
    container.expiry = contents.earliestExpiry;
    container.childCount = int(children.size());
    if (!container.container->capacity)
        container.container->capacity = contents.capacity;
    return container;
}

QList<epc::Epc> UnitLookup::childrenOf(const epc::Epc &parent) const
{
    QList<epc::Epc> children;
    const auto centrals = valueOr(m_store.cache.childrenOf(parent), QList<epc::Epc>());
    for (const epc::Epc &child : centrals) {
        // Where the overlay has the unit, the overlay alone says what it is in.
        const auto ours = valueOr(m_store.overlay.find(child), std::optional<UnitState>());
        if (!ours)
            children.append(child);
    }
    const auto ours = valueOr(m_store.overlay.childrenOf(parent), QList<UnitState>());
    for (const UnitState &child : ours)
        children.append(child.id);
    return children;
}

int UnitLookup::heldInside(const epc::Epc &container) const
{
    return valueOr(m_held.heldInside(container), 0);
}

void UnitLookup::changed(const QList<UnitState> &records)
{
    QList<epc::Epc> ids;
    for (const UnitState &record : records)
        ids.append(record.id);
    m_held.changed(ids);
}

QList<Hold> UnitLookup::holdsOnLot(const gs1::Gtin &gtin, const QString &lot) const
{
    return valueOr(m_store.cache.lotHolds({gtin, lot}), QList<Hold>());
}

std::optional<Product> UnitLookup::product(const gs1::Gtin &gtin) const
{
    const Product *product = m_masterData ? m_masterData->product(gtin) : nullptr;
    return product ? std::optional(*product) : std::nullopt;
}

std::optional<Level> UnitLookup::freeNumberLevel(const gs1::Sscc &sscc) const
{
    if (unit(sscc))
        return {};
    return valueOr(m_store.ssccBlocks.levelOf(sscc), std::optional<Level>());
}

QList<Level> UnitLookup::levelsWithFreeNumbers() const
{
    QList<Level> levels;
    for (const Level level : ContainerLevels) {
        if (valueOr(m_store.ssccBlocks.remaining(level), qint64(0)) > 0)
            levels.append(level);
    }
    return levels;
}

std::optional<Step> UnitLookup::lastStep() const
{
    const auto operation =
        valueOr(m_store.operations.lastUndoable(), std::optional<store::Operation>());
    auto step = operation ? stepFromJson(operation->payload) : std::nullopt;
    if (step)
        step->operation = operation->seq;
    return step;
}

QDate UnitLookup::today() const
{
    // A station whose clock has fallen back must not make expired packs good again.
    const auto state = valueOr(m_store.cache.feedState(m_scopes.constLast().name()),
                               std::optional<store::FeedState>());
    const QDate centrals = state ? state->serverTime.toLocalTime().date() : QDate();
    const QDate own = m_clock.now().toLocalTime().date();
    return centrals.isValid() ? std::max(own, centrals) : own;
}

std::optional<UnitLookup::DataBasis> UnitLookup::dataBasis() const
{
    // The older of what is followed counts: a hold is told by one, a unit by the other.
    std::optional<DataBasis> oldest;
    for (const domain::FeedScope &scope : m_scopes) {
        const auto state =
            valueOr(m_store.cache.feedState(scope.name()), std::optional<store::FeedState>());
        if (!state && scope != m_scopes.constLast())
            continue; // central has no such scope
        const auto age = state ? store::cacheAge(*state, m_clock) : std::nullopt;
        if (!age)
            return {};
        if (!oldest || *age > oldest->age)
            oldest = DataBasis{state->upToDate->wallAt, *age};
    }
    return oldest;
}

std::optional<std::chrono::seconds> UnitLookup::dataAge() const
{
    const auto basis = dataBasis();
    return basis ? std::optional(basis->age) : std::nullopt;
}

std::optional<QDateTime> UnitLookup::dataFrom() const
{
    const auto basis = dataBasis();
    return basis ? std::optional(basis->from) : std::nullopt;
}

DataLimits UnitLookup::dataLimits() const
{
    // Only somebody's leave depends on which data it was given for.
    const auto from = m_permit ? dataFrom() : std::nullopt;
    return {packingLimit(m_freshness, m_permit, from), m_freshness.unknownIsCertain};
}

bool UnitLookup::isCovered(const epc::Epc &unit, const QString &lot) const
{
    domain::ScopeFacts facts{{}, lot};
    if (unit.sgtin())
        facts.product = unit.sgtin()->gtin();
    return std::any_of(m_scopes.cbegin(), m_scopes.cend(),
                       [&facts](const domain::FeedScope &scope) { return scope.contains(facts); });
}

qint64 UnitLookup::statusAsOf() const
{
    const auto state = valueOr(m_store.cache.feedState(m_scopes.constLast().name()),
                               std::optional<store::FeedState>());
    return state ? state->cursor : 0;
}

void UnitLookup::renew()
{
    m_answers.clear();
    (void)valueOr(m_store.cache.renew(), Done());
    m_masterData = valueOr(m_store.cache.masterData(), std::optional<MasterData>());
    if (const qint64 generation = m_store.cache.generation(); generation != m_generation) {
        m_generation = generation;
        findChangedContents();
    }
}

void UnitLookup::findChangedContents()
{
    m_changedContents.clear();
    const auto open = valueOr(m_store.overlay.openContainersHere(), QList<UnitState>());
    for (const UnitState &container : open) {
        if (childrenOf(container.id).size() != container.childCount)
            m_changedContents.insert(container.id);
    }
}

} // namespace pw::services
