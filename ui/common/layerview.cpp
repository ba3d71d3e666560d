// SPDX-License-Identifier: Apache-2.0
#include "ui/common/layerview.h"

#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pw::ui {

namespace {

constexpr int MostGuessed = 64;    ///< places; more than that nobody compares with the goods
constexpr qreal SmallestPlace = 4; ///< pixels
constexpr qreal LargestPlace = 40; ///< pixels at scale 1

domain::LayerPattern patternOf(const domain::ContainerView &view)
{
    if (view.layer.columns > 0 && view.layer.rows > 0)
        return view.layer;
    const int capacity = view.capacity.value_or(0);
    if (capacity < 1 || capacity > MostGuessed)
        return {};
    const int columns = int(std::ceil(std::sqrt(capacity)));
    return {columns, (capacity + columns - 1) / columns};
}

} // namespace

LayerView::LayerView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("layerView"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LayerView::showContainer(const domain::ContainerView &view)
{
    m_pattern = patternOf(view);
    const int perLayer = m_pattern.columns * m_pattern.rows;
    const int capacity = view.capacity.value_or(perLayer);
    m_done = !view.open && !view.partial;
    m_layers = perLayer > 0 ? std::max(1, (capacity + perLayer - 1) / perLayer) : 1;
    const int begun = perLayer > 0 ? view.count / perLayer : 0;
    // A full layer stays to be looked at until the next one is begun.
    const bool justFull = begun > 0 && view.count % perLayer == 0;
    m_layer = std::min(m_layers, justFull ? begun : begun + 1);
    m_places = std::min(perLayer, capacity - (m_layer - 1) * perLayer);
    m_filled = std::clamp(view.count - (m_layer - 1) * perLayer, 0, std::max(0, m_places));
    update();
}

QSize LayerView::minimumSizeHint() const
{
    const int side = int(48 * style::tokens().scale);
    return {side, side};
}

void LayerView::paintEvent(QPaintEvent *)
{
    if (m_pattern.columns < 1)
        return;
    const style::Tokens &tokens = style::tokens();
    const qreal gap = 3 * tokens.scale;
    const qreal wide = (width() - gap * (m_pattern.columns - 1)) / m_pattern.columns;
    const qreal high = (height() - gap * (m_pattern.rows - 1)) / m_pattern.rows;
    const qreal place = std::min({wide, high, LargestPlace * tokens.scale});
    if (place < SmallestPlace)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const style::Colours &colours = tokens.colours;
    const qreal radius = std::min<qreal>(4 * tokens.scale, place / 4);
    for (int i = 0; i < m_places; ++i) {
        const QRectF cell((i % m_pattern.columns) * (place + gap),
                          (i / m_pattern.columns) * (place + gap), place, place);
        const bool next = i == m_filled && !m_done;
        painter.setPen(next ? QPen(colours.accent.solid, 2 * tokens.scale) : QPen(Qt::NoPen));
        painter.setBrush(i >= m_filled ? colours.sunken
                         : m_done      ? colours.accepted.solid
                                       : colours.accent.solid);
        painter.drawRoundedRect(next ? cell.adjusted(1, 1, -1, -1) : cell, radius, radius);
    }
}

} // namespace pw::ui
