// SPDX-License-Identifier: Apache-2.0
#include "core/store/stationstore.h"

#include "core/store/transaction.h"

namespace pw::store {

Result<std::unique_ptr<StationStore>, StoreError> StationStore::open(const StationFiles &files,
                                                                     Database::Access access)
{
    auto station = Database::open(Schema::station(), files.stationDatabase, access);
    if (!station)
        return Failure{station.error()};
    auto cache = Database::open(Schema::cache(), files.cacheDatabase, access);
    if (!cache)
        return Failure{cache.error()};
    return std::unique_ptr<StationStore>(new StationStore(*std::move(station), *std::move(cache)));
}

StationStore::StationStore(std::unique_ptr<Database> station, std::unique_ptr<Database> cache)
    : m_station(std::move(station)),
      m_cache(std::move(cache)),
      m_numbers(*m_station),
      overlay(*m_station, m_numbers),
      operations(*m_station),
      outbox(*m_station, m_numbers),
      audit(*m_station),
      journal(*m_station),
      ssccBlocks(*m_station),
      state(*m_station),
      importedEvents(*m_station),
      history(*m_station, m_numbers),
      timeline(*m_station),
      search(*m_station),
      overlayHeld(*m_station, m_numbers),
      cache(*m_cache),
      cacheHistory(*m_cache),
      cacheHeld(*m_cache),
      cacheTree(*m_cache)
{}

void StationStore::watch(const std::atomic<bool> &cancelled)
{
    m_station->watch(cancelled);
    m_cache->watch(cancelled);
}

Result<Done, StoreError> StationStore::heardUpTo(qint64 stationSeq)
{
    Transaction transaction(*m_station);
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    if (const auto removed = overlay.removeEchoed(stationSeq); !removed)
        return Failure{removed.error()};
    const auto forgotten = operations.skipSequences(stationSeq);
    if (!forgotten)
        return Failure{forgotten.error()};
    if (*forgotten) {
        if (const auto burned = ssccBlocks.burnAll(); !burned)
            return burned;
    }
    return transaction.commit();
}

} // namespace pw::store
