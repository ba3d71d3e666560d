// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/navigationrail.h"

#include "ui/common/buttonkey.h"
#include "ui/common/iconlabel.h"
#include "ui/style/theme.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;

NavigationRail::NavigationRail(QWidget *parent)
    : QFrame(parent),
      m_pages(new QButtonGroup(this)),
      m_logo(new IconLabel(style::Icon::Logo, 40)),
      m_column(new QVBoxLayout(this))
{
    setObjectName(u"navigationRail"_s);
    m_column->addWidget(m_logo, 0, Qt::AlignHCenter);
    m_column->addStretch(1);
    connect(&style::Theme::current(), &style::Theme::changed, this, &NavigationRail::restyle);
    restyle();
}

void NavigationRail::addPage(QWidget *page, style::Icon icon, Place place)
{
    QToolButton *button = addButton(icon, place == Place::Top ? m_top++ : m_column->count(), page);
    button->setObjectName(u"navigate_"_s + page->objectName());
    m_pages->addButton(button);
    if (place == Place::Top)
        addButtonKey(*button, QKeySequence(u"Alt+%1"_s.arg(m_top - 1)));
    const auto name = [button, page] {
        button->setText(page->windowTitle());
        button->setAccessibleName(page->windowTitle());
    };
    name();
    connect(page, &QWidget::windowTitleChanged, button, name);
    connect(button, &QToolButton::clicked, this, [this, page] { Q_EMIT pageRequested(page); });
}

QToolButton *NavigationRail::addSwitch(style::Icon icon)
{
    return addButton(icon, m_top + 1, nullptr);
}

QToolButton *NavigationRail::addButton(style::Icon icon, int position, QWidget *page)
{
    auto *button = new QToolButton;
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_column->insertWidget(position, button);
    m_items.append({button, icon, page});
    restyle();
    return button;
}

void NavigationRail::setCurrent(QWidget *page)
{
    for (const Item &item : std::as_const(m_items)) {
        if (item.page == page)
            item.button->setChecked(true);
    }
}

void NavigationRail::restyle()
{
    const style::Tokens &tokens = style::tokens();
    setFixedWidth(tokens.space.rail);
    m_column->setContentsMargins(tokens.space.s, tokens.space.l, tokens.space.s, tokens.space.l);
    m_column->setSpacing(tokens.space.s);
    m_logo->setColour(tokens.colours.onRail);
    for (const Item &item : std::as_const(m_items)) {
        item.button->setIcon(style::icon(item.icon, tokens.colours.onRailMuted,
                                         tokens.colours.onRailMuted, tokens.colours.onRail));
        item.button->setIconSize({tokens.space.icon * 5 / 4, tokens.space.icon * 5 / 4});
        item.button->setFixedHeight(tokens.space.touch + tokens.space.s);
    }
}

} // namespace pw::ui
