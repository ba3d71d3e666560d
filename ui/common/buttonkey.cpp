// SPDX-License-Identifier: Apache-2.0
#include "ui/common/buttonkey.h"

#include <QAbstractButton>
#include <QShortcut>

namespace pw::ui {

void addButtonKey(QAbstractButton &button, const QKeySequence &key)
{
    if (key.isEmpty())
        return;
    auto *shortcut = new QShortcut(key, &button); // deaf while the button is hidden or disabled
    shortcut->setAutoRepeat(false);
    QObject::connect(shortcut, &QShortcut::activated, &button, &QAbstractButton::click);
}

} // namespace pw::ui
