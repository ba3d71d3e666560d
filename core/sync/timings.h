// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/backoff.h"

#include <chrono>

namespace pw::sync {

/// Every time the sync keeps. Tests shorten them.
struct Timings
{
    BackoffLimits backoff;
    std::chrono::milliseconds request{30'000}; ///< an exchange, from the first byte to the last
    std::chrono::seconds hold{25};             ///< central may hold an ask for changes so long
    std::chrono::milliseconds holdGrace{5000}; ///< for the way there and back of a held ask
    std::chrono::milliseconds jobPoll{500}; ///< first wait for an unfinished capture job; doubles
    std::chrono::milliseconds longestJobPoll{30'000};
    std::chrono::milliseconds changesPause{1000}; ///< after an empty answer that was not held
    std::chrono::milliseconds storeRetry{5000};   ///< after the disk, not the network, failed us
    std::chrono::milliseconds leaseCheck{30'000};
    std::chrono::milliseconds status{5000}; ///< how often the state is told though nothing happens
    std::chrono::milliseconds heartbeat{60'000};
    std::chrono::milliseconds cacheCheck{3'600'000}; ///< how often the rows are counted
    std::chrono::hours keepStored{24 * 30}; ///< how long delivered events stay in the outbox
};

} // namespace pw::sync
