// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hostilerepository.h"

#include <QJsonDocument>
#include <QLocale>

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
    FakeAnswer answer = json({{"type"_L1, "epcisException:ValidationException"_L1},
                              {"title"_L1, "refused"_L1},
                              {"status"_L1, status},
                              {"detail"_L1, detail}},
                             status);
    answer.contentType = "application/problem+json";
    return answer;
}

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

QDateTime instant(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

QString bare(const QString &word)
{
    return word.section(u':', -1).section(u'-', -1);
}

bool sharesOne(const QStringList &a, const QStringList &b)
{
    return std::any_of(a.cbegin(), a.cend(),
                       [&b](const QString &item) { return b.contains(item); });
}

/// What this repository minds of an event; empty: nothing.
QString faultOf(const QJsonObject &event)
{
    if (!event["type"_L1].toString().endsWith("Event"_L1))
        return u"type"_s;
    if (!instant(event["eventTime"_L1].toString()).isValid())
        return u"eventTime"_s;
    if (event["type"_L1] == "ObjectEvent"_L1
        && !QStringList{u"ADD"_s, u"OBSERVE"_s, u"DELETE"_s}.contains(
            event["action"_L1].toString()))
        return u"action"_s;
    return {};
}

} // namespace

Quirks Quirks::likeFasTnT()
{
    Quirks quirks;
    quirks.captureStatus = 201;
    quirks.location = Location::CaptureId;
    quirks.hasJobs = false;
    quirks.storesTwice = true;
    quirks.visibleAfterMs = 150;
    quirks.refusesExactlyMost = true;
    quirks.mostBytes = 20'000;
    quirks.tooLargeText = u"Capture Payload too large: the limit is 1024 bytes"_s;
    quirks.sizeHeader = "GS1-EPCIS-Capture-File-SizeLimit";
    quirks.tellsLimits = false;
    quirks.neverTranslates = true;
    quirks.shufflesUnordered = true;
    return quirks;
}

Quirks Quirks::likeOliot()
{
    Quirks quirks;
    quirks.basePath = u"/epcis"_s;
    quirks.location = Location::BareId;
    quirks.jobPolls = 1;
    quirks.storesTwice = true;
    quirks.declarationReplaces = true;
    quirks.visibleAfterMs = 250;
    quirks.mostEvents = 300;
    quirks.mostBytes = 51'200;
    quirks.tooLargeStatus = 400;
    quirks.tooLargeText = u"Exception"_s;
    quirks.tokensLiveMs = 60'000;
    return quirks;
}

HostileRepository::HostileRepository(const Quirks &quirks, QObject *parent)
    : QObject(parent),
      m_http([this](const FakeRequest &request, const FakeHttp::Reply &reply) {
          handle(request, reply);
      }),
      m_quirks(quirks)
{}

QList<QJsonObject> HostileRepository::events() const
{
    QList<QJsonObject> events;
    for (const Stored &stored : m_events)
        events.append(stored.event);
    return events;
}

int HostileRepository::count(const QString &eventId) const
{
    return int(std::count_if(m_events.cbegin(), m_events.cend(), [&eventId](const Stored &stored) {
        return stored.event["eventID"_L1] == eventId;
    }));
}

void HostileRepository::add(const QJsonObject &event, int lateMs)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_events.append({event, now.addMSecs(-lateMs), now});
}

void HostileRepository::store(const QJsonObject &event, const QDateTime &recordedAt)
{
    const QString id = event["eventID"_L1].toString();
    const bool declares = event["errorDeclaration"_L1].isObject();
    const auto isSame = [&id, declares](const Stored &stored) {
        return stored.event["eventID"_L1] == id
               && stored.event["errorDeclaration"_L1].isObject() == declares;
    };
    if (!m_quirks.storesTwice && std::any_of(m_events.cbegin(), m_events.cend(), isSame))
        return;
    if (declares && m_quirks.declarationReplaces)
        m_events.removeIf([&id](const Stored &stored) { return stored.event["eventID"_L1] == id; });
    m_events.append({event, recordedAt, recordedAt.addMSecs(m_quirks.visibleAfterMs)});
}

void HostileRepository::handle(const FakeRequest &request, const FakeHttp::Reply &reply)
{
    FakeAnswer given = answer(request);
    if (m_quirks.tellsDate)
        given.headers.append(
            "Date: "
            + QLocale::c()
                  .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss"_s)
                  .toLatin1()
            + " GMT");
    reply(given);
}

