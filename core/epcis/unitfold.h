// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"
#include "core/epcis/event.h"
#include "core/epcis/statefold.h"

#include <QHash>

namespace pw::epcis {

/// Units as a station works with them from events of whatever repository: the state fold, and
/// beside it level, lot, expiry, custody, holds and whether a container is open. In memory.
///
/// What contradicts itself (packed twice, used after its end) is held as doubtful: nobody here can
/// know which story is right.
class UnitFold
{
public:
    /// In the order in which they happened (placeOf()); none that is declared an error.
    void apply(const Event &event);

    /// Nothing where no event has named it; `id` is a canonicalId() of a unit.
    std::optional<domain::UnitState> unit(const QString &id) const;
    /// Of a lot or a whole product, by the canonicalId() of its class.
    QList<domain::Hold> holdsOfClass(const QString &id) const
    {
        return holdsIn(m_classes.value(id));
    }

private:
    /// A hold and the disposition that places it.
    struct Placed
    {
        QString disposition;
        domain::Hold hold;
    };
    struct Facts
    {
        domain::Level level = domain::Level::Pack;
        domain::Custody custody = domain::Custody::Here;
        QString lot;
        QDate expiry;
        QString by;
        QList<Placed> holds;
        bool sampled = false;
        bool duplicate = false;
        bool isContainer = false;
        bool wasClosed = false;
        domain::ContainerState container;
        domain::Evidence evidence = domain::Evidence::Unverified;
    };
    class States : public StateAccess
    {
    public:
        std::optional<ObjectState> find(const QString &id) override;
        QStringList childrenOf(const QString &id) override;
        void put(const ObjectState &state) override;
        const ObjectState *state(const QString &id) const;

    private:
        QHash<QString, ObjectState> m_states;
        QHash<QString, QStringList> m_children;
    };

    static QList<domain::Hold> holdsIn(const QList<Placed> &placed);
    Facts &facts(const QString &id);
    void applyAnomalies(const Event &event, const QList<Anomaly> &anomalies);
    void applyToObject(const Event &event, const QString &id, const QString &stepBefore);
    void applyToParent(const Event &event, const QString &id);
    void applyContainer(const Event &event, Facts &unit);
    void applyContentsChange(const Event &event, const QString &id);
    void applyCustody(const Event &event, const QString &id);
    static void changeHolds(const Event &event, QList<Placed> &holds);
    static void changeHoldByDisposition(const Event &event, QList<Placed> &holds, bool named);

    States m_states;
    QHash<QString, Facts> m_facts;
    QHash<QString, QList<Placed>> m_classes;
};

} // namespace pw::epcis
