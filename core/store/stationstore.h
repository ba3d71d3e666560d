// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/auditrepository.h"
#include "core/store/cachehistory.h"
#include "core/store/cachereader.h"
#include "core/store/cachetree.h"
#include "core/store/database.h"
#include "core/store/heldunits.h"
#include "core/store/historyrepository.h"
#include "core/store/historysearch.h"
#include "core/store/importedeventrepository.h"
#include "core/store/operationrepository.h"
#include "core/store/outboxrepository.h"
#include "core/store/scanjournalrepository.h"
#include "core/store/ssccblockrepository.h"
#include "core/store/stationstaterepository.h"
#include "core/store/timelinerepository.h"
#include "core/store/unitoverlayrepository.h"

namespace pw::store {

/// Where the two databases of a station are.
struct StationFiles
{
    QString stationDatabase; ///< station.db: never lost
    QString cacheDatabase;   ///< cache.db: can be loaded again
};

/// Everything of the store the engine works with: the writing connection to station.db with its
/// repositories, and the reader of cache.db. Owns both files for this process; threads beside the
/// engine open further connections (Database::Access::Shared) while it lives.
/// Confined to the thread that opened it.
class StationStore
{
public:
    /// With ReadOnly, for looking beside a running station: repositories then refuse to write.
    static Result<std::unique_ptr<StationStore>, StoreError>
    open(const StationFiles &files, Database::Access access = Database::Access::Owner);

    /// For Transaction.
    Database &database() { return *m_station; }
    /// See Database::watch().
    void watch(const std::atomic<bool> &cancelled);

    /// Central has shown the effects of our events up to `stationSeq` (FeedPage): the overlay lets
    /// go of them. Where central knows more of us than we do, station.db was put back or made anew:
    /// neither sequence nor SSCC of the time between may be used again (R-LB-7). Opens a
    /// transaction.
    Result<Done, StoreError> heardUpTo(qint64 stationSeq);

private:
    StationStore(std::unique_ptr<Database> station, std::unique_ptr<Database> cache);

    std::unique_ptr<Database> m_station;
    std::unique_ptr<Database> m_cache;
    UnitNumbers m_numbers;

public:
    UnitOverlayRepository overlay;
    OperationRepository operations;
    OutboxRepository outbox;
    AuditRepository audit;
    ScanJournalRepository journal;
    SsccBlockRepository ssccBlocks;
    StationStateRepository state;
    ImportedEventRepository importedEvents;
    HistoryRepository history;
    TimelineRepository timeline;
    HistorySearch search;
    OverlayHeldUnits overlayHeld;
    CacheReader cache;
    CacheHistory cacheHistory; ///< as of the cache's last renew()
    CacheHeldUnits cacheHeld;
    CacheTree cacheTree;
};

} // namespace pw::store
