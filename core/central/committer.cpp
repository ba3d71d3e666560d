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
        const std::deque<Job> batch = takeBatch();
        if (batch.empty())
            return;
        commit(batch);
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

CommitOutcome Committer::store(const std::deque<Job> &batch)
{
    const auto began = std::chrono::steady_clock::now();
    const QDateTime now = m_clock.now();
    m_writer.begin(now);
    Expected expected;
    for (const Job &job : batch) {
        expected.eventIds += job.expected.eventIds;
        expected.uris += job.expected.uris;
    }
    m_writer.expect(expected);
    for (const Job &job : batch)
        job.apply(m_writer, now);
    const auto committed = m_writer.commit();
    if (m_report) // before the answers: who has one may ask how it went
        m_report({std::chrono::steady_clock::now() - began, batch.size(), committed.has_value()});
    if (committed)
        return {};
    qCCritical(lcCentral, "commit failed requests=%zu reason=%s", batch.size(),
               logValue(committed.error().detail).constData());
    return {committed.error()};
}

void Committer::commit(const std::deque<Job> &batch)
{
    using Code = StoreError::Code;
    const CommitOutcome outcome =
        isBroken() ? CommitOutcome{StoreError{Code::Io, {}}} : store(batch);
    // A flush that failed once says nothing when it succeeds later.
    if (!outcome && (outcome.error->code == Code::Io || outcome.error->code == Code::Damaged)) {
        const std::lock_guard lock(m_mutex);
        m_broken = true;
    }
    if (!outcome && outcome.error->code == Code::Internal && batch.size() > 1) {
        // One request that the database will not have must not take the others with it.
        for (const Job &job : batch)
            commit({job});
        return;
    }
    for (const Job &job : batch)
        job.done(outcome);
    if (outcome)
        m_committed();
}

} // namespace pw::central
