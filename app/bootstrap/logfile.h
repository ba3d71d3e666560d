// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::bootstrap {

/// Sends every Qt log message to `folder`/`program`.log as one line
/// `2026-11-21T09:30:00.123Z WARN pw.store text`, and warnings and worse to standard error too.
/// Control characters are escaped, so that data cannot forge a line. A file is rotated at 5 MiB;
/// five old ones are kept. Call once, before threads start.
void installLogFile(const QString &folder, const QString &program);

/// One message as one line, without the line end. Exposed for its test.
QString logLine(const QString &timestamp, QtMsgType type, const char *category,
                const QString &message);

} // namespace pw::bootstrap
