// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/historydesk.h"

#include "core/base/logging.h"

namespace pw::bootstrap {

using namespace domain;

namespace {

constexpr int TimelineEntries = 200;
constexpr int AsOfUnits = 2000; ///< what a page shows
constexpr int HeldShown = 500;

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
    ++m_newest; // nothing that waits is asked any more
    QMetaObject::invokeMethod(
        this, [this] { m_reader.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

services::HistoryReader *HistoryDesk::reader(int tag)
{
    if (m_reader)
        return m_reader.get();
    auto opened = services::HistoryReader::open({m_paths.stationDatabase, m_paths.cacheDatabase},
                                                m_clock, m_station);
    if (!opened) {
        qCWarning(lcApp) << "the history cannot be read:" << opened.error().text;
        Q_EMIT failed(tag, opened.error().text);
        return nullptr;
    }
    m_reader = *std::move(opened);
    return m_reader.get();
}

template <typename Question>
void HistoryDesk::ask(int tag, Question question)
{
    const int number = ++m_newest;
    QMetaObject::invokeMethod(
        this,
        [this, tag, number, question] {
            if (number != m_newest)
                return; // another one has been asked meanwhile
            if (services::HistoryReader *opened = reader(tag))
                question(*opened);
        },
        Qt::QueuedConnection);
}

void HistoryDesk::search(const SearchQuery &query, int tag)
{
    ask(tag, [this, query, tag](services::HistoryReader &reader) {
        const auto page = reader.renewed().search(query);
        if (page)
            Q_EMIT found(tag, *page);
        else
            Q_EMIT failed(tag, page.error().text);
    });
}

void HistoryDesk::timeline(const epc::Epc &unit, int tag)
{
    ask(tag, [this, unit, tag](services::HistoryReader &reader) {
        services::HistoryService &history = reader.renewed();
        const auto page = history.timeline(unit, TimelineEntries);
        if (!page) {
            Q_EMIT failed(tag, page.error().text);
            return;
        }
        const auto path = history.pathToTop(unit);
        Q_EMIT timelineRead(tag, unit, *page, path ? *path : QList<SearchHit>());
    });
}

void HistoryDesk::asOf(const epc::Epc &container, const QDateTime &at, int tag)
{
    ask(tag, [this, container, at, tag](services::HistoryReader &reader) {
        const auto tree = reader.renewed().asOf(container, at, AsOfUnits);
        if (tree)
            Q_EMIT asOfRead(tag, *tree);
        else
            Q_EMIT failed(tag, tree.error().text);
    });
}

void HistoryDesk::held(int tag)
{
    ask(tag, [this, tag](services::HistoryReader &reader) {
        SearchQuery query;
        query.heldOnly = true;
        query.limit = HeldShown;
        const auto page = reader.renewed().search(query);
        if (!page) {
            Q_EMIT failed(tag, page.error().text);
            return;
        }
        QList<HeldEntry> entries;
        for (const SearchHit &hit : page->hits) {
            const auto unit = reader.world().unit(hit.id);
            if (!unit)
                continue;
            HeldEntry entry{*unit, {}};
            for (auto outer = unit->parent; outer && entry.path.size() < 8;) {
                const auto container = reader.world().unit(*outer);
                if (!container)
                    break;
                entry.path.append(*container);
                outer = container->parent;
            }
            entries.append(entry);
        }
        Q_EMIT heldRead(tag, entries, page->cursor.isEmpty());
    });
}

} // namespace pw::bootstrap
