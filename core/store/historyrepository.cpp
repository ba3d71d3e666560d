// SPDX-License-Identifier: Apache-2.0
#include "core/store/historyrepository.h"

namespace pw::store {

using namespace Qt::StringLiterals;

namespace {

QByteArray selectLinks(const char *rest)
{
    return QByteArray("SELECT c.key, p.key, l.from_at, l.from_seq, l.until_at, l.until_seq, 0"
                      " FROM link l JOIN history_unit c ON c.id = l.child_id"
                      " JOIN history_unit p ON p.id = l.parent_id ")
           + rest;
}

Result<Done, StoreError> done(const Result<int, StoreError> &written)
{
    if (!written)
        return Failure{written.error()};
    return Done();
}

} // namespace

HistoryRepository::HistoryRepository(Database &database, UnitNumbers &numbers)
    : m_numbers(numbers),
      m_openLink(database, "SELECT parent_id FROM link WHERE child_id = ?1 AND until_at IS NULL"),
      // max(): however clocks were set, no link ends before it began.
      m_endLink(database, "UPDATE link SET until_at = max(?2, from_at), until_seq = ?3"
                          " WHERE child_id = ?1 AND until_at IS NULL"),
      m_addPast(database, "INSERT OR IGNORE INTO link VALUES (?1, min(ifnull(?2, 0), ?4), NULL, ?3,"
                          " ?4, ?5)"),
      // A link that ended the moment it began was never one anybody could see.
      m_addLink(database, "INSERT INTO link VALUES (?1, ?2, ?3, ?4, NULL, NULL)"
                          " ON CONFLICT DO UPDATE SET from_seq = ?3, parent_id = ?4,"
                          " until_at = NULL, until_seq = NULL"),
      m_addTouched(database, "INSERT OR IGNORE INTO unit_operation VALUES (?1, ?2)"),
      m_addScan(database, "UPDATE scan_journal SET unit_id = ?2, operator = ?3 WHERE id = ?1"),
      m_childrenAt(database, "SELECT c.key, NULL, l.from_at, l.from_seq, l.until_at, l.until_seq,"
                             " EXISTS (SELECT 1 FROM unit_overlay v WHERE v.unit_id = l.child_id)"
                             " FROM link l JOIN history_unit c ON c.id = l.child_id"
                             " WHERE l.parent_id = (SELECT id FROM history_unit WHERE key = ?1)"
                             " AND l.from_at <= ?2 AND (l.until_at IS NULL OR l.until_at > ?2)"
                             " ORDER BY l.from_at, l.child_id"),
      m_linkAt(database, "SELECT NULL, p.key, l.from_at, l.from_seq, l.until_at, l.until_seq,"
                         " EXISTS (SELECT 1 FROM unit_overlay v WHERE v.unit_id = l.child_id)"
                         " FROM link l JOIN history_unit p ON p.id = l.parent_id"
                         " WHERE l.child_id = (SELECT id FROM history_unit WHERE key = ?1)"
                         " AND l.from_at <= ?2 ORDER BY l.from_at DESC LIMIT 1"),
      m_linksOf(database,
                selectLinks("WHERE l.child_id = (SELECT id FROM history_unit WHERE key = ?1)"
                            " ORDER BY l.from_at"))
{}

Result<Done, StoreError> HistoryRepository::recordLinks(const QList<LinkChange> &changes)
{
    for (const LinkChange &change : changes) {
        if (const auto recorded = recordLink(change); !recorded)
            return recorded;
    }
    return Done();
}

Result<Done, StoreError> HistoryRepository::recordLink(const LinkChange &change)
{
    const auto child = m_numbers.of(change.child);
    if (!child)
        return Failure{child.error()};
    std::optional<qint64> ended; // the container our own record had it in
    if (m_linkedIn != m_numbers.transaction()) {
        m_linkedIn = m_numbers.transaction();
        m_linked.clear();
    }
    const bool isFirst = m_numbers.isNew(*child) && !m_linked.contains(*child);
    m_linked.insert(*child);
    if (!isFirst) {
        auto rows = m_openLink.query(*child);
        while (rows.next())
            ended = rows.integer(0);
        if (rows.error())
            return Failure{*rows.error()};
    }
    if (ended) {
        const auto written = done(m_endLink.execute(*child, change.at, change.operation));
        if (!written)
            return written;
    }
    if (change.before) {
        const auto before = m_numbers.of(*change.before);
        if (!before)
            return Failure{before.error()};
        if (ended != *before) { // somebody else had put it there
            const auto past = done(m_addPast.execute(*child, change.lastEventAt, *before, change.at,
                                                     change.operation));
            if (!past)
                return past;
        }
    }
    if (!change.after)
        return Done();
    const auto parent = m_numbers.of(*change.after);
    if (!parent)
        return Failure{parent.error()};
    return done(m_addLink.execute(*child, change.at, change.operation, *parent));
}

Result<Done, StoreError> HistoryRepository::recordTouched(qint64 operation,
                                                          const QList<epc::Epc> &units)
{
    for (const epc::Epc &unit : units) {
        const auto id = m_numbers.of(unit);
        if (!id)
            return Failure{id.error()};
        if (const auto added = done(m_addTouched.execute(*id, operation)); !added)
            return added;
    }
    return Done();
}

Result<Done, StoreError> HistoryRepository::recordScan(qint64 scan, const QString &operatorId,
                                                       const std::optional<epc::Epc> &unit)
{
    std::optional<qint64> id;
    if (unit) {
        const auto found = m_numbers.of(*unit);
        if (!found)
            return Failure{found.error()};
        id = *found;
    }
    return done(m_addScan.execute(scan, id, operatorId));
}

Result<QList<Link>, StoreError> HistoryRepository::childrenAt(const epc::Epc &parent,
                                                              const QDateTime &at)
{
    return read(m_childrenAt.query(parent.key(), at), {}, parent);
}

Result<std::optional<Link>, StoreError> HistoryRepository::linkAt(const epc::Epc &child,
                                                                  const QDateTime &at)
{
    const auto links = read(m_linkAt.query(child.key(), at), child, {});
    if (!links)
        return Failure{links.error()};
    return links->isEmpty() ? std::nullopt : std::optional(links->first());
}

Result<QList<Link>, StoreError> HistoryRepository::linksOf(const epc::Epc &child)
{
    return read(m_linksOf.query(child.key()), {}, {});
}

Result<QList<Link>, StoreError> HistoryRepository::read(Rows rows,
                                                        const std::optional<epc::Epc> &knownChild,
                                                        const std::optional<epc::Epc> &knownParent)
{
    const auto unitIn = [&rows](int column) {
        const auto unit = epc::Epc::fromKey(rows.text(column));
        return unit ? std::optional(*unit) : std::nullopt;
    };
    QList<Link> links;
    while (rows.next()) {
        const auto child = knownChild ? knownChild : unitIn(0);
        const auto parent = knownParent ? knownParent : unitIn(1);
        if (!child || !parent)
            return Failure{StoreError{StoreError::Code::Damaged, 0, u"link "_s + rows.text(0)}};
        links.append({*child, *parent, rows.instant(2), rows.optionalInteger(3), rows.instant(4),
                      rows.optionalInteger(5), rows.flag(6)});
    }
    if (rows.error())
        return Failure{*rows.error()};
    return links;
}

} // namespace pw::store
