// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/feedscope.h"
#include "core/domain/setchecksum.h"
#include "core/store/cacheids.h"

#include <functional>

namespace pw::store {

/// The columns of `unit` a digest is made of.
struct CachedRow
{
    UnitKey key;
    qint64 ver = 0;
    std::optional<qint64> lot;
    int level = 0;
    int lifecycle = 0;
    int custody = 0;
    int flags = 0;
    std::optional<qint64> parent;
};

/// A row as part of its scopes.
struct CachedMember
{
    domain::RowDigest digest;
    domain::ScopeFacts facts;
    quint64 keyHash = 0;
};

/// Digests of rows as they lie in cache.db, so that what the disk has made of them shows. For one
/// epoch; forget() after a rollback and after rows have been thrown away. Confined to the thread
/// of its database.
class CacheDigests
{
public:
    CacheDigests(Database &database, const QString &epoch);

    const domain::RowDigester &digester() const { return m_digester; }
    /// `keyHash`: where it is known already.
    Result<CachedMember, StoreError> member(const CachedRow &row,
                                            std::optional<quint64> keyHash = {});

    using Visit = std::function<Result<Done, StoreError>(const CachedRow &, const CachedMember &)>;
    /// Every unit in the order of its key.
    Result<Done, StoreError> eachUnit(const Visit &visit);
    using VisitLot = std::function<void(const CachedMember &)>;
    Result<Done, StoreError> eachLotHold(const VisitLot &visit);

    void forget();

private:
    struct Lot
    {
        QString lot;
        quint64 hash = 0;
    };
    Result<QString, StoreError> gtin(qint64 product);
    Result<Lot, StoreError> lot(qint64 id);
    Result<quint64, StoreError> parent(qint64 id);
    Result<quint64, StoreError> holds(const UnitKey &key);
    Result<QByteArray, StoreError> keyOf(const UnitKey &key);

    domain::RowDigester m_digester;
    Statement m_gtin;
    Statement m_lot;
    Statement m_parent;
    Statement m_holds;
    Statement m_units;
    Statement m_lotHolds;
    QHash<qint64, QString> m_gtins;
    QHash<qint64, Lot> m_lots;
    QHash<qint64, quint64> m_parents;
};

/// The key of a lot or, without one, of a whole product, as the feed writes it.
QString lotKeyText(const QString &gtin, const QString &lot);

} // namespace pw::store
