// SPDX-License-Identifier: Apache-2.0
#include "core/central/scopeledger.h"

#include "core/central/holdprojection.h"
#include "core/central/unitkey.h"
#include "core/domain/masterdata.h"
#include "core/domain/unitcodes.h"

namespace pw::central {

using namespace Qt::StringLiterals;
using domain::FeedScope;
using domain::RowDigest;
using domain::RowDigester;

namespace {

constexpr qsizetype LargestMemory = 4000; ///< scopes, of 2 KiB each

domain::Lifecycle lifecycleOf(const UnitRecord &unit)
{
    using Lifecycle = epcis::ObjectState::Lifecycle;
    switch (unit.state.lifecycle) {
    case Lifecycle::Unknown: return domain::Lifecycle::Allocated;
    case Lifecycle::Active: return domain::Lifecycle::Commissioned;
    case Lifecycle::Decommissioned:
        return unit.sampled ? domain::Lifecycle::Sampled : domain::Lifecycle::Decommissioned;
    case Lifecycle::Destroyed: return domain::Lifecycle::Destroyed;
    }
    Q_UNREACHABLE();
    return {};
}

/// The numbers of both enums are the same; said here, because a cast would not notice.
domain::Custody custodyOf(Custody custody)
{
    switch (custody) {
    case Custody::Here: return domain::Custody::Here;
    case Custody::Shipped: return domain::Custody::Shipped;
    case Custody::Elsewhere: return domain::Custody::Elsewhere;
    }
    Q_UNREACHABLE();
    return {};
}

quint64 holdsHash(const RowDigester &digester, const QList<HoldRecord> &holds)
{
    if (holds.isEmpty())
        return 0;
    QStringList lines;
    for (const HoldRecord &hold : holds) {
        // A class a station does not know is a data issue there.
        const auto known = domain::holdClassFromCode(holdClassOf(hold));
        lines.append(domain::holdLine(domain::toCode(known.value_or(domain::HoldClass::DataIssue)),
                                      hold.id, hold.by));
    }
    return digester.holdsHash(lines);
}

quint64 statusOf(const UnitRecord &unit, const QString &key)
{
    domain::StatusBits status;
    status.lifecycle = lifecycleOf(unit);
    status.custody = custodyOf(unit.custody);
    status.level = domain::levelFromCode(unit.level).value_or(domain::Level::Pack);
    if (unit.container || key.startsWith("00/"_L1))
        status.container.emplace();
    if (unit.container) { // what a row of the feed says only of these
        status.container->open = unit.open;
        status.container->partial = unit.partial;
        status.container->broken = unit.broken;
        status.container->label = unit.label;
    }
    status.duplicate = unit.duplicate;
    status.evidence = unit.evidence;
    return domain::statusBits(status);
}

} // namespace

domain::ScopeFacts scopeFacts(const QString &key, const QString &lot, bool exceptional)
{
    if (!key.startsWith("01/"_L1))
        return {{}, {}, exceptional};
    const auto gtin = gs1::Gtin::parse(QStringView(key).sliced(3).left(gs1::Gtin::Length));
    return {gtin ? std::optional(*gtin) : std::nullopt, lot, exceptional};
}

ScopeMember scopeMember(const RowDigester &digester, const UnitRecord &unit)
{
    const QString key = keyOf(unit.state.id);
    const QString parent = keyOf(unit.state.parent);
    const bool ended = unit.state.lifecycle == epcis::ObjectState::Lifecycle::Decommissioned
                       || unit.state.lifecycle == epcis::ObjectState::Lifecycle::Destroyed;
    return {digester.digest({digester.hash(key), statusOf(unit, key),
                             digester.lotHash(unit.lot, unit.expiry), digester.hash(parent),
                             holdsHash(digester, unit.holds), unit.ver}),
            scopeFacts(key, unit.lot, ended || unit.duplicate || !unit.holds.isEmpty())};
}

ScopeMember scopeMember(const RowDigester &digester, const LotRecord &lot)
{
    ScopeMember member;
    member.digest =
        digester.digest({digester.hash(lot.key), 0, 0, 0, holdsHash(digester, lot.holds), lot.ver});
    member.facts.wholeLot = true;
    return member;
}

ScopeLedger::Entry &ScopeLedger::entry(const QString &scope)
{
    const auto known = m_entries.find(scope);
    if (known != m_entries.end())
        return *known;
    Entry fresh;
    if (const auto stored = domain::SetChecksum::fromBytes(m_load(scope)))
        fresh.sums = *stored;
    return *m_entries.insert(scope, fresh);
}

void ScopeLedger::count(const QString &scope, const RowDigest &digest, bool add)
{
    Entry &counted = entry(scope);
    counted.changed = true;
    if (add)
        counted.sums.add(digest);
    else
        counted.sums.remove(digest);
}

ScopeLedger::Moves ScopeLedger::change(const std::optional<ScopeMember> &before,
                                       const std::optional<ScopeMember> &after)
{
    QStringList were;
    QStringList are;
    for (const FeedScope &scope : before ? FeedScope::of(before->facts) : QList<FeedScope>())
        were.append(scope.name());
    for (const FeedScope &scope : after ? FeedScope::of(after->facts) : QList<FeedScope>())
        are.append(scope.name());
    Moves moves;
    for (const QString &scope : std::as_const(were)) {
        count(scope, before->digest, false);
        m_undo.append({scope, before->digest, false});
        if (!are.contains(scope))
            moves.left.append(scope);
    }
    for (const QString &scope : std::as_const(are)) {
        count(scope, after->digest, true);
        m_undo.append({scope, after->digest, true});
        if (before && !were.contains(scope))
            moves.entered.append(scope);
    }
    return moves;
}

void ScopeLedger::rollbackToSavepoint()
{
    for (const Step &step : std::as_const(m_undo))
        count(step.scope, step.digest, !step.added);
    m_undo.clear();
}

void ScopeLedger::flush(const Save &save)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (!std::exchange(entry->changed, false))
            continue;
        save(entry.key(), entry->sums.toBytes());
    }
    if (m_entries.size() > LargestMemory)
        m_entries.clear();
    m_undo.clear();
}

void ScopeLedger::forget()
{
    m_entries.clear();
    m_undo.clear();
}

} // namespace pw::central
