// SPDX-License-Identifier: Apache-2.0
#include "core/sync/localsite.h"

#include "core/gs1/sscc.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pw::sync {

using namespace Qt::StringLiterals;

namespace {

Result<domain::SsccBlock, QString> blockFrom(const QJsonObject &object, const QString &path)
{
    domain::SsccBlock block;
    const auto level = domain::levelFromCode(object["level"_L1].toString());
    if (!level)
        return Failure{QString(path + u".level")};
    block.level = *level;
    block.prefix = object["prefix"_L1].toString();
    const qsizetype width = gs1::Sscc::Length - 1 - block.prefix.size();
    const bool digits = std::all_of(block.prefix.cbegin(), block.prefix.cend(),
                                    [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits || block.prefix.size() < 5 || width < 1)
        return Failure{QString(path + u".prefix")};
    block.first = object["first"_L1].toInteger(-1);
    block.last = object["last"_L1].toInteger(-1);
    if (block.first < 0)
        return Failure{QString(path + u".first")};
    if (block.last < block.first || QString::number(block.last).size() > width)
        return Failure{QString(path + u".last")};
    block.id = u"site/%1/%2/%3"_s.arg(domain::toCode(block.level), block.prefix).arg(block.first);
    return block;
}

} // namespace

Result<LocalSite, QString> LocalSite::fromJson(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonObject object = QJsonDocument::fromJson(json, &parsed).object();
    if (parsed.error != QJsonParseError::NoError)
        return Failure{u"byte %1"_s.arg(parsed.offset)};
    const QByteArray masterData =
        QJsonDocument(object["masterData"_L1].toObject()).toJson(QJsonDocument::Compact);
    const auto data = domain::MasterData::fromJson(masterData);
    if (!data)
        return Failure{QString(u"masterData."_s + data.error().field)};
    LocalSite site{*data, masterData, {}};
    const QJsonArray pools = object["ssccPools"_L1].toArray();
    for (qsizetype i = 0; i < pools.size(); ++i) {
        const auto block = blockFrom(pools[i].toObject(), u"ssccPools[%1]"_s.arg(i));
        if (!block)
            return Failure{block.error()};
        site.blocks.append(*block);
    }
    return site;
}

} // namespace pw::sync
