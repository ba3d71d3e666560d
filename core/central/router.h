// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/httpmessage.h"

#include <functional>
#include <vector>

namespace pw::central {

/// The parameters of a query string, each at most once.
class QueryParameters
{
public:
    /// Nothing if an escape is broken or a name appears twice.
    static std::optional<QueryParameters> parse(QByteArrayView query);

    bool contains(const QString &name) const { return m_values.contains(name); }
    QString value(const QString &name) const { return m_values.value(name); }
    /// Items joined with `|`, as the REST binding writes lists.
    QStringList list(const QString &name) const;
    /// The number, `otherwise` where the parameter is missing, nothing where it is none.
    std::optional<qint64> number(const QString &name, qint64 otherwise) const;
    QStringList names() const { return m_values.keys(); }

private:
    QMap<QString, QString> m_values;
};

/// One request with everything its endpoint needs.
struct Exchange
{
    http::Request request;
    http::Responder responder;
    QStringList captures; ///< what stood in place of each `*`, decoded
    QueryParameters query;
    QByteArray queryText; ///< as sent
    StoreReader &reader;

    void answer(http::Response response) const { responder.answer(std::move(response)); }
};

/// Finds the endpoint of a request; answers OPTIONS, unknown paths and wrong methods itself.
class Router
{
public:
    using Endpoint = std::function<void(const Exchange &exchange)>;

    /// `pattern` is a path whose segments are fixed or `*`.
    void add(const QByteArray &method, const QString &pattern, Endpoint endpoint);
    /// Headers of the answer to OPTIONS of this path.
    void describe(const QString &pattern, const QList<http::Header> &headers);

    /// The pattern a path follows; empty: none.
    QString patternOf(const QByteArray &target) const;

    void dispatch(const http::Request &request, const http::Responder &responder,
                  StoreReader &reader) const;

private:
    struct Route
    {
        QStringList pattern;
        QMap<QByteArray, Endpoint> endpoints;
        QList<http::Header> description;
    };
    Route &route(const QString &pattern);

    std::vector<Route> m_routes;
};

} // namespace pw::central
