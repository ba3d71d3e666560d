// SPDX-License-Identifier: Apache-2.0
#include "core/services/importwriter.h"

#include "core/domain/commandjson.h"
#include "core/epcis/importevents.h"
#include "core/epcis/jsonld.h"
#include "core/services/historylinks.h"

#include <QJsonArray>
#include <QUuid>

#include <algorithm>

namespace pw::services {

using namespace Qt::StringLiterals;
using namespace domain;
using imports::Outcome;
using store::StoreError;

namespace {

constexpr int ToldObjections = 20; ///< in the audit trail; the file can be asked again
const QString Kind = QStringLiteral("IMPORT");

QList<epc::Epc> idsOf(const QList<UnitState> &units)
{
    QList<epc::Epc> ids;
    for (const UnitState &unit : units)
        ids.append(unit.id);
    return ids;
}

/// Of whom central must hear that they are here: what is outermost, and inner containers whose
/// level it could not know.
QList<UnitState> receivedOf(const QList<UnitState> &records)
{
    QList<UnitState> received;
    for (const UnitState &unit : records) {
        if (hasEnded(unit.lifecycle))
            continue;
        const bool isTold = unit.level == (unit.id.sscc() ? Level::Carton : Level::Pack);
        if (!unit.parent || (unit.container && !isTold))
            received.append(unit);
    }
    std::stable_sort(received.begin(), received.end(),
                     [](const UnitState &a, const UnitState &b) { return a.level > b.level; });
    return received;
}

} // namespace

/// One import on its way into the store.
struct ImportWriter::Writing
{
    ImportWriter &writer;
    const ImportDraft &draft;
    epcis::EventContext context;
    QDateTime now;
    QDateTime notBefore;
    qint64 operation = 0;
    store::EventStamp last;
    QHash<qsizetype, QDateTime> times; ///< of the changes of a table

    Result<Done, StoreError> stamp()
    {
        const auto next = writer.m_store.operations.nextEventStamp(notBefore);
        if (!next)
            return Failure{next.error()};
        last = *next;
        return Done();
    }
    Result<Done, StoreError> queue(const QString &eventId, bool received,
                                   const QByteArray &document, const QList<epc::Epc> &units)
    {
        store::OutboxEvent row;
        row.eventId = eventId;
        row.received = received;
        row.sequence = last.sequence;
        row.operation = operation;
        row.document = document;
        row.units = units;
        row.createdAt = now;
        if (const auto appended = writer.m_store.outbox.append(row); !appended)
            return Failure{appended.error()};
        return Done();
    }
    Result<Done, StoreError> tell(epcis::Event event, const QList<epc::Epc> &units)
    {
        if (const auto stamped = stamp(); !stamped)
            return stamped;
        completeEvent(event, context, last.at, last.sequence);
        return queue(event.eventId, false, compact(epcis::toJson(event)), units);
    }

    /// As they came, in the order things happened.
    Result<Done, StoreError> handOn()
    {
        QList<qsizetype> order;
        for (qsizetype i = 0; i < draft.rows.size(); ++i) {
            if (draft.judgement.answers[i].outcome == Outcome::Accepted)
                order.append(i);
        }
        std::stable_sort(order.begin(), order.end(), [this](qsizetype a, qsizetype b) {
            return std::pair(draft.rows[a].at, draft.rows[a].order)
                   < std::pair(draft.rows[b].at, draft.rows[b].order);
        });
        for (const qsizetype i : std::as_const(order)) {
            const epcis::ReceivedEvent &event = draft.events[i];
            QList<epc::Epc> units;
            for (const imports::Statement &said : draft.rows[i].says)
                units += imports::unitsOf(said);
            if (const auto stamped = stamp(); !stamped)
                return stamped;
            const QString &id = draft.rows[i].eventId;
            if (const auto queued = queue(id, true, event.document, units); !queued)
                return queued;
            const auto kept = writer.m_store.importedEvents.add(id, event.declaration,
                                                                event.contentHash, operation);
            if (!kept)
                return kept;
        }
        return Done();
    }

    Result<Done, StoreError> tellTable()
    {
        const auto groups = epcis::alikeUnits(draft.judgement.created);
        for (const QList<UnitState> &group : groups) {
            if (const auto told = tell(epcis::importedUnits(group), idsOf(group)); !told)
                return told;
        }
        for (qsizetype i = 0; i < draft.judgement.changes.size(); ++i) {
            const Command &command = draft.judgement.changes[i].command;
            const auto *added = std::get_if<AddChildren>(&command); // a table tells nothing else
            Q_ASSERT(added);
            const auto told = tell(epcis::importedContents(added->parent, added->children),
                                   domain::unitsOf(command));
            if (!told)
                return told;
            times.insert(i, last.at);
        }
        return Done();
    }

    Result<Done, StoreError> tellReceived()
    {
        const auto groups = epcis::alikeUnits(receivedOf(draft.judgement.records));
        for (const QList<UnitState> &group : groups) {
            const auto told = tell(epcis::receivedUnits(group, context), idsOf(group));
            if (!told)
                return told;
        }
        return Done();
    }

