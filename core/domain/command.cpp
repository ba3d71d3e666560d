// SPDX-License-Identifier: Apache-2.0
#include "core/domain/command.h"

#include <algorithm>

namespace pw::domain {

namespace {

struct Units
{
    using List = QList<epc::Epc>;
    List operator()(const OpenContainer &c) const { return {c.id}; }
    List operator()(const AddChildren &c) const { return c.children + List{c.parent}; }
    List operator()(const CloseContainer &c) const { return {c.id}; }
    List operator()(const RemoveChildren &c) const { return c.children + List{c.parent}; }
    List operator()(const ReopenContainer &c) const { return {c.id}; }
    List operator()(const WithdrawContainer &c) const { return {c.id}; }
    List operator()(const EndLife &c) const { return c.units; }
    List operator()(const TakeSample &c) const { return c.units; }
    List operator()(const InspectUnits &c) const { return c.units; }
    List operator()(const PlaceHold &c) const { return c.units; }
    List operator()(const LiftHold &c) const { return c.units; }
    List operator()(const ObserveContents &c) const { return c.seen + List{c.parent}; }
    List operator()(const JudgeContents &c) const { return {c.container}; }
    List operator()(const VerifyLabel &c) const { return {c.id}; }
    List operator()(const ScrapLabel &c) const { return {c.id}; }
    List operator()(const RetractEvent &c) const { return c.units; }
    List operator()(const LinkOrder &c) const { return c.units; }
};

class Inverse
{
public:
    using Back = std::optional<QList<Command>>;

    Inverse(const Step &step, qsizetype index) : m_step(step), m_eventId(step.eventIds.value(index))
    {}

    Back operator()(const OpenContainer &c) const { return one(WithdrawContainer{c.id}); }
    Back operator()(const AddChildren &c) const
    {
        return one(RemoveChildren{c.children, c.parent});
    }
    Back operator()(const CloseContainer &c) const { return one(ReopenContainer{c.id}); }
    Back operator()(const RemoveChildren &c) const
    {
        return one(AddChildren{c.children, c.parent});
    }
    Back operator()(const ReopenContainer &c) const
    {
        const auto before =
            std::find_if(m_step.containers.cbegin(), m_step.containers.cend(),
                         [&c](const UnitBefore &container) { return container.id == c.id; });
        if (before == m_step.containers.cend())
            return {};
        return one(CloseContainer{c.id, before->state->partial, m_step.reason});
    }
    Back operator()(const WithdrawContainer &) const { return {}; } // a number is never used twice
    // An end of life can only be declared an error; a later event of the unit would be one itself.
    Back operator()(const EndLife &c) const
    {
        return retracted(c.units, c.kind == EndLife::Kind::Sample ? Lifecycle::Sampled
                                                                  : Lifecycle::Commissioned);
    }
    Back operator()(const TakeSample &c) const
    {
        return retracted(c.units, Lifecycle::Commissioned);
    }
    Back operator()(const InspectUnits &c) const
    {
        return retracted(c.units, Lifecycle::Commissioned);
    }
    Back operator()(const PlaceHold &c) const
    {
        return one(LiftHold{c.hold, c.units, c.product, c.lot});
    }
    Back operator()(const LiftHold &c) const
    {
        if (c.hold.holdClass == HoldClass::Conflict) // central's to place
            return {};
        return one(PlaceHold{c.hold, c.units, c.product, c.lot});
    }
    Back operator()(const ObserveContents &c) const { return retracted({c.parent}, {}); }
    Back operator()(const JudgeContents &c) const { return retracted({c.container}, {}); }
    Back operator()(const VerifyLabel &c) const { return retracted({c.id}, {}); }
    Back operator()(const ScrapLabel &) const { return {}; }
    Back operator()(const RetractEvent &) const { return {}; }
    Back operator()(const LinkOrder &c) const
    {
        return one(LinkOrder{c.order, c.units, !c.removed});
    }

private:
    static Back one(const Command &command) { return QList<Command>{command}; }
    Back retracted(const QList<epc::Epc> &units, std::optional<Lifecycle> before) const
    {
        if (m_eventId.isEmpty())
            return {};
        return one(RetractEvent{m_eventId, RetractEvent::Cause::DidNotOccur, units, before});
    }

    const Step &m_step;
    QString m_eventId;
};

} // namespace

QString mismatchHoldId(ContentsOutcome outcome)
{
    switch (outcome) {
    case ContentsOutcome::Complete:
    case ContentsOutcome::Inferred: return {};
    case ContentsOutcome::MismatchQuantity: return QStringLiteral("mismatch_quantity");
    case ContentsOutcome::MismatchInstance: return QStringLiteral("mismatch_instance");
    }
    Q_UNREACHABLE();
}

QList<epc::Epc> unitsOf(const Command &command)
{
    return std::visit(Units(), command);
}

std::optional<QList<Command>> inverseOf(const Step &step)
{
    QList<Command> inverse;
    for (qsizetype i = step.commands.size() - 1; i >= 0; --i) {
        const auto back = std::visit(Inverse(step, i), step.commands[i]);
        if (!back)
            return {};
        inverse.append(*back);
    }
    return inverse;
}

} // namespace pw::domain
