// SPDX-License-Identifier: Apache-2.0
#include "core/central/feedjson.h"
#include "core/central/problem.h"
#include "core/central/requestbody.h"
#include "core/central/services.h"
#include "core/epcis/instant.h"

using namespace Qt::StringLiterals;

// Our extension for stations: discovery, scopes, changes with long poll, heartbeat.
namespace pw::central {

namespace {

constexpr qint64 LongestWait = 25; ///< seconds; below the idle cut of common proxies
constexpr qint64 LargestPage = 5000;

QString serverTime(const Services &services)
{
    return epcis::instantToText(services.clock.now());
}

void discover(const Exchange &exchange, const Services &services)
{
    exchange.answer(http::Response::json(200, {{u"protocol"_s, 1},
                                               {u"epoch"_s, services.store.epoch()},
                                               {u"sync"_s, u"/sync/v1"_s},
                                               {u"masterData"_s, u"/masterdata"_s},
                                               {u"ssccBlocks"_s, u"/sscc-blocks"_s},
                                               {u"serverTime"_s, serverTime(services)}}));
}

void showScopes(const Exchange &exchange, const Services &services)
{
    const auto counts = exchange.reader.counts();
    const auto rows = exchange.reader.feedRows();
    if (!counts || !rows)
        return exchange.answer(problems::notStored().toResponse());
    const QJsonObject site{{u"name"_s, u"site"_s},
                           {u"head"_s, counts->head},
                           {u"lowWater"_s, counts->lowWater},
                           {u"rows"_s, *rows}};
    exchange.answer(http::Response::json(200, {{u"epoch"_s, services.store.epoch()},
                                               {u"serverTime"_s, serverTime(services)},
                                               {u"scopes"_s, QJsonArray{site}}}));
}

/// One question for changes, while it is answered or held.
struct Ask
{
    FeedQuery query;
    Doorbell::TimePoint deadline;
    http::Responder responder;
};

http::Response changesResponse(const Ask &ask, const FeedPage &page, const Services &services)
{
    const bool upToDate = page.upToDate();
    QJsonObject answer{{u"epoch"_s, services.store.epoch()},
                       {u"scope"_s, u"site"_s},
                       {u"from"_s, ask.query.since},
                       {u"to"_s, page.to},
                       {u"head"_s, page.head},
                       {u"upToDate"_s, upToDate},
                       {u"serverTime"_s, serverTime(services)},
                       {u"masterDataVersion"_s, page.masterDataVersion},
                       {u"stationSeq"_s,
                        upToDate ? QJsonValue(page.stationSequence) : QJsonValue(QJsonValue::Null)},
                       {u"rows"_s, feedRows(page)}};
    return http::Response::json(200, answer);
}

void answerOrHold(const Ask &ask, StoreReader &reader, Services &services)
{
    const quint64 heard = services.doorbell.rings(); // before looking, or a ring could be missed
    const auto page = reader.changes(ask.query);
    if (!page)
        return ask.responder.answer(problems::notStored().toResponse());
    if (ask.query.since > page->head)
        return ask.responder.answer(
            http::Response::json(410, {{u"epoch"_s, services.store.epoch()}}));
    const bool nothingNew = page->units.isEmpty() && page->lots.isEmpty();
    if (nothingNew && std::chrono::steady_clock::now() < ask.deadline) {
        const auto again = [ask, &services] {
            const auto task = [ask, &services](StoreReader &anyReader) {
                answerOrHold(ask, anyReader, services);
            };
            if (!services.workers.post(task))
                ask.responder.answer(problems::busy(u"stopping"_s).toResponse());
        };
        if (services.doorbell.wait(ask.responder, ask.deadline, heard, again))
            return;
    }
    ask.responder.answer(changesResponse(ask, *page, services));
}

void showChanges(const Exchange &exchange, Services &services)
{
    const QueryParameters &query = exchange.query;
    if (exchange.captures.first() != u"site")
        return exchange.answer(problems::noSuchResource(exchange.captures.first()).toResponse());
    const auto since = query.number(u"since"_s, 0);
    const auto limit = query.number(u"limit"_s, LargestPage);
    const auto wait = query.number(u"wait"_s, 0);
    if (!since || *since < 0 || !limit || *limit < 1 || !wait || *wait < 0)
        return exchange.answer(
            problems::queryParameter(u"since, limit and wait are numbers"_s).toResponse());
    if (query.contains(u"epoch"_s) && query.value(u"epoch"_s) != services.store.epoch())
        return exchange.answer(http::Response::json(410, {{u"epoch"_s, services.store.epoch()}}));
    if (query.contains(u"station"_s)) {
        if (const auto problem = speaksForAnother(exchange.request, query.value(u"station"_s)))
            return exchange.answer(problem->toResponse());
    }
    const std::chrono::seconds hold(qMin(*wait, LongestWait));
    answerOrHold({{*since, int(qMin(*limit, LargestPage)), query.value(u"station"_s)},
                  std::chrono::steady_clock::now() + hold,
                  exchange.responder},
                 exchange.reader, services);
}

void keepStatus(const Exchange &exchange, Committer &committer)
{
    const auto body = jsonBody(exchange.request);
    if (!body)
        return exchange.answer(body.error().toResponse());
    const QString station = body->value(u"station"_s).toString();
    if (station.isEmpty() || station.size() > 100)
        return exchange.answer(problems::validation(u"/station: a name"_s).toResponse());
    if (const auto problem = speaksForAnother(exchange.request, station))
        return exchange.answer(problem->toResponse());
    const bool queued =
        committer.submit({[station, status = *body](StoreWriter &writer, const QDateTime &) {
                              writer.putStatus(station, status);
                          },
                          [responder = exchange.responder](bool stored) {
                              responder.answer(stored ? http::Response::empty(204)
                                                      : problems::notStored().toResponse());
                          }});
    if (!queued)
        exchange.answer(problems::busy(u"too many requests are waiting"_s).toResponse());
}

} // namespace

void addSyncEndpoints(Router &router, Services &services)
{
    router.add("GET", u"/.well-known/agw-sync"_s,
               [&services](const Exchange &exchange) { discover(exchange, services); });
    router.add("GET", u"/sync/v1/scopes"_s,
               [&services](const Exchange &exchange) { showScopes(exchange, services); });
    router.add("GET", u"/sync/v1/scopes/*/changes"_s,
               [&services](const Exchange &exchange) { showChanges(exchange, services); });
    router.add("POST", u"/sync/v1/status"_s,
               [&services](const Exchange &exchange) { keepStatus(exchange, services.committer); });
}

} // namespace pw::central
