// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/feedscope.h"
#include "core/domain/offlinepermit.h"
#include "core/domain/world.h"
#include "core/services/heldindex.h"
#include "core/store/stationstore.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace pw::services {

/// The world as this station knows it: its own doings (overlay) over what central said (cache).
/// Where the two disagree the worse one counts, so that neither can turn the other's "no" into an
/// "OK". Lives in the engine thread.
class UnitLookup : public domain::World
{
public:
    /// `scopes`: what of central's feed is followed, the one that covers the most last.
    UnitLookup(store::StationStore &store, const Clock &clock, const QString &station,
               const QList<domain::FeedScope> &scopes = {domain::FeedScope::exceptions(),
                                                         domain::FeedScope::site()});

    std::optional<domain::UnitState> unit(const epc::Epc &id) const override;
    QList<epc::Epc> childrenOf(const epc::Epc &parent) const override;
    int heldInside(const epc::Epc &container) const override;
    QList<domain::Hold> holdsOnLot(const gs1::Gtin &gtin, const QString &lot) const override;
    std::optional<domain::Product> product(const gs1::Gtin &gtin) const override;
    std::optional<domain::Level> freeNumberLevel(const gs1::Sscc &sscc) const override;
    QList<domain::Level> levelsWithFreeNumbers() const override;
    std::optional<domain::Step> lastStep() const override;
    QDate today() const override;
    QString station() const override { return m_station; }
    bool isCovered(const epc::Epc &unit, const QString &lot) const override;
    std::optional<std::chrono::seconds> dataAge() const override;
    domain::DataLimits dataLimits() const override;

    /// What the site's rules say of the data's age…
    void setFreshness(const domain::FreshnessLimits &limits) { m_freshness = limits; }
    const domain::FreshnessLimits &freshness() const { return m_freshness; }
    /// …and what a supervisor has permitted beyond it.
    void setPermit(const std::optional<domain::OfflinePermit> &permit) { m_permit = permit; }
    const std::optional<domain::OfflinePermit> &permit() const { return m_permit; }
    /// The moment dataAge() counts from, by the wall clock of then; UTC.
    std::optional<QDateTime> dataFrom() const;

    /// The feed number the answers are based on.
    qint64 statusAsOf() const;

    /// The cache has moved on: look at its newest state from now on.
    void renew();
    /// These records of ours have been written: counts of held units follow.
    void changed(const QList<domain::UnitState> &records);
    /// Records of ours have gone, or a write did not come about: they are counted anew.
    void forgetHeld() { m_held.forget(); }

    /// The first read that failed since the last call: an answer built on it must not be trusted.
    std::optional<store::StoreError> takeFailure();

private:
    template <typename T>
    T valueOr(Result<T, store::StoreError> result, T fallback) const;
    struct Merged
    {
        domain::UnitState unit;
        bool ours = false; ///< we have a record of our own, which tells the contents as well
    };
    std::optional<Merged> merged(const epc::Epc &id) const;
    struct DataBasis
    {
        QDateTime from;
        std::chrono::seconds age{0};
    };
    std::optional<DataBasis> dataBasis() const;
    std::optional<domain::UnitState> read(const epc::Epc &id) const;
    std::optional<domain::UnitState> asCentralSays(domain::UnitState container) const;
    domain::UnitState withContents(domain::UnitState container) const;
    /// Somebody else may have taken a pack out of a container that is open here.
    void findChangedContents();

    store::StationStore &m_store;
    const Clock &m_clock;
    QString m_station;
    QList<domain::FeedScope> m_scopes;
    domain::FreshnessLimits m_freshness;
    std::optional<domain::OfflinePermit> m_permit;
    std::optional<domain::MasterData> m_masterData;
    qint64 m_generation = -1;
    QSet<epc::Epc> m_changedContents; ///< open here, and holding other than our record says
    /// Answers since the store last changed: one input asks for the same containers again and
    /// again, and one that central knows is put together from all its children.
    mutable QHash<epc::Epc, std::optional<domain::UnitState>> m_answers;
    mutable qint64 m_answersRevision = -1;
    mutable HeldIndex m_held;
    mutable std::optional<store::StoreError> m_failure;
};

} // namespace pw::services
