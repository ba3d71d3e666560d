// SPDX-License-Identifier: Apache-2.0
#include "core/central/workerpool.h"

namespace pw::central {

namespace {
constexpr size_t QueueLimit = 8192;
}

WorkerPool::WorkerPool(std::vector<std::unique_ptr<StoreReader>> readers)
    : m_readers(std::move(readers))
{
    for (const auto &reader : m_readers)
        m_threads.emplace_back([this, &reader = *reader] { run(reader); });
}

WorkerPool::~WorkerPool()
{
    stop();
}

bool WorkerPool::post(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_tasks.size() >= QueueLimit)
            return false;
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
    return true;
}

size_t WorkerPool::queued() const
{
    const std::lock_guard lock(m_mutex);
    return m_tasks.size();
}

void WorkerPool::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

void WorkerPool::run(StoreReader &reader)
{
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
            if (m_tasks.empty())
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task(reader);
    }
}

} // namespace pw::central
