// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakecentral.h"

#include <QJsonDocument>
#include <QTimer>
#include <QUrlQuery>

#include <algorithm>

namespace pw::test {

using namespace Qt::StringLiterals;

namespace {

FakeAnswer json(const QJsonObject &object, int status = 200)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact), "application/json", {}};
}

FakeAnswer problem(int status, const QString &detail)
{
    FakeAnswer answer = json({{"status"_L1, status}, {"detail"_L1, detail}}, status);
    answer.contentType = "application/problem+json";
    return answer;
}

QString value(const FakeRequest &request, const QString &name)
{
    return QUrlQuery(request.url).queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace

QStringList CentralState::eventIds() const
{
    QStringList ids;
    for (const QJsonObject &event : events)
        ids.append(event["eventID"_L1].toString());
    return ids;
}

FakeCentral::FakeCentral(QObject *parent)
    : QObject(parent),
      m_http([this](const FakeRequest &request, const FakeHttp::Reply &reply) {
          handle(request, reply);
      }),
      m_masterData{u"m1"_s, u"Example"_s, {*gs1::Gln::parse(u"9521141000007"), {}}, {}}
{}

void FakeCentral::refuse(const QSet<QString> &eventIds, bool pointed)
{
    m_refused = eventIds;
    m_pointed = pointed;
}

void FakeCentral::putRow(QJsonObject row)
{
    row["ver"_L1] = ++m_head;
    m_rows.insert(row["key"_L1].toString(), row);
    answerHeld();
}

void FakeCentral::setMasterData(const domain::MasterData &data)
{
    m_masterData = data;
    answerHeld();
}

void FakeCentral::loseEverything()
{
    m_state = {};
    m_rows.clear();
    m_jobs.clear();
    m_head = 0;
    m_epoch += u"'"_s;
    answerHeld();
}

void FakeCentral::handle(const FakeRequest &request, const FakeHttp::Reply &reply)
{
    const QString path = request.url.path();
    if (path == "/capture"_L1)
        return reply(capture(request));
    if (path.startsWith("/capture/"_L1))
        return reply(job(path.section(u'/', 2)));
    if (path == "/events"_L1)
        return reply(events(request));
    if (m_foreign)
        return reply(problem(404, path));
    if (path == "/.well-known/agw-sync"_L1)
        return reply(discovery());
    if (path == "/masterdata"_L1)
        return reply(masterData(request));
    if (path == "/sscc-blocks"_L1)
        return reply(leaseBlock(request));
    if (path == "/sync/v1/status"_L1) {
        m_lastStatus = QJsonDocument::fromJson(request.body).object();
        return reply({204, {}, {}, {}});
    }
    if (path != "/sync/v1/scopes/site/changes"_L1)
        return reply(problem(404, path));
    const qint64 waitMs = value(request, u"wait"_s).toLongLong() * 1000;
    if (const auto answer = changes(request, waitMs == 0))
        return reply(*answer);
    m_held.append({request, reply});
    QTimer::singleShot(waitMs, this, &FakeCentral::answerHeld);
}

FakeAnswer FakeCentral::discovery() const
{
    return json({{"protocol"_L1, 1},
                 {"epoch"_L1, m_epoch},
                 {"sync"_L1, "/sync/v1"_L1},
                 {"masterData"_L1, "/masterdata"_L1},
                 {"ssccBlocks"_L1, "/sscc-blocks"_L1}});
}

FakeAnswer FakeCentral::capture(const FakeRequest &request)
{
    const QJsonValue document = QJsonDocument::fromJson(request.body).object();
    m_lastSequences = request.headers.value("packwright-sequence");
    const QJsonArray events = document["epcisBody"_L1]["eventList"_L1].toArray();
    if (events.isEmpty() || request.headers.value("gs1-capture-error-behaviour") != "rollback")
        return problem(400, u"not a capture of ours"_s);
    if (events.size() > m_captureLimit)
        return problem(413, u"too many events"_s);
    const QString id = QString::number(m_jobs.size() + 1);
    m_jobs.insert(id, admit(events));
    return {202, {}, {}, {"Location: /capture/" + id.toLatin1()}};
}

/// All of them or none.
FakeCentral::Job FakeCentral::admit(const QJsonArray &events)
{
    QJsonArray errors;
    QList<QJsonObject> added;
    int duplicates = 0;
    for (qsizetype i = 0; i < events.size(); ++i) {
        const QJsonObject event = events[i].toObject();
        const QString id = event["eventID"_L1].toString();
        const auto known = m_state.eventIds().indexOf(id);
        if (m_refused.contains(id) || (known >= 0 && m_state.events[known] != event)) {
            QJsonObject error{{"type"_L1, "epcisException:ValidationException"_L1},
                              {"detail"_L1, "refused by the test"_L1}};
            if (m_pointed) {
                error["agw:eventID"_L1] = id;
                error["agw:index"_L1] = int(i);
            }
            errors.append(error);
        } else if (known >= 0 && !m_foreign) {
            ++duplicates;
        } else {
            added.append(event);
        }
    }
    if (!errors.isEmpty())
        return {0, true, m_pointed ? errors : QJsonArray()};
    m_state.events += added;
    m_duplicates += duplicates;
    answerHeld();
    return {};
}

FakeAnswer FakeCentral::job(const QString &id)
{
    if (!m_jobs.contains(id))
        return problem(404, id);
    Job &job = m_jobs[id];
    const bool running = job.polls++ < m_slowJobs;
    return json({{"captureID"_L1, id},
                 {"running"_L1, running},
                 {"success"_L1, running || !job.failed},
                 {"errors"_L1, running ? QJsonArray() : job.errors}});
}

FakeAnswer FakeCentral::events(const FakeRequest &request) const
{
    const QStringList wanted = value(request, u"EQ_eventID"_s).split(u'|');
    QJsonArray found;
    for (const QJsonObject &event : m_state.events) {
        if (wanted.contains(event["eventID"_L1].toString()))
            found.append(event);
    }
    return json(
        {{"epcisBody"_L1,
          QJsonObject{{"queryResults"_L1,
                       QJsonObject{{"resultsBody"_L1, QJsonObject{{"eventList"_L1, found}}}}}}}});
}

/// Nothing: no news, and there is time to wait for some.
std::optional<FakeAnswer> FakeCentral::changes(const FakeRequest &request, bool lastChance) const
{
    const qint64 since = value(request, u"since"_s).toLongLong();
    const qsizetype limit = value(request, u"limit"_s).toLongLong();
    const QString epoch = value(request, u"epoch"_s);
    if (since > m_head || (!epoch.isEmpty() && epoch != m_epoch))
        return json({{"epoch"_L1, m_epoch}}, 410);
    QList<QJsonObject> rows;
    for (const QJsonObject &row : m_rows) {
        if (row["ver"_L1].toInteger() > since)
            rows.append(row);
    }
    if (rows.isEmpty() && !lastChance)
        return {};
    std::sort(rows.begin(), rows.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a["ver"_L1].toInteger() < b["ver"_L1].toInteger();
    });
    const bool more = rows.size() > limit;
    rows.resize(std::min(limit, rows.size()));
    const qint64 to = more ? rows.last()["ver"_L1].toInteger() : m_head;
    QJsonArray array;
    for (const QJsonObject &row : rows)
        array.append(row);
    return json({{"epoch"_L1, m_epoch},
                 {"scope"_L1, "site"_L1},
                 {"from"_L1, since},
                 {"to"_L1, to},
                 {"head"_L1, m_head},
                 {"upToDate"_L1, !more},
                 {"serverTime"_L1, "2026-03-01T08:00:00.000Z"_L1},
                 {"masterDataVersion"_L1, m_masterData.version},
                 {"stationSeq"_L1, more ? QJsonValue(QJsonValue::Null)
                                        : QJsonValue(stationSeq(value(request, u"station"_s)))},
                 {"rows"_L1, array}});
}

