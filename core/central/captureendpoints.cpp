// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"
#include "core/base/logvalue.h"
#include "core/central/admission.h"
#include "core/central/eventanswer.h"
#include "core/central/incoming.h"
#include "core/central/pagetoken.h"
#include "core/central/requestbody.h"
#include "core/epcis/instant.h"

#include <QJsonDocument>

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

const QList<http::Header> &limitHeaders()
{
    static const QList<http::Header> headers{
        {"GS1-EPCIS-Capture-Limit", QByteArray::number(CaptureLimit)},
        {"GS1-EPCIS-Capture-File-Size-Limit", QByteArray::number(CaptureBytesLimit)}};
    return headers;
}

http::Response refused(const Problem &problem)
{
    http::Response response = problem.toResponse();
    if (problem.status == 413)
        response.headers += limitHeaders();
    return response;
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
                  logValue(job.errors.first()[u"detail"].toString()).constData());
}

/// What no state of the store could make right is said at once, of every event; the first one is
/// the problem. Nothing where the document may go on: `proceed` takes the good ones.
std::optional<http::Response> refusedAtOnce(const IncomingDocument &document)
{
    if (document.behaviour == ErrorBehaviour::Proceed)
        return {};
    QJsonArray refusals;
    const Problem *first = nullptr;
    for (qsizetype i = 0; i < document.events.size(); ++i) {
        const IncomingEvent &event = document.events[i];
        if (!event.refused)
            continue;
        refusals.append(refusalOf(*event.refused, event, i));
        first = first ? first : &*event.refused;
    }
    if (!first)
        return {};
    qCWarning(lcCentral, "capture refused at once events=%lld errors=%lld first=%s",
              qlonglong(document.events.size()), qlonglong(refusals.size()),
              logValue(first->detail).constData());
    QJsonObject problem = refusals.first().toObject();
    problem.insert(u"agw:errors"_s, refusals);
    return http::Response{first->status,
                          "application/problem+json",
                          QJsonDocument(problem).toJson(QJsonDocument::Compact),
                          {}};
}

void capture(const Exchange &exchange, Services &services)
{
    const bool isXml = isXmlBody(exchange.request);
    if (const auto problem = isXml ? std::nullopt : jsonBodyProblem(exchange.request))
        return exchange.answer(problem->toResponse());
    if (const auto problem = bodyVersionProblem(exchange.request, isXml))
        return exchange.answer(problem->toResponse());
    const auto behaviour = errorBehaviour(exchange.request);
    const QByteArray ownHeader = exchange.request.header("packwright-sequence").trimmed();
    const auto own = ownSequences(ownHeader);
    if (!ownHeader.isEmpty() && !own)
        return exchange.answer(
            problems::validation(u"Packwright-Sequence is <station>/<first>-<last>"_s)
                .toResponse());
    if (own) {
        if (const auto problem = speaksForAnother(exchange.request, own->station))
            return exchange.answer(problem->toResponse());
    }
    if (!behaviour)
        return exchange.answer(
            problems::validation(u"GS1-Capture-Error-Behaviour is rollback or proceed"_s)
                .toResponse());
    auto read = isXml ? readXmlCapture(exchange.request.body) : readCapture(exchange.request.body);
    if (!read)
        return exchange.answer(refused(read.error()));
    const auto document = std::make_shared<IncomingDocument>(*std::move(read));
    document->behaviour = *behaviour;
    if (auto refusal = refusedAtOnce(*document)) {
        services.metrics.noteCapture({}); // a refused one
        return exchange.answer(*std::move(refusal));
    }
    document->own = own ? own : sequencesOfPeer(exchange.request);
    const auto job = std::make_shared<CaptureJob>();

    const bool queued = services.committer.submit(
        {[document, job](StoreWriter &writer, const QDateTime &now) {
             *job = admit(writer, *document, now);
         },
         [document, job, &services, responder = exchange.responder](const CommitOutcome &stored) {
             if (stored) {
                 services.metrics.noteCapture(*job);
                 logCapture(*job, document->events.size());
             }
             responder.answer(stored ? accepted(*job)
                                     : problems::notStored(*stored.error).toResponse());
         },
         expectedOf(*document)});
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
            {u"errors"_s, job.errors},
            {u"agw:results"_s, job.results}};
}

QString tokenOf(const CaptureJob &job)
{
    return toToken(QString(QString::number(job.createdAt.toMSecsSinceEpoch()) + u'/' + job.id));
}

std::optional<JobPosition> positionFrom(const QString &token)
{
    const QString text = lastFromToken(token).value_or(QString());
    const qsizetype slash = text.indexOf(u'/');
    bool isNumber = false;
    const qint64 time = slash < 0 ? 0 : QStringView(text).first(slash).toLongLong(&isNumber);
    if (!isNumber)
        return {};
    return JobPosition{QDateTime::fromMSecsSinceEpoch(time, Qt::UTC), text.sliced(slash + 1)};
}

void showJobs(const Exchange &exchange)
{
    const auto refuse = [&exchange](const Problem &problem) {
        exchange.answer(problem.toResponse());
    };
    std::optional<JobPosition> after;
    for (const QString &name : exchange.query.names()) {
        if (name == u"nextPageToken")
            after = positionFrom(exchange.query.value(name));
        else if (name != u"perPage")
            return refuse(problems::queryParameter(name + u": not known here"_s));
    }
    if (exchange.query.contains(u"nextPageToken"_s) && !after)
        return refuse(problems::queryParameter(u"nextPageToken: not a token of this server"_s));
    const auto size = pageSizeOf(exchange.query);
    if (!size)
        return refuse(size.error());
    const auto found = exchange.reader.jobs(after, *size + 1);
    if (!found)
        return refuse(problems::notStored(found.error()));
    const bool more = found->size() > *size;
    const QList<CaptureJob> jobs = found->first(qMin<qsizetype>(*size, found->size()));
    QJsonArray list;
    for (const CaptureJob &job : jobs)
        list.append(toJson(job));
    http::Response response{
        200, "application/json", QJsonDocument(list).toJson(QJsonDocument::Compact), {}};
    if (more)
        response.addHeader("Link", nextLink(exchange, tokenOf(jobs.last())));
    exchange.answer(std::move(response));
}

void showJob(const Exchange &exchange)
{
    const auto job = exchange.reader.job(exchange.captures.first());
    if (!job)
        return exchange.answer(problems::notStored(job.error()).toResponse());
    if (!*job)
        return exchange.answer(problems::noSuchResource(exchange.captures.first()).toResponse());
    exchange.answer(http::Response::json(200, toJson(**job)));
}

} // namespace

void addCaptureEndpoints(Router &router, Services &services)
{
    addResource(
        router, "POST", u"/capture"_s,
        [&services](const Exchange &exchange, const Wishes &) { capture(exchange, services); });
    addResource(router, "GET", u"/capture"_s,
                [](const Exchange &exchange, const Wishes &) { showJobs(exchange); });
    addResource(router, "GET", u"/capture/*"_s,
                [](const Exchange &exchange, const Wishes &) { showJob(exchange); });
    router.describe(u"/capture"_s, discoveryHeaders() + limitHeaders()
                                       + QList<http::Header>{{"GS1-Capture-Error-Behaviour", "all"},
                                                             {"GS1-EPCIS-Min", "1.0.0"}, // in XML
                                                             {"GS1-CBV-Min", "1.0.0"}});
}

} // namespace pw::central
