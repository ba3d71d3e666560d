// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgresschema.h"

#include "core/base/logging.h"
#include "core/central/postgresscopes.h"

#include <QDir>
#include <QFile>

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

/// 0 where the schema holds nothing yet.
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

Result<Done, StoreError> migrate(Connection &connection)
{
    const auto version = versionOf(connection);
    if (!version)
        return Failure{version.error()};
    const QStringList names = migrations();
    if (*version > numberOf(names.last()))
        return Failure{StoreError{StoreError::Code::Newer, QString::number(*version)}};
    for (const QString &name : names) {
        const int number = numberOf(name);
        if (number <= *version)
            continue;
        QFile file(Folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return Failure{StoreError{StoreError::Code::Internal, name}};
        // A step that fails takes its transaction with it: the connection is given up.
        if (const auto done = connection.execute("BEGIN"); !done)
            return done;
        if (const auto done = connection.execute(file.readAll()); !done)
            return done;
        const auto noted = connection.run("UPDATE packwright_schema SET version = $1",
                                          Parameters().add(qint64(number)));
        if (!noted)
            return Failure{noted.error()};
        if (const auto done = connection.execute("COMMIT"); !done)
            return done;
        qCInfo(lcCentral, "schema brought to version %d", number);
    }
    return Done{};
}

} // namespace

Result<Connection, StoreError> openForWriting(const QString &target)
{
    auto opened = Connection::open(target);
    if (!opened)
        return opened;
    Connection connection = *std::move(opened);
    // "PWC1": advisory locks are of one database, so every schema of it shares the one writer.
    const auto locked = connection.run("SELECT pg_try_advisory_lock(1347896113)::int");
    if (!locked)
        return Failure{locked.error()};
    if (locked->integer(0, 0) == 0)
        return Failure{StoreError{StoreError::Code::InUse, {}}};
    for (const auto step : {&migrate, &fillScopes}) {
        if (const auto done = step(connection); !done)
            return Failure{done.error()};
    }
    return connection;
}

} // namespace pw::central::postgres
