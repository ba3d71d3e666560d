// SPDX-License-Identifier: Apache-2.0
#include "core/sync/syncservice.h"

#include "core/base/logging.h"
#include "core/sync/cachecheck.h"

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
          std::unique_ptr<store::Database> cacheDatabase, const SyncSettings &settings,
          const Clock &clock)
        : station(std::move(stationDatabase)),
          cache(std::move(cacheDatabase)),
          client(settings.central, settings.timings),
          outbox(*station, client, clock, settings.timings),
          writer(*cache, settings.scopes),
          check(settings.cacheDatabase, settings.scopes),
          leaser(*station, client, settings.timings),
          backoff(settings.timings.backoff)
    {
        for (const domain::FeedScope &scope : settings.scopes)
            feeds.push_back(std::make_unique<FeedPuller>(writer, client, clock, settings.timings,
                                                         scope.name()));
    }

    /// Of the scope that covers the most.
    FeedPuller &feed() const { return *feeds.back(); }

    std::unique_ptr<store::Database> station;
    std::unique_ptr<store::Database> cache;
    CentralClient client;
    OutboxWorker outbox;
    store::CacheWriter writer;
    std::vector<std::unique_ptr<FeedPuller>> feeds; ///< in the order of the settings
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
    m_parts = std::make_unique<Parts>(*std::move(station), *std::move(cache), m_settings, m_clock);
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

    // What an answer says of our own events holds for the scope that covers them.
    connect(&parts.feed(), &FeedPuller::asked, &parts.outbox, &OutboxWorker::onFeedAsked);
    for (const auto &feed : parts.feeds)
        connectFeed(*feed);
    connect(&parts.check, &CacheCheck::damaged, this, &SyncService::onDamaged);

    connect(&parts.leaser, &SsccLeaser::leased, this, &SyncService::blockLeased);
    connect(&parts.leaser, &SsccLeaser::failed, this, &SyncService::onFailed);
    connect(&parts.leaser, &SsccLeaser::storeFailed, this, &SyncService::onStoreFailed);
}

void SyncService::connectFeed(FeedPuller &feed)
{
    const bool isCovering = &feed == &m_parts->feed();
    connect(&feed, &FeedPuller::pageApplied, this, [this, isCovering](qint64 stationSeq) {
        onReached();
        if (isCovering && m_parts->outbox.isPutBack(stationSeq))
            m_parts->feed().reload();
        publish();
        Q_EMIT cacheChanged(isCovering ? m_parts->outbox.shownBy(stationSeq) : -1);
    });
    connect(&feed, &FeedPuller::startedOver, this, [this, &feed] {
        for (const auto &other : m_parts->feeds) {
            if (other.get() != &feed)
                other->restart();
        }
    });
    connect(&feed, &FeedPuller::doubted, this, &SyncService::cacheDoubted);
    connect(&feed, &FeedPuller::mended, this, &SyncService::cacheMended);
    connect(&feed, &FeedPuller::masterDataKnown, this, &SyncService::onMasterData);
    connect(&feed, &FeedPuller::epochChanged, &m_parts->outbox, &OutboxWorker::setEpoch);
    connect(&feed, &FeedPuller::failed, this, &SyncService::onFailed);
    connect(&feed, &FeedPuller::storeFailed, this, &SyncService::onStoreFailed);
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
    // A central system that names no scopes has the one.
    bool isFirst = true;
    for (const auto &feed : m_parts->feeds) {
        const QString kind = feed->scope().section(u'/', 0, 0);
        if (central.scopes.isEmpty() ? kind != u"site" : !central.scopes.contains(kind))
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
    if (!m_parts->central)
        m_parts->discovery.start(0);
    m_parts->outbox.retryNow();
    retryFeeds();
}

void SyncService::retryFeeds()
{
    for (const auto &feed : m_parts->feeds)
        feed->retryNow();
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
    m_parts->leaser.setLevels(packagingLevels(data));
    m_parts->leaser.check();
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
    bool isKnown = m_parts->feed().state().has_value();
    for (const auto &feed : m_parts->feeds) {
        const auto &state = feed->state();
        if (!state)
            continue;
        m_view.cacheInDoubt = m_view.cacheInDoubt || state->inDoubt;
        const auto age = store::cacheAge(*state, m_clock);
        isKnown = isKnown && age;
        if (age)
            m_view.cacheAge = std::max(m_view.cacheAge.value_or(*age), *age);
    }
    if (!isKnown)
        m_view.cacheAge.reset();
    if (const auto &state = m_parts->feed().state())
        m_view.cachedUnits = state->rows;
}

} // namespace pw::sync
