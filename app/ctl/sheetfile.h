// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QCommandLineParser>

namespace pw::ctl {

/// Options of every command that writes a sheet to be printed: --out and --language.
void describeSheet(QCommandLineParser &parser, const QString &defaultFile);
/// Writes what --out names, wholly or not at all, and prints its name. Returns the exit code.
int writeSheet(const QCommandLineParser &parser, const QByteArray &html);

} // namespace pw::ctl