FakeAnswer HostileRepository::answer(const FakeRequest &request)
{
    if (!m_quirks.basic.isEmpty()
        && request.headers.value("authorization") != "Basic " + m_quirks.basic.toBase64())
        return problem(401, u"who are you?"_s);
    QString path = request.url.path();
    if (!path.startsWith(m_quirks.basePath + u'/'))
        return problem(404, path);
    path = path.sliced(m_quirks.basePath.size());
    if (path == "/capture"_L1 && request.method == "POST")
        return capture(request);
    if (path == "/capture"_L1 && request.method == "OPTIONS")
        return options();
    if (path.startsWith("/capture/"_L1))
        return job(path.section(u'/', 2));
    if (path == "/events"_L1 && request.method == "GET")
        return events(request, QUrlQuery(request.url));
    if (path == "/queries"_L1 || path.startsWith("/queries/"_L1))
        return queries(request, path);
    return problem(404, path);
}

FakeAnswer HostileRepository::options() const
{
    FakeAnswer answer{204, {}, {}, {}};
    if (m_quirks.tellsLimits) {
        answer.headers = {"GS1-EPCIS-Capture-Limit: " + QByteArray::number(m_quirks.mostEvents),
                          m_quirks.sizeHeader + ": " + QByteArray::number(m_quirks.mostBytes)};
    }
    return answer;
}

FakeAnswer HostileRepository::capture(const FakeRequest &request)
{
    ++m_captures;
    if (request.body.size() > m_quirks.mostBytes)
        return problem(m_quirks.tooLargeStatus, m_quirks.tooLargeText);
    const QJsonValue document = QJsonDocument::fromJson(request.body).object();
    const QJsonArray events = document["epcisBody"_L1]["eventList"_L1].toArray();
    const qsizetype most = m_quirks.mostEvents - (m_quirks.refusesExactlyMost ? 1 : 0);
    if (events.size() > most)
        return problem(413, u"too many events"_s);
    if (events.isEmpty() || !document["@context"_L1].isArray())
        return problem(400, u"not an EPCIS document"_s);
    for (const QJsonValue &event : events) {
        if (const QString fault = faultOf(event.toObject()); !fault.isEmpty())
            return problem(400, fault);
    }
    m_largestBody = std::max(m_largestBody, request.body.size());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const QJsonValue &event : events)
        store(event.toObject(), now);
    const QString id = u"job%1"_s.arg(m_captures);
    m_jobs.insert(id, 0);
    QByteArray location = id.toLatin1();
    if (m_quirks.location == Quirks::Location::Job)
        location = m_quirks.basePath.toLatin1() + "/capture/" + location;
    else if (m_quirks.location == Quirks::Location::CaptureId)
        location = "capture/" + location;
    return {m_quirks.captureStatus, {}, {}, {"Location: " + location}};
}

FakeAnswer HostileRepository::job(const QString &id)
{
    const auto known = m_jobs.find(id);
    if (!m_quirks.hasJobs || known == m_jobs.end())
        return problem(404, id);
    const bool running = (*known)++ < m_quirks.jobPolls;
    return json({{"captureID"_L1, id},
                 {"running"_L1, running},
                 {"success"_L1, true},
                 {"errors"_L1, QJsonArray()}});
}

bool HostileRepository::matches(const QJsonObject &event, const QDateTime &recordedAt,
                                const QString &name, const QString &value) const
{
    const QStringList values = value.split(u'|');
    if (name == "GE_recordTime"_L1)
        return recordedAt >= instant(value);
    if (name == "LT_recordTime"_L1)
        return recordedAt < instant(value);
    if (name == "EQ_eventID"_L1)
        return values.contains(event["eventID"_L1].toString());
    if (name == "EQ_disposition"_L1)
        return values.contains(bare(event["disposition"_L1].toString()));
    if (name == "EQ_bizStep"_L1)
        return values.contains(bare(event["bizStep"_L1].toString()));
    if (name == "EQ_persistentDisposition_set"_L1) {
        QStringList set = texts(event["persistentDisposition"_L1]["set"_L1]);
        for (QString &word : set)
            word = bare(word);
        return sharesOne(set, values);
    }
    if (name == "MATCH_anyEPC"_L1)
        return sharesOne(texts(event["epcList"_L1]) + texts(event["childEPCs"_L1])
                             + QStringList{event["parentID"_L1].toString()},
                         values);
    return true;
}

