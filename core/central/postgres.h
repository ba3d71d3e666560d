// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/storeerror.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <libpq-fe.h>
#include <memory>
#include <unordered_map>
#include <vector>

/// libpq with owners and values; nothing of central's tables.
namespace pw::central::postgres {

/// Values of `$1` …, in order. Times are milliseconds since 1970-01-01 UTC.
class Parameters
{
public:
    Parameters &add(qint64 value) { return append(QByteArray::number(value), false); }
    Parameters &addReal(double value) { return append(QByteArray::number(value, 'g', 17), false); }
    Parameters &add(const QString &value) { return append(value.toUtf8(), false); }
    Parameters &addBytes(const QByteArray &value) { return append(value, true); }
    Parameters &addNull();
    Parameters &addOptional(const QString &value);
    Parameters &add(const QStringList &values);   ///< text[]
    Parameters &add(const QList<qint64> &values); ///< bigint[]
    Parameters &add(const QList<double> &values); ///< float8[]

private:
    friend class Connection;
    struct Value
    {
        QByteArray bytes;
        bool binary = false;
        bool null = false;
    };
    Parameters &append(const QByteArray &bytes, bool binary);

    QList<Value> m_values;
};

/// The rows of an answer.
class Rows
{
public:
    explicit Rows(PGresult *result) : m_result(result) {}

    bool succeeded() const
    {
        const ExecStatusType status = PQresultStatus(m_result.get());
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    }
    const PGresult *native() const { return m_result.get(); }
    int count() const { return PQntuples(m_result.get()); }
    bool isNull(int row, int column) const { return PQgetisnull(m_result.get(), row, column); }
    qint64 integer(int row, int column) const { return bytes(row, column).toLongLong(); }
    QString text(int row, int column) const { return QString::fromUtf8(bytes(row, column)); }
    QByteArray bytes(int row, int column) const; ///< of a text or number as it is shown
    QByteArray blob(int row, int column) const;  ///< of a bytea

private:
    struct Clear
    {
        void operator()(PGresult *result) const { PQclear(result); }
    };
    std::unique_ptr<PGresult, Clear> m_result;
};

/// One row of them, for as long as they live.
class Row
{
public:
    Row(const Rows &rows, int index) : m_rows(rows), m_index(index) {}

    bool isNull(int column) const { return m_rows.isNull(m_index, column); }
    qint64 integer(int column) const { return m_rows.integer(m_index, column); }
    QString text(int column) const { return m_rows.text(m_index, column); }
    QByteArray bytes(int column) const { return m_rows.bytes(m_index, column); }
    QByteArray blob(int column) const { return m_rows.blob(m_index, column); }

private:
    const Rows &m_rows;
    int m_index;
};

/// One session. One thread at a time.
class Connection
{
public:
    /// @param target connection URI or `keyword=value` list, as libpq takes it
    static Result<Connection, StoreError> open(const QString &target);
    /// Whether a target carries a password, which every user of the computer could then read.
    /// StoreError::Code::Internal where it is no target at all.
    static Result<bool, StoreError> namesPassword(const QString &target);

    /// Prepares once per session. `sql` must be a literal: its address is the key.
    Result<Rows, StoreError> run(const char *sql, const Parameters &parameters = {});
    /// From now on (libpq, pipeline mode) post() sends statements without waiting for answers, and
    /// whatever waits for one waits for all before it. Only single statements from then on.
    Result<Done, StoreError> startPipeline();
    /// Like run() for statements that give nothing; a failure comes with the next answer. Sends
    /// what has gathered now and then.
    Result<Done, StoreError> post(const char *sql, const Parameters &parameters = {});
    /// Waits for the answers to everything posted: the first failure, if there was one. Statements
    /// behind a failure were not carried out.
    Result<Done, StoreError> settle();
    /// For text that is put together: pieces of ours, values as parameters.
    Result<Rows, StoreError> runOnce(const QByteArray &sql, const Parameters &parameters);
    /// Statements without parameters; several are one transaction.
    Result<Done, StoreError> execute(const QByteArray &sql);
    int sessionId() const { return PQbackendPID(m_session.get()); }
    int socket() const { return PQsocket(m_session.get()); }
    /// The sessions that have notified since the last call (LISTEN). Does not wait.
    Result<QList<int>, StoreError> notifications();
    bool isLost() const { return m_ended || PQstatus(m_session.get()) == CONNECTION_BAD; }

private:
    struct Finish
    {
        void operator()(PGconn *session) const { PQfinish(session); }
    };
    explicit Connection(PGconn *session) : m_session(session) {}
    struct Values;
    Result<Rows, StoreError> rowsOf(PGresult *result) const;
    StoreError errorOf(const PGresult *result) const;
    Result<QByteArray, StoreError> prepared(const char *sql);
    Result<Rows, StoreError> answers();

    std::unique_ptr<PGconn, Finish> m_session;
    std::unordered_map<const char *, QByteArray> m_prepared;
    int m_names = 0;                           ///< given to prepared statements
    std::vector<const char *> m_newlyPrepared; ///< of which no answer has come yet
    bool m_ended = false;                      ///< the server has ended it, and libpq does not know
    int m_posted = 0;                          ///< statements whose answers have not been read
};

} // namespace pw::central::postgres
