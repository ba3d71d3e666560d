// SPDX-License-Identifier: Apache-2.0
#include "core/store/cachetree.h"

#include "core/store/cacheflags.h"
#include "core/store/cachekeys.h"

namespace pw::store {

using namespace Qt::StringLiterals;
using namespace cachekeys;

CacheTree::CacheTree(Database &database)
    : m_children(
        database,
        "SELECT pr.gtin, u.serial, u.level, u.flags, ifnull(l.lot, ''),"
        " u.product_id IN (SELECT product_id FROM lot_hold WHERE lot = '' AND holds <> '[]')"
        " OR u.lot_id IN (SELECT hl.id FROM lot_hold h JOIN lot hl"
        "  ON hl.product_id = h.product_id AND hl.lot = h.lot WHERE h.holds <> '[]'),"
        " CASE WHEN u.flags & 4 THEN (SELECT p.id FROM parent p"
        "  WHERE p.product_id = u.product_id AND p.serial = u.serial) END"
        " FROM unit u JOIN product pr ON pr.id = u.product_id"
        " LEFT JOIN lot l ON l.id = u.lot_id"
        " WHERE u.parent_id = (SELECT id FROM parent WHERE serial = ?2"
        "  AND product_id = (SELECT id FROM product WHERE gtin = ?1))"
        " ORDER BY u.product_id, u.serial"),
      // The lot is looked up for small containers only: a row of each child, not only its index.
      m_contents(
          database,
          "SELECT (SELECT count(*) FROM unit WHERE parent_id = ?1), count(*),"
          " min(ifnull(l.lot, '')), max(ifnull(l.lot, '')),"
          " min(p.gtin) FROM (SELECT product_id, lot_id FROM unit WHERE parent_id = ?1 LIMIT 101) c"
          " LEFT JOIN lot l ON l.id = c.lot_id JOIN product p ON p.id = c.product_id"),
      m_tops(database,
             "SELECT pr.gtin, u.serial FROM unit u JOIN product pr ON pr.id = u.product_id"
             " WHERE u.parent_id IS NULL AND u.flags & 4 AND u.lifecycle < 3"
             " ORDER BY u.product_id, u.serial"),
      m_brief(database, "SELECT u.level, u.lifecycle, u.custody, u.flags, ifnull(l.lot, ''),"
                        " ifnull(l.expiry, ''), pp.gtin, p.serial, u.event_at, ifnull(a.name, ''),"
                        " EXISTS (SELECT 1 FROM lot_hold h WHERE h.product_id = u.product_id"
                        "  AND h.lot IN ('', l.lot) AND h.holds <> '[]')"
                        " FROM unit u LEFT JOIN lot l ON l.id = u.lot_id"
                        " LEFT JOIN parent p ON p.id = u.parent_id"
                        " LEFT JOIN product pp ON pp.id = p.product_id"
                        " LEFT JOIN actor a ON a.id = u.event_by"
                        " WHERE u.product_id = (SELECT id FROM product WHERE gtin = ?1)"
                        " AND u.serial = ?2")
{}

Result<QList<TreeRow>, StoreError> CacheTree::childrenOf(const epc::Epc &parent)
{
    QList<TreeRow> children;
    auto rows = m_children.query(gtinOf(parent), serialOf(parent));
    while (rows.next()) {
        const auto id = epcOf(rows.text(0), rows.text(1));
        const auto level = rows.integer(2);
        if (!id || level < 0 || level > 3)
            return Failure{StoreError{StoreError::Code::Damaged, 0, u"unit "_s + rows.text(1)}};
        TreeRow row{*id, domain::Level(level), rows.text(4)};
        row.held = (rows.integer(3) & cacheflags::Held) != 0 || rows.flag(5);
        row.container = (rows.integer(3) & cacheflags::Container) != 0;
        row.open = (rows.integer(3) & cacheflags::Open) != 0;
        if (const auto number = rows.optionalInteger(6)) {
            if (const auto added = addContents(row, *number); !added)
                return Failure{added.error()};
        }
        children.append(row);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return children;
}

Result<QList<epc::Epc>, StoreError> CacheTree::topContainers()
{
    QList<epc::Epc> tops;
    auto rows = m_tops.query();
    while (rows.next()) {
        const auto id = epcOf(rows.text(0), rows.text(1));
        if (!id)
            return Failure{StoreError{StoreError::Code::Damaged, 0, u"unit "_s + rows.text(1)}};
        tops.append(*id);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return tops;
}

Result<Done, StoreError> CacheTree::addContents(TreeRow &row, qint64 parentNumber)
{
    auto rows = m_contents.query(parentNumber);
    if (!rows.next())
        return Failure{rows.error().value_or(StoreError{})};
    row.childCount = rows.number(0);
    if (rows.integer(0) == rows.integer(1) && rows.text(2) == rows.text(3))
        row.lot = rows.text(2);
    if (const auto gtin = gs1::Gtin::parse(rows.text(4)))
        row.product = *gtin;
    return Done();
}

Result<std::optional<BriefUnit>, StoreError> CacheTree::brief(const epc::Epc &id)
{
    auto rows = m_brief.query(gtinOf(id), serialOf(id));
    if (!rows.next()) {
        if (rows.error())
            return Failure{*rows.error()};
        return std::optional<BriefUnit>();
    }
    const auto level = rows.integer(0), lifecycle = rows.integer(1), custody = rows.integer(2);
    std::optional<epc::Epc> parent;
    if (!rows.isNull(7))
        parent = epcOf(rows.text(6), rows.text(7));
    if (level < 0 || level > 3 || lifecycle < 0 || lifecycle > 5 || custody < 0 || custody > 2
        || (!rows.isNull(7) && !parent))
        return Failure{StoreError{StoreError::Code::Damaged, 0, u"unit "_s + id.key()}};
    BriefUnit unit{
        {id, domain::Level(level), domain::Lifecycle(lifecycle), domain::Custody(custody)}};
    const int flags = rows.number(3);
    unit.state.lot = rows.text(4);
    unit.state.expiry = QDate::fromString(rows.text(5), Qt::ISODate);
    unit.state.parent = parent;
    unit.state.duplicateIdentity = (flags & cacheflags::Duplicate) != 0;
    unit.state.lastEventAt = rows.instant(8);
    unit.state.lastEventBy = rows.text(9);
    unit.forbidden = (flags & (cacheflags::Duplicate | cacheflags::Held)) != 0 || rows.flag(10)
                     || domain::hasEnded(unit.state.lifecycle);
    return std::optional(unit);
}

} // namespace pw::store
