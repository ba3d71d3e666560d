// SPDX-License-Identifier: Apache-2.0
#include "core/sync/feedpuller.h"

#include "core/base/logging.h"

namespace pw::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostBadParts = 32; ///< of 256: else all of it is fetched again
constexpr int MostMendings = 3;

} // namespace

FeedPuller::FeedPuller(store::CacheWriter &writer, CentralClient &client, const Clock &clock,
                       const Timings &timings, const QString &scope, QObject *parent)
    : RowSource(parent),
      m_writer(writer),
      m_client(client),
      m_clock(clock),
      m_timings(timings),
      m_scope(scope),
      m_backoff(timings.backoff),
      m_mender(writer, client)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &FeedPuller::ask);
    connect(&m_mender, &CacheMender::done, this, &FeedPuller::onMended);
    connect(&m_mender, &CacheMender::failed, this, &FeedPuller::onFailed);
    connect(&m_mender, &CacheMender::storeFailed, this, &FeedPuller::onStoreFailed);
}

void FeedPuller::start(const CentralInfo &central)
{
    stop();
    m_central = central;
    m_context = std::make_unique<QObject>();
    if (const auto data = m_writer.masterData(); m_fetchesMasterData && data && *data)
        Q_EMIT masterDataKnown(**data);
    ask();
}

void FeedPuller::stop()
{
    m_context.reset();
    m_mender.stop();
    m_wait.stop();
    m_asking = false;
    m_heard = false;
    m_fetchingMasterData = false;
}

void FeedPuller::retryNow()
{
    if (m_context && !m_asking && !m_mender.isRunning())
        again({});
}

void FeedPuller::restart()
{
    if (!m_context)
        return;
    m_context = std::make_unique<QObject>();
    m_mender.stop();
    m_asking = false;
    m_fetchingMasterData = false;
    again({});
}

void FeedPuller::reload()
{
    if (m_context && m_state && startOver(m_state->epoch))
        again({});
}

bool FeedPuller::loadState()
{
    const auto state = m_writer.feedState(m_scope);
    if (!state) {
        onStoreFailed(state.error());
        return false;
    }
    m_state = *state;
    return true;
}

void FeedPuller::ask()
{
    if (!m_context || m_asking || !loadState())
        return;
    const qint64 since = m_state ? m_state->cursor : 0;
    const QString epoch = m_state ? m_state->epoch : m_central.epoch;
    // Nothing to wait for while there is known to be more, nor before central has said anything:
    // how old the data are is what the bench must know first.
    const bool caughtUp =
        m_heard && m_state && m_state->cursor == m_state->head && m_state->upToDate;
    const bool inDoubt = m_state && m_state->inDoubt;
    m_asking = true;
    m_holding = caughtUp && !inDoubt;
    m_asked.start();
    Q_EMIT asked();
    m_client.changes(
        m_central,
        {m_scope, since, epoch, m_holding ? m_timings.hold : std::chrono::seconds(0), inDoubt},
        m_context.get(), [this](const Result<store::FeedPage, SyncError> &page) { onPage(page); });
}

void FeedPuller::onPage(const Result<store::FeedPage, SyncError> &page)
{
    m_asking = false;
    if (!page) {
        if (page.error().failure == FailureClass::Gone)
            onGone(page.error());
        else
            onFailed(page.error());
        return;
    }
    if (m_state && m_state->epoch != page->epoch) { // it did not look at the epoch we named
        if (startOver(page->epoch))
            again({});
        return;
    }
    const auto applied = m_writer.apply(*page, store::Moment::now(m_clock));
    if (!applied)
        return onStoreFailed(applied.error());
    if (applied->gap) // the cache was started anew meanwhile
        return again({});
    m_state = applied->state;
    m_backoff.reset();
    m_heard = true;
    // Central was to hold the ask and did not: it would be asked again and again without a pause.
    const bool atOnce = m_holding && page->upToDate && page->rows.isEmpty()
                        && m_asked.elapsed() < m_timings.changesPause.count();
    const bool waitsForNews = m_state->inDoubt && page->upToDate && applied->badParts.isEmpty();
    if (!noteDoubt(*applied, page->upToDate))
        again(atOnce || waitsForNews ? m_timings.changesPause : std::chrono::milliseconds(0));
    Q_EMIT pageApplied(page->stationSeq.value_or(-1), applied->changed);
    fetchMasterData(page->masterDataVersion);
}

