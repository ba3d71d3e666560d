// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/storeerror.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <type_traits>

struct sqlite3_stmt;

namespace pw::store {

class Database;
class Statement;

/// Text that is UTF-8 already, such as JSON.
struct Utf8
{
    QByteArrayView text;
};

/// The answer of one query, row by row. Ends the query when it goes, so that no read transaction
/// stays open behind anyone's back. Columns count from 0.
class Rows
{
public:
    Rows(Rows &&other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}
    Rows &operator=(Rows &&) = delete;
    ~Rows();

    /// False at the end, and on failure: ask error() afterwards.
    bool next();
    const std::optional<StoreError> &error() const;

    bool isNull(int column) const;
    qint64 integer(int column) const;
    int number(int column) const { return int(integer(column)); }
    bool flag(int column) const { return integer(column) != 0; }
    QString text(int column) const;
    QByteArray bytes(int column) const;
    QDateTime instant(int column) const; ///< UTC; invalid where there is none
    std::optional<qint64> optionalInteger(int column) const;

private:
    friend class Statement;
    explicit Rows(Statement *statement) : m_statement(statement) {}

    Statement *m_statement;
};

/// One prepared statement: prepared once, run often. Parameters ?1, ?2 … are bound in order.
/// An instant is kept as milliseconds since 1970 UTC, an absent value as NULL.
class Statement
{
public:
    Statement(Database &database, const QByteArray &sql);
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    /// For statements that answer nothing: the number of rows changed.
    template <typename... Args>
    Result<int, StoreError> execute(const Args &...args)
    {
        start(args...);
        return run();
    }

    template <typename... Args>
    Rows query(const Args &...args)
    {
        start(args...);
        return Rows(this);
    }

private:
    friend class Rows;

    template <typename... Args>
    void start(const Args &...args)
    {
        begin();
        int position = 0;
        (bind(++position, args), ...);
    }

    void begin();
    Result<int, StoreError> run();
    bool step();
    void reset();
    void check(int nativeCode);

    template <typename Number>
    requires std::is_integral_v<Number>
    void bind(int position, Number value) { bindInteger(position, qint64(value)); }
    template <typename T>
    void bind(int position, const std::optional<T> &value)
    {
        if (value)
            bind(position, *value);
        else
            bindNull(position);
    }
    void bind(int position, const QString &text);
    void bind(int position, QLatin1StringView text);
    void bind(int position, const Utf8 &text);
    void bind(int position, const QByteArray &bytes);
    void bind(int position, const QDateTime &at);
    void bindInteger(int position, qint64 value);
    void bindNull(int position);

    Database &m_database;
    sqlite3_stmt *m_statement = nullptr;
    std::optional<StoreError> m_prepareError;
    std::optional<StoreError> m_error; ///< of the run going on
};

} // namespace pw::store
