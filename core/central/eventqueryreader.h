// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventquery.h"
#include "core/central/extensionnames.h"
#include "core/central/problem.h"

#include <QJsonObject>

namespace pw::central {

/// One parameter of the simple event query with its values, whether it came in a URL or as JSON.
struct QueryParameter
{
    QString name;
    QStringList values;
};

/// A query as it was asked, with what only the one who answers needs.
struct RestQuery
{
    EventQuery events;
    std::optional<qint64> eventCountLimit; ///< answer no more, over all pages
    std::optional<qint64> maxEventCount;   ///< refuse if there are more
};

/// The query of parameters as EPCIS 2.0 names them (8.2.7.1 and the REST binding). A parameter that
/// is not understood is refused by its name, never ignored: the answer would be another one.
Result<RestQuery, Problem> readEventQuery(const QList<QueryParameter> &parameters,
                                          const ExtensionNames &names);

/// The parameters of a query in JSON (the GS1 query schema), without its `@context`.
Result<QList<QueryParameter>, Problem> parametersOf(const QJsonObject &query);

} // namespace pw::central
