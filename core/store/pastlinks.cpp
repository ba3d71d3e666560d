// SPDX-License-Identifier: Apache-2.0
#include "core/store/pastlinks.h"

namespace pw::store {

namespace {

Result<Done, StoreError> done(const Result<int, StoreError> &written)
{
    if (!written)
        return Failure{written.error()};
    return Done();
}

} // namespace

PastLinks::PastLinks(Database &database)
    : m_begin(database, "INSERT OR IGNORE INTO history_start VALUES (1, ?1)"),
      m_end(database, "UPDATE past_link SET until_at = max(?3, from_at)"
                      " WHERE product_id = ?1 AND serial = ?2 AND until_at IS NULL"),
      m_addPast(database, "INSERT OR IGNORE INTO past_link"
                          " VALUES (?1, ?2, min(ifnull(?3, 0), ?5), 0, ?4, ?5)"),
      m_keepStart(database, "INSERT INTO past_link SELECT ?1, ?2, ?3, 0, ?4, NULL"
                            " WHERE NOT EXISTS (SELECT 1 FROM past_link WHERE product_id = ?1"
                            " AND serial = ?2 AND (until_at IS NULL OR from_at = ?3))"),
      m_add(database, "INSERT OR REPLACE INTO past_link VALUES (?1, ?2, ?3, 1, ?4, NULL)")
{}

Result<Done, StoreError> PastLinks::begin(const QDateTime &at)
{
    return done(m_begin.execute(at));
}

Result<Done, StoreError> PastLinks::record(const UnitKey &unit, std::optional<qint64> oldParent,
                                           std::optional<qint64> newParent,
                                           const QDateTime &knownSince, const QDateTime &at)
{
    if (oldParent == newParent) {
        // The row forgets its older event, and with it since when this is known.
        if (!oldParent || !knownSince.isValid())
            return Done();
        return done(m_keepStart.execute(unit.product, unit.serial, knownSince, *oldParent));
    }
    if (oldParent) {
        const auto ended = m_end.execute(unit.product, unit.serial, at);
        if (!ended)
            return Failure{ended.error()};
        if (*ended == 0) {
            const auto past =
                done(m_addPast.execute(unit.product, unit.serial, knownSince, *oldParent, at));
            if (!past)
                return past;
        }
    }
    if (!newParent)
        return Done();
    return done(m_add.execute(unit.product, unit.serial, at, *newParent));
}

} // namespace pw::store
