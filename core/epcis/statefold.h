// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epcis/event.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace pw::epcis {

/// What the event stream says of one object, keyed by canonical Digital Link.
struct ObjectState
{
    enum class Lifecycle { Unknown, Active, Decommissioned, Destroyed };
    QString id;
    Lifecycle lifecycle = Lifecycle::Unknown;
    QString disposition;
    QStringList persistent;           ///< sorted
    QString parent;                   ///< empty: none
    QMap<QString, double> quantities; ///< class-level contents by epcClass, or epcClass + '|' + uom
    QString bizLocation;
    QDateTime lastEventTime; ///< UTC
    QString lastBizStep;
    QString lastEventId;
    friend bool operator==(const ObjectState &, const ObjectState &) = default;
};

/// Something in the stream that cannot be true of physical things; kept, shown, never hidden.
struct Anomaly
{
    QString eventId;
    QString code; ///< "double-parent", "not-commissioned", "event-after-end-of-life" …
    QString object;
    friend bool operator==(const Anomaly &, const Anomaly &) = default;
};

/// Read and write access to the states the fold works on; a hash in tests, tables in central.
/// find() and childrenOf() see what put() wrote.
class StateAccess
{
public:
    virtual ~StateAccess() = default;
    virtual std::optional<ObjectState> find(const QString &id) = 0;
    virtual QStringList childrenOf(const QString &id) = 0;
    virtual void put(const ObjectState &state) = 0;
};

/// Applies one event that is in order to the states it touches and says what was odd. Error
/// declarations have no effect here: that they retract another event is admission's business.
/// Class-level quantities do not touch instances. Object and aggregation events only; the other
/// types say nothing about lifecycle or position.
QList<Anomaly> foldEvent(const Event &event, StateAccess &states);

/// Persistent dispositions that keep a unit from being used; so does every one that is no word of
/// the CBV, because nobody here knows what it means.
bool isBlocking(QStringView persistentDisposition);

/// Everything inside `id`, at any depth. Ends even where the stored links form a circle.
QStringList descendantsOf(const QString &id, StateAccess &states);

} // namespace pw::epcis
