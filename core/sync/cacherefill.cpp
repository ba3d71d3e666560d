// SPDX-License-Identifier: Apache-2.0
#include "core/sync/cacherefill.h"

#include "core/base/logging.h"
#include "core/store/database.h"

#include <QFile>

#include <algorithm>

namespace pw::sync {

using namespace Qt::StringLiterals;

namespace {

void removeDatabase(const QString &path)
{
    for (const QString &file : {path, QString(path + u"-wal"_s), QString(path + u"-shm"_s)})
        QFile::remove(file);
}

bool isComplete(const FeedPuller &puller)
{
    const auto &state = puller.state();
    return state && state->upToDate && state->cursor == state->head && !state->inDoubt;
}

} // namespace

/// The cache that is being filled, and who fills it.
struct CacheRefill::Filling
{
    Filling(std::unique_ptr<store::Database> file, const QList<domain::FeedScope> &scopes)
        : database(std::move(file)), writer(*database, scopes)
    {}

    std::unique_ptr<store::Database> database;
    store::CacheWriter writer;
    std::vector<std::unique_ptr<FeedPuller>> pullers;
    bool isFull = false; ///< waits to be put in place
};

CacheRefill::CacheRefill(store::CacheWriter &live, const QString &path, CentralClient &client,
                         const Clock &clock, const Timings &timings,
                         const QList<domain::FeedScope> &scopes, QObject *parent)
    : QObject(parent),
      m_live(live),
      m_livePath(path),
      m_path(path + u".refill"_s),
      m_client(client),
      m_clock(clock),
      m_timings(timings),
      m_scopes(scopes)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] {
        if (m_filling && m_filling->isFull)
            replace();
        else
            start(m_central);
    });
    removeDatabase(m_path); // of a run that came to an end before it did
}

CacheRefill::~CacheRefill()
{
    stop();
}

void CacheRefill::start(const CentralInfo &central)
{
    stop();
    m_central = central;
    if (!begin())
        m_next.start(m_timings.storeRetry);
}

void CacheRefill::stop()
{
    m_next.stop();
    m_filling.reset();
    removeDatabase(m_path);
}

bool CacheRefill::begin()
{
    auto database =
        store::Database::open(store::Schema::cache(), m_path, store::Database::Access::Owner);
    if (!database) {
        Q_EMIT storeFailed(database.error());
        return false;
    }
    auto filling = std::make_unique<Filling>(*std::move(database), m_scopes);
    auto ready = filling->writer.continueNumbersOf(m_livePath);
    if (ready)
        ready = filling->writer.reset(m_central.epoch);
    if (!ready) {
        Q_EMIT storeFailed(ready.error());
        return false;
    }
    qCWarning(lcSync) << "the cache is filled anew beside the one in use, epoch" << m_central.epoch;
    bool isFirst = true;
    for (const domain::FeedScope &scope : std::as_const(m_scopes)) {
        if (!hasScope(m_central, scope.name()))
            continue;
        auto puller = std::make_unique<FeedPuller>(filling->writer, m_client, m_clock, m_timings,
                                                   scope.name());
        puller->setFetchesMasterData(std::exchange(isFirst, false));
        connect(puller.get(), &FeedPuller::pageApplied, this, &CacheRefill::onPage);
        connect(puller.get(), &FeedPuller::startedOver, this,
                [this, started = puller.get()] { startPullers(started); });
        connect(puller.get(), &FeedPuller::failed, this, &CacheRefill::failed);
        connect(puller.get(), &FeedPuller::storeFailed, this, &CacheRefill::storeFailed);
        filling->pullers.push_back(std::move(puller));
    }
    m_filling = std::move(filling);
    for (const auto &puller : m_filling->pullers)
        puller->start(m_central);
    return true;
}

/// The file was emptied: those of the other scopes begin again.
void CacheRefill::startPullers(FeedPuller *but)
{
    for (const auto &puller : m_filling->pullers) {
        if (puller.get() != but)
            puller->restart();
    }
}

void CacheRefill::retryNow()
{
    if (!m_filling)
        return;
    for (const auto &puller : m_filling->pullers)
        puller->retryNow();
}

qint64 CacheRefill::behind(const QString &scope) const
{
    if (!m_filling)
        return 0;
    for (const auto &puller : m_filling->pullers) {
        if (puller->scope() == scope && puller->state())
            return std::max<qint64>(0, puller->state()->head - puller->state()->cursor);
    }
    return 0;
}

void CacheRefill::onPage()
{
    Q_EMIT progressed();
    const bool complete = std::all_of(m_filling->pullers.cbegin(), m_filling->pullers.cend(),
                                      [](const auto &puller) { return isComplete(*puller); });
    if (!complete || m_filling->isFull)
        return;
    m_filling->isFull = true;
    m_next.start(0); // not from within a puller's own signal
}

void CacheRefill::replace()
{
    for (const auto &puller : m_filling->pullers)
        puller->stop();
    // The file belongs to nobody while the other connection reads it.
    m_filling->pullers.clear();
    auto filled = std::exchange(m_filling, nullptr);
    filled.reset();
    if (const auto done = m_live.replaceBy(m_path); !done) {
        // A full disk, say: it is fetched once more when there may be room.
        Q_EMIT storeFailed(done.error());
        m_next.start(m_timings.storeRetry);
        return;
    }
    removeDatabase(m_path);
    qCWarning(lcSync) << "the cache that was filled anew is in use";
    Q_EMIT replaced();
}

bool hasScope(const CentralInfo &central, const QString &scope)
{
    const QString kind = scope.section(u'/', 0, 0);
    return central.scopes.isEmpty() ? kind == u"site" : central.scopes.contains(kind);
}

} // namespace pw::sync
