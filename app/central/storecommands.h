// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/central/storeoptions.h"

#include <QCommandLineParser>
#include <QStringList>

/// The commands of packwright-central that work on a store: a file each.
namespace pw::central {

enum ExitCode {
    Succeeded = 0,
    NotDone = 1,       ///< the reason is on standard error
    NotUnderstood = 2, ///< the command line
    Differences = 3    ///< verify: the store is not what its events make of it
};

int runMigrateCommand(const QStringList &arguments);
int runBackupCommand(const QStringList &arguments);
int runVerifyCommand(const QStringList &arguments);
int runExportCommand(const QStringList &arguments);

/// Reads `arguments` (program, command, …) with the options of the store and those already added.
/// Where that fails, or help is asked for, the process ends.
/// @param files how many names the command takes
StoreOptions parseStoreCommand(QCommandLineParser &parser, const QStringList &arguments, int files);

void printLine(const QString &text);
/// Says why on standard error; returns NotDone.
int notDone(const QString &sentence);

} // namespace pw::central
