// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/postgres.h"
#include "core/central/scopeledger.h"

#include <QHash>

#include <atomic>
#include <functional>

namespace pw::central {

/// StoreWriter over PostgreSQL. Lives in the thread that begins its transactions. What gives no
/// answer is sent without waiting for one. Other writers of the database, in this process or not,
/// wait from begin() to the end of the transaction. A connection that
/// is lost fails the transaction; the next one connects again. A commit whose answer was lost is
/// looked up before anything is said of it; if no server answers for 30 s it is reported as failed,
/// and who sends the events again then learns that they are known.
class PostgresWriter : public StoreWriter
{
public:
    /// @param epoch of the store: after a reconnection it must be found again
    PostgresWriter(const QString &target, const QString &epoch, postgres::Connection connection);

    /// The session as the server knows it; 0 while there is none. For any thread.
    int sessionId() const { return m_sessionId; }

    void begin(const QDateTime &now) override;
    void expect(const Expected &expected) override;
    Result<Done, StoreError> commit() override;
    void rollback() override;
    void savepoint() override;
    void releaseSavepoint() override;
    void rollbackToSavepoint() override;

    QList<QByteArray> liveEventsOf(const QStringList &uris) override;
    std::optional<QByteArray> contentHashOf(const QString &eventId, bool declaration) override;
    qint64 addEvent(const EventRecord &event) override;
    void putAttributes(const QList<AttributeRecord> &attributes) override;
    void addAnomaly(qint64 event, const epcis::Anomaly &anomaly) override;

    std::optional<UnitRecord> unit(const QString &uri) override;
    QStringList childrenOf(const QString &uri) override;
    void putUnit(const UnitRecord &unit, qint64 event) override;
    std::optional<ConflictCase> conflict(const QString &id) override;
    QList<ConflictCase> conflictsOf(const QString &unit) override;
    void putConflict(const ConflictCase &conflict) override;
    LotRecord lot(const QString &key) override;
    void putLot(const LotRecord &lot) override;
    void removeDepartedBefore(const QDateTime &time) override;

    void addJob(const CaptureJob &job) override;
    void removeJobsBefore(const QDateTime &time) override;

    void addPool(const SsccPool &pool) override;
    std::optional<SsccLease> leaseOf(const QString &requestId) override;
    std::optional<SsccLease> lease(const SsccLease &wanted, qint64 count) override;
    QString levelOfSscc(const QString &sscc) override;

    bool addQuery(const NamedQuery &query) override;
    bool removeQuery(const QString &name) override;
    bool addSubscription(const Subscription &subscription) override;
    bool removeSubscription(const QString &id) override;
    void noteDelivery(const QString &id, qint64 position, const QDateTime &now) override;

    void noteSequence(const QString &station, qint64 sequence) override;
    void putStatus(const QString &station, const QJsonObject &status) override;
    void putMasterData(const MasterDataRecord &data) override;
    bool isEmpty() override;

private:
    using Bind = const std::function<void(postgres::Parameters &)>;
    using Read = const std::function<void(const postgres::Row &)>;

    /// Sends a statement; where there is a `read`, waits and calls it per row of the result.
    /// Remembers the first failure.
    void run(const char *sql, Bind &bind = {}, Read &read = {});
    void execute(const QByteArray &sql);
    void fail(const StoreError &error);
    qint64 contextId(const QByteArray &json);
    qint64 fieldId(const QString &name);
    void putIndex(qint64 sequence, const EventIndex &index);
    void putHolds(const QString &key, const QList<HoldRecord> &holds);
    QList<HoldRecord> holds(const QString &key);
    std::optional<ScopeMember> memberOf(const QString &key, int part);
    void noteMoves(const QString &key, qint64 ver, const ScopeLedger::Moves &moves);
    void saveSums();
    QByteArray sumsOf(const QString &scope);
    void forget(); ///< what this transaction knows, or made

    void reconnect();
    void makePartitions();
    bool hasCommitted();

    static constexpr int OutcomeLimit = 30'000; ///< milliseconds

    QString m_target;
    QString m_epoch;
    std::optional<postgres::Connection> m_connection; ///< none: no server
    QString m_id;                                     ///< of this writer, in the table of writers
    qint64 m_transaction = 0;                         ///< of this writer, counted
    qint64 m_partitionRows = 0;
    qint64 m_partitionEnd = 0; ///< first sequence number that has no partition
    std::optional<StoreError> m_error;
    std::atomic<int> m_sessionId = 0;
    /// What has been read or written in this transaction; holds what is not there, too.
    QHash<std::pair<QString, bool>, std::optional<QByteArray>> m_hashes;
    QHash<QString, std::optional<UnitRecord>> m_units;
    QHash<QString, qint64> m_fields;           ///< ids that are in the database for good
    QHash<QByteArray, qint64> m_contexts;      ///< likewise
    QHash<QString, qint64> m_stationSequences; ///< to be noted
    QHash<QString, qint64> m_savedStationSequences;
    qint64 m_now = 0; ///< recordTime of this transaction
    qint64 m_lastSequence = 0;
    qint64 m_head = 0;          ///< last feed number given
    qint64 m_savedSequence = 0; ///< of the savepoint
    qint64 m_savedHead = 0;
    domain::RowDigester m_digester;
    ScopeLedger m_ledger;
};

} // namespace pw::central
