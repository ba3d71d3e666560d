// SPDX-License-Identifier: Apache-2.0
#include "core/central/incoming.h"

#include "core/central/extensionnames.h"
#include "core/central/unitkey.h"
#include "core/epcis/cbv.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/names.h"
#include "core/epcis/strictjson.h"
#include "core/epcis/uri.h"
#include "core/epcis/validator.h"
#include "core/epcis/xmldocument.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUuid>

#include <limits>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

namespace names = epcis::names;

constexpr int XmlDepth = 32;

/// Ids for events that came without one: the same content gets the same id, so that sending it
/// again stores nothing twice.
const QUuid EventIdNamespace(u"{6f1c0b3e-5f53-4d7f-9a2b-8f0d5f3b7a61}"_s);

bool isGsOneContext(const QJsonValue &item)
{
    const QString text = item.toString();
    return text.startsWith(u"https://ref.gs1.org/standards/epcis/"_s)
           || text == u"https://gs1.github.io/EPCIS/epcis-context.jsonld";
}

/// What of a context our own does not already say.
QJsonArray furtherContext(const QJsonArray &context)
{
    static const QJsonObject ours = epcis::standardContext().last().toObject();
    QJsonArray further;
    for (const QJsonValue &item : context) {
        if (isGsOneContext(item))
            continue;
        const QJsonObject terms = item.toObject();
        bool known = item.isObject();
        for (auto term = terms.begin(); term != terms.end(); ++term)
            known = known && ours.value(term.key()) == term.value();
        if (known)
            continue;
        // Items of the list must differ (JSON schema), and the last definition of a prefix holds.
        for (qsizetype i = further.size() - 1; i >= 0; --i) {
            if (further[i] == item)
                further.removeAt(i);
        }
        further.append(item);
    }
    return further;
}

QByteArray contextText(const QJsonArray &ofDocument, const QJsonValue &ofEvent)
{
    QJsonArray all = ofDocument;
    const QJsonArray own = ofEvent.isArray()       ? ofEvent.toArray()
                           : ofEvent.isUndefined() ? QJsonArray()
                                                   : QJsonArray{ofEvent};
    for (const QJsonValue &item : own)
        all.append(item);
    const QJsonArray further = furtherContext(all);
    return further.isEmpty() ? QByteArray() : QJsonDocument(further).toJson(QJsonDocument::Compact);
}

/// The event as it is kept: every value byte for byte, without what central says itself.
QByteArray textToKeep(const QByteArray &text, const QString &eventId)
{
    QByteArray kept = "{";
    bool hasId = false;
    for (const epcis::strictjson::Member &member : epcis::strictjson::membersOf(text)) {
        if (member.name == "recordTime" || member.name == "@context")
            continue;
        hasId = hasId || member.name == "eventID";
        if (kept.size() > 1)
            kept += ',';
        kept += '"' + member.name.toByteArray() + "\":" + member.value.toByteArray();
    }
    if (!hasId)
        kept += ",\"eventID\":\"" + eventId.toLatin1() + '"';
    return kept + '}';
}

QByteArray contentHash(epcis::Event event)
{
    event.recordTime = {};
    QJsonObject content = epcis::toJson(event);
    content.remove(names::Context);
    return QCryptographicHash::hash(QJsonDocument(content).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256);
}

QString idFromContent(const QByteArray &hash)
{
    return u"urn:uuid:"_s
           + QUuid::createUuidV5(EventIdNamespace, hash).toString(QUuid::WithoutBraces);
}

/// `agw:seq` is `<station>/<n>`.
void readSequence(IncomingEvent &incoming)
{
    // A declaration repeats its original with the number that had; its own is in its reason.
    const QJsonObject declaration =
        incoming.event.extensions.value(names::ErrorDeclaration).toObject();
    const QString text = incoming.record.declaration
                             ? declaration.value("agw:seq"_L1).toString()
                             : incoming.event.extensions.value("agw:seq"_L1).toString();
    const qsizetype slash = text.lastIndexOf(u'/');
    bool isNumber = false;
    const qint64 number = slash < 0 ? 0 : QStringView(text).sliced(slash + 1).toLongLong(&isNumber);
    if (slash <= 0 || !isNumber || number <= 0)
        return;
    incoming.station = text.left(slash);
    incoming.sequence = number;
}

