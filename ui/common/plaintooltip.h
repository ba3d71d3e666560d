// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::ui {

/// `text` as a tool tip that shows every character as it is and wraps. QToolTip would take data
/// that looks like markup for markup.
QString plainToolTip(const QString &text);

} // namespace pw::ui
