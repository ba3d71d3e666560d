// SPDX-License-Identifier: Apache-2.0
#include "core/central/eventindex.h"

#include "core/central/unitkey.h"
#include "core/epcis/cbv.h"
#include "core/epcis/eventhash.h"
#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/names.h"
#include "core/epcis/uri.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

namespace names = epcis::names;

constexpr qsizetype LongestValue = 200;

QString keyOfUri(const QString &uri)
{
    return keyOf(epcis::canonicalId(uri));
}

class Indexer
{
public:
    Indexer(const epcis::Event &event, const epcis::HashContext &context)
        : m_event(event), m_context(context)
    {}

    EventIndex index()
    {
        m_index.readPoint = keyOfUri(m_event.readPoint);
        m_index.bizLocation = keyOfUri(m_event.bizLocation);
        addNames();
        addMembers();
        addDeclaration();
        addSensors();
        for (auto it = m_event.extensions.begin(); it != m_event.extensions.end(); ++it)
            addExtension(it.key(), *it);
        addArea(u"ILMD_"_s, m_event.ilmd);
        for (auto name = m_names.cbegin(); name != m_names.cend(); ++name)
            m_index.names.append({name.key(), name.value()});
        return std::move(m_index);
    }

private:
    const QJsonObject &extensions() const { return m_event.extensions; }

    bool isNew(const QString &entry)
    {
        const qsizetype before = m_seen.size();
        m_seen.insert(entry);
        return m_seen.size() > before;
    }

    void text(const QString &field, const QString &value)
    {
        const EventIndex::Text entry{field, valueKey(value)};
        if (isNew(field + u'=' + entry.value))
            m_index.texts.append(entry);
    }
    void number(const QString &field, double value)
    {
        if (isNew(field + u'#' + QString::number(value, 'g', 17)))
            m_index.numbers.append({field, value});
    }
    void quantity(const QString &field, double value)
    {
        text(field, QString::number(value, 'g', QLocale::FloatingPointShortest));
        number(field, value);
    }
    void instant(const QString &field, const QDateTime &time)
    {
        text(field, epcis::instantToText(time));
        number(field, double(time.toMSecsSinceEpoch()));
    }
    void uri(const QString &field, const QString &value)
    {
        if (!value.isEmpty())
            text(field, keyOfUri(value));
    }

    void addNames()
    {
        const auto add = [this](const QStringList &uris, int role) {
            for (const QString &uri : uris)
                m_names[keyOfUri(uri)] |= role;
        };
        const auto listed = [this](QLatin1StringView member) {
            QStringList uris;
            for (const QJsonValue &item : extensions()[member].toArray())
                uris.append(item.toString());
            return uris;
        };
        add(m_event.epcs, EventIndex::Epc);
        add(m_event.childEpcs, EventIndex::Epc);
        if (!m_event.parentId.isEmpty())
            add({m_event.parentId}, EventIndex::Parent);
        add(listed(names::InputEpcList), EventIndex::Input);
        add(listed(names::OutputEpcList), EventIndex::Output);
        for (const epcis::QuantityElement &element : m_event.quantities + m_event.childQuantities)
            addQuantity(element, EventIndex::Class);
        addQuantities(names::InputQuantityList, EventIndex::InputClass);
        addQuantities(names::OutputQuantityList, EventIndex::OutputClass);
    }
    void addQuantities(QLatin1StringView member, int role)
    {
        for (const QJsonValue &item : extensions()[member].toArray()) {
            epcis::QuantityElement element{
                item[u"epcClass"].toString(), {}, item[u"uom"].toString()};
            if (item[u"quantity"].isDouble())
                element.quantity = item[u"quantity"].toDouble();
            addQuantity(element, role);
        }
    }
    void addQuantity(const epcis::QuantityElement &element, int role)
    {
        m_names[keyOfUri(element.epcClass)] |= role;
        if (!element.quantity)
            return;
        quantity(u"quantity"_s, *element.quantity);
        if (!element.uom.isEmpty())
            quantity(u"quantity_"_s + element.uom, *element.quantity);
    }

    void addMembers()
    {
        for (const QString &word : m_event.persistentSet)
            text(u"persistentDisposition_set"_s, word);
        for (const QString &word : m_event.persistentUnset)
            text(u"persistentDisposition_unset"_s, word);
        for (const epcis::BizTransaction &transaction : m_event.bizTransactions)
            uri(u"bizTransaction_"_s + transaction.type, transaction.id);
        uri(u"transformationID"_s, extensions()[names::TransformationId].toString());
        addParties(names::SourceList, u"source"_s);
        addParties(names::DestinationList, u"destination"_s);
    }
    void addParties(QLatin1StringView member, const QString &kind)
    {
        for (const QJsonValue &item : extensions()[member].toArray()) {
            const QString type = epcis::cbv::bareWord(epcis::cbv::Vocabulary::SourceDestType,
                                                      item[u"type"].toString());
            uri(kind + u'_' + type, item[kind].toString());
        }
    }