IncomingEvent readEvent(const QJsonObject &object, const QByteArray &text,
                        const QJsonArray &context, const QString &path)
{
    IncomingEvent incoming;
    incoming.record.eventId = object.value(names::EventId).toString();
    auto read = epcis::eventFromJson(object, path);
    if (!read) {
        incoming.refused = problems::validation(read.error());
        return incoming;
    }
    incoming.event = *std::move(read);
    if (const auto errors = epcis::validate(incoming.event, path); !errors.isEmpty()) {
        incoming.refused = problems::validation(errors.first());
        return incoming;
    }
    EventRecord &record = incoming.record;
    record.contentHash = contentHash(incoming.event);
    if (record.eventId.isEmpty()) {
        record.eventId = idFromContent(record.contentHash);
        incoming.event.eventId = record.eventId;
    }
    record.declaration = incoming.event.errorDeclaration.has_value();
    record.json = textToKeep(text, record.eventId);
    record.context = contextText(context, object.value(names::Context));
    record.eventTime = incoming.event.eventTime;
    record.type = names::toText(incoming.event.type);
    record.action =
        incoming.event.action ? QString(names::toText(*incoming.event.action)) : QString();
    record.bizStep = incoming.event.bizStep;
    record.disposition = incoming.event.disposition;
    record.index = indexOf(incoming.event, record.context);
    readSequence(incoming);
    return incoming;
}

/// As the columns and keys of events have it.
QString elementOf(const QString &id)
{
    for (const auto vocabulary :
         {epcis::cbv::Vocabulary::BizStep, epcis::cbv::Vocabulary::Disposition}) {
        const QString word = epcis::cbv::bareWord(vocabulary, id);
        if (word != id)
            return word;
    }
    return keyOf(epcis::canonicalId(id));
}

QList<AttributeRecord> attributesOf(const QList<epcis::VocabularyElement> &vocabulary,
                                    const QJsonArray &context)
{
    if (vocabulary.isEmpty()) // nearly always
        return {};
    ExtensionNames names;
    names.addContext(context);
    QList<AttributeRecord> attributes;
    for (const epcis::VocabularyElement &element : vocabulary) {
        for (const epcis::VocabularyElement::Attribute &attribute : element.attributes)
            attributes.append({elementOf(element.id), valueKey(element.id),
                               names.expanded(attribute.name).value_or(attribute.name),
                               valueKey(attribute.value)});
    }
    return attributes;
}

} // namespace

namespace {

Problem tooManyEvents(qsizetype count, qsizetype limit)
{
    return problems::captureLimit(QString::number(count) + u" events; the limit is "_s
                                  + QString::number(limit));
}

QLatin1StringView meaningOf(epcis::XmlError::Code code)
{
    using Code = epcis::XmlError::Code;
    switch (code) {
    case Code::NotWellFormed: return "not well-formed XML"_L1;
    case Code::Forbidden: return "document type definitions are not taken"_L1;
    case Code::TooLarge: return "too large"_L1;
    case Code::TooDeep: return "nested too deeply"_L1;
    case Code::NotADocument: return "not an EPCIS document"_L1;
    case Code::BadElement: return "not an element or value for this place"_L1;
    }
    Q_UNREACHABLE();
    return {};
}

Problem xmlProblem(const epcis::XmlError &error)
{
    QString detail = u'/' + error.path + u": "_s + meaningOf(error.code);
    if (!error.detail.isEmpty())
        detail += u": "_s + error.detail;
    if (error.line > 0)
        detail += u" (line "_s + QString::number(error.line) + u", column "_s
                  + QString::number(error.column) + u')';
    return problems::validation(detail);
}

} // namespace

