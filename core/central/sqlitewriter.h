// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/scopeledger.h"
#include "core/central/sqliteindex.h"

namespace pw::central {

/// StoreWriter over SQLite. Lives in the thread that begins its transactions.
class SqliteWriter : public StoreWriter
{
public:
    explicit SqliteWriter(sqlite::Connection connection);

    void begin(const QDateTime &now) override;
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
    using Bind = const std::function<void(sqlite::Statement &)>;
    using Row = const std::function<void(sqlite::Statement &)>;

    /// Runs a cached statement, once per row of its result; remembers the first failure.
    void run(const char *sql, Bind &bind = {}, Row &row = {});
    void execute(const char *sql);
    void fail(const StoreError &error);
    qint64 contextId(const QByteArray &json);
    void putHolds(const QString &key, const QList<HoldRecord> &holds);
    QList<HoldRecord> holds(const QString &key);
    std::optional<ScopeMember> memberOf(const QString &key, int part);
    void noteMoves(const QString &key, qint64 ver, const ScopeLedger::Moves &moves);
    void saveSums();

    sqlite::Connection m_connection;
    sqlite::Cache m_cache;
    sqlite::IndexWriter m_index;
    std::optional<StoreError> m_error;
    qint64 m_now = 0; ///< recordTime of this transaction
    qint64 m_lastSequence = 0;
    qint64 m_head = 0;          ///< last feed number given
    qint64 m_savedSequence = 0; ///< of the savepoint
    qint64 m_savedHead = 0;
    domain::RowDigester m_digester;
    ScopeLedger m_ledger;
};

} // namespace pw::central
