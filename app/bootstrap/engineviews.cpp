// SPDX-License-Identifier: Apache-2.0
// What the engine tells those who look, and what they ask of it beside the work.
#include "app/bootstrap/engine.h"
#include "core/services/disputedunits.h"
#include "core/services/undeliveredevents.h"
#include "core/store/transaction.h"

namespace pw::bootstrap {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

constexpr int RecentScans = 50;
constexpr int MostWaiting = 50; ///< shown; how many there are says the status

} // namespace

void Engine::loadChildren(const epc::Epc &parent)
{
    Q_EMIT childrenLoaded(parent, m_hierarchy->children(parent));
}

void Engine::publishWork()
{
    for (const Desk desk : AllDesks)
        Q_EMIT workChanged(m_work->report(desk));
}

void Engine::readParked()
{
    if (const auto parked = services::parkedEvents(*m_store)) // else again at the next turn
        Q_EMIT parkedRead(*parked);
}

void Engine::readWaiting()
{
    if (const auto waiting = services::waitingEvents(*m_store, MostWaiting))
        Q_EMIT waitingRead(*waiting);
}

void Engine::readConflicts()
{
    if (const auto disputed = services::disputedUnits(*m_store, *m_world))
        Q_EMIT conflictsRead(*disputed);
}

void Engine::sendAgain(qint64 seq)
{
    store::Transaction transaction(m_store->database());
    if (transaction.isOpen() && m_store->outbox.unpark(seq) && transaction.commit())
        Q_EMIT outboxFilled();
    readParked();
}

void Engine::givePermit(const OfflinePermit &permit, const QString &meaning)
{
    Actor actor = m_work->actor();
    actor.signature = Signature{actor.id, meaning, m_clock.now()};
    Q_EMIT verdictReached(m_permits->give(permit, actor));
    publishLeave();
}

void Engine::endPermit()
{
    Q_EMIT verdictReached(m_permits->end(m_work->actor()));
    publishLeave();
}

void Engine::readLeave()
{
    m_lastLeave.reset();
    publishLeave();
}

void Engine::publishLeave()
{
    m_permits->review();
    const PackingLeave leave = m_permits->leave();
    if (leave == m_lastLeave)
        return;
    m_lastLeave = leave;
    Q_EMIT leaveChanged(leave);
}

scan::CodeReport Engine::reportOf(const scan::RawScan &scan) const
{
    const DeviceRules rules = m_devices.value(scan.device);
    const scan::InterpretContext context{rules.framing, rules.separatorProven,
                                         scan.at.date().year(), m_scanConfig.rules};
    return scan::inspect(scan, context, m_scanConfig.companyPrefixes);
}

void Engine::explain(const scan::RawScan &scan)
{
    Q_EMIT explained(scan, reportOf(scan));
}

void Engine::inspectLastScan()
{
    if (!m_lastScan)
        return;
    Inspection inspection{
        reportOf(*m_lastScan), nameOf(m_lastScan->device), m_lastScan->at, m_lastVerdict, {},
        m_world->dataAge()};
    if (const auto id = epc::Epc::fromUri(inspection.report.digitalLink))
        inspection.unit = m_world->unit(*id);
    Q_EMIT inspected(inspection);
}

void Engine::publish()
{
    if (const auto scans = m_store->journal.last(RecentScans)) {
        for (auto scan = scans->crbegin(); scan != scans->crend(); ++scan) {
            Verdict verdict;
            verdict.code = scan->verdict;
            Q_EMIT scanLogged({scan->id, scan->scan.at, nameOf(scan->scan.device),
                               services::feedText(scan->scan.bytes), verdict});
        }
    }
    Q_EMIT rootsChanged(m_hierarchy->roots(m_packing->state()));
    m_lastView = m_packing->view();
    Q_EMIT sessionChanged(m_lastView);
}

} // namespace pw::bootstrap
