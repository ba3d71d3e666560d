// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqlite.h"

#include <QFile>

#include <sqlite3.h>

namespace pw::central::sqlite {

namespace {

StoreError::Code codeOf(int result)
{
    switch (result & 0xff) {
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: return StoreError::Code::Unwritable;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StoreError::Code::InUse;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return StoreError::Code::Damaged;
    case SQLITE_FULL: return StoreError::Code::Full;
    case SQLITE_IOERR: return StoreError::Code::Io;
    default: return StoreError::Code::Internal;
    }
}

StoreError errorOf(sqlite3 *database, int result)
{
    const char *text = database ? sqlite3_errmsg(database) : sqlite3_errstr(result);
    return {codeOf(result), QString::fromUtf8(text)};
}

} // namespace

void Connection::Closer::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Result<Connection, StoreError> Connection::open(const QString &path, Mode mode)
{
    sqlite3 *raw = nullptr;
    const int access =
        mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int result =
        sqlite3_open_v2(path.toUtf8().constData(), &raw, access | SQLITE_OPEN_NOMUTEX, nullptr);
    Connection connection(raw); // a handle exists even where opening failed
    if (result != SQLITE_OK)
        return Failure{errorOf(raw, result)};
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, 5000);
    return connection;
}

Result<Done, StoreError> Connection::execute(const QByteArray &sql)
{
    const int result = sqlite3_exec(m_database.get(), sql.constData(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        return Failure{errorOf(m_database.get(), result)};
    return Done{};
}

Result<Statement, StoreError> Connection::prepare(const QByteArray &sql)
{
    sqlite3_stmt *raw = nullptr;
    const int result = sqlite3_prepare_v3(m_database.get(), sql.constData(), int(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (result != SQLITE_OK)
        return Failure{errorOf(m_database.get(), result)};
    return Statement(raw);
}

Result<QString, StoreError> Connection::scalar(const QByteArray &sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return Failure{statement.error()};
    Statement query = *std::move(statement);
    switch (query.step()) {
    case Statement::Step::Row: return query.text(0);
    case Statement::Step::Done: return QString();
    case Statement::Step::Failed: break;
    }
    return Failure{lastError()};
}

StoreError Connection::lastError() const
{
    return errorOf(m_database.get(), sqlite3_extended_errcode(m_database.get()));
}

Result<Done, StoreError> Connection::copyTo(Connection &target)
{
    sqlite3_backup *copy =
        sqlite3_backup_init(target.m_database.get(), "main", m_database.get(), "main");
    if (!copy)
        return Failure{target.lastError()};
    // All pages in one step: in steps of some, every commit of another process starts it anew.
    sqlite3_backup_step(copy, -1);
    const int result = sqlite3_backup_finish(copy);
    if (result != SQLITE_OK)
        return Failure{errorOf(target.m_database.get(), result)};
    return Done{};
}

void Statement::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement &Statement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
    return *this;
}

Statement &Statement::bindReal(int index, double value)
{
    sqlite3_bind_double(m_statement.get(), index, value);
    return *this;
}

Statement &Statement::bind(int index, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    const auto size = sqlite3_uint64(utf8.size());
    void *copy = sqlite3_malloc64(size + 1); // given away with its own destructor
    std::copy_n(utf8.constData(), size + 1, static_cast<char *>(copy));
    sqlite3_bind_text64(m_statement.get(), index, static_cast<const char *>(copy), size,
                        sqlite3_free, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int index, const QByteArray &value)
{
    const auto size = sqlite3_uint64(value.size());
    void *copy = sqlite3_malloc64(size + 1);
    std::copy_n(value.constData(), size + 1, static_cast<char *>(copy));
    sqlite3_bind_blob64(m_statement.get(), index, copy, size, sqlite3_free);
    return *this;
}

Statement &Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement.get(), index);
    return *this;
}

Statement &Statement::bindOptional(int index, const QString &value)
{
    return value.isEmpty() ? bindNull(index) : bind(index, value);
}

Statement::Step Statement::step()
{
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW: return Step::Row;
    case SQLITE_DONE: return Step::Done;
    default: return Step::Failed;
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QString Statement::text(int column) const
{
    const auto *utf8 =
        reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement.get(), column));
}

QByteArray Statement::blob(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return {data, sqlite3_column_bytes(m_statement.get(), column)};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

} // namespace pw::central::sqlite
