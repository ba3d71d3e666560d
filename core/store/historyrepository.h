// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"
#include "core/store/statement.h"
#include "core/store/unitnumbers.h"

#include <QList>
#include <QSet>

#include <optional>

namespace pw::store {

/// A unit goes from one container (or none) into another (or none).
struct LinkChange
{
    epc::Epc child;
    std::optional<epc::Epc> before; ///< what it was in until now
    std::optional<epc::Epc> after;
    /// The event before this one of the child (UnitState::lastEventAt, UTC): a link that began
    /// elsewhere is known since then; invalid: not even that.
    QDateTime lastEventAt;
    QDateTime at;         ///< eventTime of the change, UTC
    qint64 operation = 0; ///< seq
};

/// A unit was in a container, from one moment until before another.
struct Link
{
    epc::Epc child;
    epc::Epc parent;
    QDateTime from;                      ///< UTC
    std::optional<qint64> fromOperation; ///< nothing: it may have begun before `from`
    QDateTime until;                     ///< UTC; invalid: it has not ended
    std::optional<qint64> untilOperation;
    /// The overlay has the child: central has yet to show what this station did with it. Only told
    /// by childrenAt() and linkAt().
    bool isOverlaid = false;
    friend bool operator==(const Link &, const Link &) = default;
};

/// What this station did to units, and what was in what (`link`, `unit_operation` and two
/// columns of `scan_journal` in station.db). The three record functions belong into the transaction
/// of the operation itself. Confined to the thread of its database. Writes need an open
/// Transaction.
class HistoryRepository
{
public:
    HistoryRepository(Database &database, UnitNumbers &numbers);

    /// In the order given, so a unit may move twice. An open link of the child ends, whatever
    /// container it names.
    Result<Done, StoreError> recordLinks(const QList<LinkChange> &changes);
    /// Every unit an event of the operation is about. Naming one twice does no harm.
    Result<Done, StoreError> recordTouched(qint64 operation, const QList<epc::Epc> &units);
    /// The unit the verdict of a scan named (else its container), refused or not; nothing: none.
    Result<Done, StoreError> recordScan(qint64 scan, const QString &operatorId,
                                        const std::optional<epc::Epc> &unit);

    /// What was directly in `parent` at that moment, in the order it entered.
    Result<QList<Link>, StoreError> childrenAt(const epc::Epc &parent, const QDateTime &at);
    /// The link of `child` that began last at or before `at`; it may have ended by then.
    Result<std::optional<Link>, StoreError> linkAt(const epc::Epc &child, const QDateTime &at);
    /// Everything the unit has been in, the oldest first.
    Result<QList<Link>, StoreError> linksOf(const epc::Epc &child);

private:
    Result<Done, StoreError> recordLink(const LinkChange &change);
    Result<QList<Link>, StoreError> read(Rows rows, const std::optional<epc::Epc> &knownChild,
                                         const std::optional<epc::Epc> &knownParent);

    UnitNumbers &m_numbers;
    QSet<qint64> m_linked;  ///< children of links recorded in transaction …
    qint64 m_linkedIn = -1; ///< … this one
    Statement m_openLink;
    Statement m_endLink;
    Statement m_addPast;
    Statement m_addLink;
    Statement m_addTouched;
    Statement m_addScan;
    Statement m_childrenAt;
    Statement m_linkAt;
    Statement m_linksOf;
};

} // namespace pw::store
