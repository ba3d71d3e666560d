// SPDX-License-Identifier: Apache-2.0
#include "core/sync/centralclient.h"

#include "core/sync/centralanswers.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace pw::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr int FeedPageLimit = 5000;
constexpr qsizetype AskedEvents = 40; ///< event ids that fit into a URL everywhere

/// Hands a checked answer on, or the failure as it is.
template <typename T, typename Read>
HttpClient::Handler checked(std::function<void(const Result<T, SyncError> &)> handler, Read read)
{
    return [handler = std::move(handler), read](const Result<HttpAnswer, SyncError> &answer) {
        if (answer)
            handler(read(*answer));
        else
            handler(Failure{answer.error()});
    };
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// QUrlQuery leaves '+' and '|' as they are, which servers read as a space and refuse.
QString queryValue(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

} // namespace

CentralClient::CentralClient(const CentralAddress &address, const Timings &timings, QObject *parent)
    : QObject(parent),
      m_address(address),
      m_timings(timings),
      m_http(address.credentials, under(u"/oauth2/token"_s))
{}

void CentralClient::discover(QObject *context, Handler<CentralInfo> handler)
{
    const auto answered = [handler = std::move(handler),
                           base = m_address.base](const Result<HttpAnswer, SyncError> &answer) {
        if (answer)
            handler(centralInfoFrom(*answer, base));
        else if (answer.error().httpStatus == 404)
            handler(CentralInfo());
        else
            handler(Failure{answer.error()});
    };
    m_http.send(request("GET", under(u"/.well-known/agw-sync"_s)), context, answered);
}

void CentralClient::capture(const QByteArray &document, const OwnSequences &own, QObject *context,
                            Handler<QUrl> handler)
{
    HttpRequest post = request("POST", under(u"/capture"_s));
    post.headers.emplaceBack("GS1-EPCIS-Version", "2.0.0");
    post.headers.emplaceBack("GS1-CBV-Version", "2.0.0");
    for (const QByteArray &name : m_address.profile.errorBehaviourHeaders)
        post.headers.emplaceBack(name, "rollback");
    if (m_address.profile.hasFeed)
        post.headers.emplaceBack("Packwright-Sequence",
                                 QByteArray(m_address.station.toUtf8().toPercentEncoding() + '/'
                                            + QByteArray::number(own.first) + '-'
                                            + QByteArray::number(own.last)));
    post.body = document;
    const auto read = [this](const HttpAnswer &answer) -> Result<QUrl, SyncError> {
        const PeerProfile &profile = m_address.profile;
        if (!profile.captureAnswers.contains(answer.status))
            return Failure{notUnderstood(u"capture answered %1"_s.arg(answer.status))};
        if (profile.job == PeerProfile::Job::None)
            return QUrl();
        if (profile.job == PeerProfile::Job::BareId && !answer.location.isEmpty())
            return under(u"/capture/"_s + answer.location.path().section(u'/', -1));
        if (isSameServer(answer.location, m_address.base))
            return answer.location;
        if (profile.hasFeed) // it is to say where
            return Failure{notUnderstood(u"capture answered %1"_s.arg(answer.status))};
        return QUrl();
    };
    m_http.send(post, context, checked<QUrl>(std::move(handler), read));
}

void CentralClient::captureLimits(QObject *context, Handler<CaptureLimits> handler)
{
    const auto read = [](const HttpAnswer &answer) -> Result<CaptureLimits, SyncError> {
        return CaptureLimits{answer.captureEvents, answer.captureBytes};
    };
    m_http.send(request("OPTIONS", under(u"/capture"_s)), context,
                checked<CaptureLimits>(std::move(handler), read));
}

void CentralClient::events(const EventQuery &query, QObject *context, Handler<EventsPage> handler)
{
    QStringList parameters;
    for (const auto &[name, value] : query)
        parameters.append(queryValue(name) + u'=' + queryValue(value));
    QUrl url = under(u"/events"_s);
    url.setQuery(parameters.join(u'&'), QUrl::StrictMode);
    fetchEvents(url, context, std::move(handler));
}

void CentralClient::nextEvents(const QUrl &next, QObject *context, Handler<EventsPage> handler)
{
    fetchEvents(next, context, std::move(handler));
}

void CentralClient::fetchEvents(const QUrl &url, QObject *context, Handler<EventsPage> handler)
{
    HttpRequest get = request("GET", url);
    if (!m_address.profile.epcFormat.isEmpty())
        get.headers.emplaceBack("GS1-EPC-Format", m_address.profile.epcFormat);
    const auto read =
        [base = m_address.base](const HttpAnswer &answer) -> Result<EventsPage, SyncError> {
        auto events = eventsFrom(answer);
        if (!events)
            return Failure{events.error()};
        // Whatever is asked shows who we are.
        if (!answer.next.isEmpty() && !isSameServer(answer.next, base))
            return Failure{notUnderstood(u"Link: "_s + answer.next.host())};
        return EventsPage{*std::move(events), answer.next, answer.serverAt};
    };
    m_http.send(get, context, checked<EventsPage>(std::move(handler), read));
}

void CentralClient::captureJob(const QUrl &url, QObject *context, Handler<CaptureJob> handler)
{
    m_http.send(request("GET", url), context,
                checked<CaptureJob>(std::move(handler), &captureJobFrom));
}

/// A question in several parts.
struct CentralClient::Search
{
    QStringList left;
    QUrl next;
    EventKeys found;
    QPointer<QObject> context;
    Handler<EventKeys> handler;
};

void CentralClient::findEvents(const QStringList &eventIds, QObject *context,
                               Handler<EventKeys> handler)
{
    const auto search = std::make_shared<Search>();
    search->left = eventIds;
    search->context = context;
    search->handler = std::move(handler);
    goOn(search);
}

void CentralClient::goOn(const std::shared_ptr<Search> &search)
{
    const auto answered = [this, search](const Result<EventsPage, SyncError> &page) {
        if (!page)
            return search->handler(Failure{page.error()});
        for (const QJsonObject &event : page->events)
            search->found.insert(
                {event["eventID"_L1].toString(), event["errorDeclaration"_L1].isObject()});
        search->next = page->next;
        if (search->next.isEmpty() && search->left.isEmpty())
            return search->handler(search->found);
        goOn(search);
    };
    if (!search->next.isEmpty())
        return fetchEvents(search->next, search->context, answered);
    const QStringList group = search->left.first(std::min(AskedEvents, search->left.size()));
    search->left = search->left.sliced(group.size());
    events({{u"EQ_eventID"_s, group.join(u'|')},
            // Twice: an error declaration has the id of its event.
            {u"perPage"_s, QString::number(2 * group.size())}},
           search->context, answered);
}

QUrl CentralClient::ofScope(const CentralInfo &central, const QString &scope,
                            const QString &what) const
{
    QUrl url = central.sync;
    url.setPath(QString(url.path(QUrl::FullyEncoded) + u"/scopes/" + queryValue(scope) + what),
                QUrl::StrictMode);
    return url;
}

void CentralClient::changes(const CentralInfo &central, const ChangesQuery &query, QObject *context,
                            Handler<store::FeedPage> handler)
{
    QUrl url = ofScope(central, query.scope, u"/changes"_s);
    QString text = u"since=%1&limit=%2&wait=%3&station=%4"_s.arg(query.since)
                       .arg(FeedPageLimit)
                       .arg(query.hold.count())
                       .arg(queryValue(m_address.station));
    if (!query.epoch.isEmpty())
        text += u"&epoch="_s + queryValue(query.epoch);
    if (query.parts)
        text += u"&parts=1"_s;
    url.setQuery(text, QUrl::StrictMode);
    HttpRequest get = request("GET", url);
    // A connection that has gone silent must not keep news away for longer than any other would.
    if (query.hold.count() > 0)
        get.limit = query.hold + m_timings.holdGrace;
    const auto read = [since = query.since, scope = query.scope](
                          const HttpAnswer &answer) -> Result<store::FeedPage, SyncError> {
        auto page = feedPageFrom(answer, since);
        if (page && page->scope != scope)
            return Failure{notUnderstood(u"scope"_s)};
        return page;
    };
    m_http.send(get, context, checked<store::FeedPage>(std::move(handler), read));
}

void CentralClient::parts(const CentralInfo &central, const QString &scope,
                          const store::PartSet &parts, const QString &after, QObject *context,
                          Handler<store::PartsAnswer> handler)
{
    QUrl url = ofScope(central, scope, u"/parts"_s);
    QStringList numbers;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (parts.test(i))
            numbers.append(QString::number(i));
    }
    QString text = u"parts="_s + numbers.join(u',');
    if (!after.isEmpty())
        text += u"&after="_s + queryValue(after);
    url.setQuery(text, QUrl::StrictMode);
    const auto read = [scope](const HttpAnswer &answer) -> Result<store::PartsAnswer, SyncError> {
        auto rows = store::partsAnswerFromJson(answer.json);
        if (!rows)
            return Failure{notUnderstood(rows.error().field)};
        if (rows->scope != scope)
            return Failure{notUnderstood(u"scope"_s)};
        return *std::move(rows);
    };
    m_http.send(request("GET", url), context,
                checked<store::PartsAnswer>(std::move(handler), read));
}

