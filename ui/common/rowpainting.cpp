// SPDX-License-Identifier: Apache-2.0
#include "ui/common/rowpainting.h"

#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>

namespace pw::ui {

void paintRowBackground(QPainter *painter, const QStyleOptionViewItem &option)
{
    const style::Colours &colours = style::tokens().colours;
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colours.accent.soft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colours.sunken);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      colours.line);
}

void paintLine(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QFont &font,
               const QColor &colour, const QString &text, Qt::LayoutDirection direction,
               Qt::TextElideMode elide)
{
    painter->setFont(font);
    painter->setPen(colour);
    const auto align = QStyle::visualAlignment(direction, alignment);
    painter->drawText(rect, int(align) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, elide, rect.width()));
}

} // namespace pw::ui
