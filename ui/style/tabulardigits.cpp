// SPDX-License-Identifier: Apache-2.0
#include "ui/style/tabulardigits.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace pw::style {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qreal cellWidth(const QFontMetricsF &metrics)
{
    qreal width = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        width = std::max(width, metrics.horizontalAdvance(QChar(digit)));
    return width;
}

/// Calls `piece(text, width)` for every digit and every run between digits.
template <typename Piece>
void forPieces(const QFontMetricsF &metrics, QStringView text, Piece piece)
{
    const qreal cell = cellWidth(metrics);
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from + 1;
        if (!isDigit(text[from])) {
            while (to < text.size() && !isDigit(text[to]))
                ++to;
        }
        const QString run = text.mid(from, to - from).toString();
        piece(run, isDigit(text[from]) ? cell : metrics.horizontalAdvance(run));
        from = to;
    }
}

} // namespace

qreal tabularWidth(const QFont &font, QStringView text)
{
    qreal width = 0;
    forPieces(QFontMetricsF(font), text, [&width](const QString &, qreal w) { width += w; });
    return width;
}

void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font,
                 QStringView text)
{
    const QFontMetricsF metrics(font, painter->device());
    const qreal width = tabularWidth(font, text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    qreal baseline = rect.top() + metrics.ascent();
    if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    else if (alignment & Qt::AlignVCenter)
        baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter->setFont(font);
    forPieces(metrics, text, [&](const QString &run, qreal w) {
        const qreal inset = run.size() == 1 ? (w - metrics.horizontalAdvance(run)) / 2 : 0;
        painter->drawText(QPointF(x + inset, baseline), run);
        x += w;
    });
}

} // namespace pw::style
