// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/storeaudit.h"

namespace pw::central {

/// Something a store says that its events do not bear out.
struct StoreFinding
{
    enum class Kind {
        Damage,      ///< the database finds its own files or numbers wrong
        Unreadable,  ///< an event that is no event any more
        ContentHash, ///< an event is not what was hashed when it came
        Unit,        ///< the row of an object differs from what the events make of it
        MissingUnit, ///< the events tell of it, the store has no row
        SpareUnit,   ///< the store has a row, no event tells of it
        Lot          ///< holds of a lot or product differ
    };
    Kind kind;
    QString object; ///< eventID or key; empty: the store as a whole
    QString detail; ///< what differs, with both values
};

struct VerifiedStore
{
    qint64 events = 0;
    qint64 units = 0;
    qint64 lots = 0;
    qint64 findings = 0;
};

/// Recomputes the content hash of every event, tells all events to an empty store in `folder` (a
/// third of the room the store takes), and compares units, lots and holds. `report` is called for
/// each finding as it is made.
/// @returns what was looked at; StoreError where a store could not be read or `folder` not written
Result<VerifiedStore, StoreError>
verifyStore(StoreAudit &audit, const QString &folder,
            const std::function<void(const StoreFinding &)> &report);

} // namespace pw::central
