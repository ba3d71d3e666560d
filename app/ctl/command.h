// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCommandLineParser>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace pw::ctl {

/// What packwrightctl returns to the shell.
enum ExitCode {
    Success = 0,
    Finding = 1, ///< it ran, and the answer is bad news: a broken chain, a code that is no code
    Usage = 2,
    CannotStart = 3, ///< no settings, no access to the data, no central
};

/// One sub-command: a file each in commands/.
class Command
{
public:
    virtual ~Command() = default;

    virtual QString name() const = 0;
    virtual QString summary() const = 0; ///< one line for --help
    /// Adds options and positional arguments.
    virtual void describe(QCommandLineParser &parser) const = 0;
    virtual int run(const QCommandLineParser &parser) = 0;
};

std::vector<std::unique_ptr<Command>> allCommands();

/// One JSON value as one line on standard output.
void printJson(const QJsonObject &object);
void printLine(const QString &text);
/// On standard error.
void printError(const QString &text);

} // namespace pw::ctl
