// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/eventfactory.h"

#include "core/domain/masterdata.h"
#include "core/domain/unitcodes.h"
#include "core/epc/location.h"
#include "core/epcis/cbv.h"
#include "core/epcis/eventhash.h"
#include "core/epcis/jsonld.h"
#include "core/gs1/digitallink.h"

#include <QJsonArray>
#include <QUuid>

#include <cstdlib>

namespace pw::epcis {

using namespace Qt::StringLiterals;

namespace {

/// Name of an order as CBV 8.5.1 forms it, by the site's GLN.
QString orderUri(const QString &bizLocation, const QString &number)
{
    const auto site = epc::Location::fromUri(bizLocation);
    const QString written = gs1::percentEncoded(number);
    return site ? QString(u"urn:epcglobal:cbv:bt:"_s + site->gln.toString() + u':' + written)
                : QString(QLatin1StringView(AgwNamespace) + u"order/"_s + written);
}

QJsonObject told(const domain::OfflinePermit &permit)
{
    QJsonObject told{{"agw:kind"_L1, toCode(permit.kind)},
                     {"agw:signedBy"_L1, permit.signature.signedBy},
                     {"agw:meaning"_L1, permit.signature.meaning},
                     {"agw:signedAt"_L1, domain::toRfc3339(permit.signature.at)},
                     {"agw:code"_L1, permit.reason.code},
                     {"agw:text"_L1, permit.reason.text}};
    if (permit.until.isValid())
        told["agw:until"_L1] = domain::toRfc3339(permit.until);
    return told;
}

/// Fills in what differs from command to command; false for what makes no event.
class Recipe
{
public:
    Recipe(Event &event, const EventContext &context) : m_event(event), m_context(context) {}