/// True where mending has begun, which asks again in its end.
bool FeedPuller::noteDoubt(const store::AppliedPage &applied, bool upToDate)
{
    if (!m_state->inDoubt) {
        m_mendings = 0;
        if (upToDate && std::exchange(m_doubted, false)) {
            qCWarning(lcSync) << "the cache of" << m_scope << "agrees with central again;"
                              << m_mendedRows << "rows were wrong";
            Q_EMIT mended(m_scope, std::exchange(m_mendedRows, 0));
        }
        return false;
    }
    if (!std::exchange(m_doubted, true)) {
        qCWarning(lcSync) << "the cache of" << m_scope << "is not what central has";
        Q_EMIT doubted(m_scope, int(applied.badParts.size()));
    }
    if (applied.badParts.isEmpty())
        return false;
    if (applied.badParts.size() > MostBadParts || ++m_mendings > MostMendings) {
        m_mendedRows = int(m_state->rows);
        reload();
        return true;
    }
    m_mender.start(m_central, m_scope, applied.badParts);
    return true;
}

void FeedPuller::onMended(int rows)
{
    m_mendedRows += rows;
    again({}); // central's sums tell whether that was all
}

void FeedPuller::onGone(const SyncError &error)
{
    const bool alreadyAtStart =
        m_state && m_state->cursor == 0 && m_state->epoch == error.problem["epoch"_L1].toString();
    if (alreadyAtStart)
        return onFailed(error); // it makes no sense; do not ask for ever without a pause
    if (startOver(error.problem["epoch"_L1].toString()))
        again({});
}

/// False where nothing more is to be asked.
bool FeedPuller::startOver(const QString &epoch)
{
    const QString before = m_state ? m_state->epoch : QString();
    if (m_keepsComplete && m_state && m_state->upToDate) {
        stop();
        Q_EMIT superseded(epoch);
        return false;
    }
    qCWarning(lcSync) << "the feed of central starts again from 0, epoch" << before << "->"
                      << epoch;
    if (const auto reset = m_writer.reset(epoch); !reset) {
        onStoreFailed(reset.error());
        return false;
    }
    m_central.epoch = epoch;
    Q_EMIT startedOver();
    if (!epoch.isEmpty() && before != epoch)
        Q_EMIT epochChanged(epoch);
    return true;
}

void FeedPuller::fetchMasterData(const QString &version)
{
    if (!m_context || version.isEmpty() || m_fetchingMasterData || !m_fetchesMasterData)
        return;
    const auto have = m_writer.masterData();
    if (!have && have.error().code != store::StoreError::Code::Damaged)
        return onStoreFailed(have.error());
    const QString known = have && *have ? (*have)->version : QString();
    if (known == version)
        return;
    m_fetchingMasterData = true;
    m_client.masterData(
        m_central, known, m_context.get(),
        [this](const Result<std::optional<MasterDataDocument>, SyncError> &document) {
            m_fetchingMasterData = false;
            if (!document) { // the next page says again that there is a newer version
                Q_EMIT failed(document.error());
                return;
            }
            if (!*document)
                return;
            const auto &[data, json] = **document;
            const auto replaced = m_writer.replaceMasterData(data.version, json);
            if (!replaced)
                return onStoreFailed(replaced.error());
            Q_EMIT masterDataKnown(data);
        });
}

void FeedPuller::again(std::chrono::milliseconds delay)
{
    m_wait.start(delay);
}

void FeedPuller::onFailed(const SyncError &error)
{
    m_heard = false;
    again(m_backoff.next(error.retryAfter));
    Q_EMIT failed(error);
}

void FeedPuller::onStoreFailed(const store::StoreError &error)
{
    again(m_timings.storeRetry);
    Q_EMIT storeFailed(error);
}

} // namespace pw::sync