void CentralClient::masterData(const CentralInfo &central, const QString &version, QObject *context,
                               Handler<std::optional<MasterDataDocument>> handler)
{
    HttpRequest get = request("GET", central.masterData);
    if (!version.isEmpty())
        get.headers.append({"If-None-Match", '"' + version.toUtf8() + '"'});
    m_http.send(get, context,
                checked<std::optional<MasterDataDocument>>(std::move(handler), &masterDataFrom));
}

void CentralClient::leaseBlock(const CentralInfo &central, const QString &requestId,
                               domain::Level level, int count, QObject *context,
                               Handler<domain::SsccBlock> handler)
{
    HttpRequest post = request("POST", central.ssccBlocks);
    post.body = compact({{"requestId"_L1, requestId},
                         {"station"_L1, m_address.station},
                         {"level"_L1, domain::toCode(level)},
                         {"count"_L1, count}});
    const auto read = [level](const HttpAnswer &answer) { return blockFrom(answer, level); };
    m_http.send(post, context, checked<domain::SsccBlock>(std::move(handler), read));
}

void CentralClient::reportStatus(const CentralInfo &central, const StationStatus &status,
                                 QObject *context, Handler<Done> handler)
{
    QUrl url = central.sync;
    url.setPath(QString(url.path() + u"/status"));
    HttpRequest post = request("POST", url);
    QJsonObject body{{"station"_L1, m_address.station},
                     {"version"_L1, QStringLiteral(PW_VERSION)},
                     {"cursor"_L1, status.cursor},
                     {"outboxPending"_L1, status.outboxPending},
                     {"parked"_L1, status.parked}};
    if (status.cacheAge)
        body.insert("cacheAgeSeconds"_L1, qint64(status.cacheAge->count()));
    post.body = compact(body);
    const auto read = [](const HttpAnswer &) -> Result<Done, SyncError> { return Done(); };
    m_http.send(post, context, checked<Done>(std::move(handler), read));
}

HttpRequest CentralClient::request(const QByteArray &method, const QUrl &url) const
{
    return {method, url, {}, {}, m_timings.request};
}

QUrl CentralClient::under(const QString &path) const
{
    QUrl url = m_address.base;
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(QString(base + m_address.profile.basePath + path));
    return url;
}

} // namespace pw::sync
