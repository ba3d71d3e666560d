// SPDX-License-Identifier: Apache-2.0
#include "ui/common/parentcard.h"

#include "ui/common/badge.h"
#include "ui/common/fillbar.h"
#include "ui/common/iconlabel.h"
#include "ui/common/tabularlabel.h"
#include "ui/style/theme.h"
#include "ui/text/terms.h"

#include <QHBoxLayout>
#include <QLabel>

namespace pw::ui {

using namespace Qt::StringLiterals;

ParentCard::ParentCard(QWidget *parent)
    : QFrame(parent),
      m_icon(new IconLabel(style::Icon::Pallet, 26)),
      m_level(new QLabel),
      m_number(new TabularLabel(&style::TypeScale::strong, QFont::Medium)),
      m_held(new Badge(style::Icon::Hold, &style::Colours::refused)),
      m_count(new TabularLabel(&style::TypeScale::cause, QFont::DemiBold)),
      m_bar(new FillBar)
{
    setObjectName(u"parentCard"_s);
    setProperty("card", true);
    m_count->setObjectName(u"parentCount"_s);
    m_level->setProperty("role", u"title"_s);
    m_number->setEmphasis(4);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon);
    row->addWidget(m_level);
    row->addWidget(m_number);
    row->addStretch(1);
    row->addWidget(m_held);
    row->addWidget(m_bar, 2);
    row->addWidget(m_count);
    m_bar->setMinimumWidth(40);
    connect(&style::Theme::current(), &style::Theme::changed, this, &ParentCard::restyle);
    restyle();
}

void ParentCard::showContainer(const domain::ContainerView &view, bool compact)
{
    m_icon->setIcon(style::iconOf(view.level));
    m_level->setText(text::levelName(view.level));
    m_number->setText(text::shortName(view.id));
    m_held->setText(text::number(view.heldInside));
    m_held->setVisible(view.heldInside > 0);
    m_bar->setVisible(view.capacity && !compact);
    m_level->setVisible(!compact);
    m_bar->setFilling(view.count, view.capacity);
    m_count->setText(view.capacity
                         ? text::number(view.count) + u" / "_s + text::number(*view.capacity)
                         : text::number(view.count));
    setToolTip(text::capitalised(text::named(view.id, view.level)));
    setAccessibleName(toolTip() + u' ' + text::filling(view.count, view.capacity));
}

void ParentCard::restyle()
{
    const style::Tokens &tokens = style::tokens();
    layout()->setContentsMargins(tokens.space.l, 0, tokens.space.l, 0);
    layout()->setSpacing(tokens.space.s);
    setFixedHeight(int(48 * tokens.scale));
    m_bar->setFixedHeight(tokens.space.m);
    m_icon->setColour(tokens.colours.inkMuted);
}

} // namespace pw::ui
