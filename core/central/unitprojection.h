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

    /// An event earlier than what is known of its objects takes its place among theirs: what comes
    /// out does not depend on the order in which events come.
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
    /// Of a world in which nothing has happened yet, for telling the past anew.
    struct Past
    {};
    UnitProjection(StoreWriter &writer, Past) : m_writer(writer), m_isPast(true) {}

    QStringList touchedBy(const epcis::Event &event);
    bool isLate(const epcis::Event &event, const QStringList &objects);
    QList<epcis::Anomaly> applyNext(const epcis::Event &event);
    QList<epcis::Anomaly> retell(const QStringList &objects);
    void breakAround(const QStringList &objects, UnitCache &past);
    void applyToObject(const QString &id, const QString &stepBefore);
    void applyToParent(const QString &id);
    void applyCommissioning(UnitRecord &unit);
    void applyLevel(UnitRecord &unit);
    void applyHolds(UnitRecord &unit);
    void applyContainer(UnitRecord &unit);
    void applyJudgement(UnitRecord &unit);
    void applyContentsChange(const QString &id);
    QList<epcis::Anomaly> heldWhenPacked(const QString &parent);
    void applyCustody(const QString &id);
    void applyLotHolds();
    QString levelOf(const QString &id);
    QString extension(QLatin1StringView name) const;

    StoreWriter &m_writer;
    UnitCache m_units;
    const bool m_isPast = false; ///< lots and conflicts are left alone
    /// Of a past: releases that name a hold which seems to be placed later only, by the clock of a
    /// station that is behind. There is no doubt which hold they lift.
    QHash<QString, QSet<QString>> m_earlyLifts;
    const epcis::Event *m_event = nullptr; ///< being applied
};

} // namespace pw::central
