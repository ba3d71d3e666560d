// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/central/teststore.h"

#include "core/central/sqlite.h"
#include "tests/support/privatepostgres.h"

using namespace Qt::StringLiterals;

namespace pw::test {

namespace {

PrivatePostgres &server()
{
    static PrivatePostgres server;
    static const bool running = server.start();
    if (!running)
        qFatal("no PostgreSQL server: %s", qUtf8Printable(server.failure()));
    return server;
}

} // namespace

bool TestStore::isPostgres()
{
    return qEnvironmentVariable("PW_TEST_STORE") == u"postgresql";
}

QString TestStore::obstacle()
{
    return isPostgres() && !PrivatePostgres::isInstalled() ? u"postgresql-15 is not installed"_s
                                                           : QString();
}

TestStore::TestStore()
{
    m_address =
        isPostgres()
            ? central::StoreAddress{central::StoreAddress::Kind::Postgres, server().newDatabase()}
            : central::StoreAddress{central::StoreAddress::Kind::Sqlite, m_folder.path()};
}

QStringList TestStore::options() const
{
    QStringList options{u"--data"_s, m_folder.path()};
    if (isPostgres())
        options += {u"--store"_s, u"postgresql"_s, u"--database"_s, m_address.place};
    return options;
}

std::unique_ptr<central::EventStore> TestStore::open() const
{
    auto store = central::openStore(m_address, central::SchemaPolicy::Upgrade);
    if (!store)
        qFatal("no store: %s", qUtf8Printable(store.error().detail));
    return *std::move(store);
}

bool TestStore::execute(const QByteArray &sql) const
{
    if (isPostgres())
        return server().query(m_address.place, QString::fromUtf8(sql));
    auto opened = central::sqlite::Connection::open(central::databaseFile(m_folder.path()),
                                                    central::sqlite::Connection::Mode::ReadWrite);
    if (!opened)
        return false;
    central::sqlite::Connection connection = *std::move(opened);
    return connection.execute(sql).has_value();
}

} // namespace pw::test
