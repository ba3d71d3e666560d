// SPDX-License-Identifier: Apache-2.0
#include "core/services/operationservice.h"

#include "core/base/logging.h"
#include "core/domain/commandjson.h"
#include "core/domain/unitcodes.h"
#include "core/store/transaction.h"

#include <QJsonArray>
#include <QUuid>

#include <algorithm>

namespace pw::services {

using namespace Qt::StringLiterals;
using namespace domain;
using store::StoreError;

namespace {

QString newHoldId()
{
    return u"urn:uuid:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QJsonArray keysOf(const QList<epc::Epc> &units)
{
    QJsonArray keys;
    for (const epc::Epc &unit : units)
        keys.append(unit.key());
    return keys;
}

/// The batch record: every unit by name.
QJsonObject orderFacts(const ReworkOrder &order)
{
    return {{"number"_L1, order.id},
            {"in"_L1, keysOf(order.in)},
            {"out"_L1, keysOf(order.out)},
            {"scrap"_L1, keysOf(order.scrap)},
            {"sample"_L1, keysOf(order.sample)},
            {"returned"_L1, keysOf(order.returned)}};
}

/// What the audit trail says of a request beside its verdict: who asked for what, and why.
QJsonObject factsOf(const Request &request)
{
    QJsonObject facts{{"operation"_L1, codeOf(request.operation)}};
    if (!request.reason.code.isEmpty()) {
        facts["operationReason"_L1] =
            QJsonObject{{"code"_L1, request.reason.code}, {"text"_L1, request.reason.text}};
    }
    if (const auto &signature = request.actor.signature) {
        facts["signature"_L1] = QJsonObject{{"signedBy"_L1, signature->signedBy},
                                            {"meaning"_L1, signature->meaning},
                                            {"at"_L1, toRfc3339(signature->at)}};
    }
    if (const auto &second = request.actor.second) {
        facts["secondPerson"_L1] =
            QJsonObject{{"id"_L1, second->id}, {"role"_L1, toCode(second->role)}};
    }
    if (const auto *destroy = std::get_if<op::Destroy>(&request.operation)) {
        facts["method"_L1] = destroy->method;
        facts["document"_L1] = destroy->document;
    }
    if (const auto *close = std::get_if<op::CloseOrder>(&request.operation))
        facts["order"_L1] = orderFacts(close->order);
    return facts;
}

/// What its events are called; empty: each by its own command, as for a hold or a look inside.
QString eventName(const Operation &operation)
{
    const bool byCommand = std::holds_alternative<op::Quarantine>(operation)
                           || std::holds_alternative<op::Release>(operation)
                           || std::holds_alternative<op::Verify>(operation)
                           || std::holds_alternative<op::TakeBack>(operation);
    return byCommand ? QString() : QString(codeOf(operation));
}

} // namespace

OperationService::OperationService(store::StationStore &store, UnitLookup &world,
                                   const Clock &clock, const StationIdentity &identity,
                                   const RuleSet &rules)
    : m_store(store),
      m_world(world),
      m_clock(clock),
      m_rules(rules),
      m_steps(store, world, clock, identity),
      m_audit(store, clock, identity)
{}

void OperationService::complete(Request &request) const
{
    if (!request.at.isValid())
        request.at = m_clock.now();
    if (auto *hold = std::get_if<op::Quarantine>(&request.operation);
        hold && hold->holdId.isEmpty())
        hold->holdId = newHoldId();
    if (auto *replace = std::get_if<op::Replace>(&request.operation);
        replace && replace->holdId.isEmpty())
        replace->holdId = newHoldId();
    if (auto *resolve = std::get_if<op::ResolveConflict>(&request.operation);
        resolve && resolve->holdId.isEmpty())
        resolve->holdId = newHoldId();
}

Result<Plan, Problems> OperationService::preview(Request &request) const
{
    complete(request);
    const store::ReadingScope reading(m_store.database());
    auto planned = plan(request, m_world, m_rules);
    if (const auto failure = m_world.takeFailure()) {
        Verdict problem;
        problem.code = VerdictCode::NotStored;
        problem.detail = failure->text;
        return Failure{Problems{problem}}; // planned on what could not be read
    }
    return planned;
}

OperationOutcome OperationService::carryOut(Request request, const Alongside &alongside)
{
    auto planned = preview(request);
    if (!planned)
        return refused(request, planned.error(), alongside);
    OperationOutcome outcome;
    outcome.plan = *std::move(planned);
    outcome.verdict = outcome.plan.verdict;
    if (!documentsKept(outcome.plan)) {
        Verdict problem = outcome.verdict;
        problem.code = VerdictCode::TooLate;
        return refused(request, {problem}, alongside);
    }
    if (const auto written = write(request, outcome, alongside); !written)
        return notStored(outcome, written.error());
    m_world.changed(outcome.records);
    return outcome;
}

/// An event can only be declared an error by repeating it.
bool OperationService::documentsKept(const Plan &plan)
{
    return std::all_of(plan.commands.cbegin(), plan.commands.cend(), [this](const Command &c) {
        const auto *retract = std::get_if<RetractEvent>(&c);
        if (!retract)
            return true;
        const auto document = m_store.outbox.document(retract->eventId);
        return document && document->has_value();
    });
}

Result<Done, StoreError> OperationService::write(const Request &request, OperationOutcome &outcome,
                                                 const Alongside &alongside)
{
    store::Transaction transaction(m_store.database());
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    StepDraft draft;
    draft.commands = outcome.plan.commands;
    draft.records = outcome.plan.after;
    draft.containers = outcome.plan.containers;
    draft.kind = codeOf(request.operation);
    draft.operation = eventName(request.operation);
    draft.reason = request.reason;
    draft.operatorId = request.actor.id;
    if (const auto &signature = request.actor.signature)
        draft.signature =
            epcis::EventSignature{signature->signedBy, signature->meaning, signature->at};
    if (const auto *takeBack = std::get_if<op::TakeBack>(&request.operation))
        draft.undoes = takeBack->step;
    const auto step = m_steps.write(draft);
    if (!step)
        return Failure{step.error()};
    outcome.operation = step->operation;
    outcome.records = step->records;
    QJsonObject facts = factsOf(request);
    facts["operationSeq"_L1] = step->operation;
    const auto audited = m_audit.write(outcome.verdict, request.at, request.actor, facts);
    if (!audited)
        return audited;
    if (alongside) {
        if (const auto done = alongside(outcome); !done)
            return done;
    }
    return transaction.commit();
}

OperationOutcome OperationService::refused(const Request &request, const Problems &problems,
                                           const Alongside &alongside)
{
    OperationOutcome outcome;
    outcome.verdict = problems.first();
    outcome.problems = problems;
    store::Transaction transaction(m_store.database());
    if (!transaction.isOpen())
        return notStored(outcome, transaction.error());
    const auto audited =
        m_audit.write(outcome.verdict, request.at, request.actor, factsOf(request));
    if (!audited)
        return notStored(outcome, audited.error());
    if (alongside) {
        if (const auto done = alongside(outcome); !done)
            return notStored(outcome, done.error());
    }
    if (const auto committed = transaction.commit(); !committed)
        return notStored(outcome, committed.error());
    return outcome;
}

OperationOutcome OperationService::notStored(OperationOutcome outcome,
                                             const StoreError &error) const
{
    qCCritical(lcEngine) << "not stored:" << store::toCode(error.code) << error.text;
    Verdict failed = outcome.verdict;
    failed.code = m_store.database().fatalError() ? VerdictCode::ReadOnly : VerdictCode::NotStored;
    failed.detail = error.text;
    return {failed, {failed}, {}, 0, {}};
}

Result<std::optional<gs1::Sscc>, StoreError> OperationService::drawNumber(Level level)
{
    store::Transaction transaction(m_store.database());
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    std::optional<gs1::Sscc> number;
    do {
        const auto next = m_store.ssccBlocks.next(level);
        if (!next)
            return Failure{next.error()};
        number = *next;
    } while (number && m_world.unit(*number)); // a label of the block was used out of turn
    if (const auto committed = transaction.commit(); !committed)
        return Failure{committed.error()};
    return number;
}

Result<std::optional<Step>, StoreError> OperationService::step(qint64 operation)
{
    const auto row = m_store.operations.find(operation);
    if (!row)
        return Failure{row.error()};
    if (!*row || (*row)->undoes || (*row)->undoneBy)
        return std::optional<Step>();
    auto step = stepFromJson((*row)->payload);
    if (step)
        step->operation = operation;
    return step;
}

} // namespace pw::services
