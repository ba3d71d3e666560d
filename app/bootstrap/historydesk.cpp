// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/historydesk.h"

#include "app/bootstrap/siterules.h"
#include "core/base/logging.h"
#include "core/domain/plan.h"
#include "core/services/topupcandidates.h"

namespace pw::bootstrap {

using namespace domain;

namespace {

constexpr int TimelineEntries = 200;
constexpr int AsOfUnits = 2000; ///< what a page shows
constexpr int HeldShown = 500;
constexpr qsizetype Deepest = 8; ///< more is a circle in the data

/// From the inside out.
QList<UnitState> pathOf(const UnitState &unit, const services::UnitLookup &world)
{
    QList<UnitState> path;
    for (auto outer = unit.parent; outer && path.size() < Deepest;) {
        const auto container = world.unit(*outer);
        if (!container)
            break;
        path.append(*container);
        outer = container->parent;
    }
    return path;
}

/// Nothing: it has been answered.
using MaybeError = std::optional<store::StoreError>;

} // namespace

HistoryDesk::HistoryDesk(const Paths &paths, const Clock &clock, const QString &station,
                         QObject *parent)
    : QObject(parent), m_paths(paths), m_clock(clock), m_station(station)
{
    m_thread.setObjectName(QStringLiteral("history"));
}

HistoryDesk::~HistoryDesk()
{
    stop();
}

void HistoryDesk::start()
{
    moveToThread(&m_thread);
    m_thread.start();
}

void HistoryDesk::stop()
{
    if (!m_thread.isRunning())
        return;
    interrupt();
    QMetaObject::invokeMethod(this, &HistoryDesk::forgetReader, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void HistoryDesk::interrupt()
{
    for (std::atomic<int> &newest : m_newest)
        ++newest; // nothing that waits is asked any more
    const QMutexLocker lock(&m_runningMutex);
    if (m_running)
        m_running->cancel();
}

void HistoryDesk::forgetReader()
{
    const QMutexLocker lock(&m_runningMutex);
    m_running = nullptr;
    m_reader.reset();
}

void HistoryDesk::cancel()
{
    interrupt();
    // A reader that was cancelled answers nothing any more.
    QMetaObject::invokeMethod(this, &HistoryDesk::forgetReader, Qt::QueuedConnection);
}

Result<services::HistoryReader *, QString> HistoryDesk::reader()
{
    if (m_reader)
        return m_reader.get();
    auto opened = services::HistoryReader::open({m_paths.stationDatabase, m_paths.cacheDatabase},
                                                m_clock, m_station);
    if (!opened) {
        qCWarning(lcApp) << "the history cannot be read:" << opened.error().text;
        return Failure{opened.error().text};
    }
    m_reader = *std::move(opened);
    const QMutexLocker lock(&m_runningMutex);
    m_running = m_reader.get();
    return m_reader.get();
}

template <typename Question, typename Fail>
void HistoryDesk::ask(Kind kind, Question question, Fail fail)
{
    const int number = ++m_newest[kind];
    QMetaObject::invokeMethod(
        this,
        [this, kind, number, question, fail] {
            if (number != m_newest[kind])
                return; // another one has been asked meanwhile
            const auto opened = reader();
            if (!opened)
                return fail(opened.error());
            if (const std::optional<store::StoreError> error = question(**opened))
                fail((*opened)->isCancelled() ? QString() : error->text);
        },
        Qt::QueuedConnection);
}

void HistoryDesk::search(const SearchQuery &query, int tag)
{
    const auto question = [this, query, tag](services::HistoryReader &reader) -> MaybeError {
        const auto page = reader.renewed().search(query);
        if (!page)
            return page.error();
        Q_EMIT found(tag, *page);
        return {};
    };
    ask(Search, question, [this, tag](const QString &text) { Q_EMIT failed(tag, text); });
}

void HistoryDesk::timeline(const epc::Epc &unit, int tag)
{
    const auto question = [this, unit, tag](services::HistoryReader &reader) -> MaybeError {
        services::HistoryService &history = reader.renewed();
        const auto page = history.timeline(unit, TimelineEntries);
        if (!page)
            return page.error();
        const auto path = history.pathToTop(unit);
        Q_EMIT timelineRead(tag, unit, *page, path ? *path : QList<SearchHit>());
        return {};
    };
    ask(Timeline, question, [this, tag](const QString &text) { Q_EMIT failed(tag, text); });
}

void HistoryDesk::asOf(const epc::Epc &container, const QDateTime &at, int tag)
{
    const auto question = [this, container, at,
                           tag](services::HistoryReader &reader) -> MaybeError {
        const auto tree = reader.renewed().asOf(container, at, AsOfUnits);
        if (!tree)
            return tree.error();
        Q_EMIT asOfRead(tag, *tree);
        return {};
    };
    ask(AsOf, question, [this, tag](const QString &text) { Q_EMIT failed(tag, text); });
}

void HistoryDesk::topUps(const epc::Epc &container)
{
    const auto question = [this, container](services::HistoryReader &reader) -> MaybeError {
        (void)reader.renewed();
        const auto record = reader.world().unit(container);
        const auto rules = siteRules(m_paths);
        if (!record || !record->container || !rules)
            return {};
        const auto candidates = services::topUpCandidates(reader, *record);
        if (!candidates)
            return candidates.error();
        QList<UnitState> units;
        const auto suggested = suggestTopUps(container, *candidates, reader.world(), *rules);
        for (const epc::Epc &id : suggested) {
            if (const auto unit = reader.world().unit(id))
                units.append(*unit);
        }
        Q_EMIT topUpsRead(container, units);
        return {};
    };
    ask(TopUps, question,
        [](const QString &text) { qCWarning(lcApp) << "no suggestions for topping up:" << text; });
}

void HistoryDesk::held()
{
    const auto question = [this](services::HistoryReader &reader) -> MaybeError {
        services::HistoryService &history = reader.renewed();
        SearchQuery query;
        query.heldOnly = true;
        query.limit = HeldShown;
        QList<HeldEntry> entries;
        do {
            const auto page = history.search(query);
            if (!page)
                return page.error();
            for (const SearchHit &hit : page->hits) {
                const auto unit = reader.world().unit(hit.id);
                // The search means all that must not be used; what has ended nobody releases.
                if (unit && !unit->holds.isEmpty() && !hasEnded(unit->lifecycle))
                    entries.append({*unit, pathOf(*unit, reader.world())});
            }
            query.cursor = page->cursor;
        } while (!query.cursor.isEmpty() && entries.size() < HeldShown);
        Q_EMIT heldRead(entries, query.cursor.isEmpty());
        return {};
    };
    ask(Held, question, [this](const QString &text) { Q_EMIT heldFailed(text); });
}

} // namespace pw::bootstrap
