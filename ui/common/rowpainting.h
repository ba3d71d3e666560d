// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QRect>
#include <QString>

class QPainter;
class QStyleOptionViewItem;

namespace pw::ui {

/// Background of a list row: selected, under the pointer, or plain, with a hairline below.
void paintRowBackground(QPainter *painter, const QStyleOptionViewItem &option);

/// One line in `rect`, elided where it is too long; mirrored with the layout direction.
void paintLine(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QFont &font,
               const QColor &colour, const QString &text, Qt::LayoutDirection direction,
               Qt::TextElideMode elide = Qt::ElideRight);

} // namespace pw::ui