    bool operator()(const domain::OpenContainer &command)
    {
        object({command.id}, Action::Add, cbv::Commissioning, cbv::Active, "OPEN"_L1);
        set("agw:level"_L1, domain::toCode(command.level));
        set("agw:container"_L1, "open"_L1);
        return true;
    }
    bool operator()(const domain::AddChildren &command)
    {
        aggregation(command.parent, command.children, Action::Add, cbv::Packing,
                    m_context.undo ? "UNDO_DISAGGREGATE"_L1 : "AGGREGATE"_L1);
        m_event.disposition = cbv::InProgress;
        return true;
    }
    bool operator()(const domain::RemoveChildren &command)
    {
        aggregation(command.parent, command.children, Action::Delete, cbv::Unpacking,
                    m_context.undo ? "UNDO_AGGREGATE"_L1 : "DISAGGREGATE"_L1);
        m_event.disposition = cbv::InProgress;
        return true;
    }
    bool operator()(const domain::CloseContainer &command)
    {
        object({command.id}, Action::Observe, cbv::Packing, cbv::ContainerClosed,
               m_context.undo ? "UNDO_REOPEN"_L1 : "CLOSE"_L1);
        set("agw:container"_L1, command.partial ? "partial"_L1 : "closed"_L1);
        reason(command.reason);
        return true;
    }
    bool operator()(const domain::ReopenContainer &command)
    {
        object({command.id}, Action::Observe, cbv::Unpacking, cbv::ContainerOpen,
               m_context.undo ? "UNDO_CLOSE"_L1 : "REOPEN"_L1);
        set("agw:container"_L1, "open"_L1);
        return true;
    }
    bool operator()(const domain::WithdrawContainer &command)
    {
        object({command.id}, Action::Delete, cbv::Decommissioning, cbv::Inactive, "UNDO_OPEN"_L1);
        return true;
    }
    bool operator()(const domain::EndLife &command)
    {
        const bool destroyed = command.kind == domain::EndLife::Kind::Destroy;
        object(command.units, Action::Delete, destroyed ? cbv::Destroying : cbv::Decommissioning,
               destroyed ? cbv::DestroyedDisposition : cbv::Inactive,
               destroyed ? "DESTROY"_L1 : "DECOMMISSION"_L1);
        if (command.replacedBy)
            m_event.extensions["agw:replacedBy"_L1] = command.replacedBy->toUri();
        return true;
    }
    bool operator()(const domain::TakeSample &command)
    {
        object(command.units, Action::Observe, cbv::Sampling, cbv::NonSellableOther, "SAMPLE"_L1);
        return true;
    }
    bool operator()(const domain::InspectUnits &command)
    {
        object(command.units, Action::Observe, cbv::Inspecting,
               command.conformant ? cbv::Conformant : cbv::NonConformant, "INSPECT"_L1);
        return true;
    }
    bool operator()(const domain::PlaceHold &command)
    {
        const bool damaged = command.hold.holdClass == domain::HoldClass::Damaged;
        object(command.units, Action::Observe, damaged ? cbv::Inspecting : cbv::Holding,
               dispositionOf(command.hold.holdClass), nameOf(command.hold.holdClass));
        m_event.persistentSet = {QString(persistentDispositionOf(command.hold.holdClass))};
        wholeLot(command.product, command.lot);
        hold(command.hold);
        return true;
    }
    bool operator()(const domain::LiftHold &command)
    {
        object(command.units, Action::Observe, cbv::Inspecting,
               command.othersRemain ? QLatin1StringView() : cbv::Available, "RELEASE"_L1);
        if (!command.othersRemain)
            m_event.persistentUnset = {QString(persistentDispositionOf(command.hold.holdClass))};
        wholeLot(command.product, command.lot);
        hold(command.hold);
        return true;
    }
    bool operator()(const domain::ObserveContents &command)
    {
        aggregation(command.parent, command.seen, Action::Observe, cbv::Inspecting, "VERIFY"_L1);
        QJsonArray missing;
        for (const epc::Epc &unit : command.missing)
            missing.append(unit.toUri());
        if (!missing.isEmpty())
            m_event.extensions["agw:missing"_L1] = missing;
        return true;
    }
    bool operator()(const domain::JudgeContents &command)
    {
        using Outcome = domain::ContentsOutcome;
        const QLatin1StringView word = [&command] {
            switch (command.outcome) {
            case Outcome::Complete: return cbv::CompletenessVerified;
            case Outcome::Inferred: return cbv::CompletenessInferred;
            case Outcome::MismatchQuantity: return cbv::MismatchQuantity;
            case Outcome::MismatchInstance: return cbv::MismatchInstance;
            }
            Q_UNREACHABLE();
        }();
        const bool mismatch = command.outcome == Outcome::MismatchQuantity
                              || command.outcome == Outcome::MismatchInstance;
        object({command.container}, Action::Observe, cbv::Inspecting,
               mismatch ? word : cbv::Conformant, "VERIFY"_L1);
        m_event.persistentSet = {QString(word)};
        if (command.outcome != Outcome::Inferred)
            m_event.persistentUnset = {QString(cbv::CompletenessInferred)};
        if (command.settles)
            m_event.persistentUnset.append(domain::mismatchHoldId(*command.settles));
        return true;
    }
    bool operator()(const domain::VerifyLabel &command)
    {
        object({command.id}, Action::Observe, cbv::Inspecting, {}, "VERIFY_LABEL"_L1);
        set("agw:label"_L1, "verified"_L1);
        return true;
    }
    bool operator()(const domain::ScrapLabel &) { return false; }
    bool operator()(const domain::RetractEvent &) { return false; }
    bool operator()(const domain::LinkOrder &command)
    {
        m_event.type = EventType::Transaction;
        m_event.action = command.removed ? Action::Delete : Action::Add;
        for (const epc::Epc &unit : command.units)
            m_event.epcs.append(unit.toUri());
        m_event.bizStep = cbv::Repackaging;
        m_event.bizTransactions = {
            {QString(cbv::ProductionOrder), orderUri(m_context.bizLocation, command.order)}};
        name("LINK_ORDER"_L1);
        return true;
    }

private:
    void object(const QList<epc::Epc> &units, Action action, QLatin1StringView bizStep,
                QLatin1StringView disposition, QLatin1StringView operation)
    {
        m_event.type = EventType::Object;
        m_event.action = action;
        for (const epc::Epc &unit : units)
            m_event.epcs.append(unit.toUri());
        m_event.bizStep = bizStep;
        m_event.disposition = disposition;
        name(operation);
    }

