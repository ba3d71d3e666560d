// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgreseventstore.h"
#include "tests/support/privatepostgres.h"
#include "tests/unit/core/central/teststore.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::central;
using pw::test::Noon;
using pw::test::record;

namespace {

pw::test::PrivatePostgres &server()
{
    static pw::test::PrivatePostgres server;
    return server;
}

/// A database of its own for each test.
class Folder
{
public:
    Folder() : m_target(server().newDatabase()) { reopen(); }
    void reopen()
    {
        m_store.reset();
        auto opened = PostgresEventStore::open(m_target, SchemaPolicy::Upgrade);
        if (opened)
            m_store = *std::move(opened);
        else
            qWarning("%s", qUtf8Printable(opened.error().detail));
    }
    void close() { m_store.reset(); }
    bool isOpen() const { return m_store != nullptr; }
    QString path() const { return m_target; }
    bool killSessions()
    {
        return server().query(m_target, u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                        " WHERE datname = current_database()"
                                        " AND pid <> pg_backend_pid()"_s);
    }
    PostgresEventStore &store() { return *m_store; }
    StoreWriter &writer() { return m_store->writer(); }
    std::unique_ptr<StoreReader> reader()
    {
        auto opened = m_store->openReader();
        return opened ? *std::move(opened) : nullptr;
    }

private:
    QString m_target;
    std::unique_ptr<PostgresEventStore> m_store;
};

std::optional<StoreError::Code> openingFails(const QString &target)
{
    const auto opened = PostgresEventStore::open(target, SchemaPolicy::Upgrade);
    return opened ? std::nullopt : std::optional(opened.error().code);
}

} // namespace

class TestPostgresEventStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesNewer();
    void refusesForeign();
    void partitionsAreMadeAhead();
    void lostSessionFailsItsTransaction();
    void lossAtCommitIsLookedUp();
    void outlivesARestart();
};

void TestPostgresEventStore::initTestCase()
{
    if (!pw::test::PrivatePostgres::isInstalled())
        QSKIP("postgresql-15 is not installed");
    QVERIFY2(server().start(), qPrintable(server().failure()));
}

void TestPostgresEventStore::partitionsAreMadeAhead()
{
    Folder folder;
    QVERIFY(server().query(folder.path(),
                           u"UPDATE meta SET value = 4 WHERE name = 'partition_rows'"_s));
    for (int i = 0; i < 20; ++i) {
        folder.writer().begin(Noon);
        folder.writer().addEvent(record(i));
        const auto done = folder.writer().commit();
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    QCOMPARE(folder.reader()->counts()->events, 20);
}

void TestPostgresEventStore::lostSessionFailsItsTransaction()
{
    Folder folder;
    const auto reader = folder.reader();
    folder.writer().begin(Noon);
    folder.writer().addEvent(record(1));
    QVERIFY(folder.killSessions());
    const auto done = folder.writer().commit();
    QVERIFY(!done);
    QCOMPARE(done.error().code, StoreError::Code::Unreachable);
    folder.writer().begin(Noon);
    QCOMPARE(folder.writer().addEvent(record(1)), 1);
    QVERIFY(folder.writer().commit());
    if (!reader->counts()) // its session was ended too: the call says so, the next one connects
        QCOMPARE(reader->counts()->events, 1);
}

void TestPostgresEventStore::lossAtCommitIsLookedUp()
{
    Folder folder;
    const QString dying = u"CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS "
                          "'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; "
                          "END'; CREATE CONSTRAINT TRIGGER die AFTER INSERT ON event_key "
                          "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()"_s;
    QVERIFY2(server().query(folder.path(), dying), qPrintable(server().failure()));
    folder.writer().begin(Noon);
    folder.writer().addEvent(record(1));
    const auto done = folder.writer().commit(); // the session ends within COMMIT
    QVERIFY(!done);
    QCOMPARE(done.error().code, StoreError::Code::Unreachable);
    QCOMPARE(folder.reader()->counts()->events, 0);
    QVERIFY(server().query(folder.path(), u"DROP TRIGGER die ON event_key"_s));
    folder.writer().begin(Noon);
    folder.writer().addEvent(record(1));
    QVERIFY(folder.writer().commit());
    QCOMPARE(folder.reader()->counts()->events, 1);
}

void TestPostgresEventStore::outlivesARestart()
{
    Folder folder;
    folder.writer().begin(Noon);
    folder.writer().addEvent(record(1));
    QVERIFY(folder.writer().commit());
    QVERIFY2(server().stop(), qPrintable(server().failure()));
    folder.writer().begin(Noon); // its session does not know yet
    QVERIFY(!folder.writer().commit());
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Unreachable);
    QVERIFY2(server().start(), qPrintable(server().failure()));
    folder.writer().begin(Noon);
    QCOMPARE(folder.writer().addEvent(record(2)), 2);
    QVERIFY(folder.writer().commit());
    QCOMPARE(folder.reader()->counts()->events, 2);
}

void TestPostgresEventStore::refusesNewer()
{
    Folder folder;
    folder.close();
    QVERIFY(server().query(folder.path(), u"UPDATE packwright_schema SET version = 9999"_s));
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Newer);
}

void TestPostgresEventStore::refusesForeign()
{
    const QString target = server().newDatabase();
    QVERIFY(server().query(target, u"CREATE TABLE recipes (name TEXT)"_s));
    QCOMPARE(openingFails(target), StoreError::Code::Foreign);
}

QTEST_GUILESS_MAIN(TestPostgresEventStore)
#include "tst_postgreseventstore.moc"
