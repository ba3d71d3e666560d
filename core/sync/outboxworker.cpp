// SPDX-License-Identifier: Apache-2.0
#include "core/sync/outboxworker.h"

#include "core/base/logging.h"
#include "core/epcis/jsonld.h"
#include "core/store/database.h"
#include "core/store/transaction.h"
#include "core/sync/centralanswers.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace pw::sync {

using namespace Qt::StringLiterals;
using store::OutboxEvent;

namespace {

constexpr int PruneEvents = 500;
constexpr int MostLookedThrough = 2000;
constexpr qint64 BytesLookedThrough = 1'000'000'000; ///< of so many events: all of them
constexpr int JobPolls = 12; ///< then the job is given up and its events are sent again

const QString EpochName = u"central.epoch"_s;

} // namespace

OutboxWorker::OutboxWorker(store::Database &database, CentralClient &client, const Clock &clock,
                           const Timings &timings, QObject *parent)
    : QObject(parent),
      m_database(database),
      m_units(database),
      m_outbox(database, m_units),
      m_state(database),
      m_client(client),
      m_clock(clock),
      m_timings(timings),
      m_backoff(timings.backoff),
      m_pace(client.profile())
{
    m_wait.setSingleShot(true);
    m_poll.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &OutboxWorker::next);
    connect(&m_poll, &QTimer::timeout, this, &OutboxWorker::poll);
}

void OutboxWorker::start(bool asksFirst)
{
    m_running = true;
    m_asksFirst = asksFirst;
    m_pace = DeliveryPace(m_client.profile());
    noteSent();
    waitToSee();
    if (!m_client.profile().asksLimits)
        return retryNow();
    m_client.captureLimits(
        this, [this](const Result<CentralClient::CaptureLimits, SyncError> &said) {
            if (said) // else it does not know the method: the limits are found out
                m_pace.limit(said->events, said->bytes);
            retryNow();
        });
}

/// Others show what they have stored only a while later: asked at once, they would deny it.
void OutboxWorker::waitToSee()
{
    const PeerProfile &profile = m_client.profile();
    m_settled.setRemainingTime(profile.hasFeed ? std::chrono::seconds(0) : profile.settle);
}

/// What waits now was perhaps on its way when we were last ended.
void OutboxWorker::noteSent()
{
    m_sentUpTo = 0;
    if (!m_asksFirst)
        return;
    const auto waiting = m_outbox.nextBatch(MostLookedThrough, BytesLookedThrough);
    if (!waiting || waiting->size() >= MostLookedThrough)
        m_sentUpTo = std::numeric_limits<qint64>::max(); // then everything is asked for
    else if (!waiting->isEmpty())
        m_sentUpTo = waiting->last().seq;
}

void OutboxWorker::stop()
{
    m_running = false;
    m_wait.stop();
    finish(); // what is on its way may arrive; it is sent again
}

void OutboxWorker::wake()
{
    if (m_running && !m_batch && !m_wait.isActive())
        m_wait.start(0); // several wakes in one turn of the loop make one batch
}

void OutboxWorker::retryNow()
{
    if (m_running && !m_batch)
        m_wait.start(0);
}

void OutboxWorker::retryParked()
{
    const auto parked = m_outbox.parked();
    if (!parked)
        return onStoreFailed(parked.error());
    const bool done = write([&]() -> Result<Done, store::StoreError> {
        for (const OutboxEvent &event : *parked) {
            if (const auto unparked = m_outbox.unpark(event.seq); !unparked)
                return unparked;
        }
        return Done();
    });
    if (done) {
        Q_EMIT outboxChanged();
        retryNow();
    }
}

void OutboxWorker::setEpoch(const QString &epoch)
{
    const auto known = m_state.value(EpochName);
    if (!known)
        return onStoreFailed(known.error());
    if (*known == epoch)
        return;
    if (*known)
        requeueStored(epoch);
    else
        write([&] { return m_state.set(EpochName, epoch); });
}

bool OutboxWorker::requeueStored(const QString &epoch)
{
    int requeued = 0;
    const bool done = write([&]() -> Result<Done, store::StoreError> {
        const auto queued = m_outbox.requeueStored();
        if (!queued)
            return Failure{queued.error()};
        requeued = *queued;
        return m_state.set(EpochName, epoch);
    });
    if (!done)
        return false;
    qCWarning(lcSync) << "central has another database; events to send again:" << requeued;
    Q_EMIT outboxChanged();
    wake();
    return true;
}

void OutboxWorker::onFeedAsked()
{
    m_oldestLate.reset();
    const auto stored = m_outbox.lastStoredSequence();
    m_confirmed = stored ? *stored : 0; // nothing is concluded from what cannot be read
}

qint64 OutboxWorker::shownBy(qint64 stationSeq) const
{
    return m_oldestLate && *m_oldestLate <= m_confirmed ? -1 : stationSeq;
}

