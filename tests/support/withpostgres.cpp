// SPDX-License-Identifier: Apache-2.0
// withpostgres COMMAND …: runs it beside a private PostgreSQL server, with the name of an empty
// database in PW_TEST_DATABASE. Returns what it returns; 77 where there is no PostgreSQL.
#include "tests/support/privatepostgres.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList command = QCoreApplication::arguments().sliced(1);
    if (command.isEmpty())
        return 2;
    if (!pw::test::PrivatePostgres::isInstalled()) {
        std::fputs("SKIP: postgresql-15 is not installed\n", stderr);
        return 77;
    }
    pw::test::PrivatePostgres server;
    const QString database = server.start() ? server.newDatabase() : QString();
    if (database.isEmpty()) {
        std::fprintf(stderr, "no server: %s\n", qUtf8Printable(server.failure()));
        return 1;
    }
    qputenv("PW_TEST_DATABASE", database.toUtf8());
    return QProcess::execute(command.takeFirst(), command);
}
