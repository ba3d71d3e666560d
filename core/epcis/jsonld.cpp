// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/jsonld.h"

#include "core/epcis/instant.h"
#include "core/epcis/names.h"
#include "core/epcis/strictjson.h"

#include <QJsonDocument>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using Code = DocumentError::Code;

constexpr auto GsOneContext = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"_L1;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray documentStart(const char *type, const QDateTime &creationDate)
{
    return "{\"@context\":" + QJsonDocument(standardContext()).toJson(QJsonDocument::Compact)
           + ",\"type\":\"" + type + "\",\"schemaVersion\":\"2.0\",\"creationDate\":\""
           + instantToText(creationDate).toLatin1() + "\",\"epcisBody\":";
}

QByteArrayList texts(const QList<QJsonObject> &events)
{
    QByteArrayList list;
    list.reserve(events.size());
    for (const QJsonObject &event : events)
        list.append(compact(event));
    return list;
}

/// Members other than those named must carry a namespace.
std::optional<DocumentError> strangerIn(const QJsonObject &object, const QString &path,
                                        std::span<const QLatin1StringView> known)
{
    for (const QString &name : object.keys()) {
        if (!name.contains(u':') && std::find(known.begin(), known.end(), name) == known.end())
            return DocumentError{Code::NotAllowedHere, path + u'/' + name, {}};
    }
    return {};
}

std::optional<DocumentError> frameError(const QJsonObject &document, bool isQuery)
{
    static constexpr QLatin1StringView Known[] = {
        names::Context,    "id"_L1,        names::Type,   "schemaVersion"_L1,
        "creationDate"_L1, "sender"_L1,    "receiver"_L1, "instanceIdentifier"_L1,
        "epcisHeader"_L1,  "epcisBody"_L1,
    };
    const auto wrong = [](QLatin1StringView member) {
        return DocumentError{Code::NotADocument, u'/' + member, {}};
    };
    const QJsonValue context = document.value(names::Context);
    if (!context.isString() && !context.isObject() && !context.isArray())
        return wrong(names::Context);
    const bool dated = instantFromText(document.value("creationDate"_L1).toString()).has_value();
    // A query document may leave both out (JSON schema, epcisQueryDocument).
    if (!document.value("schemaVersion"_L1).isString()
        && !(isQuery && !document.contains("schemaVersion"_L1)))
        return wrong("schemaVersion"_L1);
    if (!dated && !(isQuery && !document.contains("creationDate"_L1)))
        return wrong("creationDate"_L1);
    return strangerIn(document, {}, Known);
}

} // namespace

QJsonArray standardContext()
{
    return {QString(GsOneContext), QJsonObject{{u"cbvmda"_s, u"urn:epcglobal:cbv:mda:"_s},
                                               {u"agw"_s, QLatin1StringView(AgwNamespace)}}};
}

QByteArray captureDocument(const QList<QJsonObject> &events, const QDateTime &creationDate)
{
    return documentStart("EPCISDocument", creationDate) + "{\"eventList\":["
           + texts(events).join(',') + "]}}";
}

QByteArray queryDocument(const QList<QByteArray> &events, const QDateTime &creationDate,
                         const QueryLabel &label)
{
    QJsonObject head{{u"queryName"_s, label.name}};
    if (!label.subscriptionId.isEmpty())
        head.insert(u"subscriptionID"_s, label.subscriptionId);
    QByteArray results = compact(head);
    results.chop(1);
    return documentStart("EPCISQueryDocument", creationDate) + "{\"queryResults\":" + results
           + ",\"resultsBody\":{\"eventList\":[" + events.join(',') + "]}}}}";
}

QByteArray queryDocument(const QList<QJsonObject> &events, const QDateTime &creationDate,
                         const QueryLabel &label)
{
    return queryDocument(QList<QByteArray>(texts(events)), creationDate, label);
}

Result<QJsonObject, DocumentError> strictObject(const QByteArray &json)
{
    if (const auto checked = strictjson::check(json); !checked)
        return Failure{checked.error()};
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return Failure{DocumentError{Code::NotJson, {}, u"not an object"_s}};
    return document.object();
}

Result<EventDocument, DocumentError> readDocument(const QByteArray &document)
{
    const auto object = strictObject(document);
    if (!object)
        return Failure{object.error()};
    const QString type = object->value(names::Type).toString();
    const bool isQuery = type == u"EPCISQueryDocument";
    if (!isQuery && type != u"EPCISDocument")
        return Failure{DocumentError{Code::NotADocument, u"/type"_s, type.left(80)}};
    if (const std::optional<DocumentError> error = frameError(*object, isQuery))
        return Failure{*error};

    QByteArrayView list = document;
    QString path;
    QJsonValue events = *object;
    const QList<QByteArray> way =
        isQuery ? QList<QByteArray>{"epcisBody", "queryResults", "resultsBody", "eventList"}
                : QList<QByteArray>{"epcisBody", "eventList"};
    for (const QByteArray &name : way) {
        list = strictjson::memberOf(list, name);
        events = events[QString::fromLatin1(name)];
        path += u'/' + QString::fromLatin1(name);
    }
    // An escaped member name hides from the text view only; nobody writes one there.
    if (!events.isArray() || list.isEmpty())
        return Failure{DocumentError{Code::NotADocument, path, {}}};

    const auto vocabulary = vocabularyOfHeader(object->value("epcisHeader"_L1).toObject());
    if (!vocabulary)
        return Failure{vocabulary.error()};

    EventDocument result;
    result.vocabulary = *vocabulary;
    const QJsonValue context = object->value(names::Context);
    result.context = context.isArray() ? context.toArray() : QJsonArray{context};
    for (const QByteArrayView text : strictjson::elementsOf(list))
        result.texts.append(text.toByteArray());
    for (const QJsonValue &event : events.toArray()) {
        if (!event.isObject())
            return Failure{DocumentError{
                Code::BadValue, path + u'/' + QString::number(result.events.size()), {}}};
        result.events.append(event.toObject());
    }
    return result;
}

Result<QList<QJsonObject>, DocumentError> eventsOfDocument(const QByteArray &document)
{
    const auto read = readDocument(document);
    if (!read)
        return Failure{read.error()};
    return read->events;
}

} // namespace pw::epcis