bool OutboxWorker::isPutBack(qint64 stationSeq)
{
    if (stationSeq >= m_confirmed)
        m_putBackTo.reset(); // as it should be
    if (stationSeq < 0 || stationSeq >= m_confirmed || m_putBackTo == stationSeq)
        return false;
    const auto epoch = m_state.value(EpochName);
    if (!epoch || !*epoch || !requeueStored(**epoch))
        return false;
    m_putBackTo = stationSeq;
    return true;
}

void OutboxWorker::prune()
{
    const QDateTime before = m_clock.now().addSecs(
        -std::chrono::duration_cast<std::chrono::seconds>(m_timings.keepStored).count());
    write([&]() -> Result<Done, store::StoreError> {
        const auto pruned = m_outbox.prune(before, PruneEvents);
        if (!pruned)
            return Failure{pruned.error()};
        return Done();
    });
}

void OutboxWorker::next()
{
    if (!m_running || m_batch)
        return;
    const auto events = m_outbox.nextBatch(m_pace.events(), m_pace.bytes());
    if (!events)
        return onStoreFailed(events.error());
    if (events->isEmpty())
        return;
    m_batch.emplace();
    m_batch->events = *events;
    for (const OutboxEvent &event : *events)
        m_batch->bytes += event.document.size();
    if (!maySendTwice())
        return post();
    if (m_settled.hasExpired())
        return ask();
    finish();
    m_wait.start(std::chrono::milliseconds(m_settled.remainingTime() + 1));
}

/// Whether one of the batch may be there already without being known again.
bool OutboxWorker::maySendTwice() const
{
    return m_asksFirst
           && std::any_of(m_batch->events.cbegin(), m_batch->events.cend(),
                          [this](const OutboxEvent &event) { return event.seq <= m_sentUpTo; });
}

void OutboxWorker::ask()
{
    QStringList ids;
    for (const OutboxEvent &event : m_batch->events)
        ids.append(event.eventId);
    m_client.findEvents(ids, m_batch->context.get(),
                        [this](const Result<EventKeys, SyncError> &found) { onFound(found); });
}

/// Where there is no job to ask, an event counts as stored only once it is read.
void OutboxWorker::readBack()
{
    QStringList ids;
    for (const OutboxEvent &event : std::as_const(m_batch->events))
        ids.append(event.eventId);
    m_client.findEvents(ids, m_batch->context.get(),
                        [this](const Result<EventKeys, SyncError> &found) { onReadBack(found); });
}

void OutboxWorker::onReadBack(const Result<EventKeys, SyncError> &found)
{
    if (!found)
        return onFailed(found.error());
    const bool all = std::all_of(m_batch->events.cbegin(), m_batch->events.cend(),
                                 [&found](const OutboxEvent &event) {
                                     return found->contains({event.eventId, event.declaration});
                                 });
    if (all)
        return onDelivered();
    if (++m_batch->polls >= JobPolls)
        return onFailed(SyncError{FailureClass::RetrySoon, 0, u"NOT_READ_BACK"_s});
    pollAgain();
}

void OutboxWorker::pollAgain()
{
    m_poll.start(std::min<std::chrono::milliseconds>(
        m_timings.longestJobPoll, m_timings.jobPoll * (1LL << (m_batch->polls - 1))));
}

void OutboxWorker::onFound(const Result<EventKeys, SyncError> &found)
{
    if (!found)
        return onFailed(found.error());
    QList<qint64> there;
    for (const OutboxEvent &event : std::as_const(m_batch->events)) {
        if (found->contains({event.eventId, event.declaration}))
            there.append(event.seq);
    }
    if (there.isEmpty())
        return post();
    if (!write([&] { return m_outbox.markStored(there, m_clock.now()); }))
        return finish();
    finish();
    Q_EMIT outboxChanged();
    Q_EMIT delivered();
    wake(); // for the rest of them, and what comes after
}

void OutboxWorker::post()
{
    QList<QJsonObject> objects;
    CentralClient::OwnSequences own;
    for (const OutboxEvent &event : std::as_const(m_batch->events)) {
        objects.append(QJsonDocument::fromJson(event.document).object());
        if (event.received)
            continue;
        own.first = own.first == 0 ? event.sequence : std::min(own.first, event.sequence);
        own.last = std::max(own.last, event.sequence);
    }
    m_sentUpTo = std::max(m_sentUpTo, m_batch->events.last().seq);
    m_client.capture(epcis::captureDocument(objects, m_clock.now()), own, m_batch->context.get(),
                     [this](const Result<QUrl, SyncError> &location) { onCaptured(location); });
}

void OutboxWorker::onCaptured(const Result<QUrl, SyncError> &location)
{
    if (!location) {
        const SyncError &error = location.error();
        if (const auto refusals = refusalsFrom(error.problem);
            error.failure == FailureClass::Refused && !refusals.isEmpty())
            onRefused(refusals);
        else if (error.failure == FailureClass::Refused)
            onRefused({{{}, {}, error.code, error.detail}});
        else if (error.failure == FailureClass::TooLarge)
            onTooLarge(error);
        else
            onFailed(error);
        return;
    }
    m_batch->job = *location;
    poll();
}

