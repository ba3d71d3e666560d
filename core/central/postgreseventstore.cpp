// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgreseventstore.h"

#include "core/central/postgresreader.h"
#include "core/central/postgresschema.h"

using namespace Qt::StringLiterals;

namespace pw::central {

PostgresEventStore::PostgresEventStore(const QString &target, const QString &epoch,
                                       postgres::Connection connection)
    : m_target(target), m_epoch(epoch), m_writer(target, epoch, std::move(connection))
{}

Result<std::unique_ptr<PostgresEventStore>, StoreError>
PostgresEventStore::open(const QString &target, SchemaPolicy policy)
{
    auto opened = postgres::openForWriting(target, policy);
    if (!opened)
        return Failure{opened.error()};
    postgres::Connection connection = *std::move(opened);
    const auto epoch = connection.run("SELECT epoch FROM packwright_schema");
    if (!epoch)
        return Failure{epoch.error()};
    return std::unique_ptr<PostgresEventStore>(
        new PostgresEventStore(target, epoch->text(0, 0), std::move(connection)));
}

QString PostgresEventStore::kind() const
{
    return u"postgresql"_s;
}

Result<std::unique_ptr<StoreReader>, StoreError> PostgresEventStore::openReader()
{
    auto connection = postgres::Connection::open(m_target);
    if (!connection)
        return Failure{connection.error()};
    return std::unique_ptr<StoreReader>(
        std::make_unique<PostgresReader>(m_target, *std::move(connection)));
}

} // namespace pw::central
