// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/receiveddocument.h"

#include "core/epcis/eventhash.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/names.h"
#include "core/epcis/strictjson.h"
#include "core/epcis/validator.h"
#include "core/epcis/xmldocument.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonDocument>

namespace pw::epcis {

using namespace Qt::StringLiterals;
using domain::imports::Fault;

namespace {

constexpr qsizetype MaxFaults = 5; ///< told of one event
constexpr qsizetype Shown = 160;

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QByteArray contentHashOf(Event event)
{
    event.recordTime = {};
    QJsonObject content = toJson(event);
    content.remove(names::Context);
    return QCryptographicHash::hash(QJsonDocument(content).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256);
}

/// What a document declares beyond what every document of ours does; empty: nothing.
QJsonArray furtherContext(const QJsonArray &context)
{
    static const QJsonObject ours = standardContext().last().toObject();
    QJsonArray further;
    for (const QJsonValue &item : context) {
        const QJsonObject terms = item.toObject();
        bool known = item.isObject();
        for (auto term = terms.begin(); term != terms.end(); ++term)
            known = known && ours.value(term.key()) == term.value();
        const bool isGs1 = item.toString().contains("epcis-context.jsonld"_L1);
        if (!known && !isGs1)
            further.append(item);
    }
    return further;
}

/// The event for a document of ours: what the repository it comes from has added is left out.
QByteArray documentOf(const QByteArray &text, const QString &eventId, const QJsonArray &context)
{
    QByteArray document = "{";
    const auto add = [&document](const QByteArray &name, const QByteArray &value) {
        if (document.size() > 1)
            document += ',';
        document += '"' + name + "\":" + value;
    };
    bool hasId = false, hasContext = false;
    for (const strictjson::Member &member : strictjson::membersOf(text)) {
        if (member.name == "recordTime")
            continue;
        hasId = hasId || member.name == "eventID";
        hasContext = hasContext || member.name == "@context";
        add(member.name.toByteArray(), member.value.toByteArray());
    }
    if (!hasId)
        add("eventID", '"' + eventId.toLatin1() + '"');
    if (!hasContext && !context.isEmpty())
        add("@context", compact(context));
    return document + '}';
}

QString faultText(const DocumentError &error)
{
    const QString place = error.path.startsWith(u'/') ? error.path.sliced(1) : error.path;
    if (error.detail.isEmpty())
        return place.left(Shown);
    return QString(place + u": "_s + error.detail).left(Shown);
}

ReceivedEvent readEvent(const QJsonObject &object, const QByteArray &text,
                        const QJsonArray &context, const HashContext &hashing)
{
    ReceivedEvent received;
    const auto refuse = [&received](const DocumentError &error) {
        received.row.objections.append({Fault::InvalidEvent, {}, {}, faultText(error), {}});
    };
    auto event = eventFromJson(object);
    if (!event) {
        received.row.kind = object.value(names::Type).toString().left(Shown);
        received.row.eventId = object.value(names::EventId).toString();
        refuse(event.error());
        return received;
    }
    Event read = *std::move(event);
    if (read.eventId.isEmpty())
        read.eventId = eventHash(object, hashing);
    const QList<DocumentError> errors = validate(read);
    received.row = rowOf(read);
    if (!errors.isEmpty())
        received.row.objections.clear(); // those of the standard say it better
    for (const DocumentError &error : errors.first(std::min(errors.size(), MaxFaults)))
        refuse(error);
    received.declaration = read.errorDeclaration.has_value();
    received.contentHash = contentHashOf(read);
    received.document = documentOf(text, read.eventId, context);
    return received;
}

/// Repeats and corrections inside one document.
void settle(QList<ReceivedEvent> &events)
{
    QHash<QString, qsizetype> originals, declarations;
    for (qsizetype i = 0; i < events.size(); ++i) {
        ReceivedEvent &event = events[i];
        if (event.contentHash.isEmpty())
            continue; // not even read
        auto &known = event.declaration ? declarations : originals;
        const auto first = known.constFind(event.row.eventId);
        if (first == known.cend()) {
            known.insert(event.row.eventId, i);
        } else if (events[*first].contentHash == event.contentHash) {
            event.row.withoutEffect = true;
        } else {
            event.row.objections.append(
                {Fault::EventIdReused, {}, {}, event.row.eventId.left(Shown), {}});
        }
    }
    for (auto declared = declarations.cbegin(); declared != declarations.cend(); ++declared) {
        domain::imports::Row &row = events[declared.value()].row;
        const auto original = originals.constFind(declared.key());
        if (original == originals.cend()) {
            row.objections.append({Fault::UnknownOriginal, {}, {}, row.eventId.left(Shown), {}});
            continue;
        }
        row.withoutEffect = true;
        events[*original].row.withoutEffect = true;
    }
}

std::optional<ReadFault> limitsExceeded(qsizetype events, const ReceivedLimits &limits)
{
    if (events == 0)
        return ReadFault{ReadFault::Code::NoEvents};
    if (events > limits.events)
        return ReadFault{ReadFault::Code::TooLarge,
                         {},
                         QString::number(events) + u" / "_s + QString::number(limits.events)};
    return {};
}

/// `detail` of strictjson's errors ends in "at byte N".
ReadFault jsonFault(const DocumentError &error, const QByteArray &document)
{
    using Code = ReadFault::Code;
    ReadFault fault{Code::NotADocument, error.path, error.detail};
    switch (error.code) {
    case DocumentError::Code::NotJson: fault.code = Code::NotJson; break;
    case DocumentError::Code::DuplicateMember: fault.code = Code::DuplicateMember; break;
    case DocumentError::Code::TooDeep: fault.code = Code::TooDeep; break;
    case DocumentError::Code::NotADocument:
    case DocumentError::Code::MissingMember:
    case DocumentError::Code::BadValue:
    case DocumentError::Code::NotAllowedHere:
    case DocumentError::Code::BadIdentifier: return fault;
    }
    const qsizetype at = error.detail.lastIndexOf(" at byte "_L1);
    if (at < 0)
        return fault;
    const qsizetype byte =
        std::min(document.size(), qsizetype(error.detail.sliced(at + 9).toLongLong()));
    fault.detail = error.detail.left(at);
    fault.line = document.left(byte).count('\n') + 1;
    fault.column = byte - (byte == 0 ? 0 : document.lastIndexOf('\n', byte - 1) + 1) + 1;
    return fault;
}

ReadFault xmlFault(const XmlError &error)
{
    using Code = ReadFault::Code;
    const auto code = [&error] {
        switch (error.code) {
        case XmlError::Code::NotWellFormed: return Code::NotXml;
        case XmlError::Code::Forbidden: return Code::Forbidden;
        case XmlError::Code::TooLarge: return Code::TooLarge;
        case XmlError::Code::TooDeep: return Code::TooDeep;
        case XmlError::Code::NotADocument: return Code::NotADocument;
        case XmlError::Code::BadElement: return Code::BadElement;
        }
        Q_UNREACHABLE();
    };
    return {code(), error.path, error.detail, error.line, error.column};
}

} // namespace

Result<QList<ReceivedEvent>, ReadFault> readReceivedJson(const QByteArray &bytes,
                                                         const ReceivedLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return Failure{ReadFault{ReadFault::Code::TooLarge, {}, QString::number(bytes.size())}};
    const QByteArray document = bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes;
    const auto read = readDocument(document);
    if (!read)
        return Failure{jsonFault(read.error(), document)};
    if (const auto fault = limitsExceeded(read->events.size(), limits))
        return Failure{*fault};
    const QJsonArray context = furtherContext(read->context);
    const HashContext hashing = HashContext::ofJsonLd(read->context);
    QList<ReceivedEvent> events;
    qsizetype at = 0;
    qint64 line = 1;
    for (qsizetype i = 0; i < read->events.size(); ++i) {
        ReceivedEvent event = readEvent(read->events[i], read->texts[i], context, hashing);
        const qsizetype start = std::max(at, document.indexOf(read->texts[i], at));
        line += QByteArrayView(document).sliced(at, start - at).count('\n');
        at = start;
        event.row.number = i + 1;
        event.row.line = line;
        events.append(event);
    }
    settle(events);
    return events;
}

Result<QList<ReceivedEvent>, ReadFault> readReceivedXml(const QByteArray &document,
                                                        const ReceivedLimits &limits)
{
    const auto read = readXmlDocument(document, {limits.bytes, 32});
    if (!read)
        return Failure{xmlFault(read.error())};
    if (const auto fault = limitsExceeded(read->events.size(), limits))
        return Failure{*fault};
    const QJsonArray context = furtherContext(read->context);
    QList<ReceivedEvent> events;
    for (qsizetype i = 0; i < read->events.size(); ++i) {
        const QByteArray text = QJsonDocument(read->events[i]).toJson(QJsonDocument::Compact);
        ReceivedEvent event = readEvent(read->events[i], text, context, read->hashContext);
        event.row.number = i + 1;
        event.row.line = read->places[i].line;
        events.append(event);
    }
    settle(events);
    return events;
}

} // namespace pw::epcis
