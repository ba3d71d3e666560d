// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/central/sampleevents.h"

#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "core/gs1/checkdigit.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace pw::test {

namespace {

QJsonObject frame(const QString &type, const QString &action, int minute)
{
    const QDateTime start(QDate(2026, 5, 11), QTime(6, 0), Qt::UTC);
    return {{u"type"_s, type},
            {u"eventID"_s, newEventId()},
            {u"eventTime"_s, epcis::instantToText(start.addSecs(60 * minute))},
            {u"eventTimeZoneOffset"_s, u"+02:00"_s},
            {u"action"_s, action}};
}

} // namespace

QString packUri(const QString &serial)
{
    return u"https://id.gs1.org/01/09521141012345/21/"_s + serial;
}

QString ssccUri(int serialReference)
{
    QByteArray digits = "3952114100" + QByteArray::number(serialReference).rightJustified(7, '0');
    digits += gs1::checkDigit({digits.constData(), size_t(digits.size())});
    return u"https://id.gs1.org/00/"_s + QString::fromLatin1(digits);
}

QString keyOfUri(const QString &uri)
{
    return uri.section(u'/', 3);
}

QString newEventId()
{
    return u"urn:uuid:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QJsonObject objectEvent(const QString &action, const QStringList &epcs, const QString &bizStep,
                        const QString &disposition, int minute)
{
    QJsonObject event = frame(u"ObjectEvent"_s, action, minute);
    event.insert(u"epcList"_s, QJsonArray::fromStringList(epcs));
    event.insert(u"bizStep"_s, bizStep);
    if (!disposition.isEmpty())
        event.insert(u"disposition"_s, disposition);
    return event;
}

QJsonObject aggregationEvent(const QString &action, const QString &parent,
                             const QStringList &children, int minute)
{
    QJsonObject event = frame(u"AggregationEvent"_s, action, minute);
    event.insert(u"parentID"_s, parent);
    event.insert(u"childEPCs"_s, QJsonArray::fromStringList(children));
    event.insert(u"bizStep"_s, action == u"DELETE" ? u"unpacking"_s : u"packing"_s);
    event.insert(u"disposition"_s, u"in_progress"_s);
    return event;
}

QJsonObject with(QJsonObject event, const QJsonObject &further)
{
    for (auto it = further.begin(); it != further.end(); ++it)
        event.insert(it.key(), it.value());
    return event;
}

QByteArray document(const QList<QJsonObject> &events)
{
    return epcis::captureDocument(events, QDateTime(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC));
}

} // namespace pw::test