FakeAnswer FakeCentral::masterData(const FakeRequest &request) const
{
    const QByteArray tag = '"' + m_masterData.version.toUtf8() + '"';
    if (request.headers.value("if-none-match") == tag)
        return {304, {}, {}, {"ETag: " + tag}};
    return {200, m_masterData.toJson(), "application/json", {"ETag: " + tag}};
}

FakeAnswer FakeCentral::leaseBlock(const FakeRequest &request)
{
    const QJsonObject wanted = QJsonDocument::fromJson(request.body).object();
    const QString requestId = wanted["requestId"_L1].toString();
    const auto level = domain::levelFromCode(wanted["level"_L1].toString());
    if (!level || requestId.isEmpty())
        return problem(400, u"requestId, level"_s);
    if (!m_leases.contains(requestId)) {
        const qint64 first = 1000 * qint64(m_state.blocks.size());
        const domain::SsccBlock block{u"block-%1"_s.arg(m_state.blocks.size()), *level,
                                      u"39521141"_s, first, first + wanted["count"_L1].toInt() - 1};
        m_state.blocks.append(block);
        m_leases.insert(requestId, block);
    }
    const domain::SsccBlock block = m_leases.value(requestId);
    return json({{"id"_L1, block.id},
                 {"level"_L1, domain::toCode(block.level)},
                 {"prefix"_L1, block.prefix},
                 {"first"_L1, block.first},
                 {"last"_L1, block.last}},
                201);
}

/// Called for every change: a row, an event, new master data all end the wait.
void FakeCentral::answerHeld()
{
    const auto held = std::exchange(m_held, {});
    for (const auto &[request, reply] : held)
        reply(*changes(request, true));
}

qint64 FakeCentral::stationSeq(const QString &station) const
{
    qint64 highest = 0;
    for (const QJsonObject &event : m_state.events) {
        const QString seq = event["agw:seq"_L1].toString();
        if (seq.section(u'/', 0, 0) == station)
            highest = std::max(highest, seq.section(u'/', 1).toLongLong());
    }
    return highest;
}

} // namespace pw::test
