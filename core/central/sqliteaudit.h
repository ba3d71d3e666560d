// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/sqlitecache.h"
#include "core/central/storeaudit.h"

namespace pw::central {

/// StoreAudit of a SQLite file, which another process may be writing to.
class SqliteAudit : public StoreAudit
{
public:
    /// StoreError::Code::Outdated where the schema is not this program's.
    static Result<std::unique_ptr<StoreAudit>, StoreError> open(const QString &path);

    Result<QStringList, StoreError> damages() override;
    Result<Done, StoreError>
    eachEvent(const RecordedRange &range,
              const std::function<void(const StoredEvent &)> &take) override;
    Result<Done, StoreError> eachUnit(const std::function<void(const UnitRecord &)> &take) override;
    Result<Done, StoreError> eachLot(const std::function<void(const LotRecord &)> &take) override;
    Result<QList<StoredBlock>, StoreError> blocks() override;

private:
    explicit SqliteAudit(sqlite::Connection connection);
    Result<Done, StoreError> each(const char *sql,
                                  const std::function<void(sqlite::Statement &)> &take,
                                  const std::function<void(sqlite::Statement &)> &bind = {});

    sqlite::Connection m_connection;
    sqlite::Cache m_cache;
};

} // namespace pw::central
