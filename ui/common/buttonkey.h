// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>

class QAbstractButton;

namespace pw::ui {

/// `key` clicks the button at once. A button's own shortcut presses it and lets go 100 ms later:
/// until then the next scan would go to the page that is just being left.
void addButtonKey(QAbstractButton &button, const QKeySequence &key);

} // namespace pw::ui
