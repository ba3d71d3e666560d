// SPDX-License-Identifier: Apache-2.0
#include "tests/support/manualclock.h"

namespace pw::test {

ManualClock::ManualClock() : ManualClock(QDateTime({2026, 3, 1}, {8, 0}, Qt::UTC)) {}

ManualClock::ManualClock(const QDateTime &now) : m_now(now.toUTC()) {}

void ManualClock::advance(std::chrono::milliseconds by)
{
    m_now = m_now.addMSecs(by.count());
    m_sinceBoot += by;
}

void ManualClock::setWallClock(const QDateTime &now)
{
    m_now = now.toUTC();
}

} // namespace pw::test
