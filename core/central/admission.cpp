// SPDX-License-Identifier: Apache-2.0
#include "core/central/admission.h"

#include "core/central/unitprojection.h"
#include "core/epcis/names.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

using ErrorBehaviour = IncomingDocument::ErrorBehaviour;

/// What the declaration says beside the standard's own members.
QJsonObject declarationOf(const IncomingEvent &incoming)
{
    return incoming.event.extensions[epcis::names::ErrorDeclaration].toObject();
}

/// What became of one event, as the job tells it.
enum class Outcome { Stored, Duplicate, Refused, RolledBack };

QLatin1StringView toCode(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Stored: return "stored"_L1;
    case Outcome::Duplicate: return "duplicate"_L1;
    case Outcome::Refused: return "refused"_L1;
    case Outcome::RolledBack: return "rolledBack"_L1;
    }
    Q_UNREACHABLE();
    return {};
}

QJsonArray resultsOf(const IncomingDocument &document, const QList<Outcome> &outcomes, bool kept)
{
    QJsonArray results;
    for (qsizetype i = 0; i < outcomes.size(); ++i) {
        const bool undone = !kept && outcomes[i] == Outcome::Stored;
        results.append(
            QJsonObject{{u"agw:eventID"_s, document.events[i].record.eventId},
                        {u"agw:outcome"_s, toCode(undone ? Outcome::RolledBack : outcomes[i])}});
    }
    return results;
}

/// Why the event may not be stored, or whether it was there already.
Result<Outcome, Problem> admitEvent(StoreWriter &writer, UnitProjection &units,
                                    const IncomingEvent &incoming,
                                    const std::optional<OwnSequences> &own)
{
    if (incoming.refused)
        return Failure{*incoming.refused};
    const EventRecord &record = incoming.record;
    const auto known = writer.contentHashOf(record.eventId, record.declaration);
    if (known && *known != record.contentHash)
        return Failure{problems::alreadyExists(record.eventId)};
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
    return known ? Outcome::Duplicate : Outcome::Stored;
}

} // namespace

QJsonObject refusalOf(const Problem &problem, const IncomingEvent &incoming, qsizetype index)
{
    QJsonObject error = problem.toJson();
    error.insert(u"agw:eventID"_s, incoming.record.eventId);
    error.insert(u"agw:index"_s, int(index));
    return error;
}

CaptureJob admitWithoutJob(StoreWriter &writer, const IncomingDocument &document,
                           const QDateTime &now)
{
    const bool proceed = document.behaviour == ErrorBehaviour::Proceed;
    CaptureJob job;
    job.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    job.createdAt = now;
    job.finishedAt = now;
    job.behaviour = proceed ? u"proceed"_s : u"rollback"_s;

    UnitProjection units(writer);
    writer.savepoint();
    QList<Outcome> outcomes;
    for (qsizetype i = 0; i < document.events.size(); ++i) {
        const auto outcome = admitEvent(writer, units, document.events[i], document.own);
        outcomes.append(outcome ? *outcome : Outcome::Refused);
        if (!outcome)
            job.errors.append(refusalOf(outcome.error(), document.events[i], i));
    }
    job.success = job.errors.isEmpty();
    job.results = resultsOf(document, outcomes, job.success || proceed);
    if (job.success || proceed) {
        units.flush();
        writer.putAttributes(document.attributes);
        writer.releaseSavepoint();
    } else {
        writer.rollbackToSavepoint();
    }
    return job;
}

CaptureJob admit(StoreWriter &writer, const IncomingDocument &document, const QDateTime &now)
{
    CaptureJob job = admitWithoutJob(writer, document, now);
    writer.addJob(job);
    return job;
}

} // namespace pw::central
