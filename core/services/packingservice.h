// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/devicerole.h"
#include "core/domain/packsession.h"
#include "core/scan/scaninterpreter.h"
#include "core/services/auditwriter.h"
#include "core/services/journalwriter.h"
#include "core/services/stepwriter.h"

#include <QSet>

#include <optional>

namespace pw::services {

/// What one input led to. Nothing in it is said before it is on disk.
struct Outcome
{
    domain::Verdict verdict;
    std::optional<domain::ScanLogEntry> logEntry; ///< of a scan
    QList<domain::Command> commands;              ///< what was done; empty: nothing
    QList<domain::UnitState> records;             ///< the units it changed, as they are now
    std::optional<scan::BenchCommand> forWindow;  ///< scanned: a page or a kind of work to show
    QString badge;                                ///< scanned: whose, of those who may work here
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
    /// The cache has moved on: contents on the bench may have, too.
    void refresh();

    /// Who works here from now on, and what people of a role may do.
    void setOperator(const QString &id, domain::Role role);
    void setRoles(const domain::RoleMatrix &roles) { m_roles = roles; }

    /// Whose badges change who works here.
    void setPeople(const QSet<QString> &people) { m_people = people; }

    /// What this site reads beside GS1, and what it ignores. Without: GS1 only.
    void setScanRules(const scan::ScanRules &rules) { m_scanRules = rules; }

    /// A command code that is about packing does what its button does; one about the window is
    /// handed back in the outcome.
    /// `role`: what the device that scanned is for.
    Outcome scan(const scan::RawScan &scan, const scan::Framing &framing, bool separatorProven,
                 domain::DeviceRole role = domain::DeviceRole::Any);
    /// A scan that is not looked at, for that reason: on record, and nothing else.
    Outcome refuse(const scan::RawScan &scan, domain::VerdictCode reason);
    /// Draws a number of the pool and opens a container with it.
    Outcome openNew(domain::Level level) { return openNew(level, nullptr); }
    Outcome press(const domain::PackInput &input);

    const domain::PackState &state() const { return m_state; }
    domain::SessionView view() const { return domain::viewOf(m_state, m_world); }

private:
    Outcome obey(const scan::BenchCommand &command, const scan::RawScan &scan);
    Outcome take(const scan::RawScan &scan);
    Outcome openNew(domain::Level level, const scan::RawScan *scan);
    Outcome settle(domain::PackDecision decision, const scan::RawScan *scan);
    void refuse(domain::PackDecision &decision, domain::VerdictCode reason) const;
    void refuseWithoutRight(domain::PackDecision &decision) const;
    Result<Done, store::StoreError> write(const domain::PackDecision &decision,
                                          const scan::RawScan *scan, Outcome &outcome);
    Result<Done, store::StoreError> writeBench(const domain::PackState &state);
    Outcome notStored(const Outcome &outcome, const store::StoreError &error) const;

    store::StationStore &m_store;
    UnitLookup &m_world;
    const Clock &m_clock;
    domain::Actor m_actor;
    domain::RoleMatrix m_roles;
    QSet<QString> m_people;
    StepWriter m_steps;
    AuditWriter m_audit;
    JournalWriter m_journal;
    scan::ScanRules m_scanRules;
    domain::PackState m_state;
};

} // namespace pw::services
