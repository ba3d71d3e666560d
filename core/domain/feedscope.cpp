// SPDX-License-Identifier: Apache-2.0
#include "core/domain/feedscope.h"

#include "core/gs1/digitallink.h"

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr auto BatchPrefix = "batch/"_L1;
constexpr auto ProductPrefix = "product/"_L1;

} // namespace

bool isExceptional(const UnitState &unit)
{
    return !unit.holds.isEmpty() || unit.duplicateIdentity || hasEnded(unit.lifecycle);
}

ScopeFacts scopeFacts(const UnitState &unit)
{
    // Of a container: what it says of product and lot comes from what is inside.
    if (unit.id.sscc())
        return {{}, {}, isExceptional(unit)};
    return {unit.id.sgtin()->gtin(), unit.lot, isExceptional(unit)};
}

FeedScope FeedScope::batch(const gs1::Gtin &product, const QString &lot)
{
    FeedScope scope(Kind::Batch);
    scope.m_gtin = product;
    scope.m_lot = lot;
    return scope;
}

FeedScope FeedScope::product(const gs1::Gtin &product)
{
    FeedScope scope(Kind::Product);
    scope.m_gtin = product;
    return scope;
}

std::optional<FeedScope> FeedScope::parse(QStringView name)
{
    if (name == "exceptions"_L1)
        return exceptions();
    if (name == "site"_L1)
        return site();
    const bool isBatch = name.startsWith(BatchPrefix);
    if (!isBatch && !name.startsWith(ProductPrefix))
        return {};
    const QStringView rest = name.sliced(isBatch ? BatchPrefix.size() : ProductPrefix.size());
    const auto gtin = gs1::Gtin::parse(rest.left(gs1::Gtin::Length).toString());
    if (!gtin)
        return {};
    std::optional<FeedScope> scope = product(*gtin);
    if (isBatch) {
        const qsizetype lotAt = gs1::Gtin::Length + 1;
        if (rest.size() <= lotAt || rest[gs1::Gtin::Length] != u'/')
            return {};
        const auto lot = gs1::percentDecoded(rest.sliced(lotAt));
        if (!lot || lot->isEmpty())
            return {};
        scope = batch(*gtin, *lot);
    }
    return scope->name() == name ? scope : std::nullopt;
}

QString FeedScope::name() const
{
    switch (m_kind) {
    case Kind::Exceptions: return u"exceptions"_s;
    case Kind::Batch: return BatchPrefix + m_gtin->toString() + u'/' + gs1::percentEncoded(m_lot);
    case Kind::Product: return ProductPrefix + m_gtin->toString();
    case Kind::Site: return u"site"_s;
    }
    Q_UNREACHABLE();
    return {};
}

QList<FeedScope> FeedScope::of(const ScopeFacts &facts)
{
    QList<FeedScope> scopes{site()};
    if (facts.exceptional || facts.wholeLot)
        scopes.append(exceptions());
    if (facts.wholeLot || !facts.product)
        return scopes;
    scopes.append(product(*facts.product));
    if (!facts.lot.isEmpty())
        scopes.append(batch(*facts.product, facts.lot));
    return scopes;
}

bool FeedScope::contains(const ScopeFacts &facts) const
{
    switch (m_kind) {
    case Kind::Exceptions: return facts.exceptional || facts.wholeLot;
    case Kind::Batch: return !facts.wholeLot && facts.product == m_gtin && facts.lot == m_lot;
    case Kind::Product: return !facts.wholeLot && facts.product == m_gtin;
    case Kind::Site: return true;
    }
    Q_UNREACHABLE();
    return false;
}

} // namespace pw::domain
