// SPDX-License-Identifier: Apache-2.0
#include "core/sync/peerevents.h"

#include "core/epcis/eventhash.h"
#include "core/epcis/eventlog.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/names.h"
#include "core/epcis/uri.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace pw::sync {

using namespace Qt::StringLiterals;
using epcis::Event;
using epcis::EventType;

namespace {

QByteArray contentOf(Event event)
{
    event.recordTime = {};
    const QJsonObject content = epcis::toJson(event);
    return QCryptographicHash::hash(QJsonDocument(content).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256);
}

QStringList objectsOf(const Event &event)
{
    QStringList objects;
    for (const QString &uri : event.epcs + event.childEpcs + QStringList{event.parentId})
        objects.append(epcis::canonicalId(uri));
    if (event.type == EventType::Object) { // a lot held as a whole
        for (const epcis::QuantityElement &element : event.quantities)
            objects.append(epcis::canonicalId(element.epcClass));
    }
    objects.removeAll(QString());
    objects.removeDuplicates();
    return objects;
}

} // namespace

std::optional<store::PeerEvent> peerEventFrom(const QJsonObject &json, const QString &station)
{
    auto event = epcis::eventFromJson(json);
    if (!event)
        return {};
    store::PeerEvent told;
    told.eventId = event->eventId.isEmpty() ? epcis::eventHash(*event) : event->eventId;
    told.declaration = event->errorDeclaration.has_value();
    told.recordTime = event->recordTime;
    const auto [time, workstation, number, id] = epcis::placeOf(*event);
    if (!told.declaration && workstation == station)
        told.stationSeq = number;
    told.content = contentOf(*event);
    QJsonObject kept = json;
    kept.remove(epcis::names::RecordTime);
    kept.insert(epcis::names::EventId, told.eventId);
    told.document = QJsonDocument(kept).toJson(QJsonDocument::Compact);
    told.objects = objectsOf(*event);
    if (event->type == EventType::Aggregation)
        told.container = epcis::canonicalId(event->parentId);
    return told;
}

} // namespace pw::sync
