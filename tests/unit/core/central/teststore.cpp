// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/central/teststore.h"

#include "core/central/sqlite.h"
#include "tests/support/privatepostgres.h"

#include <QFileInfo>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace pw::test {

namespace {

/// In memory where there is such a folder: processes are killed here, not computers. Who measures
/// says otherwise.
QString serverFolder()
{
    const QString memory = QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm"_s : u"/tmp"_s;
    return qEnvironmentVariable("PW_TEST_POSTGRES_FOLDER", memory);
}

PrivatePostgres &server()
{
    if (!PrivatePostgres::isInstalled()) {
        std::fputs("SKIP: postgresql-15 is not installed\n", stderr);
        std::exit(77); // SKIP_RETURN_CODE of pw_add_store_test
    }
    static PrivatePostgres server(serverFolder());
    static const bool running = server.start();
    if (!running)
        qFatal("no PostgreSQL server: %s", qUtf8Printable(server.failure()));
    return server;
}

/// To make a new one takes some hundred milliseconds.
QStringList &freeDatabases()
{
    static QStringList free;
    return free;
}

QString emptyDatabase()
{
    PrivatePostgres &running = server();
    return freeDatabases().isEmpty() ? running.newDatabase() : freeDatabases().takeLast();
}

} // namespace

central::EventRecord record(int number)
{
    central::EventRecord event;
    event.eventId = u"urn:x:"_s + QString::number(number);
    event.contentHash = "hash";
    event.json = "{\"n\":" + QByteArray::number(number) + '}';
    event.eventTime = Noon.addSecs(-number);
    event.type = u"ObjectEvent"_s;
    event.action = u"ADD"_s;
    event.index.names = {
        {u"01/09521141012345/21/"_s + QString::number(number % 3), central::EventIndex::Epc}};
    return event;
}

bool TestStore::isPostgres()
{
    return qEnvironmentVariable("PW_TEST_STORE") == u"postgresql";
}

TestStore::TestStore()
    : m_address(isPostgres()
                    ? central::StoreAddress{central::StoreAddress::Kind::Postgres, emptyDatabase()}
                    : central::StoreAddress{central::StoreAddress::Kind::Sqlite, m_folder.path()})
{}

TestStore::~TestStore()
{
    if (isPostgres() && execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))
        freeDatabases().append(m_address.place);
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
