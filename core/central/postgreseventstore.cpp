// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgreseventstore.h"

#include "core/central/postgresreader.h"
#include "core/central/postgresschema.h"
#include "core/central/postgreswatch.h"

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

std::unique_ptr<CommitWatch> PostgresEventStore::watch(std::function<void()> committed)
{
    return std::make_unique<PostgresWatch>(
        m_target, [this] { return m_writer.sessionId(); }, std::move(committed));
}

bool PostgresEventStore::leads()
{
    // A lost session has lost its lock: whoever leads asks it first.
    if (m_leadership && m_leadership->run("SELECT 1"))
        return true;
    m_leadership.reset();
    auto opened = postgres::Connection::open(m_target);
    if (!opened)
        return false;
    m_leadership.emplace(*std::move(opened));
    const auto locked = m_leadership->run("SELECT pg_try_advisory_lock(1347896115)::int"); // "PWC3"
    if (!locked || locked->integer(0, 0) == 0)
        m_leadership.reset();
    return m_leadership.has_value();
}

} // namespace pw::central