Result<IncomingDocument, Problem> readXmlCapture(const QByteArray &body, qsizetype limit)
{
    const auto document = epcis::readXmlDocument(body, {CaptureBytesLimit, XmlDepth});
    if (!document)
        return Failure{xmlProblem(document.error())};
    if (document->events.size() > limit)
        return Failure{tooManyEvents(document->events.size(), limit)};
    IncomingDocument incoming;
    for (const QJsonObject &event : document->events)
        incoming.events.append(
            readEvent(event, QJsonDocument(event).toJson(QJsonDocument::Compact), document->context,
                      u"/epcisBody/eventList/"_s + QString::number(incoming.events.size())));
    incoming.attributes = attributesOf(document->vocabulary, document->context);
    return incoming;
}

std::optional<OwnSequences> sequencesOfPeer(const http::Request &request)
{
    if (request.peer.isEmpty())
        return {};
    return OwnSequences{request.peer, 0, std::numeric_limits<qint64>::max()};
}

std::optional<OwnSequences> ownSequences(const QByteArray &header)
{
    const qsizetype slash = header.lastIndexOf('/');
    const qsizetype dash = header.indexOf('-', slash);
    if (slash <= 0 || dash < 0)
        return {};
    bool firstOk = false, lastOk = false;
    OwnSequences own{QString::fromUtf8(QByteArray::fromPercentEncoding(header.first(slash))),
                     header.sliced(slash + 1, dash - slash - 1).toLongLong(&firstOk),
                     header.sliced(dash + 1).toLongLong(&lastOk)};
    if (!firstOk || !lastOk || own.first < 0 || own.last < own.first)
        return {};
    return own;
}

Result<IncomingDocument, Problem> readCapture(const QByteArray &body, qsizetype limit)
{
    const auto document = epcis::readDocument(body);
    if (!document)
        return Failure{problems::validation(document.error())};
    if (document->events.size() > limit)
        return Failure{tooManyEvents(document->events.size(), limit)};
    IncomingDocument incoming;
    for (qsizetype i = 0; i < document->events.size(); ++i)
        incoming.events.append(readEvent(document->events[i], document->texts[i], document->context,
                                         u"/epcisBody/eventList/"_s + QString::number(i)));
    incoming.attributes = attributesOf(document->vocabulary, document->context);
    return incoming;
}

Expected expectedOf(const IncomingDocument &document)
{
    Expected expected;
    for (const IncomingEvent &incoming : document.events) {
        if (incoming.refused)
            continue;
        expected.eventIds.append(incoming.record.eventId);
        for (const EventIndex::Name &name : incoming.record.index.names)
            expected.uris.append(uriOf(name.key));
    }
    return expected;
}

IncomingEvent rereadEvent(const QByteArray &json, const QByteArray &context)
{
    return readEvent(QJsonDocument::fromJson(json).object(), json,
                     QJsonDocument::fromJson(context).array(), {});
}

QList<QByteArray> contentHashesOf(const epcis::Event &event)
{
    QList<QByteArray> hashes{contentHash(event)};
    epcis::Event unnamed = event;
    unnamed.eventId.clear();
    const QByteArray hash = contentHash(unnamed);
    if (idFromContent(hash) == event.eventId)
        hashes.append(hash);
    return hashes;
}

Result<IncomingDocument, Problem> readSingleEvent(const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    const auto object = epcis::strictObject(text);
    if (!object)
        return Failure{problems::validation(object.error())};
    const QJsonValue context = object->value(names::Context);
    if (!context.isString() && !context.isObject() && !context.isArray())
        return Failure{problems::validation(u"/@context: required here, but missing"_s)};
    IncomingDocument incoming;
    incoming.events.append(readEvent(*object, text, {}, {}));
    if (const auto &refused = incoming.events.first().refused)
        return Failure{*refused};
    return incoming;
}

} // namespace pw::central
