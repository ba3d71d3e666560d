// SPDX-License-Identifier: Apache-2.0
#include "core/central/doorbell.h"

#include <algorithm>

namespace pw::central {

namespace {
/// How long a client that has left may stay on the list.
constexpr std::chrono::seconds SweepInterval(1);
} // namespace

Doorbell::Doorbell() : m_thread([this] { run(); }) {}

Doorbell::~Doorbell()
{
    stop();
}

bool Doorbell::wait(const http::Responder &responder, TimePoint deadline, quint64 heard,
                    std::function<void()> wake)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return false;
        if (heard == m_rings) {
            m_waiters.push_back({responder, deadline, std::move(wake)});
            m_changed.notify_one();
            return true;
        }
    }
    wake();
    return true;
}

void Doorbell::ring()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_rings;
        m_rung = true;
    }
    m_changed.notify_one();
}

quint64 Doorbell::rings() const
{
    const std::lock_guard lock(m_mutex);
    return m_rings;
}

qsizetype Doorbell::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return qsizetype(m_waiters.size());
}

void Doorbell::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void Doorbell::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_waiters.empty())
            m_changed.wait(lock, [this] { return m_stopping || m_rung || !m_waiters.empty(); });
        else if (!m_stopping && !m_rung)
            m_changed.wait_until(lock, nextLook()); // also woken to look at a nearer deadline
        const std::vector<Waiter> due = takeDue(m_stopping || std::exchange(m_rung, false));
        const bool stopping = m_stopping;
        lock.unlock();
        for (const Waiter &waiter : due)
            waiter.wake();
        if (stopping)
            return;
        lock.lock();
    }
}

Doorbell::TimePoint Doorbell::nextLook() const
{
    TimePoint next = std::chrono::steady_clock::now() + SweepInterval;
    for (const Waiter &waiter : m_waiters)
        next = std::min(next, waiter.deadline);
    return next;
}

std::vector<Doorbell::Waiter> Doorbell::takeDue(bool all)
{
    std::erase_if(m_waiters, [](const Waiter &waiter) { return waiter.responder.isGone(); });
    const TimePoint now = std::chrono::steady_clock::now();
    const auto firstDue =
        std::partition(m_waiters.begin(), m_waiters.end(),
                       [&](const Waiter &waiter) { return !all && waiter.deadline > now; });
    std::vector<Waiter> due(std::make_move_iterator(firstDue),
                            std::make_move_iterator(m_waiters.end()));
    m_waiters.erase(firstDue, m_waiters.end());
    return due;
}

} // namespace pw::central
