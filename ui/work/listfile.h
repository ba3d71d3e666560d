// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "ui/text/messages.h"

#include <QStringList>

namespace pw::ui {

/// The lines of a list of codes, at most 512 kB (some 10,000 units); else why it cannot be used.
Result<QStringList, text::Message> readListFile(const QString &path);

} // namespace pw::ui
