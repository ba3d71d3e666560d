// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"
#include "core/base/logvalue.h"
#include "core/central/problem.h"
#include "core/central/requestbody.h"
#include "core/central/services.h"
#include "core/domain/masterdata.h"

using namespace Qt::StringLiterals;

// What a station needs of its site besides events: master data, number blocks.
namespace pw::central {

namespace {

constexpr int LargestBlock = 100'000;

void showMasterData(const Exchange &exchange)
{
    const auto data = exchange.reader.masterData();
    if (!data)
        return exchange.answer(problems::notStored(data.error()).toResponse());
    if (!*data)
        return exchange.answer(problems::noSuchResource(u"no master data yet"_s).toResponse());
    const QByteArray tag = '"' + (*data)->version.toUtf8() + '"';
    const bool known = exchange.request.header("if-none-match") == tag;
    http::Response response = known ? http::Response::empty(304)
                                    : http::Response{200, "application/json", (*data)->json, {}};
    response.addHeader("ETag", tag);
    exchange.answer(std::move(response));
}

/// The wanted lease, and how many numbers; nothing where the request makes no sense.
std::optional<std::pair<SsccLease, qint64>> leaseWanted(const QJsonObject &body)
{
    SsccLease wanted;
    wanted.requestId = body.value(u"requestId"_s).toString();
    wanted.station = body.value(u"station"_s).toString();
    wanted.level = body.value(u"level"_s).toString();
    const int count = body.value(u"count"_s).toInt();
    const auto level = domain::levelFromCode(wanted.level);
    if (wanted.requestId.isEmpty() || wanted.requestId.size() > 100 || wanted.station.isEmpty()
        || wanted.station.size() > 100 || !level || *level == domain::Level::Pack || count < 1
        || count > LargestBlock)
        return {};
    return std::pair(wanted, qint64(count));
}

QJsonObject toJson(const SsccLease &lease)
{
    return {{u"id"_s, lease.id},
            {u"level"_s, lease.level},
            {u"prefix"_s, lease.prefix},
            {u"first"_s, lease.first},
            {u"last"_s, lease.last}};
}

/// In the committer: the block of this request, made now or before.
http::Response leaseOnce(StoreWriter &writer, const SsccLease &wanted, qint64 count)
{
    if (const auto known = writer.leaseOf(wanted.requestId)) {
        if (known->station != wanted.station || known->level != wanted.level)
            return problems::alreadyExists(wanted.requestId).toResponse();
        return http::Response::json(200, toJson(*known));
    }
    const auto made = writer.lease(wanted, count);
    if (!made)
        return problems::plain(409, u"The pool has no numbers left."_s, wanted.level).toResponse();
    return http::Response::json(201, toJson(*made));
}

void leaseBlock(const Exchange &exchange, Committer &committer)
{
    const auto body = jsonBody(exchange.request);
    if (!body)
        return exchange.answer(body.error().toResponse());
    const auto wanted = leaseWanted(*body);
    if (!wanted)
        return exchange.answer(
            problems::validation(u"requestId, station, level (bundle, carton, pallet) and count "
                                 "(1 to 100000) are needed"_s)
                .toResponse());
    const auto &[lease, count] = *wanted;
    if (const auto problem = speaksForAnother(exchange.request, lease.station))
        return exchange.answer(problem->toResponse());
    qCInfo(lcCentral, "block asked for station=%s level=%s count=%lld",
           logValue(lease.station).constData(), logValue(lease.level).constData(),
           qlonglong(count));
    const auto response = std::make_shared<http::Response>();
    const bool queued = committer.submit(
        {[response, wanted = *wanted](StoreWriter &writer, const QDateTime &) {
             *response = leaseOnce(writer, wanted.first, wanted.second);
         },
         [response, responder = exchange.responder](const CommitOutcome &stored) {
             responder.answer(stored ? *response : problems::notStored(*stored.error).toResponse());
         }});
    if (!queued)
        exchange.answer(problems::busy(u"too many requests are waiting"_s).toResponse());
}

} // namespace

void addSiteEndpoints(Router &router, Services &services)
{
    router.add("GET", u"/masterdata"_s, &showMasterData);
    router.add("POST", u"/sscc-blocks"_s,
               [&committer = services.committer](const Exchange &exchange) {
                   leaseBlock(exchange, committer);
               });
}

} // namespace pw::central
