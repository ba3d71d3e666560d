// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRandomGenerator>

#include <chrono>
#include <optional>

namespace pw::sync {

/// How long to wait before trying again, "full jitter": uniform in 0 .. min(longest, first * 2^n),
/// so that stations that lost central together do not come back together.
struct BackoffLimits
{
    std::chrono::milliseconds first{500};
    std::chrono::milliseconds longest{60'000};
};

/// Longest wait a server may ask for (Retry-After): an hour, not a typing mistake's year.
inline constexpr std::chrono::seconds LongestRetryAfter{3600};

/// `failures`: how many in a row, from 1. `random`: 0 <= x < 1. Never shorter than Retry-After.
std::chrono::milliseconds backoffDelay(const BackoffLimits &limits, int failures, double random,
                                       std::optional<std::chrono::seconds> retryAfter = {});

/// Counts failures in a row.
class Backoff
{
public:
    explicit Backoff(const BackoffLimits &limits) : m_limits(limits) {}

    std::chrono::milliseconds next(std::optional<std::chrono::seconds> retryAfter = {});
    void reset() { m_failures = 0; }
    int failures() const { return m_failures; }

private:
    BackoffLimits m_limits;
    int m_failures = 0;
};

} // namespace pw::sync
