// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/eventfactory.h"

#include "core/domain/masterdata.h"
#include "core/epcis/cbv.h"

#include <QUuid>

#include <cstdlib>

namespace pw::epcis {

using namespace Qt::StringLiterals;

namespace {

/// Fills in what differs from command to command.
class Recipe
{
public:
    Recipe(Event &event, domain::Level level, bool undo)
        : m_event(event), m_level(level), m_undo(undo)
    {}

    void operator()(const domain::OpenContainer &command)
    {
        object(command.id, Action::Add, cbv::Commissioning, cbv::Active, "OPEN"_L1);
        set("agw:level"_L1, domain::toCode(m_level));
        set("agw:container"_L1, "open"_L1);
    }
    void operator()(const domain::AddChild &command)
    {
        aggregation(command.parent, command.child, Action::Add, cbv::Packing, "AGGREGATE"_L1);
    }
    void operator()(const domain::RemoveChild &command)
    {
        aggregation(command.parent, command.child, Action::Delete, cbv::Unpacking,
                    m_undo ? "UNDO_AGGREGATE"_L1 : "DISAGGREGATE"_L1);
    }
    void operator()(const domain::CloseContainer &command)
    {
        object(command.id, Action::Observe, cbv::Packing, cbv::ContainerClosed, "CLOSE"_L1);
        set("agw:container"_L1, command.partial ? "partial"_L1 : "closed"_L1);
        if (!command.reasonCode.isEmpty()) {
            m_event.extensions["agw:reason"_L1] = QJsonObject{{"agw:code"_L1, command.reasonCode},
                                                              {"agw:text"_L1, command.reasonText}};
        }
    }
    void operator()(const domain::ReopenContainer &command)
    {
        object(command.id, Action::Observe, cbv::Unpacking, cbv::ContainerOpen,
               m_undo ? "UNDO_CLOSE"_L1 : "REOPEN"_L1);
        set("agw:container"_L1, "open"_L1);
    }
    void operator()(const domain::WithdrawContainer &command)
    {
        object(command.id, Action::Delete, cbv::Decommissioning, cbv::Inactive, "UNDO_OPEN"_L1);
    }

private:
    void object(const epc::Epc &id, Action action, QLatin1StringView bizStep,
                QLatin1StringView disposition, QLatin1StringView operation)
    {
        m_event.type = EventType::Object;
        m_event.action = action;
        m_event.epcs = {id.toUri()};
        m_event.bizStep = bizStep;
        m_event.disposition = disposition;
        set("agw:operation"_L1, operation);
    }

    void aggregation(const epc::Epc &parent, const epc::Epc &child, Action action,
                     QLatin1StringView bizStep, QLatin1StringView operation)
    {
        m_event.type = EventType::Aggregation;
        m_event.action = action;
        m_event.parentId = parent.toUri();
        m_event.childEpcs = {child.toUri()};
        m_event.bizStep = bizStep;
        m_event.disposition = cbv::InProgress;
        set("agw:operation"_L1, operation);
    }

    void set(QLatin1StringView name, QLatin1StringView value) { m_event.extensions[name] = value; }

    Event &m_event;
    domain::Level m_level;
    bool m_undo;
};

} // namespace

Event eventFor(const domain::Command &command, domain::Level level, const EventContext &context,
               const QDateTime &eventTime, qint64 sequence)
{
    Event event;
    event.eventId = u"urn:uuid:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    event.eventTime = eventTime;
    event.eventTimeZoneOffset = context.timeZoneOffset;
    event.readPoint = context.readPoint;
    event.bizLocation = context.bizLocation;
    std::visit(Recipe(event, level, context.undo), command);
    // Strings only: the event hash of partners mangles numbers (EPCIS event hash, known quirks).
    event.extensions["agw:operationId"_L1] = context.operationId;
    event.extensions["agw:workstation"_L1] = context.workstation;
    event.extensions["agw:operator"_L1] = context.operatorId;
    event.extensions["agw:seq"_L1] =
        QString(context.workstation + u'/' + QString::number(sequence));
    event.extensions["agw:statusAsOf"_L1] =
        QString(u"feed:"_s + QString::number(context.statusAsOf));
    return event;
}

QString timeZoneOffset(const QDateTime &at)
{
    const int minutes = at.offsetFromUtc() / 60;
    const auto twoDigits = [](int value) { return QString::number(value).rightJustified(2, u'0'); };
    return (minutes < 0 ? u"-"_s : u"+"_s) + twoDigits(std::abs(minutes) / 60) + u':'
           + twoDigits(std::abs(minutes) % 60);
}

} // namespace pw::epcis
