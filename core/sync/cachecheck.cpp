// SPDX-License-Identifier: Apache-2.0
#include "core/sync/cachecheck.h"

#include "core/base/logging.h"
#include "core/store/database.h"
#include "core/store/transaction.h"

#include <algorithm>

namespace pw::sync {

using store::ScopeState;
using store::ScopeSums;

CacheCheck::CacheCheck(const QString &database, const QList<domain::FeedScope> &scopes,
                       QObject *parent)
    : QObject(parent), m_database(database), m_scopes(scopes)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &CacheCheck::count);
}

CacheCheck::~CacheCheck()
{
    join();
}

void CacheCheck::join()
{
    m_cancelled = true;
    if (m_thread.joinable())
        m_thread.join();
    m_cancelled = false;
}

void CacheCheck::start(std::chrono::milliseconds interval)
{
    m_next.setInterval(interval);
    count();
}

void CacheCheck::count()
{
    join();
    m_thread = std::thread([this] { run(); });
}

CacheCheck::Count CacheCheck::countRows() const
{
    auto opened = store::Database::open(store::Schema::cache(), m_database,
                                        store::Database::Access::ReadOnly);
    if (!opened)
        return {};
    store::Database &database = **opened;
    database.watch(m_cancelled);
    store::FeedStateRepository states(database);
    ScopeSums sums(database, m_scopes);
    const store::ReadingScope oneMoment(database);
    const auto epoch = states.epoch();
    const auto kept = sums.kept();
    if (!epoch || epoch->isEmpty() || !kept || kept->isEmpty())
        return {};
    store::CacheDigests digests(database, *epoch);
    const auto made = ScopeSums::compute(digests, m_scopes);
    return made ? Count{*kept, *made} : Count(); // else there is another time
}

void CacheCheck::run()
{
    const auto [read, made] = countRows();
    if (m_cancelled)
        return;
    bool isSound = true;
    qint64 rows = 0;
    for (const ScopeState &state : std::as_const(read)) {
        const auto now = std::find_if(made.cbegin(), made.cend(), [&](const ScopeState &other) {
            return other.scope == state.scope;
        });
        isSound = isSound && now != made.cend() && now->sums == state.sums;
        rows = std::max(rows, state.sums.rows());
    }
    QMetaObject::invokeMethod(
        this,
        [this, isSound, read = read, made = made, rows] {
            m_next.start();
            if (!isSound)
                Q_EMIT damaged(read, made);
            Q_EMIT counted(rows);
        },
        Qt::QueuedConnection);
}

} // namespace pw::sync
