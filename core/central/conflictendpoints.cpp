// SPDX-License-Identifier: Apache-2.0
#include "core/central/problem.h"
#include "core/central/services.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr qint64 LargestList = 1000;

void showConflicts(const Exchange &exchange)
{
    const auto limit = exchange.query.number(u"limit"_s, 100);
    if (!limit || *limit < 1)
        return exchange.answer(
            problems::queryParameter(u"limit is a number above 0"_s).toResponse());
    const auto found = exchange.reader.conflicts(int(qMin(*limit, LargestList)));
    if (!found)
        return exchange.answer(problems::notStored(found.error()).toResponse());
    QJsonArray told;
    for (const ConflictCase &conflict : *found)
        told.append(toJson(conflict));
    exchange.answer(http::Response::json(200, {{u"conflicts"_s, told}}));
}

} // namespace

void addConflictEndpoints(Router &router)
{
    router.add("GET", u"/sync/v1/conflicts"_s, &showConflicts);
}

} // namespace pw::central
