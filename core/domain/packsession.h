// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/command.h"
#include "core/domain/policy.h"
#include "core/domain/sessionview.h"
#include "core/domain/verdict.h"
#include "core/domain/worldchanges.h"
#include "core/scan/scannedthing.h"

#include <QList>

#include <variant>

namespace pw::domain {

/// The containers on the bench: open ones, outermost first, at most one per level, levels falling.
struct PackState
{
    QList<ContainerContents> open;
    std::optional<ContainerContents> lastClosed; ///< shown until the next one; waits to be placed

    friend bool operator==(const PackState &, const PackState &) = default;
};

/// What an operator does without scanning.
struct PressNew
{
    gs1::Sscc number; ///< drawn from the pool by the caller, free
};
struct PressClose
{
    QString reasonCode; ///< needed for a partial
    QString reasonText;
};
struct PressUndo
{};
struct PressSetAside
{};

using PackInput = std::variant<scan::ScannedThing, PressNew, PressClose, PressUndo, PressSetAside>;

/// The session's answer to one input. Without commands nothing changes in the world; `next` is the
/// bench afterwards and becomes true only once the commands are on disk.
struct PackDecision
{
    Verdict verdict;
    QList<Command> commands;
    QList<UnitState> records;          ///< what the commands change, as it is afterwards
    QList<ContainerBefore> containers; ///< of those, the containers that look different now
    PackState next;
    bool undoesLastStep = false;
};

/// Decides what an input means now: the pack session as a pure function of state, input and world
/// (R-AG-1 … R-AG-12, R-ID-4 … R-ID-7).
PackDecision decide(const PackState &state, const PackInput &input, const World &world);

/// The bench made of the containers `open` (outermost first) with the contents the world now has
/// for it: after a restart, and whenever the cache has changed underneath.
PackState restored(const QList<epc::Epc> &open, const std::optional<epc::Epc> &lastClosed,
                   const World &world);

/// What a page shows of the bench.
SessionView viewOf(const PackState &state, const World &world);

} // namespace pw::domain
