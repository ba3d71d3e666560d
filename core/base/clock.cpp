// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"

#include <time.h>

namespace pw {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::nanoseconds SystemClock::sinceBoot() const
{
#ifdef CLOCK_BOOTTIME
    timespec time = {};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
#else
    return std::chrono::steady_clock::now().time_since_epoch();
#endif
}

} // namespace pw
