// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/xmlevent.h"

#include "core/epcis/cbv.h"
#include "core/epcis/names.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using Code = XmlError::Code;
using cbv::Vocabulary;

/// Reads one event element by element; keeps the first error.
class EventMapper
{
public:
    EventMapper(XmlNames &names, const QString &path) : m_names(names), m_path(path) {}

    Result<QJsonObject, XmlError> map(const XmlElement &element)
    {
        QJsonObject event{{names::Type, element.name.local}};
        // Such as a single event's schemaVersion; only namespaced ones are extensions.
        for (const XmlAttribute &attribute : element.attributes) {
            if (!attribute.name.space.isEmpty())
                event.insert(m_names.jsonName(attribute.name), attribute.value);
        }
        for (const XmlElement *member : unfolded(element))
            addMember(*member, event);
        if (m_error)
            return Failure{*m_error};
        return event;
    }

private:
    struct Rule
    {
        QLatin1StringView name;
        QJsonValue (EventMapper::*read)(const XmlElement &);
    };

    /// The children, those inside `extension` and `baseExtension` in their place.
    static std::vector<const XmlElement *> unfolded(const XmlElement &element)
    {
        std::vector<const XmlElement *> members;
        for (const XmlElement &child : element.children) {
            if (child.isStandard("extension"_L1) || child.isStandard("baseExtension"_L1)) {
                const auto inside = unfolded(child);
                members.insert(members.end(), inside.begin(), inside.end());
            } else {
                members.push_back(&child);
            }
        }
        return members;
    }

    QJsonValue fail(const XmlElement &element, const QString &detail)
    {
        if (!m_error)
            m_error = XmlError{Code::BadElement, m_path + u'/' + element.name.local,
                               detail.left(80), element.line, element.column};
        return {};
    }

    void addMember(const XmlElement &element, QJsonObject &event)
    {
        static constexpr Rule Rules[] = {
            {names::EventTime, &EventMapper::text},
            {names::RecordTime, &EventMapper::text},
            {names::EventTimeZoneOffset, &EventMapper::text},
            {names::EventId, &EventMapper::text},
            {names::Action, &EventMapper::text},
            {names::ParentId, &EventMapper::text},
            {names::TransformationId, &EventMapper::text},
            {names::BizStep, &EventMapper::word<Vocabulary::BizStep>},
            {names::Disposition, &EventMapper::word<Vocabulary::Disposition>},
            {names::EpcList, &EventMapper::epcs},
            {names::ChildEpcs, &EventMapper::epcs},
            {names::InputEpcList, &EventMapper::epcs},
            {names::OutputEpcList, &EventMapper::epcs},
            {names::QuantityList, &EventMapper::quantities},
            {names::ChildQuantityList, &EventMapper::quantities},
            {names::InputQuantityList, &EventMapper::quantities},
            {names::OutputQuantityList, &EventMapper::quantities},
            {names::ReadPoint, &EventMapper::open},
            {names::BizLocation, &EventMapper::open},
            {names::Ilmd, &EventMapper::open},
            {names::BizTransactionList, &EventMapper::bizTransactions},
            {names::SourceList, &EventMapper::sources},
            {names::DestinationList, &EventMapper::destinations},
            {names::PersistentDisposition, &EventMapper::persistent},
            {names::SensorElementList, &EventMapper::sensorElements},
            {names::ErrorDeclaration, &EventMapper::declaration},
        };
        if (element.isStandard()) {
            const auto rule = std::find_if(std::begin(Rules), std::end(Rules), [&](const Rule &r) {
                return r.name == element.name.local;
            });
            if (rule != std::end(Rules)) {
                if (event.contains(element.name.local))
                    fail(element, u"there twice"_s);
                event.insert(element.name.local, (this->*rule->read)(element));
                return;
            }
        }
        addRepeatable(event, m_names.jsonName(element.name), extension(element));
    }

    /// The second value of a name makes a list of it.
    static void addRepeatable(QJsonObject &object, const QString &name, const QJsonValue &value)
    {
        const QJsonValue known = object.value(name);
        if (known.isUndefined())
            object.insert(name, value);
        else if (known.isArray())
            object.insert(name, known.toArray() + value);
        else
            object.insert(name, QJsonArray{known, value});
    }

    QJsonValue text(const XmlElement &element)
    {
        if (!element.children.empty() || !element.attributes.empty())
            return fail(element, u"more than text"_s);
        return element.text;
    }

