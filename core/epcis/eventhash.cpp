// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/eventhash.h"

#include "core/epcis/hashvalue.h"
#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/names.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using Words = HashVocabulary;

/// One member in the order of the hash.
struct Field
{
    QLatin1StringView name;
    QLatin1StringView item = {}; ///< what each entry of the list is called; empty: like the list
    Words words = Words::None;
    bool isTime = false;
    std::span<const Field> inside = {};
    bool isOpen = false; ///< takes extensions, which follow its members
};

constexpr Field QuantityFields[] = {{"epcClass"_L1}, {"quantity"_L1}, {"uom"_L1}};
constexpr Field PersistentFields[] = {{"set"_L1, {}, Words::Disposition},
                                      {"unset"_L1, {}, Words::Disposition}};
constexpr Field PlaceFields[] = {{"id"_L1}};
constexpr Field MetadataFields[] = {
    {"time"_L1, {}, Words::None, true},
    {"startTime"_L1, {}, Words::None, true},
    {"endTime"_L1, {}, Words::None, true},
    {"deviceID"_L1},
    {"deviceMetadata"_L1},
    {"rawData"_L1},
    {"dataProcessingMethod"_L1},
    {"bizRules"_L1},
};
constexpr Field ReportFields[] = {
    {"type"_L1, {}, Words::Sensor},
    {"exception"_L1, {}, Words::Sensor},
    {"deviceID"_L1},
    {"deviceMetadata"_L1},
    {"rawData"_L1},
    {"dataProcessingMethod"_L1},
    {"time"_L1, {}, Words::None, true},
    {"microorganism"_L1},
    {"chemicalSubstance"_L1},
    {"value"_L1},
    {"component"_L1, {}, Words::Component},
    {"stringValue"_L1},
    {"booleanValue"_L1},
    {"hexBinaryValue"_L1},
    {"uriValue"_L1},
    {"minValue"_L1},
    {"maxValue"_L1},
    {"meanValue"_L1},
    {"sDev"_L1},
    {"percRank"_L1},
    {"percValue"_L1},
    {"uom"_L1},
    {"coordinateReferenceSystem"_L1},
};
constexpr Field ElementFields[] = {
    {"sensorMetadata"_L1, {}, Words::None, false, MetadataFields, true},
    {"sensorReport"_L1, {}, Words::None, false, ReportFields, true},
};

constexpr Field EventFields[] = {
    {names::EventTime, {}, Words::None, true},
    {names::EventTimeZoneOffset},
    {names::CertificationInfo},
    {names::ParentId},
    {names::EpcList, "epc"_L1},
    {names::InputEpcList, "epc"_L1},
    {names::ChildEpcs, "epc"_L1},
    {names::QuantityList, "quantityElement"_L1, Words::None, false, QuantityFields},
    {names::ChildQuantityList, "quantityElement"_L1, Words::None, false, QuantityFields},
    {names::InputQuantityList, "quantityElement"_L1, Words::None, false, QuantityFields},
    {names::OutputEpcList, "epc"_L1},
    {names::OutputQuantityList, "quantityElement"_L1, Words::None, false, QuantityFields},
    {names::Action},
    {names::TransformationId},
    {names::BizStep, {}, Words::BizStep},
    {names::Disposition, {}, Words::Disposition},
    {names::PersistentDisposition, {}, Words::None, false, PersistentFields},
    {names::ReadPoint, {}, Words::None, false, PlaceFields, true},
    {names::BizLocation, {}, Words::None, false, PlaceFields, true},
    {names::SensorElementList, "sensorElement"_L1, Words::None, false, ElementFields, true},
};

/// Entries are sorted by code point, which is the order of their UTF-8.
QByteArray sortedText(QByteArrayList entries)
{
    std::sort(entries.begin(), entries.end());
    return entries.join();
}

