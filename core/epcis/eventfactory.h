// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/command.h"
#include "core/domain/offlinepermit.h"
#include "core/epcis/event.h"

#include <QDateTime>
#include <QJsonArray>
#include <QString>

namespace pw::epcis {

/// A signature as an event tells of it; how it was given is the business of who signs people in.
struct EventSignature
{
    QString signedBy; ///< pseudonymous
    QString meaning;  ///< "released"
    QDateTime at;
};

/// How an event gets its identity.
enum class EventIdKind {
    Uuid, ///< `urn:uuid:…`, drawn once
    Hash  ///< `ni:///sha-256;…` (CBV 2.0, 8.9): follows from what the event says
};

/// Who, where, when and why of one user action; the same for all its events but time and sequence.
struct EventContext
{
    QString operationId; ///< urn:uuid:…, one per user action
    QString workstation;
    QString operatorId;     ///< pseudonymous
    QString readPoint;      ///< Digital Link of the bench
    QString bizLocation;    ///< Digital Link of the site or zone
    QString timeZoneOffset; ///< "+02:00", valid where it happens
    qint64 statusAsOf = 0;  ///< feed number of the cache the decision was based on…
    std::optional<std::chrono::seconds> statusAge = {}; ///< …and the time since it was complete
    bool undo = false;                                  ///< the action takes an earlier one back
    QString operation;     ///< agw:operation of a rework operation; empty: the command's own
    domain::Reason reason; ///< empty code: none
    std::optional<EventSignature> signature;
    QList<domain::UnitBefore> restored; ///< labels that are right again by taking back
    EventIdKind eventId = EventIdKind::Uuid;
    /// Whose leave it needed, the data being as old as they were.
    std::optional<domain::OfflinePermit> permit = {};
};

/// The EPCIS event that tells central of one command (recipes of EPCIS/CBV 2.0: packing and
/// unpacking by AggregationEvents with explicit children, life and holds by ObjectEvents). Nothing
/// where central need not know (a scrapped label) and for a retraction, which is
/// errorDeclarationOf() the original. `sequence` is the station's own strictly increasing number.
std::optional<Event> eventFor(const domain::Command &command, const EventContext &context,
                              const QDateTime &eventTime, qint64 sequence);

/// What every event of ours says of who, where and when: the last thing done to one. Its identity
/// is drawn or computed here.
void completeEvent(Event &event, const EventContext &context, const QDateTime &eventTime,
                   qint64 sequence);

/// Containers as `agw:restored` tells of them.
QJsonArray toldRestored(const QList<domain::UnitBefore> &containers);

/// What a hold means in the vocabulary central shares with others (default profile): the persistent
/// disposition it sets.
QLatin1StringView persistentDispositionOf(domain::HoldClass holdClass);

/// Offset of `zone` at `at` as EPCIS wants it: "+02:00", "-05:30", never "Z".
QString timeZoneOffset(const QDateTime &at);

} // namespace pw::epcis
