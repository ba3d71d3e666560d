// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/cachewriter.h"
#include "core/store/peereventrepository.h"

namespace pw::sync {

/// Makes rows of the cache from the events of somebody else's repository: what has been named since
/// is told anew by all that ever happened to it. A row and what it was made from are in two files,
/// so the cache is written first: after a crash between the two it is made once more.
/// Lives in the sync thread.
class PeerFolder
{
public:
    /// `scope`: the one that covers the most; its cursor counts the pages made.
    PeerFolder(store::CacheWriter &writer, store::Database &peer,
               store::PeerEventRepository &events, const QString &scope)
        : m_writer(writer), m_peer(peer), m_events(events), m_scope(scope)
    {}

    struct Folded
    {
        int changed = 0;   ///< rows
        bool more = false; ///< there are objects to be told anew
        bool gap = false;  ///< the cache is of something else, and was left alone
    };
    /// Some objects, so that nobody waits for long.
    Result<Folded, store::StoreError> fold(const QString &epoch, const store::Moment &at);

private:
    Result<QList<store::FeedRow>, store::StoreError> rowsOf(const QStringList &objects, qint64 ver);

    store::CacheWriter &m_writer;
    store::Database &m_peer;
    store::PeerEventRepository &m_events;
    QString m_scope;
};

} // namespace pw::sync
