// SPDX-License-Identifier: Apache-2.0
#include "tests/support/childprocess.h"

#include <QDeadlineTimer>
#include <QDir>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace pw::test {

QString builtProgram(const QString &name)
{
    return QDir(QStringLiteral(PW_BIN_DIR)).absoluteFilePath(name);
}

ChildProcess::ChildProcess(const QString &program, const QStringList &arguments)
{
    m_process.setProgram(builtProgram(program)); // an absolute path stays as it is
    m_process.setArguments(arguments);
    m_process.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
    // Runs between fork and exec: only what is safe in a signal handler.
    m_process.setChildProcessModifier([parent = ::getpid()] {
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) // it died before we asked to be told
            ::_exit(127);
    });
}

ChildProcess::~ChildProcess()
{
    if (m_processId > 0)
        ::kill(-pid_t(m_processId), SIGKILL);
    m_process.waitForFinished(-1); // reaps; returns at once where nothing runs
}

void ChildProcess::setEnvironment(const QString &name, const QString &value)
{
    QProcessEnvironment environment = m_process.processEnvironment();
    environment.insert(name, value);
    m_process.setProcessEnvironment(environment);
}

bool ChildProcess::start()
{
    m_process.start();
    if (!m_process.waitForStarted())
        return false;
    m_processId = m_process.processId();
    return true;
}

std::optional<QString> ChildProcess::waitForLine(const QRegularExpression &pattern,
                                                 Milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    while (true) {
        drain();
        for (qsizetype end = m_output.indexOf('\n', m_lineStart); end >= 0;
             end = m_output.indexOf('\n', m_lineStart)) {
            const auto line =
                QString::fromUtf8(QByteArrayView(m_output).sliced(m_lineStart, end - m_lineStart));
            m_lineStart = end + 1;
            if (pattern.match(line).hasMatch())
                return line;
        }
        const bool more = m_process.waitForReadyRead(int(deadline.remainingTime()));
        if (!more && m_process.bytesAvailable() == 0)
            return std::nullopt;
    }
}

bool ChildProcess::terminate(Milliseconds limit)
{
    m_process.terminate();
    return waitForEnd(limit);
}

void ChildProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(-1);
}

bool ChildProcess::waitForEnd(Milliseconds limit)
{
    if (isRunning() && !m_process.waitForFinished(int(limit.count())))
        return false;
    return m_process.exitStatus() == QProcess::NormalExit;
}

bool ChildProcess::hasGroup() const
{
    return m_processId > 0 && ::kill(-pid_t(m_processId), 0) == 0;
}

int ChildProcess::exitCode() const
{
    const bool ended = !isRunning() && m_process.exitStatus() == QProcess::NormalExit;
    return ended ? m_process.exitCode() : -1;
}

QByteArray ChildProcess::standardOutput()
{
    drain();
    return m_output;
}

QByteArray ChildProcess::standardError()
{
    drain();
    return m_errors;
}

QString ChildProcess::failure()
{
    constexpr qsizetype EnoughToSee = 2000;
    return u"%1: %2, exit code %3\n%4"_s.arg(m_process.program(), m_process.errorString(),
                                             QString::number(exitCode()),
                                             QString::fromUtf8(standardError().right(EnoughToSee)));
}

void ChildProcess::drain()
{
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
}

} // namespace pw::test
