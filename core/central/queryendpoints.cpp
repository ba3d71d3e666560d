// SPDX-License-Identifier: Apache-2.0
#include "core/central/pagetoken.h"
#include "core/central/problem.h"
#include "core/central/services.h"
#include "core/epcis/cbv.h"
#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/uri.h"

using namespace Qt::StringLiterals;

// GET /events: the simple event query of the EPCIS REST binding, as far as stations need it.
// A parameter that is not understood is refused, never ignored: the answer would be another one.
namespace pw::central {

namespace {

constexpr int DefaultPageSize = 30;
constexpr int LargestPage = 1000;

/// Fills a query from parameters; the first that cannot be used is kept.
class QueryReader
{
public:
    explicit QueryReader(const QueryParameters &parameters) : m_parameters(parameters) {}

    Result<EventQuery, Problem> read()
    {
        for (const QString &name : m_parameters.names())
            readParameter(name);
        if (m_problem)
            return Failure{*m_problem};
        return m_query;
    }

private:
    void refuse(const QString &name, const QString &why)
    {
        if (!m_problem)
            m_problem = problems::queryParameter(name + u": "_s + why);
    }

    void readParameter(const QString &name)
    {
        const QString value = m_parameters.value(name);
        if (name == u"EQ_eventID")
            m_query.eventIds = m_parameters.list(name);
        else if (name == u"MATCH_anyEPC")
            m_query.anyEpcs = epcs(name);
        else if (name == u"eventType")
            m_query.types = m_parameters.list(name);
        else if (name == u"EQ_action")
            m_query.actions = m_parameters.list(name);
        else if (name == u"EQ_bizStep")
            m_query.bizSteps = words(epcis::cbv::Vocabulary::BizStep, name);
        else if (name == u"EQ_disposition")
            m_query.dispositions = words(epcis::cbv::Vocabulary::Disposition, name);
        else if (name == u"GE_recordTime")
            m_query.recordedFrom = time(name);
        else if (name == u"LT_recordTime")
            m_query.recordedBefore = time(name);
        else if (name == u"GE_eventTime")
            m_query.happenedFrom = time(name);
        else if (name == u"LT_eventTime")
            m_query.happenedBefore = time(name);
        else if (name == u"orderBy")
            readOrder(name, value);
        else if (name == u"orderDirection")
            readDirection(name, value);
        else if (name == u"perPage")
            readPageSize(name);
        else if (name == u"nextPageToken")
            readToken(name, value);
        else
            refuse(name, u"not supported here"_s);
    }

    QStringList epcs(const QString &name) const
    {
        QStringList list = m_parameters.list(name);
        for (QString &epc : list)
            epc = epcis::canonicalId(epc);
        return list;
    }
    QStringList words(epcis::cbv::Vocabulary vocabulary, const QString &name) const
    {
        QStringList list = m_parameters.list(name);
        for (QString &word : list)
            word = epcis::cbv::bareWord(vocabulary, word);
        return list;
    }
    QDateTime time(const QString &name)
    {
        const auto read = epcis::instantFromText(m_parameters.value(name));
        if (!read)
            refuse(name, u"not a date-time with offset (is its + written %2B?)"_s);
        return read.value_or(QDateTime());
    }
    void readOrder(const QString &name, const QString &value)
    {
        if (value == u"recordTime")
            m_query.order = EventQuery::Order::RecordTime;
        else if (value == u"eventTime")
            m_query.order = EventQuery::Order::EventTime;
        else
            refuse(name, u"recordTime or eventTime"_s);
    }
    void readDirection(const QString &name, const QString &value)
    {
        m_query.ascending = value == u"ASC";
        if (!m_query.ascending && value != u"DESC")
            refuse(name, u"ASC or DESC"_s);
    }
    void readPageSize(const QString &name)
    {
        const qint64 size = m_parameters.number(name, DefaultPageSize).value_or(0);
        if (size < 1)
            refuse(name, u"a number above 0"_s);
        m_query.perPage = int(qMin<qint64>(size, LargestPage)); // fewer than asked for is allowed
    }
    void readToken(const QString &name, const QString &value)
    {
        m_query.after = positionFromToken(value);
        if (!m_query.after)
            refuse(name, u"not a token of this server"_s);
    }

    const QueryParameters &m_parameters;
    EventQuery m_query = {.perPage = DefaultPageSize};
    std::optional<Problem> m_problem;
};

/// The stored text with what central adds, in front.
QByteArray eventText(const FoundEvent &event)
{
    QByteArray text = "{";
    if (!event.context.isEmpty())
        text += "\"@context\":" + event.context + ',';
    text += "\"recordTime\":\"" + epcis::instantToText(event.recordTime).toLatin1() + "\",";
    return text + event.json.sliced(1);
}

QByteArray nextLink(const Exchange &exchange, const EventQuery::Position &next)
{
    QByteArrayList parameters;
    for (const QByteArray &pair : exchange.queryText.split('&')) {
        if (!pair.isEmpty() && !pair.startsWith("nextPageToken="))
            parameters.append(pair);
    }
    parameters.append("nextPageToken=" + toToken(next).toLatin1());
    return "</events?" + parameters.join('&') + ">; rel=\"next\"";
}

void findEvents(const Exchange &exchange, const Clock &clock)
{
    const auto query = QueryReader(exchange.query).read();
    if (!query)
        return exchange.answer(query.error().toResponse());
    const auto page = exchange.reader.events(*query);
    if (!page)
        return exchange.answer(problems::notStored().toResponse());
    QList<QByteArray> events;
    for (const FoundEvent &event : page->events)
        events.append(eventText(event));
    http::Response response{200, "application/json", epcis::queryDocument(events, clock.now()), {}};
    response.addHeader("GS1-EPC-Format", "Never_Translates");
    if (page->next)
        response.addHeader("Link", nextLink(exchange, *page->next));
    exchange.answer(std::move(response));
}

} // namespace

void addQueryEndpoints(Router &router, Services &services)
{
    router.add("GET", u"/events"_s, [&clock = services.clock](const Exchange &exchange) {
        findEvents(exchange, clock);
    });
}

} // namespace pw::central
