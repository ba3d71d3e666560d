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

/// Below it `changes` cannot say who has left the scope. Nobody leaves the site or a product.
qint64 lowWaterOf(const domain::FeedScope &scope, qint64 lowWater)
{
    using Kind = domain::FeedScope::Kind;
    return scope.kind() == Kind::Exceptions || scope.kind() == Kind::Batch ? lowWater : 0;
}

void discover(const Exchange &exchange, const Services &services)
{
    exchange.answer(http::Response::json(
        200, {{u"protocol"_s, 1},
              {u"epoch"_s, services.store.epoch()},
              {u"scopes"_s, QJsonArray{u"exceptions"_s, u"batch"_s, u"product"_s, u"site"_s}},
              {u"sync"_s, u"/sync/v1"_s},
              {u"masterData"_s, u"/masterdata"_s},
              {u"ssccBlocks"_s, u"/sscc-blocks"_s},
              {u"serverTime"_s, serverTime(services)}}));
}

QJsonArray partsToJson(const domain::SetChecksum &sums)
{
    QJsonArray parts;
    for (int i = 0; i < domain::SetChecksum::Parts; ++i)
        parts.append(domain::SetChecksum::toText(sums.part(i)));
    return parts;
}

QJsonObject toJson(const domain::FeedScope &scope, const ScopeSums &state, qint64 lowWater)
{
    using domain::SetChecksum;
    return {{u"name"_s, scope.name()},
            {u"head"_s, state.head},
            {u"lowWater"_s, lowWaterOf(scope, lowWater)},
            {u"rows"_s, state.sums.rows()},
            {u"setChecksum"_s, SetChecksum::toText(state.sums.total())}};
}

void showScopes(const Exchange &exchange, const Services &services)
{
    const auto counts = exchange.reader.counts();
    if (!counts)
        return exchange.answer(problems::notStored(counts.error()).toResponse());
    QJsonArray scopes;
    for (const auto &scope : {domain::FeedScope::exceptions(), domain::FeedScope::site()}) {
        const auto state = exchange.reader.scopeSums(scope);
        if (!state)
            return exchange.answer(problems::notStored(state.error()).toResponse());
        scopes.append(toJson(scope, *state, counts->lowWater));
    }
    exchange.answer(http::Response::json(200, {{u"epoch"_s, services.store.epoch()},
                                               {u"serverTime"_s, serverTime(services)},
                                               {u"scopes"_s, scopes}}));
}

/// The scope in the path; where it is none, that has been answered.
std::optional<domain::FeedScope> scopeOf(const Exchange &exchange)
{
    const auto scope = domain::FeedScope::parse(exchange.captures.first());
    if (!scope)
        exchange.answer(problems::noSuchResource(exchange.captures.first()).toResponse());
    return scope;
}

void showScope(const Exchange &exchange, const Services &services)
{
    const auto scope = scopeOf(exchange);
    if (!scope)
        return;
    const auto counts = exchange.reader.counts();
    const auto state = exchange.reader.scopeSums(*scope);
    if (!counts || !state)
        return exchange.answer(
            problems::notStored(counts ? state.error() : counts.error()).toResponse());
    QJsonObject answer = toJson(*scope, *state, counts->lowWater);
    answer.insert(u"epoch"_s, services.store.epoch());
    answer.insert(u"serverTime"_s, serverTime(services));
    answer.insert(u"parts"_s, partsToJson(state->sums));
    exchange.answer(http::Response::json(200, answer));
}

/// `parts=3,17`; nothing: not such a list.
std::optional<std::bitset<domain::SetChecksum::Parts>> partsFrom(const QString &text)
{
    std::bitset<domain::SetChecksum::Parts> parts;
    for (const QString &item : text.split(u',')) {
        bool isNumber = false;
        const uint part = item.toUInt(&isNumber);
        if (!isNumber || part >= parts.size())
            return {};
        parts.set(part);
    }
    return parts;
}

