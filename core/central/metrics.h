// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/committer.h"
#include "core/central/prometheustext.h"
#include "core/central/records.h"

#include <QDateTime>
#include <QMap>

#include <mutex>

namespace pw::central {

/// What central has done since it was started, counted. Safe in every thread.
class Metrics
{
public:
    /// An answer to a request. `route` is the pattern of its path, so that there are only so many.
    void noteRequest(const QString &route, const QByteArray &method, int status,
                     std::chrono::steady_clock::duration took);
    /// A request that was refused before anything looked at its path.
    void noteRefusal(int status);
    void noteCapture(const CaptureJob &job);
    void noteCommit(const CommitReport &report, const QDateTime &now);

    struct Totals
    {
        QDateTime lastCommit; ///< invalid: none yet
        quint64 events = 0;   ///< stored
        quint64 requests = 0;
    };
    Totals totals() const;
    void writeTo(PrometheusText &text) const;

private:
    struct Histogram
    {
        QList<quint64> counts;
        double sum = 0;
        void note(double seconds);
    };

    mutable std::mutex m_mutex;
    QMap<QStringList, quint64> m_requests; ///< by route, method, status
    QMap<QString, Histogram> m_durations;  ///< by route
    QMap<int, quint64> m_refusals;         ///< by status
    QMap<QString, quint64> m_events;       ///< by outcome
    quint64 m_captures = 0;
    quint64 m_refusedCaptures = 0;
    quint64 m_commits = 0;
    quint64 m_failedCommits = 0;
    quint64 m_committedJobs = 0;
    Histogram m_commitTimes;
    QDateTime m_lastCommit;
};

} // namespace pw::central
