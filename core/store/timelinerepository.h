// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"
#include "core/epc/epc.h"
#include "core/store/operationrepository.h"

#include <QList>

namespace pw::store {

/// A place in a timeline: entries are ordered by moment, then kind, then number.
struct TimelinePlace
{
    qint64 at = std::numeric_limits<qint64>::max(); ///< ms since 1970 UTC
    int rank = 0;
    qint64 number = 0;
    friend auto operator<=>(const TimelinePlace &, const TimelinePlace &) = default;
};

/// How far central has an operation: its events that name the unit, by state. Events stored long
/// ago are forgotten.
struct Delivery
{
    int queued = 0;
    int stored = 0;
    int parked = 0;
    QString parkedCode; ///< why the first parked one was refused
    friend bool operator==(const Delivery &, const Delivery &) = default;
};

struct UnitOperation
{
    Operation operation;
    Delivery delivery;
};

/// A scan whose verdict named the unit.
struct UnitScan
{
    qint64 id = 0;
    QDateTime at; ///< UTC
    QString device;
    domain::VerdictCode verdict = domain::VerdictCode::Unreadable;
    QByteArray facts; ///< the verdict as JSON
    std::optional<qint64> operation;
    QString operatorId; ///< empty: not known
};

/// Reads what was done to one unit here, the newest first. Confined to the thread of its database.
class TimelineRepository
{
public:
    explicit TimelineRepository(Database &database);

    /// Up to `limit` that stand before `before`, counted with `rank`.
    Result<QList<UnitOperation>, StoreError> operations(const epc::Epc &unit, int rank,
                                                        const TimelinePlace &before, int limit);
    Result<QList<UnitScan>, StoreError> scans(const epc::Epc &unit, int rank,
                                              const TimelinePlace &before, int limit);

private:
    Result<Done, StoreError> addDelivery(QList<UnitOperation> &operations, const epc::Epc &unit);

    Statement m_operations;
    Statement m_delivery;
    Statement m_scans;
};

} // namespace pw::store
