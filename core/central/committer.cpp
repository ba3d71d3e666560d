// SPDX-License-Identifier: Apache-2.0
#include "core/central/committer.h"

#include "core/base/logging.h"
#include "core/base/logvalue.h"

namespace pw::central {

namespace {

constexpr size_t QueueLimit = 4096;
constexpr size_t BatchLimit = 256; ///< bounds how long the first of a batch waits

} // namespace

Committer::Committer(StoreWriter &writer, const Clock &clock, std::function<void()> committed,
                     std::function<void(const CommitReport &)> report)
    : m_writer(writer),
      m_clock(clock),
      m_committed(std::move(committed)),
      m_report(std::move(report)),
      m_thread([this] { run(); })
{}

Committer::~Committer()
{
    stop();
}

bool Committer::submit(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_queue.size() >= QueueLimit)
            return false;
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void Committer::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

bool Committer::isBroken() const
{
    const std::lock_guard lock(m_mutex);
    return m_broken;
}

size_t Committer::queued() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.size();
}

void Committer::run()
{
    for (;;) {
        std::deque<Job> batch = takeBatch();
        if (batch.empty())
            return;
        commit(std::move(batch));
    }
}

std::deque<Committer::Job> Committer::takeBatch()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
    std::deque<Job> batch;
    while (!m_queue.empty() && batch.size() < BatchLimit) {
        batch.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
    }
    return batch;
}

void Committer::commit(std::deque<Job> batch)
{
    bool stored = false;
    const auto began = std::chrono::steady_clock::now();
    if (!isBroken()) {
        const QDateTime now = m_clock.now();
        m_writer.begin(now);
        for (const Job &job : batch)
            job.apply(m_writer, now);
        const auto committed = m_writer.commit();
        stored = committed.has_value();
        if (!stored) {
            qCCritical(lcCentral, "commit failed requests=%zu reason=%s", batch.size(),
                       logValue(committed.error().detail).constData());
            // A flush that failed once says nothing when it succeeds later.
            const auto code = committed.error().code;
            if (code == StoreError::Code::Io || code == StoreError::Code::Damaged) {
                const std::lock_guard lock(m_mutex);
                m_broken = true;
            }
        }
    }
    if (m_report) // before the answers: who has one may ask how it went
        m_report({std::chrono::steady_clock::now() - began, batch.size(), stored});
    for (const Job &job : batch)
        job.done(stored);
    if (stored)
        m_committed();
}

} // namespace pw::central
