// SPDX-License-Identifier: Apache-2.0
#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/transaction.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace pw::store;
using Access = Database::Access;
using Code = StoreError::Code;

namespace {

const Schema One{
    0x54455354, true, {{1, u"0001_initial"_s, "CREATE TABLE item (name TEXT NOT NULL UNIQUE)"}}};

Schema withStep(Schema schema, const QByteArray &sql)
{
    schema.migrations.append({schema.version() + 1, u"step"_s, sql});
    return schema;
}

std::unique_ptr<Database> opened(const Schema &schema, const QString &path,
                                 Access access = Access::Owner)
{
    auto database = Database::open(schema, path, access);
    return database ? *std::move(database) : nullptr;
}

StoreError refusal(const Schema &schema, const QString &path, Access access = Access::Owner)
{
    const auto database = Database::open(schema, path, access);
    return database ? StoreError{Code::Io, -1, u"opened"_s} : database.error();
}

qint64 number(Database &database, const char *sql)
{
    Statement statement(database, sql);
    auto rows = statement.query();
    return rows.next() ? rows.integer(0) : -1;
}

bool insert(Database &database, const QString &name)
{
    Statement statement(database, "INSERT INTO item VALUES (?1)");
    return statement.execute(name).has_value();
}

void expectWarning(const char *pattern)
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QString::fromLatin1(pattern)));
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"data/test.db"_s);
    }

    void settingsAreReadBack();
    void rollsBackUnlessCommitted();
    void committedSurvivesReopening();
    void readerDoesNotSeeAnOpenTransaction();
    void deferredReaderDoesNotBlockAWriter();
    void readingScopeIsOfOneMoment();
    void readingScopeThatCannotOpen();
    void secondInstanceIsRefused();
    void lockOfACrashedProgramIsTakenOver();
    void unwritable();
    void fullDisk();
    void constraint();
    void failedAccess();
    void migratesStepByStep();
    void brokenMigrationLeavesTheOldSchema();
    void newerSchemaStaysUntouched();
    void foreignDatabaseStaysUntouched();
    void damagedPagesAreFound();
    void rebuildableFileIsReplaced_data();
    void rebuildableFileIsReplaced();
    void sharedConnectionNeedsItsOwner();
    void readOnlyConnectionCannotWrite();
    void textAndBytesComeBackAsTheyWent();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestDatabase::settingsAreReadBack()
{
    const auto database = opened(One, m_path);
    QVERIFY(database);
    QCOMPARE(number(*database, "PRAGMA synchronous"), 2);
    QCOMPARE(number(*database, "PRAGMA foreign_keys"), 1);
    QCOMPARE(number(*database, "PRAGMA busy_timeout"), 5000);
    QCOMPARE(number(*database, "PRAGMA application_id"), 0x54455354);
    QCOMPARE(number(*database, "PRAGMA user_version"), 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &file : {m_path, QString(m_path + u"-wal")}) {
        QVERIFY(QFile::exists(file));
        QVERIFY(!(QFile::permissions(file) & others));
    }
}

void TestDatabase::rollsBackUnlessCommitted()
{
    const auto database = opened(One, m_path);
    {
        Transaction transaction(*database);
        QVERIFY(transaction.isOpen());
        QVERIFY(insert(*database, u"gone"_s));
    }
    QVERIFY(!database->inTransaction());
    QCOMPARE(number(*database, "SELECT count(*) FROM item"), 0);
}

void TestDatabase::committedSurvivesReopening()
{
    {
        const auto database = opened(One, m_path);
        Transaction transaction(*database);
        QVERIFY(insert(*database, u"kept"_s));
        QVERIFY(transaction.commit());
    }
    const auto database = opened(One, m_path);
    QCOMPARE(number(*database, "SELECT count(*) FROM item"), 1);
}

void TestDatabase::readerDoesNotSeeAnOpenTransaction()
{
    const auto writer = opened(One, m_path);
    const auto reader = opened(One, m_path, Access::ReadOnly);
    Transaction transaction(*writer);
    QVERIFY(insert(*writer, u"new"_s));
    QCOMPARE(number(*reader, "SELECT count(*) FROM item"), 0);
    QVERIFY(transaction.commit());
    QCOMPARE(number(*reader, "SELECT count(*) FROM item"), 1);
}

void TestDatabase::deferredReaderDoesNotBlockAWriter()
{
    const auto writer = opened(One, m_path);
    const auto reader = opened(One, m_path, Access::ReadOnly);
    QVERIFY(reader->execute("BEGIN"));
    QCOMPARE(number(*reader, "SELECT count(*) FROM item"), 0);
    QVERIFY(insert(*writer, u"new"_s));
    QCOMPARE(number(*reader, "SELECT count(*) FROM item"), 0); // its snapshot
    QVERIFY(reader->execute("COMMIT"));
    QCOMPARE(number(*reader, "SELECT count(*) FROM item"), 1);
}

