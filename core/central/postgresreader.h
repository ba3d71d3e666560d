// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/postgres.h"

#include <functional>

namespace pw::central {

/// StoreReader over a PostgreSQL session; connects again where it was lost.
class PostgresReader : public StoreReader
{
public:
    PostgresReader(const QString &target, postgres::Connection connection);

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
    using Bind = const std::function<void(postgres::Parameters &)>;
    using Read = const std::function<void(const postgres::Row &)>;

    /// One read transaction around `read`, so that everything in it is of one moment.
    template <typename T>
    Result<T, StoreError> inOneMoment(const std::function<T()> &read)
    {
        m_error.reset();
        begin();
        T value = read();
        const std::optional<StoreError> error = m_error;
        m_error.reset();
        run("COMMIT", {}, {}); // of a transaction that failed it is a rollback
        if (error)
            return Failure{*error};
        return value;
    }
    void begin();
    void run(const char *sql, Bind &bind, Read &read);
    qint64 readHead();
    domain::SetChecksum readSums(const domain::FeedScope &scope);
    void readUnits(FeedPage &page, const FeedQuery &query);
    void readLots(FeedPage &page, const FeedQuery &query);
    QList<HoldRecord> holdsOf(const QString &key);

    QString m_target;
    postgres::Connection m_connection;
    std::optional<StoreError> m_error;
};

} // namespace pw::central
