// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace pw::central {

enum class LogFormat {
    KeyValue, ///< `time=… level=… category=… message="…" key=value …`
    Json      ///< an object with the same members; what follows the message is in `fields`
};
std::optional<LogFormat> logFormatFromCode(QStringView code); ///< "keyvalue", "json"

/// One entry without its line end. `message` is words, then `key=value` as pw::logValue() writes
/// values.
QByteArray logEntry(LogFormat format, const QByteArray &time, const QByteArray &level,
                    const QByteArray &category, const QString &message);

/// From now on every log entry is one line on stderr. Whatever a message contains cannot start a
/// second line. Where nobody reads stderr, entries are dropped and counted: a full pipe must not
/// stop the work.
void installLogFormat(LogFormat format);

} // namespace pw::central
