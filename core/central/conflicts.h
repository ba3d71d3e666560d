// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/conflictcase.h"
#include "core/central/eventstore.h"
#include "core/central/unitcache.h"
#include "core/epcis/event.h"

#include <QJsonObject>

namespace pw::central {

/// Code of the anomaly that opens a case of Kind::LateHold.
inline constexpr QLatin1StringView HeldWhenPacked("held-when-packed");

/// Opens and closes conflict cases. While a case is open, the unit and every container the stories
/// name carry a hold that no event lifts (class "conflict", id `urn:uuid:` and the case's, the
/// stories as its evidence): nobody packs, closes or ships them, and all stations see why.
/// No story wins for being later: only looking where the unit is closes a case.
class Conflicts
{
public:
    Conflicts(StoreWriter &writer, UnitCache &units) : m_writer(writer), m_units(units) {}

    /// What is contradictory about these objects has come out anew, whole: cases that are missing
    /// are opened, open ones that rest on nothing any more are settled.
    void reconcile(const QStringList &objects, const QList<epcis::Anomaly> &anomalies);
    /// What one more event contradicts.
    void add(const QList<epcis::Anomaly> &anomalies);
    /// Something happened to these objects, in its order: what was packed while held may be
    /// released or taken out by now.
    void review(const QStringList &objects);
    /// An event that says where a disputed unit was seen closes its case: one of RESOLVE_CONFLICT
    /// that names the hold and is signed.
    void resolve(const epcis::Event &event);

    static bool isConflict(const HoldRecord &hold);
    /// What it is about, as the feed tells it.
    static QJsonObject disputeOf(const HoldRecord &hold);

private:
    void open(ConflictCase::Kind kind, const QString &object, const QString &event);
    void settle(ConflictCase conflict);
    void close(ConflictCase closed);
    bool stands(const ConflictCase &conflict);
    void lay(const ConflictCase &opened);
    void breakOthers(const ConflictCase &conflict);
    QStringList partiesOf(const ConflictCase &conflict);
    QList<ConflictClaim> storiesOf(ConflictCase::Kind kind, const QString &object,
                                   const QString &event);

    StoreWriter &m_writer;
    UnitCache &m_units;
};

} // namespace pw::central
