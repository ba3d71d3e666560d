// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/command.h"
#include "core/domain/masterdata.h"
#include "core/domain/unitstate.h"

#include <QDate>

#include <chrono>
#include <optional>

namespace pw::domain {

/// How old central's data may be (staleness table); the numbers are the table's defaults.
struct DataLimits
{
    /// Packing stops above this, until central has been heard again or a supervisor signs.
    std::chrono::seconds packing = std::chrono::hours(8);
    /// Above this an unknown serial is "not verified", no longer "unknown" (R-ID-6).
    std::chrono::seconds unknownIsCertain = std::chrono::minutes(15);
};

/// What the rules may ask about the world at one moment: this station's own doings (overlay) over
/// what central said (cache). Read only, so that a session stays a pure function of it.
class World
{
public:
    virtual ~World() = default;

    /// Nothing: neither central nor this station has ever named it.
    virtual std::optional<UnitState> unit(const epc::Epc &id) const = 0;
    virtual QList<epc::Epc> childrenOf(const epc::Epc &parent) const = 0;
    /// Units at any depth inside that must not travel on: held, of doubtful identity, or ended.
    virtual int heldInside(const epc::Epc &container) const = 0;

    /// Holds on a lot as a whole. unit() has those of the lot on record in it already.
    virtual QList<Hold> holdsOnLot(const gs1::Gtin &gtin, const QString &lot) const = 0;

    virtual std::optional<Product> product(const gs1::Gtin &gtin) const = 0;

    /// The level of an SSCC that belongs to this station's leased blocks and was never used.
    virtual std::optional<Level> freeNumberLevel(const gs1::Sscc &sscc) const = 0;
    virtual QList<Level> levelsWithFreeNumbers() const = 0;

    virtual std::optional<Step> lastStep() const = 0;

    virtual QDate today() const = 0; ///< at the site, for expiry
    virtual QString station() const = 0;

    /// Whether central's status of such a unit is followed here: where it is not, one that is not
    /// known may be any good one. An empty lot: not told.
    virtual bool isCovered(const epc::Epc &unit, const QString &lot) const = 0;

    /// Since central last said "you are up to date"; nothing: never.
    virtual std::optional<std::chrono::seconds> dataAge() const = 0;
    /// How old that may be here and now.
    virtual DataLimits dataLimits() const = 0;
};

} // namespace pw::domain
