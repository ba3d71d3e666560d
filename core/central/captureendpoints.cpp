// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"
#include "core/central/admission.h"
#include "core/central/incoming.h"
#include "core/central/requestbody.h"
#include "core/central/services.h"
#include "core/epcis/instant.h"

using namespace Qt::StringLiterals;

// POST /capture and the jobs that tell what became of it (EPCIS REST binding, section 12.6).
namespace pw::central {

namespace {

using ErrorBehaviour = IncomingDocument::ErrorBehaviour;

std::optional<ErrorBehaviour> errorBehaviour(const http::Request &request)
{
    const QByteArray wanted = request.header("gs1-capture-error-behaviour").trimmed();
    if (wanted.isEmpty() || wanted == "rollback")
        return ErrorBehaviour::Rollback;
    if (wanted == "proceed")
        return ErrorBehaviour::Proceed;
    return {};
}

http::Response accepted(const CaptureJob &job)
{
    http::Response response = http::Response::empty(202);
    response.addHeader("Location", "/capture/" + job.id.toLatin1());
    return response;
}

/// Every capture only where asked for (QT_LOGGING_RULES): there are thousands in a second.
void logCapture(const CaptureJob &job, qsizetype events)
{
    qCDebug(lcCentral, "capture job=%s events=%lld", qUtf8Printable(job.id), qlonglong(events));
    if (!job.success)
        qCWarning(lcCentral, "capture refused job=%s events=%lld errors=%lld behaviour=%s first=%s",
                  qUtf8Printable(job.id), qlonglong(events), qlonglong(job.errors.size()),
                  qUtf8Printable(job.behaviour),
                  qUtf8Printable(job.errors.first()[u"detail"].toString()));
}

void capture(const Exchange &exchange, Committer &committer)
{
    if (const auto problem = jsonBodyProblem(exchange.request))
        return exchange.answer(problem->toResponse());
    const auto behaviour = errorBehaviour(exchange.request);
    const QByteArray ownHeader = exchange.request.header("packwright-sequence").trimmed();
    const auto own = ownSequences(ownHeader);
    if (!ownHeader.isEmpty() && !own)
        return exchange.answer(
            problems::validation(u"Packwright-Sequence is <station>/<first>-<last>"_s)
                .toResponse());
    if (!behaviour)
        return exchange.answer(
            problems::validation(u"GS1-Capture-Error-Behaviour is rollback or proceed"_s)
                .toResponse());
    auto read = readCapture(exchange.request.body);
    if (!read)
        return exchange.answer(read.error().toResponse());
    const auto document = std::make_shared<IncomingDocument>(*std::move(read));
    document->behaviour = *behaviour;
    document->own = own;
    const auto job = std::make_shared<CaptureJob>();

    const bool queued = committer.submit(
        {[document, job](StoreWriter &writer, const QDateTime &now) {
             *job = admit(writer, *document, now);
         },
         [document, job, responder = exchange.responder](bool stored) {
             if (stored)
                 logCapture(*job, document->events.size());
             responder.answer(stored ? accepted(*job) : problems::notStored().toResponse());
         }});
    if (!queued)
        exchange.answer(problems::busy(u"too many captures are waiting"_s).toResponse());
}

QJsonObject toJson(const CaptureJob &job)
{
    return {{u"captureID"_s, job.id},
            {u"running"_s, false},
            {u"success"_s, job.success},
            {u"captureErrorBehaviour"_s, job.behaviour},
            {u"createdAt"_s, epcis::instantToText(job.createdAt)},
            {u"finishedAt"_s, epcis::instantToText(job.finishedAt)},
            {u"errors"_s, job.errors}};
}

void showJob(const Exchange &exchange)
{
    const auto job = exchange.reader.job(exchange.captures.first());
    if (!job)
        return exchange.answer(problems::notStored().toResponse());
    if (!*job)
        return exchange.answer(problems::noSuchResource(exchange.captures.first()).toResponse());
    exchange.answer(http::Response::json(200, toJson(**job)));
}

} // namespace

void addCaptureEndpoints(Router &router, Services &services)
{
    router.add("POST", u"/capture"_s, [&committer = services.committer](const Exchange &exchange) {
        capture(exchange, committer);
    });
    router.describe(u"/capture"_s,
                    {{"GS1-EPCIS-Capture-Limit", QByteArray::number(CaptureLimit)},
                     {"GS1-EPCIS-Capture-File-Size-Limit", QByteArray::number(CaptureBytesLimit)},
                     {"GS1-Capture-Error-Behaviour", "rollback, proceed"},
                     {"GS1-EPC-Format", "Never_Translates"}});
    router.add("GET", u"/capture/*"_s, &showJob);
}

} // namespace pw::central
