// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/sqlitecache.h"

namespace pw::central {

/// StoreReader over a read-only SQLite connection.
class SqliteReader : public StoreReader
{
public:
    explicit SqliteReader(sqlite::Connection connection);

    Result<StoreCounts, StoreError> counts() override;
    Result<qint64, StoreError> bytes() override;
    Result<QList<StationRecord>, StoreError> stations() override;
    Result<FeedPage, StoreError> changes(const FeedQuery &query) override;
    Result<ScopeSums, StoreError> scopeSums(const domain::FeedScope &scope) override;
    Result<PartsPage, StoreError> parts(const PartsQuery &query) override;
    Result<EventPage, StoreError> events(const EventQuery &query) override;
    Result<qint64, StoreError> countEvents(const EventQuery &query, qint64 limit) override;
    Result<QStringList, StoreError> collection(Collection collection, const QString &after,
                                               int limit) override;
    Result<std::optional<CaptureJob>, StoreError> job(const QString &id) override;
    Result<QList<CaptureJob>, StoreError> jobs(const std::optional<JobPosition> &after,
                                               int limit) override;
    Result<QList<ConflictCase>, StoreError> conflicts(int limit) override;
    Result<std::optional<MasterDataRecord>, StoreError> masterData() override;
    Result<std::optional<NamedQuery>, StoreError> namedQuery(const QString &name) override;
    Result<QList<NamedQuery>, StoreError> namedQueries(const QString &after, int limit) override;
    Result<qint64, StoreError> sequenceBefore(const QDateTime &time) override;
    Result<QList<Subscription>, StoreError> subscriptions(const QString &query) override;

private:
    using Bind = const std::function<void(sqlite::Statement &)>;
    using Row = const std::function<void(sqlite::Statement &)>;

    /// One read transaction around `read`, so that everything in it is of one moment.
    template <typename T>
    Result<T, StoreError> inOneMoment(const std::function<T()> &read)
    {
        m_error.reset();
        run("BEGIN", {}, {});
        T value = read();
        const std::optional<StoreError> error = m_error;
        m_error.reset();
        run("COMMIT", {}, {});
        if (error)
            return Failure{*error};
        return value;
    }
    void run(const char *sql, Bind &bind, Row &row);
    qint64 readHead();
    domain::SetChecksum readSums(const domain::FeedScope &scope);
    void readUnits(FeedPage &page, const FeedQuery &query);
    void readLots(FeedPage &page, const FeedQuery &query);
    QList<HoldRecord> holdsOf(const QString &key);

    sqlite::Connection m_connection;
    sqlite::Cache m_cache;
    std::optional<StoreError> m_error;
};

} // namespace pw::central
