// SPDX-License-Identifier: Apache-2.0
#include "core/store/database.h"

#include "core/base/logging.h"
#include "core/store/statement.h"
#include "core/store/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>
#include <unistd.h>

namespace pw::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int BusyTimeoutMs = 5000;

bool canBeReplaced(const Schema &schema, const StoreError &error)
{
    return !schema.durable
           && (error.code == StoreError::Code::Damaged
               || error.code == StoreError::Code::NewerSchema);
}

void removeFiles(const QString &path)
{
    for (const QString &file : {path, QString(path + u"-wal"), QString(path + u"-shm")})
        QFile::remove(file);
}

} // namespace

Result<std::unique_ptr<Database>, StoreError> Database::open(const Schema &schema,
                                                             const QString &path, Access access)
{
    std::optional<InstanceLock> lock;
    if (access == Access::Owner) {
        if (!QDir().mkpath(QFileInfo(path).absolutePath()))
            return Failure{StoreError{StoreError::Code::Unwritable, 0, path}};
        auto acquired = InstanceLock::acquire(path);
        if (!acquired)
            return Failure{acquired.error()};
        lock = *std::move(acquired);
    }
    for (bool replaced = false;; replaced = true) {
        std::unique_ptr<Database> database(new Database(path));
        auto opened = database->connect(access);
        if (opened)
            opened = database->configure(schema, access);
        if (opened) {
            database->m_lock = std::move(lock);
            return database;
        }
        database.reset();
        qCWarning(lcStore) << "cannot open" << path << toCode(opened.error().code)
                           << opened.error().nativeCode << opened.error().text;
        if (replaced || access != Access::Owner || !canBeReplaced(schema, opened.error()))
            return Failure{opened.error()};
        removeFiles(path);
    }
}

Database::~Database()
{
    const int code = sqlite3_close(m_connection);
    Q_ASSERT(code == SQLITE_OK); // otherwise a statement outlives its connection
}

qint64 Database::revision() const
{
    return sqlite3_total_changes64(m_connection) + m_transactions + m_rollbacks;
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_connection) == 0;
}

