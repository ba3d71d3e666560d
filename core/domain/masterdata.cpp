// SPDX-License-Identifier: Apache-2.0
#include "core/domain/masterdata.h"

#include "core/gs1/checkdigit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

template <typename Enum, size_t N>
using Codes = std::array<std::pair<Enum, QLatin1StringView>, N>;

constexpr Codes<Level, 4> LevelCodes = {{{Level::Pack, "pack"_L1},
                                         {Level::Bundle, "bundle"_L1},
                                         {Level::Carton, "carton"_L1},
                                         {Level::Pallet, "pallet"_L1}}};
constexpr Codes<MixPolicy, 3> MixCodes = {{{MixPolicy::SameProductSameLot, "sameProductSameLot"_L1},
                                           {MixPolicy::SameProduct, "sameProduct"_L1},
                                           {MixPolicy::Any, "any"_L1}}};

template <typename Enum, size_t N>
QLatin1StringView codeOf(const Codes<Enum, N> &codes, Enum value)
{
    return codes[size_t(value)].second;
}

template <typename Enum, size_t N>
std::optional<Enum> valueOf(const Codes<Enum, N> &codes, QStringView text)
{
    for (const auto &[value, code] : codes) {
        if (text == code)
            return value;
    }
    return {};
}

Failure<MasterData::Error> bad(const QString &field)
{
    return Failure{MasterData::Error{field}};
}

Result<PackagingLevel, MasterData::Error> readLevel(const QJsonObject &object, const QString &path,
                                                    std::optional<Level> below)
{
    PackagingLevel packaging;
    const auto level = levelFromCode(object["level"_L1].toString());
    // Levels grow outwards; a hierarchy that goes back in would let a carton hold its own pallet.
    if (!level || *level == Level::Pack || (below && *level <= *below))
        return bad(path + u".level"_s);
    packaging.level = *level;
    packaging.capacity = object["capacity"_L1].toInt();
    if (packaging.capacity < 1)
        return bad(path + u".capacity"_s);
    if (object.contains("mix"_L1)) {
        const auto mix = valueOf(MixCodes, object["mix"_L1].toString());
        if (!mix)
            return bad(path + u".mix"_s);
        packaging.mix = *mix;
    }
    if (object.contains("layer"_L1)) {
        const QJsonObject layer = object["layer"_L1].toObject();
        packaging.layer = {layer["columns"_L1].toInt(), layer["rows"_L1].toInt()};
        if (packaging.layer.columns < 1 || packaging.layer.rows < 1)
            return bad(path + u".layer"_s);
    }
    return packaging;
}

Result<Product, MasterData::Error> readProduct(const QJsonObject &object, const QString &path)
{
    const auto gtin = gs1::Gtin::parse(object["gtin"_L1].toString());
    if (!gtin)
        return bad(path + u".gtin"_s);
    Product product{*gtin, object["name"_L1].toString(), {}, 0};
    if (product.name.isEmpty())
        return bad(path + u".name"_s);
    product.minRemainingDays = object["minRemainingDays"_L1].toInt();
    if (product.minRemainingDays < 0)
        return bad(path + u".minRemainingDays"_s);
    const QJsonArray levels = object["levels"_L1].toArray();
    if (levels.isEmpty())
        return bad(path + u".levels"_s);
    std::optional<Level> below;
    for (int i = 0; i < levels.size(); ++i) {
        const QString levelPath = path + u".levels[%1]"_s.arg(i);
        const auto level = readLevel(levels[i].toObject(), levelPath, below);
        if (!level)
            return Failure{level.error()};
        below = level->level;
        product.levels.append(*level);
    }
    return product;
}

} // namespace

QLatin1StringView toCode(Level level)
{
    return codeOf(LevelCodes, level);
}

std::optional<Level> levelFromCode(QStringView code)
{
    return valueOf(LevelCodes, code);
}