    /// These prefixes mean the same in every XML document, but in JSON only where they are
    /// declared.
    static QString unprefixed(const QString &value)
    {
        if (value.startsWith("gs1:"_L1))
            return "https://gs1.org/voc/"_L1 + value.sliced(4);
        if (value.startsWith("cbv:"_L1))
            return "https://ref.gs1.org/cbv/"_L1 + value.sliced(4);
        return value;
    }

    template <Vocabulary vocabulary>
    QJsonValue word(const XmlElement &element)
    {
        return unprefixed(cbv::bareWord(vocabulary, text(element).toString()));
    }

    /// Whether an element has but children; those are its list.
    bool isList(const XmlElement &element)
    {
        if (element.text.isEmpty() && element.attributes.empty())
            return true;
        fail(element, element.text);
        return false;
    }

    QJsonValue list(const XmlElement &element, QLatin1StringView item,
                    QJsonValue (EventMapper::*read)(const XmlElement &))
    {
        QJsonArray array;
        if (!isList(element))
            return array;
        for (const XmlElement *child : unfolded(element)) {
            if (!child->isStandard(item))
                return fail(*child, child->name.local);
            array.append((this->*read)(*child));
        }
        return array;
    }

    QJsonValue epcs(const XmlElement &element)
    {
        return list(element, "epc"_L1, &EventMapper::text);
    }

    QJsonValue quantities(const XmlElement &element)
    {
        return list(element, "quantityElement"_L1, &EventMapper::quantity);
    }

    QJsonValue number(const XmlElement &element)
    {
        return numberOf(element, text(element).toString());
    }

    QJsonValue numberOf(const XmlElement &element, const QString &digits)
    {
        bool good = false;
        const double value = digits.toDouble(&good);
        if (!good || !std::isfinite(value))
            return fail(element, digits);
        return value;
    }

    QJsonValue quantity(const XmlElement &element)
    {
        QJsonObject object;
        if (!isList(element))
            return object;
        for (const XmlElement *child : unfolded(element)) {
            const QString name = m_names.jsonName(child->name);
            if (object.contains(name))
                return fail(*child, u"there twice"_s);
            if (child->isStandard("quantity"_L1)) {
                // xsi:nil tells that there is none.
                if (!child->text.isEmpty())
                    object.insert(name, number(*child));
            } else {
                object.insert(name, extension(*child));
            }
        }
        return object;
    }

    /// An object whose members may be anything: a place, ilmd.
    QJsonValue open(const XmlElement &element)
    {
        QJsonObject object;
        if (!isList(element))
            return object;
        for (const XmlElement *child : unfolded(element))
            addRepeatable(object, m_names.jsonName(child->name), extension(*child));
        return object;
    }

    QJsonValue typed(const XmlElement &element, Vocabulary vocabulary)
    {
        QJsonObject object{{element.name.local, element.text}};
        if (!element.children.empty())
            return fail(element, u"more than text"_s);
        for (const XmlAttribute &attribute : element.attributes) {
            const bool isType = attribute.name.space.isEmpty() && attribute.name.local == u"type";
            object.insert(m_names.jsonName(attribute.name),
                          isType ? unprefixed(cbv::bareWord(vocabulary, attribute.value))
                                 : attribute.value);
        }
        return object;
    }
    QJsonValue bizTransaction(const XmlElement &element)
    {
        return typed(element, Vocabulary::BizTransactionType);
    }
    QJsonValue party(const XmlElement &element)
    {
        return typed(element, Vocabulary::SourceDestType);
    }
    QJsonValue bizTransactions(const XmlElement &element)
    {
        return list(element, "bizTransaction"_L1, &EventMapper::bizTransaction);
    }
    QJsonValue sources(const XmlElement &element)
    {
        return list(element, "source"_L1, &EventMapper::party);
    }
    QJsonValue destinations(const XmlElement &element)
    {
        return list(element, "destination"_L1, &EventMapper::party);
    }

    QJsonValue persistent(const XmlElement &element)
    {
        QJsonObject object;
        if (!isList(element))
            return object;
        for (const XmlElement *child : unfolded(element)) {
            if (!child->isStandard("set"_L1) && !child->isStandard("unset"_L1))
                return fail(*child, child->name.local);
            QJsonArray words = object.value(child->name.local).toArray();
            words.append(word<Vocabulary::Disposition>(*child));
            object.insert(child->name.local, words);
        }
        return object;
    }

