// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QRegularExpression>

#include <chrono>
#include <optional>

namespace pw::test {

/// One of our executables, started for real. It leads a process group of its own, and whatever is
/// left of that group is killed with this object; the child itself dies even if the test is killed.
/// Lives in one thread; its functions block up to their time limit. Linux.
class ChildProcess
{
public:
    using Milliseconds = std::chrono::milliseconds;

    /// @param program a name in the build's bin folder ("packwright-central") or an absolute path
    explicit ChildProcess(const QString &program, const QStringList &arguments = {});
    ~ChildProcess();
    Q_DISABLE_COPY_MOVE(ChildProcess)

    /// Adds to the environment the test itself has. Before start().
    void setEnvironment(const QString &name, const QString &value);

    /// False where it could not be started; failure() says why.
    [[nodiscard]] bool start();

    /// The first line of standard output, not handed out before, in which the pattern is found;
    /// lines before it are passed over. Nothing on time-out or when output has ended.
    std::optional<QString> waitForLine(const QRegularExpression &pattern,
                                       Milliseconds limit = Milliseconds(20'000));

    /// SIGTERM, the polite end. True if it has ended by itself within the limit.
    [[nodiscard]] bool terminate(Milliseconds limit = Milliseconds(10'000));
    /// SIGKILL to it alone, as a power cut would: no destructor of it runs. Returns when it is
    /// dead.
    void kill();
    /// True if it has ended by itself within the limit.
    [[nodiscard]] bool waitForEnd(Milliseconds limit = Milliseconds(20'000));

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// True while any process of its group lives: itself, or one that it has started.
    bool hasGroup() const;
    /// What it returned; -1 where it is still running or was ended by a signal.
    int exitCode() const;
    qint64 processId() const { return m_processId; }

    /// Everything it has written so far, for messages and for reading whole answers.
    QByteArray standardOutput();
    QByteArray standardError();
    /// Why it is not as hoped: error text of the system, exit code, end of standard error.
    QString failure();

private:
    void drain();

    QProcess m_process;
    qint64 m_processId = 0;
    QByteArray m_output;
    QByteArray m_errors;
    qsizetype m_lineStart = 0; // in m_output: what waitForLine() has not yet looked at
};

/// Where the build puts an executable of ours; it need not exist.
QString builtProgram(const QString &name);

} // namespace pw::test
