// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/command.h"
#include "core/domain/imports/objection.h"

#include <QDateTime>
#include <QList>

#include <optional>
#include <variant>

/// What a file says of units and containers, whatever form it came in.
namespace pw::domain::imports {

/// The units exist. In a table every row says so of the units it names, so that there it is no
/// contradiction if they are known.
struct Commissioned
{
    QList<epc::Epc> units;
    std::optional<Level> level;
    QString lot;  ///< empty: not said
    QDate expiry; ///< invalid: not said
    friend bool operator==(const Commissioned &, const Commissioned &) = default;
};

/// In a refused row the children may be missing: the parent is then not whole without it.
struct Entered
{
    epc::Epc parent;
    QList<epc::Epc> children;
    friend bool operator==(const Entered &, const Entered &) = default;
};

struct Left
{
    epc::Epc parent;
    QList<epc::Epc> children; ///< empty: everything
    friend bool operator==(const Left &, const Left &) = default;
};

struct Ended
{
    QList<epc::Epc> units;
    EndLife::Kind kind = EndLife::Kind::Decommission;
    friend bool operator==(const Ended &, const Ended &) = default;
};

/// Seen or handled somewhere: changes no hierarchy.
struct Seen
{
    QList<epc::Epc> units;
    std::optional<Hold> placed; ///< a reason not to use them
    std::optional<Hold> lifted; ///< without id: every hold of its class
    friend bool operator==(const Seen &, const Seen &) = default;
};

using Statement = std::variant<Commissioned, Entered, Left, Ended, Seen>;

/// One event, or one row of a table.
struct Row
{
    qint64 number = 0; ///< of the event, or the row without its heading; from 1
    qint64 line = 0;   ///< in the file, from 1; 0: not known
    QString kind;      ///< what it is, for people who know the file: "ObjectEvent ADD"
    QString eventId;   ///< empty in tables
    QDateTime at;      ///< UTC; invalid in tables
    QString origin;    ///< workstation it names as its own; empty: none
    QString order;     ///< who comes first at one moment (agw:seq, eventID)
    QList<Statement> says;
    QList<Objection> objections; ///< what is wrong with it, whatever else is known
    bool withoutEffect = false;  ///< declared an error in this file, or such a declaration
    bool seenBefore = false;     ///< taken over earlier, by eventID
    friend bool operator==(const Row &, const Row &) = default;
};

QList<epc::Epc> unitsOf(const Statement &statement);

} // namespace pw::domain::imports