void OutboxWorker::poll()
{
    if (!m_running || !m_batch)
        return;
    if (m_batch->job.isEmpty())
        return readBack();
    m_client.captureJob(m_batch->job, m_batch->context.get(),
                        [this](const Result<CaptureJob, SyncError> &job) { onJob(job); });
}

void OutboxWorker::onJob(const Result<CaptureJob, SyncError> &job)
{
    const bool unknown = !job && job.error().httpStatus == 404; // central has forgotten the job
    if (unknown && m_asksFirst) {                               // perhaps done all the same
        m_batch->job.clear();
        return readBack();
    }
    if (job && !job->running)
        return job->success ? onDelivered() : onRefused(job->errors);
    if (unknown || ++m_batch->polls >= JobPolls
        || (!job && job.error().failure != FailureClass::RetrySoon)) {
        SyncError error =
            job ? SyncError{FailureClass::RetrySoon, 0, u"JOB_UNFINISHED"_s} : job.error();
        if (unknown)
            error.failure = FailureClass::RetrySoon;
        return onFailed(error);
    }
    pollAgain();
}

void OutboxWorker::onDelivered()
{
    m_backoff.reset();
    const QString job = m_batch->job.toString();
    if (!write([&] { return m_outbox.markStored(seqs(), m_clock.now(), job); }))
        return finish();
    for (const OutboxEvent &event : std::as_const(m_batch->events))
        m_oldestLate = std::min(m_oldestLate.value_or(event.sequence), event.sequence);
    m_pace.taken(m_batch->events.size(), m_batch->bytes);
    finish();
    Q_EMIT outboxChanged();
    Q_EMIT delivered();
    wake();
}

void OutboxWorker::onRefused(const QList<CaptureJob::Error> &errors)
{
    m_backoff.reset(); // it was an answer
    auto guilty = culprits(errors);
    if (guilty.isEmpty() && m_batch->events.size() == 1) {
        guilty = {{m_batch->events.first().seq, errors.isEmpty()
                                                    ? CaptureJob::Error{{}, {}, u"JOB_FAILED"_s, {}}
                                                    : errors.first()}};
    }
    if (guilty.isEmpty()) {
        m_pace.unexplained(m_batch->events.size(), m_batch->bytes);
        finish();
        return wake();
    }
    const bool done = write([&]() -> Result<Done, store::StoreError> {
        for (const auto &[seq, error] : std::as_const(guilty)) {
            if (const auto parked = m_outbox.park(seq, error.code, error.text); !parked)
                return parked;
        }
        return Done();
    });
    finish();
    if (!done)
        return;
    qCWarning(lcSync) << "central refused" << guilty.size()
                      << "events:" << guilty.first().second.code << guilty.first().second.text;
    m_pace.explained();
    Q_EMIT outboxChanged();
    wake();
}

void OutboxWorker::onTooLarge(const SyncError &error)
{
    if (m_batch->events.size() == 1)
        return onRefused({{{}, {}, error.code, error.detail}});
    m_pace.tooLarge(m_batch->events.size(), m_batch->bytes);
    finish();
    wake();
}

void OutboxWorker::onFailed(const SyncError &error)
{
    waitToSee();
    const auto delay = m_backoff.next(error.retryAfter);
    const QDateTime at = m_clock.now().addMSecs(delay.count());
    write([&] { return m_outbox.markRetry(seqs(), at, error.code); });
    finish();
    if (m_running)
        m_wait.start(delay);
    Q_EMIT failed(error);
}

QList<std::pair<qint64, CaptureJob::Error>>
OutboxWorker::culprits(const QList<CaptureJob::Error> &errors) const
{
    QList<std::pair<qint64, CaptureJob::Error>> found;
    for (const CaptureJob::Error &error : errors) {
        for (qsizetype i = 0; i < m_batch->events.size(); ++i) {
            const OutboxEvent &event = m_batch->events[i];
            const bool meant =
                error.eventId.isEmpty() ? error.index == int(i) : error.eventId == event.eventId;
            if (meant)
                found.append({event.seq, error});
        }
    }
    return found;
}

QList<qint64> OutboxWorker::seqs() const
{
    QList<qint64> seqs;
    for (const OutboxEvent &event : m_batch->events)
        seqs.append(event.seq);
    return seqs;
}

bool OutboxWorker::write(const std::function<Result<Done, store::StoreError>()> &changes)
{
    store::Transaction transaction(m_database);
    if (!transaction.isOpen()) {
        onStoreFailed(transaction.error());
        return false;
    }
    auto done = changes();
    if (done)
        done = transaction.commit();
    if (!done)
        onStoreFailed(done.error());
    return done.has_value();
}

void OutboxWorker::finish()
{
    m_poll.stop();
    m_batch.reset();
}

void OutboxWorker::onStoreFailed(const store::StoreError &error)
{
    if (m_running)
        m_wait.start(
            m_timings.storeRetry); // what central has it keeps; the outbox still says "queued"
    Q_EMIT storeFailed(error);
}

} // namespace pw::sync
