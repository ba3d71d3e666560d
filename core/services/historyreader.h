// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/historyservice.h"
#include "core/services/treereader.h"
#include "core/services/unitlookup.h"

#include <atomic>
#include <memory>

namespace pw::services {

/// The history for a thread beside the engine: connections of its own that only read. Open it in
/// the thread that asks (a task of a pool); cancel() is for every other one.
class HistoryReader
{
public:
    /// `clock` must outlive it.
    static Result<std::unique_ptr<HistoryReader>, store::StoreError>
    open(const store::StationFiles &files, const Clock &clock, const QString &station);

    /// Answers on the newest state from now on; also what to call before each question.
    HistoryService &renewed();
    /// As of the last renewed().
    const UnitLookup &world() const { return m_world; }
    TreeReader &tree() { return m_tree; }
    store::StationStore &store() { return *m_store; }

    /// Safe in every thread while this object lives: the question going on breaks off and fails,
    /// and so does every further one.
    void cancel() { m_cancelled = true; }
    bool isCancelled() const { return m_cancelled; }

private:
    HistoryReader(std::unique_ptr<store::StationStore> store, const Clock &clock,
                  const QString &station);

    std::atomic<bool> m_cancelled = false;
    std::unique_ptr<store::StationStore> m_store;
    UnitLookup m_world;
    HistoryService m_service;
    HeldIndex m_held;
    TreeReader m_tree;
};

} // namespace pw::services
