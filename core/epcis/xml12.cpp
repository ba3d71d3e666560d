// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/xml12.h"

#include "core/epcis/cbv.h"
#include "core/epcis/hashvalue.h"
#include "core/epcis/instant.h"
#include "core/epcis/names.h"
#include "core/epcis/statefold.h"
#include "core/epcis/xml12names.h"

#include <QJsonObject>
#include <QXmlStreamWriter>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using Reason = Xml12Refusal::Reason;
using cbv::Vocabulary;

bool fitsXml(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isPair =
            c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair)
            ++i;
        else if (c.isSurrogate() || c.unicode() >= 0xfffe
                 || (c < u' ' && c != u'\t' && c != u'\n' && c != u'\r'))
            return false;
    }
    return true;
}

/// Members that have their place in an event or are dropped; all others are extensions.
bool isKnown(const QString &name)
{
    static constexpr QLatin1StringView Known[] = {
        names::SourceList,        names::DestinationList,   names::InputEpcList,
        names::InputQuantityList, names::OutputEpcList,     names::OutputQuantityList,
        names::TransformationId,  names::SensorElementList, names::CertificationInfo,
        names::ReadPoint,         names::BizLocation,       names::ErrorDeclaration,
        names::Context,
    };
    return std::find(std::begin(Known), std::end(Known), name) != std::end(Known);
}

/// Writes one event; keeps the first refusal and goes on, as nobody reads what is written then.
class EventWriter
{
public:
    EventWriter(QXmlStreamWriter &xml, const Event &event, const Xml12Names &names,
                const CompanyPrefixLength &companyPrefixLength)
        : m_xml(xml), m_event(event), m_names(names), m_companyPrefixLength(companyPrefixLength)
    {}

    std::optional<Xml12Refusal> write()
    {
        checkHolds();
        const QLatin1StringView type = names::toText(m_event.type);
        switch (m_event.type) {
        case EventType::Object: within(type, &EventWriter::object); break;
        case EventType::Aggregation: within(type, &EventWriter::aggregation); break;
        case EventType::Transaction: within(type, &EventWriter::transaction); break;
        case EventType::Transformation:
            m_xml.writeStartElement(u"extension"_s);
            within(type, &EventWriter::transformation);
            m_xml.writeEndElement();
            break;
        case EventType::Association: refuse(Reason::EventType, names::Type, type); break;
        }
        return m_refusal;
    }

    const QStringList &dropped() const { return m_dropped; }

private:
    void refuse(Reason reason, const QString &member, const QString &value)
    {
        if (!m_refusal)
            m_refusal = Xml12Refusal{reason, 0, member, value.left(80)};
    }

    void within(QLatin1StringView name, void (EventWriter::*write)())
    {
        m_xml.writeStartElement(name);
        (this->*write)();
        m_xml.writeEndElement();
    }

    void checkHolds()
    {
        const QStringList all = m_event.persistentSet + m_event.persistentUnset;
        for (const QString &word : all) {
            if (isBlocking(word))
                refuse(Reason::HeldState, names::PersistentDisposition, word);
        }
        if (!all.isEmpty())
            m_dropped.append(names::PersistentDisposition);
        for (const QLatin1StringView name : {names::SensorElementList, names::CertificationInfo}) {
            if (m_event.extensions.contains(name))
                m_dropped.append(name);
        }
    }

    // Leaves

    void text(const QString &name, const QString &value)
    {
        if (!fitsXml(value))
            refuse(Reason::Text, name, value);
        if (!value.isEmpty())
            m_xml.writeTextElement(name, value);
    }

    QString identifier(QLatin1StringView member, const QString &uri)
    {
        const auto urn = pureIdentityOf(uri, m_companyPrefixLength);
        if (urn)
            return *urn;
        switch (urn.error()) {
        case PureIdentityError::NoCompanyPrefix: refuse(Reason::CompanyPrefix, member, uri); break;
        case PureIdentityError::NotAnIdentifier:
        case PureIdentityError::NoUrn: refuse(Reason::Identifier, member, uri); break;
        }
        return {};
    }

    void epcs(QLatin1StringView name, const QStringList &uris)
    {
        m_xml.writeStartElement(name);
        for (const QString &uri : uris)
            text(u"epc"_s, identifier(name, uri));
        m_xml.writeEndElement();
    }

