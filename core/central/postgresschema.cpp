// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgresschema.h"

#include "core/base/logging.h"
#include "core/central/postgresscopes.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

using namespace Qt::StringLiterals;

namespace pw::central::postgres {

namespace {

const QString Folder = u":/central-postgresql/migrations"_s;

QStringList migrations()
{
    return QDir(Folder).entryList(QDir::Files, QDir::Name);
}

int numberOf(const QString &name)
{
    return name.section(u'_', 1, 1).toInt();
}

/// Of the last migration the database has had; 0 where it holds nothing yet.
Result<qint64, StoreError> versionOf(Connection &connection)
{
    const auto tables = connection.run(
        "SELECT count(*), count(*) FILTER (WHERE tablename = 'packwright_schema') FROM pg_tables"
        " WHERE schemaname = current_schema()");
    if (!tables)
        return Failure{tables.error()};
    if (tables->integer(0, 1) == 0 && tables->integer(0, 0) > 0)
        return Failure{StoreError{StoreError::Code::Foreign, tables->text(0, 0)}};
    if (tables->integer(0, 1) == 0)
        return 0;
    const auto version = connection.run("SELECT version FROM packwright_schema");
    if (!version)
        return Failure{version.error()};
    return version->integer(0, 0);
}

Result<Done, StoreError> apply(Connection &connection, const QString &name)
{
    QFile file(Folder + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{StoreError{StoreError::Code::Internal, name}};
    // A step that fails takes its transaction with it: the connection is given up.
    if (const auto done = connection.execute("BEGIN"); !done)
        return done;
    if (const auto done = connection.execute(file.readAll()); !done)
        return done;
    const auto noted = connection.run("UPDATE packwright_schema SET version = $1",
                                      Parameters().add(qint64(numberOf(name))));
    if (!noted)
        return Failure{noted.error()};
    if (const auto done = connection.execute("COMMIT"); !done)
        return done;
    qCInfo(lcCentral, "schema brought to version %d", numberOf(name));
    return Done{};
}

Result<Done, StoreError> migrate(Connection &connection)
{
    const auto version = versionOf(connection);
    if (!version)
        return Failure{version.error()};
    for (const QString &name : migrations()) {
        if (numberOf(name) <= *version)
            continue;
        if (const auto done = apply(connection, name); !done)
            return done;
    }
    return checkSchema(connection);
}

/// "PWC1": who works with the database, and whether its schema may be changed meanwhile. Advisory
/// locks are of one database, so all schemas in it share them.
Result<Done, StoreError> lockSchema(Connection &connection, SchemaPolicy policy)
{
    const char *const take = policy == SchemaPolicy::Upgrade
                                 ? "SELECT pg_try_advisory_lock(1347896113)::int"
                                 : "SELECT pg_try_advisory_lock_shared(1347896113)::int";
    // The server may take a moment to notice that a central before us is dead.
    const QDeadlineTimer patience(3000);
    for (;;) {
        const auto locked = connection.run(take);
        if (!locked)
            return Failure{locked.error()};
        if (locked->integer(0, 0) != 0)
            return Done{};
        if (patience.hasExpired())
            return Failure{StoreError{StoreError::Code::InUse, {}}};
        QThread::msleep(50);
    }
}

/// From alone to together with others, without a moment in between.
Result<Done, StoreError> shareSchema(Connection &connection)
{
    return connection.execute("SELECT pg_advisory_lock_shared(1347896113);"
                              "SELECT pg_advisory_unlock(1347896113)");
}

/// A server may be set up to answer a commit before it is on the disk; whoever waits for its
/// stand-bys as well (remote_write, on, remote_apply) has chosen more than we ask for.
Result<Done, StoreError> proveDurability(Connection &connection)
{
    const auto settings =
        connection.run("SELECT current_setting('fsync'), current_setting('synchronous_commit')");
    if (!settings)
        return Failure{settings.error()};
    if (settings->text(0, 0) != u"on")
        return Failure{StoreError{StoreError::Code::Unsafe, u"fsync=off"_s}};
    if (settings->text(0, 1) == u"off")
        return connection.execute("SET synchronous_commit = on");
    return Done{};
}

} // namespace

Result<QList<SchemaStep>, StoreError> schemaSteps(Connection &connection)
{
    const auto version = versionOf(connection);
    if (!version)
        return Failure{version.error()};
    QList<SchemaStep> steps;
    for (const QString &name : migrations()) {
        const int number = numberOf(name);
        const QString what = name.section(u'_', 2).section(u'.', 0, 0);
        steps.append({number, what, number <= *version});
    }
    return steps;
}

Result<Done, StoreError> checkSchema(Connection &connection)
{
    const auto version = versionOf(connection);
    if (!version)
        return Failure{version.error()};
    const int ours = numberOf(migrations().last());
    if (*version == ours)
        return Done{};
    const auto code = *version > ours ? StoreError::Code::Newer : StoreError::Code::Outdated;
    return Failure{StoreError{code, QString::number(*version)}};
}

Result<Connection, StoreError> openForWriting(const QString &target, SchemaPolicy policy)
{
    auto opened = Connection::open(target);
    if (!opened)
        return opened;
    Connection connection = *std::move(opened);
    if (const auto durable = proveDurability(connection); !durable)
        return Failure{durable.error()};
    // The schema is brought up to date by one who is alone; where it is, nobody need be.
    const auto current = checkSchema(connection);
    if (!current
        && (policy == SchemaPolicy::Keep || current.error().code != StoreError::Code::Outdated))
        return Failure{current.error()};
    if (const auto locked = lockSchema(connection, current ? SchemaPolicy::Keep : policy); !locked)
        return Failure{locked.error()};
    if (!current) {
        if (const auto done = migrate(connection); !done)
            return Failure{done.error()};
        if (const auto shared = shareSchema(connection); !shared)
            return Failure{shared.error()};
    }
    if (const auto filled = fillScopes(connection); !filled)
        return Failure{filled.error()};
    // A writer that hangs must not hold the others up for ever. It asks by keys alone: a plan made
    // while a table was empty would read all of it, batch after batch, once it is not.
    const auto limited = connection.execute("SET idle_in_transaction_session_timeout = '15s';"
                                            "SET enable_seqscan = off;"
                                            "SET plan_cache_mode = force_generic_plan");
    if (!limited)
        return Failure{limited.error()};
    if (const auto pipeline = connection.startPipeline(); !pipeline)
        return Failure{pipeline.error()};
    return connection;
}

} // namespace pw::central::postgres
