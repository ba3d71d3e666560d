// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/policy.h"
#include "core/domain/world.h"

#include <QHash>
#include <QSet>

namespace pw::domain {

/// The contents of a container as rules need them, from its record.
ContainerContents contentsOf(const UnitState &container);

/// A world in which commands have come true that are not on disk yet: rules are asked of it for the
/// next command of the same step, and it collects the records that must be written. Pure: the world
/// underneath is only read, and must not change meanwhile.
class WorldChanges : public World
{
public:
    explicit WorldChanges(const World &world) : m_world(world) {}

    std::optional<UnitState> unit(const epc::Epc &id) const override;
    QList<epc::Epc> childrenOf(const epc::Epc &parent) const override;
    int heldInside(const epc::Epc &container) const override;
    QList<Hold> holdsOnLot(const gs1::Gtin &gtin, const QString &lot) const override
    {
        return m_world.holdsOnLot(gtin, lot);
    }
    std::optional<Product> product(const gs1::Gtin &gtin) const override
    {
        return m_world.product(gtin);
    }
    std::optional<Level> freeNumberLevel(const gs1::Sscc &sscc) const override;
    QList<Level> levelsWithFreeNumbers() const override { return m_world.levelsWithFreeNumbers(); }
    std::optional<Step> lastStep() const override { return m_world.lastStep(); }
    QDate today() const override { return m_world.today(); }
    QString station() const override { return m_world.station(); }
    bool isCovered(const epc::Epc &unit, const QString &lot) const override
    {
        return m_world.isCovered(unit, lot);
    }
    std::optional<std::chrono::seconds> dataAge() const override { return m_world.dataAge(); }
    DataLimits dataLimits() const override { return m_world.dataLimits(); }

    /// A record as the caller knows it better than the world, such as with the lot of its label.
    void know(const UnitState &unit);

    /// The command must be allowed: rules are asked before, here it only happens. False if a unit
    /// of it is no longer to be had (a look-up failed below): then none of the records may be used.
    [[nodiscard]] bool apply(const Command &command);

    /// Label, closure and evidence of containers as they were: the last act of taking a step back.
    [[nodiscard]] bool restore(const QList<UnitBefore> &containers);

    /// Every record that changed, as it is afterwards, in the order first touched.
    QList<UnitState> records() const;
    /// Those containers among them whose state was another before.
    QList<UnitBefore> unitsBefore() const;

private:
    struct Apply;

    UnitState *touched(const epc::Epc &id);
    UnitState *touchedContainer(const epc::Epc &id);
    bool addChildren(const AddChildren &command);
    bool removeChildren(const RemoveChildren &command);
    bool endLife(const EndLife &command);
    bool setLifecycle(const QList<epc::Epc> &units, std::optional<Lifecycle> lifecycle);
    bool setHold(const QList<epc::Epc> &units, const Hold &hold, bool held);
    bool observe(const ObserveContents &command);
    bool judge(const JudgeContents &command);
    bool recount(const epc::Epc &container);
    /// A closed container is partial by what is in it (R-AG-11).
    static void judgePartial(UnitState &container);
    bool contentsChanged(const epc::Epc &container);
    void forgetCounts(const epc::Epc &unit);

    const World &m_world;
    QHash<epc::Epc, UnitState> m_changed;
    QList<epc::Epc> m_order;
    QHash<epc::Epc, QList<epc::Epc>> m_entered; ///< by parent: who came in; may have left again
    QSet<epc::Epc> m_recounted; ///< containers whose held units must be counted anew
};

} // namespace pw::domain
