// SPDX-License-Identifier: Apache-2.0
#include "core/store/heldunits.h"

#include "core/store/cachekeys.h"

namespace pw::store {

using namespace Qt::StringLiterals;
using namespace cachekeys;

namespace {

QByteArray selectOverlay(const char *rest)
{
    return QByteArray("SELECT u.key, p.key, v.holds <> '[]' OR v.duplicate OR"
                      " v.lifecycle IN ('decommissioned', 'sampled', 'destroyed')"
                      " FROM unit_overlay v JOIN history_unit u ON u.id = v.unit_id"
                      " LEFT JOIN history_unit p ON p.id = v.parent_id ")
           + rest;
}

std::optional<HeldUnit> heldUnitFrom(const Rows &rows)
{
    const auto id = epc::Epc::fromKey(rows.text(0));
    if (!id)
        return {};
    HeldUnit unit{*id, {}, rows.flag(2)};
    if (!rows.isNull(1)) {
        const auto parent = epc::Epc::fromKey(rows.text(1));
        if (!parent)
            return {};
        unit.parent = *parent;
    }
    return unit;
}

StoreError damaged(const QString &where)
{
    return {StoreError::Code::Damaged, 0, where};
}

} // namespace

OverlayHeldUnits::OverlayHeldUnits(Database &database, UnitNumbers &numbers)
    : m_numbers(numbers),
      m_all(database, selectOverlay("")),
      m_find(database, selectOverlay("WHERE v.unit_id = ?1"))
{}

Result<QList<HeldUnit>, StoreError> OverlayHeldUnits::all()
{
    QList<HeldUnit> units;
    auto rows = m_all.query();
    while (rows.next()) {
        const auto unit = heldUnitFrom(rows);
        if (!unit)
            return Failure{damaged(u"unit_overlay "_s + rows.text(0))};
        units.append(*unit);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return units;
}

Result<std::optional<HeldUnit>, StoreError> OverlayHeldUnits::find(const epc::Epc &id)
{
    const auto number = m_numbers.find(id);
    if (!number)
        return Failure{number.error()};
    if (!*number)
        return std::optional<HeldUnit>();
    auto rows = m_find.query(**number);
    if (!rows.next()) {
        if (rows.error())
            return Failure{*rows.error()};
        return std::optional<HeldUnit>();
    }
    const auto unit = heldUnitFrom(rows);
    if (!unit)
        return Failure{damaged(u"unit_overlay "_s + rows.text(0))};
    return unit;
}

CacheHeldUnits::CacheHeldUnits(Database &database)
    : m_counts(database, "SELECT pp.gtin, p.serial, c.n FROM (SELECT parent_id, count(*) AS n"
                         " FROM unit INDEXED BY unit_forbidden WHERE parent_id IS NOT NULL"
                         " AND (flags & 3 <> 0 OR lifecycle >= 3) GROUP BY parent_id) c"
                         " JOIN parent p ON p.id = c.parent_id"
                         " JOIN product pp ON pp.id = p.product_id"),
      // A held product covers its lots: they are not counted twice.
      m_heldLots(database, "SELECT product_id, lot FROM lot_hold WHERE holds <> '[]' AND (lot = ''"
                           " OR product_id NOT IN (SELECT product_id FROM lot_hold"
                           "  WHERE lot = '' AND holds <> '[]'))"),
      m_lotCounts(
          database,
          "SELECT pp.gtin, p.serial, c.n FROM (SELECT parent_id, count(*) AS n FROM unit"
          " WHERE product_id = ?1 AND parent_id IS NOT NULL"
          " AND (?2 = '' OR lot_id IN (SELECT id FROM lot WHERE product_id = ?1 AND lot = ?2))"
          " AND NOT (flags & 3 <> 0 OR lifecycle >= 3) GROUP BY parent_id) c"
          " JOIN parent p ON p.id = c.parent_id JOIN product pp ON pp.id = p.product_id"),
      m_find(database,
             "SELECT pp.gtin, p.serial, u.flags & 3 OR u.lifecycle >= 3 OR EXISTS (SELECT 1"
             "  FROM lot_hold h WHERE h.product_id = u.product_id AND h.holds <> '[]'"
             "  AND h.lot IN ('', (SELECT l.lot FROM lot l WHERE l.id = u.lot_id)))"
             " FROM unit u LEFT JOIN parent p ON p.id = u.parent_id"
             " LEFT JOIN product pp ON pp.id = p.product_id"
             " WHERE u.product_id = (SELECT id FROM product WHERE gtin = ?1) AND u.serial = ?2"),
      m_conflicts(database, "SELECT DISTINCT p.gtin, h.serial FROM hold h"
                            " JOIN product p ON p.id = h.product_id"
                            " WHERE h.class = 'conflict' ORDER BY h.product_id, h.serial LIMIT ?1")
{}

Result<QList<epc::Epc>, StoreError> CacheHeldUnits::inConflict(int limit)
{
    QList<epc::Epc> units;
    auto rows = m_conflicts.query(limit);
    while (rows.next()) {
        const auto unit = epcOf(rows.text(0), rows.text(1));
        if (!unit)
            return Failure{damaged(u"hold "_s + rows.text(1))};
        units.append(*unit);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return units;
}

Result<QList<CacheHeldUnits::Count>, StoreError> CacheHeldUnits::countByParent()
{
    QList<Count> counts;
    const auto read = [&counts](Rows rows) -> Result<Done, StoreError> {
        while (rows.next()) {
            const auto parent = epcOf(rows.text(0), rows.text(1));
            if (!parent)
                return Failure{damaged(u"parent "_s + rows.text(1))};
            counts.append({*parent, rows.number(2)});
        }
        if (rows.error())
            return Failure{*rows.error()};
        return Done();
    };
    if (const auto own = read(m_counts.query()); !own)
        return Failure{own.error()};
    auto lots = m_heldLots.query();
    while (lots.next()) {
        if (const auto ofLot = read(m_lotCounts.query(lots.integer(0), lots.text(1))); !ofLot)
            return Failure{ofLot.error()};
    }
    if (lots.error())
        return Failure{*lots.error()};
    return counts;
}

Result<std::optional<HeldUnit>, StoreError> CacheHeldUnits::find(const epc::Epc &id)
{
    auto rows = m_find.query(gtinOf(id), serialOf(id));
    if (!rows.next()) {
        if (rows.error())
            return Failure{*rows.error()};
        return std::optional<HeldUnit>();
    }
    HeldUnit unit{id, {}, rows.flag(2)};
    if (!rows.isNull(1)) {
        unit.parent = epcOf(rows.text(0), rows.text(1));
        if (!unit.parent)
            return Failure{damaged(u"parent "_s + rows.text(1))};
    }
    return std::optional(unit);
}

} // namespace pw::store
