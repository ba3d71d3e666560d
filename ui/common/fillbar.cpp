// SPDX-License-Identifier: Apache-2.0
#include "ui/common/fillbar.h"

#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>

namespace pw::ui {

namespace {

constexpr int SmallestCell = 6; // pixels, with its gap; below that a bar reads better

} // namespace

FillBar::FillBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FillBar::setFilling(int count, const std::optional<int> &capacity)
{
    m_count = count;
    m_capacity = capacity;
    update();
}

void FillBar::setDone(bool done)
{
    m_done = done;
    update();
}

QSize FillBar::sizeHint() const
{
    return {200, style::tokens().space.xl};
}

QSize FillBar::minimumSizeHint() const
{
    return {60, style::tokens().space.xl};
}

void FillBar::paintEvent(QPaintEvent *)
{
    const style::Colours &colours = style::tokens().colours;
    const QColor full = m_done ? colours.accepted.solid : colours.accent.solid;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }

    const int places = m_capacity.value_or(0);
    const int count = std::clamp(m_count, 0, places);
    if (places > 0 && width() / places >= SmallestCell) {
        const qreal gap = std::min<qreal>(4, width() / qreal(places) / 4);
        const qreal cell = (width() - gap * (places - 1)) / places;
        const qreal radius = std::min<qreal>(3, cell / 3);
        for (int i = 0; i < places; ++i) {
            painter.setBrush(i < count ? full : colours.sunken);
            painter.drawRoundedRect(QRectF(i * (cell + gap), 0, cell, height()), radius, radius);
        }
        return;
    }
    const qreal radius = std::min(6, height() / 2);
    painter.setBrush(colours.sunken);
    painter.drawRoundedRect(rect(), radius, radius);
    if (count > 0) {
        painter.setBrush(full);
        const qreal share = width() * qreal(count) / places;
        painter.drawRoundedRect(QRectF(0, 0, std::max(share, 2 * radius), height()), radius,
                                radius);
    }
}

} // namespace pw::ui
