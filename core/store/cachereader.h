// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/feedrow.h"
#include "core/store/feedstaterepository.h"
#include "core/store/masterdatarepository.h"

#include <QHash>

namespace pw::store {

/// Looks up what central says of a unit, in cache.db. Holds one read transaction open, because
/// opening one costs three times what a look-up does: answers stay those of the last renew().
/// Confined to the thread of its database (the engine thread).
class CacheReader
{
public:
    explicit CacheReader(Database &database);
    ~CacheReader();
    Q_DISABLE_COPY_MOVE(CacheReader)

    /// From now on the answers are of the newest state. After every change the sync thread reports,
    /// and at least every few seconds: the write-ahead log cannot start over behind an old reader.
    Result<Done, StoreError> renew();

    /// How often renew() has found something new: what was worked out from answers of an older
    /// generation may no longer hold.
    qint64 generation() const { return m_generation; }

    /// Nothing: central has never named it. Holds are the unit's own and those of its lot. Of a
    /// container: product, lot and expiry are those of the packs at any depth inside, where they
    /// are one; `capacity` is not known here.
    Result<std::optional<domain::UnitState>, StoreError> unit(const epc::Epc &id);
    /// Direct children, by product and serial.
    Result<QList<epc::Epc>, StoreError> childrenOf(const epc::Epc &parent);
    Result<int, StoreError> childCount(const epc::Epc &parent);
    /// Holds on a lot as a whole.
    Result<QList<domain::Hold>, StoreError> lotHolds(const LotKey &lot);

    /// Nothing: never fetched.
    Result<std::optional<domain::MasterData>, StoreError> masterData();
    Result<std::optional<FeedState>, StoreError> feedState(const QString &scope);

private:
    struct Lot
    {
        QString lot;
        QDate expiry;
    };
    /// Of a container: how many children, and what the packs at any depth inside are.
    struct Contents
    {
        int children = 0;
        int products = 0; ///< 0: no packs
        std::optional<gs1::Gtin> product;
        QString lot;
        QDate expiry;
    };

    Result<Done, StoreError> ensureOpen();
    Result<Done, StoreError> loadShared();
    Result<std::optional<qint64>, StoreError> parentNumber(const epc::Epc &id);
    Result<Done, StoreError> addLot(domain::UnitState &unit, qint64 lot);
    Result<Done, StoreError> addHolds(domain::UnitState &unit, qint64 product,
                                      const QString &serial);
    Result<Done, StoreError> addParent(domain::UnitState &unit, qint64 parent);
    Result<Done, StoreError> addActor(domain::UnitState &unit, qint64 actor);
    Result<Done, StoreError> addContents(domain::UnitState &container);
    Result<Contents, StoreError> contentsOf(qint64 parent);
    std::optional<qint64> productNumber(const epc::Epc &id) const;
    std::optional<epc::Epc> epcOf(qint64 product, const QString &serial) const;

    Database &m_database;
    Statement m_unit;
    Statement m_lot;
    Statement m_actor;
    Statement m_parent;
    Statement m_parentNumber;
    Statement m_holds;
    Statement m_lotHolds;
    Statement m_products;
    Statement m_children;
    Statement m_childCount;
    Statement m_contents;
    Statement m_dataVersion;
    FeedStateRepository m_feedState;
    MasterDataRepository m_masterData;

    static constexpr qint64 NothingSeen = -1;
    qint64 m_generation = 0;
    qint64 m_seenVersion = NothingSeen;
    // A number never changes its meaning (cache schema), so these only grow.
    QHash<gs1::Gtin, qint64> m_productNumbers;
    QHash<qint64, gs1::Gtin> m_gtins;
    QHash<qint64, Lot> m_lots;
    QHash<qint64, QString> m_actors;
    // Few, and asked for with every unit.
    QHash<LotKey, QList<domain::Hold>> m_lotHoldsByLot;
    // As of this generation: put together from every pack inside, and asked for again and again.
    QHash<qint64, Contents> m_contentsByParent;
    QHash<QString, std::optional<FeedState>> m_feedStates;
};

} // namespace pw::store
