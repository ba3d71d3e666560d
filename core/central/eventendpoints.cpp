// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"
#include "core/central/admission.h"
#include "core/central/eventanswer.h"
#include "core/central/incoming.h"
#include "core/central/requestbody.h"
#include "core/epcis/jsonld.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

// /events: the simple event query, one event by its id, and one event at a time in.
namespace pw::central {

namespace {

void findEvents(const Exchange &exchange, const Wishes &wishes, const Services &services)
{
    const auto query = readEventQuery(queryParametersOf(exchange.query), wishes.names);
    if (!query)
        return exchange.answer(query.error().toResponse());
    answerEvents(exchange, wishes, *query, u"SimpleEventQuery"_s, services);
}

/// An event and its error declaration have the same id, so there may be two.
void showEvent(const Exchange &exchange, const Wishes &wishes, const Services &services)
{
    if (const QStringList names = exchange.query.names(); !names.isEmpty())
        return exchange.answer(
            problems::queryParameter(names.first() + u": not known here"_s).toResponse());
    RestQuery query;
    query.events.byId({exchange.captures.first()});
    query.events.ascending = true;
    const auto count = exchange.reader.countEvents(query.events, 1);
    if (!count)
        return exchange.answer(problems::notStored(count.error()).toResponse());
    if (*count == 0)
        return exchange.answer(problems::noSuchResource(exchange.captures.first()).toResponse());
    answerEvents(exchange, wishes, query, u"SimpleEventQuery"_s, services);
}

/// The event as a document of its own.
QByteArray singleEvent(const EventRecord &event)
{
    QJsonArray context = epcis::standardContext();
    for (const QJsonValue &item : QJsonDocument::fromJson(event.context).array())
        context.append(item);
    return "{\"@context\":" + QJsonDocument(context).toJson(QJsonDocument::Compact) + ','
           + event.json.sliced(1);
}

/// 201 where the event is there now, also where it was before: a repeated request has the answer
/// of the first.
http::Response created(const CaptureJob &job, const EventRecord &event)
{
    if (!job.success) {
        const QJsonObject error = job.errors.first().toObject();
        return Problem{error[u"status"_s].toInt(), error[u"type"_s].toString(),
                       error[u"title"_s].toString(), error[u"detail"_s].toString()}
            .toResponse();
    }
    http::Response response{201, "application/json", singleEvent(event), {}};
    response.addHeader("Location", "/events/" + QUrl::toPercentEncoding(event.eventId));
    return response;
}

void takeEvent(const Exchange &exchange, Committer &committer)
{
    if (const auto problem = jsonBodyProblem(exchange.request))
        return exchange.answer(problem->toResponse());
    if (const auto problem = bodyVersionProblem(exchange.request, false))
        return exchange.answer(problem->toResponse());
    auto read = readSingleEvent(exchange.request.body);
    if (!read)
        return exchange.answer(read.error().toResponse());
    const auto document = std::make_shared<IncomingDocument>(*std::move(read));
    document->own = sequencesOfPeer(exchange.request);
    const auto job = std::make_shared<CaptureJob>();
    const bool queued = committer.submit(
        {[document, job](StoreWriter &writer, const QDateTime &now) {
             *job = admitWithoutJob(writer, *document, now);
         },
         [document, job, responder = exchange.responder](const CommitOutcome &stored) {
             responder.answer(stored ? created(*job, document->events.first().record)
                                     : problems::notStored(*stored.error).toResponse());
         }});
    if (!queued)
        exchange.answer(problems::busy(u"too many captures are waiting"_s).toResponse());
}

} // namespace

void addEventEndpoints(Router &router, Services &services)
{
    addResource(router, "GET", u"/events"_s,
                [&services](const Exchange &exchange, const Wishes &wishes) {
                    findEvents(exchange, wishes, services);
                });
    addResource(router, "POST", u"/events"_s,
                [&committer = services.committer](const Exchange &exchange, const Wishes &) {
                    takeEvent(exchange, committer);
                });
    addResource(router, "GET", u"/events/*"_s,
                [&services](const Exchange &exchange, const Wishes &wishes) {
                    showEvent(exchange, wishes, services);
                });
}

} // namespace pw::central
