// SPDX-License-Identifier: Apache-2.0
#include "core/sync/centralanswers.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pw::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr int ProtocolVersion = 1;

CaptureJob::Error jobErrorFrom(const QJsonObject &object)
{
    CaptureJob::Error error;
    error.eventId = object["agw:eventID"_L1].toString();
    if (const QJsonValue index = object["agw:index"_L1]; index.isDouble())
        error.index = index.toInt();
    error.code = object["type"_L1].toString();
    error.text = object["detail"_L1].toString(object["title"_L1].toString());
    return error;
}

} // namespace

SyncError notUnderstood(const QString &detail)
{
    SyncError error;
    error.failure = FailureClass::NotCentral;
    error.code = u"NOT_UNDERSTOOD"_s;
    error.detail = detail;
    return error;
}

bool isSameServer(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == "https"_L1 ? 443 : 80);
    };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

Result<CentralInfo, SyncError> centralInfoFrom(const HttpAnswer &answer, const QUrl &base)
{
    const QJsonObject &json = answer.json;
    if (json["protocol"_L1].toInt() != ProtocolVersion)
        return Failure{notUnderstood(u"protocol %1"_s.arg(json["protocol"_L1].toInt()))};
    CentralInfo info;
    info.hasSync = true;
    info.epoch = json["epoch"_L1].toString();
    for (const QJsonValue &scope : json["scopes"_L1].toArray())
        info.scopes.append(scope.toString());
    if (info.epoch.isEmpty())
        return Failure{notUnderstood(u"epoch"_s)};
    for (const auto &[name, url] :
         {std::pair("sync"_L1, &info.sync), std::pair("masterData"_L1, &info.masterData),
          std::pair("ssccBlocks"_L1, &info.ssccBlocks)}) {
        const QString path = json[name].toString();
        *url = base.resolved(QUrl(path));
        if (path.isEmpty() || !isSameServer(*url, base))
            return Failure{notUnderstood(name)};
    }
    return info;
}

QList<CaptureJob::Error> refusalsFrom(const QJsonObject &problem)
{
    QList<CaptureJob::Error> refusals;
    for (const QJsonValue &error : problem["agw:errors"_L1].toArray())
        refusals.append(jobErrorFrom(error.toObject()));
    return refusals;
}

Result<CaptureJob, SyncError> captureJobFrom(const HttpAnswer &answer)
{
    const QJsonObject &json = answer.json;
    if (!json["running"_L1].isBool() || !json["success"_L1].isBool())
        return Failure{notUnderstood(u"capture job"_s)};
    CaptureJob job{json["running"_L1].toBool(), json["success"_L1].toBool(), {}};
    for (const QJsonValue &error : json["errors"_L1].toArray())
        job.errors.append(jobErrorFrom(error.toObject()));
    return job;
}

Result<store::FeedPage, SyncError> feedPageFrom(const HttpAnswer &answer, qint64 since)
{
    auto page = store::feedPageFromJson(answer.json);
    if (!page)
        return Failure{notUnderstood(page.error().field)};
    if (page->from != since)
        return Failure{notUnderstood(u"from"_s)};
    return *std::move(page);
}

Result<std::optional<MasterDataDocument>, SyncError> masterDataFrom(const HttpAnswer &answer)
{
    if (answer.status == 304)
        return std::optional<MasterDataDocument>();
    const QByteArray json = QJsonDocument(answer.json).toJson(QJsonDocument::Compact);
    const auto data = domain::MasterData::fromJson(json);
    if (!data)
        return Failure{notUnderstood(u"master data "_s + data.error().field)};
    return std::optional(MasterDataDocument{*data, json});
}

Result<domain::SsccBlock, SyncError> blockFrom(const HttpAnswer &answer, domain::Level level)
{
    const QJsonObject &json = answer.json;
    const domain::SsccBlock block{json["id"_L1].toString(), level, json["prefix"_L1].toString(),
                                  json["first"_L1].toInteger(-1), json["last"_L1].toInteger(-1)};
    const qsizetype width = gs1::Sscc::Length - 1 - block.prefix.size(); // of serial references
    bool digits = !block.prefix.isEmpty() && width > 0;
    for (const QChar c : block.prefix)
        digits = digits && c >= u'0' && c <= u'9';
    if (block.id.isEmpty() || domain::levelFromCode(json["level"_L1].toString()) != level || !digits
        || block.first < 0 || block.last < block.first
        || QString::number(block.last).size() > width)
        return Failure{notUnderstood(u"SSCC block"_s)};
    return block;
}

Result<QList<QJsonObject>, SyncError> eventsFrom(const HttpAnswer &answer)
{
    const QJsonValue list =
        answer.json["epcisBody"_L1]["queryResults"_L1]["resultsBody"_L1]["eventList"_L1];
    if (!list.isArray())
        return Failure{notUnderstood(u"eventList"_s)};
    QList<QJsonObject> events;
    for (const QJsonValue &event : list.toArray())
        events.append(event.toObject());
    return events;
}

} // namespace pw::sync
