// SPDX-License-Identifier: Apache-2.0
#include "core/sync/ssccleaser.h"

#include <QUuid>

#include <algorithm>

namespace pw::sync {

namespace {

constexpr int BlockSize = 500;
constexpr qint64 LowShare = 5; ///< a fifth

} // namespace

SsccLeaser::SsccLeaser(store::Database &database, CentralClient &client, const Timings &timings,
                       QObject *parent)
    : QObject(parent),
      m_blocks(database),
      m_client(client),
      m_timings(timings),
      m_backoff(timings.backoff)
{
    connect(&m_timer, &QTimer::timeout, this, &SsccLeaser::check);
}

void SsccLeaser::start(const CentralInfo &central)
{
    stop();
    m_central = central;
    m_context = std::make_unique<QObject>();
    check();
}

void SsccLeaser::stop()
{
    m_context.reset();
    m_timer.stop();
    for (Lease &lease : m_leases)
        lease.asking = false;
}

void SsccLeaser::check()
{
    if (!m_context)
        return;
    m_timer.start(m_timings.leaseCheck);
    const auto stored = m_blocks.blocks();
    if (!stored)
        return Q_EMIT storeFailed(stored.error());
    for (const domain::Level level : std::as_const(m_levels)) {
        Lease &lease = m_leases[level];
        if (lease.answered && stored->contains(*lease.answered))
            lease = {};
        if (lease.asking)
            continue;
        if (lease.answered) { // not on disk yet: say it again, nothing is lost by it
            Q_EMIT leased(*lease.answered);
            continue;
        }
        const auto needed = isNeeded(level);
        if (!needed)
            return Q_EMIT storeFailed(needed.error());
        if (*needed)
            this->lease(level);
    }
}

Result<bool, store::StoreError> SsccLeaser::isNeeded(domain::Level level)
{
    const auto left = m_blocks.remaining(level);
    if (!left)
        return Failure{left.error()};
    const auto size = m_blocks.lastBlockSize(level);
    if (!size)
        return Failure{size.error()};
    return *left * LowShare <= *size;
}

void SsccLeaser::lease(domain::Level level)
{
    Lease &lease = m_leases[level];
    if (lease.requestId.isEmpty())
        lease.requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    lease.asking = true;
    m_client.leaseBlock(m_central, lease.requestId, level, BlockSize, m_context.get(),
                        [this, level](const Result<domain::SsccBlock, SyncError> &block) {
                            Lease &lease = m_leases[level];
                            lease.asking = false;
                            if (!block) {
                                m_timer.start(std::max(m_timings.leaseCheck,
                                                       m_backoff.next(block.error().retryAfter)));
                                Q_EMIT failed(block.error());
                                return;
                            }
                            m_backoff.reset();
                            lease.answered = *block;
                            Q_EMIT leased(*block);
                        });
}

} // namespace pw::sync
