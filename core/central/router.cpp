// SPDX-License-Identifier: Apache-2.0
#include "core/central/router.h"

#include "core/central/problem.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr qsizetype LongestTarget = 8000; ///< what every server and proxy takes (RFC 7230, 3.1.1)

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::optional<QString> decoded(QByteArray text)
{
    for (qsizetype i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
        if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))
            return {};
    }
    const QByteArray bytes = QByteArray::fromPercentEncoding(text);
    if (!QByteArrayView(bytes).isValidUtf8())
        return {};
    return QString::fromUtf8(bytes);
}

std::optional<QStringList> segmentsOf(const QByteArray &path)
{
    QStringList segments;
    for (const QByteArray &part : path.split('/').sliced(1)) {
        const auto segment = decoded(part);
        if (!segment)
            return {};
        segments.append(*segment);
    }
    return segments;
}

/// What stood in place of each `*`; nothing if the path is another one.
std::optional<QStringList> match(const QStringList &pattern, const QStringList &segments)
{
    if (pattern.size() != segments.size())
        return {};
    QStringList captures;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == u"*" && !segments[i].isEmpty())
            captures.append(segments[i]);
        else if (pattern[i] != segments[i])
            return {};
    }
    return captures;
}

} // namespace

std::optional<QueryParameters> QueryParameters::parse(QByteArrayView query)
{
    QueryParameters parameters;
    for (const QByteArray &pair : query.toByteArray().split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(equals < 0 ? pair : pair.first(equals));
        const auto value = decoded(equals < 0 ? QByteArray() : pair.sliced(equals + 1));
        if (!name || !value || parameters.contains(*name))
            return {};
        parameters.m_values.insert(*name, *value);
    }
    return parameters;
}

QStringList QueryParameters::list(const QString &name) const
{
    return value(name).split(u'|', Qt::SkipEmptyParts);
}

std::optional<qint64> QueryParameters::number(const QString &name, qint64 otherwise) const
{
    if (!contains(name))
        return otherwise;
    bool isNumber = false;
    const qint64 read = value(name).toLongLong(&isNumber);
    return isNumber ? std::optional(read) : std::nullopt;
}

Router::Route &Router::route(const QString &pattern)
{
    const QStringList segments = pattern.split(u'/').sliced(1);
    const auto known = std::find_if(m_routes.begin(), m_routes.end(),
                                    [&](const Route &route) { return route.pattern == segments; });
    if (known != m_routes.end())
        return *known;
    return m_routes.emplace_back(Route{segments, {}, {}});
}

void Router::add(const QByteArray &method, const QString &pattern, Endpoint endpoint)
{
    route(pattern).endpoints.insert(method, std::move(endpoint));
}

void Router::describe(const QString &pattern, const QList<http::Header> &headers)
{
    route(pattern).description = headers;
}

QString Router::patternOf(const QByteArray &target) const
{
    const QByteArray path = target.split('?').first();
    if (target.size() > LongestTarget || !path.startsWith('/'))
        return {};
    if (const auto segments = segmentsOf(path)) {
        for (const Route &route : m_routes) {
            if (match(route.pattern, *segments))
                return u'/' + route.pattern.join(u'/');
        }
    }
    return {};
}

void Router::dispatch(const http::Request &request, const http::Responder &responder,
                      StoreReader &reader) const
{
    const auto refuse = [&](const Problem &problem, const QList<http::Header> &headers = {}) {
        http::Response response = problem.toResponse();
        response.headers.append(headers);
        responder.answer(std::move(response));
    };
    if (request.target.size() > LongestTarget)
        return refuse(problems::uriTooLong());
    const qsizetype mark = request.target.indexOf('?');
    const QByteArray path = mark < 0 ? request.target : request.target.first(mark);
    const QByteArray queryText = mark < 0 ? QByteArray() : request.target.sliced(mark + 1);
    const auto segments = path.startsWith('/') ? segmentsOf(path) : std::nullopt;
    const auto query = QueryParameters::parse(queryText);
    if (!segments || !query)
        return refuse(problems::plain(400, u"The URL cannot be understood."_s));

    for (const Route &route : m_routes) {
        const auto captures = match(route.pattern, *segments);
        if (!captures)
            continue;
        const QByteArray allow =
            (QByteArrayList{"OPTIONS"} + QByteArrayList(route.endpoints.keys())).join(", ");
        if (request.method == "OPTIONS") {
            http::Response response = http::Response::empty(204);
            response.addHeader("Allow", allow);
            response.headers.append(route.description);
            return responder.answer(std::move(response));
        }
        const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
        const auto endpoint = route.endpoints.constFind(method);
        if (endpoint == route.endpoints.constEnd())
            return refuse(problems::plain(405, u"This method is not allowed here."_s),
                          {{"Allow", allow}});
        return (*endpoint)({request, responder, *captures, *query, queryText, reader});
    }
    refuse(problems::noSuchResource(QString::fromUtf8(path.left(200))));
}

} // namespace pw::central
