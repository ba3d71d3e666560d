// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/cachewriter.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <thread>

namespace pw::sync {

/// Counts the rows of the cache from time to time and compares the sums with those that are kept:
/// finds what the disk, or somebody, has changed. Counts in a thread of its own, with a connection
/// that only reads. Lives in the sync thread.
class CacheCheck : public QObject
{
    Q_OBJECT
public:
    CacheCheck(const QString &database, const QList<domain::FeedScope> &scopes,
               QObject *parent = nullptr);
    /// Breaks a count off.
    ~CacheCheck() override;

    /// At once, and then `interval` after the end of each.
    void start(std::chrono::milliseconds interval);

Q_SIGNALS:
    /// Kept for the same moment: `read`.
    void damaged(const QList<pw::store::ScopeState> &read,
                 const QList<pw::store::ScopeState> &made);
    void counted(qint64 rows);

private:
    void count();
    void join();
    struct Count
    {
        QList<store::ScopeState> read;
        QList<store::ScopeState> made;
    };
    Count countRows() const;
    void run();

    QString m_database;
    QList<domain::FeedScope> m_scopes;
    QTimer m_next;
    std::atomic<bool> m_cancelled = false;
    std::thread m_thread;
};

} // namespace pw::sync
