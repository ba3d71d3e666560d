// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/auditrepository.h"
#include "core/store/cachereader.h"
#include "core/store/database.h"
#include "core/store/operationrepository.h"
#include "core/store/outboxrepository.h"
#include "core/store/scanjournalrepository.h"
#include "core/store/ssccblockrepository.h"
#include "core/store/stationstaterepository.h"
#include "core/store/unitoverlayrepository.h"

#include <memory>

namespace pw::store {

/// station.db with its repositories and the cache beside it, as the engine thread holds them.
struct StationStore
{
    StationStore(std::unique_ptr<Database> stationDatabase,
                 std::unique_ptr<CacheReader> cacheReader)
        : database(std::move(stationDatabase)), cache(std::move(cacheReader)), overlay(*database),
          operations(*database), outbox(*database), audit(*database), journal(*database),
          blocks(*database), state(*database)
    {
    }

    std::unique_ptr<Database> database;
    std::unique_ptr<CacheReader> cache;
    UnitOverlayRepository overlay;
    OperationRepository operations;
    OutboxRepository outbox;
    AuditRepository audit;
    ScanJournalRepository journal;
    SsccBlockRepository blocks;
    StationStateRepository state;
};

} // namespace pw::store
