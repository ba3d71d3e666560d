// SPDX-License-Identifier: Apache-2.0
#include "core/sync/peersweep.h"

#include "core/base/logging.h"
#include "core/domain/unitcodes.h"
#include "core/store/transaction.h"
#include "core/sync/centralanswers.h"
#include "core/sync/peerevents.h"

#include <algorithm>

namespace pw::sync {

using namespace Qt::StringLiterals;
using domain::fromRfc3339;
using domain::toRfc3339;
using std::chrono::milliseconds;

namespace {

constexpr auto Day = std::chrono::hours(24);
constexpr auto Week = std::chrono::hours(24 * 7);
constexpr qsizetype UnitsInUrl = 30;
/// Where the repository does not tell its time.
constexpr qint64 UnknownClockMs = 60'000;

const QString Source = u"source"_s;
const QString Swept = u"swept"_s;
const QString Reached = u"reached"_s;
const QString Bound = u"bound"_s;
const QString RunningKind = u"kind"_s;
const QString LastDay = u"lastDay"_s;
const QString LastAll = u"lastAll"_s;
const QString Overlap = u"overlapSeconds"_s;
const QString Late = u"lateEvents"_s;
const QString Unread = u"unreadEvents"_s;
constexpr qsizetype MostUnread = 100;

/// What a query can ask for of all that blocks; a partner's own words come with the sweep.
const QString Blocking = u"recalled|damaged|unavailable|non_sellable_other|stolen|expired|destroyed"
                         u"|non_conformant|mismatch_quantity|mismatch_instance|mismatch_class"
                         u"|no_pedigree_match"_s;
const QString PersistentSet = u"EQ_persistentDisposition_set"_s;
const QString Disposition = u"EQ_disposition"_s;

QDateTime back(const QDateTime &from, std::chrono::seconds by)
{
    return from.addSecs(-by.count());
}

} // namespace

SweepRecord sweepRecordOf(store::PeerEventRepository &events)
{
    const auto count = events.count();
    const auto value = [&events](const QString &name) {
        const auto kept = events.value(name);
        return kept ? *kept : QString();
    };
    return {count ? *count : 0, value(Late).toLongLong(),
            value(Unread).split(u' ', Qt::SkipEmptyParts),
            std::chrono::seconds(value(Overlap).toLongLong()), fromRfc3339(value(Swept))};
}

PeerSweep::PeerSweep(store::CacheWriter &writer, store::Database &peer, CentralClient &client,
                     const Clock &clock, const Timings &timings, const CentralAddress &address,
                     const QList<domain::FeedScope> &scopes, QObject *parent)
    : RowSource(parent),
      m_writer(writer),
      m_peer(peer),
      m_events(peer),
      m_client(client),
      m_clock(clock),
      m_timings(timings),
      m_station(address.station),
      m_epoch(u"epcis "_s + address.base.toString(QUrl::RemoveUserInfo) + address.profile.basePath),
      m_folder(writer, peer, m_events, scopes.constLast().name()),
      m_backoff(timings.backoff)
{
    for (const domain::FeedScope &scope : scopes)
        m_scopes.append(scope.name());
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &PeerSweep::sweep);
    connect(&m_poll, &QTimer::timeout, this, &PeerSweep::poll);
}

void PeerSweep::start(const CentralInfo &)
{
    stop();
    m_context = std::make_unique<QObject>();
    if (const auto data = m_writer.masterData(); data && *data)
        Q_EMIT masterDataKnown(**data);
    if (load())
        sweep();
}

void PeerSweep::stop()
{
    m_context.reset();
    m_next.stop();
    m_poll.stop();
    m_sweeping = false;
}

void PeerSweep::retryNow()
{
    if (m_context && !m_sweeping)
        m_next.start(0);
}

void PeerSweep::reload()
{
    if (!m_context || !reset())
        return;
    Q_EMIT startedOver();
    retryNow();
}

QDateTime PeerSweep::instant(const QString &name)
{
    const auto value = m_events.value(name);
    return value ? fromRfc3339(*value) : QDateTime();
}

/// Where the cache was made from something else, all of it goes.
bool PeerSweep::load()
{
    const auto state = m_writer.feedState(scope());
    const auto source = m_events.value(Source);
    if (!state || !source) {
        onStoreFailed(!state ? state.error() : source.error());
        return false;
    }
    const bool isOurs = *source == m_epoch && *state && (*state)->epoch == m_epoch;
    if (!isOurs && !reset())
        return false;
    if (isOurs)
        m_state = *state;
    m_swept = instant(Swept);
    const auto overlap = m_events.value(Overlap);
    m_overlap = std::max(m_client.profile().overlap,
                         std::chrono::seconds(overlap ? overlap->toLongLong() : 0));
    const auto late = m_events.value(Late);
    m_late = late ? late->toLongLong() : 0;
    const auto unread = m_events.value(Unread);
    m_unread = unread ? unread->split(u' ', Qt::SkipEmptyParts) : QStringList();
    if (!keep({{Overlap, QString::number(m_overlap.count())}}))
        return false;
    return true;
}

