// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/packsession.h"
#include "core/domain/plan.h"
#include "core/domain/world.h"

#include <QHash>

/// A world in memory: a site with two products, a pool of container numbers, and whatever a test
/// puts into it. Carries decisions out, as the services do on disk.
class FakeWorld : public pw::domain::World
{
public:
    FakeWorld();

    // World
    std::optional<pw::domain::UnitState> unit(const pw::epc::Epc &id) const override;
    QList<pw::epc::Epc> childrenOf(const pw::epc::Epc &parent) const override;
    int heldInside(const pw::epc::Epc &container) const override;
    QList<pw::domain::Hold> holdsOnLot(const pw::gs1::Gtin &gtin,
                                       const QString &lot) const override;
    std::optional<pw::domain::Product> product(const pw::gs1::Gtin &gtin) const override;
    std::optional<pw::domain::Level> freeNumberLevel(const pw::gs1::Sscc &sscc) const override;
    QList<pw::domain::Level> levelsWithFreeNumbers() const override;
    std::optional<pw::domain::Step> lastStep() const override;
    QDate today() const override { return QDate(2026, 11, 21); }
    QString station() const override { return stationName; }
    bool isCovered(const pw::epc::Epc &, const QString &lot) const override
    {
        return coveredLots.isEmpty() || coveredLots.contains(lot);
    }
    std::optional<std::chrono::seconds> dataAge() const override { return age; }
    pw::domain::DataLimits dataLimits() const override { return limits; }

    /// Decides and makes it true.
    pw::domain::Verdict input(const pw::domain::PackInput &input);
    pw::domain::Verdict scanPack(const QString &serial, const QString &lot = QStringLiteral("L1"));
    pw::domain::Verdict scanPackOf(const pw::gs1::Gtin &gtin, const QString &serial);
    pw::domain::Verdict scanLabel(const pw::gs1::Sscc &sscc);

    /// Plans and, where nothing is against it, makes it true.
    pw::Result<pw::domain::Plan, pw::domain::Problems>
    carryOut(const pw::domain::Operation &operation, const pw::domain::Actor &actor,
             const pw::domain::Reason &reason = {});
    /// Takes the last step back.
    pw::Result<pw::domain::Plan, pw::domain::Problems> takeBack(const pw::domain::Actor &actor);

    /// A commissioned, loose pack here; change it through the reference.
    pw::domain::UnitState &addPack(const QString &serial,
                                   const QString &lot = QStringLiteral("L1"));
    pw::domain::UnitState &addPackOf(const pw::gs1::Gtin &gtin, const QString &serial,
                                     const QString &lot);
    /// The record of a known unit, to be changed.
    pw::domain::UnitState &record(const pw::epc::Epc &id) { return *units.find(id); }
    pw::epc::Epc packId(const QString &serial) const;

    pw::gs1::Sscc carton(int n) const { return cartons.number(n); }
    pw::gs1::Sscc pallet(int n) const { return pallets.number(n); }

    pw::gs1::Gtin
        strict; ///< pack -> carton(3) -> pallet(2), one lot per carton, one product per pallet
    pw::gs1::Gtin mixed; ///< pack -> carton(3) -> pallet(2), anything goes
    QList<pw::domain::Product> products;
    pw::domain::SsccBlock cartons;
    pw::domain::SsccBlock pallets;
    QHash<pw::epc::Epc, pw::domain::UnitState> units;
    QHash<QString, pw::domain::Hold> lotHolds; ///< by lot, of any product
    QStringList coveredLots;                   ///< empty: everything
    QList<pw::domain::Step> steps;
    pw::domain::PackState state;
    pw::domain::RuleSet rules;
    QString stationName = QStringLiteral("WS1");
    std::optional<std::chrono::seconds> age = std::chrono::seconds(5);
    pw::domain::DataLimits limits;
};
