// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/cbv.h"
#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/names.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using Code = DocumentError::Code;

/// Reads one event member by member. What a member must look like is decided here; which members
/// an event may have is not.
class EventReader
{
public:
    explicit EventReader(const QString &path) : m_path(path) {}

    Result<Event, DocumentError> read(const QJsonObject &object)
    {
        for (const QLatin1StringView name :
             {names::Type, names::EventTime, names::EventTimeZoneOffset}) {
            if (!object.contains(name))
                return Failure{DocumentError{Code::MissingMember, m_path + u'/' + name, {}}};
        }
        for (auto member = object.constBegin(); member != object.constEnd(); ++member)
            readMember(member.key(), member.value());
        if (m_error)
            return Failure{*m_error};
        return std::move(m_event);
    }

private:
    struct Rule
    {
        QLatin1StringView name;
        void (EventReader::*read)(const QJsonValue &value);
    };

    void readMember(const QString &name, const QJsonValue &value)
    {
        static constexpr Rule Rules[] = {
            {names::Type, &EventReader::readType},
            {names::EventId, &EventReader::readEventId},
            {names::EventTime, &EventReader::readEventTime},
            {names::EventTimeZoneOffset, &EventReader::readOffset},
            {names::RecordTime, &EventReader::readRecordTime},
            {names::Action, &EventReader::readAction},
            {names::EpcList, &EventReader::readEpcs},
            {names::QuantityList, &EventReader::readQuantities},
            {names::ParentId, &EventReader::readParent},
            {names::ChildEpcs, &EventReader::readChildren},
            {names::ChildQuantityList, &EventReader::readChildQuantities},
            {names::BizStep, &EventReader::readBizStep},
            {names::Disposition, &EventReader::readDisposition},
            {names::PersistentDisposition, &EventReader::readPersistentDisposition},
            {names::ReadPoint, &EventReader::readReadPoint},
            {names::BizLocation, &EventReader::readBizLocation},
            {names::BizTransactionList, &EventReader::readBizTransactions},
            {names::ErrorDeclaration, &EventReader::readErrorDeclaration},
            {names::Ilmd, &EventReader::readIlmd},
        };
        m_name = name;
        for (const Rule &rule : Rules) {
            if (name == rule.name)
                return (this->*rule.read)(value);
        }
        m_event.extensions.insert(name, value);
    }

    /// Keeps the first error only: what follows may be its consequence.
    void fail(const QString &below, const QJsonValue &found)
    {
        if (m_error)
            return;
        const QString shown =
            found.isString() ? found.toString().left(80) : u"a value of another type"_s;
        m_error = DocumentError{Code::BadValue, m_path + u'/' + m_name + below, shown};
    }

    QString text(const QJsonValue &value, const QString &below = {})
    {
        if (!value.isString() || value.toString().isEmpty())
            fail(below, value);
        return value.toString();
    }
    QDateTime instant(const QJsonValue &value, const QString &below = {})
    {
        const std::optional<QDateTime> read = instantFromText(value.toString());
        if (!read)
            fail(below, value);
        return read.value_or(QDateTime());
    }
    QJsonArray array(const QJsonValue &value, const QString &below = {})
    {
        if (!value.isArray())
            fail(below, value);
        return value.toArray();
    }
    QStringList texts(const QJsonValue &value, const QString &below = {})
    {
        QStringList list;
        for (const QJsonValue &item : array(value, below))
            list.append(text(item, below + u'/' + QString::number(list.size())));
        return list;
    }
    QStringList words(cbv::Vocabulary vocabulary, const QJsonValue &value, const QString &below)
    {
        QStringList list;
        for (const QString &item : texts(value, below))
            list.append(cbv::bareWord(vocabulary, item));
        return list;
    }
    QList<QuantityElement> quantityElements(const QJsonValue &value)
    {
        QList<QuantityElement> elements;
        for (const QJsonValue &item : array(value)) {
            const QString below = u'/' + QString::number(elements.size());
            onlyKnown(item, below, {"epcClass"_L1, "quantity"_L1, "uom"_L1});
            QuantityElement element;
            element.epcClass = text(item[u"epcClass"], below + u"/epcClass"_s);
            if (const QJsonValue quantity = item[u"quantity"]; quantity.isDouble())
                element.quantity = quantity.toDouble();
            else if (!quantity.isUndefined())
                fail(below + u"/quantity"_s, quantity);
            if (const QJsonValue uom = item[u"uom"]; !uom.isUndefined())
                element.uom = text(uom, below + u"/uom"_s);
            elements.append(element);
        }
        return elements;
    }
    /// Entries of lists have no room for what is not theirs, in the standard and in Event.
    void onlyKnown(const QJsonValue &item, const QString &below,
                   std::initializer_list<QLatin1StringView> known)
    {
        for (const QString &name : item.toObject().keys()) {
            if (std::find(known.begin(), known.end(), name) == known.end())
                fail(below + u'/' + name, item[name]);
        }
    }
    /// Extensions inside a member that has a field of its own.
    void keepRest(const QJsonValue &value, std::initializer_list<QLatin1StringView> known)
    {
        QJsonObject rest = value.toObject();
        for (const QLatin1StringView name : known)
            rest.remove(name);
        if (!rest.isEmpty())
            m_event.extensions.insert(m_name, rest);
    }
    /// A place's id.
    QString place(const QJsonValue &value)
    {
        keepRest(value, {"id"_L1});
        return text(value[u"id"], u"/id"_s);
    }

