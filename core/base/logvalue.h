// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringView>

namespace pw {

/// A value for a `key=value` of a log entry: as it is where nobody can mistake its end, else in
/// quotes with `\"`, `\\` and `\n`; other control characters become `?`.
QByteArray logValue(QStringView value);

} // namespace pw
