// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>

namespace pw::devices {

/// How long to wait before the next try to open: 0.3 s, then twice as long each time, at most 5 s.
class ReopenBackoff
{
public:
    std::chrono::milliseconds next()
    {
        const std::chrono::milliseconds delay = m_next;
        m_next = std::min(2 * m_next, Longest);
        return delay;
    }
    void reset() { m_next = First; }

private:
    static constexpr std::chrono::milliseconds First{300};
    static constexpr std::chrono::milliseconds Longest{5000};
    std::chrono::milliseconds m_next = First;
};

} // namespace pw::devices
