// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/imports/statement.h"
#include "core/domain/world.h"

namespace pw::domain::imports {

enum class Outcome {
    Accepted, ///< says something new that may be true
    Known,    ///< all of it is known here
    NoEffect, ///< says nothing about what is in what: not taken over
    Refused
};
QLatin1StringView toCode(Outcome outcome); ///< "accepted", "known", "no_effect", "refused"

struct Answer
{
    Outcome outcome = Outcome::NoEffect;
    QList<Objection> objections; ///< only of a refused one
    friend bool operator==(const Answer &, const Answer &) = default;
};

/// A change that follows from an accepted row.
struct Change
{
    qsizetype row = 0; ///< where in the rows
    Command command;
    QDateTime at; ///< of the event; invalid in tables
    friend bool operator==(const Change &, const Change &) = default;
};

struct Judgement
{
    QList<Answer> answers; ///< one a row
    /// In the order things happened; rows that only create units make none.
    QList<Change> changes;
    QList<UnitState> created; ///< as the rows that name them first say, still loose
    QList<UnitState> records; ///< every unit that changed or came in, as it is then

    int count(Outcome outcome) const;
};

struct JudgeOptions
{
    QDateTime now;        ///< UTC
    bool isTable = false; ///< rows without time: all units exist before any enters a container
};

/// Every row of a file against what is known. Accepted is what contradicts nothing; a contradiction
/// is refused, never resolved. What depends on a refused row is refused, too, and a container with
/// a refused row takes in none of the others, so that the accepted rows can be taken over alone.
Judgement judge(const QList<Row> &rows, const World &world, const JudgeOptions &options);

} // namespace pw::domain::imports
