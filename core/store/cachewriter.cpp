// SPDX-License-Identifier: Apache-2.0
#include "core/store/cachewriter.h"

#include "core/domain/unitcodes.h"
#include "core/store/cacheflags.h"
#include "core/store/database.h"
#include "core/store/transaction.h"

#include <QJsonDocument>

namespace pw::store {

namespace {

constexpr qint64 LoadChunk = 100'000; ///< rows a transaction: the WAL stays small, the speed high

/// What the columns of `hold` do not say; empty for a hold that says no more.
QByteArray detailOf(const domain::Hold &hold)
{
    domain::Hold plain;
    plain.holdClass = hold.holdClass;
    plain.reason = hold.reason;
    plain.by = hold.by;
    plain.since = hold.since;
    return plain == hold ? QByteArray("")
                         : QJsonDocument(domain::toJson(hold)).toJson(QJsonDocument::Compact);
}

} // namespace

CacheWriter::CacheWriter(Database &database)
    : m_database(database),
      m_ids(database),
      m_pastLinks(database),
      m_known(database, "SELECT ver, parent_id, event_at FROM unit"
                        " WHERE product_id = ?1 AND serial = ?2"),
      m_insert(database, "INSERT INTO unit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
      m_update(database, "UPDATE unit SET lot_id = ?3, level = ?4, lifecycle = ?5, custody = ?6,"
                         " flags = ?7, parent_id = ?8, event_at = ?9, event_by = ?10, ver = ?11"
                         " WHERE product_id = ?1 AND serial = ?2"),
      m_delete(database, "DELETE FROM unit WHERE product_id = ?1 AND serial = ?2 AND ver < ?3"),
      m_clearHolds(database, "DELETE FROM hold WHERE product_id = ?1 AND serial = ?2"),
      m_addHold(database,
                "INSERT INTO hold (product_id, serial, position, class, reason, by, since,"
                " detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
      m_putLotHold(database, "INSERT INTO lot_hold VALUES (?1, ?2, ?3, ?4)"
                             " ON CONFLICT DO UPDATE SET holds = excluded.holds, ver = excluded.ver"
                             " WHERE excluded.ver > lot_hold.ver"),
      m_dropLotHold(database,
                    "DELETE FROM lot_hold WHERE product_id = ?1 AND lot = ?2 AND ver < ?3"),
      m_feedState(database),
      m_masterData(database)
{}

Result<AppliedPage, StoreError> CacheWriter::apply(const FeedPage &page, const Moment &at)
{
    Transaction transaction(m_database);
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    const auto before = m_feedState.find(page.scope);
    if (!before)
        return Failure{before.error()};
    FeedState state = before->value_or(FeedState{page.scope});
    m_keepsHistory = state.upToDate.has_value();
    m_pageTime = page.serverTime.isValid() ? page.serverTime : at.wallAt;
    qint64 added = 0;
    const auto changed = applyRows(page, added);
    if (!changed) {
        m_ids.forget();
        return Failure{changed.error()};
    }
    state.epoch = page.epoch;
    state.cursor = page.to;
    state.head = page.head;
    state.rows += added;
    state.serverTime = page.serverTime;
    if (page.upToDate)
        state.upToDate = at;
    auto written = m_feedState.put(state);
    if (written && page.upToDate && !m_keepsHistory)
        written = m_pastLinks.begin(m_pageTime);
    if (written)
        written = transaction.commit();
    if (!written) {
        m_ids.forget();
        return Failure{written.error()};
    }
    return AppliedPage{*changed, state};
}

Result<int, StoreError> CacheWriter::applyRows(const FeedPage &page, qint64 &added)
{
    int changed = 0;
    for (const FeedRow &row : page.rows) {
        const auto change = applyRow(row);
        if (!change)
            return Failure{change.error()};
        changed += *change == Change::None ? 0 : 1;
        added += (*change == Change::Added ? 1 : 0) - (*change == Change::Removed ? 1 : 0);
    }
    return changed;
}

Result<CacheWriter::Change, StoreError> CacheWriter::applyRow(const FeedRow &row)
{
    if (const auto *unit = std::get_if<UnitRow>(&row.content))
        return put(unit->state, row.ver);
    if (const auto *lot = std::get_if<LotHoldRow>(&row.content))
        return putLotHold(*lot, row.ver);
    return remove(std::get<RemovedRow>(row.content), row.ver);
}

Result<CacheWriter::Change, StoreError> CacheWriter::put(const domain::UnitState &unit, qint64 ver)
{
    const auto key = m_ids.unit(unit.id);
    if (!key)
        return Failure{key.error()};
    const auto before = known(*key);
    if (!before)
        return Failure{before.error()};
    const std::optional<Known> &known = *before;
    if (known && known->ver >= ver)
        return Change::None;
    auto written = write(known ? m_update : m_insert, *key, unit, ver);
    if (written && known) {
        if (const auto cleared = m_clearHolds.execute(key->product, key->serial); !cleared)
            return Failure{cleared.error()};
    }
    if (written)
        written = putHolds(*key, unit.holds);
    if (written && m_keepsHistory) {
        const auto parent = m_ids.parent(unit.parent);
        if (!parent)
            return Failure{parent.error()};
        written = m_pastLinks.record(*key, known ? known->parent : std::nullopt, *parent,
                                     known ? known->eventAt : QDateTime(),
                                     unit.lastEventAt.isValid() ? unit.lastEventAt : m_pageTime);
    }
    if (!written)
        return Failure{written.error()};
    return known ? Change::Updated : Change::Added;
}

Result<std::optional<CacheWriter::Known>, StoreError> CacheWriter::known(const UnitKey &key)
{
    auto rows = m_known.query(key.product, key.serial);
    if (rows.next())
        return std::optional(Known{rows.integer(0), rows.optionalInteger(1), rows.instant(2)});
    if (rows.error())
        return Failure{*rows.error()};
    return std::optional<Known>();
}

Result<Done, StoreError> CacheWriter::write(Statement &statement, const UnitKey &key,
                                            const domain::UnitState &unit, qint64 ver)
{
    const auto lot = m_ids.lot(key.product, unit.lot, unit.expiry);
    if (!lot)
        return Failure{lot.error()};
    const auto parent = m_ids.parent(unit.parent);
    if (!parent)
        return Failure{parent.error()};
    const auto actor = m_ids.actor(unit.lastEventBy);
    if (!actor)
        return Failure{actor.error()};
    const auto written = statement.execute(
        key.product, key.serial, *lot, int(unit.level), int(unit.lifecycle), int(unit.custody),
        cacheflags::flagsOf(unit), *parent, unit.lastEventAt, *actor, ver);
    if (!written)
        return Failure{written.error()};
    return Done();
}

Result<Done, StoreError> CacheWriter::putHolds(const UnitKey &key, const QList<domain::Hold> &holds)
{
    for (qsizetype i = 0; i < holds.size(); ++i) {
        const domain::Hold &hold = holds[i];
        const auto added =
            m_addHold.execute(key.product, key.serial, i, domain::toCode(hold.holdClass),
                              hold.reason, hold.by, hold.since, QString::fromUtf8(detailOf(hold)));
        if (!added)
            return Failure{added.error()};
    }
    return Done();
}

Result<CacheWriter::Change, StoreError> CacheWriter::putLotHold(const LotHoldRow &row, qint64 ver)
{
    const auto product = m_ids.product(row.lot.gtin);
    if (!product)
        return Failure{product.error()};
    const QByteArray holds =
        QJsonDocument(domain::toJson(row.holds)).toJson(QJsonDocument::Compact);
    const auto stored = m_putLotHold.execute(*product, row.lot.lot, QString::fromUtf8(holds), ver);
    if (!stored)
        return Failure{stored.error()};
    return *stored > 0 ? Change::Updated : Change::None;
}

Result<CacheWriter::Change, StoreError> CacheWriter::remove(const RemovedRow &row, qint64 ver)
{
    if (const auto *lot = std::get_if<LotKey>(&row.key)) {
        const auto product = m_ids.product(lot->gtin);
        if (!product)
            return Failure{product.error()};
        const auto dropped = m_dropLotHold.execute(*product, lot->lot, ver);
        if (!dropped)
            return Failure{dropped.error()};
        return *dropped > 0 ? Change::Updated : Change::None;
    }
    const auto key = m_ids.unit(std::get<epc::Epc>(row.key));
    if (!key)
        return Failure{key.error()};
    const auto before = known(*key);
    if (!before)
        return Failure{before.error()};
    const auto deleted = m_delete.execute(key->product, key->serial, ver);
    if (!deleted)
        return Failure{deleted.error()};
    if (*deleted == 0)
        return Change::None;
    if (m_keepsHistory && *before) {
        const auto ended = m_pastLinks.record(*key, (*before)->parent, std::nullopt,
                                              (*before)->eventAt, m_pageTime);
        if (!ended)
            return Failure{ended.error()};
    }
    if (const auto cleared = m_clearHolds.execute(key->product, key->serial); !cleared)
        return Failure{cleared.error()};
    return Change::Removed;
}

Result<Done, StoreError> CacheWriter::reset(const QString &scope, const QString &epoch)
{
    Transaction transaction(m_database);
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    m_ids.forget();
    const auto cleared = m_database.execute(
        "DELETE FROM unit; DELETE FROM hold; DELETE FROM lot_hold; DELETE FROM past_link;"
        "DELETE FROM history_start; DELETE FROM parent");
    if (!cleared)
        return cleared;
    if (const auto put = m_feedState.put({scope, epoch}); !put)
        return put;
    return transaction.commit();
}

Result<Done, StoreError> CacheWriter::replaceMasterData(const QString &version,
                                                        const QByteArray &document)
{
    Transaction transaction(m_database);
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    if (const auto stored = m_masterData.put(version, document); !stored)
        return stored;
    return transaction.commit();
}

Result<std::optional<domain::MasterData>, StoreError> CacheWriter::masterData()
{
    return m_masterData.find();
}

Result<std::optional<FeedState>, StoreError> CacheWriter::feedState(const QString &scope)
{
    return m_feedState.find(scope);
}

Result<qint64, StoreError>
CacheWriter::load(const std::function<std::optional<domain::UnitState>()> &next)
{
    qint64 loaded = 0;
    for (auto unit = next(); unit;) {
        Transaction transaction(m_database);
        if (!transaction.isOpen())
            return Failure{transaction.error()};
        for (const qint64 end = loaded + LoadChunk; unit && loaded < end; unit = next()) {
            const auto key = m_ids.unit(unit->id);
            if (!key)
                return Failure{key.error()};
            auto written = write(m_insert, *key, *unit, 0);
            if (written)
                written = putHolds(*key, unit->holds);
            if (!written) {
                m_ids.forget();
                return Failure{written.error()};
            }
            ++loaded;
        }
        if (const auto committed = transaction.commit(); !committed) {
            m_ids.forget();
            return Failure{committed.error()};
        }
    }
    return loaded;
}

} // namespace pw::store
