// SPDX-License-Identifier: Apache-2.0
#include "core/store/cachewriter.h"
#include "core/store/database.h"
#include "core/store/transaction.h"

#include <algorithm>

// What to do with a cache whose rows are not what central has.
namespace pw::store {

Result<Done, StoreError> CacheWriter::correct(const QList<ScopeState> &read,
                                              const QList<ScopeState> &made)
{
    Transaction transaction(m_database);
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    const auto epoch = m_feedState.epoch();
    if (!epoch)
        return Failure{epoch.error()};
    if (epoch->isEmpty())
        return Done(); // emptied meanwhile
    auto done = m_sums.begin(digests(*epoch));
    m_sums.correct(read, made);
    if (done)
        done = m_sums.write();
    for (const ScopeState &is : made) {
        const bool differs = std::any_of(read.cbegin(), read.cend(), [&is](const ScopeState &old) {
            return old.scope == is.scope && old.sums != is.sums;
        });
        const auto state = m_feedState.find(is.scope.name());
        if (done && !state)
            done = Failure{state.error()};
        if (!done || !differs || !*state)
            continue;
        FeedState doubtful = **state;
        doubtful.inDoubt = true;
        done = m_feedState.put(doubtful);
    }
    return commit(transaction, done);
}

namespace {

QString keyTextOf(const FeedRow &row)
{
    const auto lotText = [](const LotKey &lot) { return lotKeyText(lot.gtin.toString(), lot.lot); };
    if (const auto *unit = std::get_if<UnitRow>(&row.content))
        return unit->state.id.key();
    if (const auto *lot = std::get_if<LotHoldRow>(&row.content))
        return lotText(lot->lot);
    const auto &key = std::get<RemovedRow>(row.content).key;
    if (const auto *lot = std::get_if<LotKey>(&key))
        return lotText(*lot);
    return std::get<epc::Epc>(key).key();
}

} // namespace

Result<Done, StoreError> CacheWriter::mend(Mending &mending, const PartsAnswer &answer)
{
    Transaction transaction(m_database);
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    CacheDigests &digests = this->digests(answer.epoch);
    auto done = m_sums.begin(digests);
    m_keepsHistory = false; // what was wrong here is no event
    int mended = 0;
    for (const FeedRow &row : answer.rows) {
        if (!done)
            break;
        mending.seen.insert(digests.digester().hash(keyTextOf(row)));
        if (const auto *unit = std::get_if<UnitRow>(&row.content)) {
            const auto key = m_ids.unit(unit->state.id);
            const auto here = key ? known(*key) : Failure{key.error()};
            if (!here) {
                done = Failure{here.error()};
                continue;
            }
            // Come by the feed while this answer was on its way.
            if (*here && (*here)->ver > row.ver && (*here)->ver <= m_newestHead)
                continue;
        }
        m_force = true;
        const auto change = applyRow(row);
        m_force = false;
        if (!change)
            done = Failure{change.error()};
        else if (*change != Change::None)
            ++mended;
    }
    if (done)
        done = m_sums.write();
    done = commit(transaction, done);
    if (!done)
        return done;
    mending.mended += mended;
    if (mending.firstHead < 0)
        mending.firstHead = answer.head;
    mending.lastHead = answer.head;
    return done;
}

Result<Done, StoreError> CacheWriter::endMending(Mending &mending)
{
    const auto scope = domain::FeedScope::parse(mending.scope);
    Transaction transaction(m_database);
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    CacheDigests &digests = this->digests(m_epoch);
    auto done = m_sums.begin(digests);
    QList<UnitKey> strangers;
    if (done) {
        done = digests.eachUnit([&](const CachedRow &row,
                                    const CachedMember &member) -> Result<Done, StoreError> {
            const bool cameSince =
                row.ver > mending.firstHead && row.ver <= std::max(mending.lastHead, m_newestHead);
            if (scope->contains(member.facts) && mending.parts.test(size_t(member.digest.part))
                && !mending.seen.contains(member.keyHash) && !cameSince)
                strangers.append(row.key);
            return Done();
        });
    }
    m_keepsHistory = false;
    m_force = true;
    for (const UnitKey &key : std::as_const(strangers)) {
        const auto removed = done ? removeUnit(key, mending.lastHead) : Failure{done.error()};
        if (!removed)
            done = Failure{removed.error()};
    }
    m_force = false;
    if (done)
        done = m_sums.recount(digests); // what was taken off for a row that was wrong, was wrong
    if (done)
        done = m_sums.write();
    done = commit(transaction, done);
    if (done)
        mending.mended += int(strangers.size());
    return done;
}

} // namespace pw::store