FakeAnswer HostileRepository::events(const FakeRequest &request, QUrlQuery query)
{
    static const QSet<QString> Known{u"GE_recordTime"_s,  u"LT_recordTime"_s,  u"EQ_eventID"_s,
                                     u"EQ_disposition"_s, u"EQ_bizStep"_s,     u"MATCH_anyEPC"_s,
                                     u"orderBy"_s,        u"orderDirection"_s, u"perPage"_s,
                                     u"nextPageToken"_s};
    ++m_queries;
    const QByteArray format = request.headers.value("gs1-epc-format");
    if (m_quirks.neverTranslates && !format.isEmpty() && format != "Never_Translates")
        return problem(406, u"GS1-EPC-Format"_s);
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        const bool persistent = name == "EQ_persistentDisposition_set"_L1;
        if (!Known.contains(name) && !(persistent && m_quirks.knowsPersistent))
            return problem(400, name);
    }
    const QString token = query.queryItemValue(u"nextPageToken"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!token.isEmpty() && m_quirks.tokensLiveMs > 0
        && (!m_tokens.contains(token) || m_tokens[token] < now))
        return problem(400, u"the page token has expired"_s);

    QList<Stored> found;
    for (const Stored &stored : std::as_const(m_events)) {
        const bool all = std::all_of(items.cbegin(), items.cend(), [&](const auto &item) {
            return matches(stored.event, stored.recordedAt, item.first, item.second);
        });
        if (all && stored.visibleAt <= now)
            found.append(stored);
    }
    const qsizetype offset = token.section(u'-', 0, 0).toLongLong();
    if (query.hasQueryItem(u"orderBy"_s) && m_quirks.ordersAtAll) {
        const bool ascending = query.queryItemValue(u"orderDirection"_s) == "ASC"_L1;
        std::stable_sort(found.begin(), found.end(), [ascending](const Stored &a, const Stored &b) {
            return ascending ? a.recordedAt < b.recordedAt : b.recordedAt < a.recordedAt;
        });
    } else if (m_quirks.shufflesUnordered) {
        std::sort(found.begin(), found.end(), [offset](const Stored &a, const Stored &b) {
            const size_t seed = size_t(offset);
            return qHash(a.event["eventID"_L1].toString(), seed)
                   < qHash(b.event["eventID"_L1].toString(), seed);
        });
    }
    const QString wanted = query.queryItemValue(u"perPage"_s);
    const qsizetype perPage =
        std::clamp<qsizetype>(wanted.isEmpty() ? 30 : wanted.toLongLong(), 1, m_quirks.mostPerPage);
    QJsonArray list;
    for (const Stored &stored : found.mid(offset, perPage)) {
        QJsonObject event = stored.event;
        event["recordTime"_L1] = stored.recordedAt.toString(Qt::ISODateWithMs);
        list.append(event);
    }
    FakeAnswer answer = json(
        {{"@context"_L1,
          QJsonArray{"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"_L1}},
         {"type"_L1, "EPCISQueryDocument"_L1},
         {"schemaVersion"_L1, "2.0"_L1},
         {"createdAt"_L1, now.toString(Qt::ISODateWithMs)},
         {"epcisBody"_L1,
          QJsonObject{{"queryResults"_L1,
                       QJsonObject{{"queryName"_L1, "SimpleEventQuery"_L1},
                                   {"resultsBody"_L1, QJsonObject{{"eventList"_L1, list}}}}}}}});
    if (offset + perPage < found.size()) {
        const QString next = u"%1-%2"_s.arg(offset + perPage).arg(m_queries);
        m_tokens.insert(next, now.addMSecs(m_quirks.tokensLiveMs));
        query.removeQueryItem(u"nextPageToken"_s);
        query.addQueryItem(u"nextPageToken"_s, next);
        answer.headers.append("Link: <" + request.url.path(QUrl::FullyEncoded).toLatin1() + '?'
                              + query.query(QUrl::FullyEncoded).toLatin1() + ">; rel=\"next\"");
    }
    return answer;
}

FakeAnswer HostileRepository::queries(const FakeRequest &request, const QString &path)
{
    if (path == "/queries"_L1 && request.method == "POST") {
        const QJsonObject wanted = QJsonDocument::fromJson(request.body).object();
        const QString name = wanted["name"_L1].toString();
        if (m_named.contains(name))
            return problem(409, name);
        QUrlQuery query;
        const QJsonObject parameters = wanted["query"_L1].toObject();
        for (auto it = parameters.begin(); it != parameters.end(); ++it)
            query.addQueryItem(it.key(), it->isArray() ? texts(*it).join(u'|') : it->toString());
        m_named.insert(name, query);
        return {201,
                {},
                {},
                {"Location: " + m_quirks.basePath.toLatin1() + "/queries/" + name.toLatin1()}};
    }
    const QString name = path.section(u'/', 2, 2);
    if (!m_named.contains(name))
        return problem(404, name);
    if (request.method == "DELETE") {
        m_named.remove(name);
        return {204, {}, {}, {}};
    }
    if (!path.endsWith("/events"_L1))
        return problem(404, path);
    QUrlQuery query = m_named.value(name);
    for (const auto &[key, value] : QUrlQuery(request.url).queryItems(QUrl::FullyDecoded)) {
        query.removeQueryItem(key);
        query.addQueryItem(key, value);
    }
    return events(request, query);
}

} // namespace pw::test
