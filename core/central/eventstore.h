// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/conflictcase.h"
#include "core/central/eventquery.h"
#include "core/central/records.h"
#include "core/central/standingquery.h"
#include "core/central/storeerror.h"
#include "core/domain/feedscope.h"
#include "core/domain/setchecksum.h"

#include <bitset>
#include <functional>
#include <memory>

namespace pw::central {

/// Events and objects a transaction is about.
struct Expected
{
    QStringList eventIds;
    QStringList uris;
};

/// The one writer of a store: a transaction at a time, in the committer's thread.
///
/// A failure sticks: every later call of the transaction does nothing and commit() reports the
/// first error, so that callers need not ask after each step.
class StoreWriter
{
public:
    virtual ~StoreWriter() = default;

    /// `now` becomes the recordTime of what is added, unless an earlier transaction was later:
    /// recordTime never steps back in commit order.
    virtual void begin(const QDateTime &now) = 0;
    /// Nothing may be acknowledged before this has said Done.
    virtual Result<Done, StoreError> commit() = 0;
    virtual void rollback() = 0;

    /// What the transaction is likely to ask for, so that it can be fetched at once; changes no
    /// answer. After begin().
    virtual void expect(const Expected &) {}

    /// One level of "as if it had never been asked" inside the transaction.
    virtual void savepoint() = 0;
    virtual void releaseSavepoint() = 0;
    virtual void rollbackToSavepoint() = 0;

    /// The texts of the ordinary events that name any of these objects and have not been declared
    /// an error, each once, in the order in which they happened.
    virtual QList<QByteArray> liveEventsOf(const QStringList &uris) = 0;
    virtual std::optional<QByteArray> contentHashOf(const QString &eventId, bool declaration) = 0;
    /// Returns its sequence number.
    virtual qint64 addEvent(const EventRecord &event) = 0;
    /// What is told of an attribute of an element replaces what was told of it before.
    virtual void putAttributes(const QList<AttributeRecord> &attributes) = 0;
    virtual void addAnomaly(qint64 event, const epcis::Anomaly &anomaly) = 0;

    virtual std::optional<UnitRecord> unit(const QString &uri) = 0;
    virtual QStringList childrenOf(const QString &uri) = 0;
    /// Gives the row the next feed number if it belongs to the feed.
    virtual void putUnit(const UnitRecord &unit, qint64 event) = 0;
    virtual std::optional<ConflictCase> conflict(const QString &id) = 0;
    /// All of a unit, closed ones too.
    virtual QList<ConflictCase> conflictsOf(const QString &unit) = 0;
    virtual void putConflict(const ConflictCase &conflict) = 0;
    virtual LotRecord lot(const QString &key) = 0;
    virtual void putLot(const LotRecord &lot) = 0;
    /// Who followed a scope no further than this starts it again.
    virtual void removeDepartedBefore(const QDateTime &time) = 0;

    virtual void addJob(const CaptureJob &job) = 0;
    virtual void removeJobsBefore(const QDateTime &time) = 0;

    virtual void addPool(const SsccPool &pool) = 0;
    virtual std::optional<SsccLease> leaseOf(const QString &requestId) = 0;
    /// Leases up to `count` numbers of a pool of the wanted level to the wanted station: what is
    /// left if there are fewer, nothing when all are gone.
    virtual std::optional<SsccLease> lease(const SsccLease &wanted, qint64 count) = 0;
    /// Level of the block an SSCC was leased in; empty: in none.
    virtual QString levelOfSscc(const QString &sscc) = 0;

    /// False where the name is taken.
    virtual bool addQuery(const NamedQuery &query) = 0;
    /// With its subscriptions. False where there is none of that name.
    virtual bool removeQuery(const QString &name) = 0;
    /// False where there is no such query.
    virtual bool addSubscription(const Subscription &subscription) = 0;
    virtual bool removeSubscription(const QString &id) = 0;
    /// The receiver has everything up to `position`; nothing where the subscription has gone.
    virtual void noteDelivery(const QString &id, qint64 position, const QDateTime &now) = 0;