void TestDatabase::readingScopeIsOfOneMoment()
{
    const auto owner = opened(One, m_path);
    const auto other = opened(One, m_path, Access::Shared);
    const auto count = [&owner] { return number(*owner, "SELECT count(*) FROM item"); };
    {
        const ReadingScope scope(*owner);
        const ReadingScope inner(*owner);
        QCOMPARE(count(), 0);
        QVERIFY(insert(*other, u"a"_s)); // nobody is kept waiting
        QCOMPARE(count(), 0);
    }
    QCOMPARE(count(), 1);
    Transaction transaction(*owner);
    QVERIFY(transaction.isOpen());
    {
        const ReadingScope inside(*owner); // does not end what it is part of
        QCOMPARE(count(), 1);
    }
    QVERIFY(insert(*owner, u"b"_s));
    QVERIFY(transaction.commit());
    QCOMPARE(count(), 2);
}

void TestDatabase::readingScopeThatCannotOpen()
{
    const auto database = opened(One, m_path);
    QVERIFY(insert(*database, u"a"_s));
    int accesses = 0;
    database->setAccessHook([&accesses] { return ++accesses > 1; });
    const ReadingScope scope(*database);
    QCOMPARE(accesses, 1);
    QCOMPARE(number(*database, "SELECT count(*) FROM item"), 1); // by itself
}

void TestDatabase::secondInstanceIsRefused()
{
    const auto first = opened(One, m_path);
    QVERIFY(first);
    const StoreError error = refusal(One, m_path);
    QCOMPARE(error.code, Code::InUse);
    const QString pid = QString::number(QCoreApplication::applicationPid());
    QVERIFY2(error.text.contains(pid), qPrintable(error.text));
}

