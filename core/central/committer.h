// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/central/eventstore.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace pw::central {

/// What became of a job's transaction. True where it holds.
struct CommitOutcome
{
    std::optional<StoreError> error;
    operator bool() const { return !error; }
};

/// What became of one transaction.
struct CommitReport
{
    std::chrono::steady_clock::duration took{};
    size_t jobs = 0;
    bool stored = false;
};

/// The only thread that writes. Whatever is queued while a commit is under way goes into the next
/// transaction together, so that one disk flush serves many; a request is answered only after the
/// COMMIT of its transaction has succeeded.
class Committer
{
public:
    struct Job
    {
        /// In the committer's thread, inside the transaction; a second time where the first
        /// transaction did not hold because of another job in it.
        std::function<void(StoreWriter &writer, const QDateTime &now)> apply;
        /// In the committer's thread, after the transaction.
        std::function<void(const CommitOutcome &stored)> done;
        /// What `apply` will ask the store for.
        Expected expected = {};
    };

    /// `committed` is called after each transaction that changed something, `report` after each.
    Committer(StoreWriter &writer, const Clock &clock, std::function<void()> committed,
              std::function<void(const CommitReport &)> report = {});
    ~Committer();

    /// False when the queue is full or the committer is stopping: ask the client to come back.
    [[nodiscard]] bool submit(Job job);

    /// Does what is queued, then ends the thread. Later jobs are refused.
    void stop();

    /// After an I/O error nothing is acknowledged any more until a restart: what the disk holds
    /// is no longer known.
    bool isBroken() const;
    size_t queued() const; ///< jobs that wait

private:
    void run();
    std::deque<Job> takeBatch();
    void commit(const std::deque<Job> &batch);
    CommitOutcome store(const std::deque<Job> &batch);

    StoreWriter &m_writer;
    const Clock &m_clock;
    std::function<void()> m_committed;
    std::function<void(const CommitReport &)> m_report;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_stopping = false;
    bool m_broken = false;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace pw::central
