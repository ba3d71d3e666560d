// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <QStringList>

#include <optional>

namespace pw::domain {

/// What of a row of central's feed decides in which scopes it is.
struct ScopeFacts
{
    std::optional<gs1::Gtin> product; ///< nothing: a logistic unit
    QString lot;
    bool exceptional = false; ///< see isExceptional()
    bool wholeLot = false;    ///< a lot or product held as a whole
};

ScopeFacts scopeFacts(const UnitState &unit);

/// Must not be used whatever else is known: held, of doubtful identity, or ended.
bool isExceptional(const UnitState &unit);

/// A part of central's feed that can be followed on its own. Named in the protocol `exceptions`,
/// `batch/<GTIN>/<lot>` (percent-encoded lot), `product/<GTIN>`, `site`. Lots and products held as
/// a whole are in `exceptions` and `site`.
class FeedScope
{
public:
    /// In the order of their priority.
    enum class Kind { Exceptions, Batch, Product, Site };

    static FeedScope exceptions() { return FeedScope(Kind::Exceptions); }
    static FeedScope batch(const gs1::Gtin &product, const QString &lot);
    static FeedScope product(const gs1::Gtin &product);
    static FeedScope site() { return FeedScope(Kind::Site); }
    /// Takes exactly what name() gives.
    static std::optional<FeedScope> parse(QStringView name);
    /// Every scope such a row is in.
    static QList<FeedScope> of(const ScopeFacts &facts);

    Kind kind() const { return m_kind; }
    QString name() const;
    const std::optional<gs1::Gtin> &gtin() const { return m_gtin; } ///< of batch and product
    const QString &lot() const { return m_lot; }                    ///< of a batch
    bool contains(const ScopeFacts &facts) const;

    friend bool operator==(const FeedScope &, const FeedScope &) = default;

private:
    explicit FeedScope(Kind kind) : m_kind(kind) {}

    Kind m_kind;
    std::optional<gs1::Gtin> m_gtin;
    QString m_lot;
};

} // namespace pw::domain
