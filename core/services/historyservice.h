// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/historyview.h"
#include "core/domain/world.h"
#include "core/services/asof.h"
#include "core/store/stationstore.h"

namespace pw::services {

/// Questions about the past of units, over everything this station knows: its own operations and
/// scans (station.db), what it did that central has not echoed (overlay), and what central said
/// (cache). Reads only; meant for a thread beside the engine (HistoryReader).
class HistoryService
{
public:
    template <typename T>
    using Answer = Result<T, store::StoreError>;

    HistoryService(store::StationStore &store, const domain::World &world)
        : m_store(store), m_world(world), m_asOf(store)
    {}

    /// The last `limit` entries before `before`. Holds are those of now: lifted ones are in the
    /// operations and scans they brought about.
    Answer<domain::TimelinePage> timeline(const epc::Epc &unit, int limit,
                                          const domain::TimelineCursor &before = {});

    /// What was in `container` at `at`, up to `maxUnits` units.
    Answer<domain::AsOfTree> asOf(const epc::Epc &container, const QDateTime &at,
                                  int maxUnits = 200'000)
    {
        return m_asOf.tree(container, at, maxUnits);
    }

    /// What was directly in it: what a page needs that opens one level after the other.
    Answer<domain::AsOfTree> asOfLevel(const epc::Epc &container, const QDateTime &at,
                                       int maxUnits = 200'000)
    {
        return m_asOf.tree(container, at, maxUnits, 1);
    }

    /// From the unit up to the outermost container, the unit first. Lots of containers are those of
    /// our own records: gathering them from what is inside takes longer than this may.
    Answer<QList<domain::SearchHit>> pathToTop(const epc::Epc &unit);
    /// What else is directly in the unit's container, at most `limit`.
    Answer<QList<epc::Epc>> siblings(const epc::Epc &unit, int limit);

    /// Units this station had to do with first, by their keys (where lot or holds are asked only
    /// those central has not echoed); then the others central knows, by product and serial. Who did
    /// something is known for this station's own doings only.
    Answer<domain::SearchPage> search(const domain::SearchQuery &query);

private:
    Answer<QList<domain::TimelineEntry>>
    ownEntries(const epc::Epc &unit, const domain::TimelineCursor &before, int limit);
    Answer<QList<domain::TimelineEntry>> linkEntries(const epc::Epc &unit);
    QList<domain::TimelineEntry> presentEntries(const epc::Epc &unit) const;
    Answer<domain::SearchHit> hitOf(const epc::Epc &unit, bool here);

    store::StationStore &m_store;
    const domain::World &m_world;
    AsOf m_asOf;
};

} // namespace pw::services
