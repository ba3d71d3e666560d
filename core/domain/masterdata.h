// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/unitstate.h"
#include "core/epc/location.h"

#include <QByteArray>
#include <QList>

namespace pw::domain {

/// What may share one container. The strictest is the default (R-AG-10).
enum class MixPolicy { SameProductSameLot, SameProduct, Any };

/// How the units of one layer lie, seen from above; 0 × 0: not known.
struct LayerPattern
{
    int columns = 0;
    int rows = 0;
    friend bool operator==(const LayerPattern &, const LayerPattern &) = default;
};

/// One level of a product's packaging: how many units of the level below it holds.
struct PackagingLevel
{
    Level level = Level::Carton;
    int capacity = 0;
    MixPolicy mix = MixPolicy::SameProductSameLot;
    LayerPattern layer;
    friend bool operator==(const PackagingLevel &, const PackagingLevel &) = default;
};

struct Product
{
    gs1::Gtin gtin;
    QString name;
    QList<PackagingLevel> levels; ///< from the innermost container outwards
    int minRemainingDays = 0;     ///< shelf life left below which packing warns; 0: only expiry

    const PackagingLevel *packaging(Level level) const;
    /// The level of what goes directly into a container of `parent` level: Pack for the innermost.
    std::optional<Level> childLevelOf(Level parent) const;
    /// The level of the container that `child` goes directly into.
    std::optional<Level> parentLevelOf(Level child) const;
    friend bool operator==(const Product &, const Product &) = default;
};

/// A block of SSCC numbers leased to this station: `prefix` (extension digit and company prefix)
/// followed by the serial references first..last, then the check digit.
struct SsccBlock
{
    QString id;
    Level level = Level::Carton;
    QString prefix;
    qint64 first = 0;
    qint64 last = -1;

    /// The number of `serialReference`, with its check digit.
    gs1::Sscc number(qint64 serialReference) const;
    /// The serial reference of `sscc` if it is of this block.
    std::optional<qint64> serialReferenceOf(const gs1::Sscc &sscc) const;
    friend bool operator==(const SsccBlock &, const SsccBlock &) = default;
};

/// What a station must know of its site: served by central, kept in the cache.
struct MasterData
{
    QString version;
    QString company;
    epc::Location site;
    QList<Product> products;

    const Product *product(const gs1::Gtin &gtin) const;

    struct Error
    {
        QString field; ///< path into the document, such as "products[2].gtin"
    };
    static Result<MasterData, Error> fromJson(const QByteArray &json);
    QByteArray toJson() const;
    friend bool operator==(const MasterData &, const MasterData &) = default;
};

QLatin1StringView toCode(Level level); ///< "pack", "bundle", "carton", "pallet"
std::optional<Level> levelFromCode(QStringView code);

} // namespace pw::domain
