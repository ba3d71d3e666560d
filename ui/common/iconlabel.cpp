// SPDX-License-Identifier: Apache-2.0
#include "ui/common/iconlabel.h"

#include "ui/style/theme.h"

#include <QPainter>

#include <cmath>

namespace pw::ui {

IconLabel::IconLabel(style::Icon icon, int size, QWidget *parent)
    : QWidget(parent), m_icon(icon), m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(style::Icon icon)
{
    m_icon = icon;
    update();
}

void IconLabel::setColour(const QColor &colour)
{
    m_colour = colour;
    update();
}

QSize IconLabel::sizeHint() const
{
    const int side = int(std::lround(m_size * style::tokens().scale));
    return {side, side};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    const int side = std::min(width(), height());
    QPainter painter(this);
    const QColor colour = m_colour.isValid() ? m_colour : palette().color(foregroundRole());
    painter.drawPixmap((width() - side) / 2, (height() - side) / 2,
                       style::pixmap(m_icon, colour, side, devicePixelRatioF()));
}

} // namespace pw::ui
