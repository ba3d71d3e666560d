// SPDX-License-Identifier: Apache-2.0
#include "core/central/committer.h"
#include "core/central/postgreseventstore.h"
#include "tests/support/privatepostgres.h"
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/central/teststore.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <list>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

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

/// Between a client and the server's socket; on demand it passes on a COMMIT and ends the
/// connection instead of passing on the answer.
class CuttingProxy
{
public:
    explicit CuttingProxy(const QString &serverSocket) : m_server(serverSocket)
    {
        m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_un address = addressOf(m_folder.filePath(u".s.PGSQL.5432"_s));
        const auto *plain = reinterpret_cast<const sockaddr *>(&address);
        if (::bind(m_listener, plain, sizeof(address)) != 0 || ::listen(m_listener, 8) != 0)
            qFatal("no proxy");
        m_threads.emplace_back([this] { accept(); });
    }
    ~CuttingProxy()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        for (std::thread &thread : m_threads) // the first one adds no more once it has ended
            thread.join();
        ::close(m_listener);
    }
    Q_DISABLE_COPY_MOVE(CuttingProxy)

    QString folder() const { return m_folder.path(); }
    void swallowNextCommit() { m_swallow = true; }
    int swallowed() const { return m_swallowed; }

private:
    static sockaddr_un addressOf(const QString &path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, qPrintable(path), sizeof(address.sun_path));
        return address;
    }
    void accept()
    {
        for (;;) {
            const int client = ::accept(m_listener, nullptr, nullptr);
            if (client < 0)
                return;
            const int behind = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
            const sockaddr_un address = addressOf(m_server);
            const auto *plain = reinterpret_cast<const sockaddr *>(&address);
            if (::connect(behind, plain, sizeof(address)) == 0)
                m_threads.emplace_back([this, client, behind] { forward(client, behind); });
        }
    }
    void forward(int client, int behind)
    {
        char bytes[65536];
        pollfd both[] = {{client, POLLIN, 0}, {behind, POLLIN, 0}};
        for (;;) {
            ::poll(both, 2, -1);
            const int from = both[0].revents != 0 ? client : behind;
            const ssize_t count = ::read(from, bytes, sizeof(bytes));
            const QByteArrayView answer(bytes, qMax<ssize_t>(count, 0));
            // CommandComplete (PostgreSQL, 55.7): its tag ends with a zero.
            if (from == behind && answer.contains(QByteArrayView("COMMIT\0", 7))
                && m_swallow.exchange(false)) {
                ++m_swallowed;
                break;
            }
            if (count <= 0
                || ::write(from == client ? behind : client, bytes, size_t(count)) != count)
                break;
        }
        ::close(client);
        ::close(behind);
    }

    QTemporaryDir m_folder{u"/tmp/pw-cut-XXXXXX"_s};
    QString m_server;
    int m_listener = -1;
    std::atomic<bool> m_swallow = false;
    std::atomic<int> m_swallowed = 0;
    std::list<std::thread> m_threads;
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
    void answerLostAfterCommitIsLookedUp();
    void outlivesARestart();
    void writersTakeTurns();
    void othersAreHeard();
    void oneLeads();
    void refusesAnotherDatabase();
    void refusesAnUnsafeServer();
    void poisonFailsAlone();
    void schemaIsKeptUnlessTold();
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

void TestPostgresEventStore::answerLostAfterCommitIsLookedUp()
{
    const QString target = server().newDatabase();
    CuttingProxy proxy(server().socketFile());
    auto opened = PostgresEventStore::open(
        QString(target).replace(server().folder(), proxy.folder()), SchemaPolicy::Upgrade);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    StoreWriter &writer = (*opened)->writer();
    writer.begin(Noon);
    writer.addEvent(record(1));
    QVERIFY(writer.commit());
    writer.begin(Noon);
    writer.addEvent(record(2));
    proxy.swallowNextCommit();
    const auto done = writer.commit();
    QCOMPARE(proxy.swallowed(), 1);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail)); // it did hold, and we found out
    QCOMPARE((*(*opened)->openReader())->counts()->events, 2);
    writer.begin(Noon);
    QCOMPARE(writer.contentHashOf(u"urn:x:2"_s, false), QByteArray("hash"));
    QCOMPARE(writer.addEvent(record(3)), 3);
    QVERIFY(writer.commit());
}