    void quantities(QLatin1StringView name, const QList<QuantityElement> &elements)
    {
        if (elements.isEmpty())
            return;
        m_xml.writeStartElement(name);
        for (const QuantityElement &element : elements) {
            m_xml.writeStartElement(u"quantityElement"_s);
            text(u"epcClass"_s, identifier(name, element.epcClass));
            if (element.quantity)
                text(u"quantity"_s,
                     QString::number(*element.quantity, 'f', QLocale::FloatingPointShortest));
            text(u"uom"_s, element.uom);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    void place(QLatin1StringView name, const QString &id)
    {
        if (id.isEmpty())
            return;
        m_xml.writeStartElement(name);
        text(u"id"_s, identifier(name, id));
        extensions(m_event.extensions.value(name).toObject());
        m_xml.writeEndElement();
    }

    void typed(QLatin1StringView name, const QString &type, const QString &value)
    {
        m_xml.writeStartElement(name);
        if (!type.isEmpty())
            m_xml.writeAttribute(u"type"_s, type);
        if (!fitsXml(value))
            refuse(Reason::Text, name, value);
        m_xml.writeCharacters(value);
        m_xml.writeEndElement();
    }

    void bizTransactions()
    {
        if (m_event.bizTransactions.isEmpty())
            return;
        m_xml.writeStartElement(names::BizTransactionList);
        for (const BizTransaction &transaction : m_event.bizTransactions)
            typed("bizTransaction"_L1,
                  Xml12Names::word(Vocabulary::BizTransactionType, transaction.type),
                  identifier(names::BizTransactionList, transaction.id));
        m_xml.writeEndElement();
    }

    void parties(QLatin1StringView list, QLatin1StringView item)
    {
        const QJsonArray parties = m_event.extensions.value(list).toArray();
        if (parties.isEmpty())
            return;
        m_xml.writeStartElement(list);
        for (const QJsonValue &party : parties)
            typed(item,
                  Xml12Names::word(
                      Vocabulary::SourceDestType,
                      cbv::bareWord(Vocabulary::SourceDestType, party[u"type"].toString())),
                  identifier(list, party[item].toString()));
        m_xml.writeEndElement();
    }

    bool hasParties() const
    {
        return m_event.extensions.contains(names::SourceList)
               || m_event.extensions.contains(names::DestinationList);
    }

    void sourcesAndDestinations()
    {
        parties(names::SourceList, "source"_L1);
        parties(names::DestinationList, "destination"_L1);
    }

    // Extensions

    void extensions(const QJsonObject &members)
    {
        for (auto it = members.begin(); it != members.end(); ++it)
            extension(it.key(), it.value());
    }

    void extension(const QString &name, const QJsonValue &value)
    {
        if (value.isArray()) {
            for (const QJsonValue &item : value.toArray())
                extension(name, item);
            return;
        }
        const std::optional<Xml12Names::Name> known = m_names.nameOf(name);
        if (!known)
            return refuse(name.contains(u':') ? Reason::Namespace : Reason::Member, name, {});
        m_xml.writeStartElement(known->space, known->local);
        if (value.isObject()) {
            QJsonObject members = value.toObject();
            const QString own = members.take("#text"_L1).toString();
            extensions(members);
            if (!fitsXml(own))
                refuse(Reason::Text, name, own);
            m_xml.writeCharacters(own);
        } else {
            const QString own = Xml12Names::textOf(value);
            if (!fitsXml(own))
                refuse(Reason::Text, name, own);
            m_xml.writeCharacters(own);
        }
        m_xml.writeEndElement();
    }

    void eventExtensions()
    {
        for (auto it = m_event.extensions.begin(); it != m_event.extensions.end(); ++it) {
            if (!isKnown(it.key()))
                extension(it.key(), it.value());
        }
    }

    void ilmd()
    {
        if (m_event.ilmd.isEmpty())
            return;
        m_xml.writeStartElement(names::Ilmd);
        extensions(m_event.ilmd);
        m_xml.writeEndElement();
    }

    // Parts of events, in the order of the 1.2 schema

    void start()
    {
        text(names::EventTime, instantToText(m_event.eventTime));
        if (m_event.recordTime.isValid())
            text(names::RecordTime, instantToText(m_event.recordTime));
        text(names::EventTimeZoneOffset, m_event.eventTimeZoneOffset);
        if (m_event.eventId.isEmpty() && !m_event.errorDeclaration)
            return;
        m_xml.writeStartElement(u"baseExtension"_s);
        text(names::EventId, m_event.eventId);
        declaration();
        m_xml.writeEndElement();
    }

    void declaration()
    {
        if (!m_event.errorDeclaration)
            return;
        const ErrorDeclaration &declared = *m_event.errorDeclaration;
        m_xml.writeStartElement(names::ErrorDeclaration);
        text(u"declarationTime"_s, instantToText(declared.declaredAt));
        text(u"reason"_s, Xml12Names::word(Vocabulary::ErrorReason, declared.reason));
        if (!declared.correctiveEventIds.isEmpty()) {
            m_xml.writeStartElement(u"correctiveEventIDs"_s);
            for (const QString &id : declared.correctiveEventIds)
                text(u"correctiveEventID"_s, id);
            m_xml.writeEndElement();
        }
        extensions(m_event.extensions.value(names::ErrorDeclaration).toObject());
        m_xml.writeEndElement();
    }

    void action()
    {
        if (m_event.action)
            text(names::Action, names::toText(*m_event.action));
    }

    void circumstances()
    {
        text(names::BizStep, Xml12Names::word(Vocabulary::BizStep, m_event.bizStep));
        text(names::Disposition, Xml12Names::word(Vocabulary::Disposition, m_event.disposition));
        place(names::ReadPoint, m_event.readPoint);
        place(names::BizLocation, m_event.bizLocation);
    }

    void object()
    {
        start();
        epcs(names::EpcList, m_event.epcs);
        action();
        circumstances();
        bizTransactions();
        if (!m_event.quantities.isEmpty() || hasParties() || !m_event.ilmd.isEmpty())
            within("extension"_L1, &EventWriter::objectExtension);
        eventExtensions();
    }
    void objectExtension()
    {
        quantities(names::QuantityList, m_event.quantities);
        sourcesAndDestinations();
        ilmd();
    }

    void aggregation()
    {
        start();
        text(names::ParentId, identifier(names::ParentId, m_event.parentId));
        epcs(names::ChildEpcs, m_event.childEpcs);
        action();
        circumstances();
        bizTransactions();
        if (!m_event.childQuantities.isEmpty() || hasParties())
            within("extension"_L1, &EventWriter::aggregationExtension);
        eventExtensions();
    }
    void aggregationExtension()
    {
        quantities(names::ChildQuantityList, m_event.childQuantities);
        sourcesAndDestinations();
    }

    void transaction()
    {
        start();
        bizTransactions();
        text(names::ParentId, identifier(names::ParentId, m_event.parentId));
        epcs(names::EpcList, m_event.epcs);
        action();
        circumstances();
        if (!m_event.quantities.isEmpty() || hasParties())
            within("extension"_L1, &EventWriter::transactionExtension);
        eventExtensions();
    }
    void transactionExtension()
    {
        quantities(names::QuantityList, m_event.quantities);
        sourcesAndDestinations();
    }

    void transformation()
    {
        start();
        transformed(names::InputEpcList, names::InputQuantityList);
        transformed(names::OutputEpcList, names::OutputQuantityList);
        text(names::TransformationId,
             identifier(names::TransformationId,
                        m_event.extensions.value(names::TransformationId).toString()));
        circumstances();
        bizTransactions();
        sourcesAndDestinations();
        ilmd();
        eventExtensions();
    }

    /// Inputs or outputs, which an Event keeps as they came.
    void transformed(QLatin1StringView epcList, QLatin1StringView quantityList)
    {
        QStringList uris;
        for (const QJsonValue &uri : m_event.extensions.value(epcList).toArray())
            uris.append(uri.toString());
        if (!uris.isEmpty())
            epcs(epcList, uris);
        QList<QuantityElement> elements;
        for (const QJsonValue &item : m_event.extensions.value(quantityList).toArray()) {
            QuantityElement element{item[u"epcClass"].toString(), {}, item[u"uom"].toString()};
            if (item[u"quantity"].isDouble())
                element.quantity = item[u"quantity"].toDouble();
            elements.append(element);
        }
        quantities(quantityList, elements);
    }

    QXmlStreamWriter &m_xml;
    const Event &m_event;
    const Xml12Names &m_names;
    const CompanyPrefixLength &m_companyPrefixLength;
    QStringList m_dropped;
    std::optional<Xml12Refusal> m_refusal;
};

} // namespace

Result<Xml12Document, Xml12Refusal> xml12Document(const QList<Event> &events,
                                                  const QJsonArray &context,
                                                  const QDateTime &creationDate,
                                                  const CompanyPrefixLength &companyPrefixLength)
{
    Xml12Document document;
    const Xml12Names names(context);
    QXmlStreamWriter xml(&document.xml);
    xml.writeStartDocument();
    xml.writeNamespace(u"urn:epcglobal:epcis:xsd:1"_s, u"epcis"_s);
    names.writeNamespaces(xml);
    xml.writeStartElement(u"urn:epcglobal:epcis:xsd:1"_s, u"EPCISDocument"_s);
    xml.writeAttribute(u"schemaVersion"_s, u"1.2"_s);
    xml.writeAttribute(u"creationDate"_s, instantToText(creationDate));
    xml.writeStartElement(u"EPCISBody"_s);
    xml.writeStartElement(u"EventList"_s);
    for (qsizetype i = 0; i < events.size(); ++i) {
        EventWriter writer(xml, events[i], names, companyPrefixLength);
        if (auto refusal = writer.write()) {
            refusal->event = i;
            return Failure{*refusal};
        }
        for (const QString &member : writer.dropped())
            document.dropped.append({i, member});
    }
    xml.writeEndDocument();
    return document;
}

} // namespace pw::epcis
