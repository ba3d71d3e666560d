// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <algorithm>
#include <chrono>

namespace pw::central {

/// Allows so many a second on average, and some at once. One thread at a time.
class TokenBucket
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// How long to wait; zero: allowed, and counted.
    std::chrono::milliseconds take(double perSecond, double burst, TimePoint now)
    {
        const std::chrono::duration<double> passed = now - m_at;
        m_tokens = m_isNew ? burst : std::min(burst, m_tokens + passed.count() * perSecond);
        m_isNew = false;
        m_at = now;
        if (m_tokens < 1)
            return std::chrono::milliseconds(qint64((1 - m_tokens) / perSecond * 1000) + 1);
        m_tokens -= 1;
        return std::chrono::milliseconds(0);
    }
    TimePoint lastUse() const { return m_at; }

private:
    double m_tokens = 0;
    TimePoint m_at;
    bool m_isNew = true;
};

} // namespace pw::central
