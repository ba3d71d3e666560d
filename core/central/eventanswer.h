// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventqueryreader.h"
#include "core/central/negotiation.h"
#include "core/central/services.h"

namespace pw::central {

/// `perPage`, 30 where it is missing, at most what this server gives in one answer.
Result<int, Problem> pageSizeOf(const QueryParameters &parameters);

/// Which part of a list is asked for.
struct ListPage
{
    int size = 0;
    QString after; ///< empty: the first
};

/// Of a list that knows no parameters but those that page.
Result<ListPage, Problem> pageOf(const Exchange &exchange);

/// The query that the path names first; nothing when the exchange has been answered.
std::optional<NamedQuery> namedQueryOf(const Exchange &exchange);

/// Opens the WebSocket that the request asks for, and follows the query's events there.
void followEvents(const Exchange &exchange, const NamedQuery &named, Services &services);

/// The parameters of the URL that are the query's, in the form its reader takes.
QList<QueryParameter> queryParametersOf(const QueryParameters &parameters);

/// `<path?…>; rel="next"` of the request's own URL with another token.
QByteArray nextLink(const Exchange &exchange, const QString &token);

/// Answers one page of the query's events, in the format wished for; `name` is the query's.
void answerEvents(const Exchange &exchange, const Wishes &wishes, RestQuery query,
                  const QString &name, const Services &services);

/// An event as it is answered: what central says of it in front, identifiers in the format.
Result<QByteArray, Untranslatable> eventText(const FoundEvent &event, EpcFormat format,
                                             const epc::CompanyPrefixes &prefixes);

/// 406 for an identifier that cannot be said.
Problem untranslatable(const Untranslatable &what);

/// Makes a resource of the binding: its headers are read first, OPTIONS tells what it can.
using RestEndpoint = std::function<void(const Exchange &exchange, const Wishes &wishes)>;
void addResource(Router &router, const QByteArray &method, const QString &pattern,
                 RestEndpoint endpoint);

} // namespace pw::central