bool PeerSweep::reset()
{
    qCWarning(lcSync) << "the cache is read anew from" << m_epoch;
    {
        store::Transaction transaction(m_peer);
        auto done = transaction.isOpen() ? m_events.clear() : Failure{transaction.error()};
        if (done)
            done = m_events.set(Source, m_epoch);
        if (done)
            done = transaction.commit();
        if (!done) {
            onStoreFailed(done.error());
            return false;
        }
    }
    if (const auto done = m_writer.reset(m_epoch); !done) {
        onStoreFailed(done.error());
        return false;
    }
    m_swept = {};
    m_unread.clear();
    m_state = store::FeedState{scope(), m_epoch};
    return true;
}

bool PeerSweep::keep(const QList<std::pair<QString, QString>> &values)
{
    store::Transaction transaction(m_peer);
    Result<Done, store::StoreError> done = Done();
    if (!transaction.isOpen())
        done = Failure{transaction.error()};
    for (const auto &[name, value] : values) {
        if (done)
            done = m_events.set(name, value);
    }
    if (done)
        done = transaction.commit();
    if (!done)
        onStoreFailed(done.error());
    return done.has_value();
}

void PeerSweep::sweep()
{
    if (!m_context || m_sweeping)
        return;
    m_sweeping = true;
    Q_EMIT asked();
    if (m_serverOffset)
        begin();
    else
        probe();
}

/// By whose clock events are recorded: nothing must be asked for that is not over yet there.
void PeerSweep::probe()
{
    m_client.events({{u"GE_recordTime"_s, u"2999-01-01T00:00:00.000Z"_s}, {u"perPage"_s, u"1"_s}},
                    m_context.get(),
                    [this](const Result<CentralClient::EventsPage, SyncError> &page) {
                        if (!page)
                            return onFailed(page.error());
                        noteServerTime(page->serverAt);
                        begin();
                    });
}

void PeerSweep::noteServerTime(const QDateTime &serverAt)
{
    if (serverAt.isValid())
        m_serverOffset = m_clock.now().msecsTo(serverAt);
}

QDateTime PeerSweep::serverNow() const
{
    return m_clock.now().addMSecs(m_serverOffset.value_or(-UnknownClockMs));
}

/// That moment of the repository's, by our clocks. A sweep may take hours: what it has read is as
/// old as its bound.
store::Moment PeerSweep::momentOf(const QDateTime &serverAt) const
{
    const QDateTime now = m_serverOffset ? serverNow() : m_clock.now();
    const milliseconds age(std::max<qint64>(0, serverAt.msecsTo(now)));
    store::Moment moment = store::Moment::now(m_clock);
    moment.sinceBoot -= age;
    moment.wallAt = moment.wallAt.addMSecs(-age.count());
    return moment;
}

void PeerSweep::begin()
{
    m_wasIncomplete = !m_swept.isValid();
    m_inOrder = true;
    m_changed = 0;
    m_bound = instant(Bound);
    if (m_bound.isValid()) { // broken off
        m_reached = instant(Reached);
        const auto kind = m_events.value(RunningKind);
        m_kind = kind ? Kind(kind->toInt()) : Kind::All;
        return ask();
    }
    m_bound = back(serverNow(), m_client.profile().settle);
    const auto isDue = [this](const QString &name, std::chrono::seconds every) {
        const QDateTime last = instant(name);
        return !last.isValid() || last.secsTo(m_bound) >= every.count() || last > m_bound;
    };
    m_kind = !m_swept.isValid() || isDue(LastAll, Week) ? Kind::All
             : isDue(LastDay, Day)                      ? Kind::Day
                                                        : Kind::Window;
    m_reached = {};
    if (m_kind != Kind::All)
        m_reached =
            back(std::min(m_swept, m_bound), m_kind == Kind::Day ? Day + m_overlap : m_overlap);
    if (keep({{Bound, toRfc3339(m_bound)},
              {Reached, toRfc3339(m_reached)},
              {RunningKind, QString::number(int(m_kind))}}))
        ask();
}

CentralClient::EventQuery PeerSweep::since(const QDateTime &from) const
{
    CentralClient::EventQuery query;
    if (from.isValid())
        query.append({u"GE_recordTime"_s, toRfc3339(from)});
    if (m_client.profile().orders) {
        query.append({u"orderBy"_s, u"recordTime"_s});
        query.append({u"orderDirection"_s, u"ASC"_s});
    }
    query.append({u"perPage"_s, QString::number(m_client.profile().perPage)});
    return query;
}

