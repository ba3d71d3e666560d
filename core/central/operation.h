// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/services.h"

/// How central stands, gathered for health, metrics and the status page.
namespace pw::central {

inline constexpr int SoonDays = 21; ///< time to have a certificate renewed

/// A part of being ready.
struct Check
{
    enum class State { Ok, Warning, Failed };
    QString name;
    State state = State::Ok;
    QString detail; ///< cause and remedy; empty: all is well
};
QLatin1StringView toCode(Check::State state); ///< "ok", "warning", "failed"

/// A station as it has told of itself.
struct StationStanding
{
    QString name;
    QString version;
    QDateTime seenAt; ///< invalid: has sent events, but never told
    qint64 sequence = 0;
    std::optional<qint64> cursor;
    std::optional<qint64> cacheAgeSeconds;
    qint64 backlog = 0;
    qint64 parked = 0;
    QDateTime certificateUntil; ///< invalid: has not come with one since central was started
    qint64 lag(qint64 head) const { return cursor ? qMax<qint64>(0, head - *cursor) : head; }
};

struct Standing
{
    StoreCounts counts;
    std::optional<qint64> storeBytes;
    std::optional<qint64> diskFree; ///< bytes; nothing: no folder of ours
    QList<Check> checks;
    Check::State worst() const;
};

Standing standingOf(StoreReader &reader, const Services &services);
Result<QList<StationStanding>, StoreError> stationsOf(StoreReader &reader,
                                                      const Services &services);

/// `text/html` of it all, without scripts; its style sheet is allowed by this header's hash.
QByteArray statusPage(const Standing &standing, const QList<StationStanding> &stations,
                      const Services &services);
QByteArray statusPagePolicy(); ///< Content-Security-Policy

} // namespace pw::central
