// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqliteeventstore.h"
#include "core/central/sqliteschema.h"
#include "tests/unit/core/central/teststore.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::central;
using pw::test::Noon;
using pw::test::record;

namespace {

class Folder
{
public:
    Folder() { reopen(); }
    void reopen()
    {
        m_store.reset();
        auto opened = SqliteEventStore::open(m_folder.path());
        if (opened)
            m_store = *std::move(opened);
    }
    void close() { m_store.reset(); }
    bool isOpen() const { return m_store != nullptr; }
    QString path() const { return m_folder.path(); }
    QString database() const { return m_folder.filePath(u"central.db"_s); }
    SqliteEventStore &store() { return *m_store; }
    StoreWriter &writer() { return m_store->writer(); }
    std::unique_ptr<StoreReader> reader()
    {
        auto opened = m_store->openReader();
        return opened ? *std::move(opened) : nullptr;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SqliteEventStore> m_store;
};

pw::Result<pw::Done, StoreError> execute(const QString &path, const QByteArray &sql)
{
    auto opened = sqlite::Connection::open(path, sqlite::Connection::Mode::ReadWrite);
    if (!opened)
        return pw::Failure{opened.error()};
    sqlite::Connection connection = *std::move(opened);
    return connection.execute(sql);
}

std::optional<StoreError::Code> openingFails(const QString &folder)
{
    const auto opened = SqliteEventStore::open(folder);
    return opened ? std::nullopt : std::optional(opened.error().code);
}

} // namespace

class TestSqliteEventStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsAreProven();
    void refusesASecondUser();
    void refusesNewer();
    void refusesForeign();
    void refusesDamaged();
    void refusesUnwritable();
};

void TestSqliteEventStore::settingsAreProven()
{
    QTemporaryDir folder;
    auto opened = sqlite::openForWriting(folder.filePath(u"central.db"_s));
    QVERIFY(opened);
    sqlite::Connection connection = *std::move(opened);
    QCOMPARE(*connection.scalar("PRAGMA journal_mode"), u"wal"_s);
    QCOMPARE(*connection.scalar("PRAGMA synchronous"), u"2"_s);
    QCOMPARE(*connection.scalar("PRAGMA foreign_keys"), u"1"_s);
    QCOMPARE(connection.scalar("PRAGMA application_id")->toLongLong(), sqlite::ApplicationId);
    QCOMPARE(connection.scalar("PRAGMA user_version")->toInt(), sqlite::schemaVersion());
}

void TestSqliteEventStore::refusesASecondUser()
{
    Folder folder;
    QCOMPARE(openingFails(folder.path()), StoreError::Code::InUse);
}

void TestSqliteEventStore::refusesNewer()
{
    Folder folder;
    folder.close();
    QVERIFY(execute(folder.database(), "PRAGMA user_version=9999"));
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Newer);
}

void TestSqliteEventStore::refusesForeign()
{
    QTemporaryDir folder;
    QVERIFY(execute(folder.filePath(u"central.db"_s), "CREATE TABLE recipes (name TEXT)"));
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Foreign);
}

void TestSqliteEventStore::refusesDamaged()
{
    Folder folder;
    folder.writer().begin(Noon);
    for (int i = 0; i < 2000; ++i)
        folder.writer().addEvent(record(i));
    QVERIFY(folder.writer().commit());
    folder.close();
    QFile file(folder.database());
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 page = 4; page < file.size() / 4096; page += 3) {
        QVERIFY(file.seek(page * 4096));
        QCOMPARE(file.write(QByteArray(64, '\x5a')), 64);
    }
    file.close();
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Damaged);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Damaged);
}

void TestSqliteEventStore::refusesUnwritable()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"plain"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(openingFails(file.fileName()), StoreError::Code::Unwritable);
}

QTEST_GUILESS_MAIN(TestSqliteEventStore)
#include "tst_sqliteeventstore.moc"
