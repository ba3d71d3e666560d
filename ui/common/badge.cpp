// SPDX-License-Identifier: Apache-2.0
#include "ui/common/badge.h"

#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace pw::ui {

namespace {

QFont badgeFont()
{
    return style::Theme::current().font(style::tokens().type.caption, QFont::Bold);
}

} // namespace

Badge::Badge(style::Icon icon, style::Tone style::Colours::*tone, QWidget *parent)
    : QWidget(parent), m_icon(icon), m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Badge::setTone(style::Icon icon, style::Tone style::Colours::*tone)
{
    m_icon = icon;
    m_tone = tone;
    update();
}

QSize Badge::sizeHint() const
{
    const QFontMetrics metrics(badgeFont());
    const style::Space &space = style::tokens().space;
    return {metrics.horizontalAdvance(m_text) + metrics.height() + 3 * space.s,
            metrics.height() + space.s};
}

void Badge::paintEvent(QPaintEvent *)
{
    const style::Tokens &tokens = style::tokens();
    const style::Tone &tone = tokens.colours.*m_tone;
    const QFontMetrics metrics(badgeFont());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone.soft);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    const int side = metrics.height();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int iconX = mirrored ? width() - tokens.space.s - side : tokens.space.s;
    painter.drawPixmap(iconX, (height() - side) / 2,
                       style::pixmap(m_icon, tone.onSoft, side, devicePixelRatioF()));
    painter.setFont(badgeFont());
    painter.setPen(tone.onSoft);
    const int inset = tokens.space.s + side + tokens.space.s / 2;
    const QRect text = mirrored ? rect().adjusted(tokens.space.s, 0, -inset, 0)
                                : rect().adjusted(inset, 0, -tokens.space.s, 0);
    painter.drawText(text, int(Qt::AlignCenter), m_text);
}

} // namespace pw::ui
