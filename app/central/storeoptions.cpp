// SPDX-License-Identifier: Apache-2.0
#include "app/central/storeoptions.h"

#include "core/central/postgres.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

const QString Store = u"store"_s;
const QString Database = u"database"_s;
const QString Data = u"data"_s;
const QString Sqlite = u"sqlite"_s;
const QString Postgresql = u"postgresql"_s;

/// PW_HOME moves everything of an installation at once.
QString defaultFolder()
{
    const QString home = qEnvironmentVariable("PW_HOME");
    const QString base = home.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                                   + u"/packwright"_s
                             : home;
    return QDir(base).absoluteFilePath(u"central"_s);
}

} // namespace

void StoreOptions::addTo(QCommandLineParser &parser)
{
    parser.addOptions(
        {{Store, u"What keeps the events: sqlite, a file in the folder of --data, or postgresql."_s,
          u"KIND"_s, Sqlite},
         {Database,
          u"The PostgreSQL database, as libpq names it: \"service=NAME\" or \"host=… "
          "dbname=… user=…\" or a postgresql:// URI. Never with a password: that belongs into "
          "~/.pgpass (PGPASSFILE)."_s,
          u"CONNINFO"_s},
         {Data, u"Folder that keeps the database."_s, u"DIR"_s, defaultFolder()}});
}

StoreOptions StoreOptions::from(const QCommandLineParser &parser)
{
    const QString data = QDir(parser.value(Data)).absolutePath();
    if (parser.value(Store) == Postgresql)
        return {{StoreAddress::Kind::Postgres, parser.value(Database)}, data};
    return {{StoreAddress::Kind::Sqlite, data}, data};
}

QString StoreOptions::contradiction(const QCommandLineParser &parser)
{
    const QString kind = parser.value(Store);
    const QString database = parser.value(Database);
    if (kind != Sqlite && kind != Postgresql)
        return u"There is no store \"%1\"; --store takes sqlite or postgresql."_s.arg(kind);
    if (kind == Sqlite)
        return database.isEmpty()
                   ? QString()
                   : u"--database names a PostgreSQL database; give --store postgresql too."_s;
    if (database.isEmpty())
        return u"--store postgresql needs --database, for example \"service=packwright\"."_s;
    const auto password = postgres::Connection::namesPassword(database);
    if (!password)
        return u"--database cannot be understood (%1)."_s.arg(password.error().detail);
    // The command line is what every user of the computer sees in the list of processes.
    return *password
               ? u"--database must not carry a password: everybody on this computer could read it "
                 "in the list of processes. Put it into ~/.pgpass (mode 0600, or the file "
                 "PGPASSFILE names), or into a service file, and leave it out here."_s
               : QString();
}

} // namespace pw::central
