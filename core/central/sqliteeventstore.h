// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/sqlitewriter.h"

#include <QLockFile>

namespace pw::central {

/// The embedded store: one SQLite file in a folder that this process alone uses.
class SqliteEventStore : public EventStore
{
public:
    /// Makes the folder if need be. StoreError::Code::InUse where another process has it.
    static Result<std::unique_ptr<SqliteEventStore>, StoreError> open(const QString &folder);

    QString kind() const override;
    QString epoch() const override { return m_epoch; }
    StoreWriter &writer() override { return m_writer; }
    Result<std::unique_ptr<StoreReader>, StoreError> openReader() override;

private:
    SqliteEventStore(std::unique_ptr<QLockFile> lock, const QString &path, const QString &epoch,
                     sqlite::Connection connection);

    std::unique_ptr<QLockFile> m_lock; ///< goes last
    QString m_path;
    QString m_epoch;
    SqliteWriter m_writer;
};

} // namespace pw::central
