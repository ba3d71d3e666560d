// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"
#include "core/store/statement.h"

#include <QHash>

namespace pw::store {

/// Primary key of a unit in the cache: the product's number and the serial; logistic units have
/// product 0 and the SSCC as serial.
struct UnitKey
{
    qint64 product = 0;
    QString serial;
};

/// The numbers cache.db keeps instead of GTINs, lots, parents and stations; makes those that are
/// missing. For the writing connection, inside a Transaction. What has been found is remembered:
/// forget() after a rollback, which takes new numbers back.
class CacheIds
{
public:
    explicit CacheIds(Database &database);

    Result<qint64, StoreError> product(const gs1::Gtin &gtin);
    Result<UnitKey, StoreError> unit(const epc::Epc &id);
    Result<std::optional<qint64>, StoreError> lot(qint64 product, const QString &lot, QDate expiry);
    Result<std::optional<qint64>, StoreError> parent(const std::optional<epc::Epc> &id);
    Result<std::optional<qint64>, StoreError> actor(const QString &name);

    void forget();

private:
    using LotKey = std::tuple<qint64, QString, QDate>;

    Statement m_findProduct;
    Statement m_addProduct;
    Statement m_findLot;
    Statement m_addLot;
    Statement m_findParent;
    Statement m_addParent;
    Statement m_findActor;
    Statement m_addActor;

    QHash<gs1::Gtin, qint64> m_products;
    std::map<LotKey, qint64> m_lots;
    QHash<QString, qint64> m_actors;
    std::optional<std::pair<epc::Epc, qint64>> m_lastParent; ///< siblings follow each other
};

} // namespace pw::store