void PeerSweep::ask(const QUrl &next)
{
    m_page = next;
    const auto answered = [this](const Result<CentralClient::EventsPage, SyncError> &page) {
        onPage(page);
    };
    if (!next.isEmpty())
        return m_client.nextEvents(next, m_context.get(), answered);
    auto query = since(m_reached);
    query.append({u"LT_recordTime"_s, toRfc3339(m_bound)});
    m_client.events(query, m_context.get(), answered);
}

void PeerSweep::onPage(const Result<CentralClient::EventsPage, SyncError> &page)
{
    if (!page)
        return onFailed(page.error()); // a token may have expired: it goes on from m_reached
    noteServerTime(page->serverAt);
    if (!page->next.isEmpty() && page->next == m_page)
        return onFailed(notUnderstood(u"a page that leads to itself"_s));
    if (!admit(page->events, true))
        return;
    const int changed = fold();
    if (changed < 0)
        return;
    m_changed += changed;
    if (page->next.isEmpty())
        return complete();
    if (m_inOrder && m_client.profile().orders && !keep({{Reached, toRfc3339(m_reached)}}))
        return;
    if (changed > 0)
        Q_EMIT pageApplied(-1, changed);
    ask(page->next);
}

bool PeerSweep::admit(const QList<QJsonObject> &events, bool isSweep)
{
    using Admitted = store::PeerEventRepository::Admitted;
    store::Transaction transaction(m_peer);
    if (!transaction.isOpen()) {
        onStoreFailed(transaction.error());
        return false;
    }
    const qint64 lateBefore = m_late;
    const auto overlapBefore = m_overlap;
    const qsizetype unreadBefore = m_unread.size();
    for (const QJsonObject &json : events) {
        auto event = peerEventFrom(json, m_station);
        if (!event) {
            noteUnread(json["eventID"_L1].toString());
            continue;
        }
        if (!event->recordTime.isValid())
            event->recordTime = m_bound;
        const auto admitted = m_events.add(*event);
        if (!admitted) {
            onStoreFailed(admitted.error());
            return false;
        }
        if (*admitted == Admitted::Contradicts)
            qCWarning(lcSync) << "the repository has two contents for" << event->eventId;
        if (!isSweep)
            continue;
        if (*admitted == Admitted::New)
            noteLate(event->recordTime);
        m_inOrder = m_inOrder && (!m_reached.isValid() || m_reached <= event->recordTime);
        if (m_inOrder)
            m_reached = event->recordTime;
    }
    Result<Done, store::StoreError> done = Done();
    if (m_late != lateBefore)
        done = m_events.set(Late, QString::number(m_late));
    if (done && m_unread.size() != unreadBefore)
        done = m_events.set(Unread, m_unread.join(u' '));
    if (done && m_overlap != overlapBefore)
        done = m_events.set(Overlap, QString::number(m_overlap.count()));
    if (done)
        done = transaction.commit();
    if (!done)
        onStoreFailed(done.error());
    return done.has_value();
}

/// It may have been a hold: somebody has to look.
void PeerSweep::noteUnread(const QString &eventId)
{
    const QString name =
        eventId.isEmpty() ? u"without-eventID"_s : eventId.simplified().replace(u' ', u'_');
    if (m_unread.contains(name) || m_unread.size() >= MostUnread)
        return;
    m_unread.append(name);
    qCWarning(lcSync) << "an event of the repository has no meaning:" << name;
}

/// An event is late where a sweep has been past its time without having seen it.
void PeerSweep::noteLate(const QDateTime &recordTime)
{
    if (!m_swept.isValid() || recordTime >= m_swept)
        return;
    ++m_late;
    const std::chrono::seconds lateness(recordTime.secsTo(m_swept) + 1);
    const auto wanted = std::min<std::chrono::seconds>(2 * lateness, Day);
    if (wanted <= m_overlap)
        return;
    qCWarning(lcSync) << "an event was visible" << lateness.count()
                      << "s late; the sweeps overlap by" << wanted.count() << "s from now on";
    m_overlap = wanted;
}

int PeerSweep::fold()
{
    int changed = 0;
    for (;;) {
        const auto folded = m_folder.fold(m_epoch, store::Moment::now(m_clock));
        if (!folded) {
            onStoreFailed(folded.error());
            return -1;
        }
        if (folded->gap) { // somebody has emptied the cache
            m_sweeping = false;
            reload();
            return -1;
        }
        changed += folded->changed;
        if (!folded->more)
            return changed;
    }
}

void PeerSweep::complete()
{
    if (m_kind == Kind::All && !m_wasIncomplete) {
        // What the cache has is compared by making it anew.
        store::Transaction transaction(m_peer);
        if (!transaction.isOpen() || !m_events.makeAllStale() || !transaction.commit())
            qCWarning(lcSync) << "the cache is not compared with the events this time";
    }
    foldOn();
}

