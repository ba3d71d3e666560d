// SPDX-License-Identifier: Apache-2.0
#include "core/services/packingservice.h"

#include "core/base/logging.h"
#include "core/store/transaction.h"

namespace pw::services {

using namespace Qt::StringLiterals;
using namespace domain;
using store::StoreError;

namespace {

const QString OpenKey = u"pack.open"_s;
const QString LastClosedKey = u"pack.lastClosed"_s;
const QString OrderKey = u"pack.order"_s;
const QString GatheredKey = u"pack.gathered"_s;

} // namespace

PackingService::PackingService(store::StationStore &store, UnitLookup &world, const Clock &clock,
                               const StationIdentity &identity)
    : m_store(store),
      m_world(world),
      m_clock(clock),
      m_actor{identity.operatorId, roleFromCode(identity.role).value_or(Role::Operator), {}, {}},
      m_steps(store, world, clock, identity),
      m_audit(store, clock, identity),
      m_journal(store, identity)
{}

void PackingService::restore()
{
    const auto open = m_store.state.value(OpenKey);
    const auto lastClosed = m_store.state.value(LastClosedKey);
    QList<epc::Epc> ids;
    if (open && *open) {
        const QStringList keys = (*open)->split(u' ', Qt::SkipEmptyParts);
        for (const QString &key : keys) {
            if (const auto id = epc::Epc::fromKey(key))
                ids.append(*id);
        }
    }
    std::optional<epc::Epc> closed;
    if (lastClosed && *lastClosed) {
        if (const auto id = epc::Epc::fromKey(**lastClosed))
            closed = *id;
    }
    m_state = restored(ids, closed, m_world);
    const auto order = m_store.state.value(OrderKey);
    const auto gathered = m_store.state.value(GatheredKey);
    if (order && *order)
        m_state.order = packOrderFromCode(**order).value_or(m_state.order);
    if (gathered && *gathered)
        m_state.gathered = gatheredFromJson((*gathered)->toUtf8());
}

void PackingService::refresh()
{
    QList<epc::Epc> ids;
    for (const ContainerContents &open : std::as_const(m_state.open))
        ids.append(open.id);
    const auto closed = m_state.lastClosed ? std::optional(m_state.lastClosed->id) : std::nullopt;
    PackState fresh = restored(ids, closed, m_world);
    fresh.order = m_state.order;
    fresh.gathered = m_state.gathered; // looked at again when they are placed
    m_state = fresh;
}

Outcome PackingService::scan(const scan::RawScan &scan, const scan::Framing &framing,
                             bool separatorProven, DeviceRole role)
{
    const scan::InterpretContext context{framing, separatorProven, scan.at.date().year(),
                                         m_scanRules};
    const scan::ScannedThing thing = scan::interpret(scan, context);
    if (const auto *scanned = std::get_if<scan::ScannedCommand>(&thing))
        return obey(scanned->command, scan);
    if (const auto *badge = std::get_if<scan::ScannedBadge>(&thing);
        badge && m_people.contains(badge->person)) {
        Outcome outcome = take(scan);
        outcome.badge = badge->person;
        return outcome;
    }
    PackDecision decision = decide(m_state, thing, m_world);
    if (const auto refused = refuseForRole(role, thing, decision.verdict.code))
        refuse(decision, *refused);
    return settle(std::move(decision), &scan);
}

Outcome PackingService::refuse(const scan::RawScan &scan, VerdictCode reason)
{
    PackDecision refused{{}, {}, {}, {}, m_state, false};
    refused.verdict.code = reason;
    return settle(refused, &scan);
}

Outcome PackingService::obey(const scan::BenchCommand &command, const scan::RawScan &scan)
{
    using Verb = scan::BenchCommand::Verb;
    const auto pressed = [this, &scan](const PackInput &input) {
        return settle(decide(m_state, input, m_world), &scan);
    };
    switch (command.verb) {
    case Verb::Close: return pressed(PressClose{});
    case Verb::Partial: return pressed(PressClose{command.argumentCode(), {}});
    case Verb::Undo: return pressed(PressUndo{});
    case Verb::SetAside: return pressed(PressSetAside{});
    case Verb::New:
        if (const auto level = levelFromCode(command.argument))
            return openNew(*level, &scan);
        break;
    case Verb::Cancel:
        if (!m_state.gathered.isEmpty())
            return pressed(PressStartOver{});
        break;
    case Verb::Mode:
        if (const auto order = packOrderFromCode(command.argumentCode()))
            return pressed(PressOrder{*order});
        [[fallthrough]];
    case Verb::Page: {
        Outcome outcome = take(scan);
        outcome.forWindow = command;
        return outcome;
    }
    case Verb::Print:
    case Verb::Confirm:
    case Verb::Acknowledge:
    case Verb::Choose:
    case Verb::Order:
    case Verb::Reason: break;
    }
    return pressed(scan::ScannedThing(scan::ScannedCommand{command})); // means nothing here
}

/// What is about people and windows, not about goods.
Outcome PackingService::take(const scan::RawScan &scan)
{
    PackDecision taken{{}, {}, {}, {}, m_state, false};
    taken.verdict.code = VerdictCode::CommandTaken;
    return settle(taken, &scan);
}

Outcome PackingService::press(const PackInput &input)
{
    return settle(decide(m_state, input, m_world), nullptr);
}

Outcome PackingService::openNew(Level level, const scan::RawScan *scan)
{
    // Burned before it is used: a number that was drawn and then lost is never drawn again.
    std::optional<gs1::Sscc> number;
    store::Transaction transaction(m_store.database());
    if (!transaction.isOpen())
        return notStored({}, transaction.error());
    do {
        const auto next = m_store.ssccBlocks.next(level);
        if (!next)
            return notStored({}, next.error());
        number = *next;
    } while (number && m_world.unit(*number)); // a label of the block was used out of turn
    if (const auto committed = transaction.commit(); !committed)
        return notStored({}, committed.error());
    if (number)
        return settle(decide(m_state, PressNew{*number}, m_world), scan);
    PackDecision exhausted{{}, {}, {}, {}, m_state, false};
    exhausted.verdict.code = VerdictCode::PoolExhausted;
    exhausted.verdict.unitLevel = level;
    return settle(exhausted, scan);
}

void PackingService::setOperator(const QString &id, Role role)
{
    m_actor = {id, role, {}, {}};
    m_steps.setOperator(id);
    m_audit.setOperator(id, role);
    m_journal.setOperator(id, role);
}

/// The facts stay, nothing is done.
void PackingService::refuse(PackDecision &decision, VerdictCode reason) const
{
    decision.verdict.code = reason;
    decision.commands.clear();
    decision.records.clear();
    decision.containers.clear();
    decision.next = m_state;
}

/// Nothing is done that the person's role does not allow; an answer that does nothing is
/// everyone's.
void PackingService::refuseWithoutRight(PackDecision &decision) const
{
    if (decision.commands.isEmpty())
        return;
    const auto *close = std::get_if<CloseContainer>(&decision.commands.last());
    const Function function = close && close->partial ? Function::ClosePartial : Function::Pack;
    const Reason reason = close ? close->reason : Reason();
    if (const auto refused = m_roles.refuse(function, m_actor, reason))
        refuse(decision, *refused);
}

Outcome PackingService::settle(PackDecision decision, const scan::RawScan *scan)
{
    refuseWithoutRight(decision);
    Outcome outcome{decision.verdict, {}, decision.commands, {}, {}, {}};
    if (const auto failure = m_world.takeFailure())
        return notStored(outcome, *failure); // decided on what could not be read: nobody's answer
    if (const auto written = write(decision, scan, outcome); !written)
        return notStored(outcome, written.error());
    m_state = decision.next;
    m_world.changed(outcome.records);
    return outcome;
}

Result<Done, StoreError> PackingService::write(const PackDecision &decision,
                                               const scan::RawScan *scan, Outcome &outcome)
{
    store::Transaction transaction(m_store.database());
    if (!transaction.isOpen()) // or the writes below would each commit on their own
        return Failure{transaction.error()};
    std::optional<qint64> operation;
    if (!decision.commands.isEmpty()) {
        StepDraft draft{
            decision.commands, decision.records, decision.containers, {}, {}, {}, {}, {}, {}};
        if (decision.undoesLastStep)
            draft.undoes = m_world.lastStep();
        const auto step = m_steps.write(draft);
        if (!step)
            return Failure{step.error()};
        operation = step->operation;
        outcome.records = step->records;
    }
    if (!(decision.next == m_state)) {
        if (const auto bench = writeBench(decision.next); !bench)
            return bench;
    }
    if (scan) {
        const auto entry = m_journal.write(*scan, outcome.verdict, operation);
        if (!entry)
            return Failure{entry.error()};
        outcome.logEntry = *entry;
    }
    if (const auto audit = m_audit.write(outcome.verdict, scan ? scan->at : m_clock.now()); !audit)
        return audit;
    return transaction.commit();
}

Result<Done, StoreError> PackingService::writeBench(const PackState &state)
{
    QStringList keys;
    for (const ContainerContents &open : state.open)
        keys.append(open.id.key());
    if (state.order != m_state.order) {
        if (const auto set = m_store.state.set(OrderKey, toCode(state.order)); !set)
            return set;
    }
    if (state.gathered != m_state.gathered) {
        const QString gathered = QString::fromUtf8(toJson(state.gathered));
        if (const auto set = m_store.state.set(GatheredKey, gathered); !set)
            return set;
    }
    if (const auto set = m_store.state.set(OpenKey, keys.join(u' ')); !set)
        return set;
    return m_store.state.set(LastClosedKey,
                             state.lastClosed ? state.lastClosed->id.key() : QString());
}

Outcome PackingService::notStored(const Outcome &outcome, const StoreError &error) const
{
    qCCritical(lcEngine) << "not stored:" << store::toCode(error.code) << error.text;
    Outcome failed{outcome.verdict, {}, {}, {}, {}, {}};
    failed.verdict.code =
        m_store.database().fatalError() ? VerdictCode::ReadOnly : VerdictCode::NotStored;
    failed.verdict.detail = error.text;
    return failed;
}

} // namespace pw::services
