// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QString>

#include <optional>

namespace pw::store {

/// One moment by both clocks. The time since boot says nothing once the machine has been started
/// again, so the run of the machine belongs to it.
struct Moment
{
    QString bootId;
    std::chrono::nanoseconds sinceBoot{0};
    QDateTime wallAt; ///< UTC

    static Moment now(const Clock &clock);
    friend bool operator==(const Moment &, const Moment &) = default;
};

/// How far the cache has followed the feed of one scope.
struct FeedState
{
    QString scope;
    QString epoch;
    qint64 cursor = 0;              ///< central's changes up to here are in the cache
    qint64 head = 0;                ///< of the feed, when last asked
    qint64 rows = 0;                ///< in the cache: units, and lots held as a whole
    QDateTime serverTime;           ///< UTC, of the last answer
    std::optional<Moment> upToDate; ///< when central last said "you are up to date"
    bool inDoubt = false;           ///< the rows are known to differ from central's
    friend bool operator==(const FeedState &, const FeedState &) = default;
};

/// Time since central last said "you are up to date"; nothing: never, not known, or in doubt. In
/// the same run of the machine by the clock no one can set. After a restart by the wall clock, but
/// at least as long as the machine has been running since; nothing if the wall clock has gone back
/// behind it.
std::optional<std::chrono::seconds> cacheAge(const FeedState &state, const Clock &clock);

} // namespace pw::store
