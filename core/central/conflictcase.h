// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

/// Where what stations say of one unit cannot all be true.
namespace pw::central {

/// One of the stories.
struct ConflictClaim
{
    QString event;   ///< eventID
    QString step;    ///< `agw:operation`, else the bizStep
    QString station; ///< empty: its system does not say
    QString operatorId;
    QDateTime at;      ///< eventTime
    QString container; ///< URI of what the unit would be in; empty: none
    domain::Story story = domain::Story::Handled;
    friend bool operator==(const ConflictClaim &, const ConflictClaim &) = default;
};

struct ConflictCase
{
    enum class Kind {
        DoubleParent, ///< packed twice without having been taken out in between
        AfterEnd,     ///< used after its life had ended
        LateHold      ///< packed while it was held: the station had not heard of it
    };
    enum class State {
        Open,
        Settled, ///< what it rested on is no longer so: an event came late or was an error, the
                 ///< hold was released or the unit taken out
        Resolved ///< somebody has looked where the unit is
    };
    QString id; ///< UUID: the same for the same contradiction, however often it is found
    Kind kind = Kind::DoubleParent;
    QString unit;                ///< URI
    QList<ConflictClaim> claims; ///< in the order in which they say it happened
    QDateTime openedAt;          ///< the contradicting event's
    State state = State::Open;
    QDateTime closedAt; ///< null while open
    QString closedBy;   ///< operator and station, of Resolved
    QString closedWith; ///< eventID, of Resolved
    friend bool operator==(const ConflictCase &, const ConflictCase &) = default;
};

/// As the feed and `GET /sync/v1/conflicts` tell it; units as keys.
QJsonObject toJson(const ConflictClaim &claim);
QJsonArray toJson(const QList<ConflictClaim> &claims);
QJsonObject toJson(const ConflictCase &conflict);
/// Of the text that was made of a case.
ConflictCase conflictFromJson(const QByteArray &json);

} // namespace pw::central