Result<Done, StoreError> Database::execute(const QByteArray &sql)
{
    if (const auto refused = refusedAccess())
        return Failure{*refused};
    if (sqlite3_exec(m_connection, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return Failure{noted(StoreError::fromConnection(m_connection))};
    return Done();
}

Result<Done, StoreError> Database::copyTo(const QString &path)
{
    Statement copy(*this, "VACUUM INTO ?1");
    const auto copied = copy.execute(path);
    if (!copied)
        return Failure{copied.error()};
    QFile file(path); // SQLite leaves the copy to the system, and we are about to rely on it
    if (!file.open(QIODevice::ReadWrite) || fsync(file.handle()) != 0)
        return Failure{StoreError{StoreError::Code::Io, 0, path}};
    return Done();
}

Result<Done, StoreError> Database::connect(Access access)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
                      | (access == Access::Owner ? SQLITE_OPEN_CREATE : 0);
    const bool isNew = access == Access::Owner && !QFile::exists(m_path);
    const QByteArray file = QFile::encodeName(m_path);
    if (sqlite3_open_v2(file.constData(), &m_connection, flags, nullptr) != SQLITE_OK)
        return Failure{StoreError::fromConnection(m_connection)};
    sqlite3_extended_result_codes(m_connection, 1);
    sqlite3_busy_timeout(m_connection, BusyTimeoutMs);
    if (isNew) // SQLite gives its further files the same rights
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    return Done();
}

Result<Done, StoreError> Database::configure(const Schema &schema, Access access)
{
    // Before anything is written: a file that is not ours, or newer than we are, stays untouched.
    if (const auto identified = identify(schema, access); !identified)
        return identified;
    const bool full = schema.durable && access == Access::Owner;
    auto set = execute("PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON;"
                       "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                       "PRAGMA journal_size_limit=67108864;"
                       "PRAGMA cache_size=-16384"); // 16 MB: a shift's records are not read twice
    if (set)
        set = execute(full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    if (!set)
        return set;
    Statement journal(*this, "PRAGMA journal_mode");
    QString mode;
    if (auto rows = journal.query(); rows.next())
        mode = rows.text(0);
    const auto actual = pragma("PRAGMA synchronous");
    const auto foreignKeys = pragma("PRAGMA foreign_keys");
    if (mode != "wal"_L1 || !actual || *actual != (full ? 2 : 1) || !foreignKeys
        || *foreignKeys != 1)
        return Failure{
            StoreError{StoreError::Code::Io, 0, u"settings refused, journal: "_s + mode}};
    switch (access) {
    case Access::Owner: break;
    case Access::Shared: return Done();
    case Access::ReadOnly: return execute("PRAGMA query_only=ON");
    }
    if (schema.durable) {
        if (const auto checked = checkPages(); !checked)
            return checked;
    }
    return migrate(schema);
}

Result<qint64, StoreError> Database::pragma(const char *name)
{
    Statement statement(*this, name);
    auto rows = statement.query();
    if (!rows.next())
        return Failure{rows.error().value_or(StoreError{})};
    return rows.integer(0);
}

Result<Done, StoreError> Database::identify(const Schema &schema, Access access)
{
    const auto id = pragma("PRAGMA application_id");
    if (!id)
        return Failure{id.error()};
    const auto tables = pragma("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return Failure{tables.error()};
    if (quint32(*id) != schema.applicationId && !(*id == 0 && *tables == 0))
        return Failure{StoreError{StoreError::Code::Damaged, 0, u"another program's database"_s}};
    const auto version = pragma("PRAGMA user_version");
    if (!version)
        return Failure{version.error()};
    if (*version > schema.version())
        return Failure{
            StoreError{StoreError::Code::NewerSchema, 0,
                       u"schema %1, known up to %2"_s.arg(*version).arg(schema.version())}};
    if (access != Access::Owner && *version != schema.version())
        return Failure{
            StoreError{StoreError::Code::Damaged, 0, u"its owner has not opened it yet"_s}};
    return Done();
}

Result<Done, StoreError> Database::checkPages()
{
    Statement check(*this, "PRAGMA quick_check(1)");
    auto rows = check.query();
    const QString answer = rows.next() ? rows.text(0) : QString();
    if (rows.error())
        return Failure{*rows.error()};
    if (answer != "ok"_L1)
        return Failure{StoreError{StoreError::Code::Damaged, SQLITE_CORRUPT, answer}};
    return Done();
}

Result<Done, StoreError> Database::migrate(const Schema &schema)
{
    const auto version = pragma("PRAGMA user_version");
    if (!version)
        return Failure{version.error()};
    if (*version > 0 && *version < schema.version() && schema.durable) {
        const QString copy = m_path + u".schema-%1.backup"_s.arg(*version);
        QFile::remove(QString(copy + u".part")); // of an attempt that was cut short
        if (const auto copied = copyTo(copy + u".part"); !copied)
            return copied;
        QFile::remove(copy);
        if (!QFile::rename(QString(copy + u".part"), copy))
            return Failure{StoreError{StoreError::Code::Unwritable, 0, copy}};
    }
    for (const Migration &migration : schema.migrations) {
        if (migration.version <= *version)
            continue;
        Transaction transaction(*this);
        if (!transaction.isOpen())
            return Failure{transaction.error()};
        // lint: allow sqltext: a pragma takes no parameters; both values are numbers of ours
        const auto done = execute(
            migration.sql + "\n;PRAGMA application_id=" + QByteArray::number(schema.applicationId)
            + ";PRAGMA user_version=" + QByteArray::number(migration.version));
        if (!done)
            return done;
        if (const auto committed = transaction.commit(); !committed)
            return committed;
        qCInfo(lcStore) << m_path << "is now of schema" << migration.name;
    }
    return Done();
}

void Database::watch(const std::atomic<bool> &cancelled)
{
    constexpr int InstructionsBetween = 1000;
    sqlite3_progress_handler(
        m_connection, InstructionsBetween,
        [](void *flag) { return int(static_cast<const std::atomic<bool> *>(flag)->load()); },
        const_cast<std::atomic<bool> *>(&cancelled)); // C takes no const; it is only read
}

std::optional<StoreError> Database::refusedAccess() const
{
    if (!m_accessHook || m_accessHook())
        return {};
    return StoreError{StoreError::Code::Io, 0, u"refused by the access hook"_s};
}

StoreError Database::noted(StoreError error)
{
    if (error.nativeCode == SQLITE_INTERRUPT) // asked for
        return error;
    const bool fatal =
        (error.nativeCode & 0xff) == SQLITE_IOERR || (error.nativeCode & 0xff) == SQLITE_CORRUPT;
    if (fatal && !m_fatalError)
        m_fatalError = error;
    if (error.code != StoreError::Code::Constraint) // that one is an answer, not a trouble
        qCWarning(lcStore) << toCode(error.code) << error.nativeCode << error.text;
    return error;
}

} // namespace pw::store
