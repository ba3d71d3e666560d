// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/packsession.h"
#include "core/scan/rawscan.h"
#include "core/scan/scaninterpreter.h"
#include "core/services/unitlookup.h"
#include "core/store/stationstore.h"

#include <QTimeZone>

#include <optional>

namespace pw::services {

/// Who this station is, in every event and every audit row.
struct StationIdentity
{
    QString station;
    QString operatorId;
    QString role;
    QString readPoint;   ///< Digital Link of the bench
    QString bizLocation; ///< Digital Link of the site
};

/// What one input led to. Nothing in it is announced before it is on disk.
struct Outcome
{
    domain::Verdict verdict;
    std::optional<domain::ScanLogEntry> logEntry; ///< of a scan
    QList<domain::UnitState> changed;             ///< records as they are now
    QList<domain::Command> commands;              ///< what was done, for whoever shows it
};

/// Packing at the bench: one scan or press in, one transaction, one verdict out (ARCHITECTURE.md,
/// "The path of one scan", steps 3 to 8). Lives in the engine thread.
class PackingService
{
public:
    PackingService(store::StationStore &store, UnitLookup &world, const Clock &clock,
                   const StationIdentity &identity);

    /// Brings back what was on the bench when the station last stopped.
    void restore();

    Outcome scan(const scan::RawScan &scan, const scan::Framing &framing, bool separatorProven);
    /// Draws a number of the pool and opens a container with it.
    Outcome openNew(domain::Level level);
    Outcome press(const domain::PackInput &input);

    const domain::PackState &state() const { return m_state; }
    domain::SessionView view() const { return domain::viewOf(m_state, m_world); }

private:
    Outcome settle(const domain::PackDecision &decision, const scan::RawScan *scan);
    bool write(const domain::PackDecision &decision, const scan::RawScan *scan, Outcome &outcome);
    bool writeOperation(const domain::PackDecision &decision, Outcome &outcome, qint64 &operation);
    bool writeEvents(const domain::PackDecision &decision, const QString &operationId,
                     qint64 operation, QList<domain::UnitState> &records);
    bool writeBench(const domain::PackState &state);
    bool writeJournal(const scan::RawScan &scan, Outcome &outcome, qint64 operation);
    bool writeAudit(const domain::PackDecision &decision, const Outcome &outcome);

    store::StationStore &m_store;
    UnitLookup &m_world;
    const Clock &m_clock;
    StationIdentity m_identity;
    domain::PackState m_state;
};

} // namespace pw::services
