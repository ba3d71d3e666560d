// SPDX-License-Identifier: Apache-2.0
#include "core/central/admission.h"

#include "core/central/unitprojection.h"
#include "core/epcis/names.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

using ErrorBehaviour = IncomingDocument::ErrorBehaviour;

QJsonObject jobError(const Problem &problem, const IncomingEvent &incoming, qsizetype index)
{
    QJsonObject error = problem.toJson();
    error.insert(u"agw:eventID"_s, incoming.record.eventId);
    error.insert(u"agw:index"_s, int(index));
    return error;
}

/// What the declaration says beside the standard's own members.
QJsonObject declarationOf(const IncomingEvent &incoming)
{
    return incoming.event.extensions[epcis::names::ErrorDeclaration].toObject();
}

/// Why the event may not be stored; nothing where it may, or is there already.
std::optional<Problem> admitEvent(StoreWriter &writer, UnitProjection &units,
                                  const IncomingEvent &incoming,
                                  const std::optional<OwnSequences> &own)
{
    if (incoming.refused)
        return incoming.refused;
    const EventRecord &record = incoming.record;
    const auto known = writer.contentHashOf(record.eventId, record.declaration);
    if (known && *known != record.contentHash)
        return problems::alreadyExists(record.eventId);
    if (!known) {
        const qint64 sequence = writer.addEvent(record);
        const bool retracted = !record.declaration && writer.contentHashOf(record.eventId, true);
        if (record.declaration) {
            if (writer.contentHashOf(record.eventId, false)) // else it will stay without effect
                units.retract(incoming.event, sequence);
            units.restore(declarationOf(incoming)["agw:restored"_L1].toArray(), sequence);
        } else if (!retracted)
            units.apply(incoming.event, sequence);
    }
    if (!incoming.station.isEmpty() && (!own || own->contains(incoming)))
        writer.noteSequence(incoming.station, incoming.sequence);
    return {};
}

} // namespace

CaptureJob admit(StoreWriter &writer, const IncomingDocument &document, const QDateTime &now)
{
    const bool proceed = document.behaviour == ErrorBehaviour::Proceed;
    CaptureJob job;
    job.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    job.createdAt = now;
    job.finishedAt = now;
    job.behaviour = proceed ? u"proceed"_s : u"rollback"_s;

    UnitProjection units(writer);
    writer.savepoint();
    for (qsizetype i = 0; i < document.events.size(); ++i) {
        if (const auto problem = admitEvent(writer, units, document.events[i], document.own))
            job.errors.append(jobError(*problem, document.events[i], i));
    }
    job.success = job.errors.isEmpty();
    if (job.success || proceed) {
        units.flush();
        writer.releaseSavepoint();
    } else {
        writer.rollbackToSavepoint();
    }
    writer.addJob(job);
    return job;
}

} // namespace pw::central
