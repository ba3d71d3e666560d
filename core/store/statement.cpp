// SPDX-License-Identifier: Apache-2.0
#include "core/store/statement.h"

#include "core/store/database.h"

#include <sqlite3.h>

namespace pw::store {

Statement::Statement(Database &database, const QByteArray &sql) : m_database(database)
{
    const int code = sqlite3_prepare_v3(database.m_connection, sql.constData(), -1,
                                        SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (code != SQLITE_OK)
        m_prepareError = database.noted(StoreError::fromConnection(database.m_connection));
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::begin()
{
    Q_ASSERT(!m_statement
             || !sqlite3_stmt_busy(m_statement)); // Rows of an earlier query still live
    m_error = m_prepareError ? m_prepareError : m_database.refusedAccess();
}

void Statement::check(int nativeCode)
{
    if (nativeCode != SQLITE_OK && !m_error)
        m_error = StoreError::fromNative(nativeCode, QString::fromUtf8(sqlite3_errstr(nativeCode)));
}

Result<int, StoreError> Statement::run()
{
    const bool row = step();
    Q_ASSERT(!row); // a statement that answers wants query()
    reset();
    if (m_error)
        return Failure{*m_error};
    return sqlite3_changes(m_database.m_connection);
}

bool Statement::step()
{
    if (m_error)
        return false;
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        m_error = m_database.noted(StoreError::fromConnection(m_database.m_connection));
    return code == SQLITE_ROW;
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

void Statement::bind(int position, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    bind(position, Utf8{utf8});
}

void Statement::bind(int position, QLatin1StringView text)
{
    if (QtPrivate::isAscii(text))
        bind(position, Utf8{QByteArrayView(text.data(), text.size())});
    else
        bind(position, QString(text));
}

void Statement::bind(int position, const Utf8 &text)
{
    // An empty text must not become NULL.
    const char *data = text.text.isEmpty() ? "" : text.text.data();
    if (m_statement)
        check(sqlite3_bind_text(m_statement, position, data, int(text.text.size()),
                                SQLITE_TRANSIENT));
}

void Statement::bind(int position, const QByteArray &bytes)
{
    // constData() of an empty array is never null, so an empty blob does not become NULL.
    if (m_statement)
        check(sqlite3_bind_blob(m_statement, position, bytes.constData(), int(bytes.size()),
                                SQLITE_TRANSIENT));
}

void Statement::bind(int position, const QDateTime &at)
{
    if (at.isValid())
        bindInteger(position, at.toMSecsSinceEpoch());
    else
        bindNull(position);
}

void Statement::bindInteger(int position, qint64 value)
{
    if (m_statement)
        check(sqlite3_bind_int64(m_statement, position, value));
}

void Statement::bindNull(int position)
{
    if (m_statement)
        check(sqlite3_bind_null(m_statement, position));
}

Rows::~Rows()
{
    if (m_statement)
        m_statement->reset();
}

bool Rows::next()
{
    return m_statement->step();
}

const std::optional<StoreError> &Rows::error() const
{
    return m_statement->m_error;
}

bool Rows::isNull(int column) const
{
    return sqlite3_column_type(m_statement->m_statement, column) == SQLITE_NULL;
}

qint64 Rows::integer(int column) const
{
    return sqlite3_column_int64(m_statement->m_statement, column);
}

QString Rows::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

QByteArray Rows::bytes(int column) const
{
    const void *data = sqlite3_column_blob(m_statement->m_statement, column);
    return QByteArray(static_cast<const char *>(data),
                      sqlite3_column_bytes(m_statement->m_statement, column));
}

QDateTime Rows::instant(int column) const
{
    return isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

std::optional<qint64> Rows::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

} // namespace pw::store
