// SPDX-License-Identifier: Apache-2.0
#include "core/central/storeaddress.h"

#include "core/central/postgresaudit.h"
#include "core/central/postgreseventstore.h"
#include "core/central/postgresschema.h"
#include "core/central/sqliteaudit.h"
#include "core/central/sqliteeventstore.h"
#include "core/central/sqliteschema.h"

#include <QDir>
#include <QFile>

namespace pw::central {

namespace {

template <typename T, typename Store>
Result<std::unique_ptr<T>, StoreError> widened(Result<std::unique_ptr<Store>, StoreError> opened)
{
    if (!opened)
        return Failure{opened.error()};
    return std::unique_ptr<T>(*std::move(opened));
}

} // namespace

QString databaseFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("central.db"));
}

Result<std::unique_ptr<EventStore>, StoreError> openStore(const StoreAddress &address,
                                                          SchemaPolicy policy)
{
    if (address.kind == StoreAddress::Kind::Postgres)
        return widened<EventStore>(PostgresEventStore::open(address.place, policy));
    return widened<EventStore>(SqliteEventStore::open(address.place));
}

Result<std::unique_ptr<StoreAudit>, StoreError> openAudit(const StoreAddress &address)
{
    if (address.kind == StoreAddress::Kind::Postgres)
        return PostgresAudit::open(address.place);
    return SqliteAudit::open(databaseFile(address.place));
}

Result<QList<SchemaStep>, StoreError> schemaSteps(const StoreAddress &address)
{
    if (address.kind == StoreAddress::Kind::Postgres) {
        auto opened = postgres::Connection::open(address.place);
        if (!opened)
            return Failure{opened.error()};
        postgres::Connection connection = *std::move(opened);
        return postgres::schemaSteps(connection);
    }
    // A database in memory is as empty as one that is not there.
    const QString file = databaseFile(address.place);
    auto opened = QFile::exists(file)
                      ? sqlite::openForReading(file)
                      : sqlite::Connection::open(QStringLiteral(":memory:"),
                                                 sqlite::Connection::Mode::ReadWrite);
    if (!opened)
        return Failure{opened.error()};
    sqlite::Connection connection = *std::move(opened);
    return sqlite::schemaSteps(connection);
}

} // namespace pw::central
