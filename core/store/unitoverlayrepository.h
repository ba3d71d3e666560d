// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"
#include "core/store/statement.h"
#include "core/store/unitnumbers.h"

#include <QList>

namespace pw::store {

/// Units as this station left them (`unit_overlay` of station.db): laid over the cache until the
/// feed shows central's echo. A container that is open here is a container this station opened.
/// Confined to the thread of its database. Writes need an open Transaction.
class UnitOverlayRepository
{
public:
    UnitOverlayRepository(Database &database, UnitNumbers &numbers);

    /// Nothing: this station has nothing to add to what the cache says. `sync` tells whether the
    /// unit's events still wait in the outbox.
    Result<std::optional<domain::UnitState>, StoreError> find(const epc::Epc &id);

    /// `lastSeq`: the agw:seq number of the event that made the unit so.
    Result<Done, StoreError> put(const domain::UnitState &state, qint64 lastSeq);

    /// Direct children among the overlaid units, in the order of their keys.
    Result<QList<domain::UnitState>, StoreError> childrenOf(const epc::Epc &parent);
    /// Containers in circulation that are in no other, in the order of their keys.
    Result<QList<domain::UnitState>, StoreError> topContainers();
    /// In the order of the last event in each, the oldest first.
    Result<QList<domain::UnitState>, StoreError> openContainersHere();

    /// Forgets what the feed has shown: central has stored our events up to `stationSeq` and the
    /// cache has their effects. Rows stay of containers still open here, and of units an event
    /// still queued or parked touches. Renew the CacheReader before, or the units flicker back to
    /// their older state. Returns the number of rows gone.
    Result<int, StoreError> removeEchoed(qint64 stationSeq);

private:
    Result<QList<domain::UnitState>, StoreError> read(Rows rows);

    UnitNumbers &m_numbers;
    Statement m_find;
    Statement m_put;
    Statement m_children;
    Statement m_tops;
    Statement m_open;
    Statement m_removeEchoed;
};

} // namespace pw::store
