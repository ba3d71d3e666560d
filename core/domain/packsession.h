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

/// A child scanned before the container it goes into has a number. Lot and expiry are what only
/// its label may tell.
struct GatheredChild
{
    epc::Epc id;
    QString lot;
    QDate expiry;
    friend bool operator==(const GatheredChild &, const GatheredChild &) = default;
};

/// The containers on the bench: open ones, outermost first, at most one per level, levels falling.
struct PackState
{
    QList<ContainerContents> open;
    std::optional<ContainerContents> lastClosed; ///< shown until the next one; waits to be placed
    PackOrder order = PackOrder::ContainerFirst;
    QList<GatheredChild> gathered; ///< ChildrenFirst: what the next label will hold, all one level

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
/// Only while nothing is gathered.
struct PressOrder
{
    PackOrder order = PackOrder::ContainerFirst;
};
/// What was gathered is let go of.
struct PressStartOver
{};

using PackInput = std::variant<scan::ScannedThing, PressNew, PressClose, PressUndo, PressSetAside,
                               PressOrder, PressStartOver>;

/// The session's answer to one input. Without commands nothing changes in the world; `next` is the
/// bench afterwards and becomes true only once the commands are on disk.
struct PackDecision
{
    Verdict verdict;
    QList<Command> commands;
    QList<UnitState> records;     ///< what the commands change, as it is afterwards
    QList<UnitBefore> containers; ///< of those, the containers that look different now
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

/// What was gathered, as if it lay in a container already; known by its first child, for want of a
/// number. Nothing if nothing is gathered, or its product is unknown by now.
std::optional<ContainerContents> gatheredContents(const QList<GatheredChild> &gathered,
                                                  const World &world);

/// For the store.
QByteArray toJson(const QList<GatheredChild> &gathered);
QList<GatheredChild> gatheredFromJson(const QByteArray &json);

/// What a page shows of the bench.
SessionView viewOf(const PackState &state, const World &world);

} // namespace pw::domain