    void readType(const QJsonValue &value)
    {
        for (const EventType type :
             {EventType::Object, EventType::Aggregation, EventType::Transaction,
              EventType::Transformation, EventType::Association}) {
            if (value.toString() == names::toText(type)) {
                m_event.type = type;
                return;
            }
        }
        fail({}, value);
    }
    void readAction(const QJsonValue &value)
    {
        for (const Action action : {Action::Add, Action::Observe, Action::Delete}) {
            if (value.toString() == names::toText(action))
                m_event.action = action;
        }
        if (!m_event.action)
            fail({}, value);
    }
    void readEventId(const QJsonValue &value) { m_event.eventId = text(value); }
    void readEventTime(const QJsonValue &value) { m_event.eventTime = instant(value); }
    void readRecordTime(const QJsonValue &value) { m_event.recordTime = instant(value); }
    void readOffset(const QJsonValue &value)
    {
        m_event.eventTimeZoneOffset = value.toString();
        if (!isTimeZoneOffset(m_event.eventTimeZoneOffset))
            fail({}, value);
    }
    void readEpcs(const QJsonValue &value) { m_event.epcs = texts(value); }
    void readQuantities(const QJsonValue &value) { m_event.quantities = quantityElements(value); }
    void readParent(const QJsonValue &value) { m_event.parentId = text(value); }
    void readChildren(const QJsonValue &value) { m_event.childEpcs = texts(value); }
    void readChildQuantities(const QJsonValue &value)
    {
        m_event.childQuantities = quantityElements(value);
    }
    void readBizStep(const QJsonValue &value)
    {
        m_event.bizStep = cbv::bareWord(cbv::Vocabulary::BizStep, text(value));
    }
    void readDisposition(const QJsonValue &value)
    {
        m_event.disposition = cbv::bareWord(cbv::Vocabulary::Disposition, text(value));
    }
    void readPersistentDisposition(const QJsonValue &value)
    {
        const QJsonObject object = value.toObject();
        const bool hasSet = object.contains(u"set");
        const bool hasUnset = object.contains(u"unset");
        if (object.size() != int(hasSet) + int(hasUnset) || object.isEmpty())
            return fail({}, value);
        if (hasSet)
            m_event.persistentSet = words(cbv::Vocabulary::Disposition, object[u"set"], u"/set"_s);
        if (hasUnset)
            m_event.persistentUnset =
                words(cbv::Vocabulary::Disposition, object[u"unset"], u"/unset"_s);
    }
    void readReadPoint(const QJsonValue &value) { m_event.readPoint = place(value); }
    void readBizLocation(const QJsonValue &value) { m_event.bizLocation = place(value); }
    void readBizTransactions(const QJsonValue &value)
    {
        for (const QJsonValue &item : array(value)) {
            const QString below = u'/' + QString::number(m_event.bizTransactions.size());
            onlyKnown(item, below, {"type"_L1, "bizTransaction"_L1});
            BizTransaction transaction;
            transaction.id = text(item[u"bizTransaction"], below + u"/bizTransaction"_s);
            if (const QJsonValue type = item[u"type"]; !type.isUndefined())
                transaction.type = cbv::bareWord(cbv::Vocabulary::BizTransactionType,
                                                 text(type, below + u"/type"_s));
            m_event.bizTransactions.append(transaction);
        }
    }
    void readErrorDeclaration(const QJsonValue &value)
    {
        ErrorDeclaration declaration;
        declaration.declaredAt = instant(value[u"declarationTime"], u"/declarationTime"_s);
        if (const QJsonValue reason = value[u"reason"]; !reason.isUndefined())
            declaration.reason =
                cbv::bareWord(cbv::Vocabulary::ErrorReason, text(reason, u"/reason"_s));
        if (const QJsonValue ids = value[u"correctiveEventIDs"]; !ids.isUndefined())
            declaration.correctiveEventIds = texts(ids, u"/correctiveEventIDs"_s);
        keepRest(value, {"declarationTime"_L1, "reason"_L1, "correctiveEventIDs"_L1});
        m_event.errorDeclaration = declaration;
    }
    void readIlmd(const QJsonValue &value)
    {
        if (!value.isObject())
            fail({}, value);
        m_event.ilmd = value.toObject();
    }

    QString m_path;
    QString m_name; ///< of the member being read
    Event m_event;
    std::optional<DocumentError> m_error;
};

} // namespace

Result<Event, DocumentError> eventFromJson(const QJsonObject &object, const QString &path)
{
    return EventReader(path).read(object);
}

} // namespace pw::epcis