const PackagingLevel *Product::packaging(Level level) const
{
    const auto found = std::find_if(levels.cbegin(), levels.cend(),
                                    [level](const auto &p) { return p.level == level; });
    return found == levels.cend() ? nullptr : &*found;
}

std::optional<Level> Product::childLevelOf(Level parent) const
{
    Level child = Level::Pack;
    for (const PackagingLevel &packaging : levels) {
        if (packaging.level == parent)
            return child;
        child = packaging.level;
    }
    return {};
}

std::optional<Level> Product::parentLevelOf(Level child) const
{
    const auto found = std::find_if(levels.cbegin(), levels.cend(), [&](const auto &packaging) {
        return childLevelOf(packaging.level) == child;
    });
    return found == levels.cend() ? std::nullopt : std::optional(found->level);
}

gs1::Sscc SsccBlock::number(qint64 serialReference) const
{
    const qsizetype width = gs1::Sscc::Length - 1 - prefix.size();
    const QString body = prefix + QString::number(serialReference).rightJustified(width, u'0');
    const QByteArray digits = body.toLatin1();
    const char check = gs1::checkDigit({digits.constData(), size_t(digits.size())});
    const auto sscc = gs1::Sscc::parse(QString(body + QLatin1Char(check)));
    Q_ASSERT(sscc); // a block whose numbers do not fit is refused where blocks are read
    return *sscc;
}

std::optional<qint64> SsccBlock::serialReferenceOf(const gs1::Sscc &sscc) const
{
    const QLatin1StringView digits = sscc.digits();
    if (!digits.startsWith(prefix))
        return {};
    const auto reference = digits.sliced(prefix.size()).chopped(1);
    const qint64 value = reference.toString().toLongLong();
    return value >= first && value <= last ? std::optional(value) : std::nullopt;
}

const Product *MasterData::product(const gs1::Gtin &gtin) const
{
    const auto found = std::find_if(products.cbegin(), products.cend(),
                                    [&gtin](const Product &p) { return p.gtin == gtin; });
    return found == products.cend() ? nullptr : &*found;
}

Result<MasterData, MasterData::Error> MasterData::fromJson(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject())
        return bad(u"byte %1"_s.arg(parseError.offset));
    const QJsonObject root = document.object();
    const auto site = epc::Location::fromUri(root["site"_L1].toString());
    if (!site)
        return bad(u"site"_s);
    MasterData data{root["version"_L1].toString(), root["company"_L1].toString(), *site, {}};
    if (data.version.isEmpty())
        return bad(u"version"_s);
    const QJsonArray products = root["products"_L1].toArray();
    for (int i = 0; i < products.size(); ++i) {
        const QString path = u"products[%1]"_s.arg(i);
        const auto product = readProduct(products[i].toObject(), path);
        if (!product)
            return Failure{product.error()};
        if (data.product(product->gtin)) // two rules for one product: which one would hold?
            return bad(path + u".gtin"_s);
        data.products.append(*product);
    }
    return data;
}

QByteArray MasterData::toJson() const
{
    QJsonArray productArray;
    for (const Product &product : products) {
        QJsonArray levels;
        for (const PackagingLevel &packaging : product.levels) {
            QJsonObject level{{"level"_L1, toCode(packaging.level)},
                              {"capacity"_L1, packaging.capacity},
                              {"mix"_L1, codeOf(MixCodes, packaging.mix)}};
            if (packaging.layer != LayerPattern())
                level["layer"_L1] = QJsonObject{{"columns"_L1, packaging.layer.columns},
                                                {"rows"_L1, packaging.layer.rows}};
            levels.append(level);
        }
        productArray.append(QJsonObject{{"gtin"_L1, product.gtin.toString()},
                                        {"name"_L1, product.name},
                                        {"minRemainingDays"_L1, product.minRemainingDays},
                                        {"levels"_L1, levels}});
    }
    const QJsonObject root{{"version"_L1, version},
                           {"company"_L1, company},
                           {"site"_L1, site.toUri()},
                           {"products"_L1, productArray}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

} // namespace pw::domain
