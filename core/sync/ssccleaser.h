// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/ssccblockrepository.h"
#include "core/sync/centralclient.h"

#include <QHash>
#include <QTimer>

#include <memory>

namespace pw::sync {

/// Sees to it that the station never runs out of SSCC numbers: leases a new block when a fifth of
/// the last one is left, so that work can go on offline. Only asks; the engine stores the block
/// before its first number is used.
/// Lives in the sync thread.
class SsccLeaser : public QObject
{
    Q_OBJECT
public:
    SsccLeaser(store::Database &database, CentralClient &client, const Timings &timings,
               QObject *parent = nullptr);

    void start(const CentralInfo &central);
    void stop();
    void setLevels(const QList<domain::Level> &levels) { m_levels = levels; }
    /// Numbers may have been used.
    void check();

Q_SIGNALS:
    void leased(const pw::domain::SsccBlock &block);
    void failed(const pw::sync::SyncError &error);
    void storeFailed(const pw::store::StoreError &error);

private:
    /// A level's lease from the ask to the moment its block is found in the store.
    struct Lease
    {
        QString requestId; ///< kept over every repetition, so that no block is taken twice
        bool asking = false;
        std::optional<domain::SsccBlock> answered;
    };

    Result<bool, store::StoreError> isNeeded(domain::Level level);
    void lease(domain::Level level);

    store::SsccBlockRepository m_blocks;
    CentralClient &m_client;
    Timings m_timings;
    Backoff m_backoff;
    QTimer m_timer;
    std::unique_ptr<QObject> m_context; ///< of the exchanges; nothing: stopped
    CentralInfo m_central;
    QList<domain::Level> m_levels{domain::Level::Carton, domain::Level::Pallet};
    QHash<domain::Level, Lease> m_leases;
};

} // namespace pw::sync
