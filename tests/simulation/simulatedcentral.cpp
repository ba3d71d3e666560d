// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simulatedcentral.h"

#include "core/central/admission.h"
#include "core/central/feedjson.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace pw::test {

SimulatedCentral::SimulatedCentral(const QString &folder)
    : m_store(std::move(*central::SqliteEventStore::open(folder))),
      m_reader(std::move(*m_store->openReader()))
{}

bool SimulatedCentral::capture(const QList<QJsonObject> &events, const QDateTime &now)
{
    auto document = central::readCapture(test::document(events));
    if (!document)
        return false;
    central::StoreWriter &writer = m_store->writer();
    writer.begin(now);
    const bool taken = central::admit(writer, *document, now).success;
    return writer.commit() && taken;
}

store::FeedPage SimulatedCentral::changes(qint64 since, const QString &station,
                                          const QDateTime &now)
{
    central::FeedQuery query;
    query.since = since;
    query.station = station;
    const auto page = m_reader->changes(query);
    const QJsonObject told{{u"epoch"_s, m_store->epoch()},
                           {u"scope"_s, u"site"_s},
                           {u"from"_s, since},
                           {u"to"_s, page->to},
                           {u"head"_s, page->head},
                           {u"upToDate"_s, page->upToDate()},
                           {u"serverTime"_s, now.toString(Qt::ISODateWithMs)},
                           {u"masterDataVersion"_s, u"1"_s},
                           {u"stationSeq"_s, page->stationSequence},
                           {u"rows"_s, central::feedRows(*page)}};
    return *store::feedPageFromJson(told);
}

QMap<QString, QJsonObject> SimulatedCentral::units()
{
    QMap<QString, QJsonObject> units;
    central::FeedQuery query;
    query.limit = 100'000;
    const QJsonArray rows = central::feedRows(*m_reader->changes(query));
    for (const QJsonValue &row : rows)
        units.insert(row[u"key"].toString(), row.toObject());
    return units;
}

QList<central::ConflictCase> SimulatedCentral::cases()
{
    return *m_reader->conflicts(10'000);
}

QList<QJsonObject> SimulatedCentral::events()
{
    QList<QJsonObject> events;
    central::EventQuery query;
    query.ascending = true;
    query.perPage = 100'000;
    const auto page = m_reader->events(query);
    for (const central::FoundEvent &event : page->events)
        events.append(QJsonDocument::fromJson(event.json).object());
    return events;
}

} // namespace pw::test
