// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/centralclient.h"

#include <memory>

namespace pw::sync {

/// Fetches the rows of those parts of a scope again whose checksums are not central's. Lives in the
/// sync thread.
class CacheMender : public QObject
{
    Q_OBJECT
public:
    CacheMender(store::CacheWriter &writer, CentralClient &client, QObject *parent = nullptr);

    /// Ends in done(), failed() or storeFailed().
    void start(const CentralInfo &central, const QString &scope, const QList<int> &parts);
    void stop();
    bool isRunning() const { return m_context != nullptr; }

Q_SIGNALS:
    void done(int mendedRows);
    void failed(const pw::sync::SyncError &error);
    void storeFailed(const pw::store::StoreError &error);

private:
    void ask(const QString &after);
    void onAnswer(const Result<store::PartsAnswer, SyncError> &answer);

    store::CacheWriter &m_writer;
    CentralClient &m_client;
    CentralInfo m_central;
    store::Mending m_mending;
    std::unique_ptr<QObject> m_context; ///< of the exchanges; nothing: not running
};

} // namespace pw::sync
