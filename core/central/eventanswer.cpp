// SPDX-License-Identifier: Apache-2.0
#include "core/central/eventanswer.h"

#include "core/central/pagetoken.h"
#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr int DefaultPageSize = 30;
constexpr int LargestPage = 1000;
constexpr int TokenHours = 24;

/// What is asked, without how it is paged.
quint16 questionOf(const Exchange &exchange)
{
    QByteArray text = exchange.request.target.split('?').first();
    for (const QString &name : exchange.query.names()) {
        if (name != u"perPage" && name != u"nextPageToken")
            text += '&' + name.toUtf8() + '=' + exchange.query.value(name).toUtf8();
    }
    return qChecksum(text);
}

/// The token the request came with; a fresh one where there is none.
Result<PageToken, Problem> tokenOf(const Exchange &exchange, const QDateTime &now)
{
    const quint16 question = questionOf(exchange);
    if (!exchange.query.contains(u"nextPageToken"_s))
        return PageToken{{}, 0, now.addSecs(TokenHours * 3600), question};
    auto token = tokenFromText(exchange.query.value(u"nextPageToken"_s));
    if (!token || token->question != question)
        return Failure{problems::queryParameter(
            u"nextPageToken: not a token of this server for this query"_s)};
    if (token->expires <= now)
        return Failure{problems::queryParameter(u"nextPageToken: expired; ask without one"_s)};
    token->expires = now.addSecs(TokenHours * 3600);
    return *token;
}

} // namespace

Result<int, Problem> pageSizeOf(const QueryParameters &parameters)
{
    const auto size = parameters.number(u"perPage"_s, DefaultPageSize);
    if (!size || *size < 1)
        return Failure{problems::queryParameter(u"perPage: a number above 0"_s)};
    return int(qMin<qint64>(*size, LargestPage)); // fewer than asked for is allowed
}

Result<ListPage, Problem> pageOf(const Exchange &exchange)
{
    for (const QString &name : exchange.query.names()) {
        if (name != u"perPage" && name != u"nextPageToken")
            return Failure{problems::queryParameter(name + u": not known here"_s)};
    }
    const auto size = pageSizeOf(exchange.query);
    if (!size)
        return Failure{size.error()};
    ListPage page{*size, {}};
    if (exchange.query.contains(u"nextPageToken"_s)) {
        const auto last = lastFromToken(exchange.query.value(u"nextPageToken"_s));
        if (!last || last->isEmpty())
            return Failure{
                problems::queryParameter(u"nextPageToken: not a token of this server"_s)};
        page.after = *last;
    }
    return page;
}

QList<QueryParameter> queryParametersOf(const QueryParameters &parameters)
{
    QList<QueryParameter> list;
    for (const QString &name : parameters.names()) {
        if (name != u"perPage" && name != u"nextPageToken")
            list.append({name, parameters.value(name).split(u'|')});
    }
    return list;
}

QByteArray nextLink(const Exchange &exchange, const QString &token)
{
    QByteArrayList parameters;
    for (const QByteArray &pair : exchange.queryText.split('&')) {
        if (!pair.isEmpty() && !pair.startsWith("nextPageToken="))
            parameters.append(pair);
    }
    parameters.append("nextPageToken=" + token.toLatin1());
    return '<' + exchange.request.target.split('?').first() + '?' + parameters.join('&')
           + ">; rel=\"next\"";
}

Problem untranslatable(const Untranslatable &what)
{
    return problems::notAcceptable(
        u"GS1-EPC-Format: the length of the company prefix is not known for "_s + what.uri);
}

Result<QByteArray, Untranslatable> eventText(const FoundEvent &event, EpcFormat format,
                                             const epc::CompanyPrefixes &prefixes)
{
    const auto json = translatedEvent(event.json, format, prefixes);
    if (!json)
        return json;
    QByteArray text = "{";
    if (!event.context.isEmpty())
        text += "\"@context\":" + event.context + ',';
    text += "\"recordTime\":\"" + epcis::instantToText(event.recordTime).toLatin1() + "\",";
    return QByteArray(text + json->sliced(1));
}

void answerEvents(const Exchange &exchange, const Wishes &wishes, RestQuery query,
                  const QString &name, const Services &services)
{
    const auto refuse = [&exchange](const Problem &problem) {
        exchange.answer(problem.toResponse());
    };
    const QDateTime now = services.clock.now();
    const auto size = pageSizeOf(exchange.query);
    if (!size)
        return refuse(size.error());
    auto token = tokenOf(exchange, now);
    if (!token)
        return refuse(token.error());
    PageToken place = *std::move(token);
    query.events.perPage = *size;
    if (query.eventCountLimit)
        query.events.perPage = int(qMin<qint64>(*size, *query.eventCountLimit - place.given));
    if (exchange.query.contains(u"nextPageToken"_s)) {
        query.events.after = place.position;
    } else if (query.maxEventCount) {
        const auto count = exchange.reader.countEvents(query.events, *query.maxEventCount + 1);
        if (!count)
            return refuse(problems::notStored(count.error()));
        if (*count > *query.maxEventCount)
            return refuse(problems::queryTooLarge(u"maxEventCount: there are more events"_s));
    }
    if (query.events.perPage < 1)
        return refuse(problems::queryParameter(u"nextPageToken: there is no such page"_s));
    const auto page = exchange.reader.events(query.events);
    if (!page)
        return refuse(problems::notStored(page.error()));
    QList<QByteArray> events;
    for (const FoundEvent &event : page->events) {
        const auto text = eventText(event, wishes.format, services.companyPrefixes);
        if (!text)
            return refuse(untranslatable(text.error()));
        events.append(*text);
    }
    http::Response response{
        200, "application/json", epcis::queryDocument(events, now, {name, {}}), {}};
    const bool asStored = wishes.format == EpcFormat::NoPreference;
    response.addHeader("GS1-EPC-Format", toHeader(asStored ? EpcFormat::Never : wishes.format));
    place.given += events.size();
    if (page->next && (!query.eventCountLimit || place.given < *query.eventCountLimit)) {
        place.position = *page->next;
        response.addHeader("Link", nextLink(exchange, toToken(place)));
        response.addHeader("GS1-Next-Page-Token-Expires",
                           epcis::instantToText(place.expires).toLatin1());
    }
    exchange.answer(std::move(response));
}

void addResource(Router &router, const QByteArray &method, const QString &pattern,
                 RestEndpoint endpoint)
{
    router.add(method, pattern, [endpoint = std::move(endpoint)](const Exchange &exchange) {
        const auto wishes = wishesOf(exchange.request);
        if (wishes)
            endpoint(exchange, *wishes);
        else
            exchange.answer(wishes.error().toResponse());
    });
    router.describe(pattern, discoveryHeaders());
}

} // namespace pw::central
