// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pw::central {

/// A few threads, each with its own reader of the store, that work off requests, so that a long
/// query does not keep the network waiting.
class WorkerPool
{
public:
    using Task = std::function<void(StoreReader &reader)>;

    /// One thread per reader.
    explicit WorkerPool(std::vector<std::unique_ptr<StoreReader>> readers);
    ~WorkerPool();

    /// False when too much is queued or the pool is stopping.
    [[nodiscard]] bool post(Task task);
    size_t queued() const; ///< tasks that wait
    /// Does what is queued, then ends the threads.
    void stop();

private:
    void run(StoreReader &reader);

    std::vector<std::unique_ptr<StoreReader>> m_readers;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stopping = false;
    std::vector<std::thread> m_threads; ///< last: they use all of the above
};

} // namespace pw::central
