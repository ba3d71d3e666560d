// SPDX-License-Identifier: Apache-2.0
#include "core/store/cacheids.h"

namespace pw::store {

namespace {

template <typename... Args>
Result<qint64, StoreError> findOrAdd(Statement &find, Statement &add, const Args &...args)
{
    for (Statement *statement : {&find, &add}) {
        auto rows = statement->query(args...);
        if (rows.next())
            return rows.integer(0);
        if (rows.error())
            return Failure{*rows.error()};
    }
    return Failure{StoreError{}};
}

} // namespace

CacheIds::CacheIds(Database &database)
    : m_findProduct(database, "SELECT id FROM product WHERE gtin = ?1"),
      m_addProduct(database, "INSERT INTO product (gtin) VALUES (?1) RETURNING id"),
      m_findLot(database, "SELECT id FROM lot WHERE product_id = ?1 AND lot = ?2 AND expiry = ?3"),
      m_addLot(database,
               "INSERT INTO lot (product_id, lot, expiry) VALUES (?1, ?2, ?3) RETURNING id"),
      m_findParent(database, "SELECT id FROM parent WHERE product_id = ?1 AND serial = ?2"),
      m_addParent(database, "INSERT INTO parent (product_id, serial) VALUES (?1, ?2) RETURNING id"),
      m_findActor(database, "SELECT id FROM actor WHERE name = ?1"),
      m_addActor(database, "INSERT INTO actor (name) VALUES (?1) RETURNING id")
{}

Result<qint64, StoreError> CacheIds::product(const gs1::Gtin &gtin)
{
    if (const auto known = m_products.constFind(gtin); known != m_products.cend())
        return *known;
    const auto id = findOrAdd(m_findProduct, m_addProduct, gtin.toString());
    if (id)
        m_products.insert(gtin, *id);
    return id;
}

Result<UnitKey, StoreError> CacheIds::unit(const epc::Epc &id)
{
    if (id.sscc())
        return UnitKey{0, id.sscc()->toString()};
    const auto number = product(id.sgtin()->gtin());
    if (!number)
        return Failure{number.error()};
    return UnitKey{*number, id.sgtin()->serial()};
}

Result<std::optional<qint64>, StoreError> CacheIds::lot(qint64 product, const QString &lot,
                                                        QDate expiry)
{
    if (lot.isEmpty() && !expiry.isValid())
        return std::optional<qint64>();
    const LotKey key(product, lot, expiry);
    if (const auto known = m_lots.find(key); known != m_lots.cend())
        return std::optional(known->second);
    const auto id = findOrAdd(m_findLot, m_addLot, product, lot, expiry.toString(Qt::ISODate));
    if (!id)
        return Failure{id.error()};
    m_lots.emplace(key, *id);
    return std::optional(*id);
}

Result<std::optional<qint64>, StoreError> CacheIds::parent(const std::optional<epc::Epc> &id)
{
    if (!id)
        return std::optional<qint64>();
    if (m_lastParent && m_lastParent->first == *id)
        return std::optional(m_lastParent->second);
    const auto key = unit(*id);
    if (!key)
        return Failure{key.error()};
    const auto number = findOrAdd(m_findParent, m_addParent, key->product, key->serial);
    if (!number)
        return Failure{number.error()};
    m_lastParent = {*id, *number};
    return std::optional(*number);
}

Result<std::optional<qint64>, StoreError> CacheIds::actor(const QString &name)
{
    if (name.isEmpty())
        return std::optional<qint64>();
    if (const auto known = m_actors.constFind(name); known != m_actors.cend())
        return std::optional(*known);
    const auto id = findOrAdd(m_findActor, m_addActor, name);
    if (!id)
        return Failure{id.error()};
    m_actors.insert(name, *id);
    return std::optional(*id);
}

void CacheIds::forget()
{
    m_products.clear();
    m_lots.clear();
    m_actors.clear();
    m_lastParent.reset();
}

} // namespace pw::store
