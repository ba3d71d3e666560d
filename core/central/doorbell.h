// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/httpmessage.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pw::central {

/// Holds requests until something has been committed or their time is up, whichever is first.
/// Clients that leave meanwhile are forgotten.
class Doorbell
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    Doorbell();
    ~Doorbell();

    /// `wake` is called once, in the doorbell's thread, and must be quick. `heard` is the number of
    /// rings the caller knew of when it looked: if it has rung since, `wake` comes at once.
    /// False, and no `wake`, when the doorbell has been stopped: answer now.
    [[nodiscard]] bool wait(const http::Responder &responder, TimePoint deadline, quint64 heard,
                            std::function<void()> wake);
    void ring();
    quint64 rings() const;
    /// How many are waiting; for health and tests.
    qsizetype waiting() const;

    /// Wakes everybody and ends the thread; later waits are refused.
    void stop();

private:
    struct Waiter
    {
        http::Responder responder;
        TimePoint deadline;
        std::function<void()> wake;
    };

    void run();
    std::vector<Waiter> takeDue(bool all);
    TimePoint nextLook() const;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Waiter> m_waiters;
    quint64 m_rings = 0;
    bool m_rung = false;
    bool m_stopping = false;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace pw::central
