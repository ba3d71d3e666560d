// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

/// Digits of equal width, so that numbers stand still while they count and columns line up. Qt 6.4
/// cannot switch on a font's own tabular figures (QFont::setFeature is of 6.7), so each digit is
/// set in a cell of the widest one.
namespace pw::style {

qreal tabularWidth(const QFont &font, QStringView text);

/// One line of `text` in `rect`; `alignment` as in QPainter::drawText().
void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font,
                 QStringView text);

} // namespace pw::style
