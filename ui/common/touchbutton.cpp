// SPDX-License-Identifier: Apache-2.0
#include "ui/common/touchbutton.h"

#include "ui/common/buttonkey.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

#include <algorithm>

namespace pw::ui {

using namespace Qt::StringLiterals;

TouchButton::TouchButton(style::Icon icon, const QKeySequence &key, QWidget *parent)
    : QPushButton(parent), m_icon(icon), m_key(key)
{
    setProperty("touch", true);
    addButtonKey(*this, m_key);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&style::Theme::current(), &style::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TouchButton::setLabel(const QString &label)
{
    m_label = label;
    setAccessibleName(label);
    const QString key = keyText();
    setToolTip(key.isEmpty() ? label : tr("%1 (key %2)").arg(label, key));
    updateGeometry();
    update();
}

void TouchButton::setNote(const QString &note)
{
    if (note == m_note)
        return;
    m_note = note;
    setAccessibleDescription(note);
    update();
}

void TouchButton::setSymbol(style::Icon icon)
{
    if (icon == m_icon)
        return;
    m_icon = icon;
    update();
}

void TouchButton::setPrimary(bool primary)
{
    if (primary == m_primary)
        return;
    m_primary = primary;
    setProperty("primary", primary);
    style()->unpolish(this);
    style()->polish(this);
}

QString TouchButton::keyText() const
{
    return m_key.toString(QKeySequence::NativeText);
}

QString TouchButton::smallPrint() const
{
    const QString key = keyText();
    return m_note.isEmpty() || key.isEmpty() ? QString(key + m_note)
                                             : QString(key + u" · "_s + m_note);
}

int TouchButton::textWidth(int pixels) const
{
    return QFontMetrics(style::Theme::current().font(pixels, QFont::DemiBold))
        .horizontalAdvance(m_label);
}

QSize TouchButton::sizeHint() const
{
    const style::Tokens &tokens = style::tokens();
    return {tokens.space.icon + tokens.space.s + textWidth(tokens.type.strong) + 2 * tokens.space.l,
            tokens.space.touch};
}

QSize TouchButton::minimumSizeHint() const
{
    const style::Space &space = style::tokens().space;
    return {space.touch * 3 / 2, space.touch};
}

int TouchButton::fittedPixels() const
{
    const style::Tokens &tokens = style::tokens();
    const int room = width() - tokens.space.icon - tokens.space.s - 2 * tokens.space.m;
    int pixels = tokens.type.strong;
    while (pixels > tokens.type.caption && textWidth(pixels) > room)
        --pixels;
    return pixels;
}

bool TouchButton::fits() const
{
    const style::Tokens &tokens = style::tokens();
    return textWidth(fittedPixels()) + tokens.space.icon + tokens.space.s + 2 * tokens.space.s
           <= width();
}

void TouchButton::paintEvent(QPaintEvent *)
{
    const style::Tokens &tokens = style::tokens();
    const style::Colours &colours = tokens.colours;
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);

    const QColor ink = !isEnabled() ? colours.disabled
                       : m_primary  ? (isDown() ? colours.accent.soft : colours.accent.onSolid)
                                    : colours.ink;
    const QColor symbol = isEnabled() && !m_primary ? colours.accent.solid : ink;
    const QFont words = style::Theme::current().font(fittedPixels(), QFont::DemiBold);
    const QFont small = style::Theme::current().font(tokens.type.caption - 1, QFont::Medium);
    const int wordsWidth = textWidth(fittedPixels());
    const int group = tokens.space.icon + tokens.space.s + wordsWidth;
    const bool keyed = !smallPrint().isEmpty();
    const int keyHeight = keyed ? QFontMetrics(small).height() : 0;
    const int lineHeight = std::max(tokens.space.icon, QFontMetrics(words).height());
    const int top = (height() - lineHeight - keyHeight) / 2;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;

    int x = (width() - group) / 2;
    const int iconX = mirrored ? x + wordsWidth + tokens.space.s : x;
    const int textX = mirrored ? x : x + tokens.space.icon + tokens.space.s;
    painter.drawPixmap(iconX, top + (lineHeight - tokens.space.icon) / 2,
                       style::pixmap(m_icon, symbol, tokens.space.icon, devicePixelRatioF()));
    painter.setPen(ink);
    painter.setFont(words);
    painter.drawText(QRect(textX, top, wordsWidth + 2, lineHeight),
                     int(Qt::AlignVCenter | Qt::AlignLeft), m_label);
    if (keyed) {
        painter.setFont(small);
        painter.setPen(isEnabled() && !m_primary ? colours.inkFaint : ink);
        painter.drawText(QRect(0, top + lineHeight, width(), keyHeight), int(Qt::AlignCenter),
                         smallPrint());
    }
}

void TouchButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

QKeySequence digitKey(int index)
{
    return index < 9 ? QKeySequence(Qt::Key_1 + index) : QKeySequence();
}

} // namespace pw::ui
