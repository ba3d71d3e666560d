// SPDX-License-Identifier: Apache-2.0
#include "core/central/eventanswer.h"
#include "core/central/pagetoken.h"
#include "core/central/requestbody.h"
#include "core/epcis/instant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

// /queries/{name}/subscriptions: webhooks; and the WebSockets of /queries/{name}/events.
namespace pw::central {

namespace {

const QStringList &scheduleFields()
{
    static const QStringList names{u"second"_s,     u"minute"_s, u"hour"_s,
                                   u"dayOfMonth"_s, u"month"_s,  u"dayOfWeek"_s};
    return names;
}

/// What may not be revealed is not in it.
QJsonObject toJson(const Subscription &subscription)
{
    QJsonObject object{{u"subscriptionID"_s, subscription.id},
                       {u"queryName"_s, subscription.query},
                       {u"dest"_s, subscription.dest},
                       {u"createdAt"_s, epcis::instantToText(subscription.createdAt)}};
    if (subscription.schedule.isEmpty()) {
        object.insert(u"stream"_s, true);
    } else {
        object.insert(u"schedule"_s, subscription.schedule);
        object.insert(u"reportIfEmpty"_s, subscription.reportIfEmpty);
    }
    if (subscription.initialRecordTime.isValid())
        object.insert(u"initialRecordTime"_s, epcis::instantToText(subscription.initialRecordTime));
    if (subscription.notifiedAt.isValid())
        object.insert(u"lastNotifiedAt"_s, epcis::instantToText(subscription.notifiedAt));
    if (!subscription.epcFormat.isEmpty())
        object.insert(u"epcFormat"_s, QString::fromLatin1(subscription.epcFormat));
    return object;
}

Problem control(const QString &detail)
{
    return problems::subscriptionControls(detail);
}

/// When and from where on; the same for both kinds.
std::optional<Problem> readControls(const QJsonObject &controls, Subscription &subscription)
{
    const QJsonValue stream = controls.value("stream"_L1);
    const QJsonValue schedule = controls.value("schedule"_L1);
    if (!stream.isUndefined() && stream != QJsonValue(true))
        return control(u"stream: true, or a schedule instead"_s);
    if (stream.isUndefined() == schedule.isUndefined())
        return control(u"stream: either true, or a schedule"_s);
    if (!schedule.isUndefined() && !Schedule::parse(schedule.toObject()))
        return control(u"schedule: second, minute, hour, dayOfMonth, month or dayOfWeek with "
                       "numbers, and a day that comes"_s);
    subscription.schedule = schedule.toObject();
    const QJsonValue report = controls.value("reportIfEmpty"_L1);
    if (!report.isUndefined() && !report.isBool())
        return control(u"reportIfEmpty: true or false"_s);
    if (report.toBool() && schedule.isUndefined())
        return control(u"reportIfEmpty: only with a schedule"_s);
    subscription.reportIfEmpty = report.toBool();
    const QJsonValue initial = controls.value("initialRecordTime"_L1);
    if (initial.isUndefined())
        return {};
    const auto time = epcis::instantFromText(initial.toString());
    if (!time)
        return control(u"initialRecordTime: a date-time with offset"_s);
    subscription.initialRecordTime = *time;
    return {};
}

/// Why the query cannot stand; nothing where it can.
std::optional<Problem> standingProblem(const RestQuery &query)
{
    if (query.eventCountLimit || query.maxEventCount)
        return control(u"the query counts its events, so nobody can be told of them one by one"_s);
    return {};
}

/// Where the subscription starts: behind all that is not wanted.
Result<qint64, StoreError> startOf(const Subscription &subscription, StoreReader &reader)
{
    if (subscription.initialRecordTime.isValid())
        return reader.sequenceBefore(subscription.initialRecordTime);
    const auto counts = reader.counts();
    if (!counts)
        return Failure{counts.error()};
    return counts->events;
}

Result<Subscription, Problem> readSubscription(const http::Request &request,
                                               const NamedQuery &query)
{
    const auto body = jsonBody(request);
    if (!body)
        return Failure{body.error()};
    static const QStringList Known{
        u"dest"_s,     u"signatureToken"_s, u"secret"_s,           u"stream"_s,
        u"schedule"_s, u"reportIfEmpty"_s,  u"initialRecordTime"_s};
    for (const QString &name : body->keys()) {
        if (!Known.contains(name))
            return Failure{problems::validation(u'/' + name + u": not known here"_s)};
    }
    Subscription subscription;
    subscription.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    subscription.query = query.name;
    subscription.dest = body->value("dest"_L1).toString();
    const QUrl url(subscription.dest, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()
        || (url.scheme() != u"http" && url.scheme() != u"https"))
        return Failure{problems::validation(u"/dest: an http or https URL"_s)};
    // The description of the binding has both names for one thing.
    const QJsonValue token = body->value("signatureToken"_L1);
    subscription.secret = (token.isUndefined() ? body->value("secret"_L1) : token).toString();
    if (const auto problem = readControls(*body, subscription))
        return Failure{*problem};
    const auto events = queryOf(query);
    if (!events)
        return Failure{events.error()};
    if (const auto problem = standingProblem(*events))
        return Failure{*problem};
    subscription.epcFormat = request.header("gs1-epc-format").trimmed();
    return subscription;
}

QByteArray pathOf(const Subscription &subscription)
{
    return "/queries/" + QUrl::toPercentEncoding(subscription.query) + "/subscriptions/"
           + subscription.id.toLatin1();
}

void subscribe(const Exchange &exchange, Services &services)
{
    if (const auto problem = bodyVersionProblem(exchange.request, false))
        return exchange.answer(problem->toResponse());
    const auto named = namedQueryOf(exchange);
    if (!named)
        return;
    auto read = readSubscription(exchange.request, *named);
    if (!read)
        return exchange.answer(read.error().toResponse());
    const auto start = startOf(*read, exchange.reader);
    if (!start)
        return exchange.answer(problems::notStored(start.error()).toResponse());
    const auto subscription = std::make_shared<Subscription>(*std::move(read));
    subscription->position = *start;
    const auto added = std::make_shared<bool>();
    const bool queued = services.committer.submit(
        {[added, subscription](StoreWriter &writer, const QDateTime &now) {
             subscription->createdAt = now;
             *added = writer.addSubscription(*subscription);
         },
         [added, subscription, responder = exchange.responder,
          &subscriptions = services.subscriptions](const CommitOutcome &stored) {
             if (!stored)
                 return responder.answer(problems::notStored(*stored.error).toResponse());
             if (!*added)
                 return responder.answer(
                     problems::noSuchResource(subscription->query).toResponse());
             http::Response response = http::Response::json(201, toJson(*subscription));
             response.addHeader("Location", pathOf(*subscription));
             responder.answer(std::move(response));
             subscriptions.reload();
         }});
    if (!queued)
        exchange.answer(problems::busy(u"too many requests are waiting"_s).toResponse());
}

/// The subscriptions of the query in the path by id; nothing when the exchange has been answered.
std::optional<QList<Subscription>> subscriptionsOf(const Exchange &exchange)
{
    const auto named = namedQueryOf(exchange);
    if (!named)
        return {};
    const auto found = exchange.reader.subscriptions(named->name);
    if (found)
        return *found;
    exchange.answer(problems::notStored(found.error()).toResponse());
    return {};
}

void showSubscriptions(const Exchange &exchange)
{
    const auto page = pageOf(exchange);
    if (!page)
        return exchange.answer(page.error().toResponse());
    const auto found = subscriptionsOf(exchange);
    if (!found)
        return;
    QJsonArray list;
    QString last;
    bool more = false;
    for (const Subscription &subscription : *found) {
        if (subscription.id <= page->after)
            continue;
        more = list.size() == page->size;
        if (more)
            break;
        list.append(toJson(subscription));
        last = subscription.id;
    }
    http::Response response{
        200, "application/json", QJsonDocument(list).toJson(QJsonDocument::Compact), {}};
    if (more)
        response.addHeader("Link", nextLink(exchange, toToken(last)));
    exchange.answer(std::move(response));
}

/// The one the path names; nothing when the exchange has been answered.
std::optional<Subscription> subscriptionOf(const Exchange &exchange)
{
    const auto found = subscriptionsOf(exchange);
    if (!found)
        return {};
    for (const Subscription &subscription : *found) {
        if (subscription.id == exchange.captures.at(1))
            return subscription;
    }
    exchange.answer(problems::noSuchResource(exchange.captures.at(1)).toResponse());
    return {};
}

void showSubscription(const Exchange &exchange)
{
    if (const auto subscription = subscriptionOf(exchange))
        exchange.answer(http::Response::json(200, toJson(*subscription)));
}

void unsubscribe(const Exchange &exchange, Services &services)
{
    const auto subscription = subscriptionOf(exchange);
    if (!subscription)
        return;
    const auto removed = std::make_shared<bool>();
    const QString id = subscription->id;
    const bool queued = services.committer.submit(
        {[removed, id](StoreWriter &writer, const QDateTime &) {
             *removed = writer.removeSubscription(id);
         },
         [removed, id, responder = exchange.responder,
          &subscriptions = services.subscriptions](const CommitOutcome &stored) {
             if (stored)
                 subscriptions.reload();
             responder.answer(!stored    ? problems::notStored(*stored.error).toResponse()
                              : *removed ? http::Response::empty(204)
                                         : problems::noSuchResource(id).toResponse());
         }});
    if (!queued)
        exchange.answer(problems::busy(u"too many requests are waiting"_s).toResponse());
}

/// The controls of a WebSocket stand in its URL; the schedule's fields side by side.
Result<QJsonObject, Problem> controlsOf(const QueryParameters &parameters)
{
    QJsonObject controls;
    QJsonObject schedule;
    for (const QString &name : parameters.names()) {
        const QString value = parameters.value(name);
        if (scheduleFields().contains(name))
            schedule.insert(name, value);
        else if (name == u"stream" || name == u"reportIfEmpty")
            controls.insert(name, value == u"true"    ? QJsonValue(true)
                                  : value == u"false" ? QJsonValue(false)
                                                      : QJsonValue(value));
        else if (name == u"initialRecordTime")
            controls.insert(name, value);
        else
            return Failure{control(name + u": not known here"_s)};
    }
    if (!schedule.isEmpty())
        controls.insert(u"schedule"_s, schedule);
    return controls;
}

} // namespace

void followEvents(const Exchange &exchange, const NamedQuery &named, Services &services)
{
    const auto refuse = [&exchange](const Problem &problem) {
        exchange.answer(problem.toResponse());
    };
    const auto controls = controlsOf(exchange.query);
    if (!controls)
        return refuse(controls.error());
    Subscription subscription;
    subscription.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    subscription.query = named.name;
    subscription.epcFormat = exchange.request.header("gs1-epc-format").trimmed();
    if (const auto problem = readControls(*controls, subscription))
        return refuse(*problem);
    const auto query = queryOf(named);
    if (!query)
        return refuse(query.error());
    if (const auto problem = standingProblem(*query))
        return refuse(*problem);
    const auto start = startOf(subscription, exchange.reader);
    if (!start)
        return refuse(problems::notStored(start.error()));
    subscription.position = *start;
    const QDateTime from = subscription.initialRecordTime.isValid() ? subscription.initialRecordTime
                                                                    : services.clock.now();
    exchange.responder.upgrade(
        {{"GS1-Query-Min-Record-Time", epcis::instantToText(from).toLatin1()}},
        [subscription, query = *query,
         &subscriptions = services.subscriptions](const std::shared_ptr<http::Channel> &channel) {
            subscriptions.follow(subscription, query, channel);
        });
}

void addSubscriptionEndpoints(Router &router, Services &services)
{
    const QString list = u"/queries/*/subscriptions"_s;
    const QString one = u"/queries/*/subscriptions/*"_s;
    addResource(router, "GET", list,
                [](const Exchange &exchange, const Wishes &) { showSubscriptions(exchange); });
    addResource(router, "POST", list, [&services](const Exchange &exchange, const Wishes &) {
        subscribe(exchange, services);
    });
    addResource(router, "GET", one,
                [](const Exchange &exchange, const Wishes &) { showSubscription(exchange); });
    addResource(router, "DELETE", one, [&services](const Exchange &exchange, const Wishes &) {
        unsubscribe(exchange, services);
    });
}

} // namespace pw::central