    void addDeclaration()
    {
        if (!m_event.errorDeclaration)
            return;
        instant(u"errorDeclarationTime"_s, m_event.errorDeclaration->declaredAt);
        if (!m_event.errorDeclaration->reason.isEmpty())
            text(u"errorReason"_s, m_event.errorDeclaration->reason);
        for (const QString &id : m_event.errorDeclaration->correctiveEventIds)
            text(u"correctiveEventID"_s, id);
        addArea(u"ERROR_DECLARATION_"_s, extensions()[names::ErrorDeclaration].toObject());
    }

    void addSensors()
    {
        const QJsonArray elements = extensions()[names::SensorElementList].toArray();
        if (!elements.isEmpty())
            text(u"sensorElementList"_s, {});
        for (const QJsonValue &element : elements) {
            addArea(u"SENSORELEMENT_"_s, element.toObject());
            addSensorMembers(u"SENSORMETADATA_"_s, element[u"sensorMetadata"].toObject());
            for (const QJsonValue &report : element[u"sensorReport"].toArray())
                addSensorMembers(u"SENSORREPORT_"_s, report.toObject());
        }
    }
    /// Attributes of the standard by their own name, numbers by name and unit; extensions by area.
    void addSensorMembers(const QString &area, const QJsonObject &members)
    {
        static const QStringList Times{u"time"_s, u"startTime"_s, u"endTime"_s};
        static const QStringList Numbers{u"value"_s,     u"minValue"_s, u"maxValue"_s,
                                         u"meanValue"_s, u"sDev"_s,     u"percValue"_s};
        addArea(area, members);
        const QString unit = members[u"uom"].toString();
        for (auto it = members.begin(); it != members.end(); ++it) {
            const QString &name = it.key();
            if (name.contains(u':'))
                continue;
            if (Times.contains(name)) {
                if (const auto time = epcis::instantFromText(it->toString()))
                    instant(name, *time);
            } else if (it->isDouble() && Numbers.contains(name)) {
                quantity(unit.isEmpty() ? name : name + u'_' + unit, it->toDouble());
            } else if (it->isDouble()) {
                quantity(name, it->toDouble());
            } else if (it->isBool()) {
                text(name, it->toBool() ? u"true"_s : u"false"_s);
            } else {
                text(name, name == u"type" ? measurementWord(it->toString())
                                           : indexedText(it->toString()));
            }
        }
    }

    void addExtension(const QString &name, const QJsonValue &value)
    {
        if (name == names::ReadPoint || name == names::BizLocation)
            return addArea(name + u'_', value.toObject());
        if (name.contains(u':'))
            addField({}, name, value, false);
    }
    /// Members with a namespace, and everything below them.
    void addArea(const QString &area, const QJsonObject &members)
    {
        for (auto it = members.begin(); it != members.end(); ++it) {
            if (it.key().contains(u':'))
                addField(area, it.key(), *it, false);
        }
    }
    void addField(const QString &area, const QString &name, const QJsonValue &value, bool inner)
    {
        if (value.isArray()) {
            for (const QJsonValue &item : value.toArray())
                addField(area, name, item, inner);
            return;
        }
        const QString field =
            (inner ? u"INNER_"_s : QString()) + area + m_context.expandedName(name);
        if (value.isObject()) {
            text(field, {});
            const QJsonObject members = value.toObject();
            for (auto it = members.begin(); it != members.end(); ++it)
                addField(area, it.key(), *it, true);
        } else if (value.isDouble()) {
            quantity(field, value.toDouble());
        } else if (value.isBool()) {
            text(field, value.toBool() ? u"true"_s : u"false"_s);
        } else {
            addText(field, value.toString());
        }
    }
    /// XML has no numbers and JSON no times: a text that reads as one counts as one, too.
    void addText(const QString &field, const QString &value)
    {
        text(field, value);
        bool isNumber = false;
        const double read = value.toDouble(&isNumber);
        if (isNumber && std::isfinite(read))
            number(field, read);
        else if (const auto time = epcis::instantFromText(value))
            number(field, double(time->toMSecsSinceEpoch()));
    }

    const epcis::Event &m_event;
    const epcis::HashContext &m_context;
    QMap<QString, int> m_names;
    QSet<QString> m_seen;
    EventIndex m_index;
};

} // namespace

EventIndex indexOf(const epcis::Event &event, const QByteArray &context)
{
    QJsonArray contexts = epcis::standardContext();
    for (const QJsonValue &item : QJsonDocument::fromJson(context).array())
        contexts.append(item);
    const auto prefixes = epcis::HashContext::ofJsonLd(contexts);
    return Indexer(event, prefixes).index();
}

QString indexedText(const QString &value)
{
    return epcis::isUri(value) ? keyOfUri(value) : value;
}

QString measurementWord(const QString &type)
{
    for (const QLatin1StringView start : {"gs1:"_L1, "https://gs1.org/voc/"_L1}) {
        if (type.startsWith(start))
            return type.sliced(start.size());
    }
    return indexedText(type);
}

QString valueKey(const QString &value)
{
    if (value.size() <= LongestValue)
        return value;
    const QByteArray hash = QCryptographicHash::hash(value.toUtf8(), QCryptographicHash::Sha256);
    return u"sha-256:"_s + QString::fromLatin1(hash.toHex());
}

} // namespace pw::central
