// SPDX-License-Identifier: Apache-2.0
#include "core/domain/policy.h"

#include <algorithm>
#include <array>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

/// Worst first: what a patient must never get, then what somebody must look at.
constexpr std::array HoldsByWeight = {
    HoldClass::Recalled,      HoldClass::Illegitimate,   HoldClass::Stolen,
    HoldClass::Suspect,       HoldClass::Quarantined,    HoldClass::Conflict,
    HoldClass::Damaged,       HoldClass::PackagingLabel, HoldClass::ProductNoData,
    HoldClass::DataNoProduct, HoldClass::DataIssue};

std::optional<VerdictCode> refuseLifecycle(Lifecycle lifecycle)
{
    switch (lifecycle) {
    case Lifecycle::Commissioned: return {};
    case Lifecycle::Allocated:
    case Lifecycle::Encoded: return VerdictCode::NotCommissioned;
    case Lifecycle::Decommissioned: return VerdictCode::Decommissioned;
    case Lifecycle::Sampled: return VerdictCode::Sampled;
    case Lifecycle::Destroyed: return VerdictCode::Destroyed;
    }
    Q_UNREACHABLE();
}

std::optional<VerdictCode> refuseCustody(Custody custody)
{
    switch (custody) {
    case Custody::Here: return {};
    case Custody::Shipped: return VerdictCode::Shipped;
    case Custody::Elsewhere: return VerdictCode::Elsewhere;
    }
    Q_UNREACHABLE();
}

bool mixesProducts(const UnitState &child, const ContainerContents &container)
{
    return container.count > 0 && child.product != container.product;
}

bool mixesLots(const UnitState &child, const ContainerContents &container)
{
    // No lot means "several" or "not known": neither can be the same lot as anything.
    return container.count > 0 && (child.lot != container.lot || container.lot.isEmpty());
}

} // namespace

std::optional<VerdictCode> refuseUnit(const UnitState &unit, QDate today)
{
    if (const auto ended = refuseLifecycle(unit.lifecycle))
        return ended;
    if (unit.duplicateIdentity)
        return VerdictCode::DuplicateIdentity;
    if (const auto gone = refuseCustody(unit.custody))
        return gone;
    if (const auto hold = worstHold(unit.holds))
        return verdictOf(hold->holdClass);
    if (unit.expiry.isValid() && unit.expiry < today)
        return VerdictCode::Expired;
    return {};
}

bool isForbidden(const UnitState &unit)
{
    return !unit.holds.isEmpty() || unit.duplicateIdentity || hasEnded(unit.lifecycle);
}

std::optional<Hold> worstHold(const QList<Hold> &holds)
{
    for (const HoldClass holdClass : HoldsByWeight) {
        const auto found =
            std::find_if(holds.cbegin(), holds.cend(),
                         [holdClass](const Hold &hold) { return hold.holdClass == holdClass; });
        if (found != holds.cend())
            return *found;
    }
    return {};
}

const Hold *conflictOf(const UnitState &unit)
{
    const auto found = std::find_if(unit.holds.cbegin(), unit.holds.cend(), [&](const Hold &hold) {
        return hold.holdClass == HoldClass::Conflict && hold.dispute
               && hold.dispute->unit == unit.id;
    });
    return found == unit.holds.cend() ? nullptr : &*found;
}

VerdictCode verdictOf(HoldClass holdClass)
{
    switch (holdClass) {
    case HoldClass::Quarantined: return VerdictCode::Quarantined;
    case HoldClass::Recalled: return VerdictCode::Recalled;
    case HoldClass::Damaged: return VerdictCode::Damaged;
    case HoldClass::Stolen: return VerdictCode::Stolen;
    case HoldClass::Suspect: return VerdictCode::Suspect;
    case HoldClass::Illegitimate: return VerdictCode::Illegitimate;
    case HoldClass::PackagingLabel: return VerdictCode::PackagingHold;
    case HoldClass::Conflict: return VerdictCode::Conflict;
    case HoldClass::DataIssue:
    case HoldClass::ProductNoData:
    case HoldClass::DataNoProduct: return VerdictCode::DataHold;
    }
    Q_UNREACHABLE();
}

QList<AttributeDifference> differences(const scan::ScannedItem &label, const UnitState &record)
{
    QList<AttributeDifference> found;
    if (label.lot && !record.lot.isEmpty() && *label.lot != record.lot) {
        const bool onlyCase = label.lot->compare(record.lot, Qt::CaseInsensitive) == 0;
        found.append({u"lot"_s, *label.lot, record.lot, onlyCase});
    }
    if (label.expiry && record.expiry.isValid()) {
        const QDate day = label.expiry->lastDay;
        // Day 00 on the label names the month; the record may hold any day of it.
        const bool same = label.expiry->wholeMonth ? day.year() == record.expiry.year()
                                                         && day.month() == record.expiry.month()
                                                   : day == record.expiry;
        if (!same)
            found.append({u"expiry"_s, day.toString(Qt::ISODate),
                          record.expiry.toString(Qt::ISODate), false});
    }
    return found;
}

std::optional<VerdictCode> refuseChild(const UnitState &child, const ContainerContents &container,
                                       const Product &product)
{
    const PackagingLevel *packaging = product.packaging(container.level);
    if (!packaging || product.childLevelOf(container.level) != child.level)
        return VerdictCode::WrongLevel;
    if (packaging->mix != MixPolicy::Any && mixesProducts(child, container))
        return VerdictCode::WrongProduct;
    if (packaging->mix == MixPolicy::SameProductSameLot && mixesLots(child, container))
        return VerdictCode::WrongLot;
    if (container.count >= container.capacity.value_or(packaging->capacity))
        return VerdictCode::ContainerFull;
    return {};
}

ContainerContents withChild(const ContainerContents &container, const UnitState &child,
                            const Product &product)
{
    ContainerContents after = container;
    if (container.count == 0) {
        after.product = child.product;
        after.lot = child.lot;
        after.mixed = child.lot.isEmpty(); // a mixed carton on a pallet
        if (const PackagingLevel *packaging = product.packaging(container.level))
            after.capacity = packaging->capacity;
    } else if (mixesProducts(child, container) || mixesLots(child, container)) {
        after.mixed = true;
        after.lot.clear(); // lots of two products are never one lot, whatever they are called
    }
    if (child.expiry.isValid()
        && (!after.earliestExpiry.isValid() || child.expiry < after.earliestExpiry))
        after.earliestExpiry = child.expiry;
    ++after.count;
    return after;
}

bool isNearExpiry(const UnitState &unit, const Product &product, QDate today)
{
    return unit.expiry.isValid() && today.addDays(product.minRemainingDays) > unit.expiry;
}

} // namespace pw::domain
