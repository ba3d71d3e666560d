// SPDX-License-Identifier: Apache-2.0
#include "ui/common/tabularlabel.h"

#include "ui/style/tabulardigits.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace pw::ui {

TabularLabel::TabularLabel(int style::TypeScale::*size, QFont::Weight weight, QWidget *parent)
    : QLabel(parent), m_size(size), m_weight(weight)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TabularLabel::setEmphasis(qsizetype characters)
{
    m_emphasis = characters;
    update();
}

int TabularLabel::pixels() const
{
    return style::tokens().type.*m_size;
}

QFont TabularLabel::font(int pixels, QFont::Weight weight) const
{
    return style::Theme::current().font(pixels, weight);
}

qreal TabularLabel::widthAt(int pixels) const
{
    const QString shown = text();
    const qsizetype head = std::max<qsizetype>(0, shown.size() - m_emphasis);
    return style::tabularWidth(font(pixels, m_weight), QStringView(shown).first(head))
           + style::tabularWidth(font(pixels, QFont::ExtraBold), QStringView(shown).sliced(head));
}

QSize TabularLabel::sizeHint() const
{
    const QFontMetrics metrics(font(pixels(), m_weight));
    return {int(std::ceil(widthAt(pixels()))) + 2, metrics.height()};
}

QSize TabularLabel::minimumSizeHint() const
{
    return {sizeHint().width() / 2, sizeHint().height()};
}

int TabularLabel::fittedPixels() const
{
    const int room = contentsRect().width();
    const qreal wanted = widthAt(pixels());
    if (wanted <= room)
        return pixels();
    const int smallest = pixels() / 2;
    int size = std::max(smallest, int(pixels() * room / wanted)); // a guess: fewer fonts to load
    while (size > smallest && widthAt(size) > room)
        --size;
    return size;
}

bool TabularLabel::fits() const
{
    return widthAt(fittedPixels()) <= contentsRect().width();
}

void TabularLabel::paintEvent(QPaintEvent *)
{
    const QString shown = text();
    const int size = fittedPixels();
    const qsizetype head = std::max<qsizetype>(0, shown.size() - m_emphasis);
    const auto align = QStyle::visualAlignment(layoutDirection(), alignment());

    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    QRectF rect = contentsRect();
    const qreal width = widthAt(size);
    if (align & Qt::AlignRight)
        rect.setLeft(rect.right() - width);
    else if (align & Qt::AlignHCenter)
        rect.setLeft(rect.center().x() - width / 2);
    // Baseline: digits centred by their own height.
    const QFontMetricsF metrics(font(size, m_weight));
    const qreal baseline = rect.center().y() + metrics.capHeight() / 2;
    rect.setTop(baseline - metrics.ascent());
    style::drawTabular(&painter, rect, Qt::AlignLeft | Qt::AlignTop, font(size, m_weight),
                       QStringView(shown).first(head));
    rect.setLeft(rect.left()
                 + style::tabularWidth(font(size, m_weight), QStringView(shown).first(head)));
    style::drawTabular(&painter, rect, Qt::AlignLeft | Qt::AlignTop, font(size, QFont::ExtraBold),
                       QStringView(shown).sliced(head));
}

} // namespace pw::ui
