// SPDX-License-Identifier: Apache-2.0
#include "core/sync/peertest.h"

#include "core/domain/unitcodes.h"
#include "core/epcis/jsonld.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace pw::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr int RunLength = 6; ///< a serial has 20 characters
const QString Product = u"https://id.gs1.org/01/09521141012345/21/"_s;
const QString ReadPoint = u"https://id.gs1.org/414/9521141100011/254/PEERTEST"_s;

QString idOf(const QJsonObject &event)
{
    return event["eventID"_L1].toString();
}

} // namespace

QLatin1StringView toCode(PeerTestCase::Verdict verdict)
{
    switch (verdict) {
    case PeerTestCase::Verdict::Pass: return "PASS"_L1;
    case PeerTestCase::Verdict::Differs: return "DIFFERS"_L1;
    case PeerTestCase::Verdict::Fail: return "FAIL"_L1;
    }
    Q_UNREACHABLE();
}

PeerTest::PeerTest(const CentralAddress &address, const Timings &timings)
    : m_address(address),
      m_timings(timings),
      m_client(address, timings),
      m_http(address.credentials, request("POST", u"/oauth2/token"_s).url),
      m_run(QUuid::createUuid().toString(QUuid::Id128).left(RunLength).toUpper())
{}

QString PeerTest::leftBehind() const
{
    return u"%1 events stay there: serials PEERTEST-%2-… of GTIN 09521141012345, read point %3."_s
        .arg(m_stored)
        .arg(m_run, ReadPoint);
}

QList<PeerTestCase> PeerTest::run(const Told &told)
{
    m_told = told;
    reach();
    if (m_cases.last().verdict == Verdict::Fail)
        return m_cases;
    limits();
    capture();
    if (m_cases.last().verdict == Verdict::Fail)
        return m_cases;
    readBack();
    duplicates();
    declaration();
    clock();
    paging();
    sweep();
    match();
    namedQuery();
    quarantine();
    errors();
    size();
    format();
    return m_cases;
}

void PeerTest::tell(const QString &id, Verdict verdict, const QString &sentence)
{
    m_cases.append({id, verdict, sentence});
    if (m_told)
        m_told(m_cases.last());
}

HttpRequest PeerTest::request(const QByteArray &method, const QString &path,
                              const QJsonObject &body) const
{
    HttpRequest request{method, m_address.base, {}, {}, m_timings.request};
    QString base = request.url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    request.url.setPath(QString(base + m_address.profile.basePath + path));
    if (!body.isEmpty())
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

Result<HttpAnswer, SyncError> PeerTest::exchange(const HttpRequest &request)
{
    QEventLoop loop;
    std::optional<Result<HttpAnswer, SyncError>> given;
    m_http.send(request, &loop, [&](const Result<HttpAnswer, SyncError> &answer) {
        given = answer;
        loop.quit();
    });
    if (!given)
        loop.exec();
    return *given;
}

void PeerTest::pause(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

QString PeerTest::uriOf(const QString &serial)
{
    return Product + u"PEERTEST-"_s + serial;
}

QJsonObject PeerTest::event(const QString &serial)
{
    epcis::Event event;
    event.type = epcis::EventType::Object;
    event.action = epcis::Action::Observe;
    event.eventId = u"urn:uuid:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    event.eventTime = QDateTime::currentDateTimeUtc().addMSecs(++m_sequence);
    event.eventTimeZoneOffset = u"+00:00"_s;
    event.epcs = {uriOf(QString(m_run + u'-' + serial))};
    event.bizStep = u"inspecting"_s;
    event.readPoint = ReadPoint;
    event.extensions = {{"agw:operation"_L1, "PEER_TEST"_L1}};
    return epcis::toJson(event);
}

QList<QJsonObject> PeerTest::events(const QString &name, int count)
{
    QList<QJsonObject> events;
    for (int i = 0; i < count; ++i)
        events.append(event(name + QString::number(i)));
    return events;
}

PeerTest::Captured PeerTest::send(const QList<QJsonObject> &events)
{
    Captured captured;
    HttpRequest post = request("POST", u"/capture"_s);
    post.body = epcis::captureDocument(events, QDateTime::currentDateTimeUtc());
    post.headers = {{"GS1-EPCIS-Version", "2.0.0"}, {"GS1-CBV-Version", "2.0.0"}};
    for (const QByteArray &name : m_address.profile.errorBehaviourHeaders)
        post.headers.emplaceBack(name, "rollback");
    const auto answer = exchange(post);
    if (!answer) {
        captured.error = answer.error();
        captured.status = answer.error().httpStatus;
        return captured;
    }
    captured.status = answer->status;
    captured.stored = true;
    if (m_address.profile.job != PeerProfile::Job::None && !answer->location.isEmpty()) {
        HttpRequest get =
            request("GET", u"/capture/"_s + answer->location.path().section(u'/', -1));
        if (m_address.profile.job == PeerProfile::Job::Location)
            get.url = answer->location;
        for (int wait = 50; wait < WaitMs; wait *= 2) {
            const auto job = exchange(get);
            if (!job) // perhaps forgotten: reading back tells
                break;
            if (!job->json["running"_L1].toBool()) {
                captured.stored = job->json["success"_L1].toBool();
                break;
            }
            pause(std::chrono::milliseconds(wait));
        }
    }
    m_stored += captured.stored ? int(events.size()) : 0;
    return captured;
}

CentralClient::EventQuery PeerTest::ordered(int perPage) const
{
    CentralClient::EventQuery query{{u"perPage"_s, QString::number(perPage)}};
    if (m_address.profile.orders)
        query += CentralClient::EventQuery{{u"orderBy"_s, u"recordTime"_s},
                                           {u"orderDirection"_s, u"ASC"_s}};
    return query;
}

Result<QList<QJsonObject>, SyncError> PeerTest::all(const CentralClient::EventQuery &query,
                                                    const std::function<void(int)> &between)
{
    QList<QJsonObject> events;
    QUrl next;
    for (int page = 0; page < 1000; ++page) {
        QEventLoop loop;
        std::optional<Result<CentralClient::EventsPage, SyncError>> given;
        const auto answered = [&](const Result<CentralClient::EventsPage, SyncError> &answer) {
            given = answer;
            loop.quit();
        };
        if (page == 0)
            m_client.events(query, &loop, answered);
        else
            m_client.nextEvents(next, &loop, answered);
        if (!given)
            loop.exec();
        if (!*given)
            return Failure{given->error()};
        events += (**given).events;
        next = (**given).next;
        if (next.isEmpty())
            return events;
        if (between)
            between(page);
    }
    return Failure{SyncError{FailureClass::NotCentral, 0, u"ENDLESS_PAGES"_s}};
}

std::optional<qint64> PeerTest::waitFor(const QList<QJsonObject> &events)
{
    QStringList ids;
    for (const QJsonObject &event : events)
        ids.append(idOf(event));
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < WaitMs) {
        QSet<QString> found;
        for (qsizetype i = 0; i < ids.size(); i += 20) {
            const auto group = all({{u"EQ_eventID"_s, ids.mid(i, 20).join(u'|')}});
            if (!group)
                return {};
            for (const QJsonObject &event : *group)
                found.insert(idOf(event));
        }
        if (found.size() == events.size())
            return timer.elapsed();
        pause(std::chrono::milliseconds(100));
    }
    return {};
}

} // namespace pw::sync