    void aggregation(const epc::Epc &parent, const QList<epc::Epc> &children, Action action,
                     QLatin1StringView bizStep, QLatin1StringView operation)
    {
        m_event.type = EventType::Aggregation;
        m_event.action = action;
        m_event.parentId = parent.toUri();
        for (const epc::Epc &child : children)
            m_event.childEpcs.append(child.toUri());
        m_event.bizStep = bizStep;
        name(operation);
    }

    /// A rework operation is named by what the user asked for, its undo by what is taken back.
    void name(QLatin1StringView command)
    {
        if (m_context.operation.isEmpty())
            set("agw:operation"_L1, command);
        else
            m_event.extensions["agw:operation"_L1] =
                m_context.undo ? QString(u"UNDO_"_s + m_context.operation) : m_context.operation;
    }

    void reason(const domain::Reason &reason)
    {
        if (!reason.code.isEmpty()) {
            m_event.extensions["agw:reason"_L1] =
                QJsonObject{{"agw:code"_L1, reason.code}, {"agw:text"_L1, reason.text}};
        }
    }

    void wholeLot(const std::optional<gs1::Gtin> &product, const QString &lot)
    {
        if (!product)
            return;
        QString epcClass = u"https://id.gs1.org/01/"_s + product->toString();
        if (!lot.isEmpty())
            epcClass += u"/10/"_s + gs1::percentEncoded(lot);
        m_event.quantities = {{epcClass, {}, {}}};
    }

    void hold(const domain::Hold &hold)
    {
        QJsonObject told;
        const auto put = [&told](QLatin1StringView name, const QString &value) {
            if (!value.isEmpty())
                told[name] = value;
        };
        put("agw:id"_L1, hold.id);
        put("agw:class"_L1, domain::toCode(hold.holdClass));
        put("agw:scope"_L1, domain::toCode(hold.scope));
        put("agw:mode"_L1, domain::toCode(hold.mode));
        put("agw:owner"_L1, hold.owner);
        put("agw:evidence"_L1, hold.evidence);
        m_event.extensions["agw:hold"_L1] = told;
    }

    static QLatin1StringView nameOf(domain::HoldClass holdClass)
    {
        switch (holdClass) {
        case domain::HoldClass::Damaged: return "MARK_DAMAGED"_L1;
        case domain::HoldClass::Recalled: return "RECALL"_L1;
        case domain::HoldClass::Quarantined:
        case domain::HoldClass::Stolen:
        case domain::HoldClass::Suspect:
        case domain::HoldClass::Illegitimate:
        case domain::HoldClass::DataIssue:
        case domain::HoldClass::PackagingLabel:
        case domain::HoldClass::ProductNoData:
        case domain::HoldClass::DataNoProduct:
        case domain::HoldClass::Conflict: return "QUARANTINE"_L1;
        }
        Q_UNREACHABLE();
    }

    static QLatin1StringView dispositionOf(domain::HoldClass holdClass)
    {
        switch (holdClass) {
        case domain::HoldClass::Recalled: return cbv::RecalledDisposition;
        case domain::HoldClass::Damaged: return cbv::DamagedDisposition;
        case domain::HoldClass::Stolen: return cbv::Stolen;
        case domain::HoldClass::Suspect:
        case domain::HoldClass::Illegitimate: return cbv::NoPedigreeMatch;
        case domain::HoldClass::Quarantined:
        case domain::HoldClass::DataIssue:
        case domain::HoldClass::PackagingLabel:
        case domain::HoldClass::ProductNoData:
        case domain::HoldClass::DataNoProduct:
        case domain::HoldClass::Conflict: return cbv::NonSellableOther;
        }
        Q_UNREACHABLE();
    }

    void set(QLatin1StringView name, QLatin1StringView value) { m_event.extensions[name] = value; }

