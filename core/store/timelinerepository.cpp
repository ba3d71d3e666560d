// SPDX-License-Identifier: Apache-2.0
#include "core/store/timelinerepository.h"

#include <QHash>

#include <algorithm>

namespace pw::store {

using namespace Qt::StringLiterals;

TimelineRepository::TimelineRepository(Database &database)
    : m_operations(database,
                   "SELECT o.seq, o.operation_id, o.kind, o.at, o.operator, o.payload, o.undoes,"
                   " o.undone_by FROM history_unit u JOIN unit_operation t ON t.unit_id = u.id"
                   " JOIN operation o ON o.seq = t.operation_seq"
                   " WHERE u.key = ?1 AND (o.at, ?2, o.seq) < (?3, ?4, ?5)"
                   " ORDER BY o.at DESC, o.seq DESC LIMIT ?6"),
      m_delivery(database, "SELECT o.operation_seq, count(*) FILTER (WHERE o.state = 'queued'),"
                           " count(*) FILTER (WHERE o.state = 'stored'),"
                           " count(*) FILTER (WHERE o.state = 'parked'),"
                           " min(o.last_code) FILTER (WHERE o.state = 'parked')"
                           " FROM history_unit u JOIN outbox_unit e ON e.unit_id = u.id"
                           " JOIN outbox o ON o.seq = e.seq WHERE u.key = ?1"
                           " AND o.operation_seq BETWEEN ?2 AND ?3 GROUP BY o.operation_seq"),
      m_scans(database,
              "SELECT s.id, s.at, s.device, s.verdict_code, s.verdict, s.operation_seq,"
              " ifnull(s.operator, '') FROM history_unit u JOIN scan_journal s ON s.unit_id = u.id"
              " WHERE u.key = ?1 AND (s.at, ?2, s.id) < (?3, ?4, ?5)"
              " ORDER BY s.at DESC, s.id DESC LIMIT ?6")
{}

Result<QList<UnitOperation>, StoreError> TimelineRepository::operations(const epc::Epc &unit,
                                                                        int rank,
                                                                        const TimelinePlace &before,
                                                                        int limit)
{
    QList<UnitOperation> operations;
    auto rows = m_operations.query(unit.key(), rank, before.at, before.rank, before.number, limit);
    while (rows.next()) {
        UnitOperation entry;
        entry.operation = {rows.integer(0),
                           QUuid::fromString(rows.text(1)),
                           rows.text(2),
                           rows.instant(3),
                           rows.text(4),
                           rows.bytes(5),
                           rows.optionalInteger(6),
                           rows.optionalInteger(7)};
        operations.append(entry);
    }
    if (rows.error())
        return Failure{*rows.error()};
    if (const auto added = addDelivery(operations, unit); !added)
        return Failure{added.error()};
    return operations;
}

/// By the events that name the unit: those are the ones that tell its story.
Result<Done, StoreError> TimelineRepository::addDelivery(QList<UnitOperation> &operations,
                                                         const epc::Epc &unit)
{
    QHash<qint64, qsizetype> places;
    for (qsizetype i = 0; i < operations.size(); ++i)
        places.insert(operations[i].operation.seq, i);
    const auto [first, last] = std::minmax_element(places.keyBegin(), places.keyEnd());
    if (first == places.keyEnd())
        return Done();
    auto rows = m_delivery.query(unit.key(), *first, *last);
    while (rows.next()) {
        const auto place = places.constFind(rows.integer(0));
        if (place != places.cend())
            operations[*place].delivery = {rows.number(1), rows.number(2), rows.number(3),
                                           rows.text(4)};
    }
    if (rows.error())
        return Failure{*rows.error()};
    return Done();
}

Result<QList<UnitScan>, StoreError>
TimelineRepository::scans(const epc::Epc &unit, int rank, const TimelinePlace &before, int limit)
{
    QList<UnitScan> scans;
    auto rows = m_scans.query(unit.key(), rank, before.at, before.rank, before.number, limit);
    while (rows.next()) {
        const auto verdict = domain::verdictFromCode(rows.text(3));
        if (!verdict)
            return Failure{StoreError{StoreError::Code::Damaged, 0,
                                      u"scan_journal %1"_s.arg(rows.integer(0))}};
        scans.append({rows.integer(0), rows.instant(1), rows.text(2), *verdict, rows.bytes(4),
                      rows.optionalInteger(5), rows.text(6)});
    }
    if (rows.error())
        return Failure{*rows.error()};
    return scans;
}

} // namespace pw::store
