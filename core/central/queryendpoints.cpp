// SPDX-License-Identifier: Apache-2.0
#include "core/central/eventanswer.h"
#include "core/central/pagetoken.h"
#include "core/central/requestbody.h"
#include "core/epcis/instant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

// /queries: queries with a name, and their events.
namespace pw::central {

namespace {

constexpr qsizetype LongestName = 200;

QJsonObject toJson(const NamedQuery &query)
{
    return {{u"name"_s, query.name},
            {u"query"_s, query.query},
            {u"createdAt"_s, epcis::instantToText(query.createdAt)}};
}

Result<NamedQuery, Problem> readQuery(const http::Request &request)
{
    const auto body = jsonBody(request);
    if (!body)
        return Failure{body.error()};
    NamedQuery query;
    query.name = body->value("name"_L1).toString();
    if (query.name.isEmpty() || query.name.size() > LongestName)
        return Failure{problems::validation(u"/name: up to 200 characters"_s)};
    if (!body->value("query"_L1).isObject())
        return Failure{problems::validation(u"/query: an object"_s)};
    for (const QString &name : body->keys()) {
        if (name != u"name" && name != u"query" && name != u"@context")
            return Failure{problems::validation(u'/' + name + u": not known here"_s)};
    }
    query.query = body->value("query"_L1).toObject();
    query.extensions = request.header("gs1-extensions");
    const auto usable = queryOf(query);
    if (!usable)
        return Failure{usable.error()};
    return query;
}

void addQuery(const Exchange &exchange, Committer &committer)
{
    if (const auto problem = bodyVersionProblem(exchange.request, false))
        return exchange.answer(problem->toResponse());
    auto read = readQuery(exchange.request);
    if (!read)
        return exchange.answer(read.error().toResponse());
    const NamedQuery query = *std::move(read);
    const auto added = std::make_shared<bool>();
    const bool queued = committer.submit(
        {[added, query](StoreWriter &writer, const QDateTime &now) {
             NamedQuery named = query;
             named.createdAt = now;
             *added = writer.addQuery(named);
         },
         [added, name = query.name, responder = exchange.responder](const CommitOutcome &stored) {
             if (!stored)
                 return responder.answer(problems::notStored(*stored.error).toResponse());
             if (!*added)
                 return responder.answer(problems::alreadyExists(name).toResponse());
             http::Response response = http::Response::empty(201);
             response.addHeader("Location", "/queries/" + QUrl::toPercentEncoding(name));
             responder.answer(std::move(response));
         }});
    if (!queued)
        exchange.answer(problems::busy(u"too many requests are waiting"_s).toResponse());
}

void showQueries(const Exchange &exchange)
{
    const auto page = pageOf(exchange);
    if (!page)
        return exchange.answer(page.error().toResponse());
    const auto found = exchange.reader.namedQueries(page->after, page->size + 1);
    if (!found)
        return exchange.answer(problems::notStored(found.error()).toResponse());
    QJsonArray list;
    for (const NamedQuery &query : found->first(qMin<qsizetype>(page->size, found->size())))
        list.append(toJson(query));
    http::Response response{
        200, "application/json", QJsonDocument(list).toJson(QJsonDocument::Compact), {}};
    if (found->size() > page->size)
        response.addHeader("Link", nextLink(exchange, toToken(found->at(page->size - 1).name)));
    exchange.answer(std::move(response));
}

void showQuery(const Exchange &exchange)
{
    if (const auto query = namedQueryOf(exchange))
        exchange.answer(http::Response::json(200, toJson(*query)));
}

void removeQuery(const Exchange &exchange, Services &services)
{
    const auto removed = std::make_shared<bool>();
    const QString name = exchange.captures.first();
    const bool queued = services.committer.submit(
        {[removed, name](StoreWriter &writer, const QDateTime &) {
             *removed = writer.removeQuery(name);
         },
         [removed, name, responder = exchange.responder,
          &subscriptions = services.subscriptions](const CommitOutcome &stored) {
             if (stored)
                 subscriptions.reload();
             responder.answer(!stored    ? problems::notStored(*stored.error).toResponse()
                              : *removed ? http::Response::empty(204)
                                         : problems::noSuchResource(name).toResponse());
         }});
    if (!queued)
        exchange.answer(problems::busy(u"too many requests are waiting"_s).toResponse());
}

void showEvents(const Exchange &exchange, const Wishes &wishes, Services &services)
{
    const auto named = namedQueryOf(exchange);
    if (!named)
        return;
    if (exchange.request.wantsWebSocket)
        return followEvents(exchange, *named, services);
    for (const QString &name : exchange.query.names()) {
        if (name != u"perPage" && name != u"nextPageToken")
            return exchange.answer(
                problems::subscriptionControls(
                    name + u": only with a WebSocket (Upgrade: websocket), or not known"_s)
                    .toResponse());
    }
    const auto query = queryOf(*named);
    if (!query)
        return exchange.answer(query.error().toResponse());
    answerEvents(exchange, wishes, *query, named->name, services);
}

} // namespace

std::optional<NamedQuery> namedQueryOf(const Exchange &exchange)
{
    const auto query = exchange.reader.namedQuery(exchange.captures.first());
    if (!query)
        exchange.answer(problems::notStored(query.error()).toResponse());
    else if (!*query)
        exchange.answer(problems::noSuchResource(exchange.captures.first()).toResponse());
    else
        return **query;
    return {};
}

void addQueryEndpoints(Router &router, Services &services)
{
    addResource(router, "GET", u"/queries"_s,
                [](const Exchange &exchange, const Wishes &) { showQueries(exchange); });
    addResource(router, "POST", u"/queries"_s,
                [&committer = services.committer](const Exchange &exchange, const Wishes &) {
                    addQuery(exchange, committer);
                });
    addResource(router, "GET", u"/queries/*"_s,
                [](const Exchange &exchange, const Wishes &) { showQuery(exchange); });
    addResource(
        router, "DELETE", u"/queries/*"_s,
        [&services](const Exchange &exchange, const Wishes &) { removeQuery(exchange, services); });
    addResource(router, "GET", u"/queries/*/events"_s,
                [&services](const Exchange &exchange, const Wishes &wishes) {
                    showEvents(exchange, wishes, services);
                });
}

} // namespace pw::central
