// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>

#include <compare>
#include <limits>
#include <optional>

/// Answers about the past, as pages and packwrightctl show them. All instants are UTC.
namespace pw::domain {

/// What an entry of a timeline tells. At one moment they stand in this order.
enum class TimelineKind {
    Reported,  ///< the last event central knows of, done elsewhere
    Hold,      ///< a hold that is on the unit now
    Scan,      ///< it was scanned here: accepted or refused
    Operation, ///< something was done to it here
    Left,      ///< it came out of a container
    Entered,   ///< it went into one
};

/// How far central has the events of an operation that name the unit. Those stored long ago are no
/// longer counted.
struct EventDelivery
{
    int queued = 0;
    int stored = 0;
    int parked = 0;
    QString parkedCode; ///< why central refused the first of them
    friend bool operator==(const EventDelivery &, const EventDelivery &) = default;
};

/// Where an entry stands; a page ends before one.
struct TimelineCursor
{
    qint64 at = std::numeric_limits<qint64>::max(); ///< ms since 1970 UTC
    int kind = 0;
    qint64 number = 0;
    friend auto operator<=>(const TimelineCursor &, const TimelineCursor &) = default;
};

struct TimelineEntry
{
    TimelineKind kind = TimelineKind::Operation;
    QDateTime at;
    qint64 number = 0;  ///< of the operation or scan; otherwise only tells entries apart
    QString code;       ///< of the operation, verdict or hold class: "AGGREGATE", "CHILD_ADDED",
                        ///< "quarantined"
    QString station;    ///< where
    QString operatorId; ///< who; empty: not known
    QString device;     ///< of a scan
    QString reason;     ///< why, where one was given
    std::optional<epc::Epc> container; ///< the other party: what it was put into, taken from …
    std::optional<Severity> severity;  ///< of a scan
    std::optional<qint64> operation;   ///< what the scan or link belongs to
    std::optional<qint64> undoes;
    std::optional<qint64> undoneBy;
    std::optional<EventDelivery> delivery; ///< of an operation
    bool startSeen = true;                 ///< Entered: false, it may have been in it before
    QByteArray facts;                      ///< of a scan: the whole verdict as JSON

    TimelineCursor place() const { return {at.toMSecsSinceEpoch(), int(kind), number}; }
    friend bool operator==(const TimelineEntry &, const TimelineEntry &) = default;
};

struct TimelinePage
{
    QList<TimelineEntry> entries;         ///< the newest last
    std::optional<TimelineCursor> before; ///< ask with it for what is older; nothing: that is all
};

/// A unit in the hierarchy of a past moment.
struct AsOfNode
{
    epc::Epc id;
    QDateTime since;          ///< when it went into what it is in here; invalid for the root
    bool sinceSeen = true;    ///< false: it may have been in it before `since`
    bool byCentral = false;   ///< known from central only, not from this station's own doings
    QList<AsOfNode> children; ///< in the order they went in
    friend bool operator==(const AsOfNode &, const AsOfNode &) = default;
};

/// What was in a container at a moment, as this station knows now.
struct AsOfTree
{
    QDateTime at;
    AsOfNode root;
    int units = 0;          ///< inside, at any depth
    bool truncated = false; ///< there are more than were asked for
    /// What others did is remembered from here on (invalid: central's data were never complete) …
    QDateTime knownSince;
    QDateTime knownUntil; ///< … and central was last heard then
    /// Whether `at` is between the two. If not, what other stations did may be missing.
    bool isComplete() const
    {
        return knownSince.isValid() && knownUntil.isValid() && at >= knownSince && at <= knownUntil;
    }
};

/// Everything in a container, level by level, the container first.
struct FullTree
{
    static constexpr qsizetype NoParent = -1;
    struct Node
    {
        TreeNode node;
        qsizetype parent = NoParent; ///< where in `nodes`; always before its children
        friend bool operator==(const Node &, const Node &) = default;
    };
    QList<Node> nodes;
    bool truncated = false; ///< there are more than were asked for
};

/// What is empty is not asked.
struct SearchQuery
{
    QString partialSerial; ///< any part of a serial or SSCC, upper or lower case
    std::optional<gs1::Gtin> gtin;
    QString lot;        ///< exactly
    QDateTime from, to; ///< something happened to it, or it was scanned, in [from, to)
    QString operatorId; ///< … by this person, at this station
    bool heldOnly = false;
    int limit = 100;
    QString cursor; ///< of the page before
};

struct SearchHit
{
    epc::Epc id;
    bool known = true; ///< false: it was only ever scanned, neither central nor we know it
    Level level = Level::Pack;
    Lifecycle lifecycle = Lifecycle::Commissioned;
    QString lot;
    QDate expiry;
    bool held = false;
    std::optional<epc::Epc> parent;
    QDateTime lastEventAt;
    QString lastEventBy;
    bool here = false; ///< this station had to do with it
    friend bool operator==(const SearchHit &, const SearchHit &) = default;
};

struct SearchPage
{
    QList<SearchHit> hits;
    QString cursor; ///< for the next page; empty: that was all
};

QLatin1StringView toCode(TimelineKind kind); ///< "reported", "hold", "scan" …

} // namespace pw::domain

Q_DECLARE_METATYPE(pw::domain::TimelinePage)
Q_DECLARE_METATYPE(pw::domain::AsOfTree)
Q_DECLARE_METATYPE(pw::domain::FullTree)
Q_DECLARE_METATYPE(pw::domain::SearchPage)
