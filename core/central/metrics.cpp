// SPDX-License-Identifier: Apache-2.0
#include "core/central/metrics.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

using Type = PrometheusText::Type;

/// Seconds: a look-up, a commit, a query, a held request.
const QList<double> &bounds()
{
    static const QList<double> all{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                   0.25,  0.5,    1,     2.5,  5,     10,   30};
    return all;
}

double seconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

/// Whoever asks may make up methods.
QString knownMethod(const QByteArray &method)
{
    static const QByteArrayList known{"GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT"};
    return known.contains(method) ? QString::fromLatin1(method) : u"other"_s;
}

} // namespace

void Metrics::Histogram::note(double seconds)
{
    if (counts.isEmpty())
        counts.resize(bounds().size() + 1);
    const auto bound = std::lower_bound(bounds().begin(), bounds().end(), seconds);
    ++counts[bound - bounds().begin()];
    sum += seconds;
}

void Metrics::noteRequest(const QString &route, const QByteArray &method, int status,
                          std::chrono::steady_clock::duration took)
{
    const std::lock_guard lock(m_mutex);
    ++m_requests[{route, knownMethod(method), QString::number(status)}];
    m_durations[route].note(seconds(took));
}

void Metrics::noteRefusal(int status)
{
    const std::lock_guard lock(m_mutex);
    ++m_refusals[status];
}

void Metrics::noteCapture(const CaptureJob &job)
{
    const std::lock_guard lock(m_mutex);
    ++(job.success ? m_captures : m_refusedCaptures);
    for (const QJsonValue &result : job.results)
        ++m_events[result[u"agw:outcome"].toString()];
}

void Metrics::noteCommit(const CommitReport &report, const QDateTime &now)
{
    const std::lock_guard lock(m_mutex);
    ++(report.stored ? m_commits : m_failedCommits);
    m_commitTimes.note(seconds(report.took));
    if (!report.stored)
        return;
    m_committedJobs += report.jobs;
    m_lastCommit = now;
}

Metrics::Totals Metrics::totals() const
{
    const std::lock_guard lock(m_mutex);
    Totals totals{m_lastCommit, m_events.value(u"stored"_s), 0};
    for (const quint64 count : m_requests)
        totals.requests += count;
    return totals;
}

void Metrics::writeTo(PrometheusText &text) const
{
    const std::lock_guard lock(m_mutex);
    text.family("packwright_http_requests_total", Type::Counter, "Requests answered.");
    for (const auto &[key, count] : m_requests.asKeyValueRange())
        text.sample(double(count), {{"route", key[0]}, {"method", key[1]}, {"status", key[2]}});
    text.family("packwright_http_request_duration_seconds", Type::Histogram,
                "From the whole request to its answer; held ones wait on purpose.");
    for (const auto &[route, histogram] : m_durations.asKeyValueRange())
        text.histogram(bounds(), histogram.counts, histogram.sum, {{"route", route}});
    text.family("packwright_http_refusals_total", Type::Counter,
                "Requests refused before their path was looked at: certificate, sign-in, rights, "
                "rate, size.");
    for (const auto &[status, count] : m_refusals.asKeyValueRange())
        text.sample(double(count), {{"status", QString::number(status)}});
    text.family("packwright_captures_total", Type::Counter, "Capture jobs by outcome.");
    text.sample(double(m_captures), {{"outcome", u"success"_s}});
    text.sample(double(m_refusedCaptures), {{"outcome", u"failure"_s}});
    text.family("packwright_events_total", Type::Counter, "Events captured by outcome.");
    for (const QString &outcome : {u"stored"_s, u"duplicate"_s, u"refused"_s, u"rolledBack"_s})
        text.sample(double(m_events.value(outcome)), {{"outcome", outcome}});
    text.family("packwright_commits_total", Type::Counter, "Transactions by outcome.");
    text.sample(double(m_commits), {{"outcome", u"stored"_s}});
    text.sample(double(m_failedCommits), {{"outcome", u"failed"_s}});
    text.family("packwright_commit_jobs_total", Type::Counter,
                "Requests that were stored; several share a transaction.");
    text.sample(double(m_committedJobs));
    text.family("packwright_commit_duration_seconds", Type::Histogram,
                "From the begin of a transaction until it is on disk.");
    if (!m_commitTimes.counts.isEmpty())
        text.histogram(bounds(), m_commitTimes.counts, m_commitTimes.sum);
    if (m_lastCommit.isValid()) {
        text.family("packwright_last_commit_timestamp_seconds", Type::Gauge,
                    "When the last transaction was stored.");
        text.sample(double(m_lastCommit.toMSecsSinceEpoch()) / 1000);
    }
}

} // namespace pw::central
