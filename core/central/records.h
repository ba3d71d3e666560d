// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventindex.h"
#include "core/domain/unitstate.h"
#include "core/epcis/statefold.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// Values that go into and come out of central's store, whatever database holds them.
namespace pw::central {

/// An event as it is kept: its text whole, and what it is found by.
struct EventRecord
{
    QString eventId;
    bool declaration = false; ///< an error declaration; its id is that of the event it retracts
    QByteArray contentHash;   ///< SHA-256 over the event without recordTime
    QByteArray json;          ///< as it came, without recordTime
    QByteArray context;       ///< `@context` list of its document; empty: ours
    QDateTime eventTime;
    QString type;
    QString action;
    QString bizStep;
    QString disposition;
    EventIndex index;
};

/// An attribute of a vocabulary element, as events can be found by it.
struct AttributeRecord
{
    QString element; ///< a key; of words of the CBV the bare word
    QString id;      ///< as it was told, shortened by valueKey()
    QString name;    ///< `{namespace}local`
    QString value;   ///< shortened by valueKey()
    friend bool operator==(const AttributeRecord &, const AttributeRecord &) = default;
};

/// Why a unit or lot may not be used, and who said so.
struct HoldRecord
{
    QString disposition; ///< persistent disposition that blocks
    QString reason;
    QString by;
    QDateTime since;
    QString id;        ///< as the one who placed it named it; empty: not at all
    QString holdClass; ///< likewise; empty: follows from the disposition
    QString scope;
    QString mode;
    QString owner;
    QString evidence;
    friend bool operator==(const HoldRecord &, const HoldRecord &) = default;
};

enum class Custody { Here, Shipped, Elsewhere };

/// One object: what the fold says, and what stations want to know besides.
struct UnitRecord
{
    epcis::ObjectState state; ///< id is the canonical URI
    qint64 ver = 0;           ///< feed number of the last change; 0: not in the feed
    QString level;            ///< "pack" … "pallet"
    QString lot;
    QString expiry; ///< yyyy-MM-dd
    Custody custody = Custody::Here;
    bool container = false; ///< open and partial have a meaning
    bool open = false;
    bool partial = false;
    bool closed = false; ///< was told to be closed once: from then on changes are changes
    bool broken = false; ///< contents changed, or seen open, since they were last verified
    domain::LabelState label = domain::LabelState::None;
    domain::Evidence evidence = domain::Evidence::Unverified;
    bool sampled = false;   ///< its life ended after a sampling step
    bool duplicate = false; ///< commissioned twice
    QString eventBy;        ///< station of the last event
    QList<HoldRecord> holds;
    friend bool operator==(const UnitRecord &, const UnitRecord &) = default;
};

/// A lot or product held as a whole; without holds it has been released.
struct LotRecord
{
    QString key; ///< `01/<GTIN>/10/<lot>`, `01/<GTIN>`
    qint64 ver = 0;
    QList<HoldRecord> holds;
};

/// The outcome of one POST /capture.
struct CaptureJob
{
    QString id;
    QDateTime createdAt;
    QDateTime finishedAt;
    bool success = true;
    QString behaviour; ///< "rollback" or "proceed"
    QJsonArray errors; ///< problem objects
    /// What became of each event of the document, in its order.
    QJsonArray results;
};

struct SsccPool
{
    QString level;
    QString prefix; ///< extension digit and company prefix
    qint64 first = 0;
    qint64 last = -1;
};

struct SsccLease
{
    QString id;
    QString requestId;
    QString station;
    QString level;
    QString prefix;
    qint64 first = 0;
    qint64 last = -1;
};

/// A station as it has last told of itself.
struct StationRecord
{
    QString name;
    qint64 sequence = 0; ///< highest of its events stored
    QJsonObject status;  ///< as it came
    QDateTime seenAt;    ///< invalid: it has never told
};

struct MasterDataRecord
{
    QString version;
    QByteArray json;
};

} // namespace pw::central