void TestDatabase::lockOfACrashedProgramIsTakenOver()
{
    QVERIFY(opened(One, m_path)); // and closed again
    QFile lock(m_path + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("4194999\ngone\n" + QSysInfo::machineHostName().toUtf8() + '\n'); // above pid_max
    lock.close();
    QVERIFY(opened(One, m_path));
}

void TestDatabase::unwritable()
{
    QFile file(m_folder->filePath(u"data"_s)); // where the folder would have to be
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(refusal(One, m_path).code, Code::Unwritable);
}

void TestDatabase::fullDisk()
{
    const auto database = opened(One, m_path);
    QVERIFY(insert(*database, u"before"_s));
    rlimit before;
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN); // the write fails instead of killing us
    const rlimit small = {rlim_t(QFileInfo(QString(m_path + u"-wal")).size()) + 8192,
                          before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    expectWarning("FULL|IO");
    const bool stored = insert(*database, QString(100'000, u'x'));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(!stored);
    QCOMPARE(number(*database, "SELECT count(*) FROM item"), 1);
    Statement check(*database, "PRAGMA integrity_check");
    auto rows = check.query();
    QVERIFY(rows.next());
    QCOMPARE(rows.text(0), u"ok"_s);
}

void TestDatabase::constraint()
{
    const auto database = opened(One, m_path);
    Statement statement(*database, "INSERT INTO item VALUES (?1)");
    QVERIFY(statement.execute(u"once"_s));
    const auto again = statement.execute(u"once"_s);
    QVERIFY(!again);
    QCOMPARE(again.error().code, Code::Constraint);
    QVERIFY(statement.execute(u"other"_s)); // the statement is fit for use again
}

void TestDatabase::failedAccess()
{
    const auto database = opened(One, m_path);
    Statement statement(*database, "INSERT INTO item VALUES (?1)");
    database->setAccessHook([] { return false; });
    QVERIFY(!Transaction(*database).isOpen());
    QVERIFY(!statement.execute(u"a"_s));
    database->setAccessHook({});
    Transaction transaction(*database);
    QVERIFY(statement.execute(u"a"_s));
    database->setAccessHook([] { return false; });
    QVERIFY(!transaction.commit());
    database->setAccessHook({});
    QVERIFY(!database->inTransaction());
    QCOMPARE(number(*database, "SELECT count(*) FROM item"), 0);
}

void TestDatabase::migratesStepByStep()
{
    {
        const auto database = opened(One, m_path);
        QVERIFY(insert(*database, u"old"_s));
    }
    const Schema two = withStep(One, "ALTER TABLE item ADD COLUMN size INTEGER NOT NULL DEFAULT 7");
    const Schema three = withStep(two, "UPDATE item SET size = size + 1");
    {
        const auto database = opened(three, m_path);
        QVERIFY(database);
        QCOMPARE(number(*database, "SELECT size FROM item"), 8);
        QCOMPARE(number(*database, "PRAGMA user_version"), 3);
    }
    const QString copy = m_path + u".schema-1.backup"_s;
    QVERIFY(QFile::exists(copy));
    QVERIFY(QFile::rename(copy, m_folder->filePath(u"copy.db"_s)));
    const auto old = opened(One, m_folder->filePath(u"copy.db"_s));
    QVERIFY(old); // of schema 1, and whole
    QCOMPARE(number(*old, "SELECT count(*) FROM item"), 1);
}

void TestDatabase::brokenMigrationLeavesTheOldSchema()
{
    QVERIFY(opened(One, m_path));
    const Schema broken = withStep(One, "CREATE TABLE a (b TEXT); INSERT INTO nowhere VALUES (1)");
    expectWarning("DAMAGED");
    expectWarning("cannot open");
    QCOMPARE(refusal(broken, m_path).code, Code::Damaged);
    const auto database = opened(One, m_path);
    QVERIFY(database);
    QCOMPARE(number(*database, "SELECT count(*) FROM sqlite_schema WHERE name = 'a'"), 0);
}

void TestDatabase::newerSchemaStaysUntouched()
{
    const Schema two = withStep(One, "CREATE TABLE a (b TEXT)");
    QVERIFY(opened(two, m_path));
    expectWarning("cannot open.*NEWER_SCHEMA");
    const StoreError error = refusal(One, m_path);
    QCOMPARE(error.code, Code::NewerSchema);
    QVERIFY(opened(two, m_path));
}

void TestDatabase::foreignDatabaseStaysUntouched()
{
    Schema other = One;
    other.applicationId = 1;
    QVERIFY(opened(other, m_path));
    expectWarning("cannot open.*DAMAGED");
    QCOMPARE(refusal(One, m_path).code, Code::Damaged);
    QVERIFY(opened(other, m_path));
}

void TestDatabase::damagedPagesAreFound()
{
    {
        const auto database = opened(One, m_path);
        Transaction transaction(*database);
        for (int i = 0; i < 2000; ++i)
            QVERIFY(insert(*database, u"item number %1"_s.arg(i)));
        QVERIFY(transaction.commit());
    }
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 5 * 4096);
    file.seek(4 * 4096);
    file.write(QByteArray(64, '\xa5'));
    file.close();
    expectWarning("cannot open.*DAMAGED");
    const StoreError error = refusal(One, m_path);
    QCOMPARE(error.code, Code::Damaged);
    QVERIFY2(error.text.contains(u"age"_s), qPrintable(error.text)); // it says which page
}

void TestDatabase::rebuildableFileIsReplaced_data()
{
    QTest::addColumn<bool>("newer");
    QTest::newRow("not a database any more") << false;
    QTest::newRow("written by a newer program") << true;
}

void TestDatabase::rebuildableFileIsReplaced()
{
    QFETCH(const bool, newer);
    Schema rebuildable = One;
    rebuildable.durable = false;
    {
        const auto database =
            opened(newer ? withStep(rebuildable, "CREATE TABLE a (b)") : rebuildable, m_path);
        QVERIFY(insert(*database, u"old"_s));
        QCOMPARE(number(*database, "PRAGMA synchronous"), 1);
    }
    if (!newer) {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        expectWarning("DAMAGED");
    }
    expectWarning("cannot open");
    const auto database = opened(rebuildable, m_path);
    QVERIFY(database);
    QCOMPARE(number(*database, "SELECT count(*) FROM item"), 0);
}

void TestDatabase::sharedConnectionNeedsItsOwner()
{
    expectWarning("UNWRITABLE");
    QCOMPARE(refusal(One, m_path, Access::Shared).code, Code::Unwritable);
    const auto owner = opened(One, m_path);
    const auto shared = opened(One, m_path, Access::Shared);
    QVERIFY(shared);
    QVERIFY(insert(*shared, u"a"_s));
    QCOMPARE(number(*owner, "SELECT count(*) FROM item"), 1);
}

void TestDatabase::readOnlyConnectionCannotWrite()
{
    const auto owner = opened(One, m_path);
    const auto reader = opened(One, m_path, Access::ReadOnly);
    expectWarning("UNWRITABLE");
    QVERIFY(!insert(*reader, u"a"_s));
}

void TestDatabase::textAndBytesComeBackAsTheyWent()
{
    const auto database = opened(One, m_path);
    Statement statement(*database, "SELECT ?1, ?2, ?3, ?4, ?5");
    const QString text = u"Gr\u00f6\u00dfe \U0001F4E6"_s;
    const QByteArray bytes("a\0\x1d\xff", 4);
    const QDateTime instant(QDate(2026, 3, 1), QTime(8, 0, 0, 123), Qt::UTC);
    auto rows = statement.query(text, bytes, instant, std::optional<qint64>(), QByteArray());
    QVERIFY(rows.next());
    QCOMPARE(rows.text(0), text);
    QCOMPARE(rows.bytes(1), bytes);
    QCOMPARE(rows.instant(2), instant);
    QVERIFY(rows.isNull(3));
    QVERIFY(!rows.isNull(4));
    QVERIFY(!rows.next());
    QVERIFY(!rows.error());
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
