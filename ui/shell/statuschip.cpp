// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/statuschip.h"

#include "ui/common/plaintooltip.h"
#include "ui/shell/popover.h"
#include "ui/style/theme.h"

#include <QStyle>

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
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(this, &QToolButton::clicked, this, &StatusChip::explain);
    connect(&style::Theme::current(), &style::Theme::changed, this, &StatusChip::restyle);
    restyle();
}

void StatusChip::setState(const QString &title, const QString &text, const text::Message &message,
                          Tone tone)
{
    m_title = title;
    m_message = message;
    m_tone = tone;
    setText(QString(text).replace(u'&', u"&&"_s));
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
    setIcon(style::icon(m_icon, inkOf(m_tone, tokens.colours)));
    setIconSize({tokens.space.icon, tokens.space.icon});
    updateGeometry();
}

void StatusChip::explain()
{
    (new Popover(m_title, m_message, this))->openAt(this);
}

} // namespace pw::ui