void TestPostgresEventStore::writersTakeTurns()
{
    Folder first;
    const auto second = std::move(*PostgresEventStore::open(first.path(), SchemaPolicy::Keep));
    constexpr int Each = 40;
    const auto write = [](StoreWriter &writer, int from) {
        int stored = 0;
        for (int i = 0; i < Each; ++i) {
            writer.begin(Noon);
            UnitRecord unit;
            unit.state.id = pw::test::packUri(QString::number(from + i));
            writer.putUnit(unit, writer.addEvent(record(from + i)));
            stored += writer.commit() ? 1 : 0;
        }
        return stored;
    };
    int storedBySecond = 0;
    std::thread other([&] { storedBySecond = write(second->writer(), Each); });
    const int storedByFirst = write(first.writer(), 0);
    other.join();
    QCOMPARE(storedByFirst, Each);
    QCOMPARE(storedBySecond, Each);
    const auto page = first.reader()->changes({0, 200, {}});
    QCOMPARE(page->head, 2 * Each);
    QCOMPARE(page->units.size(), 2 * Each);
    for (qsizetype i = 0; i < page->units.size(); ++i)
        QCOMPARE(page->units[i].ver, i + 1); // no number twice, none left out
    QCOMPARE(first.reader()->counts()->events, 2 * Each);
}

void TestPostgresEventStore::othersAreHeard()
{
    Folder first;
    const auto second = std::move(*PostgresEventStore::open(first.path(), SchemaPolicy::Keep));
    std::atomic<int> rings = 0;
    const auto watch = second->watch([&rings] { ++rings; });
    QTRY_COMPARE(rings.load(), 1); // it listens
    first.writer().begin(Noon);
    first.writer().addEvent(record(1));
    QVERIFY(first.writer().commit());
    QTRY_COMPARE(rings.load(), 2);
    second->writer().begin(Noon); // our own commits are no news
    second->writer().addEvent(record(2));
    QVERIFY(second->writer().commit());
    first.writer().begin(Noon);
    QVERIFY(first.writer().commit());
    QTRY_COMPARE(rings.load(), 3);
    QVERIFY(first.killSessions()); // something may have been missed
    QTRY_VERIFY(rings.load() > 3);
}

void TestPostgresEventStore::oneLeads()
{
    Folder first;
    auto second = std::move(*PostgresEventStore::open(first.path(), SchemaPolicy::Keep));
    QVERIFY(first.store().leads());
    QVERIFY(!second->leads());
    QVERIFY(first.store().leads());
    first.close();
    QTRY_VERIFY(second->leads());
}

void TestPostgresEventStore::refusesAnotherDatabase()
{
    Folder folder;
    QVERIFY(server().query(folder.path(), u"UPDATE packwright_schema SET epoch = 'another'"_s));
    QVERIFY(folder.killSessions());
    folder.writer().begin(Noon);
    (void)folder.writer().commit(); // notices that the session has gone
    folder.writer().begin(Noon);
    folder.writer().addEvent(record(1));
    const auto done = folder.writer().commit();
    QVERIFY(!done);
    QCOMPARE(done.error().code, StoreError::Code::Foreign);
}

void TestPostgresEventStore::refusesAnUnsafeServer()
{
    pw::test::PrivatePostgres unsafe;
    QVERIFY2(unsafe.start(u"-c fsync=off"_s), qPrintable(unsafe.failure()));
    QCOMPARE(openingFails(unsafe.newDatabase()), StoreError::Code::Unsafe);
}

/// A request the database refuses fails itself, not those that happen to share its transaction.
void TestPostgresEventStore::poisonFailsAlone()
{
    Folder folder;
    const pw::SystemClock clock;
    std::atomic<int> stored = 0, failed = 0, started = 0;
    Committer committer(folder.writer(), clock, [] {});
    for (int i = 0; i < 30; ++i) {
        const auto apply = [i, &started](StoreWriter &writer, const QDateTime &) {
            if (started++ == 0)
                QThread::msleep(200);                 // the others gather meanwhile
            writer.addEvent(record(i == 20 ? 3 : i)); // 3 is there already
        };
        QVERIFY(committer.submit({apply, [&](bool held) { ++(held ? stored : failed); }}));
    }
    committer.stop();
    QCOMPARE(failed.load(), 1);
    QCOMPARE(stored.load(), 29);
    QCOMPARE(folder.reader()->counts()->events, 29);
}

void TestPostgresEventStore::schemaIsKeptUnlessTold()
{
    const QString target = server().newDatabase();
    const auto kept = PostgresEventStore::open(target, SchemaPolicy::Keep);
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, StoreError::Code::Outdated);
    QVERIFY(server().query(target, u"CREATE TABLE ours (n INT)"_s)); // there was nothing yet
    QCOMPARE(openingFails(target), StoreError::Code::Foreign);
}

QTEST_GUILESS_MAIN(TestPostgresEventStore)
#include "tst_postgreseventstore.moc"
