// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/unitcache.h"
#include "core/epcis/event.h"

namespace pw::central {

/// Makes of admitted events what stations are told: the state fold, and beside it level, lot,
/// expiry, custody, holds and whether a container is open.
class UnitProjection
{
public:
    explicit UnitProjection(StoreWriter &writer) : m_writer(writer), m_units(writer) {}

    void apply(const epcis::Event &event, qint64 sequence);
    /// The event has been declared an error, in the declaration that is `sequence`: its objects are
    /// what they are without it.
    void retract(const epcis::Event &event, qint64 sequence);
    /// What a station says of containers whose step it took back (`agw:restored`): their labels are
    /// right again.
    void restore(const QJsonArray &containers, qint64 sequence);
    /// Writes the units; once, after the last event of a document.
    void flush() { m_units.flush(); }

private:
    void applyAnomalies(const QList<epcis::Anomaly> &anomalies, qint64 sequence);
    void applyToObject(const QString &id, const QString &stepBefore);
    void applyToParent(const QString &id);
    void applyCommissioning(UnitRecord &unit);
    void applyLevel(UnitRecord &unit);
    void applyContainer(UnitRecord &unit);
    void applyJudgement(UnitRecord &unit);
    void applyContentsChange(const QString &id);
    void applyCustody(const QString &id);
    void applyLotHolds();
    QString levelOf(const QString &id);
    QString extension(QLatin1StringView name) const;

    StoreWriter &m_writer;
    UnitCache m_units;
    const epcis::Event *m_event = nullptr; ///< being applied
};

} // namespace pw::central