/// In slices: told anew, a large site takes minutes, and the outbox must not wait.
void PeerSweep::foldOn()
{
    const auto folded = m_folder.fold(m_epoch, store::Moment::now(m_clock));
    if (!folded)
        return onStoreFailed(folded.error());
    if (folded->gap) {
        m_sweeping = false;
        return reload();
    }
    m_changed += folded->changed;
    if (folded->more)
        QTimer::singleShot(0, m_context.get(), [this] { foldOn(); });
    else
        finish();
}

void PeerSweep::finish()
{
    const auto sequence = m_events.lastStationSeq();
    if (!sequence)
        return onStoreFailed(sequence.error());
    QList<std::pair<QString, QString>> values{{Swept, toRfc3339(m_bound)}, {Bound, {}}};
    if (m_kind == Kind::All)
        values.append({LastAll, toRfc3339(m_bound)});
    if (m_kind != Kind::Window)
        values.append({LastDay, toRfc3339(m_bound)});
    if (!keep(values))
        return;
    m_swept = m_bound;
    for (const QString &scope : std::as_const(m_scopes)) {
        const auto before = m_writer.feedState(scope);
        if (!before)
            return onStoreFailed(before.error());
        store::FeedPage page;
        page.scope = scope;
        page.epoch = m_epoch;
        page.from = *before ? (*before)->cursor : 0;
        page.to = page.from;
        page.head = page.from;
        page.upToDate = true;
        page.serverTime = m_bound;
        const auto applied = m_writer.apply(page, momentOf(m_bound));
        if (!applied)
            return onStoreFailed(applied.error());
        m_state = applied->state; // of the last one in the end
    }
    m_backoff.reset();
    m_sweeping = false;
    m_next.start(m_client.profile().sweepInterval);
    if (m_client.profile().push == PeerProfile::Push::Poll && !m_poll.isActive())
        m_poll.start(m_client.profile().pushInterval);
    Q_EMIT pageApplied(*sequence, m_changed);
}

void PeerSweep::poll()
{
    if (!m_context || !m_swept.isValid())
        return; // but also while everything is read again: that may take hours
    pollFor(PersistentSet);
    pollFor(Disposition);
}

void PeerSweep::pollFor(const QString &parameter)
{
    if (m_refusedPolls.contains(parameter))
        return;
    auto query = since(back(m_swept, m_overlap));
    query.append({parameter, Blocking});
    m_client.events(query, m_context.get(),
                    [this, parameter](const Result<CentralClient::EventsPage, SyncError> &page) {
                        if (!page && page.error().failure == FailureClass::Refused) {
                            qCWarning(lcSync) << "the repository does not know" << parameter
                                              << ": holds come with the sweeps only";
                            m_refusedPolls.insert(parameter);
                            return;
                        }
                        onFound(page);
                    });
}

void PeerSweep::lookAt(const QList<epc::Epc> &units)
{
    if (!m_context || !m_swept.isValid())
        return;
    QStringList uris;
    for (const epc::Epc &unit : units)
        uris.append(unit.toUri());
    for (qsizetype i = 0; i < uris.size(); i += UnitsInUrl)
        lookFor(uris.mid(i, UnitsInUrl));
}

void PeerSweep::lookFor(const QStringList &units)
{
    auto query = since(back(m_swept, m_overlap));
    query.append({u"MATCH_anyEPC"_s, units.join(u'|')});
    m_client.events(
        query, m_context.get(),
        [this](const Result<CentralClient::EventsPage, SyncError> &page) { onFound(page); });
}

/// What was found beside the sweeps is in the cache earlier; they find it once more.
void PeerSweep::onFound(const Result<CentralClient::EventsPage, SyncError> &page)
{
    if (!page)
        return Q_EMIT failed(page.error());
    if (!page->events.isEmpty() && admit(page->events, false)) {
        if (const int changed = fold(); changed > 0)
            Q_EMIT pageApplied(-1, changed);
    }
    if (!page->next.isEmpty())
        m_client.nextEvents(
            page->next, m_context.get(),
            [this](const Result<CentralClient::EventsPage, SyncError> &next) { onFound(next); });
}

void PeerSweep::onFailed(const SyncError &error)
{
    m_sweeping = false;
    m_serverOffset.reset(); // it may be another server's by then
    m_next.start(m_backoff.next(error.retryAfter));
    Q_EMIT failed(error);
}

void PeerSweep::onStoreFailed(const store::StoreError &error)
{
    m_sweeping = false;
    if (m_context)
        m_next.start(m_timings.storeRetry);
    Q_EMIT storeFailed(error);
}

} // namespace pw::sync
