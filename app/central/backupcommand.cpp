// SPDX-License-Identifier: Apache-2.0
#include "app/central/sentences.h"
#include "app/central/storecommands.h"
#include "core/central/sqlitebackup.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

int backUpFile(const StoreAddress &address, const QString &copy)
{
    const auto backup = sqlite::backUp(databaseFile(address.place), copy);
    if (!backup)
        return notDone(sentence(backup.error(), address)
                       + u" There is no back-up in %1."_s.arg(copy));
    printLine(u"backed up events=%1 head=%2 bytes=%3 file=%4"_s.arg(
        QString::number(backup->events), QString::number(backup->head),
        QString::number(backup->bytes), copy));
    return Succeeded;
}

/// What the program says on standard error where it fails; empty where it does not.
QString failureOf(const QString &program, const QStringList &arguments)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return u"%1 is not installed (package postgresql-client)"_s.arg(program);
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(path, arguments);
    if (process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0)
        return {};
    const QString said = QString::fromUtf8(process.readAllStandardError()).trimmed();
    return program + u": "_s + (said.isEmpty() ? process.errorString() : said);
}

/// pg_dump knows what belongs to a database better than we do; its archive has one moment too.
int dump(const StoreAddress &address, const QString &copy)
{
    const QString part = copy + u".part"_s;
    QFile::remove(part);
    QString failure = failureOf(u"pg_dump"_s, {u"--format=custom"_s, u"--no-password"_s,
                                               u"--file"_s, part, u"--dbname"_s, address.place});
    if (failure.isEmpty())
        failure =
            failureOf(u"pg_restore"_s, {u"--file"_s, u"/dev/null"_s, part}); // read to its end
    if (failure.isEmpty() && !QFile::rename(part, copy))
        failure = u"%1 cannot be made"_s.arg(copy);
    if (!failure.isEmpty()) {
        QFile::remove(part);
        return notDone(u"There is no back-up in %1 (%2)."_s.arg(copy, failure));
    }
    printLine(u"backed up bytes=%1 file=%2"_s.arg(QString::number(QFileInfo(copy).size()), copy));
    return Succeeded;
}

} // namespace

int runBackupCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"packwright-central backup: copies the store, which may be at work, to a new file, and "
        "reads the copy back.\nSQLite: a database; to restore it, stop central and put it in the "
        "place of central.db (without central.db-wal and central.db-shm).\nPostgreSQL: an archive "
        "of pg_dump, to be restored with pg_restore into an empty database; for every second "
        "between back-ups use pg_basebackup with WAL archiving (pgBackRest, barman)."_s);
    parser.addPositionalArgument(u"FILE"_s, u"The back-up; it must not exist yet."_s);
    const StoreOptions options = parseStoreCommand(parser, arguments, 1);
    const QString copy = parser.positionalArguments().first();
    if (QFileInfo::exists(copy))
        return notDone(u"%1 is there already. Name a new file."_s.arg(copy));
    return options.address.kind == StoreAddress::Kind::Sqlite ? backUpFile(options.address, copy)
                                                              : dump(options.address, copy);
}

} // namespace pw::central