const Field *fieldOf(std::span<const Field> fields, const QString &name)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&name](const Field &field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

/// What a value gives for its place in the order, and what of it has no place there: that goes to
/// the end of the event, under the names of what it was in.
struct Rendered
{
    QByteArray text;
    QByteArray rest;
};

class Renderer
{
public:
    explicit Renderer(const HashContext &context) : m_context(context) {}

    QByteArray event(const QJsonObject &event) const
    {
        QByteArray text = "eventType=" + event.value(names::Type).toString().toUtf8();
        QByteArrayList others;
        for (const Field &field : EventFields) {
            if (m_context.isIgnored(field.name))
                continue;
            const Rendered rendered = member(field, event.value(field.name));
            text += rendered.text;
            if (!rendered.rest.isEmpty())
                others.append(rendered.rest);
        }
        for (auto it = event.begin(); it != event.end(); ++it) {
            if (!fieldOf(EventFields, it.key()) && !isNeverHashed(it.key()))
                addOther(it.key(), it.value(), others);
        }
        return text + sortedText(others);
    }

private:
    static bool isNeverHashed(const QString &name)
    {
        return name == names::Type || name == names::EventId || name == names::RecordTime
               || name == names::ErrorDeclaration || name == names::Context;
    }
    bool isLeftOut(const QString &name) const
    {
        return name == u"comment" || name == u"rdfs:comment" || m_context.isIgnored(name);
    }

    QByteArray scalar(const QJsonValue &value, Words words = Words::None) const
    {
        if (value.isBool())
            return m_context.textOf(value.toBool()).toUtf8();
        if (value.isDouble())
            return hashNumber(value.toDouble()).toUtf8();
        return hashValue(m_context.expandedValue(hashWord(words, value.toString()))).toUtf8();
    }

    QByteArray fieldText(const Field &field, const QJsonValue &value) const
    {
        if (field.isTime) {
            if (const auto instant = instantFromText(QString(value.toString()).trimmed()))
                return instantToText(*instant).toUtf8();
        }
        return scalar(value, field.words);
    }

    /// One entry of a list, or a member that is no list.
    Rendered entry(const Field &field, QLatin1StringView name, const QJsonValue &value) const
    {
        const QByteArray title = QByteArray(name.data(), name.size());
        if (!value.isObject()) {
            const QByteArray text = fieldText(field, value);
            return {text.isEmpty() ? text : title + '=' + text, {}};
        }
        Rendered inside = object(field, value.toObject());
        if (!inside.text.isEmpty())
            inside.text.prepend(title);
        if (!inside.rest.isEmpty())
            inside.rest.prepend(title);
        return inside;
    }

    Rendered member(const Field &field, const QJsonValue &value) const
    {
        const bool isNamedList = !field.item.isEmpty();
        if (!isNamedList && !value.isArray())
            return entry(field, field.name, value);
        QByteArrayList texts;
        QByteArrayList rests;
        for (const QJsonValue &item : value.toArray()) {
            const Rendered rendered = entry(field, isNamedList ? field.item : field.name, item);
            texts.append(rendered.text);
            rests.append(rendered.rest);
        }
        Rendered all{sortedText(texts), sortedText(rests)};
        const QByteArray title(field.name.data(), field.name.size());
        if (isNamedList && !all.text.isEmpty())
            all.text.prepend(title);
        if (isNamedList && !all.rest.isEmpty())
            all.rest.prepend(title);
        return all;
    }

    Rendered object(const Field &field, const QJsonObject &object) const
    {
        Rendered result;
        QByteArrayList extensions;
        QByteArrayList rests;
        for (const Field &inner : field.inside) {
            const Rendered rendered = member(inner, object.value(inner.name));
            result.text += rendered.text;
            rests.append(rendered.rest);
        }
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (fieldOf(field.inside, it.key()))
                continue;
            // The published implementation knows an extension by a namespace that ends so.
            const bool isExtension =
                field.isOpen && m_context.expandedName(it.key()).contains("/}"_L1);
            addOther(it.key(), it.value(), isExtension ? extensions : rests);
        }
        result.text += sortedText(extensions);
        result.rest = sortedText(rests);
        return result;
    }

    /// A member that has no place in the order.
    void addOther(const QString &name, const QJsonValue &value, QByteArrayList &entries) const
    {
        if (isLeftOut(name))
            return;
        if (name == names::BizTransactionList)
            return addParties(name, value, "bizTransaction"_L1, Words::BizTransactionType, entries);
        if (name == names::SourceList)
            return addParties(name, value, "source"_L1, Words::SourceDestType, entries);
        if (name == names::DestinationList)
            return addParties(name, value, "destination"_L1, Words::SourceDestType, entries);
        const QByteArray title = m_context.expandedName(name).toUtf8();
        if (value.isArray()) {
            for (const QJsonValue &item : value.toArray())
                addOther(name, item, entries);
        } else if (value.isObject()) {
            const QByteArray inside = extension(value.toObject());
            if (!inside.isEmpty())
                entries.append(title + inside);
        } else if (const QByteArray text = scalar(value); !text.isEmpty()) {
            entries.append(title + '=' + text);
        }
    }

    QByteArray extension(const QJsonObject &object) const
    {
        QByteArray text;
        QByteArrayList entries;
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key() == u"#text") // an XML element with attributes
                text = '=' + scalar(it.value());
            else
                addOther(it.key(), it.value(), entries);
        }
        return text + sortedText(entries);
    }

    /// Type before value, whatever the order of the members is.
    void addParties(const QString &name, const QJsonValue &value, QLatin1StringView item,
                    Words words, QByteArrayList &entries) const
    {
        const Field typeField{"type"_L1, {}, words};
        const Field valueField{item};
        QByteArrayList texts;
        for (const QJsonValue &party : value.toArray()) {
            QByteArrayList extensions;
            const QJsonObject members = party.toObject();
            for (auto it = members.begin(); it != members.end(); ++it) {
                if (it.key() != typeField.name && it.key() != item)
                    addOther(it.key(), it.value(), extensions);
            }
            texts.append(member(typeField, members.value(typeField.name)).text
                         + member(valueField, members.value(item)).text + sortedText(extensions));
        }
        if (const QByteArray all = sortedText(texts); !all.isEmpty())
            entries.append(name.toUtf8() + all);
    }

    const HashContext &m_context;
};

} // namespace

QString prehashOf(const QJsonObject &event, const HashContext &context)
{
    return QString::fromUtf8(Renderer(context).event(event));
}

QString eventHash(const QJsonObject &event, const HashContext &context)
{
    const QByteArray hash =
        QCryptographicHash::hash(Renderer(context).event(event), QCryptographicHash::Sha256);
    return u"ni:///sha-256;"_s + QString::fromLatin1(hash.toHex()) + u"?ver=CBV2.0"_s;
}

QString eventHash(const Event &event)
{
    return eventHash(toJson(event), HashContext::standard());
}

} // namespace pw::epcis
