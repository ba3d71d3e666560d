// SPDX-License-Identifier: Apache-2.0
#include "ui/style/theme.h"

#include "ui/style/housestyle.h"
#include "ui/style/stylesheet.h"

#include <QEvent>
#include <QPalette>

namespace pw::style {

using namespace Qt::StringLiterals;

namespace {

Theme *s_current = nullptr;

QPalette paletteOf(const Colours &c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.canvas);
    palette.setColor(QPalette::WindowText, c.ink);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.sunken);
    palette.setColor(QPalette::Text, c.ink);
    palette.setColor(QPalette::PlaceholderText, c.inkFaint);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.ink);
    palette.setColor(QPalette::BrightText, c.refused.solid);
    palette.setColor(QPalette::ToolTipBase, c.ink);
    palette.setColor(QPalette::ToolTipText, c.surface);
    palette.setColor(QPalette::Highlight, c.accent.soft);
    palette.setColor(QPalette::HighlightedText, c.accent.onSoft);
    palette.setColor(QPalette::Link, c.accent.solid);
    palette.setColor(QPalette::Light, c.surface);
    palette.setColor(QPalette::Midlight, c.sunken);
    palette.setColor(QPalette::Mid, c.lineStrong);
    palette.setColor(QPalette::Dark, c.lineStrong);
    palette.setColor(QPalette::Shadow, c.ink);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.disabled);
    return palette;
}

} // namespace

Theme::Theme(QApplication &application, SchemeChoice choice)
    : m_application(application), m_choice(choice)
{
    Q_ASSERT(!s_current);
    s_current = this;
    m_application.setStyle(new HouseStyle); // the application owns it
    m_application.installEventFilter(this);
    m_tokens = tokensFor(choice == SchemeChoice::Dark ? Scheme::Dark : Scheme::Light, 1);
    apply();
}

Theme::~Theme()
{
    s_current = nullptr;
}

Theme &Theme::current()
{
    Q_ASSERT(s_current);
    return *s_current;
}

void Theme::setChoice(SchemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::setScale(qreal scale)
{
    if (qFuzzyCompare(scale, m_tokens.scale))
        return;
    m_tokens.scale = scale;
    apply();
}

QFont Theme::font(int pixels, QFont::Weight weight) const
{
    QFont font;
    font.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"sans-serif"_s});
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QFont Theme::codeFont(int pixels, QFont::Weight weight) const
{
    QFont font;
    font.setFamilies({u"DejaVu Sans Mono"_s, u"Noto Sans Mono"_s, u"monospace"_s});
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_application && event->type() == QEvent::ThemeChange
        && m_choice == SchemeChoice::System && !m_applying)
        apply();
    return QObject::eventFilter(watched, event);
}

Scheme Theme::systemScheme() const
{
    // Qt 6.4 cannot be asked for the scheme. Without our own palette the platform's shows, and its
    // text tells.
    QApplication::setPalette(QPalette());
    const QPalette platform = QApplication::palette();
    const bool dark = platform.color(QPalette::WindowText).lightness()
                      > platform.color(QPalette::Window).lightness();
    return dark ? Scheme::Dark : Scheme::Light;
}

void Theme::apply()
{
    m_applying = true;
    Scheme scheme = Scheme::Light;
    switch (m_choice) {
    case SchemeChoice::System: scheme = systemScheme(); break;
    case SchemeChoice::Light: break;
    case SchemeChoice::Dark: scheme = Scheme::Dark; break;
    }
    m_tokens = tokensFor(scheme, m_tokens.scale);
    QApplication::setFont(font(m_tokens.type.body));
    QApplication::setPalette(paletteOf(m_tokens.colours));
    m_application.setStyleSheet(styleSheet(m_tokens));
    m_applying = false;
    Q_EMIT changed();
}

const Tokens &tokens()
{
    return Theme::current().tokens();
}

} // namespace pw::style
