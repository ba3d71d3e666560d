// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqliteeventstore.h"

#include "core/central/sqlitereader.h"
#include "core/central/sqliteschema.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

Result<std::unique_ptr<QLockFile>, StoreError> lockFolder(const QDir &folder)
{
    auto lock = std::make_unique<QLockFile>(folder.filePath(u"central.lock"_s));
    lock->setStaleLockTime(0); // only a lock of a process that is gone is stale
    if (lock->tryLock())
        return lock;
    const bool taken = lock->error() == QLockFile::LockFailedError;
    return Failure{
        StoreError{taken ? StoreError::Code::InUse : StoreError::Code::Unwritable, folder.path()}};
}

} // namespace

SqliteEventStore::SqliteEventStore(std::unique_ptr<QLockFile> lock, const QString &path,
                                   const QString &epoch, sqlite::Connection connection)
    : m_lock(std::move(lock)), m_path(path), m_epoch(epoch), m_writer(std::move(connection))
{}

Result<std::unique_ptr<SqliteEventStore>, StoreError> SqliteEventStore::open(const QString &folder)
{
    const QDir directory(folder);
    if (!directory.mkpath(u"."_s))
        return Failure{StoreError{StoreError::Code::Unwritable, folder}};
    auto lock = lockFolder(directory);
    if (!lock)
        return Failure{lock.error()};
    const QString path = directory.filePath(u"central.db"_s);
    auto opened = sqlite::openForWriting(path);
    if (!opened)
        return Failure{opened.error()};
    sqlite::Connection connection = *std::move(opened);
    const auto epoch = connection.scalar("SELECT value FROM meta WHERE name = 'epoch'");
    if (!epoch)
        return Failure{epoch.error()};
    return std::unique_ptr<SqliteEventStore>(
        new SqliteEventStore(*std::move(lock), path, *epoch, std::move(connection)));
}

QString SqliteEventStore::kind() const
{
    return u"sqlite"_s;
}

Result<std::unique_ptr<StoreReader>, StoreError> SqliteEventStore::openReader()
{
    auto connection = sqlite::openForReading(m_path);
    if (!connection)
        return Failure{connection.error()};
    return std::unique_ptr<StoreReader>(std::make_unique<SqliteReader>(*std::move(connection)));
}

} // namespace pw::central
