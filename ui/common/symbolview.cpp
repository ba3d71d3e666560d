// SPDX-License-Identifier: Apache-2.0
#include "ui/common/symbolview.h"

#include "ui/style/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

// Modules of white on each side (GS1 General Specifications 5.4.2 and 5.6.2; for Data Matrix one
// more than asked, because screens glare).
constexpr int LinearQuietZone = 10;
constexpr int MatrixQuietZone = 2;

} // namespace

SymbolView::SymbolView(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"symbol"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void SymbolView::setSymbol(const labels::SymbolMatrix &symbol)
{
    m_symbol = symbol;
    update();
}

int SymbolView::quietZone() const
{
    return isLinear() ? LinearQuietZone : MatrixQuietZone;
}

int SymbolView::modulePixels() const
{
    if (m_symbol.width == 0)
        return 0;
    const QSizeF device = QSizeF(size()) * devicePixelRatioF();
    const int across = int(device.width()) / (m_symbol.width + 2 * quietZone());
    const int down =
        isLinear() ? across : int(device.height()) / (m_symbol.height + 2 * quietZone());
    return std::min(across, down);
}

QSize SymbolView::sizeHint() const
{
    const int side = int(190 * style::tokens().scale);
    return {side * 2, side};
}

QSize SymbolView::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void SymbolView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal radius = style::tokens().space.radiusSmall;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(style::tokens().colours.line);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const int module = modulePixels();
    if (module == 0)
        return;

    painter.setRenderHint(QPainter::Antialiasing, false);
    const qreal ratio = devicePixelRatioF();
    painter.scale(1 / ratio, 1 / ratio); // from here on in device pixels
    const QSize device = (QSizeF(size()) * ratio).toSize();
    const int barHeight = isLinear() ? device.height() * 3 / 5 : module;
    const int left = (device.width() - m_symbol.width * module) / 2;
    const int top = (device.height() - m_symbol.height * barHeight) / 2;
    for (int y = 0; y < m_symbol.height; ++y) {
        for (int x = 0; x < m_symbol.width; ++x) {
            if (m_symbol.dark(x, y))
                painter.fillRect(left + x * module, top + y * barHeight, module, barHeight,
                                 Qt::black);
        }
    }
}

void SymbolView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

} // namespace pw::ui
