// SPDX-License-Identifier: Apache-2.0
#include "core/sync/syncservice.h"

#include "core/base/logging.h"
#include "core/store/peereventrepository.h"
#include "core/sync/cachecheck.h"
#include "core/sync/cacherefill.h"
#include "core/sync/peersweep.h"

#include <algorithm>

namespace pw::sync {

using namespace Qt::StringLiterals;
using domain::LinkState;

namespace {

constexpr std::chrono::milliseconds PublishDelay{100};

LinkState linkStateOf(FailureClass failure, bool reachedBefore)
{
    switch (failure) {
    case FailureClass::RetrySoon:
        return reachedBefore ? LinkState::Offline : LinkState::NeverReached;
    case FailureClass::SignIn:
    case FailureClass::Forbidden: return LinkState::Refused;
    case FailureClass::NotCentral: return LinkState::NotCentral;
    case FailureClass::TooLarge:
    case FailureClass::Refused:
    case FailureClass::Gone: return LinkState::Online; // it is there, and it is central
    }
    Q_UNREACHABLE();
}

QList<domain::Level> packagingLevels(const domain::MasterData &data)
{
    QList<domain::Level> levels;
    for (const domain::Product &product : data.products) {
        for (const domain::PackagingLevel &packaging : product.levels) {
            if (!levels.contains(packaging.level))
                levels.append(packaging.level);
        }
    }
    return levels;
}

} // namespace

/// What lives from start() to stop(), in the order it depends on each other.
struct SyncService::Parts
{
    Parts(std::unique_ptr<store::Database> stationDatabase,
          std::unique_ptr<store::Database> cacheDatabase,
          std::unique_ptr<store::Database> peerDatabase, const SyncSettings &settings,
          const Clock &clock)
        : station(std::move(stationDatabase)),
          cache(std::move(cacheDatabase)),
          peer(std::move(peerDatabase)),
          client(settings.central, settings.timings),
          outbox(*station, client, clock, settings.timings),
          writer(*cache, settings.scopes),
          check(settings.cacheDatabase, settings.scopes),
          leaser(*station, client, settings.timings),
          backoff(settings.timings.backoff)
    {
        if (peer) {
            auto source = std::make_unique<PeerSweep>(
                writer, *peer, client, clock, settings.timings, settings.central, settings.scopes);
            sweep = source.get();
            feeds.push_back(std::move(source));
            return;
        }
        refill = std::make_unique<CacheRefill>(writer, settings.cacheDatabase, client, clock,
                                               settings.timings, settings.scopes);
        for (const domain::FeedScope &scope : settings.scopes) {
            auto puller =
                std::make_unique<FeedPuller>(writer, client, clock, settings.timings, scope.name());
            puller->setKeepsComplete(true);
            pullers.push_back(puller.get());
            feeds.push_back(std::move(puller));
        }
    }

    /// Of the scope that covers the most.
    RowSource &feed() const { return *feeds.back(); }

