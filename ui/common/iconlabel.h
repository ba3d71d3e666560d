// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/icons.h"

#include <QWidget>

namespace pw::ui {

/// One of our icons, as large as its box and in the ink of its surroundings unless told otherwise.
/// Decoration: the word beside it says the same to screen readers.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    /// `size` in pixels at scale 1.
    IconLabel(style::Icon icon, int size, QWidget *parent = nullptr);

    void setIcon(style::Icon icon);
    void setColour(const QColor &colour);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    style::Icon m_icon;
    int m_size;
    QColor m_colour;
};

} // namespace pw::ui