    Result<Done, StoreError> keepHistory()
    {
        QList<store::LinkChange> links;
        QList<epc::Epc> touched = idsOf(draft.judgement.records);
        for (qsizetype i = 0; i < draft.judgement.changes.size(); ++i) {
            const imports::Change &change = draft.judgement.changes[i];
            links += linkChangesOf(change.command, writer.m_world,
                                   change.at.isValid() ? change.at : times.value(i), operation);
        }
        if (const auto recorded = writer.m_store.history.recordLinks(links); !recorded)
            return recorded;
        return writer.m_store.history.recordTouched(operation, touched);
    }

    Result<Done, StoreError> keepUnits()
    {
        for (UnitState record : draft.judgement.records) {
            record.lastEventAt = last.at;
            record.lastEventBy = context.workstation;
            record.sync = SyncState::Pending;
            if (const auto put = writer.m_store.overlay.put(record, last.sequence); !put)
                return put;
        }
        return Done();
    }
};

ImportWriter::ImportWriter(store::StationStore &store, UnitLookup &world, const Clock &clock,
                           const StationIdentity &identity)
    : m_store(store),
      m_world(world),
      m_clock(clock),
      m_identity(identity),
      m_audit(store, clock, identity),
      m_journal(store, identity)
{}

QJsonObject ImportWriter::factsOf(const ImportDraft &draft) const
{
    const imports::Judgement &judgement = draft.judgement;
    QJsonObject facts{{"operation"_L1, Kind},
                      {"file"_L1, draft.file},
                      {"sha256"_L1, QString::fromLatin1(draft.sha256)},
                      {"format"_L1, draft.format}};
    for (const Outcome outcome :
         {Outcome::Accepted, Outcome::Known, Outcome::NoEffect, Outcome::Refused})
        facts[toCode(outcome)] = judgement.count(outcome);
    QJsonArray refused;
    for (qsizetype i = 0; i < judgement.answers.size() && refused.size() < ToldObjections; ++i) {
        for (const imports::Objection &objection : judgement.answers[i].objections) {
            QJsonObject told{{"row"_L1, draft.rows[i].number},
                             {"code"_L1, toCode(objection.fault)}};
            if (objection.unit)
                told["unit"_L1] = objection.unit->key();
            refused.append(told);
        }
    }
    if (!refused.isEmpty())
        facts["objections"_L1] = refused;
    if (!draft.reason.code.isEmpty())
        facts["operationReason"_L1] =
            QJsonObject{{"code"_L1, draft.reason.code}, {"text"_L1, draft.reason.text}};
    return facts;
}

Result<Done, StoreError> ImportWriter::writeRecords(const ImportDraft &draft,
                                                    std::optional<qint64> operation)
{
    QJsonObject facts = factsOf(draft);
    if (operation)
        facts["operationSeq"_L1] = *operation;
    const auto audited = m_audit.write(draft.verdict, m_clock.now(), draft.actor, facts);
    if (!audited)
        return audited;
    scan::RawScan handed;
    handed.device = u"import"_s;
    handed.bytes = draft.file.toUtf8() + " sha256:" + draft.sha256;
    handed.at = m_clock.now();
    handed.sinceBoot = m_clock.sinceBoot();
    JournalWriter journal = m_journal;
    journal.setOperator(draft.actor.id, draft.actor.role);
    if (const auto written = journal.write(handed, draft.verdict, operation); !written)
        return Failure{written.error()};
    return Done();
}

Result<Done, StoreError> ImportWriter::writeRefusal(const ImportDraft &draft)
{
    return writeRecords(draft, {});
}

Result<qint64, StoreError> ImportWriter::write(const ImportDraft &draft)
{
    Writing writing{*this, draft, {}, m_clock.now(), m_clock.now(), 0, {}, {}};
    const QString operationId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    writing.context.operationId = u"urn:uuid:"_s + operationId;
    writing.context.workstation = m_identity.station;
    writing.context.operatorId = draft.actor.id;
    writing.context.readPoint = m_identity.readPoint;
    writing.context.bizLocation = m_identity.bizLocation;
    writing.context.timeZoneOffset = epcis::timeZoneOffset(writing.now.toLocalTime());
    writing.context.statusAsOf = m_world.statusAsOf();
    writing.context.eventId = m_identity.eventId;
    // No event may be earlier than the last one of any unit in it (R-AG-6).
    for (const UnitState &record : draft.judgement.records) {
        if (record.lastEventAt.isValid() && record.lastEventAt >= writing.notBefore)
            writing.notBefore = record.lastEventAt.addMSecs(1);
    }
    for (const imports::Row &row : draft.rows) {
        if (row.at.isValid() && row.at >= writing.notBefore)
            writing.notBefore = row.at.addMSecs(1);
    }
    store::Operation row;
    row.operationId = QUuid::fromString(operationId);
    row.kind = Kind;
    row.at = writing.now;
    row.operatorId = draft.actor.id;
    row.payload = compact(factsOf(draft)); // no step: it cannot be taken back as one
    const auto operation = m_store.operations.append(row);
    if (!operation)
        return operation;
    writing.operation = *operation;
    const bool isTable = draft.events.isEmpty();
    for (const auto &part :
         {std::function([&] { return isTable ? writing.tellTable() : writing.handOn(); }),
          std::function([&] { return writing.tellReceived(); }),
          std::function([&] { return writing.keepHistory(); }),
          std::function([&] { return writing.keepUnits(); }),
          std::function([&] { return writeRecords(draft, *operation); })}) {
        if (const auto done = part(); !done)
            return Failure{done.error()};
    }
    return operation;
}

} // namespace pw::services
