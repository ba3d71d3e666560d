// SPDX-License-Identifier: Apache-2.0
#include "core/services/historyreader.h"

namespace pw::services {

Result<std::unique_ptr<HistoryReader>, store::StoreError>
HistoryReader::open(const store::StationFiles &files, const Clock &clock, const QString &station)
{
    auto store = store::StationStore::open(files, store::Database::Access::ReadOnly);
    if (!store)
        return Failure{store.error()};
    return std::unique_ptr<HistoryReader>(new HistoryReader(*std::move(store), clock, station));
}

HistoryReader::HistoryReader(std::unique_ptr<store::StationStore> store, const Clock &clock,
                             const QString &station)
    : m_store(std::move(store)),
      m_world(*m_store, clock, station),
      m_service(*m_store, m_world),
      m_held(*m_store),
      m_tree(*m_store, m_world, m_held)
{
    m_store->watch(m_cancelled);
}

HistoryService &HistoryReader::renewed()
{
    m_world.renew();
    m_world.forgetHeld();
    m_held.forget(); // the overlay may have changed beside us
    return m_service;
}

} // namespace pw::services