    std::unique_ptr<store::Database> station;
    std::unique_ptr<store::Database> cache;
    std::unique_ptr<store::Database> peer; ///< nothing: central has a feed
    CentralClient client;
    OutboxWorker outbox;
    store::CacheWriter writer;
    std::vector<std::unique_ptr<RowSource>> feeds; ///< in the order of the settings
    std::vector<FeedPuller *> pullers;             ///< those of them that follow a feed
    PeerSweep *sweep = nullptr;                    ///< the one that does not
    std::unique_ptr<CacheRefill> refill;           ///< where there is a feed
    QTimer inHand;                                 ///< scans come faster than questions
    QList<epc::Epc> unitsInHand;
    CacheCheck check;
    SsccLeaser leaser;
    Backoff backoff;
    QTimer discovery;
    QTimer status;
    QTimer soon; ///< many operations a second need not be told one by one
    QTimer heartbeat;
    std::optional<CentralInfo> central;
};

SyncService::SyncService(const SyncSettings &settings, const Clock &clock, QObject *parent)
    : QObject(parent), m_settings(settings), m_clock(clock)
{}

SyncService::~SyncService() = default;

void SyncService::start()
{
    if (m_parts || !openDatabases())
        return;
    connectParts();
    m_parts->status.start(m_settings.timings.status);
    m_parts->heartbeat.start(m_settings.timings.heartbeat);
    publish();
    if (m_parts->sweep)
        startSweeps();
    else
        discover();
}

void SyncService::stop()
{
    m_parts.reset();
}

bool SyncService::openDatabases()
{
    using Access = store::Database::Access;
    auto station =
        store::Database::open(store::Schema::station(), m_settings.stationDatabase, Access::Shared);
    if (!station) {
        onStoreFailed(station.error());
        return false;
    }
    auto cache =
        store::Database::open(store::Schema::cache(), m_settings.cacheDatabase, Access::Shared);
    if (!cache) {
        onStoreFailed(cache.error());
        return false;
    }
    std::unique_ptr<store::Database> peer;
    if (!m_settings.central.profile.hasFeed) {
        auto opened =
            store::Database::open(store::peerSchema(), m_settings.peerDatabase, Access::Owner);
        if (!opened) {
            onStoreFailed(opened.error());
            return false;
        }
        peer = *std::move(opened);
    }
    m_parts = std::make_unique<Parts>(*std::move(station), *std::move(cache), std::move(peer),
                                      m_settings, m_clock);
    if (const auto forgotten = m_parts->writer.forgetUnfollowed(); !forgotten) {
        onStoreFailed(forgotten.error());
        m_parts.reset();
        return false;
    }
    return true;
}

void SyncService::connectParts()
{
    Parts &parts = *m_parts;
    parts.discovery.setSingleShot(true);
    connect(&parts.discovery, &QTimer::timeout, this, &SyncService::discover);
    parts.soon.setSingleShot(true);
    connect(&parts.status, &QTimer::timeout, this, &SyncService::publish);
    connect(&parts.soon, &QTimer::timeout, this, &SyncService::publish);
    connect(&parts.heartbeat, &QTimer::timeout, this, &SyncService::reportStatus);

    connect(&parts.outbox, &OutboxWorker::outboxChanged, this, [this] {
        publish();
        Q_EMIT outboxChanged();
    });
    connect(&parts.outbox, &OutboxWorker::delivered, this, &SyncService::onReached);
    connect(&parts.outbox, &OutboxWorker::failed, this, &SyncService::onFailed);
    connect(&parts.outbox, &OutboxWorker::storeFailed, this, &SyncService::onStoreFailed);

    parts.inHand.setSingleShot(true);
    connect(&parts.inHand, &QTimer::timeout, this,
            [this] { m_parts->sweep->lookAt(std::exchange(m_parts->unitsInHand, {})); });

    // What an answer says of our own events holds for the scope that covers them.
    connect(&parts.feed(), &RowSource::asked, &parts.outbox, &OutboxWorker::onFeedAsked);
    for (const auto &feed : parts.feeds)
        connectFeed(*feed);
    if (parts.refill)
        connectRefill();
    connect(&parts.check, &CacheCheck::damaged, this, &SyncService::onDamaged);

    connect(&parts.leaser, &SsccLeaser::leased, this, &SyncService::blockLeased);
    connect(&parts.leaser, &SsccLeaser::failed, this, &SyncService::onFailed);
    connect(&parts.leaser, &SsccLeaser::storeFailed, this, &SyncService::onStoreFailed);
}

void SyncService::connectFeed(RowSource &feed)
{
    const bool isCovering = &feed == &m_parts->feed();
    connect(&feed, &RowSource::pageApplied, this, [this, isCovering](qint64 stationSeq) {
        onReached();
        // What a repository that is not ours shows may lag behind what it has confirmed.
        if (isCovering && !m_parts->sweep && m_parts->outbox.isPutBack(stationSeq))
            m_parts->feed().reload();
        publish();
        Q_EMIT cacheChanged(isCovering ? m_parts->outbox.shownBy(stationSeq) : -1);
    });
    connect(&feed, &RowSource::startedOver, this, [this, &feed] {
        for (const auto &other : m_parts->feeds) {
            if (other.get() != &feed)
                other->restart();
        }
    });
    connect(&feed, &RowSource::doubted, this, &SyncService::cacheDoubted);
    connect(&feed, &RowSource::mended, this, &SyncService::cacheMended);
    connect(&feed, &RowSource::masterDataKnown, this, &SyncService::onMasterData);
    connect(&feed, &RowSource::epochChanged, &m_parts->outbox, &OutboxWorker::setEpoch);
    connect(&feed, &RowSource::failed, this, &SyncService::onFailed);
    connect(&feed, &RowSource::storeFailed, this, &SyncService::onStoreFailed);
}

void SyncService::connectRefill()
{
    for (FeedPuller *puller : m_parts->pullers)
        connect(puller, &FeedPuller::superseded, this, &SyncService::refill);
    const CacheRefill *refill = m_parts->refill.get();
    connect(refill, &CacheRefill::progressed, this, &SyncService::onReached);
    connect(refill, &CacheRefill::failed, this, &SyncService::onFailed);
    connect(refill, &CacheRefill::storeFailed, this, &SyncService::onStoreFailed);
    connect(refill, &CacheRefill::replaced, this, [this] {
        startFeeds(*m_parts->central);
        Q_EMIT cacheChanged(-1);
    });
}

/// Work goes on with what is here until all of it has come anew.
void SyncService::refill(const QString &epoch)
{
    for (const auto &feed : m_parts->feeds)
        feed->stop();
    if (!epoch.isEmpty()) {
        m_parts->central->epoch = epoch;
        m_parts->outbox.setEpoch(epoch);
    }
    m_parts->refill->start(*m_parts->central);
    publish();
}

void SyncService::onDamaged(const QList<store::ScopeState> &read,
                            const QList<store::ScopeState> &made)
{
    qCWarning(lcSync) << "rows of the cache have been changed behind our back";
    if (const auto noted = m_parts->writer.correct(read, made); !noted)
        return onStoreFailed(noted.error());
    for (const auto &feed : m_parts->feeds)
        feed->restart();
    Q_EMIT cacheChanged(-1);
}

/// Of a repository that is not ours: no discovery, no leases, no status to report.
void SyncService::startSweeps()
{
    if (m_settings.site) {
        const LocalSite &site = *m_settings.site;
        const auto kept = m_parts->writer.replaceMasterData(site.data.version, site.masterData);
        if (!kept)
            onStoreFailed(kept.error());
        for (const domain::SsccBlock &block : site.blocks)
            Q_EMIT blockLeased(block);
    }
    m_parts->outbox.start(m_settings.central.profile.repeats == PeerProfile::Repeats::StoredTwice);
    m_parts->sweep->start({});
    m_parts->check.start(m_settings.timings.cacheCheck);
}

void SyncService::lookAt(const epc::Epc &unit)
{
    if (!m_parts || !m_parts->sweep)
        return;
    m_parts->unitsInHand.append(unit);
    if (!m_parts->inHand.isActive())
        m_parts->inHand.start(PublishDelay);
}

void SyncService::discover()
{
    m_parts->client.discover(this, [this](const Result<CentralInfo, SyncError> &central) {
        if (!m_parts)
            return;
        if (central)
            return onDiscovered(*central);
        m_parts->discovery.start(m_parts->backoff.next(central.error().retryAfter));
        onFailed(central.error());
    });
}

void SyncService::onDiscovered(const CentralInfo &central)
{
    m_parts->backoff.reset();
    m_parts->central = central;
    m_parts->outbox.start(!central.hasSync);
    if (central.hasSync) {
        m_parts->outbox.setEpoch(central.epoch);
        startFeeds(central);
        m_parts->leaser.start(central);
        reportStatus();
    } else { // perhaps only a proxy that was not ready yet
        m_parts->discovery.start(m_settings.timings.heartbeat);
    }
    onReached();
}

void SyncService::startFeeds(const CentralInfo &central)
{
    if (m_parts->refill && m_parts->refill->isRunning())
        return; // it starts them in its end
    bool isFirst = true;
    for (FeedPuller *feed : m_parts->pullers) {
        if (!hasScope(central, feed->scope()))
            continue;
        feed->setFetchesMasterData(std::exchange(isFirst, false));
        feed->start(central);
    }
    m_parts->check.start(m_settings.timings.cacheCheck);
}

void SyncService::wake()
{
    if (!m_parts)
        return;
    m_parts->outbox.wake();
    m_parts->leaser.check();
    if (!m_parts->soon.isActive())
        m_parts->soon.start(PublishDelay);
}

void SyncService::retryParked()
{
    if (m_parts)
        m_parts->outbox.retryParked();
}

void SyncService::retryNow()
{
    if (!m_parts)
        return;
    if (!m_parts->central && !m_parts->sweep)
        m_parts->discovery.start(0);
    m_parts->outbox.retryNow();
    retryFeeds();
}

void SyncService::retryFeeds()
{
    for (const auto &feed : m_parts->feeds)
        feed->retryNow();
    if (m_parts->refill)
        m_parts->refill->retryNow();
}

void SyncService::onReached()
{
    if (m_view.link == LinkState::Online)
        return;
    const bool wasSilent =
        m_view.link == LinkState::Offline || m_view.link == LinkState::NeverReached;
    m_view.link = LinkState::Online;
    m_view.trouble = domain::LinkTrouble::None;
    m_view.detail.clear();
    qCInfo(lcSync) << "central is reached";
    publish();
    if (wasSilent) { // do not wait out a back-off that was for the time without it
        m_parts->outbox.retryNow();
        retryFeeds();
    }
}

void SyncService::onFailed(const SyncError &error)
{
    const bool reachedBefore =
        m_view.link != LinkState::NeverReached || (m_parts && m_parts->feed().state());
    const LinkState link = linkStateOf(error.failure, reachedBefore);
    if (link != m_view.link)
        qCInfo(lcSync) << "central:" << error.code << error.detail;
    m_view.link = link;
    m_view.trouble = error.trouble;
    m_view.detail = error.detail;
    publish();
}

void SyncService::onStoreFailed(const store::StoreError &error)
{
    qCWarning(lcSync) << "store:" << toCode(error.code) << error.nativeCode << error.text;
    m_view.detail = error.text;
    publish();
}

void SyncService::onMasterData(const domain::MasterData &data)
{
    if (!m_parts->sweep) {
        m_parts->leaser.setLevels(packagingLevels(data));
        m_parts->leaser.check();
    }
    Q_EMIT cacheChanged(-1);
}

void SyncService::reportStatus()
{
    if (!m_parts->central || !m_parts->central->hasSync)
        return;
    m_parts->outbox.prune();
    publish();
    StationStatus status;
    status.cacheAge = m_view.cacheAge;
    status.cursor = m_parts->feed().state() ? m_parts->feed().state()->cursor : 0;
    status.outboxPending = m_view.pending;
    status.parked = m_view.parked;
    m_parts->client.reportStatus(
        *m_parts->central, status, this,
        [](const Result<Done, SyncError> &) {}); // the next one tells again
}

void SyncService::publish()
{
    if (m_parts) {
        if (const auto stats = m_parts->outbox.stats()) {
            m_view.pending = stats->pending;
            m_view.parked = stats->parked;
            m_view.oldestPending.reset();
            if (stats->oldestAt.isValid())
                m_view.oldestPending = std::chrono::seconds(
                    std::max<qint64>(0, stats->oldestAt.secsTo(m_clock.now())));
        }
        publishCache();
    }
    Q_EMIT statusChanged(m_view);
}

/// The oldest of what is followed counts.
void SyncService::publishCache()
{
    m_view.cacheAge.reset();
    m_view.cacheInDoubt = false;
    m_view.scopes.clear();
    const auto behind = [this](const RowSource &feed) {
        const qint64 here = std::max<qint64>(0, feed.state()->head - feed.state()->cursor);
        return m_parts->refill ? std::max(here, m_parts->refill->behind(feed.scope())) : here;
    };
    bool isKnown = m_parts->feed().state().has_value();
    for (const auto &feed : m_parts->feeds) {
        const auto &state = feed->state();
        if (!state)
            continue;
        m_view.cacheInDoubt = m_view.cacheInDoubt || state->inDoubt;
        const auto age = store::cacheAge(*state, m_clock);
        isKnown = isKnown && age;
        if (const auto scope = domain::FeedScope::parse(state->scope))
            m_view.scopes.append({*scope, age, state->rows, behind(*feed), state->inDoubt});
        if (age)
            m_view.cacheAge = std::max(m_view.cacheAge.value_or(*age), *age);
    }
    if (!isKnown)
        m_view.cacheAge.reset();
    if (const auto &state = m_parts->feed().state())
        m_view.cachedUnits = state->rows;
}

} // namespace pw::sync
