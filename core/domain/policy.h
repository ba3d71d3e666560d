// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/masterdata.h"
#include "core/domain/verdict.h"
#include "core/domain/world.h"
#include "core/scan/scannedthing.h"

#include <optional>

/// The rules as pure functions: what is known of a unit goes in, the reason to refuse it comes out.
/// Nothing returned means nothing against it.
namespace pw::domain {

/// Whether a unit may be used at all (R-AG-4): life, identity, custody, holds, expiry; worst first.
std::optional<VerdictCode> refuseUnit(const UnitState &unit, QDate today);

/// What must not travel on, whatever it is in: held, of doubtful identity, or ended. Expiry is not
/// asked: a container has the earliest date inside for its own.
bool isForbidden(const UnitState &unit);

/// The hold that decides colour and wording: recalled, stolen, suspect before the milder ones.
std::optional<Hold> worstHold(const QList<Hold> &holds);
VerdictCode verdictOf(HoldClass holdClass);
/// The conflict that is about the unit itself, not only about what a story puts into it; null:
/// none.
const Hold *conflictOf(const UnitState &unit);

/// What differs between the label and the record (R-ID-4). An attribute the label or the record
/// lacks is no difference.
QList<AttributeDifference> differences(const scan::ScannedItem &label, const UnitState &record);

/// What an open container holds so far, as far as rules need it.
struct ContainerContents
{
    epc::Epc id;
    Level level = Level::Carton;
    int count = 0;
    std::optional<int> capacity;
    std::optional<gs1::Gtin> product; ///< of the first child; what further children are held to
    QString lot;
    bool mixed = false; ///< more than one product or lot
    QDate earliestExpiry;
    friend bool operator==(const ContainerContents &, const ContainerContents &) = default;
};

/// Whether `child` may go into this container: level, mix policy, room (R-AG-5, R-AG-10).
/// `product` is the one the packaging is defined by: the contents' product, or the child's if it
/// is the first.
std::optional<VerdictCode> refuseChild(const UnitState &child, const ContainerContents &container,
                                       const Product &product);

/// The contents after `child` went in.
ContainerContents withChild(const ContainerContents &container, const UnitState &child,
                            const Product &product);

/// Shelf life left is less than the product asks for (R-AG-9).
bool isNearExpiry(const UnitState &unit, const Product &product, QDate today);

} // namespace pw::domain
