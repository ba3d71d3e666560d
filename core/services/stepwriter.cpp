// SPDX-License-Identifier: Apache-2.0
#include "core/services/stepwriter.h"

#include "core/domain/commandjson.h"
#include "core/epcis/errordeclaration.h"
#include "core/epcis/jsonld.h"
#include "core/services/auditwriter.h"
#include "core/services/historylinks.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace pw::services {

using namespace Qt::StringLiterals;
using namespace domain;
using store::StoreError;

/// One event on its way into the outbox.
struct StepWriter::Told
{
    QString eventId;
    QByteArray document;
    bool declaration = false;
    qint64 sequence = 0;
    QList<epc::Epc> units;
};

namespace {

bool packs(const QList<Command> &commands)
{
    return std::any_of(commands.cbegin(), commands.cend(), [](const Command &command) {
        return std::holds_alternative<OpenContainer>(command)
               || std::holds_alternative<AddChildren>(command)
               || std::holds_alternative<CloseContainer>(command);
    });
}

} // namespace

StepWriter::StepWriter(store::StationStore &store, UnitLookup &world, const Clock &clock,
                       const StationIdentity &identity)
    : m_store(store), m_world(world), m_clock(clock), m_identity(identity)
{}

Result<qint64, StoreError> StepWriter::writeOperation(const StepDraft &draft,
                                                      const QString &operationId,
                                                      const QStringList &eventIds)
{
    store::Operation row;
    row.operationId = QUuid::fromString(operationId);
    row.kind = draft.kind.isEmpty() ? QString(codeOf(draft.commands.first())) : draft.kind;
    row.at = m_clock.now();
    row.operatorId = draft.operatorId.isEmpty() ? m_identity.operatorId : draft.operatorId;
    row.payload = toJson(Step{0, draft.commands, eventIds, draft.containers, draft.reason});
    if (draft.undoes)
        row.undoes = draft.undoes->operation;
    const auto seq = m_store.operations.append(row);
    if (!seq || !draft.undoes)
        return seq;
    const auto marked = m_store.operations.markUndone(draft.undoes->operation, *seq);
    if (!marked)
        return Failure{marked.error()};
    return seq;
}

Result<Done, StoreError> StepWriter::writeHistory(const StepDraft &draft,
                                                  const QList<QDateTime> &times, qint64 operation)
{
    QList<store::LinkChange> links;
    QList<epc::Epc> touched;
    for (qsizetype i = 0; i < draft.commands.size(); ++i) {
        links += linkChangesOf(draft.commands[i], m_world, times[i], operation);
        touched += unitsOf(draft.commands[i]);
    }
    if (const auto recorded = m_store.history.recordLinks(links); !recorded)
        return recorded;
    return m_store.history.recordTouched(operation, touched);
}

Result<WrittenStep, StoreError> StepWriter::write(const StepDraft &draft)
{
    Q_ASSERT(!draft.commands.isEmpty());
    const QDateTime now = m_clock.now();
    const QString operationId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    epcis::EventContext context{u"urn:uuid:"_s + operationId,
                                m_identity.station,
                                draft.operatorId.isEmpty() ? m_identity.operatorId
                                                           : draft.operatorId,
                                m_identity.readPoint,
                                m_identity.bizLocation,
                                epcis::timeZoneOffset(now.toLocalTime()),
                                m_world.statusAsOf(),
                                m_world.dataAge(),
                                draft.undoes.has_value(),
                                draft.operation,
                                draft.reason,
                                draft.signature};
    context.eventId = m_identity.eventId;
    if (packs(draft.commands) && context.statusAge > m_world.freshness().packing)
        context.permit =
            m_world.permit(); // without it the rules had refused, or a signature is there
    // No event may be earlier than the last one of any unit in it (R-AG-6).
    QDateTime notBefore = now;
    for (const UnitState &record : draft.records) {
        if (record.lastEventAt.isValid() && record.lastEventAt >= notBefore)
            notBefore = record.lastEventAt.addMSecs(1);
    }
    // The operation must know its events, and their rows must know the operation: the events are
    // made first and stored after it.
    QList<Told> events;
    QStringList eventIds;
    QList<QDateTime> times;
    store::EventStamp last{0, notBefore};
    for (const Command &command : draft.commands) {
        const auto stamp = m_store.operations.nextEventStamp(notBefore);
        if (!stamp)
            return Failure{stamp.error()};
        last = *stamp;
        times.append(last.at);
        if (draft.undoes && &command == &draft.commands.last())
            context.restored = draft.undoes->containers;
        Told told;
        told.sequence = last.sequence;
        told.units = unitsOf(command);
        if (const auto *retract = std::get_if<RetractEvent>(&command)) {
            const auto original = m_store.outbox.document(retract->eventId);
            if (!original)
                return Failure{original.error()};
            if (!*original)
                return Failure{StoreError{StoreError::Code::Constraint, 0,
                                          u"no longer kept: "_s + retract->eventId}};
            told.declaration = true;
            told.eventId = retract->eventId;
            told.document = compact(epcis::errorDeclarationOf(
                QJsonDocument::fromJson(**original).object(),
                {last.at,
                 retract->cause,
                 context.operatorId,
                 m_identity.station + u'/' + QString::number(last.sequence),
                 draft.reason,
                 {}}));
        } else if (const auto event = epcis::eventFor(command, context, last.at, last.sequence)) {
            told.eventId = event->eventId;
            told.document = compact(epcis::toJson(*event));
        }
        eventIds.append(told.declaration ? QString() : told.eventId);
        if (!told.eventId.isEmpty())
            events.append(told);
    }
    const auto operation = writeOperation(draft, operationId, eventIds);
    if (!operation)
        return Failure{operation.error()};
    if (const auto kept = writeHistory(draft, times, *operation); !kept)
        return Failure{kept.error()};
    for (const Told &told : std::as_const(events)) {
        store::OutboxEvent row;
        row.eventId = told.eventId;
        row.declaration = told.declaration;
        row.sequence = told.sequence;
        row.operation = *operation;
        row.document = told.document;
        row.units = told.units;
        row.createdAt = now;
        if (const auto appended = m_store.outbox.append(row); !appended)
            return Failure{appended.error()};
    }
    for (const Command &command : draft.commands) {
        if (const auto *open = std::get_if<OpenContainer>(&command); open && open->id.sscc()) {
            // A label scanned out of turn must not be drawn later.
            if (const auto taken = m_store.ssccBlocks.take(*open->id.sscc()); !taken)
                return Failure{taken.error()};
        }
        if (const auto *scrap = std::get_if<ScrapLabel>(&command); scrap && scrap->id.sscc()) {
            if (const auto taken = m_store.ssccBlocks.take(*scrap->id.sscc()); !taken)
                return Failure{taken.error()};
        }
    }
    WrittenStep written{*operation, {}};
    for (UnitState record : draft.records) {
        record.lastEventAt = last.at;
        record.lastEventBy = m_identity.station;
        record.sync = SyncState::Pending;
        if (const auto put = m_store.overlay.put(record, last.sequence); !put)
            return Failure{put.error()};
        written.records.append(record);
    }
    return written;
}

} // namespace pw::services
