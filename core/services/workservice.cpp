// SPDX-License-Identifier: Apache-2.0
#include "core/services/workservice.h"

#include "core/base/logging.h"
#include "core/domain/workchoices.h"
#include "core/scan/writtenunit.h"
#include "core/store/transaction.h"

#include <algorithm>

namespace pw::services {

using namespace Qt::StringLiterals;
using namespace domain;
using store::StoreError;

namespace {

QString stateKey(Desk desk)
{
    return u"work."_s + toCode(desk);
}
QString operationKey(Desk desk)
{
    return u"work."_s + toCode(desk) + u".operation"_s;
}

bool isEmpty(const WorkState &state)
{
    return !state.container && state.units.isEmpty() && !state.number
           && state.order.entries.isEmpty();
}

QJsonObject factsOf(Desk desk, const WorkState &state)
{
    QJsonObject facts{{"desk"_L1, toCode(desk)}, {"work"_L1, toCode(state.kind)}};
    if (!state.reason.code.isEmpty())
        facts["workReason"_L1] =
            QJsonObject{{"code"_L1, state.reason.code}, {"text"_L1, state.reason.text}};
    if (!state.order.number.isEmpty())
        facts["order"_L1] = state.order.number;
    return facts;
}

constexpr auto OrderKey = "work.order"_L1; ///< of the rework order, while other work is done

} // namespace

WorkService::WorkService(store::StationStore &store, UnitLookup &world, const Clock &clock,
                         const StationIdentity &identity, OperationService &operations)
    : m_store(store),
      m_world(world),
      m_clock(clock),
      m_operations(operations),
      m_audit(store, clock, identity),
      m_journal(store, identity),
      m_actor{identity.operatorId, roleFromCode(identity.role).value_or(Role::Operator), {}, {}}
{
    for (const Desk desk : AllDesks)
        session(desk).state.kind = kindsOf(desk).first();
}

void WorkService::restore()
{
    for (const Desk desk : AllDesks) {
        const auto kept = m_store.state.value(stateKey(desk));
        const auto operation = m_store.state.value(operationKey(desk));
        if (operation && *operation)
            session(desk).lastOperation = (*operation)->toLongLong();
        if (!kept || !*kept)
            continue;
        const auto state = workStateFromJson((*kept)->toUtf8());
        if (state && deskOf(state->kind) == desk)
            session(desk).state = *state;
        else
            qCWarning(lcEngine) << "the open work of desk" << toCode(desk) << "cannot be read";
    }
    const auto kept = m_store.state.value(OrderKey);
    const auto order = kept && *kept ? workStateFromJson((*kept)->toUtf8()) : std::nullopt;
    if (order && order->kind == WorkKind::ReworkOrder)
        m_order = *order;
}

Verdict WorkService::setOperator(const QString &id, Role role)
{
    Verdict taken;
    taken.code = VerdictCode::CommandTaken;
    store::Transaction transaction(m_store.database());
    if (!transaction.isOpen())
        return notStored(taken, transaction.error()).verdict;
    if (const auto recorded = m_audit.writeOperatorChange(id, role); !recorded)
        return notStored(taken, recorded.error()).verdict;
    if (const auto committed = transaction.commit(); !committed)
        return notStored(taken, committed.error()).verdict;
    m_actor = {id, role, {}, {}};
    m_audit.setOperator(id, role);
    m_journal.setOperator(id, role);
    return taken;
}

Outcome WorkService::start(WorkKind kind, const WorkOptions &options)
{
    const Desk desk = deskOf(kind);
    Session next = session(desk);
    WorkState order = m_order;
    if (next.state.kind != kind) {
        if (next.state.kind == WorkKind::ReworkOrder)
            order = next.state;
        next.state = kind == WorkKind::ReworkOrder ? order : WorkState();
        next.state.kind = kind;
        if (kind != WorkKind::ReworkOrder)
            next.state.options = options;
    } else {
        next.state.options = options;
    }
    store::Transaction transaction(m_store.database());
    Verdict begun;
    begun.code = VerdictCode::CommandTaken;
    if (!transaction.isOpen())
        return notStored(begun, transaction.error());
    if (const auto kept = keep(desk, next); !kept)
        return notStored(begun, kept.error());
    if (!(order == m_order)) {
        const auto kept = m_store.state.set(OrderKey, QString::fromUtf8(toJson(order)));
        if (!kept)
            return notStored(begun, kept.error());
    }
    if (const auto committed = transaction.commit(); !committed)
        return notStored(begun, committed.error());
    session(desk) = next;
    m_order = order;
    return {begun, {}, {}, {}, {}, {}};
}

Outcome WorkService::scan(Desk desk, const scan::RawScan &scan, const scan::Framing &framing,
                          bool separatorProven)
{
    const scan::InterpretContext context{framing, separatorProven, scan.at.date().year(),
                                         m_scanRules};
    const scan::ScannedThing thing = scan::interpret(scan, context);
    if (const auto *scanned = std::get_if<scan::ScannedCommand>(&thing))
        return obey(desk, scanned->command, scan);
    if (const auto *badge = std::get_if<scan::ScannedBadge>(&thing);
        badge && m_people.contains(badge->person)) {
        Verdict taken;
        taken.code = VerdictCode::CommandTaken;
        Outcome outcome = say(desk, taken, session(desk), &scan);
        outcome.badge = badge->person;
        return outcome;
    }
    return decideOn(desk, thing, &scan);
}

Outcome WorkService::obey(Desk desk, const scan::BenchCommand &command, const scan::RawScan &scan)
{
    using Verb = scan::BenchCommand::Verb;
    switch (command.verb) {
    case Verb::Confirm: return decideOn(desk, WorkConfirm(), &scan);
    case Verb::Cancel: return decideOn(desk, WorkCancel(), &scan);
    case Verb::Acknowledge: return decideOn(desk, WorkAcknowledge(), &scan);
    case Verb::Undo: return undo(desk, &scan);
    case Verb::Reason:
        return decideOn(desk, Reason{command.argumentCode(), command.argumentCode()}, &scan);
    case Verb::Order: return decideOn(desk, WorkOrderNumber{command.argument.toUpper()}, &scan);
    case Verb::Choose: return choose(desk, command, scan);
    case Verb::Mode:
    case Verb::Page: {
        Verdict taken;
        taken.code = VerdictCode::CommandTaken;
        Outcome outcome = say(desk, taken, session(desk), &scan);
        outcome.forWindow = command;
        return outcome;
    }
    case Verb::Close:
    case Verb::Partial:
    case Verb::Print:
    case Verb::SetAside:
    case Verb::New: break;
    }
    return decideOn(desk, scan::ScannedThing(scan::ScannedCommand{command}), &scan);
}

/// As if the key had been pressed; what cannot be chosen now means nothing here.
Outcome WorkService::choose(Desk desk, const scan::BenchCommand &command, const scan::RawScan &scan)
{
    Session next = session(desk);
    QList<Hold> holds;
    if (next.state.kind == WorkKind::Release)
        holds = releasableHolds(next.state.units, next.state.options.withContents, m_world);
    const QList<WorkChoice> choices = choicesOf(next.state, holds);
    const auto choice = std::ranges::find(choices, command.argument, &WorkChoice::code);
    if (choice == choices.cend())
        return decideOn(desk, scan::ScannedThing(scan::ScannedCommand{command}), &scan);
    next.state.options = choice->options;
    Verdict taken;
    taken.code = VerdictCode::CommandTaken;
    return say(desk, taken, next, &scan);
}

Outcome WorkService::lookUp(const scan::RawScan &scan, const scan::Framing &framing,
                            bool separatorProven)
{
    const scan::InterpretContext context{framing, separatorProven, scan.at.date().year(),
                                         m_scanRules};
    const scan::ScannedThing thing = scan::interpret(scan, context);
    // Only what is about window and people is obeyed here: a key of a page nobody sees is not.
    const auto *command = std::get_if<scan::ScannedCommand>(&thing);
    const bool forWindow = command
                           && (command->command.verb == scan::BenchCommand::Verb::Page
                               || command->command.verb == scan::BenchCommand::Verb::Mode);
    if (forWindow || std::holds_alternative<scan::ScannedBadge>(thing))
        return this->scan(Desk::Check, scan, framing, separatorProven);
    const WorkState asked; // a check
    Verdict verdict = decide(asked, thing, m_actor, m_world, m_operations.rules()).verdict;
    if (const auto failure = m_world.takeFailure())
        return notStored(verdict, *failure);
    if (verdict.code == VerdictCode::Usable) // green and its sound mean that something was done
        verdict.code = VerdictCode::LookedUp;
    return say(Desk::Check, verdict, session(Desk::Check), &scan);
}

ListTaking WorkService::beginList(Desk desk, const QStringList &lines) const
{
    const WorkState &state = session(desk).state;
    ListTaking taking{desk, lines, 0, state, {state.units.cbegin(), state.units.cend()}, {}, {}};
    taking.alone.units.clear();
    taking.alone.stoppedBy.reset();
    return taking;
}

void WorkService::judgeLines(ListTaking &taking, int count)
{
    const int year = m_clock.now().date().year();
    for (; count > 0 && !taking.isJudged(); --count) {
        const int number = ++taking.judged;
        const QString text = taking.lines[number - 1].trimmed();
        if (text.isEmpty() || text.startsWith(u'#'))
            continue;
        ListLine line{number, text, {}};
        line.verdict.code = VerdictCode::NotGs1;
        if (const auto unit = scan::writtenUnit(text, year)) {
            const scan::ScannedThing thing =
                unit->sgtin()
                    ? scan::ScannedThing(scan::ScannedItem{*unit->sgtin(), {}, {}, {}, {}})
                    : scan::ScannedThing(scan::ScannedLogisticUnit{*unit->sscc()});
            // Each line by itself: a list is not planned anew for every line of it.
            line.verdict =
                decide(taking.alone, thing, m_actor, m_world, m_operations.rules()).verdict;
            if (taking.listed.contains(*unit))
                line.verdict.code = VerdictCode::AlreadyListed;
            else if (isTakenDown(line.verdict.code)) {
                taking.listed.insert(*unit);
                taking.units.append(*unit);
            }
        }
        taking.results.append(line);
    }
}

QList<ListLine> WorkService::endList(ListTaking taking)
{
    const auto allBecome = [&taking](const Verdict &verdict) {
        for (ListLine &line : taking.results)
            line.verdict = verdict;
        return taking.results;
    };
    Session next = session(taking.desk);
    const WorkState &begun = taking.alone;
    if (next.state.kind != begun.kind || !(next.state.options == begun.options)) {
        Verdict overtaken; // judged for other work than what is open now
        overtaken.code = VerdictCode::Cancelled;
        return allBecome(overtaken);
    }
    for (const epc::Epc &unit : std::as_const(taking.units)) {
        if (!next.state.units.contains(unit)) // scanned meanwhile
            next.state.units.append(unit);
    }
    if (next.state.kind == WorkKind::Release && next.state.options.holdId.isEmpty()) {
        const auto holds =
            releasableHolds(next.state.units, next.state.options.withContents, m_world);
        if (holds.size() == 1)
            next.state.options.holdId = holds.first().id;
    }
    Verdict all;
    all.code = VerdictCode::Listed;
    all.affected = int(next.state.units.size());
    if (const auto failure = m_world.takeFailure())
        return allBecome(notStored({}, *failure).verdict);
    const Outcome kept = say(taking.desk, all, next, nullptr);
    if (kept.verdict.code != VerdictCode::Listed)
        return allBecome(kept.verdict);
    return taking.results;
}

QList<ListLine> WorkService::takeList(Desk desk, const QStringList &lines)
{
    ListTaking taking = beginList(desk, lines);
    judgeLines(taking, int(lines.size()));
    return endList(std::move(taking));
}

Outcome WorkService::press(Desk desk, const WorkInput &input)
{
    return decideOn(desk, input, nullptr);
}

Outcome WorkService::decideOn(Desk desk, const WorkInput &input, const scan::RawScan *scan)
{
    const Session &now = session(desk);
    const WorkDecision decision = decide(now.state, input, m_actor, m_world, m_operations.rules());
    if (const auto failure = m_world.takeFailure())
        return notStored(decision.verdict, *failure); // decided on what could not be read
    Session next = now;
    next.state = decision.next;
    if (next.state.kind == WorkKind::Check && scan)
        next.lookedAt = decision.verdict.unit;
    if (decision.request)
        return carryOut(desk, *decision.request, next, scan);
    return say(desk, decision.verdict, next, scan);
}

Outcome WorkService::confirmSigned(Desk desk, const QString &meaning,
                                   const std::optional<SecondPerson> &second)
{
    const Actor unsignedActor = m_actor;
    m_actor.signature = Signature{m_actor.id, meaning, m_clock.now()};
    m_actor.second = second;
    const Outcome outcome = decideOn(desk, WorkConfirm(), nullptr);
    m_actor = unsignedActor; // a signature is for one operation
    return outcome;
}

Outcome WorkService::drawNumber(Desk desk)
{
    const WorkState &state = session(desk).state;
    const auto container = state.container ? m_world.unit(*state.container) : std::nullopt;
    const Level level = container ? container->level : Level::Carton;
    const auto number = m_operations.drawNumber(level);
    if (!number)
        return notStored({}, number.error());
    if (*number)
        return decideOn(desk, scan::ScannedThing(scan::ScannedLogisticUnit{**number}), nullptr);
    Verdict exhausted;
    exhausted.code = VerdictCode::PoolExhausted;
    exhausted.unitLevel = level;
    return say(desk, exhausted, session(desk), nullptr);
}

Outcome WorkService::undo(Desk desk)
{
    return undo(desk, nullptr);
}

Outcome WorkService::undo(Desk desk, const scan::RawScan *scan)
{
    const Session &now = session(desk);
    if (!isEmpty(now.state) || now.lastOperation == 0)
        return decideOn(desk, WorkDropLast(), scan);
    const auto step = m_operations.step(now.lastOperation);
    if (!step)
        return notStored({}, step.error());
    if (!*step) { // taken back elsewhere, or packing went on
        Verdict nothing;
        nothing.code = VerdictCode::NothingToUndo;
        return say(desk, nothing, {now.state, 0, {}, {}, {}}, scan);
    }
    op::TakeBack takeBack;
    takeBack.step = **step;
    return carryOut(desk, {takeBack, m_actor, now.state.reason, {}}, {now.state, 0, {}, {}, {}},
                    scan);
}

Outcome WorkService::say(Desk desk, const Verdict &verdict, const Session &next,
                         const scan::RawScan *scan)
{
    Outcome outcome{verdict, {}, {}, {}, {}, {}};
    store::Transaction transaction(m_store.database());
    if (!transaction.isOpen())
        return notStored(verdict, transaction.error());
    if (scan) {
        const auto entry = m_journal.write(*scan, verdict, std::nullopt);
        if (!entry)
            return notStored(verdict, entry.error());
        outcome.logEntry = *entry;
    }
    const auto audited = m_audit.write(verdict, scan ? scan->at : m_clock.now(), m_actor,
                                       factsOf(desk, session(desk).state));
    if (!audited)
        return notStored(verdict, audited.error());
    if (const auto kept = keep(desk, next); !kept)
        return notStored(verdict, kept.error());
    if (const auto committed = transaction.commit(); !committed)
        return notStored(verdict, committed.error());
    session(desk) = next;
    return outcome;
}

Outcome WorkService::carryOut(Desk desk, const Request &request, const Session &next,
                              const scan::RawScan *scan)
{
    const bool takesBack = std::holds_alternative<op::TakeBack>(request.operation);
    Session kept = session(desk);
    std::optional<ScanLogEntry> entry;
    const auto alongside = [&](OperationOutcome &outcome) -> Result<Done, StoreError> {
        if (outcome.problems.isEmpty()) {
            kept = next;
            // What was counted for a closed order is gone, and a conflict is over for everybody:
            // there is no going back to it here.
            const bool isFinal = takesBack
                                 || std::holds_alternative<op::CloseOrder>(request.operation)
                                 || std::holds_alternative<op::ResolveConflict>(request.operation);
            kept.lastOperation = isFinal ? 0 : outcome.operation;
            kept.findings = outcome.plan.findings;
            kept.verified.reset();
            if (const auto *verify = std::get_if<op::Verify>(&request.operation))
                kept.verified = verify->container;
            if (const auto stored = keep(desk, kept); !stored)
                return stored;
        }
        if (!scan)
            return Done{};
        const auto operation =
            outcome.operation > 0 ? std::optional(outcome.operation) : std::nullopt;
        const auto written = m_journal.write(*scan, outcome.verdict, operation);
        if (!written)
            return Failure{written.error()};
        entry = *written;
        return Done{};
    };
    const OperationOutcome outcome = m_operations.carryOut(request, alongside);
    if (outcome.verdict.code == VerdictCode::NotStored
        || outcome.verdict.code == VerdictCode::ReadOnly)
        return {outcome.verdict, {}, {}, {}, {}, {}};
    session(desk) = kept;
    return {outcome.verdict, entry, outcome.plan.commands, outcome.records, {}, {}};
}

Result<Done, StoreError> WorkService::keep(Desk desk, const Session &next)
{
    const Session &now = session(desk);
    if (!(next.state == now.state)) {
        const auto set = m_store.state.set(stateKey(desk), QString::fromUtf8(toJson(next.state)));
        if (!set)
            return set;
    }
    if (next.lastOperation == now.lastOperation)
        return Done{};
    return m_store.state.set(operationKey(desk), QString::number(next.lastOperation));
}

Outcome WorkService::notStored(const Verdict &verdict, const StoreError &error) const
{
    qCCritical(lcEngine) << "not stored:" << store::toCode(error.code) << error.text;
    Outcome failed{verdict, {}, {}, {}, {}, {}};
    failed.verdict.code =
        m_store.database().fatalError() ? VerdictCode::ReadOnly : VerdictCode::NotStored;
    failed.verdict.detail = error.text;
    return failed;
}

QList<UnitState> WorkService::pathOf(const epc::Epc &id) const
{
    constexpr qsizetype Deepest = 32; // deeper is a circle in the data
    QList<UnitState> path;
    std::optional<epc::Epc> next = id;
    while (next && path.size() < Deepest) {
        const auto unit = m_world.unit(*next);
        if (!unit)
            break;
        path.append(*unit);
        next = unit->parent;
    }
    return path;
}

std::optional<Verification> WorkService::verificationOf(const Session &session) const
{
    const auto container = session.verified ? m_world.unit(*session.verified) : std::nullopt;
    if (!container)
        return {};
    Verification verification{*container, worstOf(session.findings), {}};
    for (const VerifyFinding &finding : std::as_const(verification.findings))
        verification.units.append(m_world.unit(finding.unit).value_or(UnitState{finding.unit}));
    return verification;
}

WorkReport WorkService::report(Desk desk) const
{
    WorkReport report = reportOf(desk, session(desk).state, m_actor, m_world, m_operations.rules());
    if (const auto &id = session(desk).lookedAt; id && report.state.kind == WorkKind::Check)
        report.path = pathOf(*id);
    if (report.state.kind == WorkKind::Verify && !report.state.container)
        report.verified = verificationOf(session(desk));
    report.canUndo = !isEmpty(session(desk).state) || session(desk).lastOperation > 0;
    return report;
}

} // namespace pw::services
