// SPDX-License-Identifier: Apache-2.0
#include "core/store/feedrow.h"

#include "core/domain/masterdata.h"
#include "core/domain/unitcodes.h"
#include "core/gs1/digitallink.h"

#include <QJsonArray>

namespace pw::store {

using namespace Qt::StringLiterals;
using domain::UnitState;

namespace {

Failure<FeedError> bad(const QString &path, QLatin1StringView member)
{
    return Failure{FeedError{path.isEmpty() ? QString(member) : QString(path + u'.' + member)}};
}

/// Numbers of the feed and times are far below 2^53, so a double holds them exactly.
std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    const qint64 number = value.toInteger(-1);
    return value.isDouble() && number >= 0 ? std::optional(number) : std::nullopt;
}

using RowKey = std::variant<epc::Epc, LotKey>;

std::optional<LotKey> lotKeyFrom(const QString &key)
{
    const auto link = gs1::DigitalLink::parse(QString(u"https://id.gs1.org/"_s + key));
    if (!link || link->path.isEmpty() || link->path.size() > 2 || link->path[0].ai != "01"_L1)
        return {};
    if (link->path.size() == 2 && link->path[1].ai != "10"_L1)
        return {};
    const auto gtin = gs1::Gtin::parse(link->path[0].value);
    const QString lot = link->path.size() == 2 ? link->path[1].value : QString();
    return gtin ? std::optional(LotKey{*gtin, lot}) : std::nullopt;
}

std::optional<RowKey> keyFrom(const QString &key)
{
    if (const auto unit = epc::Epc::fromKey(key))
        return RowKey(*unit);
    if (const auto lot = lotKeyFrom(key))
        return RowKey(*lot);
    return {};
}

/// Logistic units, trade items, and lots and products as a whole; a variant (22) or a third party's
/// serial (235) has no state here.
bool isKindWeKnow(const QString &key)
{
    return key.startsWith("00/"_L1)
           || (key.startsWith("01/"_L1)
               && (key.contains("/21/"_L1) || key.contains("/10/"_L1) || key.count(u'/') == 1));
}

std::optional<domain::Lifecycle> lifecycleFrom(const QString &code)
{
    if (code == "unknown"_L1) // central has heard of it, but not of its commissioning
        return domain::Lifecycle::Allocated;
    return domain::lifecycleFromCode(code);
}

domain::ContainerState containerFrom(const QJsonObject &object)
{
    domain::ContainerState container;
    container.open = object["open"_L1].toBool();
    container.partial = object["partial"_L1].toBool();
    container.broken = object["broken"_L1].toBool();
    // A word of a newer central: whatever it is, the label is not known to be right.
    const QString label = object["label"_L1].toString();
    if (!label.isEmpty())
        container.label = domain::labelStateFromCode(label).value_or(domain::LabelState::Stale);
    return container;
}

Result<UnitState, FeedError> unitFrom(const epc::Epc &id, const QJsonObject &object,
                                      const QString &path)
{
    const auto level = domain::levelFromCode(object["level"_L1].toString());
    if (!level)
        return bad(path, "level"_L1);
    const auto lifecycle = lifecycleFrom(object["lifecycle"_L1].toString());
    if (!lifecycle)
        return bad(path, "lifecycle"_L1);
    const auto custody = domain::custodyFromCode(object["custody"_L1].toString());
    if (!custody)
        return bad(path, "custody"_L1);
    UnitState unit{id, *level, *lifecycle, *custody};
    if (id.sgtin())
        unit.product = id.sgtin()->gtin();
    unit.lot = object["lot"_L1].toString();
    if (const QString expiry = object["expiry"_L1].toString(); !expiry.isEmpty()) {
        unit.expiry = QDate::fromString(expiry, Qt::ISODate);
        if (!unit.expiry.isValid())
            return bad(path, "expiry"_L1);
    }
    unit.holds = domain::holdsFromJson(object["holds"_L1].toArray());
    if (const QString parent = object["parent"_L1].toString(); !parent.isEmpty()) {
        const auto parentId = epc::Epc::fromKey(parent);
        if (!parentId)
            return bad(path, "parent"_L1);
        unit.parent = *parentId;
    }
    if (id.sscc() || object.contains("open"_L1))
        unit.container = containerFrom(object);
    unit.evidence = domain::evidenceFromCode(object["evidence"_L1].toString())
                        .value_or(domain::Evidence::Unverified);
    unit.duplicateIdentity = object["duplicate"_L1].toBool();
    unit.lastEventAt = domain::fromRfc3339(object["eventAt"_L1].toString());
    unit.lastEventBy = object["eventBy"_L1].toString();
    return unit;
}

} // namespace