    QJsonValue declaration(const XmlElement &element)
    {
        QJsonObject object;
        if (!isList(element))
            return object;
        for (const XmlElement *child : unfolded(element)) {
            const QString name = m_names.jsonName(child->name);
            if (child->isStandard() && object.contains(name))
                return fail(*child, u"there twice"_s);
            if (child->isStandard("declarationTime"_L1))
                object.insert(name, text(*child));
            else if (child->isStandard("reason"_L1))
                object.insert(name, word<Vocabulary::ErrorReason>(*child));
            else if (child->isStandard("correctiveEventIDs"_L1))
                object.insert(name, list(*child, "correctiveEventID"_L1, &EventMapper::text));
            else
                addRepeatable(object, name, extension(*child));
        }
        return object;
    }

    QJsonValue sensorElements(const XmlElement &element)
    {
        return list(element, "sensorElement"_L1, &EventMapper::sensorElement);
    }

    QJsonValue sensorElement(const XmlElement &element)
    {
        QJsonObject object;
        QJsonArray reports;
        if (!isList(element))
            return object;
        for (const XmlElement *child : unfolded(element)) {
            if (child->isStandard("sensorReport"_L1)) {
                reports.append(measured(*child));
            } else if (child->isStandard("sensorMetadata"_L1)) {
                if (object.contains(child->name.local))
                    return fail(*child, u"there twice"_s);
                object.insert(child->name.local, measured(*child));
            } else {
                addRepeatable(object, m_names.jsonName(child->name), extension(*child));
            }
        }
        if (!reports.isEmpty())
            object.insert(u"sensorReport"_s, reports);
        return object;
    }

    /// Sensor data are attributes, numbers and truth values among them.
    QJsonValue measured(const XmlElement &element)
    {
        static constexpr QLatin1StringView Numbers[] = {
            "value"_L1, "minValue"_L1, "maxValue"_L1, "meanValue"_L1,
            "sDev"_L1,  "percRank"_L1, "percValue"_L1};
        QJsonObject object;
        if (!element.text.isEmpty())
            return fail(element, element.text);
        for (const XmlAttribute &attribute : element.attributes) {
            const QString name = m_names.jsonName(attribute.name);
            if (std::find(std::begin(Numbers), std::end(Numbers), name) != std::end(Numbers))
                object.insert(name, numberOf(element, attribute.value));
            else if (name == u"booleanValue")
                object.insert(name, truth(element, attribute.value));
            else if (name == u"type" || name == u"exception" || name == u"component")
                object.insert(name, measurementWord(unprefixed(attribute.value)));
            else
                object.insert(name, unprefixed(attribute.value));
        }
        for (const XmlElement *child : unfolded(element))
            addRepeatable(object, m_names.jsonName(child->name), extension(*child));
        return object;
    }

    /// Words of GS1's vocabularies of measurements are bare in JSON.
    static QString measurementWord(const QString &uri)
    {
        for (const QLatin1StringView start :
             {"https://gs1.org/voc/"_L1, "https://ref.gs1.org/cbv/Comp-"_L1}) {
            if (uri.startsWith(start))
                return uri.sliced(start.size());
        }
        return uri;
    }

    QJsonValue truth(const XmlElement &element, const QString &value)
    {
        if (value == u"true" || value == u"1")
            return true;
        return value == u"false" || value == u"0" ? QJsonValue(false) : fail(element, value);
    }

    /// Anything else: text, or an object of its attributes and children.
    QJsonValue extension(const XmlElement &element)
    {
        if (element.attributes.empty() && element.children.empty())
            return element.text;
        QJsonObject object;
        for (const XmlAttribute &attribute : element.attributes)
            object.insert(m_names.jsonName(attribute.name), attribute.value);
        for (const XmlElement &child : element.children)
            addRepeatable(object, m_names.jsonName(child.name), extension(child));
        if (!element.text.isEmpty())
            object.insert(u"#text"_s, element.text);
        return object;
    }

    XmlNames &m_names;
    QString m_path;
    std::optional<XmlError> m_error;
};

} // namespace

bool isXmlEvent(const XmlElement &element)
{
    if (!element.isStandard())
        return false;
    for (const EventType type : {EventType::Object, EventType::Aggregation, EventType::Transaction,
                                 EventType::Transformation, EventType::Association}) {
        if (element.name.local == names::toText(type))
            return true;
    }
    return false;
}

Result<QJsonObject, XmlError> jsonOfXmlEvent(const XmlElement &element, XmlNames &names,
                                             const QString &path)
{
    return EventMapper(names, path).map(element);
}

} // namespace pw::epcis
