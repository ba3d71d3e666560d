// SPDX-License-Identifier: Apache-2.0
#include "core/central/eventanswer.h"
#include "core/central/matchpattern.h"
#include "core/central/pagetoken.h"
#include "core/central/unitkey.h"
#include "core/epcis/cbv.h"
#include "core/epcis/names.h"
#include "core/epcis/uri.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

// The top-level resources: what there is, and the events of each.
namespace pw::central {

namespace {

http::Response collectionOf(const QStringList &members)
{
    return http::Response::json(
        200, {{u"@context"_s, u"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"_s},
              {u"type"_s, u"Collection"_s},
              {u"member"_s, QJsonArray::fromStringList(members)}});
}

const QStringList &eventTypes()
{
    using epcis::EventType;
    static const QStringList types = [] {
        QStringList names;
        for (const EventType type :
             {EventType::Aggregation, EventType::Association, EventType::Object,
              EventType::Transaction, EventType::Transformation})
            names.append(epcis::names::toText(type));
        return names;
    }();
    return types;
}

/// One of the top-level resources whose members come from the events.
struct Resource
{
    QString path;
    Collection collection;
    QString replaced; ///< the query parameter that the path stands for
};

const QList<Resource> &resources()
{
    static const QList<Resource> list{
        {u"/epcs"_s, Collection::Epcs, u"MATCH_anyEPC"_s},
        {u"/bizSteps"_s, Collection::BizSteps, u"EQ_bizStep"_s},
        {u"/bizLocations"_s, Collection::BizLocations, u"EQ_bizLocation"_s},
        {u"/readPoints"_s, Collection::ReadPoints, u"EQ_readPoint"_s},
        {u"/dispositions"_s, Collection::Dispositions, u"EQ_disposition"_s}};
    return list;
}

/// `members` has one more than a page where there is a next one.
void answerPage(const Exchange &exchange, QStringList members, const ListPage &page,
                const QString &lastKey)
{
    const bool more = members.size() > page.size;
    if (more)
        members.resize(page.size);
    http::Response response = collectionOf(members);
    if (more)
        response.addHeader("Link", nextLink(exchange, toToken(lastKey)));
    exchange.answer(std::move(response));
}

void showEventTypes(const Exchange &exchange)
{
    const auto page = pageOf(exchange);
    if (!page)
        return exchange.answer(page.error().toResponse());
    QStringList members;
    for (const QString &type : eventTypes()) {
        if (type > page->after && members.size() <= page->size)
            members.append(type);
    }
    answerPage(exchange, members, *page, members.value(page->size - 1));
}

void showCollection(const Exchange &exchange, const Wishes &wishes, Collection collection,
                    const Services &services)
{
    const auto page = pageOf(exchange);
    if (!page)
        return exchange.answer(page.error().toResponse());
    const auto keys = exchange.reader.collection(collection, page->after, page->size + 1);
    if (!keys)
        return exchange.answer(problems::notStored(keys.error()).toResponse());
    QStringList members;
    for (const QString &key : *keys) {
        const auto member = translatedUri(uriOf(key), wishes.format, services.companyPrefixes);
        if (!member)
            return exchange.answer(untranslatable(member.error()).toResponse());
        members.append(*member);
    }
    answerPage(exchange, members, *page, keys->value(page->size - 1));
}

QList<KeyPattern> exactly(const QString &key)
{
    return {{key, false, {}}};
}

/// Restricts the query to the events of one member of a collection.
void restrictTo(EventQuery &query, Collection collection, const QString &value)
{
    using epcis::cbv::Vocabulary;
    const auto word = [&value](Vocabulary vocabulary) {
        return exactly(epcis::cbv::bareWord(vocabulary, value));
    };
    const auto key = [&value] { return exactly(keyOf(epcis::canonicalId(value))); };
    switch (collection) {
    case Collection::Epcs: query.names.append({EventIndex::AnyEpc, key()}); break;
    case Collection::BizSteps:
        query.columns.append({EventColumn::BizStep, word(Vocabulary::BizStep)});
        break;
    case Collection::BizLocations: query.columns.append({EventColumn::BizLocation, key()}); break;
    case Collection::ReadPoints: query.columns.append({EventColumn::ReadPoint, key()}); break;
    case Collection::Dispositions:
        query.columns.append({EventColumn::Disposition, word(Vocabulary::Disposition)});
        break;
    }
}

void showMember(const Exchange &exchange, const EventQuery &query)
{
    const auto count = exchange.reader.countEvents(query, 1);
    if (!count)
        return exchange.answer(problems::notStored(count.error()).toResponse());
    if (*count == 0)
        return exchange.answer(problems::noSuchResource(exchange.captures.first()).toResponse());
    const auto page = pageOf(exchange); // one member, so one page
    exchange.answer(page ? collectionOf({u"events"_s}) : page.error().toResponse());
}

/// Events of a member, under further conditions; 404 where there is no such member.
void showEvents(const Exchange &exchange, const Wishes &wishes, const EventQuery &member,
                const QString &replaced, const Services &services)
{
    const auto count = exchange.reader.countEvents(member, 1);
    if (!count)
        return exchange.answer(problems::notStored(count.error()).toResponse());
    if (*count == 0)
        return exchange.answer(problems::noSuchResource(exchange.captures.first()).toResponse());
    if (exchange.query.contains(replaced))
        return exchange.answer(
            problems::queryParameter(replaced + u": the path says it already"_s).toResponse());
    auto query = readEventQuery(queryParametersOf(exchange.query), wishes.names);
    if (!query)
        return exchange.answer(query.error().toResponse());
    RestQuery whole = *std::move(query);
    whole.events.columns += member.columns;
    whole.events.names += member.names;
    answerEvents(exchange, wishes, whole, u"SimpleEventQuery"_s, services);
}

void addEventTypes(Router &router, Services &services)
{
    addResource(router, "GET", u"/eventTypes"_s,
                [](const Exchange &exchange, const Wishes &) { showEventTypes(exchange); });
    addResource(router, "GET", u"/eventTypes/*"_s, [](const Exchange &exchange, const Wishes &) {
        const QString &type = exchange.captures.first();
        exchange.answer(eventTypes().contains(type) ? collectionOf({u"events"_s})
                                                    : problems::noSuchResource(type).toResponse());
    });
    addResource(router, "GET", u"/eventTypes/*/events"_s,
                [&services](const Exchange &exchange, const Wishes &wishes) {
                    const QString &type = exchange.captures.first();
                    if (!eventTypes().contains(type))
                        return exchange.answer(problems::noSuchResource(type).toResponse());
                    if (exchange.query.contains(u"eventType"_s))
                        return exchange.answer(
                            problems::queryParameter(u"eventType: the path says it already"_s)
                                .toResponse());
                    auto query = readEventQuery(queryParametersOf(exchange.query), wishes.names);
                    if (!query)
                        return exchange.answer(query.error().toResponse());
                    RestQuery whole = *std::move(query);
                    whole.events.restrict(EventColumn::Type, {type});
                    answerEvents(exchange, wishes, whole, u"SimpleEventQuery"_s, services);
                });
}

} // namespace

void addCollectionEndpoints(Router &router, Services &services)
{
    addResource(router, "GET", u"/"_s, [](const Exchange &exchange, const Wishes &) {
        exchange.answer(
            collectionOf({u"queries"_s, u"capture"_s, u"events"_s, u"eventTypes"_s, u"epcs"_s,
                          u"readPoints"_s, u"bizLocations"_s, u"dispositions"_s, u"bizSteps"_s}));
    });
    // Tokens carry all that is needed to go on, so there is nothing to forget before they expire.
    addResource(router, "DELETE", u"/nextPageToken/*"_s,
                [](const Exchange &exchange, const Wishes &) {
                    exchange.answer(
                        problems::notImplemented(u"tokens expire by themselves"_s).toResponse());
                });
    addEventTypes(router, services);
    for (const Resource &resource : resources()) {
        addResource(router, "GET", resource.path,
                    [&services, resource](const Exchange &exchange, const Wishes &wishes) {
                        showCollection(exchange, wishes, resource.collection, services);
                    });
        addResource(router, "GET", resource.path + u"/*"_s,
                    [resource](const Exchange &exchange, const Wishes &) {
                        EventQuery member;
                        restrictTo(member, resource.collection, exchange.captures.first());
                        showMember(exchange, member);
                    });
        addResource(router, "GET", resource.path + u"/*/events"_s,
                    [&services, resource](const Exchange &exchange, const Wishes &wishes) {
                        EventQuery member;
                        restrictTo(member, resource.collection, exchange.captures.first());
                        showEvents(exchange, wishes, member, resource.replaced, services);
                    });
    }
}

} // namespace pw::central