Result<std::optional<FeedRow>, FeedError> feedRowFromJson(const QJsonObject &object,
                                                          const QString &path)
{
    const auto ver = wholeNumber(object["ver"_L1]);
    if (!ver)
        return bad(path, "ver"_L1);
    const QString keyText = object["key"_L1].toString();
    if (!keyText.isEmpty() && !isKindWeKnow(keyText))
        return std::optional<FeedRow>();
    const auto key = keyFrom(keyText);
    if (!key)
        return bad(path, "key"_L1);
    if (object["removed"_L1].toBool())
        return std::optional(FeedRow{*ver, RemovedRow{*key}});
    if (const auto *lot = std::get_if<LotKey>(&*key)) {
        return std::optional(
            FeedRow{*ver, LotHoldRow{*lot, domain::holdsFromJson(object["holds"_L1].toArray())}});
    }
    const auto unit = unitFrom(std::get<epc::Epc>(*key), object, path);
    if (!unit)
        return Failure{unit.error()};
    return std::optional(FeedRow{*ver, UnitRow{*unit}});
}

namespace {

Result<QList<FeedRow>, FeedError> rowsFrom(const QJsonObject &object)
{
    const QJsonValue value = object["rows"_L1];
    if (!value.isArray())
        return bad({}, "rows"_L1);
    const QJsonArray array = value.toArray();
    QList<FeedRow> rows;
    rows.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto row = feedRowFromJson(array[i].toObject(), u"rows[%1]"_s.arg(i));
        if (!row)
            return Failure{row.error()};
        if (*row)
            rows.append(*std::move(*row));
    }
    return rows;
}

std::optional<domain::SetChecksum> partSumsFrom(const QJsonArray &array)
{
    domain::SetChecksum sums;
    if (array.size() != domain::SetChecksum::Parts)
        return {};
    for (int i = 0; i < domain::SetChecksum::Parts; ++i) {
        const auto sum = domain::SetChecksum::fromText(array[i].toString());
        if (!sum)
            return {};
        sums.add(domain::RowDigest{i, *sum});
    }
    return sums;
}

} // namespace

Result<FeedPage, FeedError> feedPageFromJson(const QJsonObject &object)
{
    FeedPage page;
    page.scope = object["scope"_L1].toString();
    page.epoch = object["epoch"_L1].toString();
    if (page.epoch.isEmpty())
        return bad({}, "epoch"_L1);
    const auto from = wholeNumber(object["from"_L1]);
    const auto to = wholeNumber(object["to"_L1]);
    const auto head = wholeNumber(object["head"_L1]);
    if (!from || !to || !head || *to < *from || *head < *to)
        return bad({}, "to"_L1);
    page.from = *from;
    page.to = *to;
    page.head = *head;
    page.upToDate = object["upToDate"_L1].toBool();
    page.serverTime = domain::fromRfc3339(object["serverTime"_L1].toString());
    page.masterDataVersion = object["masterDataVersion"_L1].toString();
    page.stationSeq = wholeNumber(object["stationSeq"_L1]);
    page.checksum = domain::SetChecksum::fromText(object["setChecksum"_L1].toString());
    if (const QJsonValue parts = object["parts"_L1]; parts.isArray()) {
        page.parts = partSumsFrom(parts.toArray());
        if (!page.parts)
            return bad({}, "parts"_L1);
    }
    auto rows = rowsFrom(object);
    if (!rows)
        return Failure{rows.error()};
    page.rows = *std::move(rows);
    return page;
}

Result<PartsAnswer, FeedError> partsAnswerFromJson(const QJsonObject &object)
{
    const auto head = wholeNumber(object["head"_L1]);
    if (!head)
        return bad({}, "head"_L1);
    auto rows = rowsFrom(object);
    if (!rows)
        return Failure{rows.error()};
    return PartsAnswer{object["scope"_L1].toString(), object["epoch"_L1].toString(), *head,
                       object["next"_L1].toString(), *std::move(rows)};
}

} // namespace pw::store
