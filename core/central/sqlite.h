// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/storeerror.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

/// A thin hand on the SQLite C library: connections and statements that close themselves.
namespace pw::central::sqlite {

class Statement;

/// One connection, for one thread at a time.
class Connection
{
public:
    enum class Mode { ReadWrite, ReadOnly };
    static Result<Connection, StoreError> open(const QString &path, Mode mode);

    /// Runs statements that give no rows, separated by semicolons.
    Result<Done, StoreError> execute(const QByteArray &sql);
    Result<Statement, StoreError> prepare(const QByteArray &sql);
    /// First column of the first row, as text.
    Result<QString, StoreError> scalar(const QByteArray &sql);
    StoreError lastError() const;
    /// Copies everything, as it is at one moment, over what `target` holds (SQLite's online
    /// backup); writers of this database go on meanwhile.
    Result<Done, StoreError> copyTo(Connection &target);

private:
    struct Closer
    {
        void operator()(sqlite3 *database) const;
    };
    explicit Connection(sqlite3 *database) : m_database(database) {}

    std::unique_ptr<sqlite3, Closer> m_database;
};

/// A prepared statement: bind from 1, step, read columns from 0. Values are copied in and out.
class Statement
{
public:
    Statement &bind(int index, qint64 value);
    Statement &bind(int index, const QString &value);
    Statement &bindReal(int index, double value);
    Statement &bindBlob(int index, const QByteArray &value);
    Statement &bindNull(int index);
    /// The text, or NULL where it is empty.
    Statement &bindOptional(int index, const QString &value);

    enum class Step { Row, Done, Failed };
    Step step();
    void reset();

    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    bool isNull(int column) const;

private:
    friend class Connection;
    struct Finalizer
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) {}

    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

} // namespace pw::central::sqlite
