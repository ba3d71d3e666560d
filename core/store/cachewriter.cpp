// SPDX-License-Identifier: Apache-2.0
#include "core/store/cachewriter.h"

#include "core/base/logging.h"
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

/// What `act` does with the cache at `path` as schema "other".
Result<Done, StoreError> attached(Database &database, const QString &path,
                                  const std::function<Result<Done, StoreError>()> &act)
{
    Statement left(database, "SELECT 1 FROM pragma_database_list WHERE name = 'other'");
    bool isLeft = false; // where it could not be let go of
    {
        auto rows = left.query();
        isLeft = rows.next();
        if (rows.error())
            return Failure{*rows.error()};
    }
    if (isLeft) {
        if (const auto detached = database.execute("DETACH other"); !detached)
            return detached;
    }
    Statement attach(database, "ATTACH ?1 AS other");
    if (const auto done = attach.execute(path); !done)
        return Failure{done.error()};
    const auto acted = act();
    if (const auto detached = database.execute("DETACH other"); !detached)
        qCInfo(lcStore) << "stays attached:" << path << detached.error().text;
    return acted;
}

} // namespace

CacheWriter::CacheWriter(Database &database, const QList<domain::FeedScope> &scopes)
    : m_database(database),
      m_ids(database),
      m_pastLinks(database),
      m_known(database, "SELECT ver, parent_id, event_at, lot_id, level, lifecycle, custody, flags"
                        " FROM unit WHERE product_id = ?1 AND serial = ?2"),
      m_insert(database, "INSERT INTO unit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
      m_update(database, "UPDATE unit SET lot_id = ?3, level = ?4, lifecycle = ?5, custody = ?6,"
                         " flags = ?7, parent_id = ?8, event_at = ?9, event_by = ?10, ver = ?11"
                         " WHERE product_id = ?1 AND serial = ?2"),
      m_delete(database, "DELETE FROM unit WHERE product_id = ?1 AND serial = ?2"),
      m_clearHolds(database, "DELETE FROM hold WHERE product_id = ?1 AND serial = ?2"),
      m_addHold(database,
                "INSERT INTO hold (product_id, serial, position, class, reason, by, since,"
                " detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
      m_putLotHold(database, "INSERT INTO lot_hold VALUES (?1, ?2, ?3, ?4)"),
      m_dropLotHold(database, "DELETE FROM lot_hold WHERE product_id = ?1 AND lot = ?2"),
      m_findLotHold(database, "SELECT holds, ver FROM lot_hold WHERE product_id = ?1 AND lot = ?2"),
      m_sums(database, scopes),
      m_feedState(database),
      m_masterData(database)
{}

CacheDigests &CacheWriter::digests(const QString &epoch)
{
    if (!m_digests || m_epoch != epoch) {
        m_epoch = epoch;
        m_digests = std::make_unique<CacheDigests>(m_database, epoch);
    }
    return *m_digests;
}

Result<AppliedPage, StoreError> CacheWriter::apply(const FeedPage &page, const Moment &at)
{
    Transaction transaction(m_database);
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    const auto before = m_feedState.find(page.scope);
    if (!before)
        return Failure{before.error()};
    AppliedPage applied;
    applied.state = before->value_or(FeedState{page.scope});
    FeedState &state = applied.state;
    applied.gap = page.from > state.cursor || (!state.epoch.isEmpty() && state.epoch != page.epoch);
    if (applied.gap)
        return applied;
    m_keepsHistory = state.upToDate.has_value();
    m_newestHead = std::max(m_newestHead, page.head);
    m_pageTime = page.serverTime.isValid() ? page.serverTime : at.wallAt;
    auto done = m_sums.begin(digests(page.epoch));
    if (done) {
        const auto changed = applyRows(page.rows);
        if (changed)
            applied.changed = *changed;
        else
            done = Failure{changed.error()};
    }
    state.epoch = page.epoch;
    state.cursor = page.to;
    state.head = page.head;
    state.serverTime = page.serverTime;
    if (page.upToDate)
        state.upToDate = at;
    compare(page, applied);
    if (done)
        done = m_sums.write();
    if (done)
        done = m_feedState.put(state);
    if (done && page.upToDate && !m_keepsHistory)
        done = m_pastLinks.begin(m_pageTime);
    done = commit(transaction, done);
    if (!done)
        return Failure{done.error()};
    return applied;
}

Result<Done, StoreError> CacheWriter::commit(Transaction &transaction,
                                             Result<Done, StoreError> done)
{
    if (done)
        done = transaction.commit();
    if (!done) { // numbers made in it are taken back
        m_ids.forget();
        m_digests.reset();
    }
    return done;
}

void CacheWriter::compare(const FeedPage &page, AppliedPage &applied) const
{
    const ScopeState *mine = m_sums.state(page.scope);
    if (!mine)
        return;
    applied.state.rows = mine->sums.rows();
    // Another scope may have brought rows that are newer than this page: then the next one tells.
    if (!page.upToDate || !page.checksum || mine->touched > page.to)
        return;
    applied.state.inDoubt = mine->sums.total() != *page.checksum;
    if (page.parts)
        applied.badParts = mine->sums.differences(*page.parts);
}

Result<int, StoreError> CacheWriter::applyRows(const QList<FeedRow> &rows)
{
    int changed = 0;
    for (const FeedRow &row : rows) {
        const auto change = applyRow(row);
        if (!change)
            return Failure{change.error()};
        changed += *change == Change::None ? 0 : 1;
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
    if (!m_sums.covers(domain::scopeFacts(unit))) // it has left what is followed
        return removeUnit(*key, ver);
    const auto before = known(*key);
    if (!before)
        return Failure{before.error()};
    const std::optional<Known> &known = *before;
    if (known && known->ver >= ver && !m_force)
        return Change::None;
    std::optional<CachedMember> old;
    if (known) {
        const auto member = m_digests->member(known->row);
        if (!member)
            return Failure{member.error()};
        old = *member;
        m_sums.remove(*member, ver);
        if (const auto cleared = m_clearHolds.execute(key->product, key->serial); !cleared)
            return Failure{cleared.error()};
    }
    const auto written = write(known ? m_update : m_insert, *key, unit, ver);
    if (!written)
        return Failure{written.error()};
    if (const auto held = putHolds(*key, unit.holds); !held)
        return Failure{held.error()};
    const auto member =
        m_digests->member(*written, old ? std::optional(old->keyHash) : std::nullopt);
    if (!member)
        return Failure{member.error()};
    m_sums.add(*member, ver);
    const auto linked = link(*key, known, written->parent,
                             unit.lastEventAt.isValid() ? unit.lastEventAt : m_pageTime);
    if (!linked)
        return Failure{linked.error()};
    if (old && old->digest == member->digest)
        return Change::None; // fetched again, and as it was
    return known ? Change::Updated : Change::Added;
}

Result<Done, StoreError> CacheWriter::link(const UnitKey &key, const std::optional<Known> &known,
                                           const std::optional<qint64> &parent, const QDateTime &at)
{
    if (!m_keepsHistory)
        return Done();
    return m_pastLinks.record(key, known ? known->parent : std::nullopt, parent,
                              known ? known->eventAt : QDateTime(), at);
}

Result<std::optional<CacheWriter::Known>, StoreError> CacheWriter::known(const UnitKey &key)
{
    auto rows = m_known.query(key.product, key.serial);
    if (rows.next()) {
        const CachedRow row{key,
                            rows.integer(0),
                            rows.optionalInteger(3),
                            rows.number(4),
                            rows.number(5),
                            rows.number(6),
                            rows.number(7),
                            rows.optionalInteger(1)};
        return std::optional(Known{row.ver, row.parent, rows.instant(2), row});
    }
    if (rows.error())
        return Failure{*rows.error()};
    return std::optional<Known>();
}

Result<CachedRow, StoreError> CacheWriter::write(Statement &statement, const UnitKey &key,
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
    const CachedRow row{key,
                        ver,
                        *lot,
                        int(unit.level),
                        int(unit.lifecycle),
                        int(unit.custody),
                        cacheflags::flagsOf(unit),
                        *parent};
    const auto written =
        statement.execute(key.product, key.serial, row.lot, row.level, row.lifecycle, row.custody,
                          row.flags, row.parent, unit.lastEventAt, *actor, ver);
    if (!written)
        return Failure{written.error()};
    return row;
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

Result<bool, StoreError> CacheWriter::forgetLotHold(const LotKey &key, qint64 product, qint64 ver)
{
    CachedMember member;
    {
        auto rows = m_findLotHold.query(product, key.lot);
        if (!rows.next()) {
            if (rows.error())
                return Failure{*rows.error()};
            return true;
        }
        if (rows.integer(1) >= ver && !m_force)
            return false;
        const auto holds = domain::holdsFromJson(QJsonDocument::fromJson(rows.bytes(0)).array());
        member.digest = m_digests->digester().digest(lotKeyText(key.gtin.toString(), key.lot),
                                                     holds, rows.integer(1));
        member.facts.wholeLot = true;
    }
    m_sums.remove(member, ver);
    if (const auto dropped = m_dropLotHold.execute(product, key.lot); !dropped)
        return Failure{dropped.error()};
    return true;
}

Result<CacheWriter::Change, StoreError> CacheWriter::putLotHold(const LotHoldRow &row, qint64 ver)
{
    const auto product = m_ids.product(row.lot.gtin);
    if (!product)
        return Failure{product.error()};
    CachedMember member;
    member.digest = m_digests->digester().digest(lotKeyText(row.lot.gtin.toString(), row.lot.lot),
                                                 row.holds, ver);
    member.facts.wholeLot = true;
    if (!m_sums.covers(member.facts))
        return Change::None;
    const auto isNewer = forgetLotHold(row.lot, *product, ver);
    if (!isNewer)
        return Failure{isNewer.error()};
    if (!*isNewer)
        return Change::None;
    const QByteArray holds =
        QJsonDocument(domain::toJson(row.holds)).toJson(QJsonDocument::Compact);
    const auto stored = m_putLotHold.execute(*product, row.lot.lot, QString::fromUtf8(holds), ver);
    if (!stored)
        return Failure{stored.error()};
    m_sums.add(member, ver);
    return Change::Updated;
}

Result<CacheWriter::Change, StoreError> CacheWriter::remove(const RemovedRow &row, qint64 ver)
{
    if (const auto *lot = std::get_if<LotKey>(&row.key)) {
        const auto product = m_ids.product(lot->gtin);
        if (!product)
            return Failure{product.error()};
        const auto forgotten = forgetLotHold(*lot, *product, ver);
        if (!forgotten)
            return Failure{forgotten.error()};
        return *forgotten ? Change::Updated : Change::None;
    }
    const auto key = m_ids.unit(std::get<epc::Epc>(row.key));
    if (!key)
        return Failure{key.error()};
    return removeUnit(*key, ver);
}

Result<CacheWriter::Change, StoreError> CacheWriter::removeUnit(const UnitKey &key, qint64 ver)
{
    const auto before = known(key);
    if (!before)
        return Failure{before.error()};
    if (!*before || ((*before)->ver >= ver && !m_force))
        return Change::None;
    const auto member = m_digests->member((*before)->row);
    if (!member)
        return Failure{member.error()};
    m_sums.remove(*member, ver);
    if (const auto deleted = m_delete.execute(key.product, key.serial); !deleted)
        return Failure{deleted.error()};
    if (const auto ended = link(key, *before, {}, m_pageTime); !ended)
        return Failure{ended.error()};
    if (const auto cleared = m_clearHolds.execute(key.product, key.serial); !cleared)
        return Failure{cleared.error()};
    return Change::Removed;
}

Result<Done, StoreError> CacheWriter::reset(const QString &epoch)
{
    Transaction transaction(m_database);
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    m_ids.forget();
    m_digests.reset();
    auto done = m_database.execute(
        "DELETE FROM unit; DELETE FROM hold; DELETE FROM lot_hold; DELETE FROM past_link;"
        "DELETE FROM history_start; DELETE FROM parent; DELETE FROM scope_sums;"
        "DELETE FROM feed_state");
    for (const domain::FeedScope &scope : m_sums.scopes()) {
        if (done)
            done = m_feedState.put({scope.name(), epoch});
    }
    return commit(transaction, done);
}

Result<Done, StoreError> CacheWriter::continueNumbersOf(const QString &path)
{
    return attached(m_database, path, [this] {
        Transaction transaction(m_database);
        if (!transaction.isOpen())
            return Result<Done, StoreError>(Failure{transaction.error()});
        m_ids.forget();
        const auto done = m_database.execute(
            "INSERT OR IGNORE INTO main.product SELECT * FROM other.product;"
            "INSERT OR IGNORE INTO main.lot SELECT * FROM other.lot;"
            "INSERT OR IGNORE INTO main.actor SELECT * FROM other.actor;"
            "DELETE FROM main.sqlite_sequence;" // numbers that are in no row now were given, too
            "INSERT INTO main.sqlite_sequence SELECT * FROM other.sqlite_sequence");
        return commit(transaction, done);
    });
}

Result<Done, StoreError> CacheWriter::replaceBy(const QString &path)
{
    return attached(m_database, path, [this] {
        Transaction transaction(m_database);
        if (!transaction.isOpen())
            return Result<Done, StoreError>(Failure{transaction.error()});
        m_ids.forget();
        m_digests.reset();
        const auto done = m_database.execute(
            "DELETE FROM main.unit; DELETE FROM main.hold; DELETE FROM main.lot_hold;"
            "DELETE FROM main.past_link; DELETE FROM main.history_start; DELETE FROM main.parent;"
            "DELETE FROM main.scope_sums; DELETE FROM main.feed_state;"
            "INSERT OR IGNORE INTO main.product SELECT * FROM other.product;"
            "INSERT OR IGNORE INTO main.lot SELECT * FROM other.lot;"
            "INSERT OR IGNORE INTO main.actor SELECT * FROM other.actor;"
            "INSERT INTO main.parent SELECT * FROM other.parent;"
            "INSERT INTO main.unit SELECT * FROM other.unit;"
            "INSERT INTO main.hold SELECT * FROM other.hold;"
            "INSERT INTO main.lot_hold SELECT * FROM other.lot_hold;"
            "INSERT INTO main.past_link SELECT * FROM other.past_link;"
            "INSERT INTO main.history_start SELECT * FROM other.history_start;"
            "INSERT INTO main.scope_sums SELECT * FROM other.scope_sums;"
            "INSERT INTO main.feed_state SELECT * FROM other.feed_state;"
            "INSERT OR REPLACE INTO main.master_data SELECT * FROM other.master_data");
        return commit(transaction, done);
    });
}

Result<Done, StoreError> CacheWriter::forgetUnfollowed()
{
    const auto scopes = m_feedState.scopes();
    const auto epoch = m_feedState.epoch();
    if (!scopes)
        return Failure{scopes.error()};
    if (!epoch)
        return Failure{epoch.error()};
    for (const QString &name : *scopes) {
        const auto scope = domain::FeedScope::parse(name);
        if (!scope || !m_sums.scopes().contains(*scope))
            return reset(*epoch);
    }
    return Done();
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
    if (const auto cleared = m_database.execute("DELETE FROM scope_sums"); !cleared)
        return Failure{cleared.error()}; // made anew when they are needed
    qint64 loaded = 0;
    for (auto unit = next(); unit;) {
        Transaction transaction(m_database);
        if (!transaction.isOpen())
            return Failure{transaction.error()};
        for (const qint64 end = loaded + LoadChunk; unit && loaded < end; unit = next()) {
            const auto key = m_ids.unit(unit->id);
            if (!key)
                return Failure{key.error()};
            const auto written = write(m_insert, *key, *unit, 0);
            auto done = written ? putHolds(*key, unit->holds) : Failure{written.error()};
            if (!done) {
                m_ids.forget();
                return Failure{done.error()};
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
