// SPDX-License-Identifier: Apache-2.0
#include "core/services/undeliveredevents.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pw::services {

using namespace Qt::StringLiterals;
using domain::ParkedView;

namespace {

constexpr qsizetype MostUnits = 3; ///< a line names no more

QList<epc::Epc> unitsOf(const QJsonObject &event)
{
    QStringList uris;
    if (event["parentID"_L1].isString())
        uris.append(event["parentID"_L1].toString());
    for (const QLatin1StringView list : {"childEPCs"_L1, "epcList"_L1}) {
        for (const QJsonValue uri : event[list].toArray())
            uris.append(uri.toString());
    }
    QList<epc::Epc> units;
    for (const QString &uri : uris.first(std::min(MostUnits, uris.size()))) {
        if (const auto unit = epc::Epc::fromUri(uri))
            units.append(*unit);
    }
    return units;
}

} // namespace

Result<QList<ParkedView>, store::StoreError> parkedEvents(store::StationStore &store)
{
    const auto parked = store.outbox.parked();
    if (!parked)
        return Failure{parked.error()};
    QList<ParkedView> views;
    for (const store::OutboxEvent &event : *parked) {
        const QJsonObject json = QJsonDocument::fromJson(event.document).object();
        views.append({event.seq, event.operation, json["agw:operation"_L1].toString(),
                      unitsOf(json), event.createdAt, event.lastCode, event.lastText});
    }
    return views;
}

Result<QList<domain::WaitingView>, store::StoreError> waitingEvents(store::StationStore &store,
                                                                    int limit)
{
    const auto waiting = store.outbox.waiting(limit);
    if (!waiting)
        return Failure{waiting.error()};
    QList<domain::WaitingView> views;
    for (const auto &[event, isHeldUp] : *waiting) {
        const QJsonObject json = QJsonDocument::fromJson(event.document).object();
        views.append({json["agw:operation"_L1].toString(), unitsOf(json), event.createdAt,
                      event.attempts, event.lastCode, isHeldUp});
    }
    return views;
}

} // namespace pw::services
