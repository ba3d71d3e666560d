// SPDX-License-Identifier: Apache-2.0
#include "core/store/unitoverlayrepository.h"

#include "core/domain/masterdata.h"
#include "core/domain/unitcodes.h"

#include <QJsonDocument>

namespace pw::store {

using namespace Qt::StringLiterals;
using domain::UnitState;

namespace {

QByteArray selectUnits(const char *rest)
{
    // A parked event wins over queued ones: 'parked' < 'queued'.
    return QByteArray(
               "SELECT u.key, v.level, v.lifecycle, v.custody, v.product, v.lot, v.expiry, v.holds,"
               " p.key, v.container, v.capacity, v.child_count, v.duplicate, v.last_event_at,"
               " v.last_event_by, v.label, v.broken, v.evidence, v.evidence_at,"
               " (SELECT min(o.state) FROM outbox_unit e JOIN outbox o ON o.seq = e.seq"
               "  WHERE e.unit_id = v.unit_id AND o.state <> 'stored')"
               " FROM unit_overlay v JOIN history_unit u ON u.id = v.unit_id"
               " LEFT JOIN history_unit p ON p.id = v.parent_id ")
           + rest;
}

QLatin1StringView containerCode(const domain::ContainerState &container)
{
    if (container.open)
        return "open"_L1;
    return container.partial ? "partial"_L1 : "closed"_L1;
}

std::optional<domain::ContainerState> containerFrom(const Rows &rows, int codeColumn, int capacity)
{
    if (rows.isNull(codeColumn))
        return {};
    const QString code = rows.text(codeColumn);
    const auto label = domain::labelStateFromCode(rows.text(15));
    domain::ContainerState container{code == "open"_L1,
                                     code == "partial"_L1,
                                     {},
                                     label.value_or(domain::LabelState::Stale),
                                     rows.flag(16)};
    if (!rows.isNull(capacity))
        container.capacity = rows.number(capacity);
    return container;
}

domain::SyncState syncFrom(const QString &outboxState)
{
    if (outboxState.isEmpty())
        return domain::SyncState::InSync;
    return outboxState == "parked"_L1 ? domain::SyncState::Parked : domain::SyncState::Pending;
}

/// Nothing where the row is not one we wrote.
std::optional<UnitState> unitFrom(const Rows &rows)
{
    const auto id = epc::Epc::fromKey(rows.text(0));
    const auto level = domain::levelFromCode(rows.text(1));
    const auto lifecycle = domain::lifecycleFromCode(rows.text(2));
    const auto custody = domain::custodyFromCode(rows.text(3));
    if (!id || !level || !lifecycle || !custody)
        return {};
    UnitState unit{*id, *level, *lifecycle, *custody};
    if (!rows.isNull(4)) {
        const auto product = gs1::Gtin::parse(rows.text(4));
        if (!product)
            return {};
        unit.product = *product;
    }
    unit.lot = rows.text(5);
    unit.expiry = QDate::fromString(rows.text(6), Qt::ISODate);
    unit.holds = domain::holdsFromJson(QJsonDocument::fromJson(rows.bytes(7)).array());
    if (!rows.isNull(8)) {
        const auto parent = epc::Epc::fromKey(rows.text(8));
        if (!parent)
            return {};
        unit.parent = *parent;
    }
    unit.container = containerFrom(rows, 9, 10);
    unit.childCount = rows.number(11);
    unit.duplicateIdentity = rows.flag(12);
    unit.lastEventAt = rows.instant(13);
    unit.lastEventBy = rows.text(14);
    unit.evidence = domain::evidenceFromCode(rows.text(17)).value_or(domain::Evidence::Unverified);
    unit.evidenceAt = rows.instant(18);
    unit.sync = syncFrom(rows.text(19));
    return unit;
}

} // namespace

UnitOverlayRepository::UnitOverlayRepository(Database &database, UnitNumbers &numbers)
    : m_numbers(numbers),
      m_find(database, selectUnits("WHERE v.unit_id = ?1")),
      m_put(database,
            "INSERT OR REPLACE INTO unit_overlay (unit_id, level, lifecycle, custody, product,"
            " lot, expiry, holds, parent_id, container, capacity, child_count, duplicate,"
            " last_event_at, last_event_by, last_seq, label, broken, evidence,"
            " evidence_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
            " ?14, ?15, ?16, ?17, ?18, ?19, ?20)"),
      m_children(database, selectUnits("WHERE v.parent_id = ?1 ORDER BY u.key")),
      m_tops(database,
             selectUnits("WHERE v.parent_id IS NULL AND v.container IS NOT NULL AND v.lifecycle"
                         " NOT IN ('decommissioned', 'sampled', 'destroyed') ORDER BY u.key")),
      m_open(database,
             selectUnits("WHERE v.container = 'open' ORDER BY v.last_event_at, v.last_seq")),
      m_removeEchoed(database,
                     "DELETE FROM unit_overlay WHERE last_seq <= ?1 AND container IS NOT 'open'"
                     " AND NOT EXISTS (SELECT 1 FROM outbox_unit e JOIN outbox o ON o.seq = e.seq"
                     "  WHERE e.unit_id = unit_overlay.unit_id AND o.state <> 'stored')")
{}

Result<std::optional<UnitState>, StoreError> UnitOverlayRepository::find(const epc::Epc &id)
{
    const auto number = m_numbers.find(id);
    if (!number)
        return Failure{number.error()};
    if (!*number)
        return std::optional<UnitState>();
    const auto units = read(m_find.query(**number));
    if (!units)
        return Failure{units.error()};
    return units->isEmpty() ? std::nullopt : std::optional(units->first());
}

Result<Done, StoreError> UnitOverlayRepository::put(const UnitState &state, qint64 lastSeq)
{
    std::optional<QLatin1StringView> product;
    std::optional<qint64> parent;
    if (state.product)
        product = state.product->digits();
    const auto number = m_numbers.of(state.id);
    if (!number)
        return Failure{number.error()};
    if (state.parent) {
        const auto known = m_numbers.of(*state.parent);
        if (!known)
            return Failure{known.error()};
        parent = *known;
    }
    const auto container = state.container.value_or(domain::ContainerState());
    const auto code = state.container ? std::optional(containerCode(container)) : std::nullopt;
    const QByteArray holds =
        state.holds.isEmpty()
            ? QByteArray("[]")
            : QJsonDocument(domain::toJson(state.holds)).toJson(QJsonDocument::Compact);
    const auto stored = m_put.execute(
        *number, domain::toCode(state.level), domain::toCode(state.lifecycle),
        domain::toCode(state.custody), product, state.lot, state.expiry.toString(Qt::ISODate),
        Utf8{holds}, parent, code, container.capacity, state.childCount, state.duplicateIdentity,
        state.lastEventAt, state.lastEventBy, lastSeq, domain::toCode(container.label),
        container.broken, domain::toCode(state.evidence), state.evidenceAt);
    if (!stored)
        return Failure{stored.error()};
    return Done();
}

Result<QList<UnitState>, StoreError> UnitOverlayRepository::childrenOf(const epc::Epc &parent)
{
    const auto number = m_numbers.find(parent);
    if (!number)
        return Failure{number.error()};
    return *number ? read(m_children.query(**number)) : QList<UnitState>();
}

Result<QList<UnitState>, StoreError> UnitOverlayRepository::topContainers()
{
    return read(m_tops.query());
}

Result<QList<UnitState>, StoreError> UnitOverlayRepository::openContainersHere()
{
    return read(m_open.query());
}

Result<int, StoreError> UnitOverlayRepository::removeEchoed(qint64 stationSeq)
{
    return m_removeEchoed.execute(stationSeq);
}

Result<QList<UnitState>, StoreError> UnitOverlayRepository::read(Rows rows)
{
    QList<UnitState> units;
    while (rows.next()) {
        const auto unit = unitFrom(rows);
        if (!unit)
            return Failure{
                StoreError{StoreError::Code::Damaged, 0, u"unit_overlay "_s + rows.text(0)}};
        units.append(*unit);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return units;
}

} // namespace pw::store
