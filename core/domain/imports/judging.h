// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/imports/judge.h"
#include "core/domain/worldchanges.h"

#include <QHash>
#include <QSet>

namespace pw::domain::imports {

/// The level of every container the rows name, where neither they nor the world say it: one above
/// its contents, by the packaging of the product inside; where three stand in each other, they are
/// bundle, carton and pallet.
class Levels
{
public:
    Levels(const QList<Row> &rows, const World &world);

    Level of(const epc::Epc &id) const { return m_levels.value(id, fallback(id)); }

private:
    static Level fallback(const epc::Epc &id) { return id.sscc() ? Level::Carton : Level::Pack; }
    void measure(const epc::Epc &id, int depth);
    int heightAround(const epc::Epc &id) const;
    Level levelOf(const epc::Epc &id) const;

    const World &m_world;
    QHash<epc::Epc, QList<epc::Epc>> m_children;
    QHash<epc::Epc, epc::Epc> m_parents;
    QHash<epc::Epc, int> m_heights; ///< containers in each other, itself included; 0: none
    QHash<epc::Epc, std::optional<gs1::Gtin>> m_products; ///< inside
    QHash<epc::Epc, Level> m_levels;
};

/// One run over all rows that are not refused yet: each is asked and, where nothing speaks against
/// it, comes true for those after it.
class Judging
{
public:
    Judging(const QList<Row> &rows, const World &world, const JudgeOptions &options,
            const Levels &levels, const QSet<qsizetype> &refused);

    void run(const QList<qsizetype> &order);

    const QHash<qsizetype, QList<Objection>> &objections() const { return m_objections; }
    bool saysNew(qsizetype row) const { return m_new.contains(row); }
    bool isTouched(const epc::Epc &id) const { return m_touched.contains(id); }
    const QList<Change> &changes() const { return m_changes; }
    const QList<UnitState> &created() const { return m_created; }
    QList<UnitState> records() const;

private:
    void ask(const Commissioned &);
    void ask(const Entered &);
    void ask(const Left &);
    void ask(const Ended &);
    void ask(const Seen &);
    void come(const Commissioned &);
    void come(const Entered &);
    void come(const Left &);
    void come(const Ended &);
    void come(const Seen &);

    void askKnown(const Commissioned &said, const UnitState &known);
    void askNew(const Commissioned &said, const epc::Epc &id);
    /// A unit that is to be changed; nothing and an objection where it must not be.
    std::optional<UnitState> changeable(const epc::Epc &id);
    bool isInside(const epc::Epc &candidate, const epc::Epc &container) const;
    QList<epc::Epc> entering(const Entered &said) const;
    QList<epc::Epc> leaving(const Left &said) const;
    void object(Fault fault, const std::optional<epc::Epc> &unit = {},
                const std::optional<epc::Epc> &other = {}, const QString &detail = {},
                const QDateTime &at = {});
    /// Empty where it is no longer to be had.
    UnitState recordOf(const epc::Epc &id) const
    {
        return m_after.unit(id).value_or(UnitState{id});
    }
    void run(qsizetype row, bool units, bool rest);
    void change(const Command &command);

    const QList<Row> &m_rows;
    const World &m_world;
    const JudgeOptions &m_options;
    const Levels &m_levels;
    const QSet<qsizetype> &m_refused;
    WorldChanges m_after;
    qsizetype m_row = 0;
    QHash<qsizetype, QList<Objection>> m_objections;
    QSet<qsizetype> m_new;
    QSet<epc::Epc> m_touched;
    QHash<epc::Epc, qsizetype> m_createdAt; ///< where in m_created
    QList<UnitState> m_created;
    QHash<epc::Epc, qsizetype> m_filledAt; ///< tables: where in m_changes
    QList<Change> m_changes;
};

} // namespace pw::domain::imports
