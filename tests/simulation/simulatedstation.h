// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/operationservice.h"
#include "core/store/cachewriter.h"
#include "tests/simulation/simulatedcentral.h"
#include "tests/support/manualclock.h"

#include <random>

namespace pw::test {

/// The randomness of one history: everything in it follows from the seed.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_engine(seed) {}
    int below(int n) { return int(m_engine() % std::mt19937::result_type(n)); }
    bool oneIn(int n) { return below(n) == 0; }
    template <typename T>
    T of(const QList<T> &list)
    {
        return list[below(int(list.size()))];
    }

private:
    std::mt19937 m_engine; // not a distribution of the library: these differ between libraries
};

/// A station's store, rules and operations; somebody who works there at random; and delivery and
/// feed as they are between it and central, one step a call.
class SimulatedStation
{
public:
    SimulatedStation(const QString &name, int number, const QString &folder, const QDateTime &now);

    const QString &name() const { return m_name; }
    bool isOnline = true;

    /// One attempt at one operation; refusals are part of the work.
    void work(Dice &dice, const QList<epc::Epc> &packs);
    /// Sends what waits, up to a batch. `answerLost`: central has it, and nobody says so here.
    /// Returns whether there is more. `refused` counts documents central would not take.
    bool push(SimulatedCentral &central, bool answerLost, int &refused);
    /// One page of the feed; returns whether there is more.
    bool pull(SimulatedCentral &central);
    /// The process is killed and started again.
    void restart();
    /// QA looks: the unit is where this station thinks it is.
    domain::VerdictCode resolve(const epc::Epc &unit);

    ManualClock clock;
    int done = 0; ///< operations carried out

    store::StationStore &store() { return *m_store; }
    const services::UnitLookup &world() const { return *m_world; }

private:
    domain::Request request(const domain::Operation &operation) const;
    bool carryOut(const domain::Operation &operation);
    void holdOrRelease(const epc::Epc &pack);

    const QString m_name;
    const store::StationFiles m_files;
    domain::RuleSet m_rules;
    std::unique_ptr<store::StationStore> m_store;
    std::unique_ptr<services::UnitLookup> m_world;
    std::unique_ptr<services::OperationService> m_operations;
    std::unique_ptr<store::Database> m_cache;
    std::unique_ptr<store::CacheWriter> m_writer;
    qint64 m_cursor = 0;
    QList<epc::Epc> m_boxes; ///< opened here
};

} // namespace pw::test
