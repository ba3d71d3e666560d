// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqlitebackup.h"

#include "core/central/sqliteschema.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace pw::central::sqlite {

namespace {

Result<Backup, StoreError> copyAndCheck(const QString &path, const QString &copy)
{
    auto opened = openForReading(path);
    if (!opened)
        return Failure{opened.error()};
    Connection source = *std::move(opened);
    auto made = Connection::open(copy, Connection::Mode::ReadWrite);
    if (!made)
        return Failure{made.error()};
    Connection target = *std::move(made);
    if (const auto done = source.copyTo(target); !done)
        return Failure{done.error()};
    // The copy is one file: without a write-ahead log beside it.
    if (const auto set = target.scalar("PRAGMA journal_mode=DELETE"); !set)
        return Failure{set.error()};
    const auto sound = target.scalar("PRAGMA integrity_check(1)");
    if (!sound)
        return Failure{sound.error()};
    if (*sound != u"ok")
        return Failure{StoreError{StoreError::Code::Damaged, *sound}};
    const auto events = target.scalar("SELECT ifnull(max(seq), 0) FROM event");
    const auto head = target.scalar("SELECT value FROM meta WHERE name = 'head'");
    if (!events || !head)
        return Failure{target.lastError()};
    return Backup{events->toLongLong(), head->toLongLong(), QFileInfo(copy).size()};
}

bool flush(const QString &path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool flushed = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    return flushed;
}

} // namespace

Result<Backup, StoreError> backUp(const QString &path, const QString &copy)
{
    const QString part = copy + u".part"_s;
    QFile::remove(part); // of a back-up that was broken off
    auto backup = copyAndCheck(path, part);
    if (backup
        && (!flush(part) || !QFile::rename(part, copy) || !flush(QFileInfo(copy).absolutePath())))
        backup = Failure{StoreError{StoreError::Code::Unwritable, qt_error_string()}};
    if (!backup)
        QFile::remove(part);
    return backup;
}

} // namespace pw::central::sqlite
