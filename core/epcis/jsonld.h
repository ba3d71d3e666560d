// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epcis/documenterror.h"
#include "core/epcis/event.h"
#include "core/epcis/vocabulary.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace pw::epcis {

/// Our extension namespace, written with the prefix `agw`.
inline constexpr char AgwNamespace[] = "https://ns.example.org/agw/";

/// The event as EPCIS 2.0 JSON: CBV values as bare words, times in UTC with milliseconds.
QJsonObject toJson(const Event &event);

/// The event of a JSON object, of whatever origin: CBV values in any spelling become bare words,
/// identifiers stay as they came, unknown members become extensions. Refuses what has no meaning
/// at all (a text where a list belongs, a time without offset); the rules of the standard are
/// validate()'s. `path` is the JSON pointer of the object, for the error.
Result<Event, DocumentError> eventFromJson(const QJsonObject &object, const QString &path = {});

/// The `@context` of what we write: the GS1 context, then `cbvmda` and `agw`.
QJsonArray standardContext();

/// An EPCISDocument (section 1 of the JSON binding) around events that are already JSON.
QByteArray captureDocument(const QList<QJsonObject> &events, const QDateTime &creationDate);
/// Which query an answer belongs to.
struct QueryLabel
{
    QString name = QStringLiteral("SimpleEventQuery");
    QString subscriptionId; ///< empty: it was asked for once
};
/// An EPCISQueryDocument.
QByteArray queryDocument(const QList<QJsonObject> &events, const QDateTime &creationDate,
                         const QueryLabel &label = {});
/// The same around events as text, which go out byte for byte.
QByteArray queryDocument(const QList<QByteArray> &events, const QDateTime &creationDate,
                         const QueryLabel &label = {});

/// What a document carries, both as text and as objects; the two lists run in parallel.
struct EventDocument
{
    QJsonArray context; ///< the document's `@context`, always as a list
    QList<QByteArray> texts;
    QList<QJsonObject> events;
    QList<VocabularyElement> vocabulary; ///< master data of the header
};
Result<EventDocument, DocumentError> readDocument(const QByteArray &document);

/// The events of an EPCISDocument or EPCISQueryDocument, each as the JSON it came as.
/// CBV values are accepted in every spelling and normalised by eventFromJson(), not here.
Result<QList<QJsonObject>, DocumentError> eventsOfDocument(const QByteArray &document);

/// JSON with duplicate members, more than 32 levels, or invalid UTF-8 is refused, which
/// QJsonDocument alone does not do.
Result<QJsonObject, DocumentError> strictObject(const QByteArray &json);

} // namespace pw::epcis