    virtual void noteSequence(const QString &station, qint64 sequence) = 0;
    virtual void putStatus(const QString &station, const QJsonObject &status) = 0;
    virtual void putMasterData(const MasterDataRecord &data) = 0;
    virtual bool isEmpty() = 0; ///< neither events nor master data nor pools
};

struct FeedQuery
{
    qint64 since = 0;
    int limit = 5000;
    QString station;
    domain::FeedScope scope = domain::FeedScope::site();
};

struct FeedPage
{
    /// A unit that was in the scope: as it is now, told at the number with which it left.
    struct Departed
    {
        qint64 at = 0;
        UnitRecord unit;
    };
    qint64 to = 0;
    qint64 head = 0;
    qint64 lowWater = 0;     ///< see StoreCounts
    QList<UnitRecord> units; ///< ascending by ver, like lots
    QList<LotRecord> lots;
    QList<Departed> departed;                ///< ascending by `at`
    std::optional<domain::SetChecksum> sums; ///< of the scope, where the page is up to date
    bool isEmpty() const { return units.isEmpty() && lots.isEmpty() && departed.isEmpty(); }
    qint64 stationSequence = 0;
    QString masterDataVersion;
    bool upToDate() const { return to == head; }
};

/// A question for the rows of some parts of a scope (domain::SetChecksum), by key.
struct PartsQuery
{
    domain::FeedScope scope = domain::FeedScope::site();
    std::bitset<domain::SetChecksum::Parts> parts;
    QString after;     ///< key; empty: from the beginning
    int scan = 20'000; ///< rows looked at for one answer
};

struct PartsPage
{
    qint64 head = 0; ///< the rows are of this moment
    QList<UnitRecord> units;
    QList<LotRecord> lots;
    QString next; ///< where to go on; empty: that was all
};

struct ScopeSums
{
    qint64 head = 0;
    domain::SetChecksum sums;
};

struct FoundEvent
{
    qint64 sequence = 0;
    QByteArray json;
    QByteArray context;
    QDateTime recordTime;
};

struct EventPage
{
    QList<FoundEvent> events;
    std::optional<EventQuery::Position> next;
};

/// What events have in common, as the top-level resources of the REST binding list it.
enum class Collection { Epcs, BizSteps, BizLocations, ReadPoints, Dispositions };

/// Where a page of jobs ended.
struct JobPosition
{
    QDateTime createdAt;
    QString id;
};

struct StoreCounts
{
    qint64 head = 0;
    /// Who left a scope at or before this feed number is no longer told.
    qint64 lowWater = 0;
    qint64 events = 0;
};

/// Reads what has been committed. One thread at a time per reader; each call sees one moment.
class StoreReader
{
public:
    virtual ~StoreReader() = default;

    virtual Result<StoreCounts, StoreError> counts() = 0;
    /// Bytes of the database.
    virtual Result<qint64, StoreError> bytes() = 0;
    /// All that have sent events or told of themselves, by name.
    virtual Result<QList<StationRecord>, StoreError> stations() = 0;
    virtual Result<FeedPage, StoreError> changes(const FeedQuery &query) = 0;
    virtual Result<ScopeSums, StoreError> scopeSums(const domain::FeedScope &scope) = 0;
    virtual Result<PartsPage, StoreError> parts(const PartsQuery &query) = 0;
    virtual Result<EventPage, StoreError> events(const EventQuery &query) = 0;
    /// How many there are, counted up to `limit`.
    virtual Result<qint64, StoreError> countEvents(const EventQuery &query, qint64 limit) = 0;
    /// Up to `limit` keys or words of the collection behind `after`, ascending, each once.
    virtual Result<QStringList, StoreError> collection(Collection collection, const QString &after,
                                                       int limit) = 0;
    virtual Result<std::optional<CaptureJob>, StoreError> job(const QString &id) = 0;
    /// Up to `limit` jobs, newest first, those behind `after` where there is one.
    virtual Result<QList<CaptureJob>, StoreError> jobs(const std::optional<JobPosition> &after,
                                                       int limit) = 0;
    /// Up to `limit`, those that are open first, then the newest.
    virtual Result<QList<ConflictCase>, StoreError> conflicts(int limit) = 0;
    virtual Result<std::optional<MasterDataRecord>, StoreError> masterData() = 0;
    virtual Result<std::optional<NamedQuery>, StoreError> namedQuery(const QString &name) = 0;
    /// Up to `limit` behind `after`, by name.
    virtual Result<QList<NamedQuery>, StoreError> namedQueries(const QString &after, int limit) = 0;
    /// The last event recorded before `time`; 0: none.
    virtual Result<qint64, StoreError> sequenceBefore(const QDateTime &time) = 0;
    /// Those of a query by id; all where the name is empty.
    virtual Result<QList<Subscription>, StoreError> subscriptions(const QString &query) = 0;
};

/// While it lives, somebody is told of what other processes commit.
class CommitWatch
{
public:
    virtual ~CommitWatch() = default;
};

/// Central's memory. Only what is behind this interface knows which database it is.
class EventStore
{
public:
    virtual ~EventStore() = default;

    virtual QString kind() const = 0;  ///< "sqlite"
    virtual QString epoch() const = 0; ///< changes when feed numbers lose their meaning
    virtual StoreWriter &writer() = 0;
    virtual Result<std::unique_ptr<StoreReader>, StoreError> openReader() = 0;
    /// Where several processes may write: `committed` is called, in a thread of its own, after
    /// transactions of the others. It may come once too often, never too seldom for long. Null
    /// where this process is the only one.
    virtual std::unique_ptr<CommitWatch> watch(std::function<void()> committed)
    {
        Q_UNUSED(committed)
        return nullptr;
    }
    /// Whether this process is the one that does what only one may do, such as telling subscribers.
    virtual bool leads() { return true; }
};

} // namespace pw::central
