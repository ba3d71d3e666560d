// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/statuschip.h"

#include "ui/common/plaintooltip.h"
#include "ui/shell/popover.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionToolButton>

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(StatusChip::Tone tone)
{
    switch (tone) {
    case StatusChip::Tone::Quiet: return u"quiet"_s;
    case StatusChip::Tone::Good: return u"good"_s;
    case StatusChip::Tone::Warning: return u"warning"_s;
    case StatusChip::Tone::Bad: return u"bad"_s;
    }
    Q_UNREACHABLE();
}

QColor inkOf(StatusChip::Tone tone, const style::Colours &colours)
{
    switch (tone) {
    case StatusChip::Tone::Quiet: return colours.inkFaint;
    case StatusChip::Tone::Good: return colours.accepted.solid;
    case StatusChip::Tone::Warning: return colours.warning.onSolid;
    case StatusChip::Tone::Bad: return colours.refused.onSolid;
    }
    Q_UNREACHABLE();
}

} // namespace

StatusChip::StatusChip(style::Icon icon, QWidget *parent) : QToolButton(parent), m_icon(icon)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(this, &QToolButton::clicked, this, &StatusChip::explain);
    connect(&style::Theme::current(), &style::Theme::changed, this, &StatusChip::restyle);
    restyle();
}

void StatusChip::setState(const QString &title, const QString &text, const text::Message &message,
                          Tone tone)
{
    // Told anew every second by whoever counts the age of things.
    if (title == m_title && text == m_text && message == m_message && tone == m_tone)
        return;
    m_title = title;
    m_message = message;
    m_tone = tone;
    m_text = text;
    setAccessibleName(title + u": "_s + text);
    setAccessibleDescription(message.cause + u' ' + message.remedy);
    setToolTip(plainToolTip(message.cause + u'\n' + message.remedy));
    setProperty("tone", nameOf(tone));
    restyle();
}

void StatusChip::setIconKind(style::Icon icon)
{
    m_icon = icon;
    restyle();
}

void StatusChip::restyle()
{
    const style::Tokens &tokens = style::tokens();
    style()->unpolish(this);
    style()->polish(this);
    setFont(style::Theme::current().font(tokens.type.body, QFont::Medium));
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const
{
    const style::Space &space = style::tokens().space;
    return {2 * space.m + space.icon + space.s + fontMetrics().horizontalAdvance(m_text) + 1,
            space.strip - space.s};
}

void StatusChip::paintEvent(QPaintEvent *)
{
    const style::Space &space = style::tokens().space;
    QStyleOptionToolButton option;
    initStyleOption(&option);
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelButtonTool, &option, &painter, this);

    const QRect inner = rect().adjusted(space.m, 0, -space.m, 0);
    const QRect icon = QStyle::alignedRect(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter,
                                           {space.icon, space.icon}, inner);
    painter.drawPixmap(icon.topLeft(), style::pixmap(m_icon, inkOf(m_tone, style::tokens().colours),
                                                     space.icon, devicePixelRatioF()));
    const int inset = space.icon + space.s;
    const QRect words = layoutDirection() == Qt::RightToLeft ? inner.adjusted(0, 0, -inset, 0)
                                                             : inner.adjusted(inset, 0, 0, 0);
    painter.setPen(palette().color(QPalette::ButtonText));
    const auto align =
        QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter);
    painter.drawText(words, int(align) | Qt::TextSingleLine, m_text);
}

void StatusChip::explain()
{
    if (!m_explains)
        return;
    (new Popover(m_title, m_message, this))->openAt(this);
}

} // namespace pw::ui
