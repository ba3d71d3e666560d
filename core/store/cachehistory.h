// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"
#include "core/store/statement.h"

#include <QList>

#include <functional>
#include <optional>

namespace pw::store {

/// What central's feed said a unit was in: from one moment on, until before another.
struct CacheLink
{
    epc::Epc child;
    std::optional<epc::Epc> parent; ///< nothing: it was in none
    QDateTime from;                 ///< UTC
    bool seen = false;              ///< the feed showed it begin; otherwise it may be older
    QDateTime until;                ///< UTC; invalid: it has not ended
    friend bool operator==(const CacheLink &, const CacheLink &) = default;
};

/// How far back and how far on the cache's memory goes.
struct CacheReach
{
    QDateTime since; ///< UTC: changes from here on are remembered; invalid: not yet complete
    QDateTime until; ///< UTC: central was last heard
};

/// What a search in the cache asks for; what is empty is not asked.
struct CacheSearch
{
    QString serialPart;
    std::optional<gs1::Gtin> gtin;
    QString lot; ///< exactly
    QDateTime from, to;
    bool heldOnly = false;
};

/// Reads the history cache.db has kept since it was last filled. Shares the connection of the
/// CacheReader and so its read transaction.
class CacheHistory
{
public:
    explicit CacheHistory(Database &database);

    Result<CacheReach, StoreError> reach();
    /// What was directly in `parent` then, as far as it is known.
    Result<QList<CacheLink>, StoreError> childrenAt(const epc::Epc &parent, const QDateTime &at);
    /// What was last said of the unit at or before `at`; nothing: not known.
    Result<std::optional<CacheLink>, StoreError> linkAt(const epc::Epc &child, const QDateTime &at);
    /// All that has been kept of the unit, the oldest first; without what its row says now.
    Result<QList<CacheLink>, StoreError> linksOf(const epc::Epc &child);

    /// A place in the search: the product's number and the serial.
    struct Place
    {
        qint64 product = -1;
        QString serial;
    };
    /// Units in the order of product and serial, after `place`, to `found` until it returns false.
    /// One pass over the products asked for: about 0.15 s per million serials.
    Result<Done, StoreError>
    search(const CacheSearch &asked, const Place &place,
           const std::function<bool(const epc::Epc &, const Place &)> &found);

private:
    Result<QList<CacheLink>, StoreError> read(Rows rows);

    Statement m_reach;
    Statement m_childrenAt;
    Statement m_pastAt;
    Statement m_present;
    Statement m_linksOf;
    Statement m_products;
    Statement m_search;
};

} // namespace pw::store
