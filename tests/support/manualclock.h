// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

namespace pw::test {

/// A clock that stands still until a test moves it. Not for more than one thread at a time.
class ManualClock : public Clock
{
public:
    /// Starts at 2026-03-01T08:00:00Z, an hour after the machine was switched on.
    ManualClock();
    explicit ManualClock(const QDateTime &now);

    QDateTime now() const override { return m_now; }
    std::chrono::nanoseconds sinceBoot() const override { return m_sinceBoot; }

    /// Time passes: both clocks go on.
    void advance(std::chrono::milliseconds by);

    /// Someone sets the wall clock, forwards or back; the time since boot does not notice.
    void setWallClock(const QDateTime &now);

private:
    QDateTime m_now;
    std::chrono::nanoseconds m_sinceBoot = std::chrono::hours(1);
};

} // namespace pw::test
