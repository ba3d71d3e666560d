// SPDX-License-Identifier: Apache-2.0
#include "ui/common/countview.h"

#include "ui/style/theme.h"
#include "ui/text/terms.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace pw::ui {

namespace {

constexpr int SizeStep = 2; ///< pixels

int gapAt(int pixels)
{
    return pixels / 6;
}

} // namespace

CountView::CountView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CountView::setCount(int count, const std::optional<int> &capacity)
{
    m_count = text::number(count);
    //: After the count, as in "13 / 25"
    m_capacity = capacity ? tr("/ %1").arg(text::number(*capacity)) : QString();
    setAccessibleName(text::filling(count, capacity));
    updateGeometry();
    update();
}

QFont CountView::countFont(int pixels) const
{
    return style::Theme::current().font(pixels, QFont::Bold);
}

QFont CountView::capacityFont(int pixels) const
{
    return style::Theme::current().font(pixels * 2 / 5, QFont::Medium);
}

QSize CountView::sizeAt(int pixels) const
{
    const QFontMetrics big(countFont(pixels));
    int width = big.horizontalAdvance(m_count);
    if (!m_capacity.isEmpty())
        width += gapAt(pixels) + QFontMetrics(capacityFont(pixels)).horizontalAdvance(m_capacity);
    return {width + 2, big.capHeight() + pixels / 8}; // digits have no descent
}

QSize CountView::sizeHint() const
{
    return sizeAt(style::tokens().type.count);
}

QSize CountView::minimumSizeHint() const
{
    return sizeAt(style::tokens().type.word);
}

int CountView::fittedPixels() const
{
    const style::TypeScale &type = style::tokens().type;
    const int largest = type.count * 3 / 2; // where there is room it may be larger than asked for
    const auto hasRoom = [this](const QSize &needed) {
        return needed.width() <= width() && needed.height() <= height();
    };
    const QSize full = sizeAt(largest);
    if (hasRoom(full))
        return largest;
    // Estimated first: every size tried loads a font.
    const qreal share = std::min(width() / qreal(full.width()), height() / qreal(full.height()));
    int pixels = std::max(type.word, int(largest * share) / SizeStep * SizeStep);
    while (pixels > type.word && !hasRoom(sizeAt(pixels)))
        pixels = std::max(type.word, pixels - SizeStep);
    return pixels;
}

bool CountView::fits() const
{
    const QSize needed = sizeAt(fittedPixels());
    return needed.width() <= width() && needed.height() <= height();
}

void CountView::paintEvent(QPaintEvent *)
{
    const int pixels = fittedPixels();
    const int used = sizeAt(pixels).width();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int left = mirrored ? 0 : width() - used;
    const int baseline = height() - pixels / 16;
    const int countWidth = QFontMetrics(countFont(pixels)).horizontalAdvance(m_count);

    QPainter painter(this);
    painter.setFont(countFont(pixels));
    painter.setPen(style::tokens().colours.ink);
    painter.drawText(left, baseline, m_count); // digits run left to right in every script we ship
    painter.setFont(capacityFont(pixels));
    painter.setPen(style::tokens().colours.inkMuted);
    painter.drawText(left + countWidth + gapAt(pixels), baseline, m_capacity);
}

} // namespace pw::ui