void showParts(const Exchange &exchange, const Services &services)
{
    const auto scope = scopeOf(exchange);
    if (!scope)
        return;
    const auto parts = partsFrom(exchange.query.value(u"parts"_s));
    if (!parts)
        return exchange.answer(
            problems::queryParameter(u"parts is a list of numbers from 0 to 255"_s).toResponse());
    PartsQuery query;
    query.scope = *scope;
    query.parts = *parts;
    query.after = exchange.query.value(u"after"_s);
    const auto found = exchange.reader.parts(query);
    if (!found)
        return exchange.answer(problems::notStored(found.error()).toResponse());
    FeedPage page;
    page.units = found->units;
    page.lots = found->lots;
    exchange.answer(
        http::Response::json(200, {{u"epoch"_s, services.store.epoch()},
                                   {u"scope"_s, scope->name()},
                                   {u"head"_s, found->head},
                                   {u"next"_s, found->next.isEmpty() ? QJsonValue(QJsonValue::Null)
                                                                     : QJsonValue(found->next)},
                                   {u"rows"_s, feedRows(page)}}));
}

/// One question for changes, while it is answered or held.
struct Ask
{
    FeedQuery query;
    bool parts = false; ///< every part of the checksum is wanted
    Doorbell::TimePoint deadline;
    http::Responder responder;
};

http::Response changesResponse(const Ask &ask, const FeedPage &page, const Services &services)
{
    const bool upToDate = page.upToDate();
    QJsonObject answer{{u"epoch"_s, services.store.epoch()},
                       {u"scope"_s, ask.query.scope.name()},
                       {u"from"_s, ask.query.since},
                       {u"to"_s, page.to},
                       {u"head"_s, page.head},
                       {u"upToDate"_s, upToDate},
                       {u"serverTime"_s, serverTime(services)},
                       {u"masterDataVersion"_s, page.masterDataVersion},
                       {u"stationSeq"_s, QJsonValue::Null},
                       {u"rows"_s, feedRows(page)}};
    // Only of the whole site can be said that what an event did shows in these rows.
    if (upToDate && ask.query.scope == domain::FeedScope::site())
        answer.insert(u"stationSeq"_s, page.stationSequence);
    if (page.sums) {
        answer.insert(u"setChecksum"_s, domain::SetChecksum::toText(page.sums->total()));
        if (ask.parts)
            answer.insert(u"parts"_s, partsToJson(*page.sums));
    }
    return http::Response::json(200, answer);
}

void answerOrHold(const Ask &ask, StoreReader &reader, Services &services)
{
    const quint64 heard = services.doorbell.rings(); // before looking, or a ring could be missed
    const auto page = reader.changes(ask.query);
    if (!page)
        return ask.responder.answer(problems::notStored(page.error()).toResponse());
    const bool tooOld =
        ask.query.since > 0 && ask.query.since < lowWaterOf(ask.query.scope, page->lowWater);
    if (tooOld || ask.query.since > page->head)
        return ask.responder.answer(
            http::Response::json(410, {{u"epoch"_s, services.store.epoch()}}));
    if (page->isEmpty() && std::chrono::steady_clock::now() < ask.deadline) {
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
    const auto scope = scopeOf(exchange);
    if (!scope)
        return;
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
    answerOrHold({{*since, int(qMin(*limit, LargestPage)), query.value(u"station"_s), *scope},
                  query.value(u"parts"_s) == u"1",
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
    const bool queued = committer.submit(
        {[station, status = *body](StoreWriter &writer, const QDateTime &) {
             writer.putStatus(station, status);
         },
         [responder = exchange.responder](const CommitOutcome &stored) {
             responder.answer(stored ? http::Response::empty(204)
                                     : problems::notStored(*stored.error).toResponse());
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
    router.add("GET", u"/sync/v1/scopes/*"_s,
               [&services](const Exchange &exchange) { showScope(exchange, services); });
    router.add("GET", u"/sync/v1/scopes/*/parts"_s,
               [&services](const Exchange &exchange) { showParts(exchange, services); });
    router.add("GET", u"/sync/v1/scopes/*/changes"_s,
               [&services](const Exchange &exchange) { showChanges(exchange, services); });
    router.add("POST", u"/sync/v1/status"_s,
               [&services](const Exchange &exchange) { keepStatus(exchange, services.committer); });
}

} // namespace pw::central
