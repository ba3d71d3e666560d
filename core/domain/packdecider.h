// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/packsession.h"
#include "core/domain/scannedunit.h"

namespace pw::domain {

/// One decision in the making: what every answer needs at hand.
class Decider
{
public:
    Decider(const PackState &state, const World &world) : m_state(state), m_world(world) {}

    PackDecision operator()(const scan::ScannedThing &thing) const
    {
        if (const auto refusal = refusalOf(thing, m_world))
            return answer(onBench(*refusal));
        const auto *item = std::get_if<scan::ScannedItem>(&thing);
        return item ? (*this)(*item) : (*this)(std::get<scan::ScannedLogisticUnit>(thing));
    }
    PackDecision operator()(const scan::ScannedItem &item) const;
    PackDecision operator()(const scan::ScannedLogisticUnit &unit) const;
    PackDecision operator()(const PressNew &press) const
    {
        return openNew(press.number, LabelState::None);
    }
    PackDecision operator()(const PressClose &press) const;
    PackDecision operator()(const PressUndo &) const;
    PackDecision operator()(const PressSetAside &) const;
    PackDecision operator()(const PressOrder &press) const;
    PackDecision operator()(const PressStartOver &) const;

private:
    Verdict verdict(VerdictCode code) const;
    Verdict verdict(VerdictCode code, const UnitState &unit) const;
    /// A verdict reached elsewhere, with the container it would have gone into.
    Verdict onBench(Verdict verdict) const;
    /// An answer that changes nothing in the world.
    PackDecision answer(const Verdict &verdict) const
    {
        return {verdict, {}, {}, {}, m_state, false};
    }
    PackDecision answer(VerdictCode code) const { return answer(verdict(code)); }

    bool dataTooOld() const;
    /// What forbids to go on with a container on the bench: central may have held, ended or shipped
    /// it since it was opened, and what is in it may have expired.
    std::optional<PackDecision> refuseContainer(const epc::Epc &id) const;
    /// Nothing where a look-up failed below: then nothing can be carried out.
    std::optional<PackDecision> carryOut(const Verdict &verdict, const QList<Command> &commands,
                                         const QList<UnitState> &known = {},
                                         const QList<UnitBefore> &restored = {}) const;
    PackDecision openNew(const gs1::Sscc &number, LabelState label) const;
    PackDecision resume(const UnitState &container) const;
    PackDecision addChild(const UnitState &child) const;
    /// What forbids to pack a unit wherever it goes.
    std::optional<PackDecision> refuseToPack(const UnitState &child) const;
    PackDecision gather(const UnitState &child, const Product &product) const;
    bool isGathered(const epc::Epc &id) const;
    /// Puts all that was gathered into `container`, or nothing: what can no longer go in is named
    /// and left out. `opening` comes first.
    PackDecision place(const ContainerContents &container, const QList<Command> &opening) const;
    PackDecision refuseParent(const UnitState &child) const;
    const ContainerContents *onBench(const epc::Epc &id) const;
    const ContainerContents *parentFor(Level child, const Product &product) const;
    std::optional<VerdictCode> refuseUndo(const Command &command,
                                          const QList<Command> &inverse) const;
    void describe(Verdict &verdict, const ContainerContents &container) const;

    const PackState &m_state;
    const World &m_world;
};

} // namespace pw::domain
