// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/records.h"
#include "core/central/storeerror.h"

#include <functional>
#include <limits>
#include <memory>

namespace pw::central {

/// An event as it lies in the store.
struct StoredEvent
{
    qint64 sequence = 0;
    QString eventId;
    bool declaration = false;
    QByteArray contentHash;
    QByteArray json;
    QByteArray context; ///< empty: ours
    QDateTime recordTime;
};

/// A block of SSCC numbers, and since when it has been one.
struct StoredBlock
{
    SsccLease lease;
    QDateTime createdAt;
};

/// Events recorded from `from` on and before `before`; invalid times do not restrict.
struct RecordedRange
{
    QDateTime from;
    QDateTime before;
};

/// The range in milliseconds since 1970-01-01 UTC, as stores keep times.
inline qint64 firstOf(const RecordedRange &range)
{
    return range.from.isValid() ? range.from.toMSecsSinceEpoch()
                                : std::numeric_limits<qint64>::min();
}
inline qint64 endOf(const RecordedRange &range)
{
    return range.before.isValid() ? range.before.toMSecsSinceEpoch()
                                  : std::numeric_limits<qint64>::max();
}

/// All of a store, as it was at one moment: for verification and export. May be used beside a
/// central that is at work; blocks no writer. One thread.
class StoreAudit
{
public:
    virtual ~StoreAudit() = default;

    /// What the database itself finds wrong with its files and numbers, a line each.
    virtual Result<QStringList, StoreError> damages() = 0;
    /// In the order of their sequence numbers.
    virtual Result<Done, StoreError>
    eachEvent(const RecordedRange &range, const std::function<void(const StoredEvent &)> &take) = 0;
    /// By key, those outside the feed included.
    virtual Result<Done, StoreError>
    eachUnit(const std::function<void(const UnitRecord &)> &take) = 0;
    virtual Result<Done, StoreError>
    eachLot(const std::function<void(const LotRecord &)> &take) = 0;
    /// Oldest first.
    virtual Result<QList<StoredBlock>, StoreError> blocks() = 0;
};

} // namespace pw::central
