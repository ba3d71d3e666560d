// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/names.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

QJsonArray quantitiesToJson(const QList<QuantityElement> &elements)
{
    QJsonArray array;
    for (const QuantityElement &element : elements) {
        QJsonObject object{{u"epcClass"_s, element.epcClass}};
        if (element.quantity)
            object.insert(u"quantity"_s, *element.quantity);
        if (!element.uom.isEmpty())
            object.insert(u"uom"_s, element.uom);
        array.append(object);
    }
    return array;
}

QJsonArray bizTransactionsToJson(const QList<BizTransaction> &transactions)
{
    QJsonArray array;
    for (const BizTransaction &transaction : transactions) {
        QJsonObject object{{u"bizTransaction"_s, transaction.id}};
        if (!transaction.type.isEmpty())
            object.insert(u"type"_s, transaction.type);
        array.append(object);
    }
    return array;
}

QJsonObject persistentToJson(const Event &event)
{
    QJsonObject object;
    if (!event.persistentSet.isEmpty())
        object.insert(u"set"_s, QJsonArray::fromStringList(event.persistentSet));
    if (!event.persistentUnset.isEmpty())
        object.insert(u"unset"_s, QJsonArray::fromStringList(event.persistentUnset));
    return object;
}

/// Writes the members that have a field of their own over those kept as extensions.
class Writer
{
public:
    explicit Writer(const QJsonObject &extensions) : m_object(extensions) {}

    void text(QLatin1StringView name, const QString &value)
    {
        if (!value.isEmpty())
            m_object.insert(name, value);
    }
    void array(QLatin1StringView name, const QJsonArray &value)
    {
        if (!value.isEmpty())
            m_object.insert(name, value);
    }
    void object(QLatin1StringView name, const QJsonObject &value)
    {
        if (!value.isEmpty())
            m_object.insert(name, value);
    }
    /// `{"id": value}` beside whatever extensions the object had.
    void place(QLatin1StringView name, const QString &value)
    {
        if (value.isEmpty())
            return;
        QJsonObject place = m_object.value(name).toObject();
        place.insert(u"id"_s, value);
        m_object.insert(name, place);
    }
    QJsonObject take() { return std::move(m_object); }

private:
    QJsonObject m_object;
};

void writeDeclaration(Writer &writer, const Event &event)
{
    if (!event.errorDeclaration)
        return;
    QJsonObject declaration = event.extensions.value(names::ErrorDeclaration).toObject();
    declaration.insert(u"declarationTime"_s, instantToText(event.errorDeclaration->declaredAt));
    if (!event.errorDeclaration->reason.isEmpty())
        declaration.insert(u"reason"_s, event.errorDeclaration->reason);
    if (!event.errorDeclaration->correctiveEventIds.isEmpty())
        declaration.insert(u"correctiveEventIDs"_s,
                           QJsonArray::fromStringList(event.errorDeclaration->correctiveEventIds));
    writer.object(names::ErrorDeclaration, declaration);
}

} // namespace

QJsonObject toJson(const Event &event)
{
    Writer writer(event.extensions);
    writer.text(names::Type, names::toText(event.type));
    writer.text(names::EventId, event.eventId);
    if (event.eventTime.isValid())
        writer.text(names::EventTime, instantToText(event.eventTime));
    writer.text(names::EventTimeZoneOffset, event.eventTimeZoneOffset);
    if (event.recordTime.isValid())
        writer.text(names::RecordTime, instantToText(event.recordTime));
    if (event.action)
        writer.text(names::Action, names::toText(*event.action));
    writer.array(names::EpcList, QJsonArray::fromStringList(event.epcs));
    writer.array(names::QuantityList, quantitiesToJson(event.quantities));
    writer.text(names::ParentId, event.parentId);
    writer.array(names::ChildEpcs, QJsonArray::fromStringList(event.childEpcs));
    writer.array(names::ChildQuantityList, quantitiesToJson(event.childQuantities));
    writer.text(names::BizStep, event.bizStep);
    writer.text(names::Disposition, event.disposition);
    writer.object(names::PersistentDisposition, persistentToJson(event));
    writer.place(names::ReadPoint, event.readPoint);
    writer.place(names::BizLocation, event.bizLocation);
    writer.array(names::BizTransactionList, bizTransactionsToJson(event.bizTransactions));
    writer.object(names::Ilmd, event.ilmd);
    writeDeclaration(writer, event);
    return writer.take();
}

} // namespace pw::epcis
