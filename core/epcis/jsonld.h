// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epcis/event.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace pw::epcis {

/// Our extension namespace, written with the prefix `agw`.
inline constexpr char AgwNamespace[] = "https://ns.example.org/agw/";

/// Where and why a document is refused. `path` is a JSON pointer such as
/// `/epcisBody/eventList/3/bizStep`.
struct DocumentError
{
    enum class Code {
        NotJson,
        DuplicateMember,
        TooDeep,
        NotADocument,  ///< type, @context, schemaVersion or eventList missing or wrong
        MissingMember,
        BadValue,
        NotAllowedHere, ///< such as persistentDisposition in an AggregationEvent
        BadIdentifier
    };
    Code code;
    QString path;
    QString detail; ///< what was found, shortened; for logs and problem documents
};

QJsonObject toJson(const Event &event);
Result<Event, DocumentError> eventFromJson(const QJsonObject &object, const QString &path = {});

/// An EPCISDocument (section 1 of the JSON binding) around events that are already JSON.
QByteArray captureDocument(const QList<QJsonObject> &events, const QDateTime &creationDate);
/// An EPCISQueryDocument answering the simple event query.
QByteArray queryDocument(const QList<QJsonObject> &events, const QDateTime &creationDate);

/// The events of an EPCISDocument or EPCISQueryDocument, each as the JSON it came as.
/// CBV values are accepted in every spelling and normalised by eventFromJson(), not here.
Result<QList<QJsonObject>, DocumentError> eventsOfDocument(const QByteArray &document);

/// JSON with duplicate members, more than 32 levels, or invalid UTF-8 is refused, which
/// QJsonDocument alone does not do.
Result<QJsonObject, DocumentError> strictObject(const QByteArray &json);

} // namespace pw::epcis