    Event &m_event;
    const EventContext &m_context;
};

} // namespace

std::optional<Event> eventFor(const domain::Command &command, const EventContext &context,
                              const QDateTime &eventTime, qint64 sequence)
{
    Event event;
    event.readPoint = context.readPoint;
    event.bizLocation = context.bizLocation;
    if (!context.reason.code.isEmpty()) {
        event.extensions["agw:reason"_L1] =
            QJsonObject{{"agw:code"_L1, context.reason.code}, {"agw:text"_L1, context.reason.text}};
    }
    if (!std::visit(Recipe(event, context), command))
        return {};
    completeEvent(event, context, eventTime, sequence);
    return event;
}

void completeEvent(Event &event, const EventContext &context, const QDateTime &eventTime,
                   qint64 sequence)
{
    event.eventTime = eventTime;
    event.eventTimeZoneOffset = context.timeZoneOffset;
    // Strings only: the event hash of partners mangles numbers (EPCIS event hash, known quirks).
    event.extensions["agw:operationId"_L1] = context.operationId;
    event.extensions["agw:workstation"_L1] = context.workstation;
    event.extensions["agw:operator"_L1] = context.operatorId;
    event.extensions["agw:seq"_L1] =
        QString(context.workstation + u'/' + QString::number(sequence));
    event.extensions["agw:statusAsOf"_L1] =
        QString(u"feed:"_s + QString::number(context.statusAsOf));
    if (context.statusAge) // ISO 8601
        event.extensions["agw:statusAge"_L1] = QString(u"PT%1S"_s.arg(context.statusAge->count()));
    if (context.permit)
        event.extensions["agw:offlinePermit"_L1] = told(*context.permit);
    if (!context.restored.isEmpty())
        event.extensions["agw:restored"_L1] = toldRestored(context.restored);
    if (context.signature) {
        event.extensions["agw:signature"_L1] =
            QJsonObject{{"agw:signedBy"_L1, context.signature->signedBy},
                        {"agw:meaning"_L1, context.signature->meaning},
                        {"agw:signedAt"_L1, domain::toRfc3339(context.signature->at)}};
    }
    switch (context.eventId) { // last: a hash is taken of all the rest
    case EventIdKind::Uuid:
        event.eventId = u"urn:uuid:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
        break;
    case EventIdKind::Hash: event.eventId = eventHash(event); break;
    }
}

QJsonArray toldRestored(const QList<domain::UnitBefore> &containers)
{
    QJsonArray told;
    for (const domain::UnitBefore &container : containers) {
        if (!container.state)
            continue; // what a pack is known by is told of its container
        told.append(QJsonObject{{"agw:id"_L1, container.id.toUri()},
                                {"agw:label"_L1, domain::toCode(container.state->label)},
                                {"agw:broken"_L1, container.state->broken ? u"true"_s : u"false"_s},
                                {"agw:evidence"_L1, domain::toCode(container.evidence)}});
    }
    return told;
}

QLatin1StringView persistentDispositionOf(domain::HoldClass holdClass)
{
    switch (holdClass) {
    case domain::HoldClass::Quarantined: return cbv::Unavailable;
    case domain::HoldClass::Recalled: return cbv::RecalledDisposition;
    case domain::HoldClass::Damaged: return cbv::DamagedDisposition;
    case domain::HoldClass::Stolen: return cbv::Stolen;
    case domain::HoldClass::Suspect:
    case domain::HoldClass::Illegitimate: return cbv::NoPedigreeMatch;
    case domain::HoldClass::DataIssue:
    case domain::HoldClass::PackagingLabel:
    case domain::HoldClass::ProductNoData:
    case domain::HoldClass::DataNoProduct: return cbv::NonSellableOther;
    case domain::HoldClass::Conflict: return {}; // nothing an event sets
    }
    Q_UNREACHABLE();
}

QString timeZoneOffset(const QDateTime &at)
{
    const int minutes = at.offsetFromUtc() / 60;
    const auto twoDigits = [](int value) { return QString::number(value).rightJustified(2, u'0'); };
    return (minutes < 0 ? u"-"_s : u"+"_s) + twoDigits(std::abs(minutes) / 60) + u':'
           + twoDigits(std::abs(minutes) % 60);
}

} // namespace pw::epcis
