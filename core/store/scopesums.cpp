// SPDX-License-Identifier: Apache-2.0
#include "core/store/scopesums.h"

#include <algorithm>

namespace pw::store {

using domain::FeedScope;
using domain::SetChecksum;

ScopeSums::ScopeSums(Database &database, const QList<FeedScope> &scopes)
    : m_scopes(scopes),
      m_find(database, "SELECT sums, touched FROM scope_sums WHERE scope = ?1"),
      m_put(database, "INSERT OR REPLACE INTO scope_sums VALUES (?1, ?2, ?3)")
{}

bool ScopeSums::covers(const domain::ScopeFacts &facts) const
{
    return std::any_of(m_scopes.cbegin(), m_scopes.cend(),
                       [&](const FeedScope &scope) { return scope.contains(facts); });
}

Result<QList<ScopeState>, StoreError> ScopeSums::kept()
{
    QList<ScopeState> states;
    for (const FeedScope &scope : std::as_const(m_scopes)) {
        auto rows = m_find.query(scope.name());
        if (rows.next()) {
            if (const auto sums = SetChecksum::fromBytes(rows.bytes(0)))
                states.append({scope, *sums, rows.integer(1)});
        }
        if (rows.error())
            return Failure{*rows.error()};
    }
    return states;
}

Result<Done, StoreError> ScopeSums::begin(CacheDigests &digests)
{
    auto states = kept();
    if (!states)
        return Failure{states.error()};
    m_states = *std::move(states);
    QList<FeedScope> missing = m_scopes;
    for (const ScopeState &state : std::as_const(m_states))
        missing.removeOne(state.scope);
    if (missing.isEmpty())
        return Done();
    auto made = compute(digests, missing);
    if (!made)
        return Failure{made.error()};
    m_states.append(*made);
    return Done();
}

void ScopeSums::add(const CachedMember &row, qint64 ver)
{
    for (ScopeState &state : m_states) {
        if (!state.scope.contains(row.facts))
            continue;
        state.sums.add(row.digest);
        state.touched = std::max(state.touched, ver);
    }
}

void ScopeSums::remove(const CachedMember &row, qint64 ver)
{
    for (ScopeState &state : m_states) {
        if (!state.scope.contains(row.facts))
            continue;
        state.sums.remove(row.digest);
        state.touched = std::max(state.touched, ver);
    }
}

Result<Done, StoreError> ScopeSums::write()
{
    for (const ScopeState &state : std::as_const(m_states)) {
        const auto stored = m_put.execute(state.scope.name(), state.sums.toBytes(), state.touched);
        if (!stored)
            return Failure{stored.error()};
    }
    return Done();
}

void ScopeSums::correct(const QList<ScopeState> &read, const QList<ScopeState> &made)
{
    for (ScopeState &state : m_states) {
        for (const ScopeState &old : read) {
            if (old.scope == state.scope)
                state.sums.remove(old.sums);
        }
        for (const ScopeState &is : made) {
            if (is.scope == state.scope)
                state.sums.add(is.sums);
        }
    }
}

Result<Done, StoreError> ScopeSums::recount(CacheDigests &digests)
{
    const auto made = compute(digests, m_scopes);
    if (!made)
        return Failure{made.error()};
    for (ScopeState &state : m_states) {
        for (const ScopeState &is : *made) {
            if (is.scope == state.scope)
                state.sums = is.sums;
        }
    }
    return Done();
}

const ScopeState *ScopeSums::state(const QString &scope) const
{
    for (const ScopeState &state : m_states) {
        if (state.scope.name() == scope)
            return &state;
    }
    return nullptr;
}

Result<QList<ScopeState>, StoreError> ScopeSums::compute(CacheDigests &digests,
                                                         const QList<FeedScope> &scopes)
{
    QList<ScopeState> states;
    for (const FeedScope &scope : scopes)
        states.append({scope, {}, 0}); // a row's own number may be what is damaged
    const auto count = [&states](const CachedMember &member) {
        for (ScopeState &state : states) {
            if (state.scope.contains(member.facts))
                state.sums.add(member.digest);
        }
    };
    auto done = digests.eachUnit(
        [&](const CachedRow &, const CachedMember &member) -> Result<Done, StoreError> {
            count(member);
            return Done();
        });
    if (done)
        done = digests.eachLotHold(count);
    if (!done)
        return Failure{done.error()};
    return states;
}

} // namespace pw::store
