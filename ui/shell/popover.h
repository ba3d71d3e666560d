// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text/messages.h"

#include <QFrame>

namespace pw::ui {

/// One sentence of cause and one of remedy beside what was pressed; gone with the next click.
class Popover : public QFrame
{
    Q_OBJECT
public:
    Popover(const QString &title, const text::Message &message, QWidget *parent);

    /// Above `anchor`, or below it where there is no room.
    void openAt(const QWidget *anchor);
};

} // namespace pw::ui
