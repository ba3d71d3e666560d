// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/stationstore.h"

#include <QHash>
#include <QSet>

namespace pw::services {

/// How many units that must not travel on (held, of doubtful identity, ended) are at any depth in a
/// container. Counts upwards from the few there are, so that a pallet of a hundred thousand packs
/// costs no more than one of ten. Where the overlay has a unit, the overlay alone says what it is
/// in; it is forbidden where either record says so. Lives in the engine thread.
class HeldIndex
{
public:
    explicit HeldIndex(store::StationStore &store) : m_store(store) {}

    /// As of the cache's last renew() and the last changed(). One unit inside itself, in a circle
    /// central told of, counts once.
    Result<int, store::StoreError> heldInside(const epc::Epc &container);

    /// Whether this station has put anything into `container` or taken anything out that central
    /// has not echoed: what the cache says of its contents is then not all. As of the last
    /// isOurs().
    bool isTouched(const epc::Epc &container) const { return m_touching.contains(container); }
    /// Whether the overlay has the unit.
    Result<bool, store::StoreError> isOurs(const epc::Epc &unit);

    /// This station has changed records of these units in the overlay (Outcome::records). They are
    /// looked at when somebody asks next: whoever waits for a commit does not.
    void changed(const QList<epc::Epc> &units);
    /// Everything is counted anew at the next question: overlay rows have gone (echoes), or a write
    /// was not told of. A newer generation of the cache is noticed without being told.
    void forget();

private:
    struct Ours
    {
        std::optional<epc::Epc> parent;
        bool forbidden = false;              ///< by either record
        std::optional<epc::Epc> cacheParent; ///< where the cache has counted it …
        bool cacheForbidden = false;         ///< … as forbidden
    };

    Result<Done, store::StoreError> ensureOurs();
    Result<Done, store::StoreError> catchUp();
    Result<Done, store::StoreError> ensureCounted();
    Result<Done, store::StoreError> take(const store::HeldUnit &unit);
    void drop(const epc::Epc &id);
    using Counts = QHash<epc::Epc, int>;
    static void add(Counts &counts, const std::optional<epc::Epc> &parent, int count);
    Result<std::optional<epc::Epc>, store::StoreError> parentOf(const epc::Epc &id);
    Result<Done, store::StoreError> total();

    store::StationStore &m_store;
    qint64 m_generation = -1;
    QSet<epc::Epc> m_behind; ///< changed since they were looked at
    bool m_oursRead = false;
    bool m_counted = false; ///< what the cache has is in m_direct, too
    bool m_totalled = false;
    Counts m_direct;              ///< forbidden units directly inside; never 0
    Counts m_touching;            ///< units of the overlay that are, or in the cache were, inside
    Counts m_inside;              ///< forbidden units at any depth
    QHash<epc::Epc, Ours> m_ours; ///< every unit of the overlay
};

} // namespace pw::services
