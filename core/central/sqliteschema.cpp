// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqliteschema.h"

#include "core/base/logging.h"
#include "core/central/sqliteindex.h"
#include "core/central/sqlitescopes.h"

#include <QDir>
#include <QFile>
#include <QUuid>

// Outside any namespace, as the macro demands.
static void initResources()
{
    Q_INIT_RESOURCE(central_migrations);
}

using namespace Qt::StringLiterals;

namespace pw::central::sqlite {

namespace {

/// The migrations in order; the first four characters of a name are its number.
QStringList migrations()
{
    initResources();
    return QDir(u":/central/migrations"_s).entryList(QDir::Files, QDir::Name);
}

Result<Done, StoreError> provePragma(Connection &connection, const char *name, const char *value,
                                     QLatin1StringView expected)
{
    // lint: allow sqltext: names and values from the table below, pragmas take no parameters
    const QByteArray pragma = QByteArray("PRAGMA ") + name;
    if (const auto set = connection.scalar(pragma + '=' + value); !set)
        return Failure{set.error()};
    const auto read = connection.scalar(pragma);
    if (!read)
        return Failure{read.error()};
    if (*read != expected)
        return Failure{StoreError{StoreError::Code::Unwritable,
                                  QString::fromLatin1(pragma) + u" is "_s + *read}};
    return Done{};
}

Result<Done, StoreError> prepare(Connection &connection)
{
    struct Pragma
    {
        const char *name;
        const char *value;
        QLatin1StringView expected;
    };
    // FULL: with NORMAL a power cut takes back commits that have been acknowledged.
    static constexpr Pragma Pragmas[] = {
        {"journal_mode", "WAL", "wal"_L1},     {"synchronous", "FULL", "2"_L1},
        {"foreign_keys", "ON", "1"_L1},        {"wal_autocheckpoint", "4000", "4000"_L1},
        {"cache_size", "-65536", "-65536"_L1},
    };
    for (const Pragma &pragma : Pragmas) {
        if (const auto proven = provePragma(connection, pragma.name, pragma.value, pragma.expected);
            !proven)
            return proven;
    }
    return Done{};
}

Result<Done, StoreError> checkWhoseItIs(Connection &connection)
{
    const auto tables = connection.scalar("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return Failure{tables.error()};
    if (*tables == u"0")
        return Done{};
    const auto application = connection.scalar("PRAGMA application_id");
    const auto version = connection.scalar("PRAGMA user_version");
    if (!application || !version)
        return Failure{connection.lastError()};
    if (application->toLongLong() != ApplicationId)
        return Failure{StoreError{StoreError::Code::Foreign, *application}};
    if (version->toInt() > schemaVersion())
        return Failure{StoreError{StoreError::Code::Newer, *version}};
    return Done{};
}

Result<Done, StoreError> checkSoundness(Connection &connection)
{
    const auto sound = connection.scalar("PRAGMA quick_check(1)");
    if (!sound)
        return Failure{sound.error()};
    if (*sound != u"ok")
        return Failure{StoreError{StoreError::Code::Damaged, *sound}};
    return Done{};
}

Result<Done, StoreError> migrate(Connection &connection)
{
    const auto version = connection.scalar("PRAGMA user_version");
    if (!version)
        return Failure{version.error()};
    for (const QString &name : migrations()) {
        const int number = name.left(4).toInt();
        if (number <= version->toInt())
            continue;
        QFile file(u":/central/migrations/"_s + name);
        if (!file.open(QIODevice::ReadOnly))
            return Failure{StoreError{StoreError::Code::Internal, name}};
        const QByteArray script = "BEGIN IMMEDIATE;\n" + file.readAll() + "\nPRAGMA application_id="
                                  + QByteArray::number(ApplicationId) + ";\nPRAGMA user_version="
                                  + QByteArray::number(number) + ";\nCOMMIT;";
        if (const auto done = connection.execute(script); !done) {
            // Nothing of a step that failed may stay; its own error is the one to report.
            if (!connection.execute("ROLLBACK"))
                qCWarning(lcCentral, "migration %d could not be rolled back", number);
            return done;
        }
        qCInfo(lcCentral, "schema brought to version %d", number);
    }
    return Done{};
}

Result<Done, StoreError> ensureEpoch(Connection &connection)
{
    const QString epoch = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto prepared = connection.prepare("INSERT OR IGNORE INTO meta VALUES ('epoch', ?1)");
    if (!prepared)
        return Failure{prepared.error()};
    Statement statement = *std::move(prepared);
    if (statement.bind(1, epoch).step() == Statement::Step::Failed)
        return Failure{connection.lastError()};
    return Done{};
}

} // namespace

int schemaVersion()
{
    return migrations().last().left(4).toInt();
}

Result<QList<SchemaStep>, StoreError> schemaSteps(Connection &connection)
{
    if (const auto ours = checkWhoseItIs(connection); !ours)
        return Failure{ours.error()};
    const auto version = connection.scalar("PRAGMA user_version");
    if (!version)
        return Failure{version.error()};
    QList<SchemaStep> steps;
    for (const QString &name : migrations()) {
        const int number = name.left(4).toInt();
        const QString what = name.section(u'_', 1).section(u'.', 0, 0);
        steps.append({number, what, number <= version->toInt()});
    }
    return steps;
}

Result<Done, StoreError> checkSchema(Connection &connection)
{
    const auto steps = schemaSteps(connection);
    if (!steps)
        return Failure{steps.error()};
    qsizetype applied = 0;
    for (const SchemaStep &step : *steps)
        applied += step.applied ? 1 : 0;
    if (applied == steps->size())
        return Done{};
    return Failure{StoreError{StoreError::Code::Outdated, QString::number(applied)}};
}

Result<Connection, StoreError> openForWriting(const QString &path)
{
    auto opened = Connection::open(path, Connection::Mode::ReadWrite);
    if (!opened)
        return Failure{opened.error()};
    Connection connection = *std::move(opened);
    for (const auto step : {&checkWhoseItIs, &checkSoundness, &prepare, &migrate, &ensureEpoch,
                            &fillIndex, &fillScopes}) {
        if (const auto done = step(connection); !done)
            return Failure{done.error()};
    }
    return connection;
}

Result<Connection, StoreError> openForReading(const QString &path)
{
    auto opened = Connection::open(path, Connection::Mode::ReadOnly);
    if (!opened)
        return Failure{opened.error()};
    Connection connection = *std::move(opened);
    if (const auto set = connection.scalar("PRAGMA cache_size=-16384"); !set)
        return Failure{set.error()};
    return connection;
}

} // namespace pw::central::sqlite
