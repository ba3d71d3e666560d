// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/postgreswriter.h"
#include "core/central/schemastep.h"

namespace pw::central {

/// The store of a site: a PostgreSQL database that one central at a time writes to.
class PostgresEventStore : public EventStore
{
public:
    /// @param target connection URI or `keyword=value` list, as libpq takes it
    /// StoreError::Code::InUse where another process writes to the database.
    static Result<std::unique_ptr<PostgresEventStore>, StoreError> open(const QString &target,
                                                                        SchemaPolicy policy);

    QString kind() const override;
    QString epoch() const override { return m_epoch; }
    StoreWriter &writer() override { return m_writer; }
    Result<std::unique_ptr<StoreReader>, StoreError> openReader() override;

private:
    PostgresEventStore(const QString &target, const QString &epoch,
                       postgres::Connection connection);

    QString m_target;
    QString m_epoch;
    PostgresWriter m_writer;
};

} // namespace pw::central
