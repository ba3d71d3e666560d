// SPDX-License-Identifier: Apache-2.0
#include "core/store/historysearch.h"

#include "core/gs1/digitallink.h"
#include "core/store/sqlpattern.h"

namespace pw::store {

using namespace Qt::StringLiterals;

namespace {

// Where the serial begins in "00/<SSCC>" and "01/<GTIN>/21/<serial>", counted from 1.
constexpr char Matches[] =
    "(?2 IS NULL OR substr(u.key, 1, 21) = '01/' || ?2 || '/21/')"
    " AND (?3 IS NULL OR substr(u.key, CASE WHEN u.key < '01' THEN 4 ELSE 22 END)"
    "  LIKE ?3 ESCAPE '\\')";

constexpr char WereActive[] =
    "SELECT u.key FROM history_unit u WHERE u.key > ?1 AND u.id IN ("
    "SELECT t.unit_id FROM operation o JOIN unit_operation t ON t.operation_seq = o.seq"
    " WHERE o.at >= ?4 AND o.at < ?5 AND (?6 = '' OR o.operator = ?6)"
    " UNION SELECT s.unit_id FROM scan_journal s"
    " WHERE s.at >= ?4 AND s.at < ?5 AND s.unit_id IS NOT NULL"
    " AND (?6 = '' OR s.operator = ?6)) AND ";

constexpr char WasActive[] =
    "SELECT EXISTS (SELECT 1 FROM unit_operation t JOIN operation o ON o.seq = t.operation_seq"
    "  WHERE t.unit_id = u.id AND o.at >= ?4 AND o.at < ?5 AND (?6 = '' OR o.operator = ?6))"
    " OR EXISTS (SELECT 1 FROM scan_journal s WHERE s.unit_id = u.id AND s.at >= ?4 AND s.at < ?5"
    "  AND (?6 = '' OR s.operator = ?6))"
    " FROM history_unit u WHERE u.key = ?1 AND ";

QByteArray matching(const char *select, const char *rest = "")
{
    return QByteArray(select) + Matches + rest;
}

/// As statements are given them.
struct Parameters
{
    std::optional<QString> gtin;
    std::optional<QString> pattern;
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 to = std::numeric_limits<qint64>::max();
    bool asksActivity = false;

    explicit Parameters(const StationSearch &asked)
    {
        if (asked.gtin)
            gtin = asked.gtin->toString();
        if (!asked.serialPart.isEmpty())
            pattern = likePattern(gs1::percentEncoded(asked.serialPart));
        if (asked.from.isValid())
            from = asked.from.toMSecsSinceEpoch();
        if (asked.to.isValid())
            to = asked.to.toMSecsSinceEpoch();
        asksActivity = asked.from.isValid() || asked.to.isValid() || !asked.operatorId.isEmpty();
    }
};

} // namespace

HistorySearch::HistorySearch(Database &database)
    : m_any(database,
            matching("SELECT u.key FROM history_unit u WHERE u.key > ?1 AND ", " ORDER BY u.key")),
      m_overlay(database, matching("SELECT u.key FROM unit_overlay v JOIN history_unit u"
                                   " ON u.id = v.unit_id WHERE u.key > ?1 AND ",
                                   " ORDER BY u.key")),
      m_active(database, matching(WereActive, " ORDER BY u.key")),
      m_known(database, matching("SELECT 1 FROM history_unit u WHERE u.key = ?1 AND ")),
      m_overlaid(database, matching("SELECT 1 FROM history_unit u JOIN unit_overlay v"
                                    " ON v.unit_id = u.id WHERE u.key = ?1 AND ")),
      m_wasActive(database, matching(WasActive))
{}

Result<Done, StoreError> HistorySearch::search(const StationSearch &asked, const QString &after,
                                               const std::function<bool(const epc::Epc &)> &found)
{
    const Parameters with(asked);
    auto rows =
        with.asksActivity
            ? m_active.query(after, with.gtin, with.pattern, with.from, with.to, asked.operatorId)
            : (asked.overlayOnly ? m_overlay : m_any).query(after, with.gtin, with.pattern);
    while (rows.next()) {
        const auto id = epc::Epc::fromKey(rows.text(0));
        if (!id)
            return Failure{
                StoreError{StoreError::Code::Damaged, 0, u"history_unit "_s + rows.text(0)}};
        // The pattern saw the serial percent-encoded: "2F" is in "%2F" only there.
        const bool meant =
            !id->sgtin() || id->sgtin()->serial().contains(asked.serialPart, Qt::CaseInsensitive);
        if (meant && !found(*id))
            return Done();
    }
    if (rows.error())
        return Failure{*rows.error()};
    return Done();
}

Result<bool, StoreError> HistorySearch::matches(const StationSearch &asked, const epc::Epc &unit)
{
    const Parameters with(asked);
    auto rows =
        with.asksActivity
            ? m_wasActive.query(unit.key(), with.gtin, with.pattern, with.from, with.to,
                                asked.operatorId)
            : (asked.overlayOnly ? m_overlaid : m_known).query(unit.key(), with.gtin, with.pattern);
    const bool matches = rows.next() && rows.flag(0);
    if (rows.error())
        return Failure{*rows.error()};
    return matches;
}

Result<bool, StoreError> HistorySearch::knows(const epc::Epc &unit)
{
    return matches({}, unit);
}

} // namespace pw::store
