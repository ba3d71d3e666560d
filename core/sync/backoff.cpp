// SPDX-License-Identifier: Apache-2.0
#include "core/sync/backoff.h"

#include <algorithm>

namespace pw::sync {

using std::chrono::milliseconds;

milliseconds backoffDelay(const BackoffLimits &limits, int failures, double random,
                          std::optional<std::chrono::seconds> retryAfter)
{
    const int doublings = std::clamp(failures - 1, 0, 30); // beyond, the limit is long reached
    const auto ceiling = std::min<milliseconds>(limits.longest, limits.first * (1LL << doublings));
    const milliseconds jittered(qint64(random * double(ceiling.count())));
    if (!retryAfter)
        return jittered;
    return std::max<milliseconds>(jittered, std::min(*retryAfter, LongestRetryAfter));
}

milliseconds Backoff::next(std::optional<std::chrono::seconds> retryAfter)
{
    ++m_failures;
    return backoffDelay(m_limits, m_failures, QRandomGenerator::global()->generateDouble(),
                        retryAfter);
}

} // namespace pw::sync
