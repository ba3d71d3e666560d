// SPDX-License-Identifier: Apache-2.0
#include "core/store/cachehistory.h"

#include "core/store/cachekeys.h"
#include "core/store/sqlpattern.h"

namespace pw::store {

using namespace Qt::StringLiterals;
using namespace cachekeys;

namespace {

/// Columns: child's GTIN and serial, parent's GTIN and serial, from, seen, until.
QByteArray selectPast(const char *rest)
{
    return QByteArray(
               "SELECT cp.gtin, l.serial, pp.gtin, p.serial, l.from_at, l.seen, l.until_at"
               " FROM past_link l JOIN product cp ON cp.id = l.product_id"
               " JOIN parent p ON p.id = l.parent_id JOIN product pp ON pp.id = p.product_id ")
           + rest;
}

constexpr char ChildrenOf[] = "(SELECT id FROM parent WHERE serial = ?2"
                              " AND product_id = (SELECT id FROM product WHERE gtin = ?1))";

StoreError damaged(const QString &where)
{
    return {StoreError::Code::Damaged, 0, where};
}

} // namespace

CacheHistory::CacheHistory(Database &database)
    : m_reach(database, "SELECT (SELECT at FROM history_start), max(server_time) FROM feed_state"),
      m_childrenAt(
          database,
          selectPast("WHERE l.parent_id = ") + ChildrenOf
              + " AND l.from_at <= ?3 AND (l.until_at IS NULL OR l.until_at > ?3)"
                " UNION ALL"
                " SELECT cp.gtin, u.serial, ?1, ?2, ifnull(u.event_at, 0), 0, NULL"
                " FROM unit u JOIN product cp ON cp.id = u.product_id"
                " WHERE u.parent_id = "
              + ChildrenOf
              + " AND ifnull(u.event_at, 0) <= ?3 AND NOT EXISTS (SELECT 1 FROM past_link q"
                "  WHERE q.product_id = u.product_id AND q.serial = u.serial"
                "  AND q.until_at IS NULL)"),
      m_pastAt(
          database,
          selectPast("WHERE l.product_id = (SELECT id FROM product WHERE gtin = ?1)"
                     " AND l.serial = ?2 AND l.from_at <= ?3 ORDER BY l.from_at DESC LIMIT 1")),
      m_present(database,
                "SELECT ?1, u.serial, pp.gtin, p.serial, ifnull(u.event_at, 0), 0, NULL FROM unit u"
                " LEFT JOIN parent p ON p.id = u.parent_id"
                " LEFT JOIN product pp ON pp.id = p.product_id"
                " WHERE u.product_id = (SELECT id FROM product WHERE gtin = ?1) AND u.serial = ?2"
                " AND ifnull(u.event_at, 0) <= ?3"
                " AND NOT EXISTS (SELECT 1 FROM past_link q WHERE q.product_id = u.product_id"
                "  AND q.serial = u.serial AND q.until_at IS NULL)"),
      m_linksOf(database, selectPast("WHERE l.product_id = (SELECT id FROM product WHERE gtin = ?1)"
                                     " AND l.serial = ?2 ORDER BY l.from_at")),
      m_products(database, "SELECT id, gtin FROM product p WHERE (?1 IS NULL OR gtin = ?1)"
                           " AND (?2 IS NULL OR EXISTS (SELECT 1 FROM lot WHERE product_id = p.id"
                           "  AND lot = ?2)) ORDER BY id"),
      m_search(database,
               "SELECT u.serial FROM unit u WHERE u.product_id = ?1 AND u.serial > ?2"
               " AND (?3 IS NULL OR u.serial LIKE ?3 ESCAPE '\\')"
               " AND (?4 IS NULL OR u.lot_id IN"
               "  (SELECT id FROM lot WHERE product_id = ?1 AND lot = ?4))"
               " AND (?5 IS NULL OR u.event_at >= ?5) AND (?6 IS NULL OR u.event_at < ?6)"
               " AND (NOT ?7 OR u.flags & 3 OR u.lifecycle >= 3 OR EXISTS (SELECT 1 FROM lot_hold"
               "  WHERE product_id = ?1 AND lot = '' AND holds <> '[]') OR u.lot_id IN"
               "  (SELECT l.id FROM lot_hold h JOIN lot l ON l.product_id = h.product_id"
               "   AND l.lot = h.lot WHERE h.product_id = ?1 AND h.holds <> '[]'))"
               " ORDER BY u.serial")
{}

Result<CacheReach, StoreError> CacheHistory::reach()
{
    auto rows = m_reach.query();
    if (!rows.next())
        return Failure{rows.error().value_or(StoreError{})};
    return CacheReach{rows.instant(0), rows.instant(1)};
}

Result<QList<CacheLink>, StoreError> CacheHistory::childrenAt(const epc::Epc &parent,
                                                              const QDateTime &at)
{
    return read(m_childrenAt.query(gtinOf(parent), serialOf(parent), at));
}

Result<std::optional<CacheLink>, StoreError> CacheHistory::linkAt(const epc::Epc &child,
                                                                  const QDateTime &at)
{
    // What has been kept knows more than the row; a row with nothing kept never changed parents.
    for (Statement *statement : {&m_pastAt, &m_present}) {
        const auto links = read(statement->query(gtinOf(child), serialOf(child), at));
        if (!links)
            return Failure{links.error()};
        if (!links->isEmpty())
            return std::optional(links->first());
    }
    return std::optional<CacheLink>();
}

Result<QList<CacheLink>, StoreError> CacheHistory::linksOf(const epc::Epc &child)
{
    return read(m_linksOf.query(gtinOf(child), serialOf(child)));
}

Result<Done, StoreError>
CacheHistory::search(const CacheSearch &asked, const Place &place,
                     const std::function<bool(const epc::Epc &, const Place &)> &found)
{
    std::optional<QString> gtin, part, lot;
    if (asked.gtin)
        gtin = asked.gtin->toString();
    if (!asked.serialPart.isEmpty())
        part = likePattern(asked.serialPart);
    if (!asked.lot.isEmpty())
        lot = asked.lot;
    QList<std::pair<qint64, QString>> products;
    {
        auto rows = m_products.query(gtin, lot);
        while (rows.next())
            products.append({rows.integer(0), rows.text(1)});
        if (rows.error())
            return Failure{*rows.error()};
    }
    for (const auto &[product, gtinText] : std::as_const(products)) {
        if (product < place.product)
            continue;
        auto rows = m_search.query(product, product == place.product ? place.serial : QString(),
                                   part, lot, asked.from, asked.to, int(asked.heldOnly));
        while (rows.next()) {
            const auto id = epcOf(gtinText, rows.text(0));
            if (!id)
                return Failure{damaged(u"unit "_s + rows.text(0))};
            if (!found(*id, {product, rows.text(0)}))
                return Done();
        }
        if (rows.error())
            return Failure{*rows.error()};
    }
    return Done();
}

Result<QList<CacheLink>, StoreError> CacheHistory::read(Rows rows)
{
    QList<CacheLink> links;
    while (rows.next()) {
        const auto child = epcOf(rows.text(0), rows.text(1));
        if (!child)
            return Failure{damaged(u"past_link "_s + rows.text(1))};
        CacheLink link{*child, {}, rows.instant(4), rows.flag(5), rows.instant(6)};
        if (!rows.isNull(3)) {
            link.parent = epcOf(rows.text(2), rows.text(3));
            if (!link.parent)
                return Failure{damaged(u"parent "_s + rows.text(3))};
        }
        links.append(link);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return links;
}

} // namespace pw::store
