// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/postgres.h"
#include "core/central/storeaudit.h"

namespace pw::central {

/// StoreAudit of a PostgreSQL database. Rows come through a cursor, so that memory does not grow
/// with the store.
class PostgresAudit : public StoreAudit
{
public:
    /// StoreError::Code::Outdated where the schema is not this program's.
    static Result<std::unique_ptr<StoreAudit>, StoreError> open(const QString &target);

    Result<QStringList, StoreError> damages() override;
    Result<Done, StoreError>
    eachEvent(const RecordedRange &range,
              const std::function<void(const StoredEvent &)> &take) override;
    Result<Done, StoreError> eachUnit(const std::function<void(const UnitRecord &)> &take) override;
    Result<Done, StoreError> eachLot(const std::function<void(const LotRecord &)> &take) override;
    Result<QList<StoredBlock>, StoreError> blocks() override;

private:
    explicit PostgresAudit(postgres::Connection connection) : m_connection(std::move(connection)) {}
    /// `declare` makes the cursor "audit".
    Result<Done, StoreError> each(const char *declare,
                                  const std::function<void(const postgres::Row &)> &take,
                                  const postgres::Parameters &parameters = {});

    postgres::Connection m_connection;
};

} // namespace pw::central
