// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/instancelock.h"
#include "core/store/schema.h"
#include "core/store/storeerror.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

struct sqlite3;

namespace pw::store {

/// One connection to one SQLite file. Lives in the thread that opened it, and outlives every
/// Statement and Transaction on it.
///
/// SQLite's C interface and not QtSql: a prepared look-up takes 1.6 µs instead of 5.1 µs (QSqlQuery
/// reads the column types anew at every exec), and failures keep their extended result codes.
class Database
{
public:
    enum class Access {
        Owner, ///< takes the instance lock, checks the file and brings its schema up to date
        /// A further connection of the program that holds the lock. Its commits reach the disk with
        /// the owner's next one: for what can be found out again, and nobody waits for an fsync.
        Shared,
        ReadOnly ///< the same, for threads that only look
    };

    /// Settings are made and read back: WAL, synchronous, foreign keys. A file of an older schema
    /// is copied beside itself before its migrations run, each in a transaction of its own. A file
    /// that can be made again (Schema::durable is false) is replaced when it is damaged or too new.
    static Result<std::unique_ptr<Database>, StoreError> open(const Schema &schema,
                                                              const QString &path, Access access);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    QString path() const { return m_path; }
    bool inTransaction() const;
    /// Counts Transactions: what was found out in one may be taken back with it.
    qint64 transactionNumber() const { return m_transactions; }
    /// Counts what was taken back: numbers given in it are not given.
    qint64 rollbackNumber() const { return m_rollbacks; }
    /// Grows with every change made through this connection, and with every one taken back: what
    /// was read stays true while it does not.
    qint64 revision() const;

    /// Statements without parameters or rows, such as a schema step.
    Result<Done, StoreError> execute(const QByteArray &sql);

    /// A consistent copy of everything committed, at a path that must not exist yet.
    Result<Done, StoreError> copyTo(const QString &path);

    /// Set once a write has failed below us or a page was found broken. What the disk holds then is
    /// uncertain, and a repeated fsync would report success without having written (SQLite on
    /// Linux): no transaction opens any more until the program has been started again.
    const std::optional<StoreError> &fatalError() const { return m_fatalError; }

    /// While `cancelled` is true every statement breaks off within microseconds with an Io error;
    /// for questions that nobody waits for any more. It must outlive this connection.
    void watch(const std::atomic<bool> &cancelled);

    /// For tests: asked before every execution and every commit; false makes that access fail.
    void setAccessHook(std::function<bool()> hook) { m_accessHook = std::move(hook); }

private:
    friend class Statement;
    friend class Transaction;
    friend class ReadingScope;

    explicit Database(const QString &path) : m_path(path) {}
    Result<Done, StoreError> connect(Access access);
    Result<Done, StoreError> configure(const Schema &schema, Access access);
    Result<qint64, StoreError> pragma(const char *name);
    Result<Done, StoreError> identify(const Schema &schema, Access access);
    Result<Done, StoreError> checkPages();
    Result<Done, StoreError> migrate(const Schema &schema);

    std::optional<StoreError> refusedAccess() const; ///< by the hook
    StoreError noted(StoreError error);

    QString m_path;
    std::optional<InstanceLock> m_lock;
    sqlite3 *m_connection = nullptr;
    qint64 m_transactions = 0;
    qint64 m_rollbacks = 0;
    std::function<bool()> m_accessHook;
    std::optional<StoreError> m_fatalError;
};

} // namespace pw::store
