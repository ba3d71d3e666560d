// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/postgreswriter.h"
#include "core/central/schemastep.h"

namespace pw::central {

/// The store of a site: a PostgreSQL database. Several centrals may work with it; one of them
/// leads.
class PostgresEventStore : public EventStore
{
public:
    /// @param target connection URI or `keyword=value` list, as libpq takes it
    /// StoreError::Code::InUse where the schema would have to change while others use it.
    static Result<std::unique_ptr<PostgresEventStore>, StoreError> open(const QString &target,
                                                                        SchemaPolicy policy);

    QString kind() const override;
    QString epoch() const override { return m_epoch; }
    StoreWriter &writer() override { return m_writer; }
    Result<std::unique_ptr<StoreReader>, StoreError> openReader() override;
    std::unique_ptr<CommitWatch> watch(std::function<void()> committed) override;
    bool leads() override;

private:
    PostgresEventStore(const QString &target, const QString &epoch,
                       postgres::Connection connection);

    QString m_target;
    QString m_epoch;
    PostgresWriter m_writer;
    std::optional<postgres::Connection> m_leadership; ///< the session that has the leader's lock
};

} // namespace pw::central
