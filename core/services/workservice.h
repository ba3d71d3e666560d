// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/workreport.h"
#include "core/scan/scaninterpreter.h"
#include "core/services/operationservice.h"
#include "core/services/packingservice.h"

#include <array>

namespace pw::services {

/// A list on its way, a few lines at a time, so that the bench is not kept waiting. Nothing is
/// taken down before its end.
struct ListTaking
{
    domain::Desk desk = domain::Desk::Hold;
    QStringList lines;
    int judged = 0;          ///< lines
    domain::WorkState alone; ///< the work it began with, without units
    QSet<epc::Epc> listed;
    QList<epc::Epc> units;
    QList<domain::ListLine> results;
    bool isJudged() const { return judged == lines.size(); }
};

/// Guided work at the desks beside packing: one scan or press in, one transaction, one verdict out.
/// Each desk's open session is kept in the store, so that neither a restart nor another page loses
/// it. Lives in the engine thread.
class WorkService
{
public:
    using Desk = domain::Desk;

    WorkService(store::StationStore &store, UnitLookup &world, const Clock &clock,
                const StationIdentity &identity, OperationService &operations);

    /// Brings back what was open at the desks when the station last stopped.
    void restore();
    /// Who works here from now on, recorded first: who is not on record does not work. What is open
    /// stays open. CommandTaken, or why it could not be stored.
    domain::Verdict setOperator(const QString &id, domain::Role role);
    const domain::Actor &actor() const { return m_actor; }
    /// Whose badges change who works here.
    void setPeople(const QSet<QString> &people) { m_people = people; }
    void setScanRules(const scan::ScanRules &rules) { m_scanRules = rules; }

    /// Begins another kind of work, or the same with other options. What was scanned stays where
    /// the kind stays.
    Outcome start(domain::WorkKind kind, const domain::WorkOptions &options);
    Outcome scan(Desk desk, const scan::RawScan &scan, const scan::Framing &framing,
                 bool separatorProven);
    /// What it is, and whether it may be used; touches no desk.
    Outcome lookUp(const scan::RawScan &scan, const scan::Framing &framing, bool separatorProven);
    /// Takes down every unit a list names, each judged by itself, for work whose units do not
    /// depend on each other (hold, release, destroy, decommission). What is refused is left out and
    /// stops nothing. Changes nothing but what is listed.
    QList<domain::ListLine> takeList(Desk desk, const QStringList &lines);
    /// The same in turns: begin, judge until all are judged, end. A list that is dropped before its
    /// end has changed nothing; one that other work has overtaken changes nothing either.
    ListTaking beginList(Desk desk, const QStringList &lines) const;
    void judgeLines(ListTaking &taking, int count);
    QList<domain::ListLine> endList(ListTaking taking);
    Outcome press(Desk desk, const domain::WorkInput &input);
    /// Carries out with a signature, and a second person where that is asked for.
    Outcome confirmSigned(Desk desk, const QString &meaning,
                          const std::optional<domain::SecondPerson> &second);
    /// Draws a number of the pool for what is being done.
    Outcome drawNumber(Desk desk);
    /// Leaves out what was scanned last; where nothing is open, takes back what was carried out
    /// last.
    Outcome undo(Desk desk);

    const domain::WorkState &state(Desk desk) const { return session(desk).state; }
    domain::WorkReport report(Desk desk) const;

private:
    struct Session
    {
        domain::WorkState state;
        qint64 lastOperation = 0;              ///< carried out here and not taken back; 0: none
        std::optional<epc::Epc> lookedAt;      ///< by a check; not kept
        std::optional<epc::Epc> verified;      ///< the container verified last; not kept…
        QList<domain::VerifyFinding> findings; ///< …nor what was found
    };
    Session &session(Desk desk) { return m_sessions[size_t(desk)]; }
    const Session &session(Desk desk) const { return m_sessions[size_t(desk)]; }

    Outcome obey(Desk desk, const scan::BenchCommand &command, const scan::RawScan &scan);
    Outcome choose(Desk desk, const scan::BenchCommand &command, const scan::RawScan &scan);
    Outcome decideOn(Desk desk, const domain::WorkInput &input, const scan::RawScan *scan);
    Outcome undo(Desk desk, const scan::RawScan *scan);
    Outcome say(Desk desk, const domain::Verdict &verdict, const Session &next,
                const scan::RawScan *scan);
    Outcome carryOut(Desk desk, const domain::Request &request, const Session &next,
                     const scan::RawScan *scan);
    std::optional<domain::Verification> verificationOf(const Session &session) const;
    QList<domain::UnitState> pathOf(const epc::Epc &id) const;
    Result<Done, store::StoreError> keep(Desk desk, const Session &session);
    Outcome notStored(const domain::Verdict &verdict, const store::StoreError &error) const;

    store::StationStore &m_store;
    UnitLookup &m_world;
    const Clock &m_clock;
    OperationService &m_operations;
    AuditWriter m_audit;
    JournalWriter m_journal;
    domain::Actor m_actor;
    scan::ScanRules m_scanRules;
    QSet<QString> m_people;
    std::array<Session, domain::AllDesks.size()> m_sessions;
    domain::WorkState m_order; ///< the rework order, while other work is done at its desk
};

} // namespace pw::services
