// SPDX-License-Identifier: Apache-2.0
#include "core/store/feedstaterepository.h"

namespace pw::store {

FeedStateRepository::FeedStateRepository(Database &database)
    : m_find(database,
             "SELECT epoch, cursor, head, row_count, server_time, boot_id, boot_ns, wall_at,"
             " in_doubt"
             " FROM feed_state WHERE scope = ?1"),
      m_scopes(database, "SELECT scope FROM feed_state"),
      m_epoch(database, "SELECT max(epoch) FROM feed_state"),
      m_put(database, "INSERT OR REPLACE INTO feed_state"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
{}

Result<std::optional<FeedState>, StoreError> FeedStateRepository::find(const QString &scope)
{
    auto rows = m_find.query(scope);
    if (!rows.next()) {
        if (rows.error())
            return Failure{*rows.error()};
        return std::optional<FeedState>();
    }
    FeedState state{
        scope,           rows.text(0), rows.integer(1), rows.integer(2), rows.integer(3),
        rows.instant(4), {},           rows.flag(8)};
    if (const auto bootNs = rows.optionalInteger(6))
        state.upToDate = {rows.text(5), std::chrono::nanoseconds(*bootNs), rows.instant(7)};
    return std::optional(state);
}

Result<QStringList, StoreError> FeedStateRepository::scopes()
{
    QStringList scopes;
    auto rows = m_scopes.query();
    while (rows.next())
        scopes.append(rows.text(0));
    if (rows.error())
        return Failure{*rows.error()};
    return scopes;
}

Result<QString, StoreError> FeedStateRepository::epoch()
{
    auto rows = m_epoch.query();
    QString epoch = rows.next() ? rows.text(0) : QString();
    if (rows.error())
        return Failure{*rows.error()};
    return epoch;
}

Result<Done, StoreError> FeedStateRepository::put(const FeedState &state)
{
    std::optional<qint64> bootNs;
    Moment upToDate;
    if (state.upToDate) {
        upToDate = *state.upToDate;
        bootNs = upToDate.sinceBoot.count();
    }
    const auto stored =
        m_put.execute(state.scope, state.epoch, state.cursor, state.head, state.rows,
                      state.serverTime, upToDate.bootId, bootNs, upToDate.wallAt, state.inDoubt);
    if (!stored)
        return Failure{stored.error()};
    return Done();
}

} // namespace pw::store
