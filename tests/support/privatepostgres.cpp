// SPDX-License-Identifier: Apache-2.0
#include "tests/support/privatepostgres.h"

#include <QFile>
#include <QProcess>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace pw::test {

namespace {
const QString Programs = u"/usr/lib/postgresql/15/bin/"_s;
}

PrivatePostgres::PrivatePostgres(const QString &base) : m_folder(base + u"/pw-pg-XXXXXX"_s) {}

PrivatePostgres::~PrivatePostgres()
{
    if (m_running && !stop())
        qWarning("the private server could not be stopped: %s", qUtf8Printable(m_failure));
    // What the server's user made is not ours to delete unless we are root or that user.
}

bool PrivatePostgres::isInstalled()
{
    return QFile::exists(Programs + u"initdb"_s) && QFile::exists(Programs + u"pg_ctl"_s);
}

bool PrivatePostgres::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(u"/"_s);
    // pg_ctl's server would keep a pipe of ours open.
    process.setStandardOutputFile(m_folder.filePath(u"output"_s));
    QStringList all{Programs + program};
    all += arguments;
    if (geteuid() == 0)
        all = QStringList{u"runuser"_s, u"-u"_s, u"postgres"_s, u"--"_s} + all;
    process.start(all.takeFirst(), all);
    if (process.waitForFinished(60'000) && process.exitCode() == 0)
        return true;
    QFile output(m_folder.filePath(u"output"_s));
    m_failure = program + u": "_s + process.errorString();
    if (output.open(QIODevice::ReadOnly))
        m_failure += QString::fromUtf8(output.readAll());
    return false;
}

QString PrivatePostgres::output(const QString &program, const QStringList &arguments)
{
    QFile said(m_folder.filePath(u"output"_s));
    if (!run(program, arguments) || !said.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(said.readAll());
}

bool PrivatePostgres::start(const QString &further)
{
    const QString data = m_folder.filePath(u"data"_s);
    if (!QFile::exists(data)) {
        if (geteuid() == 0 && QProcess::execute(u"chown"_s, {u"postgres"_s, m_folder.path()}) != 0)
            return false;
        if (!run(u"initdb"_s, {u"-D"_s, data, u"-A"_s, u"trust"_s, u"-U"_s, u"packwright"_s,
                               u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s}))
            return false;
    }
    const QString options =
        u"-c listen_addresses='' -c fsync=on "_s + further + u" -k "_s + m_folder.path();
    m_running = run(u"pg_ctl"_s, {u"-D"_s, data, u"-w"_s, u"-l"_s, m_folder.filePath(u"data/log"_s),
                                  u"-o"_s, options, u"start"_s});
    return m_running;
}

bool PrivatePostgres::stop()
{
    m_running = !run(u"pg_ctl"_s, {u"-D"_s, m_folder.filePath(u"data"_s), u"-w"_s, u"-m"_s,
                                   u"immediate"_s, u"stop"_s});
    return !m_running;
}

QString PrivatePostgres::socketTarget(const QString &database) const
{
    return u"host=%1 user=packwright dbname=%2"_s.arg(m_folder.path(), database);
}

QString PrivatePostgres::newDatabase()
{
    const QString name = u"test%1"_s.arg(++m_databases);
    if (!query(socketTarget(u"postgres"_s), u"CREATE DATABASE "_s + name))
        return {};
    return socketTarget(name);
}

bool PrivatePostgres::query(const QString &target, const QString &sql)
{
    return run(u"psql"_s, {u"-X"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-d"_s, target, u"-c"_s, sql});
}

} // namespace pw::test
