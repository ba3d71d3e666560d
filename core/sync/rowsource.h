// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/masterdata.h"
#include "core/store/feedstate.h"
#include "core/store/storeerror.h"
#include "core/sync/httpclient.h"

#include <QObject>

namespace pw::sync {

struct CentralInfo;

/// Where the rows of the cache come from: central's change feed (FeedPuller), or the events of
/// somebody else's repository (PeerSweep). Lives in the sync thread.
class RowSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Of those it keeps up, the one that covers the most.
    virtual const QString &scope() const = 0;
    virtual void start(const CentralInfo &central) = 0;
    virtual void stop() = 0;
    /// Do not wait out the back-off.
    virtual void retryNow() = 0;
    /// What the cache says has been changed by someone else: whatever is on its way is out of date.
    virtual void restart() = 0;
    /// Forgets the cache and begins again.
    virtual void reload() = 0;
    /// How far it has come; nothing: it has not begun.
    virtual const std::optional<store::FeedState> &state() const = 0;

Q_SIGNALS:
    /// The next applied() answers a question that is put only now.
    void asked();
    /// The cache has moved on, on disk: `rows` changed, and our events up to `stationSeq` show in
    /// it (-1: not told).
    void pageApplied(qint64 stationSeq, int rows);
    /// At the start what the cache has, then every newer version, on disk.
    void masterDataKnown(const pw::domain::MasterData &data);
    void failed(const pw::sync::SyncError &error);
    void storeFailed(const pw::store::StoreError &error);
    /// The cache was emptied: every scope starts again.
    void startedOver();
    /// The rows are not those of central, in so many of 256 parts (0: not known yet)…
    void doubted(const QString &scope, int parts);
    /// …and now they are, after so many were wrong.
    void mended(const QString &scope, int rows);
    /// Central's database is another one now.
    void epochChanged(const QString &epoch);
};

} // namespace pw::sync
